"""What documents say of themselves: the five plans as read, and documents of other kinds, levels and subjects."""
from __future__ import annotations

import pytest

from ingest.metadata.heading import read_date
from ingest.metadata.subject import read_period, read_subject

FIVE = {
    "text/cao-bang-2026.md": dict(
        title="Kế hoạch Thực hiện Chương trình Bảo tồn và Phát triển làng nghề, ngành nghề nông thôn trên địa bàn tỉnh Cao Bằng "
              "giai đoạn 2026 - 2030",
        kind="Kế hoạch", number="", number_blank=True, date="2026-04", issuer="Ủy ban nhân dân tỉnh Cao Bằng", level="tỉnh",
        place="tỉnh Cao Bằng", province="Cao Bằng", province_today="Cao Bằng", period=(2026, 2030), signer="Hoàng Văn Thạch", sample=False,
    ),
    "text/lao-cai-2026.txt": dict(
        title="Kế hoạch Bảo tồn và phát triển làng nghề tỉnh Lào Cai giai đoạn 2026- 2030", kind="Kế hoạch", number="", number_blank=True,
        date="2026", issuer="Ủy ban nhân dân tỉnh Lào Cai", level="tỉnh", place="tỉnh Lào Cai", province="Lào Cai", province_today="Lào Cai",
        subject="bảo tồn và phát triển làng nghề", period=(2026, 2030), signer="Phan Trung Bá",
    ),
    "text/thanh-hoa-2022.txt": dict(
        kind="Quyết định", number="", number_blank=True, date="2022", issuer="Ủy ban nhân dân tỉnh Thanh Hóa", level="tỉnh",
        place="tỉnh Thanh Hóa", province="Thanh Hóa", province_today="Thanh Hóa", subject="bảo tồn và phát triển làng nghề",
        period=(2021, 2030), signer="Lê Đức Giang",
    ),
    "text/tuyen-quang-2022.txt": dict(
        kind="Kế hoạch", number="", number_blank=False, date="", issuer="Ủy ban nhân dân tỉnh Tuyên Quang", level="tỉnh",
        province="Tuyên Quang", subject="bảo tồn và phát triển làng nghề", period=(2021, 2030), signer="Nguyễn Thế Giang",
    ),
    "text/khoai-chau-2024.md": dict(
        title="Kế hoạch Bảo tồn và Phát triển làng nghề huyện Khoái Châu năm 2024", kind="Kế hoạch", number="11/KH-UBND", number_blank=False,
        date="2024-01-09", issuer="Ủy ban nhân dân huyện Khoái Châu", level="huyện", place="huyện Khoái Châu", province="Hưng Yên",
        province_today="Hưng Yên", period=(2024, 2024), signer="Đào Hải Ngọc",
    ),
}

