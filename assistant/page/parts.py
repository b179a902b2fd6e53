"""The files of one upload, counted and measured while they come.

Gradio measures each file too, but takes a thousand of them, holds a field that is no file whole in memory (and fails on it where
the upload has a number), and leaves what it has stored on the disk where the sender breaks off.
"""
from __future__ import annotations

import math
from functools import wraps
from pathlib import Path

from assistant.page.limits import Limits, TooMany


def too_large(limits: Limits) -> str:
    """What is said of a file, or an upload, that is too large."""
    return (f"Tệp quá lớn: mỗi tệp được nhiều nhất {math.ceil(limits.file_size / 2**20)} MB. Hãy chia nhỏ văn bản, giảm độ phân giải của bản quét, "
            "hoặc nhờ người quản trị nạp tệp bằng dòng lệnh. Chương trình thì gửi từng tệp một.")


class Parts:
    """Reads along with a form (multipart/form-data); `fault` says in Vietnamese what is too much in it, '' while nothing is."""

    def __init__(self, content_type: bytes, limits: Limits) -> None:
        from python_multipart.multipart import MultipartParser, parse_options_header

        self.fault = ""
        self._limits = limits
        self._files, self._size, self._header = 0, 0, b""
        boundary = parse_options_header(content_type)[1].get(b"boundary")
        self._parser = boundary and MultipartParser(boundary, {
            "on_part_begin": self._begin, "on_header_value": self._read, "on_headers_finished": self._begun, "on_part_data": self._measure})

    def write(self, data: bytes) -> None:
        """The next bytes of the form. Where it is none, Gradio says so."""
        from python_multipart.exceptions import FormParserError

        if self._parser and not self.fault:
            try:
                self._parser.write(data)
            except FormParserError:
                self._parser = None

    def _begin(self) -> None:
        self._size, self._header = 0, b""

    def _read(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _begun(self) -> None:
        if b"filename" not in self._header:
            self.fault = "Yêu cầu tải lên có phần không phải là tệp. Hãy chỉ gửi tệp."
        self._files += 1
        try:
            self._limits.files(self._files)
        except TooMany:
            self.fault = self.fault or f"Mỗi lần tải lên được nhiều nhất {self._limits.files_at_once} tệp. Hãy chia thành nhiều lần."

    def _measure(self, data: bytes, start: int, end: int) -> None:
        self._size += end - start
        if self._size > self._limits.file_size:
            self.fault = self.fault or too_large(self._limits)


def leave_nothing() -> None:
    """Makes Gradio delete what it has stored of an upload that breaks off, as it does with one that it refuses itself."""
    from gradio.route_utils import GradioMultiPartParser

    parse = GradioMultiPartParser.parse
    if hasattr(parse, "__wrapped__"):
        return

    @wraps(parse)
    async def parsed(self):
        try:
            return await parse(self)
        except BaseException:
            for file in self._files_to_close_on_error:
                file.close()
                Path(file.name).unlink(missing_ok=True)
            raise

    GradioMultiPartParser.parse = parsed
