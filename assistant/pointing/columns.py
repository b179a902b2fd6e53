"""Which columns of a table's row a question asks for: 'Xã Mộc Bắc mỗi ngày được bao nhiêu lít sữa?' of a row with 'Số hộ', 'Tổng đàn (con)' and
'Sản lượng sữa (lít/ngày)'.

What each heading and cell say is looked at beside the question (column_looks.py), and trees learned on questions with gold answers (learn_columns.py) say how
likely each is meant.
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np

from assistant import payers
from assistant.compose import rows
from assistant.judging.trees import Trees
from assistant.pointing.column_looks import Pair, looks
from assistant.times import has_year
from assistant.understand.asks import Ask
from assistant.understand.counting import TWICE
from assistant.understand.question import Question
from assistant.understand.terms import tokens
from index.records import TableRow
from index.text import fold

MODEL = Path(__file__).with_name("columns.npz")
# Probability from which on a column is told as asked for; that of the likeliest, where none has that, from which on it is: of any question, and of one
# for a figure. On rows of sets that it was not learned on a question for a figure alone (1,458) is told one so 1,457 times, 1,365 times one that the gold answer has
MEANT, LIKELIEST, LIKELIEST_FIGURE = 0.5, 0.4, 0.02
SECOND = 0.15      # of the second of two figures that are asked for
_in_use = MODEL


def use(model: Path) -> None:
    """Takes another model from now on than the one that ships: where whole answers are learned, one that has not seen their questions."""
    global _in_use
    _in_use = model
    _trees.cache_clear()
    _probabilities.cache_clear()


@cache
def _trees() -> Trees:
    return Trees.load(_in_use)


def meant(question: Question, row: TableRow, told: Sequence[Pair]) -> list[Pair]:
    """The (heading, cell) pairs among `told` that a question asks for, the likeliest first; empty where that can't be told."""
    if ruled := next((found for rule in _RULES if (found := rule(question, told))), []):
        return ruled
    chances = dict(zip(told, probabilities(question, row, told)))
    figure = bool(question.asks & _FIGURES) and not question.asks - _FIGURES and not _ELSE.search(question.folded)        # a figure is asked for, and nothing else
    if figure:
        counted = bool(question.noun) and not question.asks & _MONEY
        chances = {pair: p for pair, p in chances.items() if _is_figure(*pair) and not (counted and "đồng" in pair[1])} or chances
    if question.asks <= _MONEY:       # 'được đền bao nhiêu tiền' asks for no number of kilns
        chances = {pair: p for pair, p in chances.items() if _DONG.search(fold(pair[1]))} or chances
    if not question.entities.times and any(not _of_time(pair) and _is_figure(*pair) for pair in chances):       # 'hết tổng cộng bao nhiêu' asks for no quarter of it
        chances = {pair: p for pair, p in chances.items() if not (_of_time(pair) and _is_figure(*pair))}
    order = sorted(chances, key=lambda pair: -chances[pair])
    found = [pair for pair in order if chances[pair] >= MEANT]
    if figure and len(found) < 2 and TWICE.search(question.folded):        # 'bao nhiêu ha chanh, trong đó GlobalGAP mấy ha'
        found = [pair for pair in order[:2] if chances[pair] >= SECOND]
    named = f" {' '.join(tokens(rows.name_of(row)))} " in f" {' '.join(tokens(question.read))} "        # the row itself is no answer then: any of its cells may be
    return found or [pair for pair in order[:1] if chances[pair] >= (LIKELIEST_FIGURE if figure else LIKELIEST)] or (list(told) if named else [])


def _of_payers(question: Question, told: Sequence[Pair]) -> list[Pair]:
    """'ngân sách tỉnh chi bao nhiêu, xã chi bao nhiêu': the columns of the payers asked, one of each."""
    paying = payers.columns_asked(question.folded)
    theirs = [pair for pair in told if any(_pays(payer, pair) for payer in paying)]
    return theirs if len(paying) > 1 and all(any(_pays(payer, pair) for pair in theirs) for payer in paying) and len(theirs) > 1 else []