LETTERHEAD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = "\n\nI. MỤC TIÊU\n\n1. Thực hiện tốt nhiệm vụ được giao.\n\n"
OTHERS = [
    # a commune of a province that merged
    (f"ỦY BAN NHÂN DÂN\nXÃ TÂN HƯƠNG\nSố: 45/KH-UBND\n{LETTERHEAD}Tân Hương, ngày 02 tháng 02 năm 2024\n\nKẾ HOẠCH\n"
     "Phòng cháy, chữa cháy rừng trên địa bàn xã Tân Hương năm 2024\n\n"
     "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2024 của Ủy ban nhân dân tỉnh Yên Bái, Ủy ban nhân dân xã xây dựng Kế hoạch như sau:"
     f"{BODY}TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nHoàng Văn Thắng\n",
     dict(kind="Kế hoạch", number="45/KH-UBND", date="2024-02-02", issuer="Ủy ban nhân dân xã Tân Hương", level="xã", place="xã Tân Hương",
          province="Yên Bái", province_today="Lào Cai", subject="phòng cháy, chữa cháy rừng", period=(2024, 2024), signer="Hoàng Văn Thắng")),
    # a commune whose name has an apostrophe
    (f"ỦY BAN NHÂN DÂN\nXÃ EA H’LEO\nSố: 27/KH-UBND\n{LETTERHEAD}Ea H’leo, ngày 19 tháng 01 năm 2026\n\nKẾ HOẠCH\n"
     "Chuyển đổi số trên địa bàn xã Ea H’leo, tỉnh Đắk Lắk năm 2026\n\n"
     f"Ủy ban nhân dân xã Ea H’leo xây dựng Kế hoạch như sau:{BODY}TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nHoàng Văn Thắng\n",
     dict(kind="Kế hoạch", issuer="Ủy ban nhân dân xã Ea H’leo", level="xã", place="xã Ea H’leo", province="Đắk Lắk", period=(2026, 2026))),
    # a ward below its city, each with its council in the letterhead
    (f"ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH\nỦY BAN NHÂN DÂN PHƯỜNG BẾN THỬ\nSố: 31/KH-UBND\n{LETTERHEAD}Bến Thử, ngày 12 tháng 01 năm 2026\n\nKẾ HOẠCH\n"
     "Trồng cây xanh trên địa bàn phường Bến Thử năm 2026\n\n"
     f"Ủy ban nhân dân phường ban hành Kế hoạch như sau:{BODY}TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nHoàng Văn Thắng\n",
     dict(kind="Kế hoạch", issuer="Ủy ban nhân dân phường Bến Thử", level="xã", place="phường Bến Thử", province="Hồ Chí Minh", period=(2026, 2026))),
    # a council's resolution, its title in capitals
    (f"HỘI ĐỒNG NHÂN DÂN\nTỈNH HÀ NAM\nSố: 12/2024/NQ-HĐND\n{LETTERHEAD}Hà Nam, ngày 10 tháng 7 năm 2024\n\nNGHỊ QUYẾT\n"
     "QUY ĐỊNH CHÍNH SÁCH HỖ TRỢ NHÀ Ở XÃ HỘI TRÊN ĐỊA BÀN TỈNH HÀ NAM\n\nCăn cứ Luật Nhà ở ngày 27 tháng 11 năm 2023;\n\n"
     "QUYẾT NGHỊ:\n\nĐiều 1. Nghị quyết này quy định chính sách hỗ trợ nhà ở xã hội trên địa bàn tỉnh Hà Nam.\n\nCHỦ TỊCH\n\nLê Thị Thủy Tiên\n",
     dict(title="Nghị quyết Quy định chính sách hỗ trợ nhà ở xã hội trên địa bàn tỉnh Hà Nam", kind="Nghị quyết", number="12/2024/NQ-HĐND",
          issuer="Hội đồng nhân dân tỉnh Hà Nam", level="tỉnh", province="Hà Nam", province_today="Ninh Bình",
          subject="chính sách hỗ trợ nhà ở xã hội", signer="Lê Thị Thủy Tiên")),
    # a ministry's circular
    (f"BỘ Y TẾ\nSố: 07/2023/TT-BYT\n{LETTERHEAD}Hà Nội, ngày 15 tháng 3 năm 2023\n\nTHÔNG TƯ\nQuy định về thực hành tốt cơ sở bán lẻ thuốc\n\n"
     "Căn cứ Luật Dược số 105/2016/QH13 ngày 06 tháng 4 năm 2016;\n\nĐiều 1. Phạm vi điều chỉnh\nThông tư này quy định về bán lẻ thuốc.\n\n"
     "BỘ TRƯỞNG\n\nĐào Thị Hồng Lan\n",
     dict(kind="Thông tư", number="07/2023/TT-BYT", date="2023-03-15", issuer="Bộ Y tế", level="trung ương", place="", province="",
          signer="Đào Thị Hồng Lan")),
    # a letter of a department: no kind, its subject after "V/v"
    (f"SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\nTỈNH AN GIANG\nSố: 345/SNNMT-CCTL\nV/v phòng, chống hạn, mặn mùa khô năm 2025-2026\n{LETTERHEAD}"
     "An Giang, ngày 05 tháng 11 năm 2025\n\nKính gửi:\n- Ủy ban nhân dân các xã, phường;\n- Chi cục Thủy lợi.\n\n"
     "Thực hiện Chỉ thị số 09/CT-TTg ngày 10/4/2025 của Thủ tướng Chính phủ, Sở Nông nghiệp và Môi trường đề nghị:\n\n"
     "1. Ủy ban nhân dân các xã nạo vét kênh mương trước ngày 31/12/2025.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần Thị Mai\n",
     dict(kind="Công văn", number="345/SNNMT-CCTL", date="2025-11-05", issuer="Sở Nông nghiệp và Môi trường", level="tỉnh", province="An Giang",
          subject="phòng, chống hạn, mặn mùa khô", signer="Trần Thị Mai")),
    # a department, named under its committee; signed in capitals
    (f"UBND TỈNH QUẢNG NAM\nSỞ Y TẾ\nSố: 88/KH-SYT\n{LETTERHEAD}Quảng Nam, ngày 12 tháng 4 năm 2024\n\nKẾ HOẠCH\n"
     f"Tiêm chủng mở rộng năm 2024\n\nThực hiện Kế hoạch số 77/KH-UBND ngày 02/4/2024 của UBND tỉnh Quảng Nam;{BODY}"
     "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nTRẦN VĂN KIỆM\n",
     dict(kind="Kế hoạch", number="88/KH-SYT", issuer="Sở Y tế", level="tỉnh", place="tỉnh Quảng Nam", province="Quảng Nam",
          province_today="Đà Nẵng", subject="tiêm chủng mở rộng", signer="Trần Văn Kiệm")),
    # a ward below its province, its name a line lower, the motto of the other column in between; bases with dashes
    ("UBND TỈNH LÀO CAI                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nỦY BAN NHÂN DÂN                          Độc lập - Tự do - Hạnh phúc\n"
     "PHƯỜNG CAM ĐƯỜNG\nSố: 18/PA-UBND                      Cam Đường, ngày 27 tháng 02 năm 2026\n\nPHƯƠNG ÁN\nQuản lý rác thải chợ năm 2026\n\n"
     f"- Căn cứ Luật Bảo vệ môi trường số 72/2020/QH14 ngày 17/11/2020;\n- Căn cứ Nghị định số 45/2022/NĐ-CP ngày 07/7/2022 của Chính phủ.{BODY}TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLò Văn Sơn\n",
     dict(kind="Phương án", number="18/PA-UBND", issuer="Ủy ban nhân dân phường Cam Đường", level="xã", place="phường Cam Đường", province="Lào Cai", signer="Lò Văn Sơn")),
    # a city of a province's rank; number blank
    (f"ỦY BAN NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ\nSố:      /CTr-UBND\n{LETTERHEAD}Cần Thơ, ngày     tháng     năm 2026\n\nCHƯƠNG TRÌNH\n"
     f"Phát triển nhà ở thành phố Cần Thơ giai đoạn 2026-2035{BODY}TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n",
     dict(kind="Chương trình", number="", number_blank=True, date="2026", issuer="Ủy ban nhân dân thành phố Cần Thơ", level="tỉnh",
          place="thành phố Cần Thơ", province="Cần Thơ", subject="phát triển nhà ở", period=(2026, 2035), signer="")),
    # a project, and a first page that says it is a sample
    (f"TÀI LIỆU MINH HỌA\nỦY BAN NHÂN DÂN\nHUYỆN KỲ SƠN\nSố: 09/ĐA-UBND\n{LETTERHEAD}Kỳ Sơn, ngày 3 tháng 5 năm 2023\n\nĐỀ ÁN\n"
     "Nâng cao chất lượng dạy và học đến năm 2030\n\nCăn cứ Nghị quyết số 10-NQ/TU ngày 01/3/2023 của Tỉnh ủy Nghệ An;"
     f"{BODY}TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nVừ Bá Rê\n",
     dict(kind="Đề án", number="09/ĐA-UBND", date="2023-05-03", level="huyện", place="huyện Kỳ Sơn", province="Nghệ An",
          subject="nâng cao chất lượng dạy và học", period=(2023, 2030), signer="Vừ Bá Rê", sample=True)),
]


