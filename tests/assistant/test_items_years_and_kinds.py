"""Items and their totals, years and what is told of them, things by kind and place, agencies by charge: of an invented plan."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.compose.figures import nearest
from assistant.understand.asks import Ask
from assistant.understand.question import understand
from index.lexicon.places import heading_level
from tests.assistant.conftest import opened

FERRIES = """\
ỦY BAN NHÂN DÂN
TỈNH THANH HÓA

Số: 118/KH-UBND
Thanh Hóa, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
Trồng cây gai xanh, cải tạo bến đò và nâng cao chỉ số phục vụ người dân trên địa bàn tỉnh Thanh Hóa giai đoạn 2024 - 2026

I. MỤC TIÊU

1. Hết năm 2024 có 5/21, hết năm 2025 có 12/21, hết năm 2026 có 21/21 bến đò an toàn.

2. Chỉ số phục vụ người dân (PVD) tăng 5 bậc mỗi năm.

3. Nhà chờ bến đò Vạn Hà đặt tại khu Đồng Nội, rộng 340 m2.

II. NỘI DUNG

1. Trồng gai xanh: mức hỗ trợ 14 triệu đồng/ha giống.

2. Tổng kinh phí thực hiện Kế hoạch là 9.900 triệu đồng, từ ngân sách tỉnh và nguồn xã hội hóa.

III. TỔ CHỨC THỰC HIỆN

1. Sở Tài chính

Phụ trách chỉ số thành phần Gia nhập.

2. Thanh tra tỉnh

Phụ trách chỉ số thành phần Chi phí không chính thức.

3. Cục Quản lý thị trường tỉnh kiểm tra vật tư. Bộ Chỉ huy Bộ đội Biên phòng tỉnh tuần tra các bến sông giáp biên.

PHỤ LỤC 1
VÙNG TRỒNG GAI XANH

TT\tHuyện\tXã\tDiện tích (ha)
1\tNgọc Lặc\tQuang Trung\t40
2\t\tĐồng Thịnh\t25
3\tThọ Xuân\tXuân Phú\t30
4\t\tXuân Thắng\t15

PHỤ LỤC 2
KINH PHÍ (triệu đồng)

TT\tNội dung\tNăm 2024\tNăm 2025\tNăm 2026\tTổng\tNgân sách tỉnh\tXã hội hóa
A\tBến đò\t2.500\t2.300\t1.900\t6.700\t5.300\t1.400
1\tNâng cấp 09 bến\t2.100\t2.000\t1.700\t5.800\t4.800\t1.000
2\tLắp đặt 40 camera quan sát bến\t400\t300\t200\t900\t500\t400
B\tGai xanh\t1.000\t1.000\t1.200\t3.200\t2.200\t1.000
1\tTrồng gai xanh Ngọc Lặc\t600\t600\t700\t1.900\t1.300\t600
2\tTrồng gai xanh Thọ Xuân\t300\t300\t400\t1.000\t700\t300
3\tKiểm tra, sơ kết, tổng kết\t100\t100\t100\t300\t200\t100
\tTổng cộng\t3.500\t3.300\t3.100\t9.900\t7.500\t2.400

PHỤ LỤC 3
DANH MỤC BẾN ĐÒ CẢI TẠO

TT\tTên bến\tĐịa điểm\tNăm 2024\tNăm 2025\tNăm 2026
1\tBến Vạn Hà\tXã Thiệu Hưng\tx\t\t
2\tBến Kiểu\tXã Yên Trường\t\tx\t
3\tBến Cẩm Vân\tXã Cẩm Vân\t\tx\t

PHỤ LỤC 4
HỢP TÁC XÃ TRỒNG GAI

TT\tTên hợp tác xã\tXã\tNăm thành lập
1\tHTX Gai xanh Cẩm Vân\tCẩm Vân\t2025
2\tHTX Dệt gai Xuân Phú\tXuân Phú\t2024
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("bến-đò")
    (folder / "thanh-hoa.txt").write_text(FERRIES, encoding="utf-8")
    yield from opened(folder, folder / "chỉ mục")


