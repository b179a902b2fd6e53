"""Which of the proposed answers are likely right, the likeliest first; two of them where it is not sure which."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from assistant import answerable
from assistant.answer import EITHER
from assistant.asked import Asked
from assistant.compose import duties, lists
from assistant.compose.draft import Draft
from assistant.find import Candidate
from assistant.judging.judge import LEAST_OF_ANOTHER, OF_ANOTHER
from assistant.judging.trees import Trees
from assistant.proposing import vetoes
from assistant.proposing.looks import vector_by_itself, vectors
from assistant.proposing.shapes import Proposal, proposals
from assistant.understand.asks import Ask

MODEL = Path(__file__).with_name("model.npz")
FIRST = Path(__file__).with_name("first.npz")
SURE = 0.9           # probability of what answering.py would give from which on no other is made: of 1,604 questions 1,120 have it, and one fewer is right
LEAST = 0.15         # probability below which nothing that is proposed answers
HEAD_START = 0.2     # of the shape that answering.py would take: what is no likelier than that by so much does not replace it
LEAST_ADDED = 0.2    # probability from which on a sum goes before the rows that it adds up, where all of them together are asked for
LEAST_COUNTED = 0.1    # … on for one that counts the rows as well, where both are asked
_BEHIND = HEAD_START + 0.01
UNSURE = 0.5         # probability below which another answer is told beside the likeliest, if it is at least _BESIDE likely
BESIDE = 0.1
LEAST_OF_FIRST = 0.2
LEAST_BESIDE = 0.3   # … of one whose clause holds next to nothing of the question's words: it may say the same in others
LEAST_OFF_TOPIC = 0.5  # … and whose document knows few of them
LEAST_OF_ONE = 0.17    # … where the question is asked of one plan alone
_WHOLES = {"section", "duties"}
SURE_BESIDE_RARE = 0.95    # probability from which on it goes before one of a shape that the trees have seen too few of
_SHORT = 6           # citations of an answer that may be told beside another
_ALSO_OF_ANOTHER = ("kind", "code", "range", "contact", "total")     # checks by which a clause is of something else as surely, where it is only proposed
_RARE = {"enumerated", "section"}     # shapes of which the trees have seen too few: what answering.py would give by them stands, as it does where the most of something is asked


@cache
def trees() -> Trees:
    return Trees.load(MODEL)


@cache
def trees_of_first() -> Trees:
    return Trees.load(FIRST)


def in_order(asked: Asked, first: Draft | None) -> Iterator[Draft]:
    """The drafts that may be the answer, the likeliest first. `first`: what answering.py would give, which is always among them; where it is surely right,
    no other is made unless it is asked for."""
    sure = first is not None and not vetoes.of_all(asked, first) and not vetoes.is_one_of_them(asked, first) and (Ask.MOST in asked.question.asks or len(asked.shelves) == 1 and duties.asks_only_whose(asked.question, asked.shelves[0]) or is_sure(asked, first))
    if sure:
        yield first
    yield from (draft for draft in _weighed(asked, first) if draft is not first or not sure)


def is_sure(asked: Asked, first: Draft) -> bool:
    """Whether what answering.py would give is so surely right that nothing needs to be proposed beside it."""
    return float(trees_of_first().probabilities(vector_by_itself(asked, first, trees_of_first().columns))[0]) >= SURE


def _weighed(asked: Asked, first: Draft | None) -> list[Draft]:
    """All drafts that may be the answer, the likeliest first."""
    found = proposals(asked, first)
    if not found:
        return []
    told = [float(p) for p in trees().probabilities(vectors(asked, found, trees().columns))]
    drafts = [one.draft for one in found]
    told = [0.0 if vetoes.against(asked, one, drafts) else p for p, one in zip(_added_first(asked, found, told), found)]
    bar = [_least_of_first(one) if one.draft is first else LEAST_OF_ANOTHER for one in found]
    order = [i for i in best_first(told, 0 if first else None) if told[i] >= bar[i] or not is_of_another(asked, drafts[i]) and told[i] >= _least_beside(asked, drafts[i])]
    if not order:
        return []
    rare = first and found[0].shapes & _RARE and (drafts[order[0]] is first or told[order[0]] < SURE_BESIDE_RARE)
    if rare or first and _ALL_OF.search(asked.question.folded):
        return [first, *(drafts[i] for i in order if drafts[i] is not first)]
    said = [{c.clause.id for c in draft.citations} for draft in drafts]
    allowed = [p if i in order and (i == order[0] or not said[i] & said[order[0]]) else 0.0 for i, p in enumerate(told)]      # what cites the same clauses is no other answer
    other = beside(allowed, order[0], [(draft.citations[0].clause.id, len(draft.citations)) for draft in drafts])
    both = [_either(drafts[order[0]], drafts[other])] if other is not None and not _agree(drafts[order[0]], drafts[other]) else []
    return [*both, *(drafts[i] for i in order)]


def _added_first(asked: Asked, found: Sequence[Proposal], told: Sequence[float]) -> list[float]:
    """The probabilities, where all of something together is asked: of what tells some of the rows that another draft adds up no more than of that one."""
    both = lists.ALSO.search(asked.question.folded) is not None      # 'mấy trạm, tổng công suất bao nhiêu': counted and added up
    added = {i: {c.clause.id for c in one.draft.citations} for i, one in enumerate(found) if one.draft.sums and told[i] >= (LEAST_COUNTED if both else LEAST_ADDED) and (not both or vetoes.made_by(one, "counted"))}
    best = max((i for i in added), key=lambda i: told[i], default=None)
    if best is None:
        return list(told)
    within = [vetoes.of_all(asked, one.draft) and {c.clause.id for c in one.draft.citations} <= added[best] for one in found]
    return [min(p, told[best] - _BEHIND) if inside else p for p, inside in zip(told, within)]


def _least_of_first(one: Proposal) -> float:
    """Probability below which what answering.py would give does not stand where a check is against its clause; a section or the tasks of an agency are
    not judged by their first clause."""
    return 0.0 if one.shapes & _WHOLES else LEAST_OF_FIRST


def _least_beside(asked: Asked, draft: Draft) -> float:
    """Probability from which on a draft may answer whose first clause holds next to nothing of the question's words; 0 for one that holds some."""
    judged = next((j for j in asked.judged if j.candidate.clause.id == draft.citations[0].clause.id), None)
    if judged is None or not asked.question.words or not answerable.is_beside_it(asked.question, judged.candidate):
        return 0.0
    if answerable.is_off_topic(asked.question, judged.candidate) and not any(map(judged.candidate.shelf.knows, asked.question.words)):
        return LEAST_OFF_TOPIC
    if len(asked.shelves) == 1:
        return LEAST_OF_ONE          # which plan is meant is known, by its place: what is asked is likelier to be in it
    return LEAST_OFF_TOPIC if answerable.is_off_topic(asked.question, judged.candidate) else LEAST_BESIDE


