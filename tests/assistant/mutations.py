"""Right answers made wrong in one place, each by a rule that knows nothing of the verifier."""
from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from assistant.answer import Answer
from index.lexicon import agencies
from index.text import fold

_MARK = re.compile(r"\[(\d+)\]")
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")


def _free(text: str) -> list[tuple[int, int]]:
    """Where numbers stand that are no marks and no numbering of lines."""
    marks = [m.span() for m in _MARK.finditer(text)]
    return [m.span() for m in _NUMBER.finditer(text) if not any(a <= m.start() < b for a, b in marks)]


def digit_changed(answer: Answer, rng: Random) -> Answer | None:
    """Another digit in one number; not where the number so made stands in what is cited as well."""
    spots = _free(answer.text)
    rng.shuffle(spots)
    for a, b in spots:
        place = rng.choice([i for i in range(a, b) if answer.text[i].isdigit()])
        other = rng.choice([d for d in "0123456789" if d != answer.text[place]])
        made = answer.text[a:place] + other + answer.text[place + 1:b]
        if not _stands(made, answer):
            return replace(answer, text=answer.text[:place] + other + answer.text[place + 1:])
    return None


def _stands(number: str, answer: Answer) -> bool:
    value = number.lstrip("0") or "0"
    told = " ".join(f"{c.quote} {c.label} {' '.join(c.clause.path)} {c.title} {c.document.number} {c.document.date}" for c in answer.citations)
    return value in {n.lstrip("0") or "0" for n in _NUMBER.findall(told)}


def agency_replaced(answer: Answer, rng: Random) -> Answer | None:
    """An agency that no citation names in place of one."""
    found = agencies.find(answer.text)
    if not found:
        return None
    told = fold(" ".join(f"{c.quote} {' '.join(c.clause.path)}" for c in answer.citations))
    known = {m.name for m in agencies.find(told)}
    others = [f"Sở {name}" for name in agencies.fields() if f"Sở {name}" not in known]
    one = rng.choice(found)
    return replace(answer, text=answer.text[:one.start] + rng.choice(others) + answer.text[one.end:])


def agencies_swapped(answer: Answer, rng: Random) -> Answer | None:
    """Two agencies change places; not two of one enumeration, where the order says nothing."""
    found = agencies.find(answer.text)
    pairs = [(x, y) for i, x in enumerate(found) for y in found[i + 1:]
             if x.name != y.name and re.search(r"[^\W\d_]", re.sub(r"\bvà\b|\bcác\b", "", re.sub(_between(found), " ", answer.text[x.end:y.start])))]
    if not pairs:
        return None
    x, y = rng.choice(pairs)
    text = answer.text
    return replace(answer, text=text[:x.start] + text[y.start:y.end] + text[x.end:y.start] + text[x.start:x.end] + text[y.end:])


def _between(found) -> str:
    return "|".join(re.escape(m.name) for m in found) or r"(?!)"


def quotation_altered(answer: Answer, rng: Random) -> Answer | None:
    """A word of a quotation left out, doubled or put in the place of another."""
    spans = [m.span(1) for m in re.finditer(r"“([^“”]{30,})”", answer.text)]
    if not spans:
        return None
    a, b = rng.choice(spans)
    words = answer.text[a:b].split(" ")
    i = rng.randrange(1, len(words) - 1)
    if not words[i].strip("-–/|.…"):
        return None
    words[i:i + 1] = rng.choice(([], ["không", words[i]], ["ngân sách"]))
    return replace(answer, text=answer.text[:a] + " ".join(words) + answer.text[b:])


def _whole(clause) -> str:
    return " ".join((clause.quote, *clause.path, *getattr(clause, "groups", ())))


def citation_moved(answer: Answer, rng: Random) -> Answer | None:
    """A mark that names another citation; not where that one holds the same words, or all the figures of the statement."""
    marks = list(_MARK.finditer(answer.text))
    if not marks:
        return None
    mark = rng.choice(marks)
    mine = next(c for c in answer.citations if c.number == int(mark[1]))
    said = answer.text[answer.text.rfind("\n", 0, mark.start()) + 1:mark.start()]
    figures = {answer.text[a:b] for a, b in _free(answer.text) if mark.start() - len(said) <= a < mark.start()}
    others = [c.number for c in answer.citations if c.number != mine.number and fold(mine.clause.text) not in fold(c.clause.text)
              and not (figures and figures <= set(_NUMBER.findall(_whole(c.clause))))]
    number = rng.choice(others) if others else len(answer.citations) + 1
    return replace(answer, text=answer.text[:mark.start(1)] + str(number) + answer.text[mark.end(1):])


ALL = {"digit": digit_changed, "agency": agency_replaced, "swap": agencies_swapped, "quotation": quotation_altered, "citation": citation_moved}
