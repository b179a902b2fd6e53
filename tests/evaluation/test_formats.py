"""Our own plans read from PDF and Word give the clauses, paths and rows that their text gives."""
from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from index.records import Document, TableRow
from ingest.document import read_document

HERE = Path(__file__).parent
PAIRS = [
    ("quang-tri-duong-nong-thon-2026.md", "quang-tri-duong-nong-thon-2026.pdf", 130, 32),
    ("nghe-an-bao-ve-rung-2024.txt", "nghe-an-bao-ve-rung-2024.docx", 93, 16),
]
FIELDS = ("title", "kind", "number", "number_blank", "date", "issuer", "level", "place", "province_today", "subject", "period", "signer")


def fold(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text).casefold()).strip()


def keys(document: Document) -> Counter:
    """What a clause or row says and where it stands, white space and case aside."""
    found: Counter = Counter()
    for clause in document.clauses:
        where = (clause.label, tuple(map(fold, clause.path)))
        if isinstance(clause, TableRow):
            found[where, clause.role, tuple(map(fold, clause.cells)), tuple(map(fold, clause.headers)), clause.unit] += 1
        else:
            found[where, clause.kind, fold(clause.text)] += 1
    return found


@pytest.mark.parametrize("text, other, clauses, rows", PAIRS)
def test_another_form_gives_the_same(text, other, clauses, rows):
    one, two = read_document(HERE / "plans" / text), read_document(HERE / "formats" / other)
    assert len(one.clauses) == clauses and sum(isinstance(c, TableRow) for c in one.clauses) == rows
    assert (keys(one) - keys(two), keys(two) - keys(one)) == (Counter(), Counter())
    assert [getattr(one, field) for field in FIELDS] == [getattr(two, field) for field in FIELDS]
    assert [(r.relation, r.number, r.date) for r in one.references] == [(r.relation, r.number, r.date) for r in two.references]
