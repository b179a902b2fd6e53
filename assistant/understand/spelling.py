"""A question as typed made readable: phrases of questions given their marks, the rest restored and mended by the speller."""
from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from index import letters
from index.lexicon import abbreviations, places
from index.text import clean, fold, has_marks, strip_marks

_FEW = 0.15     # share of words with marks up to which a question counts as typed without


def read(text: str, correct: Callable[[str], str]) -> tuple[str, bool]:
    """(the question spelled out and with its marks, whether anything but abbreviations was changed). `correct` restores marks
    and mends slips, by the words of the index: index.correct()."""
    text = _CAPITALISED.sub(_without_slip, _INITIALLED.sub(_province, text))
    spelled = abbreviations.expand(_LEVEL.sub(lambda m: f"{_LEVELS[(m[1] or m[2]).lower()]} ", clean(text)))
    spelled = _TENS.sub(" ", _HECTARES.sub("ha", _MILLIONS.sub("triệu", spelled)))
    spelled = _HS.sub("học sinh", spelled) if _OF_SCHOOLS.search(strip_marks(fold(spelled))) else spelled
    marked = _asking(_with_phrases(_SPOKEN.sub(lambda m: _SPELLED[m[0].lower()], spelled))) if _is_bare(clean(text)) else spelled
    corrected = _SCHOOL.sub(lambda m: _SCHOOLS[m[1]], abbreviations.expand(correct(marked)))
    return corrected, fold(corrected) != fold(spelled)


# "học sinh cấp 3", "trường cấp II": the schools as plans call them
_SCHOOL = re.compile(r"(?:(?<=học sinh )|(?<=trường ))cấp ([123]|I{1,3})\b")
_SCHOOLS = {number: name for name, *numbers in (("tiểu học", "1", "I"), ("trung học cơ sở", "2", "II"), ("trung học phổ thông", "3", "III")) for number in numbers}


# "Q.Ngãi", "QNam", "T.Hóa": a province of two syllables by the first one's letter; not "Q.Bình Thạnh", a district
_INITIALLED = letters.compile(r"(?<![\w.])(?P<initial>[\p{Lu}])(?:\.\s?)?(?P<rest>[\p{Lu}][\p{Ll}]+)(?!\w)(?!\s[\p{Lu}][\p{Ll}])")


def _province(match: re.Match[str]) -> str:
    """The one province that is so abbreviated; what stands there where none is, or several are ('H.Giang')."""
    found = {p.name for p in places.provinces().values() if len(p.name.split()) == 2 and p.name[0] == match["initial"]
             and strip_marks(fold(p.name.split()[1])) == strip_marks(fold(match["rest"])) and (match["rest"].isascii() or p.name.split()[1] == match["rest"])}
    return found.pop() if len(found) == 1 else match[0]


# "Sóc Trắng", "Quảng Nạm": two words with capitals and marks, which may be a province but for its marks
_CAPITALISED = letters.compile(r"(?<![\w.])[\p{Lu}][\p{Ll}]+ [\p{Lu}][\p{Ll}]+(?!\w)(?! [\p{Lu}])")


def _without_slip(match: re.Match[str]) -> str:
    """The province that is called so but for a slip in its marks; what stands there where none is, or it has no marks, or is itself the name of a place."""
    said = match[0]
    if not has_marks(said) or places.units(fold(said)):
        return said
    named = {p.name for p in places.provinces().values() if strip_marks(fold(p.name)) == strip_marks(fold(said))}
    return named.pop() if len(named) == 1 else said


# "p. dĩ an", "X. Ea Kao", "tx.Vĩnh Châu", "tp vinh yen": the level of a place, cut short; not the "P.NN&PTNT" of an agency
_LEVEL = re.compile(r"(?<![\w.])(?:(p|x|h|tt|tx|q|[PXHQ]|TT|TX)\.\s?|(tp|TP|Tp)\.? (?!hcm|HCM))(?=[^\W\d_][^\W\d_A-ZĐ])")
_LEVELS = {"tp": "thành phố", "p": "phường", "x": "xã", "h": "huyện", "tt": "thị trấn", "tx": "thị xã", "q": "quận"}


