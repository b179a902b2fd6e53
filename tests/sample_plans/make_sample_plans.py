"""Makes the sample plans that the application shows at its first start (ingest/sample_plans/) from their sources.

    pip install reportlab && python -m tests.sample_plans.make_sample_plans

Seven invented plans of six provinces on four subjects (OCOP and crafts, clean water, digital transformation, vocational
training), as PDF, Word, Markdown and plain text, plans and decisions, each marked 'Tài liệu minh họa' on its first page and
in its title. An Giang's plan of 2026 replaces that of 2023, which is there too. The folder holds nothing else: whatever
lies in it is taken in. The results are committed; run this again only after changing a source.
"""
from __future__ import annotations

from pathlib import Path

from tests.plan_writer import source, to_docx, to_pdf, to_text

SOURCES = Path(__file__).parent / "sources"
TARGET = Path(__file__).parents[2] / "ingest" / "sample_plans"

PDFS = {  # stem → how it looks
    "phu-tho-ocop-lang-nghe-2026": {"repeat_header": True, "head": "Tài liệu minh họa", "padding": 7},
    "lang-son-nuoc-sach-2026": {"repeat_header": False, "padding": 8},
}
WORD = {
    "quang-ngai-ocop-2026": {"styled_headings": True},
    "thach-ha-chuyen-doi-so-2026": {"styled_headings": False},
}
TEXTS = {
    "an-giang-nganh-nghe-ocop-2026.md": {"markdown": True, "tables": "pipe"},
    "an-giang-ocop-2023.txt": {"markdown": False, "tables": "tab", "wrap": 80, "loose": False},
    "ninh-thuan-dao-tao-nghe-2023.txt": {"markdown": False, "tables": "tab"},
}


def blocks(stem: str) -> list[source.Block]:
    """The blocks of a sample plan's source."""
    return source.parse((SOURCES / f"{stem}.md").read_text(encoding="utf-8"))


def main() -> None:
    TARGET.mkdir(exist_ok=True)
    for stem, look in PDFS.items():
        to_pdf.write(blocks(stem), TARGET / f"{stem}.pdf", **look)
    for stem, look in WORD.items():
        to_docx.write(blocks(stem), TARGET / f"{stem}.docx", **look)
    for name, look in TEXTS.items():
        text = to_text.write(blocks(name.rsplit(".", 1)[0]), **look)
        (TARGET / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
