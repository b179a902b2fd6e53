"""A clause as the assistant searches it: lines of folded words, and how well they hold a word of a question."""
from __future__ import annotations

import re
from dataclasses import dataclass

from assistant import headed
from assistant.compose import rows
from assistant.shorthand import spelled_out
from assistant.understand.terms import tokens
from index.lexicon import agencies
from index.records import Clause, TableRow
from index.text import fold, strip_marks

# How well a word is held: by the clause itself, by the heading right above it (or a row's group or header), by one further up.
IN_TEXT, NEAR, FAR = 1.0, 0.75, 0.45
UNMARKED = 0.85     # the same but for its marks: OCR and typing lose them
SCATTERED = 0.5     # all syllables of a word are there, but not side by side
PARTLY = 0.2


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause as lines of folded words with a space at both ends: `text` its own, `near` those of the heading right above it
    (of a row: its groups and headers), `far` those of the headings further up and of the table's title."""

    clause: Clause
    text: str
    near: str
    far: str
    unmarked: str                             # `text` without diacritics
    mentions: tuple[agencies.Mention, ...]    # the agencies it names, in the text and then in the headings
    name: str = ""                            # of a row what it is about, two words at least: 'hàng rào xanh'

    @property
    def words(self) -> list[str]:
        return self.text.split()

    def holds(self, word: str) -> float:
        """How well the clause holds a word of one or more syllables, 0 to 1."""
        line = f" {word} "
        if line in self.text:
            return IN_TEXT
        bare = strip_marks(line)
        unmarked = UNMARKED if " " in word and bare in self.unmarked else 0.0    # 'lo' is not 'lò'
        if line in self.near:
            return max(NEAR, unmarked)
        if unmarked:
            return unmarked
        if line in self.far:
            return FAR
        syllables = word.split()
        if len(syllables) == 1:
            return 0.0
        held = sum(1 for s in syllables if f" {s} " in self.text)
        return SCATTERED if held == len(syllables) else PARTLY * held / len(syllables)

    def spells(self, code: str) -> bool:
        """Whether words side by side, in the clause or above it, begin with the letters of a code: 'KKTCK' of 'khu kinh tế cửa khẩu'."""
        wanted = strip_marks(fold(code))
        return any(wanted in "".join(word[0] for word in strip_marks(line).split()) for line in (self.text, self.near, self.far))


def line_of(*texts: str) -> str:
    """The folded words of texts as one line, with a space at both ends."""
    return f" {' '.join(t for text in texts for t in tokens(text))} "


def passage_of(clause: Clause, shorthand: dict[str, str] | None = None) -> Passage:
    """A clause, or a row of a table, made a passage. `shorthand`: the document's own abbreviations (shorthand.py)."""
    if isinstance(clause, TableRow):
        near = line_of(*clause.groups, *(h for h, c in zip(clause.headers, clause.cells) if c))
        far = line_of(clause.title, *clause.path)
        text = line_of(*clause.cells)
    else:
        near, far, text = line_of(*clause.path[-1:]), line_of(*clause.path[:-1]), line_of(clause.text)
    if shorthand:
        near, far, text = (spelled_out(line, shorthand) for line in (near, far, text))
    named = [m for words in (clause.text, *clause.path) for m in agencies.find(words)]
    name = tokens(re.sub(r"\([^)]*\)", " ", headed.bare(rows.name_of(clause)))) if isinstance(clause, TableRow) else ()
    return Passage(clause, text, near, far, strip_marks(text), tuple(named), " ".join(name) if len(name) > 1 else "")