# "may tr", "bao nhiêu tr": millions
_MILLIONS = re.compile(r"(?<=\bmay |\bmấy )tr\b|(?<=nhiêu |nhieu )tr\b|(?<=\d )tr\b", re.IGNORECASE)
# "mấy chục triệu", "bao nhiêu trăm tỷ": of which unit of money it is asked, not of how many tens
_TENS = re.compile(r"(?:(?<=\bmấy)|(?<=\bmay)|(?<=\bnhiêu)|(?<=\bnhieu)) (?:chục|trăm|chuc|tram) (?=triệu|tỷ|tỉ|nghìn|ngàn|trieu|ty|ti|nghin|ngan)", re.IGNORECASE)
# "hs bán trú", "kính cho hs nghèo": pupils, where schools are spoken of; else "hồ sơ"
_HS = re.compile(r"\bhs\b", re.IGNORECASE)
_OF_SCHOOLS = re.compile(r"\bhs\b.{0,40}\b(?:ban tru|noi tru|ngheo|gioi|lop|truong|tieu hoc|mam non|thcs|thpt|hoc boi|an trua|tien an|kinh|mat)\b|\b(?:truong|lop|tien an|bep an|boi|kinh|mat)\b.{0,40}\bhs\b")
# "mấy héc ta", "hecta", "hec-ta": what plans write as "ha"
_HECTARES = re.compile(r"\bh[ée]c[\s-]?ta\b", re.IGNORECASE)
# "bao nhiu ha", "chua dc", "cong nghe j": as it is spoken, or typed in haste, where phrases are looked for
_SPOKEN = re.compile(r"(?<=\bbao )nhiu\b|\bbn\b|\bbnhieu\b|\bdc\b|\bj(?=\s*(?:$|[?,.;]))", re.IGNORECASE)
_SPELLED = {"nhiu": "nhieu", "bn": "bao nhieu", "bnhieu": "bao nhieu", "dc": "duoc", "j": "gi"}
# What asks, typed without marks: where nothing else does, "may" is 'mấy'
_ASKING = re.compile(r"\b(?:bao nhieu|bn|nao|gi|dau|ai|sao|bao gio|bao lau|may)\b")
# "thap nao cao nhat, may met": 'mấy' before what is measured or counted, whatever else the question asks
_MAY_OF = re.compile(r"(?<!\bnha )(?<!\bxe )\bmay(?= (?:met|km|cay so|ha|tan|ta|kg|lit|nguoi|ho|xa|thon|huyen|phan tram|trieu|ty|nghin|ngan|thang|nam|tuoi|tang)\b)")


def _asking(text: str) -> str:
    """'phan bo tong cong may tram sac' → 'phan bo tong cong mấy tram sac'; 'nha may nao' as it is."""
    if len(strip_marks(fold(text))) == len(text):
        for match in reversed(list(_MAY_OF.finditer(strip_marks(fold(text))))):
            text = f"{text[:match.start()]}mấy{text[match.end():]}"
    found = list(_ASKING.finditer(strip_marks(fold(text))))
    if not found or any(m[0] != "may" for m in found) or len(strip_marks(fold(text))) != len(text):
        return text
    last = found[-1]
    return f"{text[:last.start()]}mấy{text[last.end():]}"


def _is_bare(text: str) -> bool:
    words = text.split()
    return sum(1 for word in words if has_marks(word)) <= _FEW * len(words)


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    lines = files("assistant.understand").joinpath("phrases.txt").read_text(encoding="utf-8").splitlines()
    phrases = {strip_marks(p.strip()): p.strip() for line in lines if not line.startswith("#") for p in line.split("|") if p.strip()}
    phrases |= {strip_marks(fold(p.name)): fold(p.name) for p in places.provinces().values() if " " in p.name}
    spelled = "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])({spelled})(?![\w-])", re.IGNORECASE), phrases


def _with_phrases(text: str) -> str:
    """'so nao chu tri' → 'sở nào chu tri'; 'bao nhieu tien' → 'bao nhiêu tiền'."""
    pattern, phrases = _phrases()
    return pattern.sub(lambda m: phrases[m[1].lower()], text)
