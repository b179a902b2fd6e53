"""Which verbatim stretch of a clause to quote: all of it, or where it is long the sentences that answer."""
from __future__ import annotations

import re

from assistant import evidence
from assistant.understand.question import Sought
from assistant.understand.terms import tokens
from index.records import Clause, TableRow
from index.text import fold

LONGEST = 1_100     # characters of a quotation; more is a text dump
SHOWN = 600         # characters of a clause shown in an answer's text before it is cut to its best part

# Ends of sentences and of the parts of an enumeration: "…; ", ". "
_PARTS = re.compile(r"(?<=[;.…])\s+(?=[^\W\d_]|[+\-–(\d“\"])")


def quote_of(clause: Clause, words: Sought = Sought(), longest: int = LONGEST) -> str:
    """The clause's quote; where it is longer than `longest`, the unbroken run of its parts that holds most of `words`."""
    if len(clause.quote) <= longest:
        return clause.quote
    if isinstance(clause, TableRow):
        return clause.quote[:longest].rsplit(" | ", 1)[0]
    return max((_best_run(piece, words, longest) for piece in clause.fragments), key=lambda p: _held(p, words))


def best_part(clause: Clause, words: Sought, longest: int = SHOWN) -> str:
    """The part of a clause that says most of `words`, at most `longest` characters where its sentences allow it."""
    text = clause.text
    if len(text) <= longest:
        return text
    return max((_best_run(piece, words, longest) for piece in clause.fragments), key=lambda p: _held(p, words))


def parts(text: str) -> list[str]:
    """The sentences and semicolon parts of a text, verbatim."""
    return [part for part in _PARTS.split(text) if part]


def _best_run(text: str, words: Sought, longest: int) -> str:
    """The run of parts, unbroken in `text`, that holds most of `words` within `longest` characters."""
    bounds, start = [], 0
    for match in _PARTS.finditer(text):
        bounds.append((start, match.start()))
        start = match.end()
    bounds.append((start, len(text)))
    best, best_held = text[bounds[0][0]:bounds[0][1]], -1.0
    for i in range(len(bounds)):
        for j in range(i, len(bounds)):
            piece = text[bounds[i][0]:bounds[j][1]]
            if len(piece) > longest and j > i:
                break
            held = _held(piece, words) - 0.02 * len(piece) / max(longest, 1)
            if held > best_held:
                best, best_held = piece, held
    return best if len(best) <= longest else _cut(best, words, longest)


def _cut(text: str, words: Sought, longest: int) -> str:
    """A sentence longer than allowed: a stretch of whole words around the first that is asked about."""
    pieces = list(re.finditer(r"\S+", text))
    best = max(range(len(pieces)), key=lambda i: _held(text[pieces[i].start():pieces[i].start() + longest], words), default=0)
    start = pieces[best].start() if pieces else 0
    return text[start:start + longest].rsplit(" ", 1)[0]


def _held(text: str, sought: Sought) -> float:
    """How much of what is sought a text holds: each asked word counts one, each kind of thing asked for two and a half."""
    found = float(len(sought.words & set(tokens(text))))
    folded = fold(text)
    return found + 2.5 * sum(1 for kind in sought.kinds if evidence.spans(kind, folded))
