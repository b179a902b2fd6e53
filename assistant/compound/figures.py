"""The figure that an answer tells first, with its unit."""
from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answer import EITHER, Answer
from index.quantities import in_dong, parse_number

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


def told_first(answer: Answer) -> Figure | None:
    """The figure in the first words set bold that have one; None where there is none, or two, or it is not sure which answer is meant."""
    bold = None if answer.abstained or answer.text.startswith(EITHER) else _BOLD.search(answer.text)
    found = list(_FIGURE.finditer(bold["said"])) if bold else []
    if len(found) != 1 or (value := parse_number(found[0]["number"])) is None:
        return None
    unit = (found[0]["unit"] or "").strip()
    return Figure(found[0]["number"], unit, value, in_dong(value, unit))
