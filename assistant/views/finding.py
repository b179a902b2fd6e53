"""Tra cứu: clauses that hold or mean what is looked for, kept to a province, a year, a kind of document, a part of it."""
from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from index.library import Index
from index.records import Clause, Document
from index.text import fold, has_marks, strip_marks

SHOWN = 40
ASKED = 300              # hits asked of the index where a part is chosen, as most of them may stand elsewhere
# "IV. ", "1.2. ", "Phần I: ", "Điều 3. ", "a) ", "Chương II ": the number before a heading's words
_NUMBER = re.compile(r"^(?:(?:phần|chương|mục|điều|phụ lục)\s+(?:[ivxlc]+|\d+)[.:)]?|[ivxlc]+[.)]|\d+(?:\.\d+)*[.)]?|[a-zđ]\))\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a search is kept to; '' and None mean all."""

    province: str = ""
    year: int | None = None
    kind: str = ""
    part: str = ""           # words of an outermost heading, as parts() gives them


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with its document and the stretches of its text that hold the words looked for."""

    clause: Clause
    document: Document
    score: float
    marks: tuple[tuple[int, int], ...] = field(default=())


def provinces(index: Index) -> list[str]:
    return sorted({document.province for document in index.documents() if document.province})


def years(index: Index) -> list[int]:
    """The years that the documents are of: of their date, and of their period."""
    found = {int(document.date[:4]) for document in index.documents() if document.date[:4].isdigit()}
    for document in index.documents():
        if document.period:
            found.update(range(document.period[0], document.period[1] + 1))
    return sorted(found)


def kinds(index: Index) -> list[str]:
    return sorted({document.kind for document in index.documents() if document.kind})


def parts(index: Index) -> list[str]:
    """The words of the outermost headings, those first that most documents have: 'Tổ chức thực hiện', 'Mục tiêu'."""
    seen: Counter[str] = Counter()
    for document in index.documents():
        seen.update({heading_words(clause.path[0]) for clause in index.clauses(document.id) if clause.path})
    return [words for words, _ in seen.most_common(30) if words]


def heading_words(heading: str) -> str:
    """A heading without its number, only its first letter large: 'V. TỔ CHỨC THỰC HIỆN' → 'Tổ chức thực hiện'."""
    words = _NUMBER.sub("", heading).strip(" .:;").lower()
    return words[:1].upper() + words[1:]


def find(index: Index, query: str, choice: Choice = Choice()) -> list[Found]:
    """The clauses that fit best, best first, with the words looked for marked. [] for an empty query."""
    if not query.strip():
        return []
    documents = {document.id: document for document in index.documents() if fits(document, choice)}
    if not documents:
        return []
    meant = index.correct(query).text       # 'my nghe' marks 'mỹ nghệ' and not 'nghề', where it can be told
    hits = index.search(query, documents=list(documents), limit=ASKED if choice.part else SHOWN)
    return [
        Found(hit.clause, documents[hit.clause.document], hit.score, word_marks(hit.clause.text, meant) or word_marks(hit.clause.text, query))
        for hit in hits if not choice.part or (hit.clause.path and heading_words(hit.clause.path[0]) == choice.part)
    ][:SHOWN]


def fits(document: Document, choice: Choice) -> bool:
    """Whether a document is of the province, the year and the kind chosen."""
    of_year = choice.year is None or document.date.startswith(str(choice.year)) or bool(
        document.period and document.period[0] <= choice.year <= document.period[1])
    of_province = not choice.province or choice.province in (document.province, document.province_today)
    return of_year and of_province and (not choice.kind or document.kind == choice.kind)


def word_marks(text: str, query: str) -> tuple[tuple[int, int], ...]:
    """Where the query's words stand in the text, whatever their case, and their diacritics where the query has none;
    neighbours are joined."""
    bare = (lambda word: word) if has_marks(query) else strip_marks
    wanted = {bare(word) for word in re.findall(r"\w+", fold(query)) if len(word) > 1}
    marks: list[tuple[int, int]] = []
    for word in re.finditer(r"\w+", text):
        if bare(fold(word[0])) not in wanted:
            continue
        if marks and text[marks[-1][1]:word.start()].isspace():
            marks[-1] = (marks[-1][0], word.end())
        else:
            marks.append((word.start(), word.end()))
    return tuple(marks)
