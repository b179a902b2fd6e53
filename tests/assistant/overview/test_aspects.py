"""Which questions ask for a side of a plan as a whole, and which ask for something in it."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.overview.aspects import aspect_asked, table
from assistant.shelf import Shelf
from assistant.understand.question import understand
from index.text import fold
from tests.assistant.conftest import opened_on

PLAN = """\
ỦY BAN NHÂN DÂN
TỈNH BẮC KẠN

Số: 88/KH-UBND
Bắc Kạn, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
Phát triển vùng trồng hồng không hạt và miến dong trên địa bàn tỉnh Bắc Kạn giai đoạn 2024 - 2027

I. MỤC TIÊU

- Trồng mới 400 ha hồng không hạt.

II. TỔ CHỨC THỰC HIỆN

1. Sở Nông nghiệp và Phát triển nông thôn: hướng dẫn kỹ thuật.
"""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory) -> Iterator[Shelf]:
    for assistant in opened_on(tmp_path_factory, bac_kan_md=PLAN):
        document = assistant.index.documents()[0]
        yield Shelf(document, assistant.index.clauses(document.id))


@pytest.mark.parametrize("aspect", table(), ids=lambda aspect: aspect.name)
def test_the_example_of_each_aspect_is_asked_for_by_it(aspect, shelf: Shelf):
    question = understand(aspect.example, lambda text: text)
    assert aspect.asked.search(fold(aspect.example))
    assert aspect_asked(question, shelf).name == aspect.name


@pytest.mark.parametrize("question, name", [
    ("Tóm lược nội dung chính giúp mình", "tóm tắt"),
    ("Kế hoạch phát triển vùng trồng hồng không hạt và miến dong có mục tiêu gì?", "mục tiêu"),
    ("Kế hoạch giai đoạn 2024 - 2027 nhằm mục đích gì?", "mục đích"),
    ("Kế hoạch được thực hiện đến năm nào?", "thời gian thực hiện"),
    ("Kế hoạch có bao nhiêu chương?", "phần"),
    ("Phụ lục số 3 nói về gì", "phụ lục"),
    ("Kế hoạch này dựa trên những căn cứ nào?", "căn cứ"),
    ("Kế hoạch 88/KH-UBND nói về chuyện gì, làm trong những năm nào?", "tóm tắt"),
    ("Kế hoạch lo những mảng gì?", "tóm tắt"),
    ("Kế hoạch hồng không hạt, miến dong đến 2027 nhắm tới những kết quả chính nào?", "mục tiêu"),
    ("Tóm tắt mục tiêu của kế hoạch hồng không hạt", "mục tiêu"),
    ("Kế hoạch hồng không hạt giao việc cho những sở, ban, ngành nào?", "cơ quan được giao nhiệm vụ"),
    ("Tổng tiền kế hoạch và chia theo nguồn", "kinh phí chia theo"),
])
def test_the_same_in_other_words(question: str, name: str, shelf: Shelf):
    assert aspect_asked(understand(question, lambda text: text), shelf).name == name


@pytest.mark.parametrize("question", [
    "Mục tiêu trồng mới hồng không hạt là bao nhiêu ha?",
    "Mục tiêu năm 2025 là gì?",
    "Hộ trồng miến dong có những nhiệm vụ gì?",
    "Mục tiêu trồng hồng là gì?",
    "Sở Tài chính có nhiệm vụ gì?",
    "Tổng kinh phí thực hiện kế hoạch là bao nhiêu?",
    "Phụ lục II có bao nhiêu xã?",
    "Giải pháp chống sâu đục quả là gì?",
    "Các vườn ươm được kiểm tra khi nào?",
])
def test_what_stands_in_the_plan_is_no_side_of_the_whole(question: str, shelf: Shelf):
    assert aspect_asked(understand(question, lambda text: text), shelf) is None