@pytest.mark.parametrize("question, held, wrong", [
    # the districts of a merged column
    ("Huyện Ngọc Lặc trồng gai xanh ở những xã nào, mỗi xã bao nhiêu ha?", ("Quang Trung", "Đồng Thịnh", "25"), ("Xuân Phú", "Xuân Thắng")),
    ("Xã Đồng Thịnh huyện Ngọc Lặc trồng bao nhiêu ha gai xanh?", ("25",), ("40",)),
    # what one item costs in all: not what all cost, not what one piece does
    ("Tổng tiền lắp camera của Thanh Hóa là bao nhiêu?", ("**900 triệu đồng**",), ("9.900",)),
    ("Trồng gai xanh Thọ Xuân tổng cộng hết bao nhiêu tiền?", ("**1.000 triệu đồng**",), ("14 triệu",)),
    # what the whole plan costs, though an item is called by words of its title
    ("Tổng kinh phí kế hoạch trồng cây gai xanh, cải tạo bến đò của Thanh Hóa là bao nhiêu?", ("9.900",), ("1.900 triệu",)),
    # how far it is to have come by the end of a year, not what that year adds
    ("Hết năm 2025 Thanh Hóa phải có bao nhiêu bến đò an toàn?", ("hết năm 2025 có 12/21",), ("**21", "**5/21")),
    ("Năm 2025 Thanh Hóa cải tạo những bến đò nào?", ("Bến Kiểu", "Bến Cẩm Vân"), ("Vạn Hà", "Nâng cấp 09 bến")),
    # an index that the title says in words
    ("Ở Thanh Hóa ai phụ trách chỉ số thành phần chi phí không chính thức của PVD?", ("Thanh tra tỉnh",), ("Sở Tài chính",)),
    # an agency whose task is the clause's second sentence
    ("Bộ đội Biên phòng tỉnh Thanh Hóa phải làm gì?", ("tuần tra các bến sông",), ("Thanh Hóa, Cục Quản lý",)),
    ("Nhà chờ bến đò Vạn Hà ở Thanh Hóa rộng bao nhiêu mét vuông?", ("**340 m2**",), ()),
])
def test_what_is_asked_is_told(plan, question, held, wrong):
    answer = plan.ask(question).answer
    assert not answer.abstained, answer.text
    assert [words for words in held if words not in answer.text] == [], answer.text
    assert [words for words in wrong if words in answer.text] == [], answer.text


@pytest.mark.parametrize("question", [
    "Sở Y tế Thanh Hóa phụ trách chỉ số thành phần nào?",                              # others have one
    "Chợ Cẩm Vân của Thanh Hóa được cải tạo năm nào?",                                 # a ferry and a cooperative are called so
])
def test_what_is_not_there_is_refused(plan, question):
    answer = plan.ask(question).answer
    assert answer.abstained, answer.text


def test_part_of_what_the_last_answer_told(plan):
    first = plan.ask("Tổng tiền lắp camera của Thanh Hóa là bao nhiêu?")
    assert "Xã hội hóa: **400 triệu đồng**" in plan.ask("Trong đó xã hội hóa lo được bao nhiêu?", [first]).answer.text


def test_a_figure_of_another_year_is_not_told_first():
    question = understand("Hết năm 2027 có bao nhiêu thôn đạt chuẩn?", lambda text: text)
    assert nearest(question, Ask.QUANTITY, "Hết năm 2026 có 13 thôn, hết năm 2027 có 18/24, hết năm 2028 có 24 thôn đạt chuẩn") == ""
    assert nearest(question, Ask.QUANTITY, "Hết năm 2026 có 13 thôn, hết năm 2027 có 18 thôn đạt chuẩn") == "18 thôn"


@pytest.mark.parametrize("heading, level", [("Huyện, thị xã", 0), ("Tên xã, phường", 1), ("Thôn, bản", 2), ("Xã hội hóa", None), ("Văn bản", None), ("Nội dung", None)])
def test_columns_of_places(heading, level):
    assert heading_level(heading) == level


def test_marks_under_levels_of_places_are_no_places(tmp_path):
    plan = FERRIES.split("PHỤ LỤC 2")[0] + "PHỤ LỤC 2\nPHÂN CẤP\n\nTT\tNội dung\tHuyện\tXã\n1\tCấp phép bến\tx\t\n2\tTrực bến\t\tx\n3\tCứu nạn\tx\tx\n"
    (tmp_path / "phan-cap.txt").write_text(plan, encoding="utf-8")
    for assistant in opened(tmp_path, tmp_path / "chỉ mục"):
        rows = [p.clause.cells for d in assistant.index.documents() for p in assistant.shelf(d).passages if getattr(p.clause, "title", "").endswith("PHÂN CẤP")]
        assert [row[2:] for row in rows] == [("x", ""), ("", "x"), ("x", "x")]
