"""What of a table's rows a stretch of a question can name."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant import headed
from assistant.compose import conditions, entries, narrowing
from assistant.row_query.grid import Grid, Predicate, line
from assistant.row_query.said import Said, idle
from assistant.understand.question import Question
from assistant.understand.terms import stopwords, tokens
from index.records import Document, TableRow

_MARKS = frozenset({"x", "+", "v", "✓", "có"})
_BLANK = frozenset({"", "-", "–", "—", "0", "không"})
_LONGEST = 10        # words of an entry that a question repeats
_KINDS = 6           # entries of a column that is one of kinds ('xây mới', 'cải tạo'), at most
_NUMERIC = re.compile(r"[\d.,\s%]*|[-–—]")
_NOT_YET = re.compile(r"(?:chưa|không)\b")
_ROMAN = re.compile(r"i{1,3}|iv|v|vi{1,3}|[a-e]")      # … and the letters of a class: 'cấp B'
_ORDINAL = re.compile(r"s?tt\b|số tt\b")


def of_table(said: Said, question: Question, grid: Grid, document: Document) -> list[Predicate] | None:
    """Every predicate that the question's words make of a table's rows; None where the table has none of the year that is asked."""
    found = [p for c in range(len(grid.lines)) if not _ORDINAL.match(grid.headings[c].strip()) for p in _of_column(said, grid, c)]
    found += _of_groups(said, grid)
    leaves = list(grid.leaves)
    figures = conditions.by_figure(question, leaves, document)
    if figures:
        found.append(Predicate("figure", frozenset(i for i, w in enumerate(said.words) if w.isdigit() and w not in said.years), _numbers(leaves, figures), 9.0, sure=True))
    if paid := entries.by_sum(question, leaves, document):
        found.append(Predicate("figure", frozenset(i for i, w in enumerate(said.words) if w.isdigit() and w not in said.years), _numbers(leaves, paid), 9.0, sure=True))
    led = narrowing.by_agency(question, leaves, document)
    if led and len(led) < len(leaves):
        named = {t for agency in question.entities.agencies for t in tokens(agency)}
        found.append(Predicate("agency", frozenset(i for i, w in enumerate(said.words) if w in named), _numbers(leaves, led), 3.0))
    placed = narrowing.by_place(question, leaves, document) if question.entities.places else None
    if placed and len(placed) < len(leaves):      # 'xã Krông' is not 'xã Krông Pa'
        named = {t for place in question.entities.places for part in place for t in tokens(part)}
        place = Predicate("place", frozenset(i for i, w in enumerate(said.words) if w in named), _numbers(leaves, placed), 9.0, sure=True)
        found = [p for p in found if p.kind != "entry" or not p.places <= place.places]      # 'huyện Đông Hải' does not call 'Điện gió Đông Hải 1'
        found.append(place)
    dated = narrowing.by_year(question, leaves, document)
    if dated is not None and not dated:
        return None
    if dated and len(dated) < len(leaves):
        found.append(Predicate("year", frozenset(i for i, w in enumerate(said.words) if w in said.years), _numbers(leaves, dated), 9.0, sure=True))
    return found


def together(found: Sequence[Predicate]) -> list[Predicate]:
    """The predicates, those made one that name several entries of a column, or several groups, of which no row has two: 'cửa khẩu phụ, lối mở'; not an entry
    that is said whole and another of which one word is said."""
    joined: list[Predicate] = []
    for one in found:
        other = next((i for i, p in enumerate(joined) if one.kind in {"entry", "group"} and (p.kind, p.column) == (one.kind, one.column)
                      and not (p.sure != one.sure and min(len(p.places), len(one.places)) == 1)
                      and not p.rows & one.rows and not p.places & one.places), None)
        if other is None:
            joined.append(one)
        else:
            p = joined[other]
            joined[other] = replace(p, places=p.places | one.places, rows=p.rows | one.rows, weight=p.weight + one.weight, sure=p.sure or one.sure)
    return joined


def _numbers(leaves: list[TableRow], kept: Sequence[TableRow]) -> frozenset[int]:
    ids = {row.id for row in kept}
    return frozenset(i for i, row in enumerate(leaves) if row.id in ids)


def _of_column(said: Said, grid: Grid, c: int) -> Iterator[Predicate]:
    cells = [text.strip() for text in grid.lines[c]]
    raw = [row.cells[c].strip().casefold() if c < len(row.cells) else "" for row in grid.leaves]
    yield from _filled(said, grid, c, raw)
    yield from _equal(said, grid, c, cells)
    if not set(raw) <= _MARKS | _BLANK and sum(1 for text in raw if _NUMERIC.fullmatch(text)) < 0.9 * len(raw):
        yield from _entries(said, grid, c, cells)


def _filled(said: Said, grid: Grid, c: int, raw: Sequence[str]) -> Iterator[Predicate]:
    """Rows with a mark, a figure or a time under a heading that the question says, where others have none: 'lắp camera' of 'Camera', 'lập mới'
    of 'Thành lập mới'."""
    heading = [t for t in grid.headings[c].split() if t not in stopwords()] or grid.headings[c].split()
    on = frozenset(i for i, text in enumerate(raw) if text not in _BLANK and not _NOT_YET.match(text))
    if not heading or not 0 < len(on) < len(raw):
        return
    at = _nearest(said, heading)
    whole = set(heading) <= set(said.words)
    if heading[-1] in said.years:
        return                       # a year chooses by its own rule, below
    partly = len(heading) > 2 and any(said.words[i:i + len(heading) - 1] == tuple(heading[1:]) for i in at)
    if (whole or partly) and not _in_longer_name(said, heading, grid):
        yield _denied(said, Predicate("mark", frozenset(at), on, len(heading) * (1.0 if whole else 0.6) + (0.5 if _MARKS & set(raw) else 0.0), c), len(raw))


def _nearest(said: Said, heading: Sequence[str]) -> list[int]:
    """The places of the words of a heading that stand nearest to each other, where a question has some of them twice: 'đo mực nước' of 'chỉ đo mưa
    mà không đo mực nước'."""
    at = [i for i, w in enumerate(said.words) if w in heading]
    held = {said.words[i] for i in at}
    spans = [(b - a, a, b) for a in at for b in at if a <= b and held <= set(said.words[a:b + 1])]
    _, first, last = min(spans, default=(0, 0, -1))
    return [i for i in at if first <= i <= last]


