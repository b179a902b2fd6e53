"""One answer checked: the claims of each of its statements, held against the citations that the statement names."""
from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import COLUMNS, EITHER, LOADED, TITLED, WHICH, Sum
from assistant.understand.terms import stopwords
from assistant.verification import roles
from assistant.verification.claims import Claim, names, quotations
from assistant.verification.counts import SILENT, Counted, additions, counts, reckoned, supported
from assistant.verification.evidence import Catalogue, Evidence, unit_at
from assistant.verification.fitting import contradicted, other_place, own_place
from assistant.verification.spans import is_bold
from assistant.verification.statements import MARK, Statement
from assistant.verification.tokens import BARRIER, Token, folded, keys, number_key, squeezed, tokens
from index.lexicon import agencies
from index.records import Document
from index.text import fold

LEAST_HELD = 0.72      # share of a marked statement's own words that its citations must hold
_LEAST_UNMARKED = 0.6
_MOVED = 0.15          # another citation that holds so much more of a statement's words is the one that was meant
# The words by which answers are put together: they state nothing.
_FRAME = frozenset("""kế hoạch quy định nêu mục dòng nhiệm vụ khác tổng cộng nội dung nguồn điều khoản căn cứ theo văn bản trang lưu ý số liệu khớp ghi ngày
    ban hành người ký bảng phụ lục đều cả tỉnh huyện xã danh nay là cột nhóm thuộc cụ thể như sau gồm bao cơ quan nơi bên cạnh đó ngoài ra đồng thời trong""".split())
_NOW = re.compile(r"(?P<then>[^()*“”,;:.]{3,110}?)\s*\(nay là (?P<now>[^)]{3,90})\)")
_ALONE = re.compile(r"\s*(?!Gửi\b)(?P<who>[^.,;:()]{3,110}?)(?:\s*\(nay là [^)]+\))?\s*[.:]?\s*")     # "Sở Công Thương."
_URL = re.compile(r"(?:https?://|www\.)\S+|\b[\w.-]+@[\w.-]+\.\w+|<\s*/?\s*\w+[^>]*>")
_NEGATIONS = frozenset({"không", "chưa", "cấm", "chẳng", "đừng"})
# "Điều 3, trang 7 – Quyết định …": the page in the line under a quotation, held against the page of the cited clause
_PAGE = re.compile(r", trang (\d+)(?= –|\*|$)")


# "**Sở Tài chính, Sở Tài chính**"
_BOLD = re.compile(r"\*\*([^*]+)\*\*")


def _twice(s: Statement, bare: str) -> list[Claim]:
    """An agency named twice in one enumeration: two are told where there is one; not its abbreviation behind it, 'Sở Y tế (SYT)'."""
    found = []
    for bold in _BOLD.finditer(bare):
        mentions = agencies.find(bold[1])
        again = [m for i, m in enumerate(mentions) if any(m.name == other.name for other in mentions[:i]) and not re.search(r"[^\W\d_(]", re.sub(r"\bvà\b", "", bold[1][mentions[i - 1].end:m.start]))]
        found += [Claim("agency", m.name, s.start + bold.start(1) + m.start, s.start + bold.start(1) + m.end, None, "nêu hai lần trong một danh sách", False) for m in again]
    return found


