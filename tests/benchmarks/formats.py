"""The same questions of the same plans as text, Word, PDF and scan: how many answers each format costs.

    python tests/benchmarks/formats.py tests/evaluation/exams/he tests/evaluation/exams/hd --formats text word pdf

Every plan is set anew from its text – paragraphs without their hard breaks, tables of bars or tabs ruled, two heading lines of the
letterhead side by side – as Word by python-docx, as PDF by LibreOffice, and as scan by `scans.scanned`. Text is the peer.
"""
from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]
SCORER = ROOT.parent / "shared/evaluation/score.py"

# '- Sở Y tế', 'a) Mức', '2.1. Nội', 'Điều 5.', '# Phần', '> ', '(3) ', 'PHỤ LỤC', '* ': a line that begins a paragraph of its own.
_OPENS = re.compile(r"\s*(?:[-+*•>#–]|\(?[a-zđ\d]{1,3}[.)]|\d+(?:\.\d+)+|[IVX]+\.|(?:Điều|Chương|Phần|Mục|Phụ lục|Nơi nhận|Căn cứ|Theo|Xét|Thực hiện)\b|\(|\*\*)", re.IGNORECASE)
_CAPITALS = re.compile(r"[^a-zà-ỹ]{8,}")  # 'ỦY BAN NHÂN DÂN': a line of a letterhead or a title
_RULE = re.compile(r"\|?[\s:|=-]+\|?")  # '| --- | :-: |'


class Columns(tuple):
    """(left lines, right lines) of a letterhead or a signature."""


# "ỦY BAN NHÂN DÂN        CỘNG HÒA XÃ HỘI …", "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN"; a line far to the right
_SIDE_BY_SIDE = re.compile(r"(?P<left>\S.*?)(?: {4,}|\t+)(?P<right>\S.*)|\s{20,}(?P<alone>\S.*)")


def pieces(text: str) -> list[str | list[list[str]] | Columns]:
    """Paragraphs (text), tables (rows of cells) and lines set side by side of a plan, in order."""
    lines = text.splitlines()
    wrapped = sorted(len(line) for line in lines if len(line) > 40 and "|" not in line and "\t" not in line) or [0]
    full = wrapped[len(wrapped) * 3 // 4] * 0.72  # a line shorter than that ends its paragraph
    found: list[str | list[list[str]]] = []
    before = ""
    for line in lines:
        cells = _cells(line)
        if cells:
            if found and isinstance(found[-1], list) and before:
                found[-1].append(cells)
            else:
                found.append([cells])
        elif _RULE.fullmatch(line) and "|" in line:
            continue
        elif match := _SIDE_BY_SIDE.fullmatch(line.rstrip()):
            if not (found and isinstance(found[-1], Columns)):
                found.append(Columns(([], [])))
            found[-1][0].append(match["left"] or "")
            found[-1][1].append(match["right"] or match["alone"])
        elif found and isinstance(found[-1], Columns) and line.strip()[:1] == "-":
            found[-1][0].append(line.strip())
        elif line.strip():
            joins = before and found and isinstance(found[-1], str) and len(before) >= full and not _OPENS.match(line) and not _CAPITALS.match(line)
            if joins:
                found[-1] = f"{found[-1]} {line.strip()}"
            else:
                found.append(line.strip())
        before = line.strip()
    return found


def _cells(line: str) -> list[str]:
    """The cells of a table's row; empty where the line is none."""
    if line.count("|") >= 2 and not _RULE.fullmatch(line):
        return [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]
    return [cell.strip() for cell in line.split("\t")] if line.count("\t") >= 2 else []


def as_word(source: Path, target: Path) -> None:
    """Sets a plan's text as a Word file."""
    import docx
    from docx.shared import Pt

    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(12)
    for piece in pieces(source.read_text("utf-8")):
        if isinstance(piece, str):
            paragraph = document.add_paragraph()
            for index, run in enumerate(re.split(r"\*\*", re.sub(r"^#+\s*|(?<!\*)\*(?!\*)(?=\S)|(?<=\S)(?<!\*)\*(?!\*)$", "", piece))):
                paragraph.add_run(run).bold = bool(index % 2) or piece.startswith("#")
            continue
        if isinstance(piece, Columns):
            for cell, column in zip(document.add_table(rows=1, cols=2).rows[0].cells, piece):
                cell.text = "\n".join(filter(None, column))
            continue
        width = max(map(len, piece))
        table = document.add_table(rows=0, cols=width, style="Table Grid")
        for row in piece:
            cells = table.add_row().cells
            for index, cell in enumerate(row):
                cells[index].text = cell.replace("**", "").replace("<br>", "\n")
        document.add_paragraph()
    document.save(str(target))


def as_pdf(folder: Path, target: Path) -> None:
    """Sets the Word files of a folder as PDF."""
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", target, *sorted(folder.glob("*.docx"))], check=True, capture_output=True)


def in_format(exam: Path, name: str, work: Path) -> Path:
    """The folder with an exam's plans in one format ('text', 'word', 'pdf', 'scan'), made below `work`."""
    target = work / name
    if name == "text" or target.exists():
        return exam / "plans" if name == "text" else target
    target.mkdir(parents=True)
    if name == "word":
        for plan in sorted((exam / "plans").iterdir()):
            as_word(plan, target / f"{plan.stem}.docx")
    elif name == "pdf":
        as_pdf(in_format(exam, "word", work), target)
    else:
        from scans import scanned
        for plan in sorted(in_format(exam, "pdf", work).glob("*.pdf")):
            scanned(plan, target / plan.name)
    return target


def asked(exam: Path, plans: Path, work: Path) -> dict:
    """The scorer's figures of an exam whose plans are read from `plans`."""
    index, answers = work / f"index-{plans.name}", work / f"{plans.name}.jsonl"
    for command in (["ingest", plans, "--index", index], ["assistant", "batch", exam / "questions.jsonl", answers, "--index", index]):
        subprocess.run([sys.executable, "-m", *map(str, command)], cwd=ROOT, check=True, capture_output=True)
    run = [sys.executable, str(SCORER), "--gold", str(exam / "questions.jsonl"), "--answers", str(answers), "--json"]
    return json.loads(subprocess.run(run, check=True, capture_output=True, text=True).stdout.splitlines()[0])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("exams", nargs="+", type=lambda value: Path(value).resolve())
    parser.add_argument("--formats", nargs="+", default=["text", "word", "pdf", "scan"], choices=("text", "word", "pdf", "scan"))
    options = parser.parse_args()
    print("| exam |", " | ".join(options.formats), "|\n| --- |" + " --- |" * len(options.formats))
    for exam in options.exams:
        questions = sum(bool(line.strip()) for line in (exam / "questions.jsonl").read_text("utf-8").splitlines())
        with TemporaryDirectory() as folder:
            both = [round(asked(exam, in_format(exam, name, Path(folder)), Path(folder))["both"] * questions) for name in options.formats]
        print(f"| {exam.name} |", " | ".join(map(str, both)), f"| of {questions}", flush=True)


if __name__ == "__main__":
    main()
