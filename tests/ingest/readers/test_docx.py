"""Word files: what a reader of the page sees is in the blocks, once, in order."""
from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.shared import Pt

from ingest.blocks import Grid, Line
from ingest.errors import DamagedFile, EmptyFile, TooLarge
from ingest.readers.docx import read
from tests.ingest.readers.word_files import (
    EXTRA, NAMES, add_numbering, append_xml, cells, level, lines, numbered, paragraph_xml, texts, with_parts,
)

PLANS = Path(__file__).resolve().parents[4] / "shared" / "plans" / "formats"


@pytest.fixture
def document() -> Document:
    return Document()


def blocks_of(document: Document, folder: Path) -> tuple[Line | Grid, ...]:
    document.save(folder / "k.docx")
    return read(folder / "k.docx").blocks


def test_bold_prefix_runs_over_split_runs_and_character_styles(document: Document, tmp_path: Path) -> None:
    paragraph = document.add_paragraph()
    for text, bold in (("5. S", True), ("ở ", True), ("Tài chính:", None), (" Chủ trì ", False), ("cân đối", True)):
        paragraph.add_run(text).bold = bold
    paragraph.runs[2].style = "Strong"
    [line] = lines(blocks_of(document, tmp_path))
    assert line.text == "5. Sở Tài chính: Chủ trì cân đối"
    assert line.bold == len("5. Sở Tài chính:")


def test_bold_by_style_and_switched_off_again(document: Document, tmp_path: Path) -> None:
    document.styles["Normal"].font.bold = True
    document.add_paragraph("đậm theo kiểu")
    document.add_paragraph().add_run("không đậm").bold = False
    assert [line.bold for line in lines(blocks_of(document, tmp_path))] == [len("đậm theo kiểu"), 0]


def test_headings_by_style_name_outline_level_and_vietnamese_name(document: Document, tmp_path: Path) -> None:
    document.add_paragraph("Kế hoạch", style="Title")
    document.add_paragraph("Mục lớn", style="Heading 3")
    style = document.styles.add_style("Tiêu đề 2", 1)
    document.add_paragraph("Tên Việt", style=style)
    derived = document.styles.add_style("Kieu rieng", 1)
    derived.base_style = document.styles["Heading 4"]
    document.add_paragraph("Kiểu riêng", style=derived)
    document.add_paragraph("Theo cấp")._p.get_or_add_pPr().append(
        parse_xml(f'<w:outlineLvl {NAMES} w:val="1"/>'))
    document.add_paragraph("thân bài")
    assert [line.heading for line in lines(blocks_of(document, tmp_path))] == [1, 3, 2, 4, 2, None]


def test_look_of_a_paragraph(document: Document, tmp_path: Path) -> None:
    document.add_paragraph("Giữa").alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = document.add_paragraph().add_run("Nghiêng")
    run.italic, run.font.size = True, Pt(14)
    document.add_paragraph("")
    indented = document.add_paragraph("Thụt")
    indented.paragraph_format.first_line_indent = Pt(43.2)  # a tenth of the 6 inches of the text area
    centred, italic, indent = lines(blocks_of(document, tmp_path))
    assert centred.centered and not italic.centered
    assert italic.italic and italic.size == 14.0
    assert indent.blank_before and indent.indent == pytest.approx(0.1)
    assert all(line.whole for line in (centred, italic, indent))


def test_line_breaks_part_lines_and_tabs_and_spaces_are_one(document: Document, tmp_path: Path) -> None:
    document.add_paragraph("KẾ HOẠCH\nBảo tồn  làng\tnghề \u00ad\u200bnăm 2024")
    first, second = lines(blocks_of(document, tmp_path))
    assert (first.text, first.whole) == ("KẾ HOẠCH", False)
    assert (second.text, second.whole) == ("Bảo tồn làng nghề năm 2024", True)


