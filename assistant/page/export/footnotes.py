"""Footnotes in a Word file. python-docx has no interface for them, so the part is written here (ECMA-376, 17.11)."""
from __future__ import annotations

from xml.sax.saxutils import escape

from assistant.page.export.report import printable

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>')
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
_SMALL = '<w:rPr><w:sz w:val="20"/></w:rPr>'


class Footnotes:
    """The footnotes of one document: each reference gets a note of its own, as Word numbers them in order of reading."""

    def __init__(self, document, texts: dict[int, str]) -> None:
        """`texts`: citation number → what its footnote says."""
        self._document, self._texts = document, texts
        self._notes: list[str] = []
        self._first: dict[int, int] = {}

    def refer(self, paragraph, citation: int) -> None:
        """Puts the mark of a citation at the end of a paragraph; a second mark of the same citation only points back."""
        from docx.oxml import parse_xml

        if citation not in self._texts:
            return
        number = len(self._notes) + 1
        earlier = self._first.setdefault(citation, number)
        if len(paragraph._p) and paragraph._p[-1].tag == f"{{{_MAIN}}}r" and len(paragraph._p[-1].findall(f"{{{_MAIN}}}footnoteReference")):
            paragraph._p.append(parse_xml(f'<w:r xmlns:w="{_MAIN}">{_RAISED}<w:t xml:space="preserve">, </w:t></w:r>'))      # not "1 2" read as 12
        self._notes.append(self._texts[citation] if earlier == number else f"Xem chú thích {earlier}.")
        paragraph._p.append(parse_xml(
            f'<w:r xmlns:w="{_MAIN}">{_RAISED}<w:footnoteReference w:id="{number}"/></w:r>'))

    def write(self) -> None:
        """Adds the part with the notes to the document's package. To be called once, before the document is saved."""
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        if not self._notes:
            return
        notes = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
            f'<w:r>{_RAISED}<w:footnoteRef/></w:r><w:r>{_SMALL}<w:t xml:space="preserve"> {escape(printable(text))}</w:t></w:r></w:p></w:footnote>'
            for number, text in enumerate(self._notes, 1))
        xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes xmlns:w="{_MAIN}">{_SEPARATORS}{notes}</w:footnotes>'
        owner = self._document.part
        part = Part(PackURI("/word/footnotes.xml"), _CONTENT, xml.encode("utf-8"), owner.package)
        owner.relate_to(part, _KIND)
