"""Figures and numbers of rows in scanned tables: put to the vote, one told from Roman I, labels mended."""
from __future__ import annotations

import numpy as np
import pytest

from ingest.readers.ocr_figures import elect, tell_one_from_roman


@pytest.mark.parametrize(("readings", "wanted"), [
    (["2.000", "5.900", "5.900"], "5.900"),       # two against one
    (["5l", "5,1", "5,1"], "5,1"),
    (["2027 - 2030", "2027-2030", "2027-2030"], "2027 - 2030"),  # white space is no difference
    (["l§", "", "1"], "1"),                       # all differ: the one that looks like a figure
    (["12,5", "", ""], "12,5"),                   # two that found nothing don't outvote one that did
    (["x", "", "7."], "x"),
])
def test_the_vote(readings, wanted):
    assert elect(readings) == wanted


def stroke(*rows: str) -> np.ndarray:
    return np.array([[c == "#" for c in row for _ in range(2)] for row in rows for _ in range(3)])


ONE = stroke("..##..", ".###..", "#.##..", "..##..", "..##..", "..##..", "..##..", "..##..", "..##..", "######")
SERIFED = stroke("######", "..##..", "..##..", "..##..", "..##..", "..##..", "..##..", "..##..", "..##..", "######")
SANS = stroke(*["..##.."] * 10)


@pytest.mark.parametrize(("picture", "wanted"), [(ONE, "1"), (SERIFED, "I"), (SANS, "I")])
@pytest.mark.parametrize("text", ["1", "I", "l", "|"])
def test_a_lone_stroke_is_one_or_roman(picture, wanted, text):
    assert tell_one_from_roman(picture, (0, 0, picture.shape[1], picture.shape[0]), text) == wanted


def test_other_texts_stay():
    assert tell_one_from_roman(ONE, (0, 0, 12, 30), "a)") == "a)"


def test_labels_of_headings_are_mended():
    from PIL import Image

    from ingest.readers.ocr_romans import mend_labels
    from ingest.readers.pdf_words import Run, Word

    def run(text: str, bold: bool = True) -> Run:
        return Run([Word(text=word, left=10 * i, right=10 * i + 9, top=0, bottom=10, baseline=9, size=10, bold=bold)
                    for i, word in enumerate(text.split())])

    runs = [run("I.MỤC ĐÍCH, YÊU CẦU"), run("2, Tiêu chuẩn kỹ thuật"), run("2, 3 và 4", bold=False), run("1.250 triệu đồng")]
    mend_labels(runs, Image.new("L", (100, 20), 255), 1.0)

    assert [r.text for r in runs] == ["I. MỤC ĐÍCH, YÊU CẦU", "2. Tiêu chuẩn kỹ thuật", "2, 3 và 4", "1.250 triệu đồng"]