def _in_longer_name(said: Said, run: Sequence[str], grid: Grid) -> bool:
    """Whether a stretch stands in the question only within a longer one that the table is called by: 'đo mưa' of 'trạm thủy văn, đo mưa'."""
    title, size = grid.about.split("·")[0], len(run)
    starts = [i for i in range(len(said.words) - size + 1) if said.words[i:i + size] == tuple(run)]
    longer = [[said.words[i - 1:i + size]] * (i > 0) + [said.words[i:i + size + 1]] * (i + size < len(said.words)) for i in starts]
    return bool(starts) and all(any(f" {' '.join(words)} " in title for words in beside) for beside in longer)


def _equal(said: Said, grid: Grid, c: int, cells: Sequence[str]) -> Iterator[Predicate]:
    """Rows with just the figure that the question gives beside a word of the heading: 'cao 18 m' of 'Chiều cao (m)', 'quý III' of 'Quý lắp đặt'."""
    heading = set(line(grid.leaves[0].headers[c]).split()) - stopwords()
    for i, word in enumerate(said.words):
        if not (said.many(i) or _ROMAN.fullmatch(word)):
            continue
        near = set(said.words[max(0, i - 3):i] + said.words[i + 1:i + 3]) if said.many(i) else set(said.words[i - 1:i])
        on = frozenset(r for r, text in enumerate(cells) if text in {word, str(said.many(i))}) if heading & near else frozenset()
        if 0 < len(on) < len(cells):
            yield _denied(said, Predicate("figure", frozenset({i, *(j for j in (i - 1,) if j >= 0 and said.words[j] in heading)}), on, 1.0 + len(heading & near), c), len(cells))


