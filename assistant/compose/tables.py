"""The rows of a table that a question means: by place, year, group, agency and by its words."""
from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant import evidence
from assistant.compose import conditions, narrowing, parts, rows
from assistant.find import weights
from assistant.shelf import Shelf
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import content, stopwords, tokens
from index.lexicon import places
from index.records import Document, RowRole, TableRow, lowest
from index.text import fold, strip_marks

_GROUP_NAMED = 0.35     # share of a group's name, by rarity among the groups, that must stand in the question
_GROUP_NAMED_TOO = 0.6  # … where a place chooses the rows already
# "tính cả phần hỗ trợ mua thiết bị"
_AS_WELL = re.compile(r"(?:tính|kể|gồm|cộng) cả\s+(?P<what>[^,.;?()]+)")
# "không tính mục gắn với du lịch", "trừ các xã miền núi", "không kể phần hỗ trợ", "không phải xây mới", "chứ không phải sửa"
_EXCEPT = re.compile(r"(?:không (?:tính|kể|bao gồm|gồm|lấy|phải(?: là)?)|chứ không(?: phải)?|ngoại trừ|(?<!diệt )(?<!phòng )(?<!bài )\btrừ)\s+(?P<what>[^,.;?()]+)")


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


_LEVEL_WORDS = frozenset(t for level in places.LEVELS for t in level.split()) | {"đặc", "khu"}      # 'bao nhiêu xã, phường, đặc khu' are of any level
# The question itself speaks of a table: "trong phụ lục", "theo danh mục", "bảng phân công"
_TABLE = re.compile(r"\b(?:phụ lục|danh mục|danh sách|bảng|biểu)\b")


def speaks_of_a_table(question: Question) -> bool:
    return bool(_TABLE.search(question.folded))


def _from_table(question: Question, shelf: Shelf, table: list[TableRow]) -> Selection | None:
    leaves = [row for row in table if row.role is RowRole.LEAF]
    if not leaves or not _annex_fits(question, table[0]):
        return None
    wanted, unwanted = _split_exception(question)
    leaves = _without(set(unwanted), leaves) or leaves
    named_places = {t for _, name in question.entities.places for t in tokens(name)}
    kept, filters, group = leaves, ["annex"] if question.entities.annexes else [], ""
    said, denied = _apart(question)
    by_years = sum(bool(re.search(r"(?:19|20)\d\d", lowest(h))) for h in leaves[0].headers) > 1
    for name, narrow in (("place", narrowing.by_place), ("figure", conditions.by_figure), ("year", narrowing.by_year), ("agency", narrowing.by_agency), ("value", narrowing.by_value), ("marked", conditions.by_mark)):
        if name == "year" and "figure" in filters and by_years:
            filters.append(name)
            continue             # 'diện tích năm 2024 bằng 0': the year chose the column
        narrowed = narrow(said if name == "value" else question, kept, shelf.document)
        if name == "value" and denied and (out := narrowing.by_value(denied, kept, shelf.document)):
            narrowed = [row for row in narrowed or kept if row not in out] or narrowed
        if narrowed is None:
            continue
        if not narrowed:
            return None
        kept = narrowed
        filters.append(name)
    called = narrowing.by_name(said, kept, shelf.document.title, leaves) or []
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
    several = _adds_groups(question)
    least = _GROUP_NAMED if "place" not in filters or several else _GROUP_NAMED_TOO
    titled = set(tokens(table[0].title)) if question.entities.annexes else set()     # named by number: the words of its title name it as well, not a group
    if chosen := None if kinds else _by_group(question, [t for t in wanted if t not in named_places and t not in titled], unwanted, kept, least):
        group, grouped = chosen
        if grouped and (not named or any(row in grouped for row in named)):
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


