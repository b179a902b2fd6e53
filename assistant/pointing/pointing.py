"""Which of several figures, or dates, of one clause a question asks for: 'từ 27% lên 32%', 'đón 65.000 lượt khách, trong đó khách quốc tế 3.500'.

What stands around each is looked at, and trees learned on questions with gold answers (learn.py) say how likely each is meant. Where none surely is,
none is told by itself: the clause speaks.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from assistant.judging.trees import Trees
from assistant.likeness import likeness
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import stopwords
from index.synonyms import written_as
from index.text import fold

Span = tuple[int, int]

MODEL = Path(__file__).with_name("model.npz")
# Probability from which on a figure is told by itself, and how far it must be ahead of the next. Of 396 questions on sets not learned on 308 are told one,
# 278 rightly; the nearest figure alone, where it is clearly the nearest, was told 363 times, 264 rightly
SURE, AHEAD = 0.7, 0.4
# Where a stretch of a clause ends: "; ", ", ", ". ", "(", ")", "và", but not the comma of "1,5"
_CUT = re.compile(r"[;,](?=\s)|\.(?=\s+[^\W\d_])|[()]|\s(?:trong đó|riêng|còn lại|và)\s")
_WIDER = re.compile(r"[;](?=\s)|\.(?=\s+[^\W\d_])")
_FROM = re.compile(r"\btừ (?:\w+ )?$")                       # "từ 27% lên 32%": how it was
_TO = re.compile(r"^\S*(?: [^\W\d_]+){0,4}? (?:lên|xuống|còn|tới|thành)\b")
_HOW_IT_IS = re.compile(r"\b(?:lên|xuống|còn|tới|đến|đạt|thành)(?: còn| mức)? (?:\w+ )?$")
_PART = re.compile(r"\b(?:trong đó|riêng|bao gồm|gồm|còn lại|đối với)\b[^.;]*$")
_WHOLE = re.compile(r"\b(?:tổng|cộng|toàn bộ|tất cả|chung)\b")
_LIMIT = re.compile(r"\b(?:tối đa|không quá|tối thiểu|ít nhất|không dưới|cao nhất|trần)\b")
# What a question says that tells a part from the whole, the end from the beginning, a limit from a share
_SAYS = {"whole": _WHOLE, "limit": re.compile(r"\b(?:tối đa|cao nhất|nhiều nhất|không quá|trần|tối thiểu|ít nhất|thấp nhất)\b"),
         "other": re.compile(r"\b(?:còn|khác|riêng|ngoài)\b"), "now": re.compile(r"\b(?:hiện|đang|trước đây|so với)\b"),
         "sum": re.compile(r"\b(?:gộp|cộng|cả hai|hai năm|lần lượt)\b"), "to": re.compile(r"\b(?:xuống|lên|còn|tăng|giảm|phấn đấu|mục tiêu|đạt|muốn|đến năm|cuối)\b")}


def meant(question: Question, ask: Ask, shown: str, spans: Sequence[Span], closeness: Sequence[float]) -> int | None:
    """The place among `spans` of the figure that is asked for; None where that can't be told. `closeness`: how near each stands to the question's words."""
    told = trees().probabilities(np.array([[one.get(name, 0.0) for name in trees().columns] for one in looks(question, ask, shown, spans, closeness)]))
    return choice(told.tolist())


def choice(told: Sequence[float]) -> int | None:
    """The place of the probability that is high enough, and far enough ahead of the others; None where none is."""
    best = max(range(len(told)), key=lambda i: told[i])
    others = max((p for i, p in enumerate(told) if i != best), default=0.0)
    return best if told[best] >= SURE and told[best] - others >= AHEAD else None


@cache
def trees() -> Trees:
    return Trees.load(MODEL)


def looks(question: Question, ask: Ask, shown: str, spans: Sequence[Span], closeness: Sequence[float]) -> list[dict[str, float]]:
    """What is looked at in each span: the words around it beside those of the question, by themselves and by likeness, and how it stands among the others."""
    folded = fold(shown)
    near, wide = [_around(_CUT, folded, span) for span in spans], [_around(_WIDER, folded, span) for span in spans]
    asked = _said(question)
    held, held_wide = ([_held(asked, folded[a:b]) for a, b in parts] for parts in (near, wide))
    alone, alone_wide = _alone(held), _alone(held_wide)
    begun = [start for start, _ in spans]
    like = {"like near": _like(question, [shown[a:b] for a, b in near]), "like wide": _like(question, [shown[a:b] for a, b in wide]),
            "like before": _like(question, [shown[a:span[1]] for (a, _), span in zip(near, spans)])}
    shared = {f"says {name}": float(bool(words.search(question.folded))) for name, words in _SAYS.items()} | {"of": float(len(spans)), f"asks {ask}": 1.0}
    found = []
    for i, (start, end) in enumerate(spans):
        before = folded[near[i][0]:start]
        found.append(shared | {
            "nearness": float(i), "place": float(sum(other < start for other in begun)), "first": float(start == min(begun)), "last": float(start == max(begun)),
            "alone after": sum(asked[w] for j, other in enumerate(begun) if other > start for w in alone[j]), "said": _share_said(question, folded[slice(*near[i])]), "closeness": closeness[i], "held": sum(asked[w] for w in held[i]), "held alone": sum(asked[w] for w in alone[i]),
            "held wide": sum(asked[w] for w in held_wide[i]), "alone wide": sum(asked[w] for w in alone_wide[i]), "held before": sum(asked[w] for w in _held(asked, before)),
            "of another year": float(bool(told := _YEAR.findall(folded[slice(*near[i])])) and not any(str(y) in told for y in question.entities.years)), "same wide": float(wide.count(wide[i])),
            "noun": float(bool(question.noun) and folded.startswith(question.noun, end - 1)),
            "from": float(bool(_FROM.search(folded[:start]) and _TO.search(folded[end - 1:end + 60]))), "to": float(bool(_HOW_IT_IS.search(folded[:start]))),
            "part": float(bool(_PART.search(folded[:start]))), "whole": float(bool(_WHOLE.search(before))), "limit": float(bool(_LIMIT.search(before))),
            "bracket": float(folded.rfind("(", 0, start) > folded.rfind(")", 0, start)), "near": float(near[i][1] - near[i][0]), "percent": float("%" in folded[start:end]),
            "money": float("đồng" in folded[start:end]), "year": float(any(str(y) in folded[slice(*near[i])] for y in question.entities.years)), "same near": float(near.count(near[i])),
        } | {name: values[i] for name, values in like.items()})
    for name in ("closeness", "held", "held alone", "held wide", "alone wide", "held before", "said", "like near", "like wide", "like before"):
        best = max(one[name] for one in found)
        for one in found:
            one[f"{name}, to best"] = one[name] - best
    return found


def _around(cut: re.Pattern[str], text: str, span: Span) -> Span:
    """The stretch between two cuts that a span stands in."""
    begin = max((m.end() for m in cut.finditer(text, 0, span[0])), default=0)
    return begin, next((m.start() for m in cut.finditer(text, span[1])), len(text))


# "đợt hai", "thứ hai" as a plan writes them
_NUMBERS = {"một": "1", "nhất": "1", "hai": "2", "ba": "3", "tư": "4", "bốn": "4", "năm": "5"}
_YEAR = re.compile(r"\b20\d\d\b")
_ORDINAL = re.compile(r"\b(?P<what>đợt|kỳ|quý|vụ|loại|hạng|nhóm|giai đoạn|vòng|khóa|lần)(?: thứ)? (?P<number>\d{1,2}|[ivx]+|một|nhất|hai|ba|tư|bốn|năm)\b")
_PAIR = 2.0          # what two syllables side by side are worth beside one


def _said(question: Question) -> dict[str, float]:
    """The syllables that a question tells of, pairs of them side by side, what a plan writes for its words, and its ordinals, each with its worth."""
    row = re.findall(r"\w+", question.folded)
    terms = set(question.terms)
    pairs = {f"{a} {b}": _PAIR for a, b in zip(row, row[1:]) if a in terms and b in terms}
    others = {other: _PAIR for word in question.words if " " in word for other in written_as(word)}
    ordinals = {f"{m['what']} {_NUMBERS.get(m['number'], m['number'])}": _PAIR for m in _ORDINAL.finditer(question.folded)}
    return dict.fromkeys(terms, 1.0) | pairs | others | ordinals


def _held(asked: Iterable[str], text: str) -> set[str]:
    line = " ".join(("", *re.findall(r"\w+", text), ""))
    return {words for words in asked if f" {words} " in line}


def _share_said(question: Question, text: str) -> float:
    """How much of what a stretch tells of, but its figures, the question says."""
    told = [t for t in re.findall(r"[^\W\d_]+", text) if t not in stopwords() and len(t) > 1]
    said = set(re.findall(r"\w+", question.folded))
    return sum(t in said for t in told) / len(told) if told else 0.0


def _alone(held: Sequence[set[str]]) -> list[set[str]]:
    """Of each stretch the words that no other one of them has."""
    return [one - set().union(*(other for j, other in enumerate(held) if j != i and other is not one)) for i, one in enumerate(held)]


def _like(question: Question, texts: Sequence[str]) -> list[float]:
    vectors = likeness.embedder().encode_clauses(list(texts))
    return likeness.near(question.read, (vectors, vectors))[0].tolist()
