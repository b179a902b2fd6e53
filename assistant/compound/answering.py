"""A turn of the conversation, replaced by what answers all of its question where that is made of several, or points at what was said before."""
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant import headed
from assistant.answer import Answer
from assistant.compose import rows
from assistant.compound import reading, reckoning, verdict
from assistant.compound.figures import figure_of
from assistant.compound.joining import joined
from assistant.evidence import spans
from assistant.understand.asks import Ask
from assistant.understand.question import Question, understand
from assistant.verify import checked
from assistant.understand.terms import tokens
from index.lexicon import agencies
from index.records import TableRow
from index.text import fold

if TYPE_CHECKING:
    from assistant.assistant import Turn

Asking = Callable[[str, Sequence["Turn"]], "Turn"]

# "Vậy tổng lại là bao nhiêu?", "cộng cả hai lại được mấy?"
_ADD_UP = re.compile(r"^(?:(?:vậy|thế|rồi) )*(?:tổng|cộng)(?: cộng| lại| cả| chung| hai| ba| hết| thảy| khoản| cái| số| đó| ấy| này)* ?(?:thì |là |được |hết )*(?:bao nhiêu|mấy)(?: tiền)?\s*\??$")
# "Ở trang nào?", "nằm ở mục mấy vậy?"
_WHERE = re.compile(r"^(?:(?:vậy|thế|nó|cái|điều|thông tin|số|nội dung|quy định|này|đó|ấy) )*(?:nằm |ghi |nêu )?(?:ở |tại )(?:trang|mục|điều|phụ lục|chỗ|phần|khoản) (?:nào|mấy|bao nhiêu)(?: vậy| thế| ạ)?\s*\??$")
_LONGEST = 1_450     # characters of two answers joined


def made_whole(turn: Turn, said: Question, turns: Sequence[Turn], ask: Asking) -> Turn:
    """The turn, or one in its place. `said`: the question as it was typed; `ask` answers another question in the light of given turns."""
    answer = _verified(verdict.told(said, turn.answer)) or _of_before(said, turns) or _reckoned(turn, said, turns, ask) or _both_ends(said, turns, ask) or _both(turn, said, turns, ask)
    return replace(turn, answer=answer) if answer else turn


def _of_before(said: Question, turns: Sequence[Turn]) -> Answer | None:
    """The sum of what the last answers told, or where the last one stands."""
    if not turns or turns[-1].answer.abstained:
        return None
    if _WHERE.match(said.folded):
        return _where(said, turns[-1].answer)
    if not _ADD_UP.match(said.folded):
        return None
    first = figure_of(turns[-1])
    before = []
    for turn in reversed(turns):
        figure = figure_of(turn)
        if figure is None or first is None or figure.unit.casefold() != first.unit.casefold():
            break
        before.insert(0, turn)
    return _verified(reckoning.total(said.text, before)) if len(before) > 1 else _verified(reckoning.of_rows(said.text, turns[-1].answer))


def _where(said: Question, before: Answer) -> Answer | None:
    """Where what was answered stands: the clause, and its page where the file has pages."""
    lines = []
    for citation in before.citations[:3]:
        page = f", trang {citation.clause.page}" if citation.clause.page else " (tệp này không đánh số trang)"
        quote = rows.name_of(citation.clause) if isinstance(citation.clause, TableRow) else citation.quote
        lines.append(f"> “{quote}”\n\n*Căn cứ: {citation.clause.label}{page} – {citation.title}* [{citation.number}]")
    return replace(before, question=said.text, text="\n\n".join(lines), citations=before.citations[:3], computed=(), notes=()) if lines else None


def _reckoned(turn: Turn, said: Question, turns: Sequence[Turn], ask: Asking) -> Answer | None:
    """A share or a difference; None where none is asked, the plan states it itself, or its figures are not found."""
    if (parts := reading.share(said)) and "%" not in turn.answer.text:
        part, whole = ask(parts.part, turns), ask(parts.whole, turns)
        found = reckoning.share(said.text, part, whole) if _is_of(part) else None
        return _verified(found) or _not_reckoned(said, turn.answer, "tỷ lệ")
    if gap := reading.difference(said):
        one = ask(gap.one, turns)
        other = ask(gap.other, (*turns, one) if gap.follows else turns)
        return _verified(reckoning.difference(said.text, one, other)) or (None if turn.answer.kind == "compare" else _not_reckoned(said, turn.answer, "mức chênh lệch"))
    return None


