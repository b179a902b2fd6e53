"""The figure that an answer tells first, with its unit."""
from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant import payers
from assistant.answer import EITHER, Answer
from assistant.compose import rows
from index.quantities import in_dong, parse_number
from index.records import TableRow

if TYPE_CHECKING:
    from assistant.assistant import Turn

_BOLD = re.compile(r"\*\*(?P<said>[^*]*\d[^*]*)\*\*")
# "27,4 tỷ đồng", "Tối đa 40 triệu đồng/ha", "500 ha", "85%"
_FIGURE = re.compile(r"(?P<number>\d[\d.,]*\d|\d)\s?(?P<unit>%|[^\W\d_](?:[^\d;.,()*]|\.(?=[^\W\d_]))*)?")


@dataclass(frozen=True, slots=True)
class Figure:
    """`number` and `unit` as the answer writes them; `dong`: the value in đồng, None where it is no sum of money."""

    number: str
    unit: str
    value: float
    dong: float | None

    @property
    def said(self) -> str:
        return f"{self.number}{'' if self.unit == '%' else ' '}{self.unit}".strip()

    def comparable(self, other: Figure) -> bool:
        """Whether both are of one unit, or sums of money."""
        return (self.dong is not None and other.dong is not None) or bool(self.unit) and self.unit.casefold() == other.unit.casefold()


def figure_of(turn: Turn) -> Figure | None:
    """The figure by which an answer is reckoned with: what it tells first; of a row of money of several sources the total, where no source or year is asked."""
    figure = told_first(turn.answer)
    row = turn.answer.citations[0].clause if figure and turn.answer.citations else None
    if not isinstance(row, TableRow) or figure.dong is None or payers.asked(turn.question.folded) or turn.question.entities.years:
        return figure
    total = next(((column, value) for column, value in rows.money(row) if rows.as_total(row.headers[column.index]) == 0), None)
    value = parse_number(total[1]) if total else None
    if total is None or value is None or value == figure.value:
        return figure
    unit = rows.unit_of(row, total[0])
    return Figure(total[1], unit, value, in_dong(value, unit))


def emphasised(answer: Answer, figure: Figure) -> Answer:
    """The answer with the figure that it is reckoned by in bold, in place of the one that it tells first."""
    bold = _BOLD.search(answer.text)
    at = answer.text.find(figure.said)
    if bold is None or figure.said in bold["said"] or at < 0:
        return answer
    text = answer.text.replace(bold[0], bold["said"], 1)
    return replace(answer, text=text.replace(figure.said, f"**{figure.said}**", 1))


def told_first(answer: Answer) -> Figure | None:
    """The figure in the first words set bold that have one; None where there is none, or two, or it is not sure which answer is meant."""
    bold = None if answer.abstained or answer.text.startswith(EITHER) else _BOLD.search(answer.text)
    return figure_in(bold["said"]) if bold else None


def figure_in(said: str) -> Figure | None:
    """The one figure in a few words; None where there is none, or two."""
    found = list(_FIGURE.finditer(said))
    if len(found) != 1 or (value := parse_number(found[0]["number"])) is None:
        return None
    unit = (found[0]["unit"] or "").strip()
    return Figure(found[0]["number"], unit, value, in_dong(value, unit))
