"""The verifier's rules, one by one, on clauses made here."""
from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Citation, Sum
from assistant.verify import unsupported
from index.records import Clause, ClauseKind, Document, TableRow

PLAN = Document(id="d1", name="ke-hoach.md", source="", media="text", title="Kế hoạch Phát triển chợ nông thôn tỉnh Ví Dụ giai đoạn 2026 - 2030",
                kind="Kế hoạch", number="45/KH-UBND", date="2026-03-02", place="tỉnh Ví Dụ", province="Ví Dụ")


def clause(number: int, text: str, path=(), label="Mục II.1") -> Citation:
    made = Clause(id=f"d1#{number}", document="d1", ordinal=number, kind=ClauseKind.PARAGRAPH, path=path, label=label, text=text, fragments=(text,))
    return Citation(number=number, document=PLAN, clause=made, quote=text)


def row(number: int, headers, cells, groups=(), unit="triệu đồng", title="Phụ lục: Kinh phí xây dựng chợ") -> Citation:
    shown = tuple(c for c in cells if c)
    made = TableRow(id=f"d1#{number}", document="d1", ordinal=number, kind=ClauseKind.ROW, path=(title,), label=f"Phụ lục, dòng {number}", text=" | ".join(shown),
                    fragments=shown, table=0, title=title, unit=unit, headers=headers, groups=groups, cells=cells)
    return Citation(number=number, document=PLAN, clause=made, quote=made.quote)


TARGET = clause(1, "Đến năm 2030 xây dựng mới 15 chợ, cải tạo 42 chợ; 80% chợ có hệ thống xử lý nước thải.")
MONEY = clause(2, "Tổng kinh phí thực hiện 57.285 triệu đồng, trong đó ngân sách tỉnh 20.000 triệu đồng.")
LEAD = clause(3, "Chủ trì, phối hợp với Sở Tài chính, Sở Xây dựng hướng dẫn lập hồ sơ; báo cáo trước ngày 15 tháng 11 hằng năm.", ("V. TỔ CHỨC", "1. Sở Công Thương"))
OLD = clause(4, "Giao Sở Kế hoạch và Đầu tư chủ trì thẩm định dự án chợ xã Tân Lập.", ("V. TỔ CHỨC",))
HEADERS = ("TT", "Tên chợ", "Tổng", "NSTW", "NS tỉnh")
ROW = row(5, HEADERS, ("1", "Chợ xã Tân Lập", "2.500", "1.500", "1.000"), ("I. Chợ xây mới",))
OTHER = row(6, HEADERS, ("2", "Chợ xã Hòa Bình", "2.300", "1.000", "1.300"), ("I. Chợ xây mới",))
ALL = (TARGET, MONEY, LEAD, OLD, ROW, OTHER)

EFFECT = replace(clause(7, "Điều 3. Kế hoạch Phát triển chợ nông thôn này có hiệu lực kể từ ngày ký.", label="Điều 3"), clause=replace(
    clause(7, "Điều 3. Kế hoạch Phát triển chợ nông thôn này có hiệu lực kể từ ngày ký.", label="Điều 3").clause, page=7))


@pytest.mark.parametrize(("page", "right"), [(7, True), (8, False)])
def test_the_page_of_the_line_under_a_quotation(page, right):
    text = f"Có hiệu lực kể từ ngày ký. [7]\n\n*Căn cứ: Điều 3, trang {page} – {PLAN.title}*"
    assert (unsupported(text, (EFFECT,)) == []) is right


