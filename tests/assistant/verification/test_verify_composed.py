"""What the assistant composes passes its own verifier whole; made wrong in one place it does not."""
from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.compose import amounts
from assistant.compose.asked_column import column_asked
from assistant.compose.tables import Selection
from assistant.verification.tokens import number_key
from assistant.verify import check, checked, verify
from index.records import RowRole
from tests.assistant import mutations

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared"
EXAMPLES = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)


def ask_all(assistant: Assistant, questions: Path) -> list[Answer]:
    found = []
    for line in questions.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        conversation = assistant.conversation()
        for former in row.get("history", ()):
            conversation.ask(former)
        found.append(conversation.ask(row["question"]))
    return found


def known(answer: Answer):
    return [c.document for c in answer.citations]


@pytest.fixture(scope="session")
def sample_answers(samples) -> list[Answer]:
    return [a for a in ask_all(samples, ROOT / "tests" / "evaluation" / "samples-questions.jsonl") if not a.abstained]


@pytest.fixture(scope="session")
def five_answers(five_plans) -> list[Answer]:
    return [a for a in ask_all(five_plans, SHARED / "evaluation" / "questions.jsonl") if not a.abstained]


def all_documents(assistant: Assistant):
    return assistant.index.documents()


def test_composed_answers_of_the_sample_plans_pass(samples, sample_answers):
    assert len(sample_answers) > 40
    documents = all_documents(samples)
    assert [(a.question, c.text, c.support) for a in sample_answers for c in check(a, documents)] == []
    assert not any("Đã bỏ phần không khớp" in note for a in sample_answers for note in a.notes)


def test_composed_answers_of_the_five_plans_pass(five_plans, five_answers):
    documents = all_documents(five_plans)
    assert [(a.question, c.text, c.support) for a in five_answers for c in check(a, documents)] == []


def hold_for(answers: list[Answer], mutate) -> None:
    """Each answer, wherever it can be made wrong, is caught by the verifier."""
    able = [a for a in answers if mutate(a, Random(1))]
    assert able

    @EXAMPLES
    @given(st.sampled_from(range(len(able))), st.integers(0, 10**9))
    def hold(i, seed):
        wrong = mutate(able[i], Random(seed))
        assert wrong is None or wrong.text == able[i].text or check(wrong, known(able[i])), wrong.text

    hold()


@pytest.mark.parametrize("name", mutations.ALL)
def test_answers_made_wrong_are_caught(name, sample_answers):
    hold_for(sample_answers, mutations.ALL[name])


@pytest.mark.parametrize("name", mutations.ALL)
def test_answers_about_the_five_plans_made_wrong_are_caught(name, five_answers):
    hold_for(five_answers, mutations.ALL[name])


@settings(EXAMPLES, max_examples=60)
@given(st.data())
def test_sums_of_any_rows_are_the_sums_of_their_leaves(samples, data):
    """Each subset of a table's rows: the sum shown is that of the figures shown, no subtotal among them, and it is verified."""
    shelves = [samples.shelf(d) for d in samples.index.documents()]
    tables = [(shelf, table) for shelf in shelves for table in shelf.tables.values()
              if sum(bool(column_asked(_question(samples), r)) for r in table if r.role is RowRole.LEAF) > 1]
    shelf, table = data.draw(st.sampled_from(tables))
    leaves = [r for r in table if r.role is RowRole.LEAF and column_asked(_question(samples), r)]
    rows = data.draw(st.lists(st.sampled_from(leaves), min_size=2, max_size=12, unique_by=lambda r: r.id))
    column = column_asked(_question(samples), rows[0])[0].index
    draft = amounts.compose(_question(samples), Selection(shelf.document, tuple(rows), tuple(table), ("place",), 1.0))
    if draft is None:
        return
    told = draft.sums[0]
    same = [r for r in rows if column_asked(_question(samples), r)[0].index == column]
    if len(same) == len(rows):
        thousandths = sum(int(r.cells[column].replace(".", "").partition(",")[0]) * 1000 + _fraction(r.cells[column]) for r in rows)
        assert float(number_key(told.result)) * 1000 == pytest.approx(thousandths)
    wrong = [c for c in verify(draft.text, draft.citations, "", draft.sums) if not c.supported]
    assert [(c.kind, c.text) for c in wrong] == []


def _fraction(cell: str) -> int:
    return int((cell.partition(",")[2] + "000")[:3])


_ASKED: dict[int, object] = {}


def _question(samples):
    if id(samples) not in _ASKED:
        _ASKED[id(samples)] = samples.ask("Tổng kinh phí của các nội dung là bao nhiêu?").question
    return _ASKED[id(samples)]


def test_what_is_not_supported_is_not_shown(sample_answers):
    rng = Random(3)
    for answer in sample_answers:
        wrong = mutations.digit_changed(answer, rng)
        if wrong is None:
            continue
        shown = checked(wrong, known(answer))
        assert shown.abstained or not check(shown, known(answer)), answer.question
        assert shown.text != wrong.text