def _split_exception(question: Question) -> tuple[list[str], list[str]]:
    """(the words asked for, the words of what is to be left out); what is to be counted in as well chooses nothing."""
    wanted, unwanted = list(question.terms), []
    for pattern, into in ((_EXCEPT, unwanted), (_AS_WELL, [])):
        if match := pattern.search(question.folded):
            into += content(match["what"])
            wanted = _less(wanted, content(match["what"]))
    return wanted, unwanted


def _apart(question: Question) -> tuple[Question, Question | None]:
    """(the question less what it leaves out, what it leaves out or None): 'được cải tạo (không phải xây mới)'."""
    match = _EXCEPT.search(question.folded)
    if not match or len(question.folded) != len(question.read):
        return question, None
    start, end = match.span("what")
    return replace(question, read=question.read[:match.start()] + question.read[end:]), replace(question, read=question.read[start:end])


def _less(words: list[str], gone: list[str]) -> list[str]:
    """The words without some of them, the last ones going first (an exception stands at the end of a question)."""
    left, kept = Counter(gone), []
    for word in reversed(words):
        if left[word] > 0:
            left[word] -= 1
        else:
            kept.append(word)
    return kept[::-1]


# "trong mục làng nghề mới của Lào Cai", "nhóm giống cây trồng được bao nhiêu"
_GROUP_SAID = re.compile(r"\b(?:trong|thuộc|ở|của|riêng) (?:mục|nhóm|phần|khối|mảng) (?P<what>[^,.;?()]{4,60})")


# "Phụ lục II về hạ tầng khu công nghiệp, hạ tầng xã hội": what an annex is about, not a group of its rows
_ANNEX_CALLED = re.compile(r"\b(?:phụ lục|biểu|bảng)(?: số)? \S+ (?:về|\() ?.*$")


def _group_said(question: Question, groups: list[str]) -> str:
    """The group that the question calls by its whole name, of three words at least; else the one whose name holds the words that the
    question puts after 'mục', 'nhóm', from the first, two of them at least."""
    asked = f" {' '.join(tokens(_ANNEX_CALLED.sub('', question.folded)))} "
    called = [(len(name), g) for g in groups if len(name := tokens(evidence.bare(g))) > 2 and name[0] not in places.LEVELS and f" {' '.join(name)} " in asked]
    if called and not _adds_groups(question):
        return max(called)[1]                # 'làng nghề truyền thống' is not 'nghề truyền thống'
    match = _GROUP_SAID.search(question.folded)
    what = tokens(match["what"]) if match else ()
    for size in range(len(what), 1, -1):
        said = f" {' '.join(what[:size])} "
        found = [g for g in groups if said in f" {' '.join(tokens(g))} "]
        if found:
            return found[0] if len(found) == 1 else ""
    return ""


def _by_group(question: Question, wanted: list[str], unwanted: list[str], leaves: list[TableRow], least: float) -> tuple[str, list[TableRow]] | None:
    """The group row that the question names best among those of the same table, and its rows; None where none stands out."""
    groups = list(dict.fromkeys(g for row in leaves for g in row.groups))
    if not groups:
        return None
    if (said := _group_said(question, groups)):
        return said, [row for row in leaves if said in row.groups]
    bare = {g: [t for t in tokens(evidence.bare(g)) if t not in stopwords()] for g in groups}
    spread = Counter(t for words in bare.values() for t in set(words))
    asked, out = set(wanted), set(unwanted)
    scored: list[tuple[float, str]] = []
    for group, words in bare.items():
        rare = {t: math.log((len(groups) + 1) / spread[t]) for t in set(words)}
        whole = sum(rare.values()) or 1.0
        if out and sum(rare[t] for t in rare if t in out) >= 0.5 * whole:
            continue
        if question.asks_any(Ask.LIST, Ask.COUNT) and (set(words) & asked) <= set(tokens(question.noun)) and not set(words) <= set(tokens(question.noun)):
            continue                 # 'những HTX nào' is not of the group 'HTX nông nghiệp'
        held = sum(rare[t] for t in rare if t in asked)
        run = _longest_run(words, wanted)
        if held / whole >= least and run >= min(2, len(words)) and held >= 0.6:
            scored.append((held * (held / whole) ** 0.5 + 0.4 * run, group))
    if out:
        leaves = [r for r in leaves if not _is_left_out(r, out, bare, spread)]
    if not scored:
        return ("", leaves) if out else None
    best_score, best = max(scored, key=lambda one: one[0])
    beside = [g for score, g in scored if g != best and score >= _GROUP_BESIDE * best_score and not any({g, best} <= set(row.groups) for row in leaves)]
    if beside and _adds_groups(question):
        return "", [row for row in leaves if {best, *beside} & set(row.groups)]      # 'gộp cả bảo trì đường và làm cầu'
    return best, [row for row in leaves if best in row.groups]