class Check:
    """One answer being checked."""

    def __init__(self, text: str, evidence: list[Evidence], question: str, sums: Sequence[Sum], searched: bool, statements: list[Statement],
                 known: Sequence[Document]) -> None:
        self.text, self.evidence, self.searched, self.sums = text, evidence, searched, sums
        self.known: list[Evidence] = [Catalogue(known)] if known else []
        self.by_number = {e.number: e for e in evidence}
        self.asked = keys(question)
        self.asked_line = folded(question)
        self.counted: dict[int, Counted] = {c.start: c for c in (*counts(text, statements), *additions(text, sums, evidence), *reckoned(text, evidence))}
        self.results = {number_key(s.result) for s in sums if supported(s, evidence)} if sums else set()
        self._roles: dict[int, roles.Roles] = {}

    def claims(self, s: Statement) -> list[Claim]:
        """Everything that a statement claims, in no order."""
        said = self.text[s.start:s.end].strip()
        if said == EITHER or s.shape == "header" and said in COLUMNS or any(s.start < len(above) and self.text.startswith(above) for above in (WHICH, LOADED, TITLED)):
            return []
        unknown = [n for n in s.marks if n not in self.by_number]
        if unknown:
            return [Claim("citation", f"[{unknown[0]}]", s.start, s.end, None, "không có trích dẫn mang số này", False)]
        near = [self.by_number[n] for n in s.near if n in self.by_number]
        pool = [self.by_number[n] for n in s.marks] or near + [e for e in self.evidence if e not in near] + self.known
        raw = self.text[s.start:s.end]
        found, bare = quotations(s, raw, pool)
        bare = MARK.sub(lambda m: " " * len(m[0]), bare)
        found += [Claim("link", m[0], s.start + m.start(), s.start + m.end(), None, "", False) for m in _URL.finditer(bare) if not any(e.holds(folded(m[0])) for e in pool)]
        if not re.search(r"\w", bare):
            return found
        if s.shape != "provenance":
            found += self._roles_of(s, bare, pool)
            if "(nay là" in bare:
                bare = _NOW.sub(lambda m: m["then"] + " " * (len(m[0]) - len(m["then"])), bare)
            found += names(s, bare, pool, self.asked_line) + _twice(s, bare)
        else:
            pages = {e.citation.clause.page for e in pool if e.number}
            bare = _PAGE.sub(lambda m: " " * len(m[0]) if int(m[1]) in pages else m[0], bare)
        line = folded(bare)
        row = tokens(line)
        found += self._figures(s, raw, bare, line, row, pool, pool if s.marks else near or pool)
        found += self._wording(s, bare, row, pool)
        return found

    def _figures(self, s: Statement, raw: str, bare: str, line: str, row: list[Token], pool: list[Evidence], own: list[Evidence]) -> list[Claim]:
        """`own`: the citations that the statement's line names, where it names some; what another one has in its place is no rival."""
        found, cursor = [], 0
        lowered = bare.casefold()
        for i, token in enumerate(row):
            if token.kind not in _FIGURES:
                continue
            said = line[token.start:token.end]
            spot = lowered.find(said, cursor) if len(lowered) == len(bare) else -1
            start = s.start + (spot if spot >= 0 else 0)
            end = start + len(said) if spot >= 0 else s.end
            cursor = spot + len(said) if spot >= 0 else cursor
            if count := [c for at, c in self.counted.items() if start <= at < end]:
                kind = "sum" if token.key in self.results or "=" in bare else "count"
                right = all(c.right for c in count)
                found.append(Claim(kind, said, start, end, None, "" if right else "không khớp với những gì được liệt kê", right))
                continue
            found.append(self._figure(token.kind, said, start, end, row, i, pool, own, is_bold(raw, spot), 1 if s.shape == "provenance" else 2))
        return found

    def _figure(self, kind: str, said: str, start: int, end: int, row: list[Token], i: int, pool: list[Evidence], own: list[Evidence], bold: bool, least: int) -> Claim:
        best, holder, place, other, meant = -1, None, -1, 0, ""
        for e in pool:
            fit, at = own_place(row, i, e, bold and kind != "agency")
            if fit > best:
                best, holder, place = fit, e, at
        for e in own:
            rival, key = other_place(row, i, e)
            if rival > other:
                other, meant = rival, key
        name = _FIGURES[kind]
        if kind == "number_of" and best < 0:
            holder = next((e for e in pool if squeezed(said) in e.squeezed), None)
            return Claim(name, said, start, end, holder.number if holder else None, said if holder else "", holder is not None)
        if best >= 0 and not contradicted(best, other, least):
            return Claim(name, said, start, end, holder.number, holder.around(place), True)
        if row[i].key in self.results or kind == "number" and row[i].key in self.asked and not bold and not unit_at(row, i) and not contradicted(-1, other):
            return Claim(name, said, start, end, None, "", True)
        if kind in {"date", "agency"} and row[i].key in self.asked and not bold and not contradicted(-1, other):
            return Claim(name, said, start, end, None, "", True)
        return Claim(name, said, start, end, None, f"điều khoản được dẫn ghi {meant.lstrip('@')}" if other else "", False)

    def _roles_of(self, s: Statement, bare: str, pool: list[Evidence]) -> list[Claim]:
        plain = bare.replace("*", "").replace("_", "").replace(BARRIER, " ")
        found = []
        pool = [e for e in pool if e.number]
        for now in _NOW.finditer(plain) if "(nay là" in plain else ():
            right = any(agencies.today(m.name) == now["now"].strip() for m in agencies.find(now["then"])[-1:])
            found.append(Claim("agency", now["now"], s.start, s.end, None, "" if right else "không phải tên hiện nay của cơ quan này", right))
        line = self.text.rfind("\n", 0, s.start) + 1
        given = roles.said(plain, self.text[line:s.start].replace("*", ""))
        alone = _ALONE.fullmatch(plain) if not given and s.marks and s.shape == "sentence" and len(plain) < 200 else None
        if alone and roles.is_agency(alone["who"]):
            role = "phối hợp" if roles.goes_on_listing(self.text[line:s.start].replace("*", "")) else "chủ trì"
            given = [roles.Said(role, alone["who"].strip(), "", 0, 0)]
        for one in given:
            holder = next((e for e in pool if self._roles_by(e).supports(one.role, one.who)), None)
            if holder is None and one.end == 0:      # a bare name may be another than the lead's where the question names the lead
                holder = next((e for e in pool if self._roles_by(e).names(one.who) and self._lead_is_asked(e)), None)
            if holder is None and not any(self._roles_by(e).leads or self._roles_by(e).coordinators for e in pool):
                holder = next((e for e in pool if self._roles_by(e).names(one.who)), None)
            found.append(Claim("role", f"{one.who} {one.role}", s.start, s.end, holder.number if holder else None, one.who if holder else "", holder is not None))
        return found

    def _roles_by(self, e: Evidence) -> roles.Roles:
        number = e.number
        if number not in self._roles:
            self._roles[number] = roles.Roles(e.citation)
        return self._roles[number]

    def _lead_is_asked(self, e: Evidence) -> bool:
        return any(roles.same(m.name, lead) for lead in self._roles_by(e).leads for m in agencies.find(self.asked_line)) or any(
            fold(lead) in self.asked_line for lead in self._roles_by(e).leads)

    def _wording(self, s: Statement, bare: str, row: list[Token], pool: list[Evidence]) -> list[Claim]:
        """Whether the citations hold the words of a statement; and none that denies what they do not deny."""
        if self.searched and SILENT.search(bare):
            return []
        words = [t.key for t in row if t.kind == "word"]
        telling = [w for w in words if w not in stopwords() and w not in _FRAME]
        known = set().union(*(e.places.keys() for e in pool)) if pool else set()
        denied = [w for w in words if w in _NEGATIONS and w not in known]
        own = sum(w in known or w in self.asked for w in telling) / len(telling) if telling else 1.0
        least = LEAST_HELD if s.marks else _LEAST_UNMARKED
        right = bool(pool) and not denied and own >= least
        why = "" if right else "điều khoản được dẫn không nói điều này"
        if right and s.marks and len(telling) >= 2 and s.shape != "header":
            mine = sum(w in known for w in telling) / len(telling)
            better = 0.0 if mine == 1.0 else max((sum(w in e.places for w in telling) / len(telling) for n, e in self.by_number.items() if n not in s.marks), default=0.0)
            if better - mine >= _MOVED or better == 1.0 > mine and len(telling) >= 4:
                right, why = False, "trích dẫn khác của câu trả lời mới nói điều này"
        return [Claim("wording", bare.strip(), s.start, s.end, pool[0].number if right and pool else None, why, right)]


_FIGURES = {"number": "number", "date": "date", "number_of": "document", "agency": "agency"}
