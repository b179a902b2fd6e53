"""Whether a text names a place, and the places that it lists after 'tại' or 'ở'."""
from __future__ import annotations

import re

from index import letters
from index.text import fold, strip_marks


def names_place(level: str, name: str, text: str) -> bool:
    """Whether a folded text names a place: 'xã hải lăng' is not 'xã nam hải lăng'. Marks lost by OCR are forgiven."""
    wanted = fold(name)
    if " " in wanted:            # 'Lâm Viên Đà Lạt' is typed for 'Lâm Viên - Đà Lạt'
        text, wanted = _HYPHEN.sub(" ", text), _HYPHEN.sub(" ", wanted)
    for line, word in ((text, wanted), (strip_marks(text), strip_marks(wanted))):
        kind = level if line is text else strip_marks(level)
        if re.search(rf"(?<!\w){re.escape(kind)} {re.escape(word)}(?!\w)", line):
            return True
        levels = "xã|phường|thị trấn|huyện|thôn|xóm|bản|đặc khu" if line is text else "xa|phuong|thi tran|huyen|thon|xom|ban|dac khu"
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line) and not re.search(rf"(?<!\w)(?:{levels}) \w+(?: \w+)? {re.escape(word)}(?!\w)", line):
            return True
    return False


_HYPHEN = re.compile(r"(?<=[^\W\d_]) ?[-–] ?(?=[^\W\d_])")     # "lâm viên - đà lạt"


def at_places(text: str) -> list[str]:
    """The names that follow 'tại' or 'ở' one after the other: ['Giồng Trôm', 'Thạnh Phú']."""
    return [name.strip() for m in _AT_ALL.finditer(text) for name in re.split(r", | và ", m["names"])]


_AT_ALL = letters.compile(r"\b(?:tại|ở)\s(?P<names>[\p{Lu}][\p{Ll}]+(?:\s[\p{Lu}][\p{Ll}]+)*(?:(?:, | và )[\p{Lu}][\p{Ll}]+(?:\s[\p{Lu}][\p{Ll}]+)*)*)")
