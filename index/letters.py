r"""Regular expressions that tell Vietnamese capitals from small letters: Python's own have no class for either.

    compile(r"[\p{Lu}][\p{Ll}]+").match("Đồng")        the range À-Ỹ would hold both
"""
from __future__ import annotations

import re

_MARKED = "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_CLASSES = {r"\p{Lu}": "A-ZĐ" + _MARKED, r"\p{Ll}": "a-zđ" + _MARKED.lower()}


def spell(pattern: str) -> str:
    r"""A pattern with \p{Lu} and \p{Ll}, which stand inside [ ], spelled out."""
    for name, letters in _CLASSES.items():
        pattern = pattern.replace(name, letters)
    return pattern


def compile(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""As re.compile, where \p{Lu} and \p{Ll} inside [ ] are the Vietnamese capitals and small letters."""
    return re.compile(spell(pattern), flags)
