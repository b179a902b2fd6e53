"""The same plan as Markdown, text, PDF, Word, scan and in old encodings gives the same clauses under the same headings.

Compared are the bases, headings, paragraphs, items, notes and table rows, after folding case and white space. For a scan
characters may be wrong: each clause needs a counterpart of the same label, at most a tenth of it wrong, 3 % over all.
"""
from __future__ import annotations

import re
import shutil
from collections import Counter

import pytest

from index.records import Clause, ClauseKind, Document
from index.text import fold

BODY = frozenset(ClauseKind) - {ClauseKind.FRONT, ClauseKind.CLOSING}
PAIRS = [
    ("text/tuyen-quang-2022.txt", "formats/legacy/tuyen-quang-2022-tcvn3.txt"),
    ("text/lao-cai-2026.txt", "formats/legacy/lao-cai-2026-nfd.txt"),
    ("text/lao-cai-2026.txt", "formats/pdf/lao-cai-2026.pdf"),
    ("text/khoai-chau-2024.md", "formats/legacy/khoai-chau-2024-vni.txt"),
    ("text/khoai-chau-2024.md", "formats/docx/khoai-chau-2024.docx"),
    ("text/khoai-chau-2024.md", "formats/hostile/mojibake.txt"),
    ("text/cao-bang-2026.md", "formats/pdf/cao-bang-2026.pdf"),
    ("text/cao-bang-2026.md", "formats/docx/cao-bang-2026.docx"),
    ("text/thanh-hoa-2022.txt", "formats/pdf/thanh-hoa-2022.pdf"),
]
SCAN = ("text/khoai-chau-2024.md", "formats/scan/khoai-chau-2024.pdf")
NEEDED, NEEDED_OF_SCAN, WRONG_AT_MOST = 0.99, 0.95, 0.03
METADATA = ("kind", "number", "number_blank", "level", "place", "province", "period", "signer")


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", fold(text))


def body(document: Document) -> list[Clause]:
    return [c for c in document.clauses if c.kind in BODY]


def place(clause: Clause) -> tuple[str, ...]:
    return (*map(squeeze, clause.path), squeeze(clause.text))


@pytest.mark.parametrize(("source", "other"), PAIRS)
def test_clauses_are_equal(document_of, source: str, other: str):
    wanted, found = Counter(map(place, body(document_of(source)))), Counter(map(place, body(document_of(other))))
    missing, extra = wanted - found, found - wanted
    assert 1 - missing.total() / wanted.total() >= NEEDED, [m[-1][:80] for m in missing]
    assert extra.total() <= (1 - NEEDED) * wanted.total(), [e[-1][:80] for e in extra]


@pytest.mark.parametrize(("source", "other"), PAIRS)
def test_metadata_is_equal(document_of, source: str, other: str):
    one, two = document_of(source), document_of(other)
    assert {f: getattr(two, f) for f in METADATA} == {f: getattr(one, f) for f in METADATA}
    assert squeeze(two.title) == squeeze(one.title)


def test_labels_and_kinds_are_equal(document_of):
    for source, other in PAIRS:
        one, two = ({place(c): (c.label, c.kind) for c in body(document_of(name))} for name in (source, other))
        assert {p: two[p] for p in one if p in two} == {p: one[p] for p in one if p in two}, other


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed here")
def test_a_scan_gives_the_same_clauses(document_of):
    source, scan = (body(document_of(name)) for name in SCAN)
    by_label: dict[tuple[str, ClauseKind], str] = {(c.label, c.kind): squeeze(c.text) for c in scan}
    counterparts = wrong = letters = 0
    for clause in source:
        text, read = squeeze(clause.text), by_label.get((clause.label, clause.kind), "")
        errors = distance(text, read)
        if errors <= len(text) * 0.1 + 2:
            counterparts, wrong, letters = counterparts + 1, wrong + errors, letters + len(text)
    assert counterparts / len(source) >= NEEDED_OF_SCAN
    assert wrong / letters <= WRONG_AT_MOST
    assert document_of(SCAN[1]).media == "scan"


def distance(one: str, two: str) -> int:
    """Levenshtein's distance, the equal ends left off."""
    while one and two and one[0] == two[0]:
        one, two = one[1:], two[1:]
    while one and two and one[-1] == two[-1]:
        one, two = one[:-1], two[:-1]
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, start=1):
        previous, row = row, [i]
        for j, b in enumerate(two, start=1):
            row.append(min(previous[j] + 1, row[-1] + 1, previous[j - 1] + (a != b)))
    return row[-1]
