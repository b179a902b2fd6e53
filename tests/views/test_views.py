"""The views, on an index whose facts were written by hand."""
from __future__ import annotations

import pytest

from assistant.answer import Answer, Citation
from assistant.views import comparison, finding, money, responsibilities
from assistant.views.catalogue import catalogue
from assistant.views.choosing import words_in
from assistant.views.examples import examples
from assistant.views.followups import followups
from assistant.views.source import source_of, spans
from tests.views.made import write

A, B = "a" * 16, "b" * 16


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    with write(tmp_path_factory.mktemp("views") / "chỉ mục") as index:
        yield index


def test_an_agency_is_one_line_however_it_is_spelled(index):
    found = responsibilities.matrix(index, documents=[A])
    assert [line.agency for line in found.lines] == ["Sở Công Thương", "Sở Nông nghiệp và Phát triển nông thôn"]
    assert found.roles == ("chủ trì", "phối hợp")
    both = responsibilities.matrix(index)
    assert {found.whose(duty) for duty in found.lines[0].duties["phối hợp"]} == {""}
    assert [both.whose(duty) for duty in both.lines[0].duties["phối hợp"]] == ["tỉnh Hải Một", "tỉnh Hải Hai"]
    assert [duty.task for duty in found.lines[0].duties["phối hợp"]] == ["đào tạo nghề cho lao động trẻ"]
    assert found.lines[1].today == "Sở Nông nghiệp và Môi trường"
    for line in found.lines:
        for duties in line.duties.values():
            for duty in duties:
                assert duty.task.lower() in found.citations[duty.citation - 1].clause.text.lower()


def test_the_matrix_keeps_to_agencies_subjects_and_documents(index):
    assert responsibilities.matrix(index).duties == 6
    assert responsibilities.matrix(index, of=["sở công thương"], documents=[B]).duties == 2
    assert responsibilities.matrix(index, subject="dao tao nghe").duties == 2
    assert responsibilities.matrix(index, subject="thủy lợi").lines == ()
    assert len(responsibilities.agency_names(index)) == 2


def test_amounts_add_up_without_their_totals(index):
    found = money.amounts(index, documents=[A])
    by_place = {group.name: group.value for group in money.grouped(found, "Địa bàn")}
    assert by_place == {"Xã Nam Hải": 450e6, "Xã Bắc Hải": 300e6}
    by_source = {group.name: group.value for group in money.grouped(found, "Nguồn vốn")}
    assert by_source == {"NSTW": 450e6, "NSĐP": 300e6}
    assert money.grouped(found, "Địa bàn")[0].share == 1.0
    only = money.amounts(index, documents=[A], place="bac hai", source="NSTW", year=2026)
    assert [amount.value for amount in only] == [200e6]
    assert money.amounts(index, year=2031) == []


def test_a_total_line_is_compared_with_what_adds_up(index):
    checks = {check.column: check for check in money.checks(index, [A])}
    assert checks["NSTW"].agrees and checks["NSTW"].stated == 450e6
    assert not checks["NSĐP"].agrees and (checks["NSĐP"].added, checks["NSĐP"].stated) == (300e6, 310e6)
    assert checks["Tổng"].added == 750e6 and checks["Tổng"].stated == 760e6


def test_a_comparison_says_who_is_silent_and_numbers_its_citations_through(index):
    documents = [index.document(A), index.document(B)]

    def ask(question: str) -> Answer:
        if "Mục tiêu" in question and "Hải Hai" in question:
            return Answer(question=question, text="Không có.", abstained=True)
        of = A if "Hải Một" in question else B
        cited = tuple(Citation(number=n, document=index.document(of), clause=index.clause(f"{of}#{n}"), quote="x") for n in (1, 2))
        return Answer(question=question, text="Một [1] và hai [2].", citations=cited)

    found = comparison.compare(ask, documents, ["Mục tiêu", "Kinh phí"])
    assert [[cell.text for cell in line] for line in found.cells] == [["Một [1] và hai [2].", "Một [3] và hai [4]."], ["", "Một [5] và hai [6]."]]
    assert [citation.number for citation in found.citations] == [1, 2, 3, 4, 5, 6]
    assert found.coverage(0) == (1, 2) and found.coverage(1) == (2, 2)


