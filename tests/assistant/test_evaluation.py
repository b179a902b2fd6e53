"""The question sets asked in process: how many answers are right and cited, and that none says what its citations don't.

The floors lie below what was measured, so that a real loss shows and a single question does not.
"""
from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from index.text import fold
from tests.assistant.conftest import opened

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SOURCES = ROOT / "tests" / "sample_plans" / "sources"


def questions(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def answered(assistant: Assistant, gold: list[dict]) -> list[dict]:
    """Each question asked as `python -m assistant batch` asks it."""
    rows = []
    for row in gold:
        conversation = assistant.conversation()
        for former in row.get("history", ()):
            conversation.ask(former)
        rows.append({"id": row["id"], **conversation.ask(row["question"]).as_dict()})
    return rows


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[*_`|#]", " ", fold(text))).strip()


def is_right(gold: dict, answer: dict) -> bool:
    if gold.get("abstain"):
        return answer["abstained"]
    text = plain(answer["answer"])
    return not answer["abstained"] and all(any(plain(option) in text for option in group) for group in gold["must"]) and not any(
        plain(wrong) in text for wrong in gold.get("must_not", ()))


def is_cited(gold: dict, answer: dict) -> bool:
    quotes = [(Path(c["document"]).stem, plain(c["quote"])) for c in answer["citations"]]
    return gold.get("abstain") or all(any(d == want["document"] and plain(want["quote"]) in q for d, q in quotes) for want in gold["cite"])


def loose_numbers(gold: dict, answer: dict) -> set[str]:
    """The numbers of two digits and more that an answer states and neither its citations nor the question hold."""
    numbers = lambda text: {n.lstrip("0") or "0" for n in re.findall(r"\d+(?:[.,]\d+)*", text)}  # noqa: E731
    held = numbers(" ".join([gold["question"], *gold.get("history", ())])) | {str(len(answer["citations"]))}
    for citation in answer["citations"]:
        held |= numbers(" ".join(str(citation[key]) for key in ("quote", "label", "path", "title", "number", "page")))
    for addition in answer.get("computed", ()):
        if {n.lstrip("0") for n in addition["addends"]} <= held:
            held |= numbers(addition["result"])
    return {n for n in numbers(re.sub(r"\[\d+\]", " ", answer["answer"])) - held if len(n) > 1}


@pytest.fixture(scope="module")
def sample_answers(samples) -> list[tuple[dict, dict]]:
    gold = questions(ROOT / "tests" / "evaluation" / "samples-questions.jsonl")
    return list(zip(gold, answered(samples, gold)))


def test_the_sample_plans_questions_are_answered_rightly_and_cited(sample_answers):
    wrong = [gold["id"] for gold, answer in sample_answers if not (is_right(gold, answer) and is_cited(gold, answer))]
    assert len(wrong) <= 0.15 * len(sample_answers), wrong


def test_every_number_of_an_answer_stands_in_its_citations(sample_answers):
    loose = {gold["id"]: found for gold, answer in sample_answers if not answer["abstained"] and (found := loose_numbers(gold, answer))}
    assert loose == {}


def test_every_quotation_stands_in_its_plan(sample_answers):
    squeeze = lambda text: re.sub(r"\s+", "", plain(text))  # noqa: E731
    texts = {path.stem: squeeze(path.read_text(encoding="utf-8")) for path in SOURCES.iterdir()}
    false = [(gold["id"], cell) for gold, answer in sample_answers for c in answer["citations"] for cell in c["quote"].split(" | ")
             if squeeze(cell) not in texts[Path(c["document"]).stem]]
    assert false == []


def test_answers_are_no_text_dumps(sample_answers):
    for gold, answer in sample_answers:
        most = 60 if gold["kind"] in {"list", "compare", "count"} else 12
        assert len(answer["citations"]) <= most, gold["id"]
        assert all(len(c["quote"]) <= 1200 for c in answer["citations"]), gold["id"]


@pytest.fixture(scope="module", params=["a", "b", "d", "f", "g"])
def exam(request, tmp_path_factory) -> Iterator[list[tuple[dict, dict]]]:
    """An exam of plans and questions written by somebody who had not seen the program, with what is answered."""
    folder = ROOT / "tests" / "evaluation" / "exams" / request.param
    gold = questions(folder / "questions.jsonl")
    for assistant in opened(folder / "plans", tmp_path_factory.mktemp(request.param) / "index"):
        yield list(zip(gold, answered(assistant, gold)))


def test_exams_are_passed(exam):
    wrong = [gold["id"] for gold, answer in exam if not (is_right(gold, answer) and is_cited(gold, answer))]
    assert len(wrong) <= 0.3 * len(exam), wrong


def test_no_number_of_an_exam_s_answers_is_made_up(exam):
    loose = {gold["id"]: found for gold, answer in exam if not answer["abstained"] and (found := loose_numbers(gold, answer))}
    assert loose == {}


@pytest.fixture(scope="module")
def scored(five_plans) -> list[dict]:
    """The 152 questions of ../shared/evaluation, scored by its own script."""
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "evaluation" / "score.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    gold = questions(SHARED / "evaluation" / "questions.jsonl")
    sources = {path.stem: score.squeeze(path.read_text(encoding="utf-8")) for path in (SHARED / "plans" / "text").iterdir()}
    return [score.score_one(row, answer, sources) for row, answer in zip(gold, answered(five_plans, gold))]


def test_the_five_plans_questions_are_answered_rightly_and_cited(scored):
    assert len(scored) == 152
    assert sum(row["both"] for row in scored) >= 0.92 * len(scored), [row["id"] for row in scored if not row["both"]]


def test_what_the_five_plans_do_not_hold_is_refused(scored):
    rows = [row for row in scored if row["kind"] == "unanswerable"]
    assert len(rows) == 16 and sum(row["both"] for row in rows) >= 15, [row["id"] for row in rows if not row["both"]]


@pytest.mark.parametrize("property_", ["grounded", "verbatim", "precise"])
def test_every_answer_on_the_five_plans_is(scored, property_):
    assert [(row["id"], row["why"]) for row in scored if row[property_] is False] == []
