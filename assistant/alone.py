"""A plan of a comparison asked by itself, where the comparison found nothing of it: what is asked of all is made a question of one plan."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Answer
from assistant.compose import compare
from assistant.find import Candidate
from assistant.passage import NEAR
from assistant.shelf import Shelf
from assistant.understand.question import Question
from index.lexicon.places import spelling, split_level
from index.text import fold

_MOST = 4          # clauses of one plan
_SAID = 0.6        # share of what is asked, by rarity, that its clauses must hold
# Between places that are named one after another: "ở A và ở B", "của A, B với C"
_BETWEEN = re.compile(r"(?:[\s,;]|\b(?:và|với|so với|ở|tại|của|bên|còn|tỉnh|huyện|xã|phường|thành phố|kế hoạch|đề án)\b)+")
# Where what is said of one place ends and that of the next begins: "Sở A của X| và Sở B của Y được giao việc gì"
_NEXT = re.compile(r"\s*[,;]\s+|\s+(?:và|với|so với|còn)\s+")
# "bên nào phải nộp sớm hơn", "nơi nào cao hơn": asks which of the plans
_WHICH = re.compile(r"[,;]?\s*(?:thì )?\b(?:bên|nơi|chỗ|tỉnh|huyện|xã|kế hoạch|địa phương) nào (?=\S)")


# "trong ba kế hoạch", "mỗi nơi": says of how many plans it is asked
SO_MANY_PLANS = r"(?:hai|ba|bốn|năm|\d) (?:văn bản|kế hoạch|tỉnh|huyện|xã|phường|địa phương|nơi|bên|chỗ|đề án|chương trình|quyết định|nghị quyết)\b"
_OF_ALL = re.compile(rf"(?:\b(?:trong|ở|của) )?(?:\bcả )?\b{SO_MANY_PLANS}|,? ?\b(?:thì )?mỗi (?:nơi|bên|chỗ|tỉnh|kế hoạch|văn bản)\b", re.IGNORECASE)


def of_one(text: str, name: str, names: Sequence[str]) -> str:
    """A question of several places as it is asked of one of them: 'Báo cáo năm của các đơn vị ở A và ở B, bên nào phải nộp sớm hơn?' →
    'Báo cáo năm của các đơn vị ở B phải nộp sớm hơn?'; '' where the place is not named in it."""
    text = " ".join(_OF_ALL.sub(" ", text).split())
    called, *others = (spelling(split_level(n)[1] or n) for n in (name, *names))
    spans = sorted((*m.span(), pattern) for pattern in {called, *others} for m in re.finditer(rf"(?<!\w){pattern}(?!\w)", fold(text)))
    own = next(((start, end) for start, end, pattern in spans if pattern == called), None)
    if own is None or len(text) != len(fold(text)):
        return ""
    head, one, tail = text[:spans[0][0]], text[own[0]:own[1]], text[spans[-1][1]:]
    if all(_BETWEEN.fullmatch(fold(text[before[1]:after[0]])) for before, after in zip(spans, spans[1:])):
        return _WHICH.sub(" ", head + one + tail)
    former = max((end for _, end, _ in spans if end <= own[0]), default=0)
    begins = cut.end() if former and (cut := _NEXT.search(text, former, own[0])) else former
    said = text[begins:own[0]]
    return _WHICH.sub(" ", (head if _BETWEEN.fullmatch(fold(said)) else said) + one + tail)


def part(question: Question, answer: Answer, name: str, shelves: Sequence[Shelf]) -> compare.Part | None:
    """What a plan said to the question that it was asked by itself; None where it refused, or told something that holds too little of the question: a
    plan that is silent must be said to be so."""
    if answer.abstained or not answer.citations:
        return None
    by_id = {shelf.document.id: shelf for shelf in shelves}
    cited = list({c.clause.id: c for c in answer.citations if c.document.id in by_id}.values())[:_MOST]
    found = tuple(Candidate(shelf, shelf.passages[c.clause.ordinal], 1.0, {}) for c in cited for shelf in (by_id[c.document.id],))
    return compare.Part(name, found, stated=True) if found and _held(question, found) >= _SAID else None


def _held(question: Question, found: Sequence[Candidate]) -> float:
    """Share of what a question says, by rarity, that the clauses hold themselves."""
    shelf = found[0].shelf
    said = {w: shelf.rarity(w) for w in question.words}
    held = sum(rarity for w, rarity in said.items() if any(c.passage.holds(w) >= NEAR for c in found))
    return held / sum(said.values()) if len(said) > 1 else 0.0