def test_a_cell_does_not_rest_on_another_plan(index):
    def ask(question: str) -> Answer:
        cited = (Citation(number=1, document=index.document(B), clause=index.clause(f"{B}#0"), quote="x"),)
        return Answer(question=question, text="Từ nơi khác [1].", citations=cited)

    found = comparison.compare(ask, [index.document(A)], ["Mục tiêu"])
    assert found.cells[0][0].text == ""


def test_searching_keeps_to_the_choice_and_marks_the_words(index):
    found = finding.find(index, "dao tao nghe")
    assert "đào tạo nghề" in found[0].clause.text
    start, end = found[0].marks[0]
    assert found[0].clause.text[start:end] == "đào tạo nghề"
    assert {hit.document.id for hit in finding.find(index, "đào tạo nghề", finding.Choice(province="Hải Một"))} == {A}
    assert finding.find(index, "đào tạo nghề", finding.Choice(year=2019)) == []
    assert all(hit.clause.path[0] == "PHỤ LỤC" for hit in finding.find(index, "xã", finding.Choice(part="Phụ lục")))
    assert finding.find(index, "  ") == []


@pytest.mark.parametrize(("heading", "words"), [
    ("V. TỔ CHỨC THỰC HIỆN", "Tổ chức thực hiện"), ("1.2. Mục tiêu cụ thể:", "Mục tiêu cụ thể"), ("Phần I: Quan điểm", "Quan điểm"),
    ("Điều 3. Hiệu lực", "Hiệu lực"), ("a) Nguồn vốn", "Nguồn vốn"), ("CHƯƠNG II QUY ĐỊNH CHUNG", "Quy định chung")])
def test_headings_without_their_numbers(heading, words):
    assert finding.heading_words(heading) == words


def test_a_replaced_plan_says_by_which(index):
    old, new = (next(entry for entry in catalogue(index) if entry.document.id == of) for of in (A, B))
    assert old.replaced_by.id == B and old.replaces == ()
    assert [document.id for document in new.replaces] == [A] and new.replaced_by is None
    assert (old.clauses, old.rows, old.tables) == (3, 3, 1)
    assert not old.over(2030) and old.over(2031)


def test_a_clause_is_shown_among_its_neighbours(index):
    source = source_of(index, f"{A}#1", "đào tạo nghề")
    assert (source.previous, source.next) == (f"{A}#0", f"{A}#2")
    assert [source.clause.text[a:b] for a, b in source.marks] == ["đào tạo nghề"]
    row = source_of(index, f"{A}#4")
    assert [other.id for other in row.before] == [f"{A}#3"]       # rows of its own table only
    with pytest.raises(KeyError):
        source_of(index, f"{A}#99")


def test_spans_of_a_quote_in_pieces():
    assert spans("một hai ba bốn", "hai | bốn") == ((4, 7), (11, 14))
    assert spans("một hai", "không có") == ((0, 7),)


def test_words_are_found_with_or_without_diacritics():
    assert words_in("ho tro OCOP", "Hỗ trợ sản phẩm", "ocop") and words_in("hỗ trợ", "HỖ TRỢ")
    assert not words_in("hộ tro", "Hỗ trợ") and words_in("", "gì cũng được")


def test_examples_are_made_of_what_is_indexed(index):
    asked = examples(index)
    assert 3 <= len(asked) <= 12 and len(set(asked)) == len(asked)
    assert any("Sở Công Thương" in question for question in asked) and any("Hải được bố trí bao nhiêu kinh phí" in question for question in asked)


def test_questions_that_may_follow_an_answer(index):
    def said(ordinal: int, **more) -> Answer:
        cited = (Citation(number=1, document=index.document(A), clause=index.clause(f"{A}#{ordinal}"), quote="x"),)
        return Answer(question="?", text="…", citations=cited, **more)

    assert followups(index, said(3)) == ("Tổng kinh phí của tỉnh Hải Một là bao nhiêu?",)
    assert followups(index, said(2)) == ("Còn tỉnh Hải Hai thì sao?",)      # the agency has no other task there
    assert followups(index, said(3, abstained=True)) == ()
    assert followups(index, Answer(question="?", text="Không có.", abstained=True)) == ()
