"""What a column's heading says its cells are, and where one heading ends and the next begins on a flattened line."""
from __future__ import annotations

import re
from collections.abc import Sequence

from index.records import JOIN
from index.text import fold
from ingest.blocks import Line
from ingest.tables.header import is_year

# (kind, what its heading opens with), folded; the longest match counts
_OPENINGS = tuple((kind, re.compile(rf"(?:{pattern})\b")) for kind, pattern in (
    ("index", r"s\.?tt|tt|số tt|số thứ tự"),
    ("lead", r"(?:cơ quan|đơn vị|sở|bộ phận|địa phương)?\s*(?:,\s*đơn vị\s*)?(?:được giao\s*)?(?:chủ trì|đầu mối|chịu trách nhiệm)(?: thực hiện)?|"
             r"(?:cơ quan|đơn vị)(?:, (?:cơ quan|đơn vị|địa phương))* thực hiện|phân công(?: thực hiện| nhiệm vụ)?|trách nhiệm|chủ đầu tư|chủ dự án"),
    ("partner", r"(?:cơ quan|đơn vị)?\s*(?:,\s*đơn vị\s*)?phối hợp(?: thực hiện)?"),
    ("time", r"hoàn thành|thời gian(?: thực hiện| hoàn thành| bắt đầu| trình)?|thời hạn|tiến độ|lộ trình|năm(?: thực hiện| hoàn thành| công nhận)?|giai đoạn"),
    ("product", r"sản phẩm(?: đầu ra| của nhiệm vụ| hoàn thành| dự kiến)?|kết quả(?: đầu ra| dự kiến| cần đạt)?|dự kiến kết quả|yêu cầu sản phẩm"),
    ("figure", r"số lượng|số hộ|số người|khối lượng|kinh phí|ngân sách|dự toán|tổng(?: số| cộng| vốn| kinh phí| mức đầu tư)|vốn|nstw|nsđp|nsdp|diện tích|tỷ lệ|quy mô|chiều dài"),
    ("place", r"(?:xã|phường|huyện|thị xã|thành phố|thị trấn|thôn|đặc khu)(?:, (?:xã|phường|thị xã|thành phố|thị trấn|đặc khu))*|địa điểm|địa bàn|địa chỉ|nơi thực hiện|phạm vi"),
    ("unit", r"đvt|đơn vị tính"),
    ("note", r"ghi chú|căn cứ|cơ sở pháp lý|nguồn vốn|nguồn kinh phí"),
    ("item", r"nội dung(?: nhiệm vụ| công việc| thực hiện)?|nhiệm vụ(?: cụ thể| trọng tâm)?|tên(?: nhiệm vụ| đề án| dự án| công việc| văn bản| chương trình)?|"
             r"danh mục(?: nhiệm vụ| dự án)?|công việc|hoạt động|giải pháp|chỉ tiêu|mục tiêu|hạng mục|đề án|dự án|văn bản"),
))
# A heading does not begin behind these: 'Sản phẩm của | nhiệm vụ', 'Đơn vị và | nội dung'
_BINDING = frozenset("của và các theo cho về, để hoặc trong từ với &".split())


def kind_of(heading: str) -> str:
    """The kind of a column by its heading: 'index', 'item', 'lead', 'partner', 'product', 'time', 'figure', 'place',
    'unit', 'note', or 'text' where the words don't tell."""
    for level in reversed(heading.split(JOIN)):  # 'Cơ quan › Chủ trì': the lowest level that tells
        if is_year(level):  # 'Năm 2026' has that year's figures under it
            return "figure"
        folded = fold(level)
        found = [(m.end(), kind) for kind, opening in _OPENINGS if (m := opening.match(folded))]
        if found:
            return max(found)[1]
    return "text"


def split_headings(lines: Sequence[Line]) -> list[str]:
    """The headings that flattened lines hold, in order: 'TT Nhiệm vụ', 'Đơn vị', 'chủ trì Đơn vị phối hợp' are four.

    A heading begins where a known one opens, with a capital where the line has small letters too, and rather at a line's
    start than inside it.
    """
    words = [(word, i == 0, i == 0 and line.blank_before)
             for line in lines for i, word in enumerate(line.text.split())]
    capitals = all(word.isupper() or not word.isalpha() for word, _, _ in words)
    starts, covered = [], 0
    for k in range(len(words)):
        if k == 0 or k >= covered and _starts(words, k, capitals):
            starts.append(k)
            covered = k + _known(words, k)
    return [" ".join(word for word, _, _ in words[a:b]) for a, b in zip(starts, [*starts[1:], len(words)])]


def _known(words: Sequence[tuple[str, bool, bool]], k: int) -> int:
    """How many words from here a known heading takes, 0 where none opens here."""
    rest = fold(" ".join(word for word, _, _ in words[k:k + 7]))
    return max((len(m[0].split()) for _, opening in _OPENINGS if (m := opening.match(rest))), default=0)


def _starts(words: Sequence[tuple[str, bool, bool]], k: int, capitals: bool) -> bool:
    word, at_line, after_blank = words[k]
    if fold(words[k - 1][0]) in _BINDING or not word[:1].isupper():
        return False
    known = _known(words, k) > 0
    if fold(words[k - 1][0]) in ("tt", "stt") or after_blank:
        return True
    return known if capitals else known or at_line
