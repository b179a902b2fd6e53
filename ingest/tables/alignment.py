"""Lines of a flattened row given back to their columns: the best way, in order, by what each column holds.

A dynamic programme over (line, column), as in sequence alignment: columns only ever go up. A line scores for a column
by the column's kind (an agency begins with 'Sở', a time is a year); a step between lines by whether the words run on.
The widths at which each column wraps are read off a first pass over all rows and used in a second.
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.quantities import parse_number

# "2022-2030", "2022 -2030", "Năm 2025", "Quý II/2026", "Tháng 12/2025", "Hằng năm", "Thường xuyên", "Trước 31/12/2026"
_TIME = (r"(?:từ\s+)?(?:trước\s+(?:ngày\s+)?)?(?:năm\s+|tháng\s+|quý\s+|giai đoạn\s+|đến\s+(?:năm\s+)?|ngày\s+)*"
         r"(?:(?:[ivx]{1,3}|\d{1,2})\s*[/.-]\s*)?(?:\d{1,2}\s*[/.-]\s*)?(?:năm\s+)?20\d\d(?:\s*(?:-|–|đến)\s*(?:năm\s+)?(?:20)?\d\d)?\s*[.;,]?|"
         r"(?:hằng|hàng) (?:năm|quý|tháng)|thường xuyên(?:,? (?:hằng|hàng) năm)?|định kỳ.{0,30}|cả giai đoạn|liên tục")
TIME = re.compile(rf"^(?:{_TIME})$", re.IGNORECASE)
# "Trước ngày", "Quý II năm": part of a time that goes on in the next line
_TIME_PART = re.compile(r"^(?=.*(?:[^\W\d_]|\d/\d|20\d\d))(?:(?:trước|từ|đến|ngày|tháng|năm|quý|giai đoạn|hằng|hàng|thường|xuyên|cuối|đầu|[ivx]{1,3}|[\d/.,–-]+)\s*)+$", re.IGNORECASE)
TIME_TAIL = re.compile(rf"^(?P<head>.*?\S)\s+(?P<tail>{_TIME})$", re.IGNORECASE)
_FIGURE_TAIL = re.compile(r"^(?P<head>.*?\S)\s+(?P<tail>\d{1,3}(?:\.\d{3})*(?:,\d+)?)$")
# "… đến năm | 2030", "trước ngày | 15/12": no end of a cell
_UNENDED = re.compile(r"(?:năm|tháng|ngày|quý|giai đoạn|đến|từ|số|điều|khoản|/|-|–)\s*$", re.IGNORECASE)
# What agencies' names begin with, behind a dash or not; of words that begin other things too ('Ban hành', 'Báo cáo',
# 'Bộ tài liệu', 'Hội nghị', 'Phòng học'), only with a capital or a word of their own behind them
_AGENCY = re.compile(
    r"^(?:[-–+•]\s*)?(?:[Cc]ác\s+)?(?:(?i:sở|ubnd|ủy ban|uỷ ban|chi cục|tổng cục|văn phòng|công an|trung tâm|liên minh|liên đoàn|mặt trận|"
    r"ubmttq|tỉnh đoàn|thanh tra|tòa án|ngân hàng|kho bạc|bảo hiểm|hợp tác xã|htx|hiệp hội|doanh nghiệp|cơ quan|đơn vị|địa phương|bch|"
    r"nhà đầu tư|nhà thầu|chủ đầu tư|hđnd|thường trực|ban,)(?![^\W\d_])|"
    r"(?:Ban|Bộ|Hội|Phòng|Viện|Trường|Đài|Báo|Quỹ|Vụ|Cục|Đoàn|Xã|Huyện|Phường|Tổ|Thuế|Đội|Hạt|Công ty|ban|hội|phòng|viện|trường|xã|huyện|phường|đoàn|tổ chức)"
    r"(?:\s+(?:[A-ZĐÂĂÁÀẢẠÔỘỒƯÝÊ]|quản lý|chỉ đạo|dân tộc|chuyên môn|nông dân|phụ nữ|liên quan)|,|;|$))")
_AGENCY_INSIDE = re.compile(r"[;,]\s*(?:các )?(?:Sở|UBND|Ủy ban|Công an|Ban|Chi cục|Văn phòng|Hội|Bộ)\b")
_DASH = re.compile(r"^[-–+•]\s*")
_BINDING = re.compile(r"(?:^|\s)(?:và|của|các|cho|với|tại|trong|từ|đến|về|được|là|có|theo|những|hoặc|bằng|do|để|trên|năm|quý|tháng|ngày|lớp|số|điều|khoản|(?-i:Sở|Hội|Ban|Chi cục|Trung tâm|Văn phòng)|&)$|[,/(-]$", re.IGNORECASE)
_FULL_STOP = re.compile(r"[.!]['\"”)]*$")
_NEVER = -1e9


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or the part of one that may be a cell of its own. `glued`: it stood on the same line as the one before."""

    text: str
    after_blank: bool = False
    glued: bool = False


def pieces_of(text: str, after_blank: bool, figures: bool = False) -> list[Piece]:
    """A line as pieces: one; or more, where it ends in a time ('Báo cáo 2022-2030') or, if the table's last column is
    one of `figures`, in a number ('2026 750')."""
    if figures and (m := _FIGURE_TAIL.match(text)) and (TIME.match(m["head"]) or not _UNENDED.search(m["head"])):
        return [*pieces_of(m["head"], after_blank, figures), Piece(m["tail"], glued=True)]
    if not TIME.match(text) and (m := TIME_TAIL.match(text)) and not _UNENDED.search(m["head"]):
        return [Piece(m["head"], after_blank), Piece(m["tail"], glued=True)]
    return [Piece(text, after_blank)]