def is_of_another(asked: Asked, draft: Draft) -> bool:
    """Whether a check says of the clause that a draft cites first that it is of another place, year, agency or thing than the question."""
    cited = draft.citations[0]
    if judged := next((j for j in asked.judged if j.candidate.clause.id == cited.clause.id and j.least >= LEAST_OF_ANOTHER), None):
        return not judged.answers
    held = next((c for c in asked.ranked if c.clause.id == cited.clause.id), None)
    if held is None:
        shelf = next(shelf for shelf in asked.shelves if shelf.document.id == cited.document.id)
        held = Candidate(shelf, shelf.passages[cited.clause.ordinal], 0.0, {})
    against = answerable.reasons(asked.question, held)
    priced = ("type",) if Ask.PRICE in asked.question.asks and _UNIT_PRICE.search(asked.question.folded) else ()      # what all of them cost is no price of one
    return any(against[name] for name in (*OF_ANOTHER, *_ALSO_OF_ANOTHER, *priced))


# "đơn giá mua một máy", "giá một cây giống", "giá mỗi chiếc"
_UNIT_PRICE = re.compile(r"\bđơn giá\b|\bgiá (?:(?:mua|bán|thuê) )?(?:một|mỗi|1|từng) \S")


def best_first(told: Sequence[float], first: int | None) -> list[int]:
    """Which proposals may answer, by their probabilities, the likeliest first; the one that answering.py would give, with its head start, whatever its own."""
    chances = [p + (HEAD_START if i == first else 0.0) for i, p in enumerate(told)]
    return [i for i in sorted(range(len(told)), key=lambda i: -chances[i]) if chances[i] >= LEAST or i == first]


def beside(told: Sequence[float], best: int, cited: Sequence[tuple[str, int]]) -> int | None:
    """The answer to tell beside the likeliest, where that is not sure; None else. `cited`: of each the first clause, and how many."""
    if told[best] >= UNSURE:
        return None
    others = [i for i in range(len(told)) if cited[i][0] != cited[best][0] and cited[i][1] <= _SHORT and told[i] >= BESIDE]
    return max(others, key=lambda i: told[i], default=None)


# "cả hai đợt", "cả ba xã": of each of them, which is not looked at
_ALL_OF = re.compile(r"\bcả (?:hai|ba|bốn|năm|\d+)\b")
# "**19.250 triệu đồng**": what an answer tells first
_TOLD = re.compile(r"\*\*(?P<value>[^*]*\d[^*]*)\*\*")


def _agree(one: Draft, other: Draft) -> bool:
    """Whether the value that an answer tells first is told by another as well: then it does not matter which of them is meant."""
    told = _TOLD.search(one.text)
    return told is not None and f"**{told['value']}**" in other.text


def _either(one: Draft, other: Draft) -> Draft:
    """Both drafts, the likelier first, said to be unsure."""
    draft = Draft()
    draft.add(EITHER)
    for each in (one, other):
        draft.absorb(each)
    return draft
