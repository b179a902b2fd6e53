"""Which of the plans compared say nothing on the matter, though a clause of theirs was found."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import evidence
from assistant.compose import compare
from assistant.find import answerability
from assistant.passage import FAR, IN_TEXT, NEAR
from assistant.understand.asks import Ask
from index.text import fold

_MUCH_WORSE = 0.4      # of the best plan's answerability: a plan whose best clause fits worse says nothing on the matter


def silenced(parts: list[compare.Part], asked: Sequence[Sequence[str]] = ()) -> list[compare.Part]:
    """A plan whose best clause fits much worse than those of the others says nothing on the matter, unless it dates half of what they do ('báo
    cáo'). `asked`: the words asked of each plan."""
    sure = [answerability(p.candidates[0]) if p.candidates and p.candidates[0].features else 0.0 for p in parts]
    best = max(sure, default=0.0)
    told = next((p.candidates[0].passage for p, s in zip(parts, sure) if s == best and s), None)

    def sets_a_date(part: compare.Part, words: Sequence[str]) -> bool:
        common = [w for w in set(words) if told and told.holds(w) == IN_TEXT]
        held = [w for w in common if part.candidates[0].passage.holds(w) == IN_TEXT]
        return bool(held) and 2 * len(held) >= len(common) and evidence.holds(Ask.DATE, part.candidates[0].clause) is True

    def stays(part: compare.Part, words: Sequence[str]) -> bool:
        found = part.candidates[0].features
        return bool(found.get("total") or found.get("payer")) or sets_a_date(part, words)

    return [compare.Part(p.name, (), "không có điều khoản nào nói rõ nội dung này") if 0 < s < _MUCH_WORSE * best and not stays(p, words) else p
            for p, s, words in zip(parts, sure, asked or [()] * len(parts))]


# "có nói gì về cho vay không", "có định thời điểm tổng kết không", "văn bản nào không nói đến sơ kết", "bên nào quy định hỗ
# trợ homestay": doubts that every plan says something
_DOUBTED = re.compile(r"[^,.;?]*\bcó (?!khớp|thống nhất|giống|khác)[^,.;?]{1,60} không\b|[^,.;?]*\bnào (?:không|chưa)\b|[^,.;?]*\b(?:bên|nơi|chỗ|tỉnh|huyện|xã|địa phương|kế hoạch|văn bản) nào (?:có )?(?:quy định|nêu|nói|đề cập|nhắc)\b[^,.;?]*")


def _begin(folded: str, at: int, names: Sequence[str]) -> int:
    """Where the places named one after another begin that end before `at`: 'A, B, C có quy định … không' doubts of all three."""
    while end := next((name for name in names if folded[:at].rstrip(" ,").removesuffix(" và").endswith(name)), ""):
        at = folded.rindex(end, 0, at)
    return at


# "sơ kết hoặc tổng kết", "bồi thường hay hỗ trợ"
_EITHER = re.compile(r"\b(?P<one>[^\W\d_]+ [^\W\d_]+) (?:hoặc|hay) (?P<other>[^\W\d_]+ [^\W\d_]+)\b")


def unaware(parts: list[compare.Part], asked: Sequence[Sequence[str]], folded: str) -> list[compare.Part]:
    """A plan says nothing on the matter where it does not know, in whatever words, what another plan's clause says of the question
    ('OCOP'), and its own clause holds nothing else of that clause's; less than that where the question doubts that it does.
    `asked`: the words asked of each plan; `folded`: the whole question."""
    sure = {p.name: answerability(p.candidates[0]) if p.candidates and p.candidates[0].features else 1.0 for p in parts}
    doubts = [folded[_begin(folded, m.start(), [fold(p.name) for p in parts]):m.end()] for m in _DOUBTED.finditer(folded)]
    either = {one: other for m in _EITHER.finditer(folded) for one, other in ((m["one"], m["other"]), (m["other"], m["one"]))}      # 'sơ kết hoặc tổng kết': one of them will do

    def silent(part: compare.Part, words: Sequence[str]) -> bool:
        shelf, clause = part.candidates[0].shelf, part.candidates[0].passage
        if part.candidates[0].features.get("payer"):
            return False             # who is asked for pays by that clause, whatever it calls him
        others = [p.candidates[0] for p in parts if p is not part and p.candidates]
        said = [w for w in words if any(o.passage.holds(w) == IN_TEXT and f" {w} " not in o.shelf.title_line for o in others)]
        scanned = shelf.document.media == "scan"        # 'cơ sở kết quả' is no 'sơ kết', but where marks are lost it may be
        knows = {w: shelf.knows(w) and (scanned or any(h in _AS_WRITTEN for h in shelf.held(w))) for w in said}
        said = [either[w] if w in either and not knows[w] and shelf.knows(either[w]) else w for w in said]
        knows |= {w: True for w in said if w not in knows}
        unknown = sum(shelf.rarity(w) for w in set(said) if not knows[w] and not shelf.held_otherwise(w))
        held = sum(shelf.rarity(w) for w in set(said) if knows[w] and clause.holds(w) >= NEAR)
        missing = sum(shelf.rarity(w) for w in set(said) if clause.holds(w) < NEAR)
        doubted = any(fold(part.name) in doubt or not any(fold(p.name) in doubt for p in parts) for doubt in doubts)
        if doubted and unknown > held:
            return True              # 'có định thời điểm sơ kết không', and the plan knows no word of it
        if sure[part.name] >= _AS_SURE * max(sure.values()):
            return False
        return max(unknown, missing) > held if doubted else not held and unknown > _TELLING * sum(map(shelf.rarity, set(words)))

    return [compare.Part(p.name, (), "không có điều khoản nào nói rõ nội dung này") if p.candidates and not p.stated and silent(p, words) else p for p, words in zip(parts, asked)]


_AS_WRITTEN = frozenset({IN_TEXT, NEAR, FAR})
_AS_SURE = 0.75        # of the best plan's answerability: a clause that fits so well answers in words of its own
_TELLING = 0.3         # share of what is asked, by rarity, from which on a plan that does not know it is silent
