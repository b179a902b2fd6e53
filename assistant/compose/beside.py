"""The clause quoted beside the best one: it states the same figure, or holds what the best one leaves unsaid."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import answerable, evidence
from assistant.compose import rows
from assistant.features import wants_total
from assistant.find import Candidate, weights
from assistant.passage import IN_TEXT, NEAR
from assistant.pointing import columns
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from index.records import TableRow
from index.text import fold


def also(question: Question, best: Candidate, others: Sequence[Candidate]) -> list[Candidate]:
    """A clause that states the same figure, where money is asked; and one that holds what the best one leaves unsaid."""
    if question.asks_any(Ask.AMOUNT, Ask.SUM) and wants_total(question):
        figures = {f for f in re.findall(r"\d[\d.,]{3,}\d", best.clause.text)}
        same = [c for c in others if c.shelf is best.shelf and figures & set(re.findall(r"\d[\d.,]{3,}\d", c.clause.text)) and "tổng" in fold(c.clause.text)]
        if same:
            return same[:1]
    if left := _left(question, best, others):
        return left
    if isinstance(best.clause, TableRow) and (said := _said_in_prose(question, best, others)):
        return said
    words = {w: v for w, v in weights(question, best.shelf).items() if best.shelf.knows(w)}
    missing = {w: v for w, v in words.items() if best.passage.holds(w) < NEAR}
    if sum(missing.values()) < _UNSAID * sum(words.values()):
        return []
    fit = [c for c in others if c.shelf is best.shelf and c.score >= 0.7 * best.score and
           sum(v for w, v in missing.items() if c.passage.holds(w) == IN_TEXT) >= 0.4 * sum(missing.values()) and not answerable.why_not(question, c)]
    return fit[:1]


def _said_in_prose(question: Question, row: Candidate, others: Sequence[Candidate]) -> list[Candidate]:
    """The clause of prose that states the figure of a row as well: 'Sản lượng đường | 7.200' and 'sản lượng đường đến năm 2030 đạt 7.200 tấn/năm'."""
    if not question.asks_any(Ask.QUANTITY, Ask.PERCENT, Ask.AMOUNT) or question.asks_any(Ask.LIST, Ask.SUM, Ask.MOST, Ask.COUNT) and not question.noun:
        return []
    told = rows.of_years(row.clause, question.entities.times) or columns.meant(question, row.clause, rows.told(row.clause))
    figure = next(iter(re.findall(r"\d[\d.,]*\d", told[0][1])), "") if told else ""
    same = re.compile(rf"(?<![\d.,])0*{re.escape(figure)}(?![\d]|[.,]\d)")
    return [c for c in others if figure and c.shelf is row.shelf and not isinstance(c.clause, TableRow) and c.features["any"] >= _SAYS_IT_TOO and same.search(c.clause.text)][:1]


_SAYS_IT_TOO = 0.6   # share of the question's words that such a clause must hold
_ASKED_APART = (Ask.QUANTITY, Ask.AMOUNT, Ask.PERCENT, Ask.DATE, Ask.LEAD)
_NEARLY = 0.72     # of the best clause's score: a clause that tells the other thing asked may score so much less


def _left(question: Question, best: Candidate, others: Sequence[Candidate]) -> list[Candidate]:
    """The clause that tells a kind of thing asked for that the best one does not: 'bao nhiêu con, tổng vốn mấy tỷ'."""
    kinds = [ask for ask in _ASKED_APART if ask in question.asks]
    for ask in kinds if len(kinds) > 1 else ():
        if (evidence.holds(ask, best.clause, question.noun) or 0) >= (1.0 if question.noun else 0.5):
            continue
        alone = replace(question, asks=frozenset({ask}))
        fit = [c for c in others if c.shelf is best.shelf and c.score >= _NEARLY * best.score and evidence.holds(ask, c.clause, question.noun) == 1.0 and not answerable.why_not(alone, c)]
        if fit:
            return fit[:1]
    return []


_UNSAID = 0.2      # share of the question's words that the best clause must leave unsaid for another to be given beside it
