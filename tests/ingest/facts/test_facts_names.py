"""Agencies told apart in headings, cells and running text."""
from __future__ import annotations

import pytest

from ingest.facts.names import is_collective, names_at, of_heading, split


@pytest.mark.parametrize(("heading", "agencies"), [
    ("2. Sở Công Thương", ("Sở Công Thương",)),
    ("7. Sở Tài chính, Sở Kế hoạch và Đầu tư", ("Sở Tài chính", "Sở Kế hoạch và Đầu tư")),
    ("4. Sở Văn hóa, Thể thao và Du lịch:", ("Sở Văn hóa, Thể thao và Du lịch",)),
    ("8. Các Sở, ban, ngành; Ủy ban MTTQ Việt Nam tỉnh", ("Các Sở, ban, ngành", "Ủy ban MTTQ Việt Nam tỉnh")),
    ("Điều 3. Bộ Chỉ huy Quân sự tỉnh, Công an tỉnh", ("Bộ Chỉ huy Quân sự tỉnh", "Công an tỉnh")),
    ("2. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",)),
    ("c) Đề nghị Ủy ban Mặt trận Tổ quốc và các tổ chức chính trị - xã hội", ("Ủy ban Mặt trận Tổ quốc", "Các tổ chức chính trị - xã hội")),
    ("9. Uỷ ban nhân dân các xã, phường", ("Uỷ ban nhân dân các xã, phường",)),
    ("3. Kinh phí thực hiện", ()), ("1. Hội nghị sơ kết", ()), ("2. Báo cáo định kỳ", ()), ("5. Đội ngũ cán bộ", ()), ("1. Hỗ trợ hộ nghèo", ()),
])
def test_headings(heading: str, agencies: tuple[str, ...]) -> None:
    assert of_heading(heading) == agencies


@pytest.mark.parametrize(("cell", "agencies"), [
    ("Sở Giáo dục và Đào tạo; Báo và Đài Phát thanh, Truyền hình tỉnh", ("Sở Giáo dục và Đào tạo", "Báo và Đài Phát thanh, Truyền hình tỉnh")),
    ("- Sở Tài chính; - Sở Y tế - Sở Lao động, Thương binh và Xã hội. - UBND huyện, thị xã.",
     ("Sở Tài chính", "Sở Y tế", "Sở Lao động, Thương binh và Xã hội", "UBND huyện, thị xã")),
    ("Văn phòng Điều phối tỉnh; UBND huyện, thành phố", ("Văn phòng Điều phối tỉnh", "UBND huyện, thành phố")),
    ("phòng Kinh tế", ("Phòng Kinh tế",)), ("-", ()),
])
def test_cells(cell: str, agencies: tuple[str, ...]) -> None:
    assert split(cell) == agencies


@pytest.mark.parametrize(("text", "agencies", "rest"), [
    ("Sở Công thương và UBND các xã, phường đăng ký tham dự", ("Sở Công thương", "UBND các xã, phường"), "đăng ký tham dự"),
    ("Sở Y tế, Sở Tài chính và các cơ quan, đơn vị liên quan, căn cứ dự toán", ("Sở Y tế", "Sở Tài chính", "Các cơ quan, đơn vị liên quan"), ", căn cứ dự toán"),
    ("Hội Nông dân tỉnh, Liên minh Hợp tác xã tỉnh tuyên truyền", ("Hội Nông dân tỉnh", "Liên minh Hợp tác xã tỉnh"), "tuyên truyền"),
    ("các đơn vị tổ chức hội thi", ("Các đơn vị",), "tổ chức hội thi"),
    ("ủy ban nhân dân các huyện, thành phố tổ chức triển khai", ("Ủy ban nhân dân các huyện, thành phố",), "tổ chức triển khai"),
    ("nghệ nhân truyền nghề", (), "nghệ nhân truyền nghề"),
])
def test_running_text(text: str, agencies: tuple[str, ...], rest: str) -> None:
    found, end = names_at(text, 0)
    assert (found, text[end:].strip()) == (agencies, rest)


def test_collective() -> None:
    assert is_collective("Các sở, ngành liên quan") and is_collective("các cơ quan, đơn vị có liên quan")
    assert not is_collective("UBND các xã, phường") and not is_collective("Sở Y tế")
