"""Which documents a question is about, before which of their clauses."""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.understand.question import Question
from index import letters
from index.lexicon import places
from index.records import Document
from index.text import fold

MERGED = "2025-07"   # from then on a plan of a merged province covers the former ones too


@dataclass(frozen=True, slots=True)
class Scope:
    """`groups`: one entry for each place named, in the order named, with the documents of it (never empty); `missing`: places
    named that no document is of. Where nothing is named, `named` is False and there is one group of all documents."""

    groups: tuple[tuple[str, tuple[Document, ...]], ...]
    missing: tuple[str, ...] = ()
    named: bool = False

    @property
    def documents(self) -> tuple[Document, ...]:
        return tuple(dict.fromkeys(d for _, documents in self.groups for d in documents))


def scope(question: Question, documents: Sequence[Document]) -> Scope:
    """The documents that a question names by place, number or issuer; all of them where it names none."""
    by_number = tuple(d for d in documents if d.number and fold(d.number).replace(" ", "") in question.folded.replace(" ", ""))
    if by_number and _asks_about_itself(question, by_number):
        return Scope(groups=tuple((d.place or d.name, (d,)) for d in by_number), named=True)
    groups: dict[str, tuple[Document, ...]] = {}
    own = _documents_own_names(question.folded, documents)
    for name, found in own.items():
        groups[name] = found
    missing, named = [], {fold(p.name) for p in question.entities.provinces}      # a plan of a province that is named itself is not also that of one merged into it
    for province in question.entities.provinces:
        found = tuple(d for d in documents if covers(d, province))
        if any(fold(d.province) == fold(province.name) for d in found):
            found = tuple(d for d in found if fold(d.province) == fold(province.name) or fold(d.province) not in named)
        if _WHOLE_PROVINCE.search(question.folded) and all(places.split_level(d.place)[0] in _WITHIN for d in found) and not any(set(found) & set(held) for held in own.values()):
            found = ()               # what a district's plan says holds for the district
        if not found:
            if not _is_named_inside(province.name, question, documents):
                missing.append(province.name)
        elif not any(set(found) & set(held) for held in groups.values()):
            groups[province.name] = found
    if not missing:
        groups |= {name: found for name, found in _titled(question, documents).items() if not any(set(found) & set(held) for held in groups.values())}
    if not groups and not missing:
        return Scope(groups=(("", tuple(documents)),))
    order = {name: at if (at := question.folded.find(fold(name))) >= 0 else len(question.folded) for name in groups}
    return Scope(groups=tuple(sorted(groups.items(), key=lambda g: order[g[0]])), missing=tuple(missing), named=True)


def _titled(question: Question, documents: Sequence[Document]) -> dict[str, tuple[Document, ...]]:
    """Documents by a proper name that the title of one of them alone has and the question writes: 'tiêu Hà Tiên' of '… phát triển hồ tiêu Hà Tiên …'."""
    found: dict[str, tuple[Document, ...]] = {}
    for name in question.entities.names if len(documents) > 1 else ():
        holding = [d for d in documents if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", d.title)]
        if len(holding) == 1 and " " in name:
            found[holding[0].place or holding[0].name] = (holding[0],)
    return found


# "trên toàn tỉnh", "cả tỉnh"
_WHOLE_PROVINCE = re.compile(r"\b(?:toàn|cả) tỉnh\b")
_WITHIN = frozenset({"huyện", "quận", "thị xã", "xã", "phường", "thị trấn"})


def covers(document: Document, province: places.Province) -> bool:
    """Whether a document is of a province: of its own name, or, made since the mergers, of the province it went into."""
    if fold(document.province) == fold(province.name):
        return True
    merged = bool(document.date >= MERGED or (document.period and document.period[0] >= 2026))
    return merged and fold(document.province_today or document.province) == fold(province.today)


def _documents_own_names(folded: str, documents: Iterable[Document]) -> dict[str, tuple[Document, ...]]:
    """Documents of districts and communes, named by their own place: 'huyện Khoái Châu', or 'Khoái Châu' alone."""
    found: dict[str, tuple[Document, ...]] = {}
    for document in documents:
        level, name = places.split_level(document.place)
        if not name or fold(name) == fold(document.province):
            continue
        spelled = places.spelling(name)
        pattern = rf"(?<!\w){spelled}(?!\w)"
        if level in places.COMMUNE_LEVELS and " " not in name:    # a name of one syllable may be that of many things
            pattern = rf"(?<!\w){level} {spelled}(?!\w)"
        if re.search(pattern, folded):
            found[name] = (*found.get(name, ()), document)
    for document in documents:
        name = issuers_own_name(document)
        if name and re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", folded):
            found[name] = (*found.get(name, ()), document)
    return found


# "Ban Quản lý rừng phòng hộ Sông Kôn": the words with capitals that a name ends with
_LAST_NAME = letters.compile(r"(?<=[\p{Ll}] )[\p{Lu}][\p{Ll}’']+(?: [\p{Lu}][\p{Ll}’']+)+$")

# "ban quản lý vườn quốc gia bến en": the same where a letterhead of capitals left the name without its own
_AFTER_KIND = re.compile(r"\b(?:vườn quốc gia|khu bảo tồn(?: thiên nhiên| biển| loài và sinh cảnh)?|rừng (?:phòng hộ|đặc dụng)|khu (?:kinh tế|công nghiệp|du lịch|di tích)|cảng|bệnh viện(?: đa khoa)?(?: khu vực)?) ([^\W\d_]+(?: [^\W\d_]+){1,2})$")


def issuers_own_name(document: Document) -> str:
    """The proper name of a body that is no place's: 'Sông Kôn' of 'Ban Quản lý rừng phòng hộ Sông Kôn'; '' where it has none, or the place's."""
    match = _LAST_NAME.search(document.issuer)
    name = match[0] if match else after[1].title() if (after := _AFTER_KIND.search(fold(document.issuer))) else ""
    placed = {fold(document.province), fold(places.split_level(document.place)[1])}
    return name if fold(name) not in placed and not places.split_level(document.issuer)[0] else ""


def _is_named_inside(province: str, question: Question, documents: Iterable[Document]) -> bool:
    """A province that is named only as the issuer of something ('kế hoạch nào của UBND tỉnh Hưng Yên' asked of a district's plan),
    or whose name a street bears."""
    if re.search(rf"(?:\b(?:đường|đại lộ|xa lộ|(?<!thành )phố|cầu|chợ|bến|ngã ba|ngã tư|quảng trường|hồ|sông|trường|trạm|ga|khu vực|khu|số)|(?<!năm )(?<![\d/])\d{{1,3}}[a-z]?) {re.escape(fold(province))}\b", question.folded):
        return True              # a street of that name, 'số 166 Hải Phòng', a quarter
    return bool(re.search(rf"(?:kế thừa|căn cứ|trước sáp nhập|theo).*{re.escape(fold(province))}", question.folded)) and any(
        fold(d.province) in question.folded or fold(places.split_level(d.place)[1]) in question.folded for d in documents if d.place)


def _asks_about_itself(question: Question, documents: Sequence[Document]) -> bool:
    return not question.entities.provinces or any(fold(p.name) == fold(d.province) for p in question.entities.provinces for d in documents)
