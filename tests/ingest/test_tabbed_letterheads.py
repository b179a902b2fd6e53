"""Letterheads and signatures whose two columns stand in one line with a tab between, and units in captions that say more."""
from __future__ import annotations

TABBED = (
    "**ỦY BAN NHÂN DÂN**\t**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n"
    "**PHƯỜNG VINH**\t**Độc lập - Tự do - Hạnh phúc**\n\n"
    "Số: 31/KH-UBND\t*Phường Vinh, ngày 14 tháng 8 năm 2025*\n\n"
    "**KẾ HOẠCH**\n"
    "**Sắp xếp chợ tạm trên địa bàn phường Vinh năm 2025**\n\n"
    "I. MỤC TIÊU\n\n1. Sắp xếp 4 chợ tạm.\n\n"
    "II. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Kinh tế, Hạ tầng và Đô thị chủ trì.\n\n"
    "**Nơi nhận:**\tTM. ỦY BAN NHÂN DÂN\n"
    "- Các phòng thuộc phường;\tCHỦ TỊCH\n"
    "- Lưu: VT.\tLê Văn Ba\n"
)

CAPTIONED = """\
ỦY BAN NHÂN DÂN
TỈNH NINH BÌNH

Số: 70/KH-UBND
Ninh Bình, ngày 10 tháng 01 năm 2025

KẾ HOẠCH
Nạo vét sông trên địa bàn tỉnh Ninh Bình năm 2025

I. MỤC TIÊU

1. Nạo vét 3 đoạn sông.

PHỤ LỤC
DANH MỤC ĐOẠN SÔNG NẠO VÉT
(Ban hành kèm theo Kế hoạch số 70/KH-UBND ngày 10 tháng 01 năm 2025; đơn vị: triệu đồng; x: năm khởi công)

| TT | Đoạn sông | Kinh phí | 2025 | 2026 |
|---|---|---|---|---|
| 1 | Sông Vạc | 3.450 | x | |
| 2 | Sông Đáy | 7.900 | | x |
"""


def test_two_columns_in_bold_with_a_tab_between_give_the_place(read_as):
    document = read_as(TABBED, "van-ban.md")
    assert (document.place, document.issuer, document.level) == ("phường Vinh", "Ủy ban nhân dân phường Vinh", "xã")
    assert (document.number, document.date) == ("31/KH-UBND", "2025-08-14")


def test_the_signer_stands_after_the_tab_of_the_last_receiver(read_as):
    assert read_as(TABBED, "van-ban.md").signer == "Lê Văn Ba"


def test_a_caption_that_says_more_gives_the_unit(read_as):
    table, = {row.table: row for row in read_as(CAPTIONED, "van-ban.md").clauses if hasattr(row, "cells")}.values()
    assert table.unit == "triệu đồng"


def test_the_end_of_a_plan_in_a_table_of_pipes(tmp_path):
    """'| Nơi nhận | Ký |': whom it goes to and who signed, side by side, each cell with several lines."""
    from ingest.document import read_document

    path = tmp_path / "ke-hoach.md"
    path.write_text("ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG\n\nSố: 5/KH-UBND\n\n**KẾ HOẠCH**\n**Trồng hoa lan trên địa bàn tỉnh Lâm Đồng năm 2026**\n\n## I. MỤC TIÊU\n\n"
                    "1. Trồng 40 vườn lan rừng, mỗi vườn 200 giò, giao cho hội viên Hội Nông dân chăm sóc.\n\n"
                    "| Nơi nhận | Ký |\n|---|---|\n| - Sở Tài chính; - Lưu: VT. | **TM. ỦY BAN NHÂN DÂN** **KT. CHỦ TỊCH** **PHÓ CHỦ TỊCH** **Trần Văn Mẫu** |\n", encoding="utf-8")
    document = read_document(path)
    assert document.signer == "Trần Văn Mẫu"
    assert not any("|" in clause.text for clause in document.clauses)
