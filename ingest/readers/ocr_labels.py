"""What no Vietnamese text has put right after character recognition; labels of paragraphs told by those before and behind them: '4.',
'9.', '6.' → '4.', '5.', '6.'."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Sequence
from dataclasses import replace

from index import letters
from ingest.blocks import Grid, Line

TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
LETTERS = "abcdđeghiklmnopqrstuvxy"
# "5. Sở Y tế", "đ) Tập huấn", "ø) Bố trí": a label and what follows it
_LABEL = re.compile(r"^(\d{1,2}|[^\W\d_])([.)])(?=\s)")


def has_tone(word: str) -> bool:
    return any(c in TONES for c in unicodedata.normalize("NFD", word))


def _one_of(pair: str) -> str:
    """One letter of two that are one: the first, or the second where only that bears a hỏi; both of 'oo', 'ưu' and such."""
    first, second = (unicodedata.normalize("NFD", letter) for letter in pair)
    if first == second or (len(first) == len(second) == 1) or (HORN in first and HORN not in second):
        return pair
    return pair[1] if HOOK in second and HOOK not in first else pair[0]


HOOK, HORN = "\u0309", "\u031b"
# Letters that are the same but for their marks, and never stand beside one another in a word
DOUBLED = ("aàảãáạăằẳẵắặâầẩẫấậ", "eèẻẽéẹêềểễếệ", "oòỏõóọôồổỗốộơờởỡớợ", "uùủũúụưừửữứự", "nñ")
_SLIPS = (
    # "xã la Grai", "la Púch": no word of Vietnamese but a name beginning with Ia, the water of the Jrai, before a capital
    (letters.compile(r"(?<![\w-])la(?= [\p{Lu}])"), "Ia"),
    # "nøuy cơ", "tranø", "Dương Ö": no letters of Vietnamese
    (re.compile("ø"), "g"),
    (re.compile("[öÖïÏäÄ]"), lambda letter: letter.translate(str.maketrans("öÖïÏäÄ", "ôÔiIâÂ"))),
    # "Tháng .9/2026": a speck before a figure
    (re.compile(r"(?<= )[.·](?=\d)"), ""),
    # "Dã.quỳ": a speck between two words, the second of them with marks, so that it is no address
    (letters.compile(r"(?<=[\p{Ll}])\.(?=[a-z]*[^\W\dA-Za-z][\p{Ll}]*(?:[ ,;]|$))"), " "),
    # "TỔỐNG CỘNG", "PHÂẦN I", "NÑS tỉnh", "QĐÐ": one letter read twice, with other marks; but not "lưu", nor "voọc", "rơ moóc", "xoong"
    (re.compile(r"(?!(?<=\b[vmsxbg])o[oòỏõóọ](?:c|ng)(?!\w))(?:" + "|".join(f"[{letter}{letter.upper()}][{letter}{letter.upper()}]" for letter in DOUBLED) + ")"), lambda pair: _one_of(pair)),
    # "nf": a cell that says 'như trên'
    (re.compile(r"^n[fƒ†]$"), "nt"),
    # "/QĐÐ-UBND", "58/2025⁄NQ-HĐND", "Ñ": signs of other scripts
    (re.compile("ĐÐ|[⁄ÑÐ]"), lambda sign: {"⁄": "/", "Ñ": "N"}.get(sign, "Đ")),
    # "Đắk NDrót", "xã ChƠm": the apostrophe of names in the languages of the Highlands lost between two capitals
    (letters.compile(r"(?<![\w'’])(?:[BDĐGHKLMNPRSTY](?=[\p{Lu}][\p{Ll}]{2,}(?!\w))|Ch(?=[\p{Lu}][\p{Ll}]+(?!\w)))"), lambda first: first + "'"),
    # "'§ố chỗ"
    (re.compile("'?§(?=[^\\W\\d_])"), "S"),
    # "Long ‹Thành", "Tủ đổi › pin"
    (re.compile("[‹›](?: |(?=\\S))"), ""),
    # "-a) Mỗi", ":4. Công an", "-5.6. Các": dirt before a label
    (re.compile(r"^[-:·](?=(?:[a-zđ]\)|\d{1,2}(?:\.\d{1,2})*\.)\s)"), ""),
    # "khối,. quản lý", "xã;: dân", "giống gà..": dirt behind a stop
    (re.compile(r"(?<=[,;])[.:]|(?<=[^.]\.)\.(?!\.)"), ""),
    # "17 tuổi CÓ nguy cơ": a small word in capitals among small letters
    (letters.compile(r"(?<=[\p{Ll}] )[\p{Lu}]{2,3}(?= [\p{Ll}])"), lambda word: word.lower() if has_tone(word) else word),
)


def mend_labels_in_order(blocks: Sequence[Line | Grid], pages: Container[int]) -> list[Line | Grid]:
    """The blocks, the labels of the recognised `pages` put in order where one alone breaks it, and without_slips()."""
    blocks = [_tidied(block, pages) for block in blocks]
    for sort, order in ((".", None), (")", LETTERS)):
        labelled = [(i, match) for i, block in enumerate(blocks)
                    if isinstance(block, Line) and block.page in pages and (match := _LABEL.match(block.text)) and match[2] == sort]
        values = [_value(match[1], order) for _, match in labelled]
        for k in range(1, len(labelled)):
            before, behind = values[k - 1], values[k + 1] if k + 1 < len(values) else None
            if before is None or values[k] == before + 1:
                continue
            if behind == before + 2 or (order and values[k] == before + 2 == order.index("đ")):
                i, match = labelled[k]
                values[k] = before + 1
                label = order[before + 1] if order else str(before + 1)
                blocks[i] = replace(blocks[i], text=label + blocks[i].text[match.end(1):], pieces=())
    return blocks


def _value(label: str, order: str | None) -> int | None:
    if order is None:
        return int(label) if label.isdigit() else None
    return order.index(label) if label in order else -9 if len(label) == 1 and label.isalpha() else None


def without_slips(text: str) -> str:
    """A recognised text without the slips that are plain from it alone: 'nøuy cơ' → 'nguy cơ'."""
    for pattern, right in _SLIPS:
        text = pattern.sub(right if isinstance(right, str) else lambda match: right(match[0]), text)
    return text


def _tidied(block: Line | Grid, pages: Container[int]) -> Line | Grid:
    if isinstance(block, Line):
        text = without_slips(block.text) if block.page in pages else block.text
        return block if text == block.text else replace(block, text=text, pieces=())
    return replace(block, rows=tuple(
        row if row.page not in pages else replace(row, cells=tuple(
            cell if cell is None else replace(cell, text=without_slips(cell.text)) for cell in row.cells))
        for row in block.rows))