def test_tracked_changes_fields_hidden_text_and_content_controls(document: Document, tmp_path: Path) -> None:
    append_xml(document, paragraph_xml(
        '<w:r><w:t xml:space="preserve">Hỗ trợ </w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>300</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>500</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> triệu đồng</w:t></w:r>'
        '<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>'))
    append_xml(document, paragraph_xml(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF muc1</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Phụ lục 01</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:r><w:t xml:space="preserve"> kèm theo</w:t></w:r>'))
    append_xml(document, f'<w:sdt {NAMES}><w:sdtContent>{paragraph_xml("<w:r><w:t>trong khung</w:t></w:r>")}</w:sdtContent></w:sdt>')
    document.save(tmp_path / "k.docx")
    reading = read(tmp_path / "k.docx")
    assert texts(reading.blocks) == ["Hỗ trợ 500 triệu đồng", "Phụ lục 01 kèm theo", "trong khung"]
    assert reading.notes == ("có sửa đổi đang theo dõi: đọc theo bản chấp nhận mọi sửa đổi",)


def test_a_deleted_list_item_is_not_counted_and_placeholders_are_no_text(document: Document, tmp_path: Path) -> None:
    add_numbering(document, 50, level(0, "%1."))
    numbered(document, "một", 50)
    gone = numbered(document, "", 50)._p
    gone.pPr.append(parse_xml(f'<w:rPr {NAMES}><w:del w:id="1" w:author="a"/></w:rPr>'))
    gone.append(parse_xml(f'<w:del {NAMES} w:id="2" w:author="a"><w:r><w:delText>bỏ</w:delText></w:r></w:del>'))
    numbered(document, "hai", 50)._p.append(parse_xml(
        f'<w:sdt {NAMES}><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt>'))
    assert texts(blocks_of(document, tmp_path)) == ["1. một", "2. hai"]


def test_text_box_is_read_once_as_a_note(document: Document, tmp_path: Path) -> None:
    box = '<w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent>'
    append_xml(document, paragraph_xml(
        f'<w:r><w:t>Thân bài</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>'
        f'</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>'))
    body, note = lines(blocks_of(document, tmp_path))
    assert (body.text, body.note) == ("Thân bài", False)
    assert (note.text, note.note) == ("DỰ THẢO", True)


def test_footnote_follows_its_paragraph(document: Document, tmp_path: Path) -> None:
    append_xml(document, paragraph_xml('<w:r><w:t>Có 12 làng nghề</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'))
    document.add_paragraph("Đoạn sau")
    document.save(tmp_path / "k.docx")
    with_parts(tmp_path / "k.docx", {
        "word/footnotes.xml": f'<w:footnotes {NAMES}><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Theo số liệu năm 2023.</w:t></w:r></w:p></w:footnote></w:footnotes>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>',
    })
    assert [(line.text, line.note) for line in lines(read(tmp_path / "k.docx").blocks)] == [
        ("Có 12 làng nghề", False), ("Theo số liệu năm 2023.", True), ("Đoạn sau", False)]


def test_merged_header_cells_and_nested_table(document: Document, tmp_path: Path) -> None:
    table = document.add_table(4, 4, style="Table Grid")
    table.cell(0, 0).merge(table.cell(1, 0)).text = "STT"
    table.cell(0, 1).merge(table.cell(1, 1)).text = "Nội dung"
    table.cell(0, 2).merge(table.cell(0, 3)).text = "Kinh phí"
    table.cell(1, 2).text, table.cell(1, 3).text = "NSTW", "NSĐP"
    for column, text in enumerate(("1", "Đào tạo", "500", "-")):
        table.cell(2, column).text = text
    table.cell(3, 0).merge(table.cell(3, 1)).text = "TỔNG CỘNG"
    table.cell(3, 2).text = "500"
    table.cell(2, 1).add_table(1, 2).cell(0, 1).text = "trong bảng con"
    [grid] = blocks_of(document, tmp_path)
    assert grid.spans_known
    assert cells(grid) == [["STT", "Nội dung", "Kinh phí", None], [None, None, "NSTW", "NSĐP"],
                           ["1", "Đào tạo trong bảng con", "500", "-"], ["TỔNG CỘNG", None, "500", ""]]
    first = grid.rows[0].cells
    assert (first[0].down, first[1].down, first[2].across, first[2].down) == (2, 2, 2, 1)
    assert grid.rows[3].cells[0].across == 2


def test_repeated_heading_rows_are_marked(document: Document, tmp_path: Path) -> None:
    table = document.add_table(2, 3, style="Table Grid")
    table.cell(0, 0).text, table.cell(1, 0).text = "TT", "1"
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {NAMES}/>"))
    [grid] = blocks_of(document, tmp_path)
    assert [row.header for row in grid.rows] == [True, False]


def test_tables_without_borders_that_only_arrange_text_are_lines(document: Document, tmp_path: Path) -> None:
    heading = document.add_table(1, 2)
    heading.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ BÌNH AN"
    heading.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    document.add_paragraph("KẾ HOẠCH")
    signature = document.add_table(1, 2, style="Table Grid")  # ruled by mistake: its words say what it is
    signature.cell(0, 0).text = "Nơi nhận:\n- Như trên."
    signature.cell(0, 1).text = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"
    framed = document.add_table(1, 1, style="Table Grid")
    framed.cell(0, 0).text = "Trong khung một ô"
    assert texts(blocks_of(document, tmp_path)) == [
        "ỦY BAN NHÂN DÂN", "XÃ BÌNH AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "KẾ HOẠCH",
        "Nơi nhận:", "- Như trên.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trong khung một ô"]


def test_a_ruled_table_of_two_columns_is_data(document: Document, tmp_path: Path) -> None:
    table = document.add_table(2, 2, style="Table Grid")
    for place, text in enumerate(("Cơ quan", "Nhiệm vụ", "Sở Tài chính", "Bố trí kinh phí")):
        table.cell(place // 2, place % 2).text = text
    [grid] = blocks_of(document, tmp_path)
    assert cells(grid) == [["Cơ quan", "Nhiệm vụ"], ["Sở Tài chính", "Bố trí kinh phí"]]


def test_table_of_contents_header_and_footer_are_left_out(document: Document, tmp_path: Path) -> None:
    document.sections[0].header.paragraphs[0].text = "đầu trang"
    style = document.styles.add_style("toc 1", 1)
    document.add_paragraph("I. MỤC TIÊU\t3", style=style)
    document.add_paragraph("I. MỤC TIÊU")
    document.save(tmp_path / "k.docx")
    reading = read(tmp_path / "k.docx")
    assert texts(reading.blocks) == ["I. MỤC TIÊU"]
    assert "đã bỏ mục lục" in reading.notes


def test_fonts_from_before_unicode(document: Document, tmp_path: Path) -> None:
    document.add_paragraph().add_run("B¶o tån lµng nghÒ").font.name = ".VnTime"
    document.add_paragraph().add_run("kÕ ho¹ch").font.name = ".VnTimeH"
    run = document.add_paragraph()
    run.add_run("phaùt trie").font.name = "VNI-Times"     # the mark of the last letter stands in the next run
    run.add_run("ån").font.name = "VNI-Times"
    document.save(tmp_path / "k.docx")
    reading = read(tmp_path / "k.docx")
    assert texts(reading.blocks) == ["Bảo tồn làng nghề", "KẾ HOẠCH", "phát triển"]
    assert "đã chuyển mã VNI-Windows sang Unicode theo phông chữ" in reading.notes


def test_pictures_only_is_empty(document: Document, tmp_path: Path) -> None:
    document.save(tmp_path / "anh.docx")
    with pytest.raises(EmptyFile, match="anh.docx: không có chữ nào"):
        read(tmp_path / "anh.docx")


def test_entities_and_broken_xml_are_refused(document: Document, tmp_path: Path) -> None:
    document.save(tmp_path / "k.docx")
    bomb = ('<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
            f'<w:document {NAMES}{EXTRA}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>')
    with_parts(tmp_path / "k.docx", {"word/document.xml": bomb})
    with pytest.raises(DamagedFile, match="DOCTYPE"):
        read(tmp_path / "k.docx")
    with_parts(tmp_path / "k.docx", {"word/document.xml": "<w:document"})
    with pytest.raises(DamagedFile, match="k.docx"):
        read(tmp_path / "k.docx")


@pytest.mark.skipif(not PLANS.is_dir(), reason="the sample plans are not beside the repository")
class TestPlans:
    def test_bomb_is_refused_before_it_is_inflated(self) -> None:
        with pytest.raises(TooLarge, match="bomb.docx: nội dung bung ra tới 286 MB"):
            read(PLANS / "hostile" / "bomb.docx")

    def test_macros_are_named_and_the_text_is_that_of_the_plain_file(self) -> None:
        reading = read(PLANS / "hostile" / "macro.docm")
        assert any("macro" in note for note in reading.notes)
        assert reading.blocks == read(PLANS / "docx" / "khoai-chau-2024.docx").blocks

    def test_tables_and_headings(self) -> None:
        blocks = read(PLANS / "docx" / "cao-bang-2026.docx").blocks
        grids = [block for block in blocks if isinstance(block, Grid)]
        assert [len(grid.rows) for grid in grids] == [19, 17, 27, 6]
        assert [sum(row.header for row in grid.rows) for grid in grids] == [1, 3, 3, 1]
        assert "TM. ỦY BAN NHÂN DÂN" in texts(blocks) and "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in texts(blocks)
        assert {line.text: line.heading for line in lines(blocks)}["V. TỔ CHỨC THỰC HIỆN"] == 1
