"""Vietnamese encodings from before Unicode, by their published tables.

TCVN3 (TCVN 5712:1993, the fonts ".VnTime"): one byte a letter; capitals with a tone mark have no byte of their own.
VNI-Windows (the fonts "VNI-Times"): a base letter followed by a byte for its marks.
"""
from __future__ import annotations

import re
import unicodedata

_TCVN3_BYTES = (
    "b5b8b6b7b9 a8bbbebcbdc6 a9c7cac8c9cb ae ccd0cecfd1 aad2d5d3d4d6 d7ddd8dcde "
    "dfe3e1e2e4 abe5e8e6e7e9 aceaedebecee eff3f1f2f4 adf5f8f6f7f9 fafdfbfcfe a1a2a7a3a4a5a6"
)
_TCVN3_LETTERS = (
    "àáảãạ ăằắẳẵặ âầấẩẫậ đ èéẻẽẹ êềếểễệ ìíỉĩị òóỏõọ ôồốổỗộ ơờớởỡợ ùúủũụ ưừứửữự ỳýỷỹỵ ĂÂĐÊÔƠƯ"
)
_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT, _CIRCUMFLEX, _BREVE = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323", "\u0302", "\u0306"
_VNI_MARKS = {
    "ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _CIRCUMFLEX, "á": _CIRCUMFLEX + _ACUTE, "à": _CIRCUMFLEX + _GRAVE, "å": _CIRCUMFLEX + _HOOK,
    "ã": _CIRCUMFLEX + _TILDE, "ä": _CIRCUMFLEX + _DOT,
    "ê": _BREVE, "é": _BREVE + _ACUTE, "è": _BREVE + _GRAVE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE, "ë": _BREVE + _DOT,
}
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _tcvn3_table() -> dict[int, str]:
    codes = bytes.fromhex(_TCVN3_BYTES)
    return dict(zip(codes, _TCVN3_LETTERS.replace(" ", ""), strict=True))


def _vni_tables() -> tuple[re.Pattern[str], dict[str, str]]:
    marks = _VNI_MARKS | {k.upper(): v for k, v in _VNI_MARKS.items()}
    letters = _VNI_LETTERS | {k.upper(): v.upper() for k, v in _VNI_LETTERS.items()}
    table = dict(letters)
    for base in "aeouyAEOUYôöÔÖ":
        for mark, accents in marks.items():
            table[base + mark] = unicodedata.normalize("NFC", letters.get(base, base) + accents)
    pairs = "[aeouyôö][" + "".join(_VNI_MARKS) + "]"
    return re.compile(f"{pairs}|[{''.join(_VNI_LETTERS)}]", re.IGNORECASE), table


_TCVN3 = _tcvn3_table()
_VNI_PATTERN, _VNI = _vni_tables()


def from_tcvn3(text: str) -> str:
    """TCVN3 bytes that stand as characters of Windows-1252, made Unicode; capitals with a tone mark are restored.

    'K\xd5 HO\xb9CH' → 'KẾ HOẠCH'.
    """
    return _SENTENCE_START.sub(lambda m: m.group()[:-1] + m.group()[-1].upper(), _restore_capitals(text.translate(_TCVN3)))


def from_vni(text: str) -> str:
    """VNI-Windows bytes that stand as characters of Windows-1252, made Unicode: 'KE\xc1 HOA\xcfCH' → 'KẾ HOẠCH'."""
    return _VNI_PATTERN.sub(lambda m: _VNI.get(m.group(), m.group()), text)


# A small letter that TCVN3 has a byte for, where its capital has none: every letter with a tone mark.
_TONED = frozenset("àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ")
_WORD = re.compile(r"[^\W\d_]+")
# The first letter of a text, a sentence or an item, where the capital had no byte: ". ủy ban" · "9. ủy ban" · "- ổn định"
_SENTENCE_START = re.compile(
    r"(?:\A\s*|[.!?][ \t]+|[.!?;:][ \t]*[\r\n]\s*|^[ \t]*(?:[-+]|\d+(?:\.\d+)*\.?|[a-zđ]\))[ \t]+)"
    f"[{''.join(sorted(_TONED))}]", re.MULTILINE
)


def _case(word: str) -> str:
    """'upper': written in capitals ('HOạCH', 'BAN'); 'lower': not; 'open': the word alone doesn't tell ('Kế', 'ở')."""
    plain = [c for c in word if c not in _TONED]
    if any(c.islower() for c in plain):
        return "lower"
    if len(plain) >= 2:
        return "upper"
    return "open"


def _restore_capitals(text: str) -> str:
    """Capital letters given back to words whose other letters are capital: 'Kế HOạCH' → 'KẾ HOẠCH'.

    A word that leaves it open goes with its neighbours on the line: it is in capitals where the nearest telling words
    on both sides (or the only one) are.
    """
    out: list[str] = []
    capitals = False  # whether the last line that holds letters was a heading in capitals: a sentence starts after it
    for line in text.split("\n"):
        line = _restore_line(line)
        bare = line.lstrip()
        if capitals and bare[:1] in _TONED:
            line = line[:len(line) - len(bare)] + bare[:1].upper() + bare[1:]
        if bare:
            capitals = line.isupper()
        out.append(line)
    return "\n".join(out)


def _restore_line(line: str) -> str:
    words = list(_WORD.finditer(line))
    cases = [_case(w.group()) for w in words]
    if "upper" not in cases:
        return line
    after: list[str] = []
    nearest = ""
    for case in reversed(cases):
        after.append(nearest)
        nearest = case if case != "open" else nearest
    after.reverse()
    before, out, end = "", [], 0
    for word, case, following in zip(words, cases, after):
        sides = {s for s in (before, following) if s}
        out += [line[end:word.start()], word.group().upper() if case == "upper" or (case == "open" and sides == {"upper"}) else word.group()]
        end = word.end()
        before = case if case != "open" else before
    return "".join(out) + line[end:]
