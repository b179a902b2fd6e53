"""Names as letterheads write them, in capitals, made names as sentences write them."""
from __future__ import annotations

import re
from collections.abc import Sequence

from index.lexicon.places import provinces
from index.text import fold
from ingest.outline.draft import ClauseDraft
from ingest.outline.zones import is_capitals


def proper(name: str) -> str:
    """A name in capitals as it is written otherwise: 'BÀ RỊA - VŨNG TÀU' → 'Bà Rịa - Vũng Tàu'."""
    known = provinces().get(fold(name))
    return known.name if known else " ".join(word.capitalize() for word in name.split())


# What agencies of two words' kind are called: 'Chi cục Kiểm ngư'
_KINDS = ("chi cục", "ban quản lý", "trung tâm", "liên đoàn")


def titled(text: str) -> str:
    """An agency's name from a letterhead: 'SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG' → 'Sở Nông nghiệp và Môi trường'."""
    from index.lexicon.agencies import find

    words = text.lower()
    known = find(words)
    if known and known[0].start == 0 and known[0].end == len(words):
        return known[0].name
    head, _, rest = next((kind, " ", words[len(kind) + 1:]) for kind in (*_KINDS, words.partition(" ")[0]) if words == kind or words.startswith(f"{kind} "))
    return f"{head.capitalize()} " + re.sub(r"(^|, | và )(\w)", lambda m: m.group(1) + m.group(2).upper(), rest) if rest else words.capitalize()


def as_written(text: str, drafts: Sequence[ClauseDraft]) -> str:
    """A body's name from a letterhead as the text writes it, with the capitals of its own name: 'Ban Quản lý rừng phòng hộ Sông Kôn'; where it is never
    written whole, that of its last words."""
    words = text.lower().split()
    for first in range(len(words) - 1):
        for draft in drafts:
            at = draft.text.lower().find(" ".join(words[first:]))
            written = draft.text[at:at + len(" ".join(words[first:]))] if at >= 0 else ""
            if written and not is_capitals(written) and (written[:1].isupper() if first == 0 else written.split()[-1][:1].isupper()):
                head = titled(" ".join(words[:first])) if first else ""
                return f"{head} {written}".strip()
    return titled(text)