_GROUP_BESIDE = 0.4     # of the score of the group named best: so much has another that is named beside it
# "gộp cả A và B", "cộng A với B", "tính chung A lẫn B"
_SEVERAL_GROUPS = re.compile(r"\b(?:gộp|cộng|tính (?:chung|cả|gộp)|cả)\b.*\b(?:và|với|lẫn|cùng)\b")


def _adds_groups(question: Question) -> bool:
    """Whether a question adds up several groups: 'gộp cả bảo trì đường và làm cầu hết bao nhiêu'."""
    return Ask.SUM in question.asks and bool(_SEVERAL_GROUPS.search(question.folded))


def _without(unwanted: set[str], leaves: list[TableRow]) -> list[TableRow]:
    """The rows less those of the groups that the question leaves out: 'không tính mục gắn với du lịch'."""
    if not unwanted:
        return leaves
    bare = {g: [t for t in tokens(evidence.bare(g)) if t not in stopwords()] for row in leaves for g in row.groups}
    spread = Counter(t for words in bare.values() for t in set(words))
    return [row for row in leaves if not _is_left_out(row, unwanted, bare, spread)]


def _is_left_out(row: TableRow, out: set[str], bare: dict[str, list[str]], spread: Counter[str]) -> bool:
    return any(sum(1 for t in set(bare[g]) if t in out and spread[t] == 1) >= max(1, len([t for t in out if spread[t] == 1])) and
               any(spread[t] == 1 and t in out for t in bare[g]) for g in row.groups)


def _longest_run(words: list[str], wanted: list[str]) -> int:
    """How many words of a group's name stand in the question in a row."""
    best = 0
    for i in range(len(wanted)):
        for j in range(len(words)):
            size = 0
            while i + size < len(wanted) and j + size < len(words) and wanted[i + size] == words[j + size]:
                size += 1
            best = max(best, size)
    return best


def _words_of(question: Question, wanted: list[str]) -> list[str]:
    """The question's words whose syllables are all among those wanted, or of a proper name ('định', which says nothing by itself, of 'Định Hóa')."""
    left = {*wanted, *(syllable for name in question.entities.names for syllable in tokens(name))}
    return [word for word in question.words if set(word.split()) <= left]


def _by_column(question: Question, leaves: list[TableRow]) -> list[TableRow] | None:
    """Rows that have something in a column which the question names and which is blank in others: 'đơn vị nào có rừng sản
    xuất' of a column 'Rừng sản xuất'. None where no such column is named."""
    asked = f" {' '.join(question.words)} "
    for i, header in enumerate(leaves[0].headers):
        last = _line(lowest(header))
        if len(last.split()) < 2 or last not in asked:
            continue
        filled = [row for row in leaves if i < len(row.cells) and row.cells[i].strip() not in {"", "-"}]
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
    called = _CALLED if speaks_of_a_table(question) and _longest_run(list(tokens(table[0].title)), list(tokens(question.read))) >= _CALLED_BY else 0.0
    return called + sum(w * (1.0 if f" {t} " in about else 0.8) for t, w in weight.items() if f" {t} " in about or f" {t} " in inside or f" {strip_marks(t)} " in about) / total
