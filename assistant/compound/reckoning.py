"""A share, a difference or a sum of figures that answers tell, each shown with the figures that it is made of.

The lines are such that the verifier reckons them again: 'x = a − b', 'x% = a : b', 'x = a + b' (assistant/verification/counts.py).
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import Answer, Sum
from assistant.compound.figures import Figure, emphasised, figure_of
from assistant.compose import rows
from assistant.compound.joining import joined
from index.quantities import added, format_dong, format_number, parse_number
from index.records import RowRole, TableRow

if TYPE_CHECKING:
    from assistant.assistant import Turn

_FEWEST = 2        # figures that are added up


def share(question: str, part: Turn, whole: Turn) -> Answer | None:
    """What one answer's figure is of the other's, in per cent, to one decimal; None where they can't be set in relation."""
    one, all_of = figure_of(part), figure_of(whole)
    if one is None or all_of is None or not one.comparable(all_of) or not (base := _value(all_of, one)) or _value(one, all_of) > base:
        return None
    percent = format_number(round(100 * _value(one, all_of) / base, 1))
    return joined(question, (emphasised(part.answer, one), emphasised(whole.answer, all_of)), f"**{percent}%** = {one.said} : {all_of.said}. [1.1] [2.1]")


def difference(question: str, one: Turn, other: Turn) -> Answer | None:
    """By how much the greater figure of two answers is more than the smaller; None where they can't be set against each other."""
    first, second = figure_of(one), figure_of(other)
    if first is None or second is None or not first.comparable(second) or first == second and one.answer.citations[0].clause.id == other.answer.citations[0].clause.id:
        return None
    more, less = sorted((first, second), key=lambda figure: -_value(figure, second if figure is first else first))
    gap = gap_between(more, less)
    marks = "[1.1] [2.1]" if more is first else "[2.1] [1.1]"
    return joined(question, (emphasised(one.answer, first), emphasised(other.answer, second)), f"**{gap}** = {more.said} − {less.said}. {marks}")


def gap_between(more: Figure, less: Figure) -> str:
    """The difference of two figures, in the larger of their units of money, else in their unit."""
    if more.dong is not None and less.dong is not None:
        return format_dong(more.dong - less.dong, _larger(more, less))
    return f"{format_number(added((more.value, -less.value)))}{'' if more.unit == '%' else ' '}{more.unit}"


def total(question: str, turns: Sequence[Turn]) -> Answer | None:
    """The sum of the figures that answers tell, all of one unit; None where they are not, or fewer than two."""
    figures = [figure_of(turn) for turn in turns]
    units = {figure.unit.casefold() for figure in figures if figure}
    if len(figures) < _FEWEST or not all(figures) or len(units) != 1 or units == {""} or units == {"%"}:
        return None
    result = format_number(added(figure.value for figure in figures))
    marks = " ".join(f"[{i}.1]" for i in range(1, len(turns) + 1))
    whole = joined(question, [emphasised(turn.answer, figure) for turn, figure in zip(turns, figures)], f"**{result} {figures[0].unit}** = {' + '.join(figure.number for figure in figures)}. {marks}")
    return replace(whole, computed=(*whole.computed, Sum(result=result, addends=tuple(figure.number for figure in figures))))


def of_rows(question: str, listed: Answer) -> Answer | None:
    """The sum of the money of the rows that an answer lists; None where it lists fewer than two, or one has no money or another unit."""
    cited = [c for c in listed.citations if isinstance(c.clause, TableRow) and c.clause.role is RowRole.LEAF]
    paid = [(c, *money[0]) for c in cited if (money := rows.money(c.clause))]
    units = {rows.unit_of(c.clause, column) for c, column, _ in paid}
    values = [parse_number(value) for _, _, value in paid]
    if len(paid) < _FEWEST or len(paid) != len(listed.citations) or len(units) != 1 or None in values:
        return None
    result, addends = format_number(added(values)), tuple(value for _, _, value in paid)
    lines = [f"**{result} {units.pop()}** = {' + '.join(addends)}. {' '.join(f'[{c.number}]' for c, _, _ in paid)}"]
    lines.append("\n".join(f"- {rows.name_of(c.clause)}: {value} [{c.number}]" for c, _, value in paid))
    return replace(listed, question=question, text="\n\n".join(lines), computed=(Sum(result=result, addends=addends),), notes=())


def _value(figure: Figure, beside: Figure) -> float:
    """A figure's value in đồng where both are money, else in their unit."""
    return figure.dong if figure.dong is not None and beside.dong is not None else figure.value


def _larger(one: Figure, other: Figure) -> str:
    """The unit of money of two that is larger."""
    return max((one, other), key=lambda figure: figure.dong / figure.value if figure.value else 0).unit