def _of_sources(question: Question, told: Sequence[Pair]) -> list[Pair]:
    """'hết bao nhiêu, lấy từ nguồn nào': what each source gives, behind the sum of it."""
    giving = [pair for pair in told if _NOTHING_GIVEN.match(pair[1]) is None and "đồng" in pair[1] and any(_pays(payer, pair) for payer in payers.PAYERS)]
    whole = [pair for pair in told if "đồng" in pair[1] and rows.as_total(pair[0]) == 0]
    return [*whole, *(pair for pair in giving if pair not in whole)] if Ask.SOURCE in question.asks and len(giving) > 1 else []


def _ceilings(question: Question, told: Sequence[Pair]) -> list[Pair]:
    """'tối đa bao nhiêu' of 'Giới hạn: 8 triệu đồng/ha'; with the rate, where that is asked as well."""
    ceilings = [pair for pair in told if _CEILING.search(fold(pair[0]))] if Ask.LIMIT in question.asks else []
    return ceilings and [*ceilings, *(pair for pair in told if pair not in ceilings and "%" in pair[1] and Ask.PERCENT in question.asks)]


def _each_time(question: Question, told: Sequence[Pair]) -> list[Pair]:
    """'mỗi năm bao nhiêu lượt' of a column for each year."""
    timed = [pair for pair in told if has_year(pair[0])]
    return timed if len(timed) > 1 and _EACH.search(question.folded) and not question.entities.times else []


_RULES = (_of_payers, _of_sources, _ceilings, _each_time)
# "Giới hạn", "Mức hỗ trợ tối đa", "Trần": what can't be gone beyond
_CEILING = re.compile(r"\b(?:giới hạn|tối đa|trần|hạn mức|không quá)\b")
_EACH = re.compile(r"\b(?:mỗi|từng|các|hằng|hàng|theo) năm\b")
_NOTHING_GIVEN = re.compile(r"0(?: |$)")


def _pays(payer: payers.Payer, pair: Pair) -> bool:
    return payer.told.search(f"; {payers.levels(pair[0])} ;") is not None


def _of_time(pair: Pair) -> bool:
    """Whether a column is of a part of the time that a plan is for: '2027', 'Quý II', 'Tháng 6'; not 'Diện tích năm 2030'."""
    return _TIME_HEADING.search(fold(pair[0])) is not None


_TIME_HEADING = re.compile(r"(?:^|[›:] ?)(?:trong đó:? )?(?:năm )?(?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)?$|\b(?:quý (?:i{1,3}|iv|[1-4])|tháng \d{1,2})$")
_FIGURES = frozenset({Ask.AMOUNT, Ask.SUM, Ask.QUANTITY, Ask.COUNT, Ask.PERCENT, Ask.PRICE, Ask.LIMIT})
_MONEY = frozenset({Ask.AMOUNT, Ask.SUM, Ask.PRICE})
_DONG = re.compile(r"đồng|\btr\.? ?đ\b")      # "240 triệu đồng", "8.400 tr.đ"
_ELSE = re.compile(r"\b(?:gì|ai|đâu|nào|sao|bao giờ)\b")      # "rộng bao nhiêu, xếp hạng gì"
_TIME = re.compile(r"\d{1,2}/(?:19|20)\d\d|(?:quý|tháng|năm|đợt)\b.*|\d{1,2}\s?[-–]\s?\d{1,2}/\d{1,2}|\d{1,2}/\d{1,2}(?:/\d{4})?")


def _is_figure(heading: str, value: str) -> bool:
    """Whether a cell holds a figure that is no time: '1.140', '50%', '4.300 triệu đồng'; not '3/2026', nor '2027' under 'Năm xây dựng'."""
    timed = _TIME.fullmatch(fold(value)) or re.fullmatch(r"(?:19|20)\d\d", value) and re.search(r"\bnăm\b|hoàn thành|thời", fold(heading))
    return bool(re.search(r"\d", value)) and not timed


def probabilities(question: Question, row: TableRow, told: Sequence[Pair]) -> tuple[float, ...]:
    """How likely a question asks for each of some (heading, cell) pairs of a row [len(told)]."""
    return _probabilities(question, row, tuple(told)) if told else ()


@lru_cache(maxsize=1_024)       # a row is proposed in several shapes
def _probabilities(question: Question, row: TableRow, told: tuple[Pair, ...]) -> tuple[float, ...]:
    vectors = np.array([[one.get(name, 0.0) for name in _trees().columns] for one in looks(question, row, told)])
    return tuple(_trees().probabilities(vectors).tolist())
