"""Footnotes: the small print at a page's foot that a raised number in the text above points to."""
from __future__ import annotations

import re
from statistics import median

from ingest.readers.pdf_lines import PageLayout
from ingest.readers.pdf_words import Run

SMALL = 0.93             # of the page's usual type size: footnotes are smaller
# "1 Theo báo cáo số …", "(2) Nguồn: …", "1. Xem Phụ lục", "* Ghi chú"
_NUMBER = re.compile(r"^\(?(\d{1,2}|\*{1,3})\)?[.:]?$")


def set_apart_notes(page: PageLayout) -> None:
    """Finds the footnotes of a page, remembers them (`page.notes`), and takes the marks that point to them out of its text."""
    runs = page.runs
    if len(runs) < 3:
        return
    usual = median(run.size for run in runs for _ in run.words)
    foot: list[Run] = []
    for item in reversed(page.items):
        if not isinstance(item, Run) or item.size > SMALL * usual:
            break
        foot.insert(0, item)
    body = [run for run in runs if not any(run is note for note in foot)]
    marks = {_number(word.text): (run, word) for run in body for word in run.words if word.raised and _number(word.text)}
    starts = [i for i, run in enumerate(foot) if _number(run.words[0].text) in marks]
    if not starts:
        return
    page.notes = {id(run) for run in foot[starts[0]:]}
    for start in starts:
        run, word = marks[_number(foot[start].words[0].text)]
        after = run.words.index(word) + 1
        if after < len(run.words) and any(c.isalnum() for c in run.words[after].text):
            run.words[after].glued = False
        run.words.remove(word)


def _number(text: str) -> str:
    match = _NUMBER.match(text)
    return match[1] if match else ""