def _is_of(part: Turn) -> bool:
    """Whether the clause that an answer cites first says itself what is asked of, or where, not only what stands above it."""
    words = [word for word in part.question.words if word not in _OF_MONEY]
    own = f" {' '.join(tokens(part.answer.citations[0].clause.text))} " if part.answer.citations else ""
    named = [*part.question.entities.names, *(name for _, name in part.question.entities.places)]
    return any(f" {' '.join(tokens(name))} " in own for name in named) or bool(words) and 2 * sum(f" {word} " in own for word in words) >= len(words)


_OF_MONEY = frozenset({"kinh phí", "vốn", "tiền", "chi", "tổng", "ngân sách", "nguồn", "kế hoạch"})


def _not_reckoned(said: Question, answer: Answer, what: str) -> Answer:
    """A refusal: one of the figures alone is no answer to what is asked."""
    return replace(answer, question=said.text, text=f"Không tính được {what}: văn bản không nêu sẵn, và chưa tìm được đủ hai số liệu để tính. Các điều khoản liên quan được liệt kê bên dưới để "
                   "tham khảo, không phải là câu trả lời.", abstained=True, related=answer.citations[:3] or answer.related, citations=(), computed=(), kind="")


def _both_ends(said: Question, turns: Sequence[Turn], ask: Asking) -> Answer | None:
    ends = reading.both_ends(said)
    answers = [ask(text, turns).answer for text in ends] if ends else []
    return _verified(joined(said.text, answers)) if answers and not any(a.abstained for a in answers) else None


# What the answer to a question of a kind must hold for it to be answered, by which it is known that a part of a question is not
_KINDS = (Ask.DATE, Ask.AMOUNT, Ask.PERCENT, Ask.LEAD)


def _both(turn: Turn, said: Question, turns: Sequence[Turn], ask: Asking) -> Answer | None:
    """Two questions in one sentence, where the answer to the whole leaves one of them out; None where it does not, or that one is not answered."""
    parts = reading.two(said)
    if not parts or turn.answer.kind == "compare":
        return None
    kinds = [understand(text, str).asks for text in parts[:2]]
    if not turn.answer.abstained and all(_holds(kind, turn.answer) for asks in kinds for kind in _KINDS if kind in asks):
        return None              # nothing is left out, as far as can be told
    first, second = ask(parts[0], turns), ask(parts[1], turns)
    if second.answer.abstained and not first.answer.abstained:
        second = ask(parts[2], (*turns, first))
    asked = (first, second)
    lacking = [turn.answer.abstained or any(kind in one.question.asks and not _holds(kind, turn.answer) for kind in _KINDS) for one in asked]
    told = [one.answer for one, lacks in zip(asked, lacking) if lacks and not one.answer.abstained and all(_holds(kind, one.answer) for kind in _KINDS if kind in one.question.asks)]
    same_clause = bool(second.answer.citations) and {c.clause.id for c in second.answer.citations} == {c.clause.id for c in first.answer.citations}
    if turn.answer.abstained and (len(told) < len(asked) or not (_is_of(first) and (same_clause or _is_of(second)))) or told in ([], [turn.answer]):
        return None              # a refusal stands unless both are answered: half an answer may be of something else
    answer = joined(said.text, told if turn.answer.abstained else (turn.answer, *told))
    return _verified(answer) if len(answer.text) <= _LONGEST else None


def _holds(kind: Ask, answer: Answer) -> bool:
    """Whether an answer's own words or quotations hold a thing of the kind asked for."""
    text = answer.text.split("*Căn cứ")[0]
    if kind is Ask.LEAD:
        return any(agencies.find(bold) or headed.agency_heading(bold) for bold in re.findall(r"\*\*([^*]+)\*\*", text))
    return bool(spans(kind, fold(text)))


def _verified(answer: Answer | None) -> Answer | None:
    """The answer as the verifier leaves it; None where it takes anything of it."""
    if answer is None:
        return None
    given = checked(answer, tuple({c.document.id: c.document for c in answer.citations}.values()))
    return given if not given.abstained and given.text == answer.text else None
