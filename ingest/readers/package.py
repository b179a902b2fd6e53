"""The parts of an office file (OOXML: a zip of XML parts), read under limits and with no entity ever expanded."""
from __future__ import annotations

import posixpath
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import DamagedFile, TooLarge
from ingest.limits import BROKEN_ZIP, Limits, inflate

if TYPE_CHECKING:
    from lxml.etree import _Element

RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# The 'strict' variant of the format has other namespaces and the same elements.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)
_DOCTYPE = re.compile(rb"<\x00?!\x00?(D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E|E\x00?N\x00?T\x00?I\x00?T\x00?Y)")


class Package:
    """An office file opened for reading. A context manager; `part` and `xml` take a part's name ('word/document.xml')."""

    def __init__(self, path: Path, limits: Limits = Limits()) -> None:
        """Raises DamagedFile where the zip can't be opened, TooLarge where its parts are too many."""
        self.name = path.name
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(path)
        except BROKEN_ZIP as error:
            raise self.damaged("tệp Office bị hỏng hoặc bị cắt cụt") from error
        self._infos = {info.filename.lstrip("/").lower(): info for info in self._zip.infolist()}
        if len(self._infos) > 20 * limits.members:
            raise TooLarge(self.name, f"tệp có tới {len(self._infos)} thành phần", "Hãy xin lại bản gốc từ nơi gửi.")

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._infos

    def damaged(self, fault: str) -> DamagedFile:
        return DamagedFile(self.name, fault, "Hãy mở bằng chương trình đã tạo ra tệp, lưu lại rồi nạp lại.")

    def part(self, part: str) -> bytes:
        """A part's bytes. Raises DamagedFile where it is missing or broken, TooLarge."""
        info = self._infos.get(part.lower())
        if info is None:
            raise self.damaged(f"thiếu thành phần {part}")
        return inflate(self._zip, info, self.name, self._limits.part_size, self._limits)

    def names(self) -> list[str]:
        """All parts, in small letters."""
        return list(self._infos)

    def info(self, part: str) -> zipfile.ZipInfo:
        return self._infos[part.lower()]

    def refuse_entities(self, content: bytes) -> None:
        """Raises DamagedFile for XML with a document type: no office program writes one, entity bombs need one."""
        if _DOCTYPE.search(content):
            raise self.damaged("XML có khai báo DOCTYPE/ENTITY, không được phép trong tệp Office")

    def xml(self, part: str) -> _Element:
        """A part as an element tree. Raises DamagedFile for broken XML and for any with a document type."""
        from lxml import etree

        content = self.part(part)
        self.refuse_entities(content)
        if b"http://purl.oclc.org/ooxml/" in content:
            for strict, usual in _STRICT:
                content = content.replace(strict, usual)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True,
                                 huge_tree=False)
        try:
            return etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damaged(f"nội dung XML bị hỏng ({part})") from error

    def related(self, part: str, kind: str) -> list[str]:
        """Parts that `part` refers to ('' for the package), by the end of the relationship's type ('/styles')."""
        folder, file = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", file + ".rels")
        if rels not in self:
            return []
        found = []
        for element in self.xml(rels).iter(RELATIONSHIP):
            if element.get("TargetMode") == "External" or not element.get("Type", "").endswith(kind):
                continue
            target = element.get("Target", "")
            found.append(posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)))
        return [target for target in found if target in self]
