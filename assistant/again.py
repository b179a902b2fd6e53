"""A follow-up that asks for another column of the row that the last answer told: 'trong đó cấp huyện góp bao nhiêu', 'thế bao giờ thì xong'."""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.answer import Answer
from assistant.compose import blanks, rows
from assistant.find import Candidate
from assistant.payers import asked as payers_asked
from assistant.shelf import Shelf
from assistant.understand.asks import Ask
from assistant.understand.question import Question
from assistant.understand.terms import stopwords, tokens
from index.records import Clause, TableRow, lowest
from index.text import fold

_SOMEBODY = re.compile(r"(?:người|đơn vị|cơ quan|cán bộ|tổ|hộ|ông|bà)\b")      # what a heading of who does something begins with
_HEADED = 0.5       # share of what a follow-up says that the row's headings must hold
# What a follow-up may say of any row
_SAID_OF_ANY = frozenset("trong đó thế vậy còn riêng mỗi bên góp bỏ chi lo cấp tiền vốn kinh phí ngân sách xong hoàn thành phần khoản số này ấy đó tổng cộng nguồn bao nhiêu mấy thì khi nào lúc ngày tháng năm giờ bao ai làm".split())


def asks_of(question: Question, answer: Answer) -> bool:
    """Whether a question names nothing, and all its words are those of the headings of the one row that an answer told."""
    told = _told(c.clause for c in answer.citations)
    if len(told) != 1 or not all(isinstance(c.clause, TableRow) for c in answer.citations) or question.entities.names or question.entities.places or not question.words:
        return False
    return {t for word in question.words for t in tokens(word)} <= {t for heading in told[0].headers for t in tokens(heading)}


def _told(cited: Iterable[Clause]) -> list[TableRow]:
    """The rows among the clauses cited, less those cited only for what another says by pointing at them ('nt')."""
    told = sorted((clause for clause in cited if isinstance(clause, TableRow)), key=lambda row: row.ordinal)
    above = {source.id for row in told for source in rows.said_above(row, [other for other in told if other.table == row.table])}
    return [row for row in told if row.id not in above]


def of_row(question: Question, shelves: Sequence[Shelf], recent: frozenset[str]) -> Candidate | None:
    """The one row that the last answer cited, where the question's own words are those of its headings over cells that hold something, or it names
    nothing and the row has a column of the time that is asked; None else."""
    found = [(shelf, row) for shelf in shelves for row in _told(passage.clause for passage in shelf.passages if passage.clause.id in recent)]
    if len(found) != 1:
        return None
    shelf, row = found[0]
    if any(fold(name) not in fold(row.text) for name in question.entities.names):
        return None              # 'Còn cù lao Tây thì sao' after 'cù lao Long Phú Thuận'
    passage = shelf.passages[row.ordinal]
    said = [t for t in tokens(question.text) if t not in _SAID_OF_ANY and t not in stopwords()]
    filled = [fold(lowest(h)) for h, cell in zip(row.headers, row.cells) if not blanks.is_empty(cell)]
    if not said:
        timed = any(c.role in {"time", "mark"} and not blanks.is_empty(row.cells[c.index]) for c in rows.columns(row))
        return Candidate(shelf, passage, 1.0, {}) if timed and question.asks_any(Ask.DATE, Ask.YEAR) and not question.asks_any(Ask.AMOUNT, Ask.LEAD) else None
    headings = {t for heading in filled for t in tokens(heading)}
    if not question.asks_any(Ask.AMOUNT, Ask.QUANTITY, Ask.SUM, Ask.COUNT):
        whole = any(set(said) <= set(tokens(heading)) for heading in filled) or set(said) <= headings and len(question.asks) > 1      # 'ai làm chủ đầu tư', 'bao giờ khởi công, ai làm chủ đầu tư'
        somebody = question.asks_any(Ask.LEAD, Ask.PERSON) and any(_SOMEBODY.match(heading) and set(said) <= set(tokens(heading)) for heading in filled)      # 'ai giữ' of 'Người giữ'
        return Candidate(shelf, passage, 1.0, {}) if whole and len(said) > 1 or somebody else None
    paid = [payer for payer in payers_asked(question.folded) if any(payer.told.search(f"; {heading} ;") for heading in filled)]
    held = sum(1 for t in said if t in headings or any(t in tokens(payer.name) for payer in paid))
    counted = bool(question.noun) and tokens(question.noun)[0] in headings & set(said)
    return Candidate(shelf, passage, 1.0, {}) if held > _HEADED * len(said) or counted and held == _HEADED * len(said) else None
