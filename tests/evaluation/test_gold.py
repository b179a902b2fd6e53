"""The gold of our own question sets: every quote stands in its plan, ids are unique, every group says something."""
from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

HERE = Path(__file__).parent
KINDS = {"responsibility", "funding", "target", "list", "count", "compare", "deadline", "legal_basis", "lookup", "explain",
         "followup", "robust", "unanswerable"}
# question set → folders of the plans as text that it asks about, least number of questions, least unanswerable
SETS = {
    "questions.jsonl": (["plans"], 50, 6),
    "set-aside/questions.jsonl": (["plans", "set-aside/plans"], 50, 6),
    "samples-questions.jsonl": (["../sample_plans/sources"], 60, 5),
    **{f"exams/{exam}/questions.jsonl": ([f"exams/{exam}/plans"], 60, 6) for exam in "abdfghiklmno"},
}


def fold(text: str) -> str:
    """As the scorer folds: marks of tables and emphasis, white space and case don't matter."""
    text = unicodedata.normalize("NFC", text).casefold()
    return re.sub(r"\s+", " ", re.sub(r"</?[a-z]+>|[*_`|#]", " ", text)).strip()


def questions(name: str) -> list[dict]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def plans(name: str) -> dict[str, str]:
    files = [file for folder in SETS[name][0] for file in (HERE / folder).iterdir() if file.suffix in (".md", ".txt")]
    return {file.stem: fold(file.read_text(encoding="utf-8")) for file in files}


@pytest.mark.parametrize("name", SETS)
def test_quotes_stand_in_their_plans(name):
    texts = plans(name)
    missing = [(q["id"], c["quote"]) for q in questions(name) for c in q.get("cite", [])
               if fold(c["quote"]) not in texts.get(c["document"], "")]
    assert missing == []


@pytest.mark.parametrize("name", SETS)
def test_ids_are_unique_and_groups_say_something(name):
    rows = questions(name)
    assert [i for i, n in Counter(row["id"] for row in rows).items() if n > 1] == []
    for row in rows:
        assert row["question"].strip() and row["kind"] in KINDS, row["id"]
        if row.get("abstain"):
            assert row["kind"] == "unanswerable" and not row["must"] and "cite" not in row, row["id"]
        else:
            assert row["must"] and all(group and all(option.strip() for option in group) for group in row["must"]), row["id"]
            assert row["cite"], row["id"]
        if row["kind"] == "followup":
            assert row["history"], row["id"]


@pytest.mark.parametrize("name", SETS)
def test_every_kind_is_asked(name):
    _, least, unanswerable = SETS[name]
    counts = Counter(row["kind"] for row in questions(name))
    assert set(counts) == KINDS
    assert counts.total() >= least and counts["unanswerable"] >= unanswerable
