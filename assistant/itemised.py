"""What one thing costs among those that a sentence lists with their money: 'tiền lắp camera' of 'gồm: biển báo 80 triệu đồng; camera 520 triệu đồng'. Asked last, where nothing
else answers: the sentence as a whole is about more than the question."""
from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.asked import Asked
from assistant.compose import single
from assistant.compose.draft import Draft
from assistant.find import Candidate
from assistant.shelf import Shelf
from assistant.understand.asks import Ask
from assistant.understand.terms import stopwords, tokens
from assistant.whole import OF_MONEY
from index.lexicon.places import LEVELS
from index.records import TableRow

# "điểm chữa cháy công cộng 1.200 triệu đồng", "camera: 520 triệu đồng"
_ITEM = re.compile(r"(?P<name>[^;:,.()\d]{3,80}?)\s*(?::| là| khoảng|)\s*(?P<value>\d[\d.,]*\d|\d)\s?(?P<unit>(?:nghìn|triệu|t[ỷỉ])(?:\s?đồng)?|đồng)\b(?!\s?/)")
_CALLED, _SAID, _AHEAD = 0.75, 0.5, 0.2      # share of the question's syllables in an item's name, of the name's in the question, and ahead of the next item
_FEWEST = 2        # items from which on a sentence lists them
_DEEDS = frozenset("lắp mua sắm làm xây dựng đặt tiền dành chi khoản việc đầu tư hỗ trợ cho".split())


def compose(asked: Asked) -> Draft | None:
    """The money of the item that a question calls by name; None where it asks for other money, or no item, or several, are called so."""
    question = asked.question
    if Ask.AMOUNT not in question.asks or question.asks_any(Ask.PRICE, Ask.LIMIT, Ask.PERCENT, Ask.MOST, Ask.SUM) or question.of_plan:
        return None
    found = sorted(((called, candidate, item) for candidate in asked.ranked for called, item in _items(asked, candidate)), key=lambda one: -one[0])
    if not found or len(found) > 1 and found[0][0] - found[1][0] < _AHEAD:
        return None
    _, candidate, item = found[0]
    years = [str(year) for year in question.entities.years if candidate.shelf.document.period != (year, year)]
    if not all(year in candidate.clause.text for year in years):
        return None
    draft, document = Draft(), candidate.shelf.document
    draft.add(f"**{item['value']} {item['unit']}**. {draft.cite(document, candidate.clause, question.sought)}")
    draft.add(f"> “{single.unmarked(single.shown_of(question, candidate.clause))}”")
    draft.add(single.where(candidate.clause, document))
    return draft


def _items(asked: Asked, candidate: Candidate) -> Iterator[tuple[float, re.Match[str]]]:
    """The items of a sentence that the question may call, with how much of it each is called by."""
    if isinstance(candidate.clause, TableRow):
        return
    listed = list(_ITEM.finditer(candidate.clause.text))
    said = _telling(asked, candidate.shelf)
    for item in listed if len(listed) >= _FEWEST and said else ():
        name = set(tokens(item["name"])) - stopwords() - _DEEDS
        called = len(said & name) / len(said)
        if called >= _CALLED and len(name & set(tokens(asked.question.read))) >= _SAID * len(name):
            yield called, item


def _telling(asked: Asked, shelf: Shelf) -> set[str]:
    """The syllables of a question that call a thing, less those of money, of deeds, of places and of the plan's title."""
    money = {syllable for word in OF_MONEY for syllable in word.split()}
    places = set(LEVELS) | {syllable for _, name in asked.question.entities.places for syllable in tokens(name)}
    return {syllable for word in asked.question.words for syllable in word.split() if syllable not in money | _DEEDS | places and f" {syllable} " not in shelf.title_line}
