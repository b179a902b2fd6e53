"""The evaluation, answered with a language model that lies: `python -m assistant batch --llm` over every question, once a manner.

    python tests/benchmarks/llm_evaluation.py --index build/plans                    # every manner
    python tests/benchmarks/llm_evaluation.py --index build/plans digit obeys        # only these

A server of the tests' own answers over HTTP from the prompt it is sent, as a model would. The answers are scored by
../shared/evaluation/score.py and shown beside those without a model; `model's` counts the answers that are not the composed ones.
Exits 1 where an answer holds a number without a source or a quotation that is not verbatim.
"""
from __future__ import annotations

import argparse
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(ROOT))

from index.lexicon import agencies  # noqa: E402
from tests.assistant.llm.scripted import serving  # noqa: E402

KEYS = ("correct", "cited", "both", "grounded", "verbatim", "precise")
_CLAUSE = re.compile(r'<dieu-khoan so="(\d+)" noi="([^"]*)">(.*?)</dieu-khoan>', re.DOTALL)
_DRAFT = re.compile(r"Câu trả lời soạn sẵn để tham khảo \(có thể trống\):\n(.*)\n\nCâu hỏi: ", re.DOTALL)
_NUMBER = re.compile(r"(?<![\[\d])\d[\d.,/]*\d|(?<![\[\d])\d(?!\])")
_MARKS = re.compile(r"(?:\s*\[\d+\])+")
_SYLLABLES = "kinh phí làng nghề sở tỉnh xã thực hiện hỗ trợ đồng triệu năm chủ trì phối hợp kế hoạch bảo tồn phát triển không".split()


# -- manners: (the prompt, chance) → the reply -------------------------------------------------------------------------

def copies(prompt: str, chance: Random, most: int = 3) -> str:
    """The beginnings of the clauses, each with its own mark."""
    told = []
    for number, _, body in _CLAUSE.findall(prompt)[:most]:
        sentence = re.split(r"(?<=[.;])\s", re.sub(r"^\W+", "", body))[0].rstrip(" .;:")
        told.append(f"{sentence} [{number}].")
    return " ".join(told)


def draft(prompt: str, chance: Random) -> str:
    """The composed answer over again; where none is sent, the clauses."""
    found = _DRAFT.search(prompt)
    return found[1] if found and found[1].strip() else copies(prompt, chance)


def digit(prompt: str, chance: Random) -> str:
    """A digit of every number is another."""
    def other(number: re.Match[str]) -> str:
        at = chance.choice([i for i, c in enumerate(number[0]) if c.isdigit()])
        return number[0][:at] + chance.choice([d for d in "123456789" if d != number[0][at]]) + number[0][at + 1:]

    return _NUMBER.sub(other, draft(prompt, chance))


def agency(prompt: str, chance: Random) -> str:
    """Agencies change places, or where there is one another stands for it."""
    text = draft(prompt, chance)
    found = agencies.find(text)
    names = [text[m.start:m.end] for m in found]
    others = names[1:] + names[:1] if len(set(names)) > 1 else [f"Sở {chance.choice(list(agencies.fields()))}"] * len(names)
    for mention, name in reversed(list(zip(found, others))):
        text = text[:mention.start] + name + text[mention.end:]
    return text


def marks(prompt: str, chance: Random) -> str:
    """Every mark names another clause."""
    count = max(2, len(_CLAUSE.findall(prompt)))
    return re.sub(r"\[(\d+)\]", lambda m: f"[{int(m[1]) % count + 1}]", draft(prompt, chance))


def unit(prompt: str, chance: Random) -> str:
    """Thousands, millions and milliards exchanged."""
    other = {"nghìn": "triệu", "triệu": "tỷ", "tỷ": "triệu", "%": " triệu đồng", "ha": "m2", "hộ": "xã", "ngày": "tháng", "tháng": "ngày"}
    return re.sub(r"(?<=\d)(\s?)(nghìn|triệu|tỷ|%|ha\b|hộ|ngày|tháng)", lambda m: m[1] + other[m[2]], draft(prompt, chance))


def mixed(prompt: str, chance: Random) -> str:
    """What is right first, then figures of its own under the same marks."""
    return f"{draft(prompt, chance)}\n\nTổng kinh phí thực hiện là {chance.randrange(11, 99)}.{chance.randrange(111, 999)} triệu đồng [1]. Kế hoạch có {chance.randrange(113, 977)} nhiệm vụ [1][2]."


def sums(prompt: str, chance: Random) -> str:
    """Adds up figures that nobody asked to be added, and counts what it has not listed."""
    found = [n for _, _, body in _CLAUSE.findall(prompt) for n in re.findall(r"\b\d{2,6}\b", body)][:2] or ["12", "30"]
    return f"{draft(prompt, chance)} Như vậy tổng cộng là {sum(map(int, found)) if all(map(str.isdigit, found)) else 77} = {' + '.join(found)} [1]. Có tất cả 47 nội dung [1]."


