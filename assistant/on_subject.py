"""Whether the row of a place is on what is asked of it: 'tiền sửa nhà văn hóa thôn A' is not what the thôn gives for a road."""
from __future__ import annotations

import re

from assistant.find import weights
from assistant.shelf import Shelf
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import stopwords, tokens
from assistant.whole import OF_MONEY
from index.lexicon import places
from index.records import Clause, TableRow
from index.text import fold

_UNITS = frozenset({"ha", "km", "m2", "tấn", "kg"})      # 'bao nhiêu ha': say how it is measured, not what
_OF_PLACE = 0.2    # share of the question's words, beside a place's name, that its row and headings must hold
_OTHERWISE = 0.5   # how well a row must hold another word for one of the question's: 'diện tích' for 'rộng'
_NEARLY_ALL = 0.95 # … unless the whole document is about the rest


def is_on_subject(question: Question, shelf: Shelf, clause: Clause) -> bool:
    """Whether the row of a place is on what is asked of it: 'tiền sửa nhà văn hóa thôn A' is not what the thôn gives for a road.
    True where no money of a place is asked, or a sum of it, or nothing but the place is named."""
    if not isinstance(clause, TableRow) or not question.entities.places or not question.asks_any(Ask.AMOUNT, Ask.QUANTITY, Ask.COUNT) or Ask.SUM in question.asks:
        return True
    names = {t for level, name in question.entities.places for t in tokens(f"{level} {name}")} | set(places.LEVELS)
    passage = shelf.passages[clause.ordinal]
    words = {w: v for w, v in weights(question, shelf).items() if not set(w.split()) <= names and w not in OF_MONEY and (w not in _UNITS or passage.holds(w)) and shelf.knows(w)}
    held = sum(v for w, v in words.items() if passage.holds(w) or (shelf.held_otherwise(w) or {clause.ordinal: 0.0})[clause.ordinal] > _OTHERWISE)
    if _of_another_part(question, shelf, clause):
        return False
    about = sum(v for w, v in words.items() if not passage.holds(w) and shelf.is_about(w))
    whole = sum(words.values())
    if words and not held and Ask.AMOUNT not in question.asks:
        return False
    return held >= _OF_PLACE * whole or held + about >= _NEARLY_ALL * whole


def _of_another_part(question: Question, shelf: Shelf, row: TableRow) -> bool:
    """Whether a plan is on several things, the question and another table on one of them, and the row's table on another: 'sâm Ngọc Linh' and 'gai xanh' of
    'phát triển cây sâm Ngọc Linh và cây gai xanh'."""
    parts = [_pairs(part) for part in re.split(r",|;|\bvà\b", fold(shelf.document.subject))]
    own = [pairs - set().union(*(other for other in parts if other is not pairs)) for pairs in parts]
    told, asked = _pairs(" ".join((row.title, *row.headers, *row.groups, *row.cells))), _pairs(question.read)
    of_row, of_question = ({i for i, pairs in enumerate(own) if pairs & said} for said in (told, asked))
    singly = [{word for pair in part for word in pair} - stopwords() for part in parts]
    headed = set(tokens(" ".join((row.title, *row.headers))))
    of_row |= {i for i in of_question if headed & singly[i] - set().union(*(other for other in singly if other is not singly[i]))}      # 'Số cầu' of 'xóa cầu khỉ'
    if not of_row or not of_question or of_row & of_question:
        return False
    heads = (_pairs(" ".join((table[0].title, *table[0].headers))) for number, table in shelf.tables.items() if number != row.table)
    return any(own[i] & head for head in heads for i in of_question)


def _pairs(text: str) -> set[tuple[str, str]]:
    """The words of a text two by two: 'sâm ngọc linh' → ('sâm', 'ngọc'), ('ngọc', 'linh')."""
    words = tokens(text)
    return set(zip(words, words[1:]))
