"""What became of each file, and how the command line says it."""
from __future__ import annotations

from dataclasses import dataclass

ADDED, REPLACED, UNCHANGED, DUPLICATE, UNREADABLE = "added", "replaced", "unchanged", "duplicate", "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """A file's fate. `status` is one of the names above; `of` the document that was first, for a duplicate;
    `fault` the whole Vietnamese line of what is wrong, for one that could not be read."""

    name: str
    source: str = ""
    status: str = ADDED
    of: str = ""
    clauses: int = 0             # without the rows
    rows: int = 0
    facts: int = 0
    pages: int | None = None
    seconds: float = 0.0
    notes: tuple[str, ...] = ()
    fault: str = ""

    @property
    def read(self) -> bool:
        return self.status != UNREADABLE

    def line(self) -> str:
        """One Vietnamese line, as the command line prints it."""
        if not self.read:
            return f"KHÔNG ĐỌC ĐƯỢC  {one_line(self.fault)}"
        parts = [_STATUS[self.status].format(of=one_line(self.of))]
        if self.status in (ADDED, REPLACED):
            parts += [f"{self.clauses} điều khoản", f"{self.rows} dòng bảng", f"{self.facts} dữ kiện"]
            parts += [f"{self.pages} trang"] if self.pages else []
        parts.append(f"{self.seconds:.1f} giây".replace(".", ","))
        return f"{one_line(self.name)}: {', '.join(parts)}" + "".join(f"; {one_line(note)}" for note in self.notes)


_STATUS = {
    ADDED: "đã thêm", REPLACED: "đã thay bản cũ", UNCHANGED: "không đổi", DUPLICATE: "cùng nội dung với {of}, không thêm lần nữa",
}


def one_line(text: str) -> str:
    """Without line breaks and control characters (a file's name may hold a terminal's commands)."""
    return " ".join("".join(letter if letter.isprintable() or letter.isspace() else "?" for letter in text).split())


def summary(reports: list[FileReport]) -> str:
    """'Đã đọc 5 tệp: 812 điều khoản, 190 dòng bảng, 640 dữ kiện trong 3,2 giây; 1 tệp không đọc được.'"""
    read = [report for report in reports if report.read]
    total = {name: sum(getattr(report, name) for report in read) for name in ("clauses", "rows", "facts")}
    seconds = f"{sum(report.seconds for report in reports):.1f}".replace(".", ",")
    lost = len(reports) - len(read)
    return (f"Đã đọc {len(read)} tệp: {total['clauses']} điều khoản, {total['rows']} dòng bảng, {total['facts']} dữ kiện "
            f"trong {seconds} giây" + (f"; {lost} tệp không đọc được." if lost else "."))
