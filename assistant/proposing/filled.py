"""Rows by what stands in a column that the question speaks of: whether it is filled ('xã nào còn tàu chưa lắp thiết bị' of a column 'Chưa lắp', 'chỉ làm gác
tránh lũ mà không làm nhà phao' of two), or one of a few entries, whose words the question has apart ('được xây bếp ăn mới' of 'Xây mới')."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.compose import rows
from assistant.compose.tables import Selection
from assistant.understand.question import Question
from assistant.understand.terms import stopwords, tokens
from index.records import JOIN, RowRole, TableRow, lowest

_BLANK = frozenset({"", "-", "–", "0", "không", "chưa"})
_NAMED = 0.5         # share of a heading's syllables that the question must have
_ENTERED = 0.7       # share of an entry's syllables that it must have
_FEW = 0.6           # entries to a row in a column of which each stands in several
_DENIED, _DENIED_YEAR = 3, 8      # syllables before a heading's first in which 'không' denies it: 'không được giao trồng chè năm 2021' of a column '2021'
_NO = frozenset({"không", "chưa", "chẳng"})


def selections(question: Question, tables: Sequence[Selection]) -> Iterator[tuple[Selection, float]]:
    """Of each table, and of the rows already chosen of it, those in which the columns spoken of are filled, or blank where that is denied; with how
    far the question has their headings' words, 0 to 1."""
    asked = tokens(question.read)
    for table in tables:
        leaves = [row for row in table.all_rows if row.role is RowRole.LEAF]
        told = conditions(leaves, asked)
        found: dict[tuple[str, ...], tuple[Selection, float]] = {}
        for some in (told[:1], told[1:2], told[:2]):
            kept = [row for i, row in enumerate(leaves) if all(i in fits for _, fits in some)]
            for chosen in ([row for row in kept if row in table.rows], kept):
                if some and 0 < len(chosen) < len(leaves):
                    one = replace(table, rows=tuple(chosen), filters=(*table.filters, "column"))
                    found.setdefault(tuple(row.id for row in chosen), (one, min(named for named, _ in some)))
        yield from found.values()


def conditions(leaves: Sequence[TableRow], asked: Sequence[str]) -> list[tuple[float, set[int]]]:
    """What the syllables of a question say of the columns of a table: how far it has the words, 0 to 1, and which of the rows fit, by their numbers; what
    it has most of first."""
    found = [(named, fits) for heading, columns in _headings(leaves).items()
             if (named := _named(heading, asked)) >= _NAMED and (fits := _fitting(leaves, columns, _denied(heading, asked)))]
    return sorted([*found, *_entered(leaves, asked), *_so_many(leaves, asked)], key=lambda one: -one[0])


def _headings(leaves: Sequence[TableRow]) -> dict[tuple[str, ...], list[int]]:
    """The syllables of the columns' headings, each level by itself, and the columns under it; not the column of names."""
    found: dict[tuple[str, ...], list[int]] = {}
    if leaves:
        named = {column.index for column in rows.columns(leaves[0]) if column.role == "name"}
        for i, header in enumerate(leaves[0].headers):
            for level in header.split(JOIN) if i not in named else ():
                words = tuple(t for t in tokens(re.sub(r"\([^)]*\)", " ", level)) if t not in stopwords() or t in _NO)
                if words:
                    found.setdefault(words, []).append(i)
    return found


def _named(heading: tuple[str, ...], asked: Sequence[str]) -> float:
    return sum(t in asked for t in heading) / len(heading)


def _denied(heading: tuple[str, ...], asked: Sequence[str]) -> bool:
    """Whether the question says that there is none of it: 'không làm nhà phao'. A heading that says so itself is not denied by its own word."""
    at = next((i for i, t in enumerate(asked) if t == heading[0]), 0)
    reach = _DENIED_YEAR if re.fullmatch(r"(?:19|20)\d\d", heading[0]) else _DENIED
    return not _NO & set(heading) and bool(_NO & set(asked[max(0, at - reach):at]))


def _entered(leaves: Sequence[TableRow], asked: Sequence[str]) -> list[tuple[float, set[int]]]:
    """Of each column of few entries the rows of the one that the question has most words of."""
    found = []
    named = {column.index for column in rows.columns(leaves[0]) if column.role == "name"} if leaves else set()
    for c in range(len(leaves[0].headers) if leaves else 0):
        entries: dict[tuple[str, ...], set[int]] = {}
        for i, row in enumerate(leaves):
            words = tuple(t for t in tokens(row.cells[c] if c < len(row.cells) else "") if not t.isdigit())
            if words and c not in named:
                entries.setdefault(words, set()).add(i)
        if 1 < len(entries) <= _FEW * len(leaves):
            share, rarest, best = max((_named(words, asked), len(words), words) for words in entries)
            if share >= _ENTERED and (rarest > 1 or len(best[0]) > 2):
                found.append((share, entries[best]))
    return found


def _so_many(leaves: Sequence[TableRow], asked: Sequence[str]) -> list[tuple[float, set[int]]]:
    """The rows with as many of some columns filled as the question says: 'được phun hai đợt' of 'Đợt 1', 'Đợt 2'."""
    families: dict[str, list[int]] = {}
    for i, header in enumerate(leaves[0].headers if leaves else ()):
        words = tokens(lowest(header))
        if len(words) == 2 and words[1].isdigit() and len(words[1]) < 3:
            families.setdefault(words[0], []).append(i)
    found = []
    for number, thing in zip(asked, asked[1:]):
        many, columns = _NUMBERS.get(number) or int(number if number.isdigit() and len(number) < 3 else 0), families.get(thing, [])
        fits = {n for n, row in enumerate(leaves) if sum(row.cells[i].strip().casefold() not in _BLANK for i in columns if i < len(row.cells)) == many}
        if 1 < many <= len(columns) and 0 < len(fits) < len(leaves):
            found.append((1.0, fits))
    return found


_NUMBERS = {"hai": 2, "cả": 2, "ba": 3, "bốn": 4}


def _fitting(leaves: Sequence[TableRow], columns: Sequence[int], blank: bool) -> set[int]:
    """The rows in which one of the columns is filled, or none of them; empty where that is so of all."""
    fits = {n for n, row in enumerate(leaves) if any(i < len(row.cells) and row.cells[i].strip().casefold() not in _BLANK for i in columns) != blank}
    return fits if len(fits) < len(leaves) else set()
