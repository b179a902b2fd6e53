"""A spreadsheet's values as its cells show them, in Vietnamese style."""
from __future__ import annotations

import datetime

import pytest

from ingest.readers.number_format import shown

ACCOUNTING = '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)'


@pytest.mark.parametrize(("value", "code", "expected"), [
    (57285, "#,##0", "57.285"),
    (57285, "General", "57285"),
    (57285.0, "General", "57285"),
    (1234567.891, "#,##0.00", "1.234.567,89"),
    (0.3, "0%", "30%"),
    (0.125, "0.0%", "12,5%"),
    (1.5, "General", "1,5"),
    (27360.000000000004, "General", "27360"),
    (0.1 + 0.2, "General", "0,3"),
    (5, "00", "05"),
    (3, "000", "003"),
    (1.5, '0.0" lần"', "1,5 lần"),
    (1.5, "0.##", "1,5"),
    (2, "0.##", "2"),
    (1500000, "#,##0,", "1.500"),
    (0, ACCOUNTING, "-"),
    (1300, ACCOUNTING, "1.300"),
    (-1300, ACCOUNTING, "(1.300)"),
    (-1300, "#,##0", "-1.300"),
    (-1300, "#,##0;[Red]-#,##0", "-1.300"),
    (500, "[$-42A]#,##0", "500"),
    (500, "#,##0 [$₫-42A]", "500 ₫"),
    (0, "#,##0;-#,##0;", ""),
    (2.5, "0", "3"),
    (2, '"Năm 20"00', "Năm 2002"),
    (True, "General", "TRUE"),
    (None, "General", ""),
    ("  Sở \n Công thương ", "General", "Sở Công thương"),
    (float("inf"), "General", ""),
    (1e15, "General", "1000000000000000"),
    (datetime.datetime(2026, 1, 5), "mm-dd-yy", "05/01/2026"),
    (datetime.datetime(2026, 1, 5), "mmm-yy", "01/2026"),
    (datetime.datetime(2026, 1, 5), "yyyy", "2026"),
    (datetime.datetime(2026, 1, 5, 14, 30), "dd/mm/yyyy hh:mm", "05/01/2026 14:30"),
    (datetime.time(7, 5), "h:mm", "07:05"),
])
def test_shown(value: object, code: str, expected: str) -> None:
    assert shown(value, code).strip() == expected