@pytest.mark.parametrize("name", FIVE)
def test_five_plans(document_of, name: str):
    document = document_of(name)
    assert {field: getattr(document, field) for field in FIVE[name]} == FIVE[name]


@pytest.mark.parametrize(("text", "fields"), OTHERS, ids=[f"{fields['kind']} {fields.get('number', '')}" for _, fields in OTHERS])
def test_other_documents(read_as, text: str, fields: dict):
    document = read_as(text)
    assert {field: getattr(document, field) for field in fields} == fields


def references(document) -> set[tuple[str, str, str, str, str]]:
    return {(r.relation, r.kind, r.number, r.date, r.issuer) for r in document.references}


def test_references_of_the_plans(document_of):
    cao_bang = references(document_of("text/cao-bang-2026.md"))
    assert ("thay thế", "Kế hoạch", "337/KH-UBND", "2023-02-20", "UBND tỉnh") in cao_bang
    assert ("căn cứ", "Nghị quyết", "01-NQ/TU", "2025-09-17", "Tỉnh ủy Cao Bằng") in cao_bang
    assert ("căn cứ", "Nghị định", "131/2025/NĐ-CP", "2025-06-12", "Chính phủ") in cao_bang
    assert {r.relation for r in document_of("text/cao-bang-2026.md").references} == {"căn cứ", "thay thế", "nhắc đến"}
    lao_cai = references(document_of("text/lao-cai-2026.txt"))
    assert ("trên cơ sở", "Kế hoạch", "316/KH-UBND", "2022-09-21", "Ủy ban nhân dân tỉnh Lào Cai") in lao_cai
    thanh_hoa = references(document_of("text/thanh-hoa-2022.txt"))
    assert ("theo đề nghị", "Công văn", "4462/SNN&PTNT-PTNT", "2022-10-21", "") in thanh_hoa
    assert ("căn cứ", "Luật Tổ chức chính quyền địa phương", "", "2015-06-19", "") in thanh_hoa
    khoai_chau = references(document_of("text/khoai-chau-2024.md"))
    assert ("căn cứ", "Quyết định", "4081/QĐ-BNN-TT", "2022-10-26", "Bộ Nông nghiệp và Phát triển nông thôn") in khoai_chau
    assert sum(r[0] == "căn cứ" for r in khoai_chau) == 6


