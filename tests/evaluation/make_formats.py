"""Makes the evaluation's plans, as text, Word and PDF, from their sources.

    pip install reportlab && python -m tests.evaluation.make_formats

The results are committed; run this again only after changing a source.
"""
from __future__ import annotations

from pathlib import Path

from tests.plan_writer import source, to_docx, to_pdf, to_text

HERE = Path(__file__).parent

# (folder, stem, suffix of the text, how the text looks, in which other form, how that looks)
PLANS = (
    (HERE, "quang-tri-duong-nong-thon-2026", ".md", {"markdown": True, "tables": "pipe"},
     "pdf", {"repeat_header": True}),
    (HERE, "nghe-an-bao-ve-rung-2024", ".txt", {"markdown": False, "tables": "tab", "wrap": 78, "loose": False},
     "docx", {"styled_headings": False}),
    (HERE / "set-aside", "cai-be-kinh-te-tap-the-2026", ".txt",
     {"markdown": False, "tables": "tab", "wrap": 72, "loose": True}, "pdf", {"repeat_header": False}),
    (HERE / "set-aside", "dak-nong-truong-lop-2023", ".md", {"markdown": True, "tables": "tab"},
     "docx", {"styled_headings": True, "repeat_header": False}),
)


def main() -> None:
    for folder, stem, suffix, text_look, form, look in PLANS:
        blocks = source.parse((folder / "sources" / f"{stem}.md").read_text(encoding="utf-8"))
        for name in ("plans", "formats"):
            (folder / name).mkdir(exist_ok=True)
        text = to_text.write(blocks, **text_look)
        (folder / "plans" / f"{stem}{suffix}").write_text(text, encoding="utf-8", newline="\n")
        writer = {"pdf": to_pdf, "docx": to_docx}[form]
        writer.write(blocks, folder / "formats" / f"{stem}.{form}", **look)


if __name__ == "__main__":
    main()
