"""Bytes to text: the encoding is recognised by what the text looks like in it, never by the file's name.

    bytes ──▶ candidates (UTF-8, UTF-16, TCVN3, VNI, mojibake undone once or twice) ──▶ the most plausible Vietnamese
"""
from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from ingest.encoding.legacy import from_tcvn3, from_vni
from ingest.encoding.plausible import plausibility, words_with_marks
from ingest.errors import DamagedFile, UnsupportedFile

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# A letter lost in a conversion, inside a word: "huy?n", "?i?u"; a question has its mark at a word's end only.
_LOST = re.compile(r"[^\W\d_]\?[^\W\d_]|(?<!\S)\?+[^\W\d_]|\ufffd")
# Windows-1252 as browsers read it: where it leaves a byte undefined, the control character of Latin-1.
_WINDOWS = {b: bytes([b]).decode("cp1252") for b in range(0x80, 0xA0) if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_ENOUGH = 0.7      # well-formed Vietnamese reaches 0.95; a wrong decoding stays under 0.5
_CLEARLY = 0.1     # by how much a conversion must read better than the text as it stands
_SAMPLE = 100_000  # characters that are looked at
_NOTES = {
    "utf-16": "đã chuyển mã UTF-16 sang UTF-8",
    "tcvn3": "đã chuyển mã TCVN3 (ABC) sang Unicode",
    "vni": "đã chuyển mã VNI-Windows sang Unicode",
    "cp1258": "đã chuyển mã Windows-1258 sang Unicode",
    "mojibake": "đã sửa lỗi đọc nhầm UTF-8 thành Windows-1252",
    "nfd": "đã chuyển Unicode tổ hợp sang Unicode dựng sẵn",
}


class Decoded(NamedTuple):
    """`text` is NFC; `notes` say in Vietnamese what was converted, empty for plain UTF-8."""

    text: str
    notes: tuple[str, ...]


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file's bytes. Raises UnsupportedFile where it isn't text, DamagedFile where its letters are lost."""
    text, notes = _choose(data, name)
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(20, len(sample) // 200):
        raise UnsupportedFile(name, "không phải tệp văn bản", "Hãy kiểm tra lại tệp.")
    _refuse_question_marks(text, name)
    composed = unicodedata.normalize("NFC", text)
    # a stray decomposed letter isn't worth a word in the report
    if len(text) - len(composed) > len(text) // 50:
        notes = (*notes, _NOTES["nfd"])
    return Decoded(composed, notes)


def _choose(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The most plausible reading of the bytes, and what is to be said of it."""
    unicode_text, form = _as_unicode(data)
    said = (_NOTES[form],) if form else ()
    if unicode_text is not None and not words_with_marks(unicode_text):
        return unicode_text, said
    candidates = dict(_candidates(data, unicode_text))
    scores = {key: plausibility(text) for key, text in candidates.items()}
    best = max(scores, key=scores.__getitem__)
    if scores[best] >= _ENOUGH and (not best or scores[best] > scores.get("", 0.0) + _CLEARLY):
        return candidates[best], (*said, _NOTES[best]) if best else said
    if unicode_text is not None:
        return unicode_text, said  # another language, or hardly any marks: it is Unicode all the same
    mended = data.decode("utf-8", errors="replace")
    broken = mended.count("\ufffd")
    if broken <= len(mended) // 1000 + 2 and plausibility(mended) >= _ENOUGH:
        return mended, (f"có {broken} ký tự hỏng không đọc được",)
    _refuse_question_marks(data.decode("latin-1"), name)
    raise UnsupportedFile(name, "không phải tệp văn bản đọc được", "Hãy lưu lại tệp bằng mã UTF-8 rồi thử lại.")


def _as_unicode(data: bytes) -> tuple[str | None, str]:
    for bom, codec in _BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom):].decode(codec), "utf-16" if "16" in codec else ""
            except UnicodeDecodeError:
                return None, ""
    head = data[:4000]
    if head and b"\0" in head:  # UTF-16 without its mark: Latin letters have a zero on the same side
        for codec, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
            if zeros.count(0) > len(zeros) * 0.4 and head.count(0) < len(head) * 0.55:
                try:
                    return data.decode(codec), "utf-16"
                except UnicodeDecodeError:
                    continue
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return None, ""


def _candidates(data: bytes, unicode_text: str | None) -> Iterator[tuple[str, str]]:
    if unicode_text is not None:
        yield "", unicode_text
        once = _undo_mojibake(unicode_text)
        if once is not None:
            yield "mojibake", once
            twice = _undo_mojibake(once)
            if twice is not None:
                yield "mojibake", max(once, twice, key=plausibility)
        if plausibility(unicode_text) >= _ENOUGH:
            return
        legacy = unicode_text  # legacy bytes that were saved again as Unicode: "KÕ HO¹CH"
    else:
        legacy = data.decode("latin-1").translate(_WINDOWS)
    yield "tcvn3", from_tcvn3(legacy)
    yield "vni", from_vni(legacy)
    if unicode_text is None:
        yield "cp1258", unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))


def _undo_mojibake(text: str) -> str | None:
    """UTF-8 that was read as Windows-1252, undone: 'Káº¾ HOáº\xa0CH' → 'KẾ HOẠCH'; None where it isn't that.

    The five bytes that Windows-1252 leaves undefined are taken as the control characters that browsers read there.
    """
    if "Ã" not in text and "á»" not in text and "áº" not in text and "Ä" not in text:
        return None
    out = bytearray()
    for character in text:
        try:
            out += character.encode("cp1252")
        except UnicodeEncodeError:
            if ord(character) > 255:
                return None
            out.append(ord(character))
    try:
        return out.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _refuse_question_marks(text: str, name: str) -> None:
    sample = text[:_SAMPLE]
    if len(_LOST.findall(sample)) > max(3, len(sample.split()) // 30):
        raise DamagedFile(name, "chữ tiếng Việt đã bị mất khi lưu tệp (thành dấu '?')", "Hãy lấy lại tệp gốc và lưu bằng mã UTF-8.")