def align(rows: Sequence[Sequence[Piece]], kinds: Sequence[str]) -> list[list[list[Piece]]]:
    """Each row's pieces by column: as many lists as `kinds`, in order; an empty list is a blank cell."""
    widths: list[float] = []
    result: list[list[list[Piece]]] = []
    for _ in range(3):
        result = [_align_row(row, kinds, widths) for row in rows]
        widths = [_width([row[c] for row in result]) for c in range(len(kinds))]
    return result


def _align_row(pieces: Sequence[Piece], kinds: Sequence[str], widths: Sequence[float]) -> list[list[Piece]]:
    columns = range(len(kinds))
    best = [[_NEVER] * len(kinds) for _ in pieces]
    came = [[0] * len(kinds) for _ in pieces]
    for i, piece in enumerate(pieces):
        for c in columns:
            here = _line(piece, kinds[c]) + _fits(piece, widths, c)
            if i == 0:
                best[i][c] = here + _opens(piece, kinds[c]) + _skips(kinds, -1, c)
                continue
            for b in range(c + 1):
                step = _stays(pieces[i - 1], piece, widths, c) if b == c else (
                    _moves(pieces[i - 1], piece) + _opens(piece, kinds[c]) + _skips(kinds, b, c))
                if best[i - 1][b] + step + here > best[i][c]:
                    best[i][c], came[i][c] = best[i - 1][b] + step + here, b
    cells: list[list[Piece]] = [[] for _ in columns]
    if not pieces:
        return cells
    c = max(columns, key=lambda k: best[-1][k] + _skips(kinds, k, len(kinds)))
    for i in range(len(pieces) - 1, -1, -1):
        cells[c].insert(0, pieces[i])
        c = came[i][c]
    return cells


def _line(piece: Piece, kind: str) -> float:
    """How well a line's own words fit a kind of column."""
    text = piece.text
    timely, figure = bool(TIME.match(text)), parse_number(text) is not None
    if kind == "time":
        return 4.0 if timely else 2.0 if _TIME_PART.match(text) else -1.0 if re.search(r"\d", text) and len(text) < 20 else -5.0
    if kind == "figure":
        return 4.0 if figure or text in ("-", "–") else -6.0
    if kind == "unit":
        return 1.0 if len(text) < 20 and not figure else -4.0
    score = -3.0 if timely else -1.5 if _TIME_PART.match(text) else -1.0 if figure else 0.0
    dashed, agency = bool(_DASH.match(text)), bool(_AGENCY.match(text))
    if kind in ("lead", "partner"):
        score += (0.5 if agency else -2.0) if dashed else 0.0
        return score - (0.5 if dashed and kind == "lead" else 0.0)
    return score - (1.0 if agency and (dashed or text[:1].isupper()) else 0.0)


def _opens(piece: Piece, kind: str) -> float:
    """How well a line opens a cell of a kind."""
    agency = bool(_AGENCY.match(piece.text))
    if kind in ("lead", "partner"):
        inside = 1.0 if _AGENCY_INSIDE.search(piece.text) else 0.0
        return 3.0 if agency else inside - (1.5 if kind == "partner" else 3.0)
    return -2.0 if agency and kind in ("product", "item", "note", "text") else 0.5


def _moves(before: Piece, piece: Piece) -> float:
    """A step to another column: the words before should have ended, and these begin something."""
    score = (0.0 if piece.glued else 1.0 if piece.after_blank else -0.7)
    if piece.text[:1].islower():
        score -= 4.0
    if _is_bound(before):
        score -= 3.0
    if before.text.endswith(";"):
        score -= 1.5
    return score + (1.0 if _FULL_STOP.search(before.text) else 0.0)


def _stays(before: Piece, piece: Piece, widths: Sequence[float], column: int) -> float:
    """A step within a cell: words that run on, at the width at which the column wraps."""
    score = -0.5 if piece.after_blank else 0.0
    first = piece.text.split()[0] if piece.text else ""
    runs_on = not piece.glued and (piece.text[:1].islower() or _is_bound(before))
    numbered = first[:1].isdigit() and not _FULL_STOP.search(before.text)
    if runs_on:
        score += 2.0
    elif numbered:  # a number may as well go on as begin anew: the width decides
        score -= 0.3
    elif not _DASH.match(piece.text):
        score -= 0.7 if before.text.endswith(";") else 1.0
    if piece.glued:
        score -= 1.0 if TIME.match(piece.text) else 0.0
    if widths and widths[column] and (runs_on or numbered):
        score += 0.5 if len(before.text) + 1 + len(first) > widths[column] - 1 else -0.5 if runs_on else -1.0
    return score


def _is_bound(piece: Piece) -> bool:
    """Whether a line ends in a word that wants another ('Sở Tài nguyên và'); 'Hằng năm' does not."""
    return bool(_BINDING.search(piece.text)) and not TIME.match(piece.text)


def _fits(piece: Piece, widths: Sequence[float], column: int) -> float:
    if not widths or not widths[column]:
        return 0.0
    over = len(piece.text) - widths[column]
    return -min(4.0, over / 3) if over > 2 else 0.0


def _skips(kinds: Sequence[str], before: int, column: int) -> float:
    """What it costs to leave the columns between blank: little for notes, more for what a row must have."""
    costs = {"note": 1.0, "figure": 1.5, "unit": 1.5, "place": 2.0, "partner": 2.5}
    return -sum(costs.get(kind, 4.0) for kind in kinds[before + 1:column])


def _width(cells: Sequence[Sequence[Piece]]) -> float:
    """Where a column wraps: the length that nine of ten of its lines stay within; 0 where it has too few."""
    lengths = sorted(len(piece.text) for cell in cells for piece in cell)
    return float(lengths[int(len(lengths) * 0.9)]) if len(lengths) >= 6 else 0.0
