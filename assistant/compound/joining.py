"""Two answers made one: the text of the one after that of the other, their citations numbered anew."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Citation

_MARK = re.compile(r"\[(\d+)\]")


def joined(question: str, answers: Sequence[Answer], above: str = "", below: str = "") -> Answer:
    """One answer of several. `above` and `below` are lines of its own; '[1.1]' in them is the first citation of the first answer."""
    citations: list[Citation] = []
    texts, marks = [], []
    for answer in answers:
        numbers = {str(c.number): _number(citations, c) for c in answer.citations}
        marks.append(numbers)
        texts.append(_MARK.sub(lambda m: f"[{numbers.get(m[1], m[1])}]", answer.text))
    lines = [line for line in (_marked(above, marks), *_once(texts), _marked(below, marks)) if line]
    return replace(
        answers[0], question=question, text="\n\n".join(lines), citations=tuple(citations), abstained=False, related=(),
        computed=tuple(s for answer in answers for s in answer.computed), notes=tuple(dict.fromkeys(n for answer in answers for n in answer.notes)))


def _once(texts: Sequence[str]) -> list[str]:
    """The blocks of texts in order, none twice: a quotation of which two answers are told stands once."""
    blocks = [block for text in texts for block in text.split("\n\n")]
    return list(dict.fromkeys(blocks))


def _number(citations: list[Citation], one: Citation) -> int:
    """The number of a citation among those held, to which it is added where it is not there yet."""
    for held in citations:
        if held.clause.id == one.clause.id and one.quote in held.quote:
            return held.number
    citations.append(replace(one, number=len(citations) + 1))
    return len(citations)


def _marked(line: str, marks: Sequence[dict[str, int]]) -> str:
    told = re.sub(r"\[(\d)\.(\d+)\]", lambda m: f"[{marks[int(m[1]) - 1].get(m[2], 1)}]", line)
    return re.sub(r"(\[\d+\])(?: \1)+", r"\1", told)