def test_references_point_at_their_clause(document_of):
    document = document_of("text/cao-bang-2026.md")
    clauses = {c.id: c for c in document.clauses}
    for reference in document.references:
        assert (reference.number or reference.kind) in clauses[reference.clause].text


def test_relations(read_as):
    document = read_as(
        "QUYẾT ĐỊNH\nSửa đổi, bổ sung một số điều của Quy chế làm việc\n\nCăn cứ Luật Dược số 105/2016/QH13 ngày 06 tháng 4 năm 2016;\n\nQUYẾT ĐỊNH:\n\n"
        "Điều 1. Sửa đổi Điều 3 Quyết định số 15/2021/QĐ-UBND ngày 20/5/2021 của Ủy ban nhân dân tỉnh.\n"
        "Điều 2. Bãi bỏ Chỉ thị số 08/CT-UBND ngày 01/2/2019.\n"
        "Điều 3. Quyết định này thay thế Quyết định số 77/QĐ-UBND ngày 02/2/2020.\n"
        "Điều 4. Các sở thực hiện theo Thông tư số 04/2022/TT-BNV.\n"
    )
    assert {(r.relation, r.number) for r in document.references} == {
        ("căn cứ", "105/2016/QH13"), ("sửa đổi", "15/2021/QĐ-UBND"), ("bãi bỏ", "08/CT-UBND"), ("thay thế", "77/QĐ-UBND"),
        ("nhắc đến", "04/2022/TT-BNV"),
    }
    assert next(r.kind for r in document.references if r.relation == "căn cứ") == "Luật Dược"


