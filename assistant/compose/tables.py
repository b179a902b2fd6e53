"""The rows of a table that a question means: by place, year, group, agency and by its words."""
from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.compose import conditions, entries, groups, listed, marks, narrowing, parts, ranged_rows, rows
from assistant.find import weights
from assistant.shelf import Shelf
from assistant.times import has_year
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import tokens
from index.lexicon import places
from index.records import Document, RowRole, TableRow, lowest
from index.text import fold, strip_marks


@dataclass(frozen=True, slots=True)
class Selection:
    """Rows of one table: what made them be chosen, and how sure that this table is meant."""

    document: Document
    rows: tuple[TableRow, ...]        # leaves only
    all_rows: tuple[TableRow, ...]    # the whole table
    filters: tuple[str, ...]          # 'place', 'year', 'agency', 'value', 'figure', 'marked', 'named', 'column', 'group', 'words', 'annex'
    score: float
    group: str = ""                   # the group row chosen by


def select(question: Question, shelves: Sequence[Shelf]) -> list[Selection]:
    """One Selection for each table that has rows for the question, the likeliest first."""
    found = [s for shelf in shelves for table in shelf.tables.values() if (s := _from_table(question, shelf, table))]
    return sorted(found, key=lambda s: -s.score)


_FIGURE = re.compile(r"\d[\d.,]*")
_LEVEL_WORDS = frozenset(t for level in places.LEVELS for t in level.split()) | {"đặc", "khu"}      # 'bao nhiêu xã, phường, đặc khu' are of any level
# The question itself speaks of a table: "trong phụ lục", "theo danh mục", "bảng phân công"
_TABLE = re.compile(r"\b(?:phụ lục|danh mục|danh sách|bảng|biểu)\b")


def speaks_of_a_table(question: Question) -> bool:
    return bool(_TABLE.search(question.folded))


def _from_table(question: Question, shelf: Shelf, table: list[TableRow]) -> Selection | None:
    leaves = [row for row in table if row.role is RowRole.LEAF]
    if not leaves or not _annex_fits(question, table[0]):
        return None
    wanted, unwanted = groups.split_exception(question)
    leaves = groups.without(set(unwanted), leaves) or leaves
    named_places = {t for _, name in question.entities.places for t in tokens(name)}
    kept, filters, group = leaves, ["annex"] if question.entities.annexes else [], ""
    said, denied = groups.apart(question)
    by_years = sum(has_year(lowest(h)) for h in leaves[0].headers) > 1
    for name, narrow in (("place", narrowing.by_place), ("figure", ranged_rows.by_measure), ("figure", conditions.by_figure), ("year", narrowing.by_year), ("agency", narrowing.by_agency), ("value", entries.by_number), ("value", entries.by_sum), ("value", listed.by_listed), ("value", entries.by_value), ("marked", marks.by_mark)):
        if name == "year" and "figure" in filters and by_years:
            filters.append(name)
            continue             # 'diện tích năm 2024 bằng 0': the year chose the column
        bounded = name == "value" and "figure" in filters      # 'từ 2.500 tấn trở lên' are not those of 2.500 alone
        narrowed = narrow(replace(said, read=_FIGURE.sub(" ", said.read)) if bounded else said if name == "value" else question, kept, shelf.document)
        if name == "value" and denied and (out := entries.by_value(denied, kept, shelf.document)):
            narrowed = [row for row in narrowed or kept if row not in out] or narrowed
        if narrowed is None:
            continue
        if not narrowed:
            return None
        kept = narrowed
        filters.append(name)
    called = groups.within_group(question, narrowing.by_name(said, kept, shelf.document.title, leaves) or [])
    if Ask.SUM in question.asks and len(called) < 2 and "place" not in filters and (added := parts.by_parts(question, kept)):
        called = added
    if "place" in filters and all(rows.is_of_place(question, row) for row in called):
        called = []              # 'các xã thuộc huyện Trạm Tấu' are not the commune of that name
    if len(called) > (Ask.SUM in question.asks and parts.adds(question)):
        return Selection(shelf.document, tuple(called), tuple(table), (*filters, "named"), _table_score(question, shelf, table, called))
    adding = question.asks_any(Ask.SUM, Ask.COUNT)
    if (narrowed := _by_column(question, kept)) is not None:
        kept = narrowed
        filters.append("column")
    title = shelf.title_line
    telling = [w for w in _words_of(question, wanted) if f" {w} " not in title and not set(w.split()) <= named_places | _LEVEL_WORDS and not re.fullmatch(r"\d{1,2}", w)]
    if kinds := "," in question.noun and tokens(question.noun)[0] not in places.LEVELS:      # 'những bệnh viện, trung tâm y tế nào': of all kinds, in whatever group
        telling = [w for w in telling if not set(w.split()) <= set(tokens(question.noun))]
    named = _by_words(_telling(telling, table, leaves), question.words, kept)
    several = groups.adds_several(question)
    least = groups.NAMED if "place" not in filters or several else groups.NAMED_TOO
    titled = set(tokens(table[0].title)) if question.entities.annexes else set()     # named by number: the words of its title name it as well, not a group
    if chosen := None if kinds else groups.by_group(question, [t for t in wanted if t not in named_places and t not in titled], unwanted, kept, least):
        group, grouped = chosen
        one_of_several = several and "place" in filters and len(grouped) < 2 <= len(kept)      # 'gộp cả phần A lẫn phần B' of a place: a row in each
        if grouped and not one_of_several and (not named or any(row in grouped for row in named)):
            kept = grouped
            filters.append("group")
        else:
            group = ""
    counted = "annex" in filters and set(telling) <= {*tokens(question.noun), question.noun}      # 'phụ lục II có tổng cộng bao nhiêu trụ đèn': all of its rows
    if named and not (adding and ({"place", "group"} & set(filters) or counted)):
        kept = [row for row in named if row in kept] or kept
        filters.append("words")
    return Selection(shelf.document, tuple(kept), tuple(table), tuple(filters), _table_score(question, shelf, table, kept), group)