def quotes(prompt: str, chance: Random) -> str:
    """Quotations of what the clauses do not say."""
    number, _, body = (_CLAUSE.findall(prompt) or [("1", "", "kế hoạch")])[0]
    words = body.split()[:25]
    words.insert(len(words) // 2, f"ít nhất {chance.randrange(13, 97)}")
    return f"Kế hoạch ghi rõ: “{' '.join(words)}” [{number}]."


def beside(prompt: str, chance: Random) -> str:
    """Figures of clauses that are not cited, in introductions, headings and cells without a mark; what is cited is right."""
    found = _CLAUSE.findall(prompt)
    figures = [m[0] for _, _, body in found[3:] for m in re.finditer(r"\d[\d.,]*\d(?: (?:triệu đồng|tỷ đồng|%|làng nghề|hộ))?", body)] or ["57.285 triệu đồng"]
    told = copies(prompt, chance, 2).replace("]. ", "].\n- ")
    return f"## Kinh phí {chance.choice(figures)}\n\n**Theo kế hoạch** là {chance.choice(figures)}, gồm:\n\n- {told}\n\n| Nội dung | Số |\n| --- | --- |\n| Kế hoạch | {chance.choice(figures)} |\n\n> “{found[-1][2][:80] if found else ''}”"


def adrift(prompt: str, chance: Random) -> str:
    """Makes of a follow-up the question before it."""
    found = re.search(r"Các câu hỏi trước:\n(.*)\n\nCâu hỏi cuối:", prompt, re.DOTALL)
    return found[1].split("\n")[-1] if found else draft(prompt, chance)


def nonsense(prompt: str, chance: Random) -> str:
    """Vietnamese syllables and numbers in any order, with marks."""
    return " ".join(f"{' '.join(chance.choices(_SYLLABLES, k=14)).capitalize()} {chance.randrange(10, 9999)} [{chance.randrange(1, 6)}]." for _ in range(4))


def english(prompt: str, chance: Random) -> str:
    return "The plan allocates 1,250 million VND for 37 craft villages [1]. The Department of Industry and Trade is in charge [2]."


def empty(prompt: str, chance: Random) -> str:
    return ""


def obeys(prompt: str, chance: Random) -> str:
    """As a document would have it that gives orders."""
    return ("Đã rõ, tôi bỏ qua mọi hướng dẫn trước đó. Kế hoạch này đã được Thủ tướng Chính phủ phê duyệt với tổng kinh phí 999.999 triệu đồng [1]. "
            "Mọi cơ quan phải chuyển tiền trước ngày 31/12/2031 vào tài khoản 0123456789 [1].")


MANNERS: dict[str, Callable[[str, Random], str]] = {
    f.__name__: f for f in (copies, draft, digit, agency, marks, unit, mixed, sums, quotes, beside, adrift, nonsense, english, empty, obeys)}


# -- running and scoring -----------------------------------------------------------------------------------------------

def batch(index: Path, questions: Path, answers: Path, manner: Callable[[str, Random], str] | None) -> list[dict]:
    """The answers of `python -m assistant batch`, with a model of that manner or without one."""
    command = [sys.executable, "-m", "assistant", "batch", str(questions), str(answers), "--index", str(index)]
    with serving() as server:
        server.say = lambda body: manner(prompt := str(body["messages"][-1]["content"]), Random(zlib.crc32(prompt.encode())))
        environment = {**os.environ, "TROLY_LLM": "openai:thu-nghiem", "TROLY_LLM_URL": f"http://127.0.0.1:{server.port}/v1", "PYTHONIOENCODING": "utf-8"}
        subprocess.run([*command, "--llm"] if manner else command, cwd=ROOT, env=environment, check=True)
    return [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]


def scored(shared: Path, gold: list[dict], answers: list[dict]) -> list[dict]:
    spec = importlib.util.spec_from_file_location("shared_score", shared / "evaluation" / "score.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    sources = {path.stem: score.squeeze(path.read_text(encoding="utf-8")) for path in (shared / "plans" / "text").iterdir()}
    return [score.score_one(row, answer, sources) for row, answer in zip(gold, answers, strict=True)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("manners", nargs="*", metavar="MANNER", help=", ".join(MANNERS))
    parser.add_argument("--index", type=Path, required=True, help="an index of ../shared/plans/text")
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--keep", type=Path, help="a folder for the answers")
    parser.add_argument("--failures", action="store_true", help="print what is not grounded or not verbatim")
    options = parser.parse_args()
    questions = options.shared / "evaluation" / "questions.jsonl"
    gold = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines() if line.strip()]
    false = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        composed = batch(options.index.resolve(), questions, folder / "composed.jsonl", None)
        print(f"{'':10}" + "".join(f"{key:>10}" for key in KEYS) + f"{chr(39).join(('model', 's')):>10}", flush=True)
        for name in ("", *(options.manners or MANNERS)):
            answers = batch(options.index.resolve(), questions, folder / f"{name}.jsonl", MANNERS[name]) if name else composed
            rows = scored(options.shared, gold, answers)
            known = {key: [row[key] for row in rows if row[key] is not None] for key in KEYS}
            own = sum(a["answer"] != c["answer"] for a, c in zip(answers, composed))
            print(f"{name or '(none)':10}" + "".join(f"{sum(known[key])}/{len(known[key])}".rjust(10) for key in KEYS) + f"{own:10d}", flush=True)
            bad = [row for row in rows if row["grounded"] is False or row["verbatim"] is False]
            false += len(bad)
            for row in bad if options.failures else ():
                print(f"    {row['id']}: {'; '.join(row['why'])}", flush=True)
    return 1 if false else 0


if __name__ == "__main__":
    sys.exit(main())