HOLDS = [
    "Đến năm 2030 xây dựng mới 15 chợ [1].",
    "Kinh phí thực hiện là 57,285 tỷ đồng [2].",                     # the same money in another unit
    "Kinh phí thực hiện là 57.285 triệu đồng [2].",
    "Báo cáo trước ngày 15/11 hằng năm [3].",                        # the same date in figures
    "**Sở Công Thương** chủ trì hướng dẫn lập hồ sơ, phối hợp với Sở Xây dựng, Sở Tài chính [3].",
    "**Sở Kế hoạch và Đầu tư (nay là Sở Tài chính)** chủ trì thẩm định dự án [4].",
    "Sở KH&ĐT chủ trì thẩm định dự án chợ xã Tân Lập [4].",
    "Chợ xã Tân Lập: Tổng: **2.500 triệu đồng**; NSTW: **1.500 triệu đồng**; NS tỉnh: **1.000 triệu đồng** [5].",
    "Kế hoạch nêu “xây dựng mới 15 chợ, cải tạo 42 chợ” [1].",
    "Cải tạo 42 chợ [1].",
    "Theo Kế hoạch 45/KH-UBND, cải tạo 42 chợ [1].",
]
FAILS = {
    "a number that the clause gives to something else": "Đến năm 2030 xây dựng mới 42 chợ [1].",
    "a number that is not there": "Đến năm 2030 xây dựng mới 16 chợ [1].",
    "another unit": "Có 15% chợ được xây dựng mới [1].",
    "another unit of money": "Kinh phí thực hiện là 57.285 tỷ đồng [2].",
    "a date that is not there": "Báo cáo trước ngày 15/12 hằng năm [3].",
    "lead and coordinating agency swapped": "**Sở Tài chính** chủ trì hướng dẫn lập hồ sơ, phối hợp với Sở Công Thương [3].",
    "a coordinating agency named alone": "**Sở Tài chính**. [3]",
    "a coordinating agency as the subject": "Sở Xây dựng hướng dẫn lập hồ sơ [3].",
    "an agency named twice in a list": "**Sở Xây dựng, Sở Xây dựng** phối hợp hướng dẫn lập hồ sơ [3].",
    "an agency that is not there": "**Sở Nội vụ** chủ trì hướng dẫn lập hồ sơ [3].",
    "another name of today": "**Sở Kế hoạch và Đầu tư (nay là Sở Nội vụ)** chủ trì thẩm định dự án [4].",
    "only the name of today": "**Sở Tài chính** chủ trì thẩm định dự án [4].",
    "another column": "Chợ xã Tân Lập: Tổng: **1.500 triệu đồng** [5].",
    "another row": "Chợ xã Tân Lập: Tổng: **2.300 triệu đồng** [5].",
    "a moved mark": "Chợ xã Tân Lập: Tổng: **2.500 triệu đồng** [6].",
    "a mark without a citation": "Cải tạo 42 chợ [9].",
    "a changed quotation": "Kế hoạch nêu “xây dựng mới 15 chợ, nâng cấp 42 chợ” [1].",
    "another place": "Thẩm định dự án chợ xã Tân Hòa [4].",
    "a person": "**Nguyễn Văn Minh** thẩm định dự án chợ xã Tân Lập [4].",
    "something invented": "Các hộ kinh doanh được miễn thuế môn bài ba tháng [1].",
    "a denial": "Không xây dựng mới chợ, cải tạo 42 chợ [1].",
    "a link": "Cải tạo 42 chợ, xem https://vi-du.example [1].",
    "another document's number": "Theo Kế hoạch 54/KH-UBND, cải tạo 42 chợ [1].",
}


@pytest.mark.parametrize("text", HOLDS)
def test_what_the_clause_says_is_supported(text):
    assert [(c.kind, c.text, c.support) for c in unsupported(text, ALL)] == []


@pytest.mark.parametrize("what", FAILS)
def test_what_the_clause_does_not_say_is_not(what):
    assert unsupported(FAILS[what], ALL)


def test_the_question_is_no_support_for_its_answer():
    assert unsupported("**300 triệu đồng** [1].", ALL, question="Có đúng là 300 triệu đồng không?")
    assert unsupported("**Sở Y tế** chủ trì [3].", ALL, question="Sở Y tế có chủ trì không?")


def test_the_question_may_be_repeated():
    assert not unsupported("Năm 2029, cải tạo 42 chợ [1].", ALL, question="Năm 2029 cải tạo bao nhiêu chợ?")


SUM = Sum(result="4.800", addends=("2.500", "2.300"))
ADDED = "Tổng cộng: **4.800 triệu đồng** = 2.500 + 2.300 (2 dòng).\n\n| Nội dung | Tổng | Nguồn |\n| --- | --- | --- |\n| Chợ xã Tân Lập | 2.500 | [5] |\n| Chợ xã Hòa Bình | 2.300 | [6] |"


def test_a_sum_stands_on_its_addends():
    assert not unsupported(ADDED, ALL, sums=(SUM,))


@pytest.mark.parametrize("wrong, sums", [
    (ADDED, ()),                                                                       # nobody added up
    (ADDED.replace("4.800", "4.900"), (SUM,)),
    (ADDED.replace("4.800", "4.900"), (Sum(result="4.900", addends=SUM.addends),)),    # does not add up
    (ADDED.replace("+ 2.300", "+ 1.300"), (SUM,)),
    (ADDED.replace("(2 dòng)", "(3 dòng)"), (SUM,)),
    (ADDED.replace("4.800", "5.000").replace("+ 2.300", "+ 2.500"), (Sum(result="5.000", addends=("2.500", "2.500")),)),   # one row, twice
])
def test_a_sum_that_does_not_stand_is_caught(wrong, sums):
    assert unsupported(wrong, ALL, sums=sums)


def test_counts_are_those_of_what_is_listed():
    text = "Có **2 chợ** theo Phụ lục:\n\n- Chợ xã Tân Lập [5]\n- Chợ xã Hòa Bình [6]"
    assert not unsupported(text, ALL)
    assert unsupported(text.replace("2 chợ", "3 chợ"), ALL)
    table = "**1/2 kế hoạch có quy định**; không quy định: Ví Dụ.\n\n| Kế hoạch | Quy định |\n| --- | --- |\n| Ví Dụ | cải tạo 42 chợ [1] |\n| Ví Dụ | không quy định |"
    assert not unsupported(table, ALL, searched=True)
    assert unsupported(table.replace("1/2", "2/2"), ALL, searched=True)
    assert unsupported(table, ALL), "who has not searched can't say that a plan is silent"