def _annex_fits(question: Question, row: TableRow) -> bool:
    """Whether the table stands in the annex that the question names ('phụ lục 03'), if it names one."""
    if not question.entities.annexes:
        return True
    where = fold(" ".join((row.title, *row.path)))
    return any(re.search(rf"(?<!\w){kind}\s*(?:số\s*)?0*{number.lstrip('0')}(?!\w)", where)
               for kind, number in (a.split(" ", 1) for a in question.entities.annexes))


def _words_of(question: Question, wanted: list[str]) -> list[str]:
    """The question's words whose syllables are all among those wanted, or of a proper name ('định', which says nothing by itself, of 'Định Hóa')."""
    left = {*wanted, *(syllable for name in question.entities.names for syllable in tokens(name))}
    return [word for word in question.words if set(word.split()) <= left]


# "Năm xây kho muối": filled where one is built at all
_YEAR_OF = re.compile(r"^ (?:năm|thời gian|thời điểm) (?=\S+ \S)")


def _by_column(question: Question, leaves: list[TableRow]) -> list[TableRow] | None:
    """Rows that have something in a column which the question names and which is blank in others: 'đơn vị nào có rừng sản
    xuất' of a column 'Rừng sản xuất'. None where no such column is named."""
    asked = f" {' '.join(question.words)} "
    for i, header in enumerate(leaves[0].headers):
        last = _YEAR_OF.sub(" ", _line(lowest(header)))
        if len(last.split()) < 2 or last not in asked:
            continue
        filled = [row for row in leaves if i < len(row.cells) and row.cells[i].strip() not in {"", "-", "0"}]
        if 0 < len(filled) < len(leaves):
            return filled
    return None


def _telling(wanted: list[str], table: list[TableRow], leaves: list[TableRow]) -> dict[str, float]:
    """The asked words that tell this table's rows apart, each with its weight: those of some rows, and not of the words
    that name the table, its columns and its groups."""
    lines = [_line(*row.cells) for row in leaves]
    about = " ".join({_line(words) for row in table for words in (row.title, *row.headers, *row.groups)})
    spread = {w: sum(1 for line in lines if f" {w} " in line) for w in set(wanted)}
    return {w: math.log((len(leaves) + 1) / (n + 0.2)) for w, n in spread.items() if f" {w} " not in about and n < len(leaves)}


def _line(*texts: str) -> str:
    return f" {' '.join([' '.join(tokens(text)) for text in texts if text])} "


def _by_words(words: dict[str, float], asked: Sequence[str], kept: list[TableRow]) -> list[TableRow]:
    """The rows that hold nearly as many of the telling words as the best one does, at least one phrase of them; empty where
    no row holds enough to be meant."""
    lines = [_line(*row.cells) for row in kept]
    known = {w: weight for w, weight in words.items() if any(f" {w} " in line for line in lines)}
    if not known:
        return []
    phrases = [w for w in known if " " in w] + [f"{a} {b}" for a, b in zip(asked, asked[1:]) if a in known or b in known]
    held = [sum(weight for w, weight in known.items() if f" {w} " in line) if any(f" {p} " in line for p in phrases) else 0.0 for line in lines]
    best = max(held, default=0.0)
    if best < 0.5 * sum(known.values()) and best < 0.45 * sum(words.values()):
        return []
    return [row for row, h in zip(kept, held) if h >= 0.8 * best]


_CALLED, _CALLED_BY = 0.25, 4      # a table that the question calls by so many words of its title, in a row, is so much likelier

def _table_score(question: Question, shelf: Shelf, table: list[TableRow], kept: list[TableRow]) -> float:
    """How likely this table is meant: the question's words that stand in its title, headers, groups and chosen rows."""
    about = _line(table[0].title or " ".join(table[0].path[-1:]), *table[0].headers, *{g for r in kept[:20] for g in r.groups}, "phụ lục danh mục bảng biểu danh sách")
    about += strip_marks(about)
    inside = _line(*(cell for r in kept[:40] for cell in r.cells)) + strip_marks(_line(*(cell for r in kept[:40] for cell in r.cells)))
    weight = weights(question, shelf)
    total = sum(weight.values()) or 1.0
    called = _CALLED if speaks_of_a_table(question) and groups.longest_run(list(tokens(table[0].title)), list(tokens(question.read))) >= _CALLED_BY else 0.0
    return called + sum(w * (1.0 if f" {t} " in about else 0.8) for t, w in weight.items() if f" {t} " in about or f" {t} " in inside or f" {strip_marks(t)} " in about) / total