def _entries(said: Said, grid: Grid, c: int, cells: Sequence[str]) -> Iterator[Predicate]:
    """Rows whose cell in a column holds a stretch of the question, the longest that any does."""
    known = {word for text in cells for word in text.split()}
    kinds = {text for text in cells if text}
    found: dict[tuple[int, int], frozenset[int]] = {}
    for a in range(len(said.words)):
        for b in range(a + 1, min(len(said.words), a + _LONGEST) + 1):
            if said.words[b - 1] not in known:
                break
            run = f" {' '.join(said.words[a:b])} "
            on = frozenset(r for r, text in enumerate(grid.lines[c]) if run in text)
            if not on:
                break
            if len(on) < len(cells) and _is_entry(said, a, b, on, cells, kinds):
                found[a, b] = on
    for (a, b), on in found.items():
        if any(x <= a and b <= y and (x, y) != (a, b) for x, y in found):
            continue
        places = frozenset(i for i in range(a, b) if said.tells(i))
        run = " ".join(said.words[a:b])
        whole = frozenset(r for r in on if run in grid.entries(c, r))
        kind = bool(whole) and len(kinds) <= min(_KINDS, len(cells) / 2)
        only = a > 0 and said.words[a - 1] == "chỉ" and bool(whole)
        if places <= said.denied and b - a == 1 and not whole:
            continue
        if places and (only or places <= said.denied or not _said_above(run, grid, kinds, len(cells)) and not (" " in run and _in_longer_name(said, said.words[a:b], grid))):
            yield _denied(said, Predicate("entry", places, whole if whole and len(kinds) <= _KINDS else on, len(places) + 0.1 * (b - a), c, sure=only or kind, telling=b - a > 1), len(cells))


def _is_entry(said: Said, a: int, b: int, on: frozenset[int], cells: Sequence[str], kinds: set[str]) -> bool:
    """Whether a stretch is enough to name an entry: two words, or one that is a whole entry, or a word by itself."""
    if b - a > 1:
        return True
    word = said.words[a]
    whole = any(cells[r] == word for r in on)
    return whole and (not word.isdigit() or word in said.years) or word in said.alone and not word.isdigit() and (word,) not in idle()


def _said_above(run: str, grid: Grid, kinds: set[str], size: int) -> bool:
    """Whether the table says of itself what a stretch says ('DANH MỤC CHỢ XÂY MỚI'): then it chooses none of its rows, unless it is one of the
    column's few kinds and another of them stands there as well ('XÂY MỚI, CẢI TẠO'), or the document alone says it."""
    said = f" {run} "
    title, above = grid.about.split("·")[0], said in grid.about or any(said in heading for heading in grid.headings)
    kind = run in kinds and len(kinds) <= min(_KINDS, size / 2)
    return above and not (kind and (said not in title or any(other != run and f" {other} " in grid.about for other in kinds)))


def _of_groups(said: Said, grid: Grid) -> Iterator[Predicate]:
    """Rows under a group whose name holds a stretch of the question."""
    groups: dict[str, set[int]] = {}
    for r, row in enumerate(grid.leaves):
        for group in row.groups:
            groups.setdefault(group, set()).add(r)
    for group, on in groups.items():
        name, best = line(group), (0, 0)
        for a in range(len(said.words)):
            b = a + 1
            while b <= len(said.words) and f" {' '.join(said.words[a:b])} " in name:
                b += 1
            best = max(best, (b - 1 - a, -a))
        a, b = -best[1], best[0] - best[1]
        places = frozenset(i for i in range(a, b) if said.tells(i))
        whole = line(headed.bare(group)).strip() == " ".join(said.words[a:b])
        beside = whole and any(other != group and line(headed.bare(other)) in grid.about.split("·")[0] for other in groups)      # 'CẦU XÂY MỚI, SỬA CHỮA' of 'A. Xây mới', 'B. Sửa chữa'
        if best[0] > 1 and places and len(on) < len(grid.leaves) and (whole or places <= said.denied or f" {' '.join(said.words[a:b])} " not in grid.about) and (beside or places <= said.denied or not _in_longer_name(said, said.words[a:b], grid)):
            yield _denied(said, Predicate("group", places, frozenset(on), float(len(places)), sure=whole), len(grid.leaves))


_STANDING = frozenset({"hiện", "đã", "còn"})      # stand before a denial, and are not what it denies


def _denied(said: Said, predicate: Predicate, size: int) -> Predicate:
    """A predicate, turned round where its words are denied: 'Hiện có' of 'hiện chưa có bác sĩ nào'."""
    told = frozenset(i for i in predicate.places if said.words[i] not in _STANDING) or predicate.places
    if not told <= said.denied:
        return predicate
    return replace(predicate, rows=frozenset(range(size)) - predicate.rows, sure=True)
