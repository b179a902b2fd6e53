"""Answers from the rows of tables and from amounts that a clause lists, on an invented plan read by ingest."""
from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from index.library import Index
from index.settings import Settings
from ingest.library import ingest_paths

PLAN = """\
ỦY BAN NHÂN DÂN
TỈNH NINH BÌNH

Số: 88/KH-UBND
Ninh Bình, ngày 12 tháng 3 năm 2026

KẾ HOẠCH
Phát triển thư viện và văn hóa đọc trên địa bàn tỉnh Ninh Bình năm 2026

I. MỤC TIÊU

- Mở 36 lớp hướng dẫn tra cứu cho 1.080 bạn đọc.

II. KINH PHÍ

1. Tổng kinh phí thực hiện Kế hoạch là 9.600 triệu đồng. Chia theo nội dung: mua sách 4.100 triệu đồng; sửa kho sách 2.300 triệu đồng; thiết bị số 2.500 triệu đồng; tập huấn 700 triệu đồng.

2. Phân bổ theo xã (đơn vị tính: triệu đồng)

| TT | Xã | Số tủ sách | Kinh phí | Đơn vị quản lý |
|---|---|---|---|---|
| 1 | Xã Gia Viễn | 12 | 640 | Thư viện tỉnh Ninh Bình |
| 2 | Xã Nho Quan | 9 | 510 | Trung tâm Dịch vụ tổng hợp |
| 3 | Xã Kim Sơn | 15 | 830 | Thư viện tỉnh Ninh Bình |
| 4 | Xã Yên Mô | 7 | 390 | Trung tâm Dịch vụ tổng hợp |

III. TỔ CHỨC THỰC HIỆN

| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |
|---|---|---|---|---|
| 1 | Kiểm kê kho sách cũ | Thư viện tỉnh | Công an xã; Đoàn Thanh niên tỉnh | 30/4/2026 |
| 2 | Mở chuyến xe sách lưu động | Đoàn Thanh niên tỉnh | Thư viện tỉnh | 31/5/2026 |
| 3 | Bảo vệ dữ liệu bạn đọc | Công an xã | Sở Khoa học và Công nghệ | 30/6/2026 |

Kế hoạch này thay thế Kế hoạch số 41/KH-UBND ngày 05 tháng 02 năm 2023 của Ủy ban nhân dân tỉnh.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Mẫu
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """A question's answer on the plan above."""
    folder = tmp_path_factory.mktemp("thu-vien")
    (folder / "ninh-binh-thu-vien-2026.md").write_text(PLAN, encoding="utf-8")
    ingest_paths([folder / "ninh-binh-thu-vien-2026.md"], folder / "index", Settings())
    with Index.open(folder / "index") as index:
        assistant = Assistant(index)
        yield lambda text: assistant.ask(text).answer


@pytest.mark.parametrize(("question", "held", "missing"), [
    # rows called by their names, and the places of one level named one after the other
    ("Gộp kinh phí của hai xã Gia Viễn và Kim Sơn thì hết bao nhiêu?", ["**1.470 triệu đồng**", "640", "830"], ["510"]),
    # what a column counts is added up, never the rows, and it is no money
    ("Thư viện tỉnh quản lý tổng cộng bao nhiêu tủ sách?", ["**27 tủ sách**", "12 + 15"], ["triệu đồng**"]),
    ("Xã Nho Quan có bao nhiêu tủ sách?", ["**9**"], ["9 triệu"]),
    # an entry of a column
    ("Cộng tiền của các xã do Trung tâm Dịch vụ tổng hợp quản lý là bao nhiêu?", ["**900 triệu đồng**"], ["640"]),
    # the row with the most and the least
    ("Xã nào được nhiều kinh phí nhất?", ["Nhiều nhất: **Xã Kim Sơn**", "830"], []),
    ("Xã nào có số tủ sách ít nhất?", ["Ít nhất: **Xã Yên Mô**", "**7**"], []),
    # rows within a bound
    ("Xã nào có từ 10 tủ sách trở lên?", ["Xã Gia Viễn", "Xã Kim Sơn"], ["Xã Nho Quan", "Xã Yên Mô"]),
    ("Kể tên các xã có kinh phí dưới 600 triệu đồng.", ["Xã Nho Quan", "Xã Yên Mô"], ["Xã Kim Sơn"]),
    ("Trong bảng phân bổ có mấy xã được trên 600 triệu đồng kinh phí?", ["Có **2 xã**", "Xã Gia Viễn", "Xã Kim Sơn"], ["Xã Yên Mô"]),
    # amounts that a clause lists
    ("Mua sách với thiết bị số gộp lại tốn bao nhiêu tiền?", ["**6.600 triệu đồng**", "4.100 + 2.500"], []),
    # who helps is not who leads
    ("Theo bảng phân công, Công an xã phối hợp (không chủ trì) ở những việc nào?", ["Kiểm kê kho sách cũ"], ["Bảo vệ dữ liệu"]),
    # what the plan replaces, with the number and date of that one, not its own
    ("Kế hoạch thư viện Ninh Bình ra đời thì văn bản nào hết hiệu lực, ký ngày nào?", ["41/KH-UBND", "05 tháng 02 năm 2023"], ["88/KH-UBND"]),
])
def test_what_is_told(asked, question, held, missing):
    answer = asked(question)
    assert not answer.abstained, answer.text
    assert [part for part in held if part not in answer.text] == [], answer.text
    assert [part for part in missing if part in answer.text] == [], answer.text


def test_a_commune_by_the_name_it_had_before_july_2025(asked):
    answer = asked("Xã Ân Hòa được bao nhiêu kinh phí?")
    assert "830 triệu đồng" in answer.text and "Xã Kim Sơn" in answer.text
    assert "Xã Ân Hòa nay thuộc xã Kim Sơn: câu trả lời là của xã Kim Sơn." in answer.notes
    assert answer.question == "Xã Ân Hòa được bao nhiêu kinh phí?"


@pytest.mark.parametrize(("question", "reason"), [
    ("Hội đọc sách Hòa Hưng ở Ninh Bình được bao nhiêu tiền?", "Hòa Hưng"),      # a name that the plan does not know
    ("Xã Cúc Phương được bao nhiêu kinh phí?", "Cúc Phương"),
    ("Một tủ sách ở Ninh Bình giá bao nhiêu?", "giá"),                           # a sum is no price
])
def test_what_is_refused(asked, question, reason):
    answer = asked(question)
    assert answer.abstained and reason in answer.text, answer.text
