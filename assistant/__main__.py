"""Command line: `python -m assistant ask "…" --index DIR` and `python -m assistant batch QUESTIONS ANSWERS --index DIR`."""
from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from index.console import speak_utf8


def main(arguments: list[str] | None = None) -> int:
    """Returns 0; 1 where the index can't be used; 2 on a usage error."""
    speak_utf8()
    options = _parser().parse_args(arguments)
    from assistant.assistant import Assistant
    from index.errors import IndexFault
    from index.library import Index
    from index.settings import Settings, SettingsFault

    try:
        settings = Settings.from_environment()
        if options.llm and not settings.llm:
            raise SettingsFault("--llm cần TROLY_LLM, ví dụ TROLY_LLM=ollama:qwen3:8b; xem assistant/llm/README.md.")
        settings = settings if options.llm else replace(settings, llm="")
        assistant = Assistant(Index.open(options.index or settings.index, settings), settings)
    except (IndexFault, SettingsFault) as fault:
        print(fault, file=sys.stderr)
        return 1
    return options.run(assistant, options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m assistant", description="Hỏi các kế hoạch đã nạp vào chỉ mục.")
    commands = parser.add_subparsers(required=True, metavar="LỆNH")
    ask = commands.add_parser("ask", help="hỏi một câu")
    ask.add_argument("question", metavar="CÂU_HỎI")
    ask.add_argument("--json", action="store_true", help="in ra một đối tượng JSON")
    ask.set_defaults(run=_ask)
    batch = commands.add_parser("batch", help="trả lời một tệp câu hỏi (JSON Lines)")
    batch.add_argument("questions", metavar="CÂU_HỎI", type=Path)
    batch.add_argument("answers", metavar="TRẢ_LỜI", type=Path)
    batch.set_defaults(run=_batch)
    for command in (ask, batch):
        command.add_argument("--index", metavar="THƯ_MỤC", type=Path, help="thư mục chỉ mục")
        command.add_argument("--llm", action="store_true", help="để mô hình ngôn ngữ trong TROLY_LLM diễn đạt câu trả lời")
    return parser


def _ask(assistant, options) -> int:
    answer = assistant.conversation().ask(options.question)
    if options.json:
        print(json.dumps(answer.as_dict(), ensure_ascii=False))
        return 0
    print(answer.text)
    for note in answer.notes:
        print(f"({note})")
    for citation in answer.citations or answer.related:
        page = f", trang {citation.clause.page}" if citation.clause.page else ""
        print(f"\n[{citation.number}] {citation.title}\n    {citation.clause.label}{page}: “{citation.quote}”")
    return 0


def _batch(assistant, options) -> int:
    lines = options.questions.read_text(encoding="utf-8").splitlines()
    options.answers.parent.mkdir(parents=True, exist_ok=True)
    with options.answers.open("w", encoding="utf-8", newline="\n") as out:
        for line in filter(str.strip, lines):
            row = json.loads(line)
            conversation = assistant.conversation()
            for former in row.get("history", ()):
                conversation.ask(former)
            answer = conversation.ask(row["question"])
            out.write(json.dumps({"id": row["id"], **answer.as_dict()}, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
