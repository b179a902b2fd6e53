"""Rows of one table that a question names one by one and wants added up: 'Hai dự án nuôi bò ở Châu Thành và Tri Tôn vay tổng cộng bao nhiêu', 'Ba xã A, B, C cộng lại bao
nhiêu hộ'. Of one such row each check says that it is not of the other name."""
from __future__ import annotations

from assistant.asked import Asked
from assistant.compose import amounts, rows
from assistant.compose.asked_column import column_asked
from assistant.compose.tables import Selection
from assistant.counting import IN_ALL
from assistant.rows_beside import rows_named
from assistant.told import Told, drafted
from assistant.understand.asks import Ask
from assistant.understand.terms import tokens
from assistant.whole import OF_MONEY, SOURCES
from index.lexicon.places import LEVELS

_SAYS_NOTHING = {t for word in (*OF_MONEY, *SOURCES, *LEVELS) for t in word.split()} | set("cộng tổng tất cả thảy gộp lại được hết cho của năm".split())
_HELD = 0.6        # share of what the question says besides that the table and those rows must hold
_FEWEST, _MOST = 2, 6      # names that are added up


def of(asked: Asked) -> Told | None:
    """The rows of the names, with their sum, of the table that holds most of the question; None where it names fewer than two, or no table has a row of each
    with a figure of what is asked."""
    question = asked.question
    if not (Ask.SUM in question.asks or IN_ALL.search(question.folded)) or not question.asks_any(Ask.AMOUNT, Ask.COUNT, Ask.QUANTITY):
        return None
    found = []
    for shelf, table, meant in rows_named(asked, _FEWEST, _MOST):
        if len(meant) >= _FEWEST and all(column_asked(question, row) for row in meant):
            about = set(tokens(" ".join((table[0].title, *table[0].headers, *(cell for row in meant for cell in (*row.cells, *row.groups))))))
            telling = [word for word in question.words if shelf.knows(word) and not set(word.split()) <= _SAYS_NOTHING | {t for row in meant for t in tokens(rows.name_of(row))}]
            held = sum(set(word.split()) <= about for word in telling)
            if held >= _HELD * len(telling):      # 'đường từ A sang B' is not of the schools of A and B
                found.append((held, shelf, table, meant))
    if not found:
        return None
    _, shelf, table, meant = max(found, key=lambda one: one[0])
    return drafted(amounts.compose(question, Selection(shelf.document, tuple(meant), tuple(table), ("named",), 1.0)))
