"""'Còn các tỉnh khác?': the last question, asked of all plans on the subject. Three invented plans, two of them on one subject."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.understand.followup import _OTHERS
from tests.assistant.conftest import opened_on, told

_PLAN = """\
ỦY BAN NHÂN DÂN
TỈNH {capitals}

Số: {number}/KH-UBND
{province}, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
{title} trên địa bàn tỉnh {province} giai đoạn 2026 - 2030

Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. MỤC TIÊU

1. Đến năm 2028

a) {first};

b) {second}.

2. Đến năm 2030

- {third}.

II. TỔ CHỨC THỰC HIỆN

1. {agency}

- Chủ trì, theo dõi việc thực hiện Kế hoạch.

2. Sở Tài chính

- {paying}.
"""
PLANS = {
    "lai_chau_txt": _PLAN.format(
        capitals="LAI CHÂU", province="Lai Châu", number=31, title="Phòng, chống rét cho trâu, bò", first="80% hộ nuôi trâu, bò có chuồng kín gió",
        second="Dự trữ 9.000 tấn rơm", third="Không còn trâu, bò chết rét;\n\n- Mỗi xã một kho rơm;\n\n- 12 trạm dự báo rét;\n\n- Tiêm phòng 95% đàn;\n\n- 70% hộ có sổ theo dõi;\n\n- Thôn nào cũng có tổ thú y", agency="Sở Nông nghiệp và Môi trường", paying="Bố trí 4.300 triệu đồng mỗi năm mua rơm dự trữ"),
    "dien_bien_txt": _PLAN.format(
        capitals="ĐIỆN BIÊN", province="Điện Biên", number=47, title="Phòng, chống đói rét cho đàn trâu, bò", first="65% hộ có chuồng lợp kín",
        second="Mỗi hộ trồng 300 m2 cỏ voi", third="Số trâu, bò chết rét dưới 50 con mỗi năm", agency="Chi cục Chăn nuôi và Thú y", paying="Bố trí 2.750 triệu đồng mỗi năm mua bạt che chuồng"),
    "phu_yen_txt": _PLAN.format(
        capitals="PHÚ YÊN", province="Phú Yên", number=12, title="Phát triển nghề câu cá ngừ đại dương", first="40 tàu có hầm giữ lạnh",
        second="Tập huấn 600 thuyền viên", third="Sản lượng đạt 5.200 tấn", agency="Sở Nông nghiệp và Môi trường", paying="Bố trí 1.900 triệu đồng hỗ trợ hầm giữ lạnh"),
}


@pytest.fixture(scope="module")
def plans(tmp_path_factory) -> Iterator[Assistant]:
    yield from opened_on(tmp_path_factory, **PLANS)


@pytest.mark.parametrize("text", ["còn các tỉnh khác?", "các địa phương khác quy định thế nào?", "thế những kế hoạch còn lại thì sao", "ở các nơi khác thì thế nào", "các tỉnh, thành phố khác làm gì"])
def test_the_others_are_asked_for(text: str):
    assert _OTHERS.search(text)


@pytest.mark.parametrize("text", ["còn các xã khác được bao nhiêu", "nơi khác có được hỗ trợ chuồng không", "còn các sở khác", "kế hoạch khác với năm trước ở điểm nào"])
def test_something_else_is_asked_of_others(text: str):
    assert not _OTHERS.search(text)


def test_a_section_of_each_plan_on_the_subject(plans: Assistant):
    text = told(plans, "Mục tiêu của kế hoạch Lai Châu là gì?", "Còn các tỉnh khác?")
    assert "80% hộ nuôi trâu" in text and "65% hộ có chuồng lợp kín" in text and "Mục I" in text
    assert "Phú Yên" not in text and "cá ngừ" not in text and "hầm" not in text


def test_one_thing_of_each(plans: Assistant):
    text = told(plans, "Cơ quan nào chủ trì kế hoạch chống rét ở Lai Châu?", "Các tỉnh khác quy định thế nào?")
    assert "Sở Nông nghiệp và Môi trường" in text and "Chi cục Chăn nuôi và Thú y" in text
    text = told(plans, "Tỉnh Điện Biên bố trí bao nhiêu tiền mỗi năm?", "thế còn các tỉnh khác?")
    assert "2.750 triệu đồng" in text and "4.300 triệu đồng" in text and "1.900" not in text


def test_all_plans_on_the_subject_in_brief(plans: Assistant):
    text = told(plans, "Tóm tắt kế hoạch Điện Biên", "Các nơi khác thì sao?")
    assert text.count("**Giai đoạn 2026 - 2030**") == 2 and "Không còn trâu, bò chết rét" not in text.split("Điện Biên")[0]


def test_no_other_plan_is_on_the_subject(plans: Assistant):
    talk = plans.conversation()
    assert not talk.ask("Mục tiêu của kế hoạch Phú Yên là gì?").abstained
    answer = talk.ask("Các tỉnh khác thì sao?")
    assert answer.abstained and "chưa có kế hoạch nào của nơi khác về nội dung này" in answer.text


def test_aims_of_every_plan_of_which_one_has_more_than_fits(plans: Assistant):
    text = told(plans, "Mục tiêu của các kế hoạch là gì?")
    assert "80% hộ" in text and "65% hộ" in text and "40 tàu" in text
    assert "… và các điều khoản khác | Mục I [" in text and "Thôn nào cũng có tổ thú y" not in text


def test_what_lies_within_the_plan_is_no_other_plan(plans: Assistant):
    assert "Điện Biên" not in plans.conversation().ask("Còn các xã khác?").text
    talk = plans.conversation()
    talk.ask("Lai Châu dự trữ bao nhiêu tấn rơm?")
    assert "Điện Biên" not in talk.ask("Thế còn các xã còn lại?").text