@pytest.mark.parametrize(("text", "date"), [
    ("Lào Cai, ngày tháng năm 2026", "2026"), ("ngày    tháng 4 năm 2026", "2026-04"), ("ngày 9 tháng 1 năm 2024", "2024-01-09"),
    ("ngày … tháng … năm 2025", "2025"), ("ngày 12/4/2018", "2018-04-12"), ("ngày / / 2026", "2026"), ("năm nay", ""), ("ngày 45 tháng 13 năm 2024", "2024"),
])
def test_dates_as_far_as_they_are_given(text: str, date: str):
    assert read_date(text) == date


@pytest.mark.parametrize(("title", "subject", "period"), [
    ("Kế hoạch Phòng, chống dịch tả lợn Châu Phi trên địa bàn huyện Ba Bể năm 2024", "phòng, chống dịch tả lợn Châu Phi", (2024, 2024)),
    ("Quyết định Về việc phê duyệt Đề án phát triển cây dược liệu tỉnh Quảng Nam đến năm 2030, tầm nhìn 2045", "phát triển cây dược liệu", (2030, 2030)),
    ("Kế hoạch thực hiện Quyết định số 131/QĐ-TTg ngày 25/01/2022 của Thủ tướng Chính phủ phê duyệt Đề án “Tăng cường ứng dụng công nghệ thông tin "
     "và chuyển đổi số trong giáo dục giai đoạn 2022-2025” tỉnh Sơn La", "tăng cường ứng dụng công nghệ thông tin và chuyển đổi số trong giáo dục", (2022, 2025)),
    ("Chương trình hành động thực hiện Chiến lược phát triển thanh niên", "phát triển thanh niên", None),
])
def test_subjects_and_periods(title: str, subject: str, period):
    assert (read_subject(title), read_period(title, "")) == (subject, period)


def test_the_same_content_in_another_form_has_the_same_hash(document_of):
    assert document_of("text/tuyen-quang-2022.txt").content != document_of("text/lao-cai-2026.txt").content
    same = ("text/khoai-chau-2024.md", "formats/legacy/khoai-chau-2024-vni.txt", "formats/docx/khoai-chau-2024.docx", "formats/hostile/mojibake.txt")
    assert len({document_of(name).content for name in same}) == 1
    assert len({document_of(name).content for name in ("text/cao-bang-2026.md", "formats/docx/cao-bang-2026.docx", "formats/hostile/duplicate.md")}) == 1


def test_a_title_that_is_merely_bold(read_as):
    document = read_as("**Kế hoạch**\n\n**Xây dựng nông thôn mới xã Ia Mơ năm 2025**\n\nCăn cứ Luật Đất đai;\n\n## I. Mục tiêu\n\nHoàn thành 12 tiêu chí.\n")
    assert document.title == "Kế hoạch Xây dựng nông thôn mới xã Ia Mơ năm 2025"


def test_an_annex_that_came_alone(read_as):
    document = read_as(
        "Phụ lục 02: Nhu cầu vốn\n(Kèm theo Kế hoạch số 45/KH-UBND ngày 03/02/2025 của UBND huyện Đăk Hà)\n\nTT\tNội dung\tSố tiền\n1\tCầu\t200\n2\tĐường\t300\n"
    )
    assert document.title == "Phụ lục 02: Nhu cầu vốn"
    assert [c.label for c in document.clauses][-1] == "Phụ lục 02, số thứ tự 2"
