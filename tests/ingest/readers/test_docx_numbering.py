"""Numbers that Word computes stand at the front of the text, as the page shows them."""
from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml

from ingest.readers.docx import read
from ingest.readers.docx_numbering import letter
from ingest.romans import to_roman
from tests.ingest.readers.word_files import NAMES, add_numbering, level, lines, numbered, texts


@pytest.fixture
def document() -> Document:
    return Document()


def saved(document: Document, folder: Path) -> list[str]:
    document.save(folder / "k.docx")
    return texts(read(folder / "k.docx").blocks)


def test_articles_and_clauses_count_and_restart(document: Document, tmp_path: Path) -> None:
    add_numbering(document, 50, level(0, "Điều %1."), level(1, "%2."), level(2, "%3)", "lowerLetter"))
    for text, place in (("Phạm vi", 0), ("Một", 1), ("Hai", 1), ("điểm", 2), ("điểm nữa", 2), ("Ba", 1), ("Đối tượng", 0),
                        ("Một lại", 1), ("điểm lại", 2)):
        numbered(document, text, 50, place)
    assert saved(document, tmp_path) == [
        "Điều 1. Phạm vi", "1. Một", "2. Hai", "a) điểm", "b) điểm nữa", "3. Ba", "Điều 2. Đối tượng", "1. Một lại", "a) điểm lại"]


def test_levels_join_their_numbers_and_roman_is_made_decimal_where_legal(document: Document, tmp_path: Path) -> None:
    add_numbering(document, 50, level(0, "%1.", "upperRoman"), level(1, "%1.%2.", extra="<w:isLgl/>"), level(2, "%2.%3"))
    for text, place in (("A", 0), ("B", 0), ("b1", 1), ("b2", 1), ("b2x", 2), ("b2y", 2), ("C", 0), ("c1", 1)):
        numbered(document, text, 50, place)
    assert saved(document, tmp_path) == ["I. A", "II. B", "2.1. b1", "2.2. b2", "2.1 b2x", "2.2 b2y", "III. C", "3.1. c1"]


def test_bullets_are_dashes_and_plus_stays(document: Document, tmp_path: Path) -> None:
    add_numbering(document, 50, level(0, "\uf0b7", "bullet"), level(1, "+", "bullet"), level(2, "o", "bullet"))
    for text, place in (("một", 0), ("hai", 1), ("ba", 2)):
        numbered(document, text, 50, place)
    assert saved(document, tmp_path) == ["- một", "+ hai", "- ba"]


def test_instances_count_on_unless_they_start_anew(document: Document, tmp_path: Path) -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    add_numbering(document, 50, level(0, "%1."), instances={50: "", 51: "", 52: anew})
    for instance in (50, 50, 51, 52, 52):
        numbered(document, "việc", instance)
    assert saved(document, tmp_path) == ["1. việc", "2. việc", "3. việc", "1. việc", "2. việc"]


def test_start_value_level_never_restarting_and_empty_item_counted(document: Document, tmp_path: Path) -> None:
    add_numbering(document, 50, level(0, "Chương %1", "upperRoman", start=3), level(1, "Điều %2.", extra='<w:lvlRestart w:val="0"/>'))
    for text, place in (("X", 0), ("x", 1), ("", 1), ("Y", 0), ("y", 1)):
        numbered(document, text, 50, place)
    assert saved(document, tmp_path) == ["Chương III X", "Điều 1. x", "Chương IV Y", "Điều 3. y"]


def test_numbering_comes_by_style_and_number_zero_takes_it_off(document: Document, tmp_path: Path) -> None:
    add_numbering(document, 50, level(0, "%1.", "upperRoman", extra='<w:pStyle w:val="Heading1"/>'),
                  level(1, "%2.", extra='<w:pStyle w:val="Heading2"/>'))
    for style in ("Heading 1", "Heading 2"):
        document.styles[style].element.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {NAMES}><w:numId w:val="50"/></w:numPr>'))
    for text, style in (("Mục tiêu", 1), ("Chung", 2), ("Cụ thể", 2), ("Nhiệm vụ", 1), ("Đào tạo", 2)):
        document.add_paragraph(text, style=f"Heading {style}")
    numbered(document, "Không đánh số", 0).style = "Heading 1"
    document.save(tmp_path / "k.docx")
    found = lines(read(tmp_path / "k.docx").blocks)
    assert [line.text for line in found] == ["I. Mục tiêu", "1. Chung", "2. Cụ thể", "II. Nhiệm vụ", "1. Đào tạo", "Không đánh số"]
    assert [line.heading for line in found] == [1, 2, 2, 1, 2, 1]
    assert all(line.bold == len(line.text) for line in found)


@pytest.mark.parametrize(("number", "expected"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1990, "MCMXC")])
def test_roman(number: int, expected: str) -> None:
    assert to_roman(number) == expected


@pytest.mark.parametrize(("number", "expected"), [(1, "a"), (26, "z"), (27, "aa"), (28, "bb"), (53, "aaa")])
def test_letter(number: int, expected: str) -> None:
    assert letter(number) == expected
