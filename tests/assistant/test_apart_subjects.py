"""Comparisons whose plans have subjects of their own, and what is said of the plans as such."""
from __future__ import annotations

import pytest

from assistant.apart import own_questions, without_descriptions
from assistant.understand.question import understand

NAMES = ("Lâm Đồng", "Kon Tum")


def read(text: str):
    return understand(text, lambda typed: typed)


def test_subjects_after_what_is_asked_of_all():
    own = own_questions(read("So sánh số người được tập huấn: cán bộ thú y ở Lâm Đồng, nghệ nhân dệt ở Kon Tum."), NAMES)
    assert "cán bộ thú y" in own["Lâm Đồng"] and "nghệ nhân" not in own["Lâm Đồng"] and "nghệ nhân dệt" in own["Kon Tum"]


def test_subjects_set_beside_each_other():
    own = own_questions(read("Vốn dân góp làm đường của Lâm Đồng với vốn doanh nghiệp tài trợ lễ hội của Kon Tum, bên nào lớn hơn, mỗi bên bao nhiêu?"), NAMES)
    assert own["Kon Tum"].startswith("vốn doanh nghiệp tài trợ lễ hội") and own["Lâm Đồng"].endswith("mỗi bên bao nhiêu?")


@pytest.mark.parametrize("question", [
    "Hạn gửi báo cáo năm của UBND xã ở Lâm Đồng và của các cơ quan, đơn vị ở Kon Tum khác nhau thế nào?",
    "Tỷ lệ hộ nghèo của Lâm Đồng với Kon Tum là bao nhiêu?",
])
def test_what_is_asked_of_all_is_not_taken_apart(question):
    assert own_questions(read(question), NAMES) == {}


@pytest.mark.parametrize("text, left", [
    ("Tổng kinh phí của kế hoạch cồng chiêng Kon Tum và đề án giống cây Lâm Đồng", "Tổng kinh phí của kế hoạch Kon Tum và đề án Lâm Đồng"),
    ("Trong hai văn bản của Lâm Đồng và Kon Tum, nơi nào ghi mức phạt, phạt bao nhiêu?", "Lâm Đồng và Kon Tum, mức phạt, phạt bao nhiêu?"),
    ("Lâm Đồng và Kon Tum tổng kết khi nào? Văn bản nào không nói đến?", "Lâm Đồng và Kon Tum tổng kết khi nào?"),
])
def test_what_plans_are_called_is_left_out(text, left):
    assert without_descriptions(text, NAMES) == left
