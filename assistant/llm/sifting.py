"""Pieces of a model's answer: let through where the verifier finds every claim in the clauses cited, else kept back with the reason."""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from assistant.answer import Citation, Sum
from assistant.llm.context import Context
from assistant.llm.orders import gives_orders
from assistant.verification.claims import Claim
from assistant.verification.statements import MARK
from assistant.verification.tokens import squeezed
from assistant.verify import unsupported
from index.text import has_marks

NOTHING = "không có thông tin"      # what the prompts have a model say where the clauses hold no answer
_PROVENANCE = re.compile(r"\s*\*?Căn cứ:")
_RULE = re.compile(r"\s*\|?[\s:|-]*\Z")
_BARE = re.compile(r"\s*(?:[|>]|\*?Căn cứ:|#{1,4}\s)|.*:\s*\**\s*\Z", re.DOTALL)   # need no marks: rows, quotations, introductions


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece as the model wrote it, and why it is kept back ('' where it passed)."""

    text: str
    reason: str = ""

    @property
    def blank(self) -> bool:
        return not self.text.strip() or bool(_RULE.match(self.text))


class Sieve:
    """Takes the pieces of one answer in order."""

    def __init__(self, context: Context, question: str, sums: Sequence[Sum] = ()) -> None:
        self.context, self.question, self.sums = context, question, sums
        self.pieces: list[Piece] = []

    def take(self, text: str) -> Piece:
        """The piece with the verdict on it."""
        piece = Piece(text)
        self.pieces.append(piece if piece.blank else replace(piece, reason=self.reason(text)))
        return self.pieces[-1]

    def reason(self, text: str) -> str:
        """Why a piece can't be shown; '' where it can."""
        words = re.findall(r"[^\W\d_]+", MARK.sub("", text))
        if len(words) >= 4 and not has_marks(text):
            return "không phải tiếng Việt"
        if gives_orders(text):
            return "làm theo mệnh lệnh, không phải nội dung văn bản"
        if not MARK.search(text) and not _BARE.match(text):
            return "không ghi số điều khoản làm căn cứ"
        if not re.search(r"[^\W\d_]{2}|\d\s*%", MARK.sub("", text)):
            return "không nói điều gì"
        title = squeezed(text.partition(" – ")[2]).rstrip(".") if _PROVENANCE.match(text) else ""
        if title and not any(title in squeezed(c.title) for c in self.context.citations):
            return "ghi sai tên văn bản"
        wrong = unsupported(text, self.context.citations, self.question, self.sums)
        if not wrong and MARK.search(text):      # what has no mark of its own in the piece leans on those of the piece, not on any clause
            wrong = self.false(text)
        return _told(wrong) if wrong else ""

    def settle(self) -> None:
        """Keeps back what passed by itself and does not hold in the whole: an introduction whose figures stand in a clause that the
        answer does not cite, a count of items of which some were dropped."""
        left = self._left()
        ends = list(accumulate(map(len, left)))
        for claim in self.false("".join(left)):
            i = min(bisect_right(ends, claim.start), len(left) - 1)
            self.pieces[i] = replace(self.pieces[i], reason=_told([claim]))

    def holds(self) -> bool:
        """Whether all that is left stands in the clauses that it cites."""
        return not self.false(self.text())

    def false(self, text: str) -> list[Claim]:
        """The claims of a text that the clauses cited in it do not hold."""
        cited = {int(n) for n in MARK.findall(text)}
        return unsupported(text, [c for c in self.context.citations if c.number in cited], self.question, self.sums)

    def _left(self) -> list[str]:
        """What is left of each piece: of one kept back, its line's end where another piece stands before it on the line."""
        found: list[str] = []
        for piece in self.pieces:
            inside = bool(found) and not "".join(found).endswith("\n")
            found.append(piece.text if not piece.reason else "\n" if inside and piece.text.endswith("\n") else "")
        return found

    @property
    def faulty(self) -> list[int]:
        return [i for i, piece in enumerate(self.pieces) if piece.reason]

    def mend(self, i: int, text: str) -> None:
        """Puts another wording in the place of a piece kept back, if that one passes."""
        old = self.pieces[i].text
        text = text.strip() + old[len(old.rstrip()):]
        if text.strip() and not self.reason(text):
            self.pieces[i] = Piece(text)

    def answers(self) -> bool:
        """Whether what passed answers the question: it cites, and the sentence that the model began with is among it."""
        stated = [p for p in self.pieces if not p.blank and (p.reason or MARK.search(p.text))]
        return bool(stated) and not stated[0].reason and any(MARK.search(p.text) for p in self.pieces if not p.reason)

    @property
    def said_nothing(self) -> bool:
        return NOTHING in " ".join(p.text for p in self.pieces).casefold()

    def text(self) -> str:
        """What passed, without introductions and heads of tables under which nothing is left."""
        lines = "".join(self._left()).strip().split("\n")
        out: list[str] = []
        for i, line in enumerate(lines):
            after = [other for other in lines[i + 1:] if other.strip() and not _RULE.match(other)]
            if re.search(r":\s*\**\s*$", line) and not after:
                continue
            out.append(line)
        return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).strip()


def _told(wrong: Sequence[Claim]) -> str:
    first = next((c for c in wrong if c.kind != "wording"), wrong[0])
    return f"“{first.text[:80]}”: {first.support or 'không có trong điều khoản được dẫn'}"


def renumbered(text: str, citations: Sequence[Citation]) -> tuple[str, tuple[Citation, ...]]:
    """A text with its marks numbered from 1 in the order in which they come, and the citations that they name."""
    by_number = {c.number: c for c in citations}
    order = [n for n in dict.fromkeys(int(m) for m in MARK.findall(text)) if n in by_number]
    new = {n: i + 1 for i, n in enumerate(order)}
    return MARK.sub(lambda m: f"[{new[int(m[1])]}]" if int(m[1]) in new else "", text), tuple(replace(by_number[n], number=new[n]) for n in order)
