"""A stream of characters cut into pieces that can be checked one by one: sentences, list items, rows of tables."""
from __future__ import annotations

import re

from assistant.verification.statements import sentence_ends

THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_WHOLE_LINE = re.compile(r"\s*(?:[-+•|>#]|\*(?!\*)|\d{1,2}[.)]\s)")      # not a sentence that begins in bold
_UNFINISHED = re.compile(r"[^.!?:;…|\]”\"*)\s]\s*\Z")


class Pieces:
    """Feed it what comes; it gives back the pieces that are complete, each with the line break that belongs to it."""

    def __init__(self) -> None:
        self._held, self._thinking = "", False

    def feed(self, text: str) -> list[str]:
        """The pieces completed by some more characters."""
        self._held = _outside_thoughts(self._held + text)
        if "<think>" in self._held or self._held.endswith(tuple("<think>"[:n] for n in range(1, 7))):
            return []
        found = []
        while "\n" in self._held:
            line, self._held = self._held.split("\n", 1)
            found += _of_line(line + "\n", whole=True)
        ready = _of_line(self._held, whole=False)
        self._held = self._held[sum(map(len, ready)):]
        return found + ready

    def rest(self, cut_off: bool = False) -> list[str]:
        """What is left at the end; a last sentence that was cut off is left out."""
        line, self._held = THOUGHT.sub("", self._held), ""
        found = _of_line(line, whole=True)
        if found and (cut_off or _UNFINISHED.search(found[-1])):
            found = found[:-1] if cut_off or len(found) > 1 or len(found[-1]) > 400 else found
        return [piece for piece in found if piece.strip()]


def _outside_thoughts(text: str) -> str:
    return re.sub(r"<think>.*?</think>\s*", "", text, flags=re.DOTALL)


def _of_line(line: str, whole: bool) -> list[str]:
    """The pieces of a line; without `whole` only those that another sentence already follows."""
    if _WHOLE_LINE.match(line):
        return [line] if whole and line else []
    cuts = [0, *sentence_ends(line), len(line)]
    found = [line[a:b] for a, b in zip(cuts, cuts[1:]) if b > a]
    return found if whole else found[:-1]
