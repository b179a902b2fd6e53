"""The group of a table's rows that a question names, and the rows that it leaves out: 'nhóm giống cây trồng', 'không tính mục gắn với du lịch'."""
from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import replace

from assistant import headed
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import content, stopwords, tokens
from index.lexicon import places
from index.records import TableRow

NAMED = 0.35     # share of a group's name, by rarity among the groups, that must stand in the question
NAMED_TOO = 0.6  # … where a place chooses the rows already
# "tính cả phần hỗ trợ mua thiết bị"
_AS_WELL = re.compile(r"(?:tính|kể|gồm|cộng) cả\s+(?P<what>[^,.;?()]+)")
# "không tính mục gắn với du lịch", "trừ các xã miền núi", "không kể phần hỗ trợ", "không phải xây mới", "chứ không phải sửa"
_EXCEPT = re.compile(r"(?:không (?:tính|kể|bao gồm|gồm|lấy|phải(?: là)?)|chứ không(?: phải)?|ngoại trừ|(?<!diệt )(?<!phòng )(?<!bài )\btrừ)\s+(?P<what>[^,.;?()]+)")


def split_exception(question: Question) -> tuple[list[str], list[str]]:
    """(the words asked for, the words of what is to be left out); what is to be counted in as well chooses nothing."""
    wanted, unwanted = list(question.terms), []
    for pattern, into in ((_EXCEPT, unwanted), (_AS_WELL, [])):
        if match := pattern.search(question.folded):
            into += content(match["what"])
            wanted = _less(wanted, content(match["what"]))
    return wanted, unwanted


def apart(question: Question) -> tuple[Question, Question | None]:
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
    called = [(len(name), g) for g in groups if len(name := tokens(headed.bare(g))) > 2 and name[0] not in places.LEVELS and f" {' '.join(name)} " in asked]
    if called and not adds_several(question):
        return max(called)[1]                # 'làng nghề truyền thống' is not 'nghề truyền thống'
    match = _GROUP_SAID.search(question.folded)
    what = tokens(match["what"]) if match else ()
    for size in range(len(what), 1, -1):
        said = f" {' '.join(what[:size])} "
        found = [g for g in groups if said in f" {' '.join(tokens(g))} "]
        if found:
            return found[0] if len(found) == 1 else ""
    return ""


def by_group(question: Question, wanted: list[str], unwanted: list[str], leaves: list[TableRow], least: float) -> tuple[str, list[TableRow]] | None:
    """The group row that the question names best among those of the same table, and its rows; None where none stands out."""
    groups = list(dict.fromkeys(g for row in leaves for g in row.groups))
    if not groups:
        return None
    if (said := _group_said(question, groups)):
        return said, [row for row in leaves if said in row.groups]
    bare = {g: [t for t in tokens(headed.bare(g)) if t not in stopwords()] for g in groups}
    spread = Counter(t for words in bare.values() for t in set(words))
    bare = {g: [t for t in words if spread[t] < len(groups)] or words for g, words in bare.items()}      # 'Dân tộc Jrai' beside 'Dân tộc Bahnar' is told by 'Jrai'
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
        run = longest_run(words, wanted)
        if held / whole >= least and run >= min(2, len(words)) and held >= 0.6:
            scored.append((held * (held / whole) ** 0.5 + 0.4 * run, group))
    if out:
        leaves = [r for r in leaves if not _is_left_out(r, out, bare, spread)]
    if not scored:
        return ("", leaves) if out else None
    best_score, best = max(scored, key=lambda one: one[0])
    beside = [g for score, g in scored if g != best and score >= _GROUP_BESIDE * best_score and not any({g, best} <= set(row.groups) for row in leaves)]
    if beside and adds_several(question):
        return "", [row for row in leaves if {best, *beside} & set(row.groups)]      # 'gộp cả bảo trì đường và làm cầu'
    return best, [row for row in leaves if best in row.groups]


_GROUP_BESIDE = 0.4     # of the score of the group named best: so much has another that is named beside it
# "gộp cả A và B", "cộng A với B", "tính chung A lẫn B"
_SEVERAL_GROUPS = re.compile(r"\b(?:gộp|cộng|tính (?:chung|cả|gộp)|cả)\b.*\b(?:và|với|lẫn|cùng)\b")


def adds_several(question: Question) -> bool:
    """Whether a question means several groups together: 'gộp cả bảo trì đường và làm cầu hết bao nhiêu', 'cả làng nghề lẫn nghề truyền thống'."""
    return question.asks_any(Ask.SUM, Ask.LIST, Ask.COUNT) and bool(_SEVERAL_GROUPS.search(question.folded))


def without(unwanted: set[str], leaves: list[TableRow]) -> list[TableRow]:
    """The rows less those of the groups that the question leaves out: 'không tính mục gắn với du lịch'."""
    if not unwanted:
        return leaves
    bare = {g: [t for t in tokens(headed.bare(g)) if t not in stopwords()] for row in leaves for g in row.groups}
    spread = Counter(t for words in bare.values() for t in set(words))
    return [row for row in leaves if not _is_left_out(row, unwanted, bare, spread)]


def _is_left_out(row: TableRow, out: set[str], bare: dict[str, list[str]], spread: Counter[str]) -> bool:
    return any(sum(1 for t in set(bare[g]) if t in out and spread[t] == 1) >= max(1, len([t for t in out if spread[t] == 1])) and
               any(spread[t] == 1 and t in out for t in bare[g]) for g in row.groups)


def longest_run(words: list[str], wanted: list[str]) -> int:
    """How many words of a group's name stand in the question in a row."""
    best = 0
    for i in range(len(wanted)):
        for j in range(len(words)):
            size = 0
            while i + size < len(wanted) and j + size < len(words) and wanted[i + size] == words[j + size]:
                size += 1
            best = max(best, size)
    return best


def within_group(question: Question, called: list[TableRow]) -> list[TableRow]:
    """Of rows that are called the same in several groups those of the group that the question names: 'Ngân sách tỉnh' of 'B. Lễ hội đua ghe'."""
    asked = f" {' '.join(tokens(question.read))} "
    named = [row for row in called if row.groups and len(group := tokens(headed.bare(row.groups[-1]))) > 1 and f" {' '.join(group)} " in asked]
    return named if 0 < len(named) < len(called) else called
