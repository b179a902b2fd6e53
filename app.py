"""The application's command line: `python app.py` opens the page; `python app.py users …` keeps the accounts."""
from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).parent
SAMPLES = ROOT / "ingest" / "sample_plans"
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    """The command line, read."""
    parser = argparse.ArgumentParser(description="Trợ lý kế hoạch: hỏi đáp có dẫn điều khoản trên văn bản của cơ quan.")
    parser.add_argument("--index", type=Path, help="thư mục chỉ mục (mặc định: TROLY_INDEX, hoặc build/index)")
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ để nghe (mặc định: chỉ máy này)")
    parser.add_argument("--port", type=int, default=7860, help="cổng (mặc định: 7860)")
    parser.add_argument("--no-log", action="store_true", help="không ghi ai đã hỏi gì")
    return parser.parse_args(given)


def main(given: list[str] | None = None) -> int:
    """Gives the exit code: 0, or 2 where the command line or the settings can't be used."""
    options = arguments(given)
    from index.settings import Settings, SettingsFault

    try:
        settings = Settings.from_environment()
    except SettingsFault as fault:
        print(fault, file=sys.stderr)
        return 2
    folder = options.index or settings.index
    from assistant.page.serve import serve
    from assistant.page.workspace import Workspace

    workspace = Workspace(folder, settings, _take_in)
    first = None if (folder / "CURRENT").exists() else (lambda progress: _first_index(workspace, progress))
    print(f"Trợ lý kế hoạch: http://{options.host}:{options.port} (dừng: Ctrl+C)", flush=True)
    serve(workspace, host=options.host, port=options.port, first=first, logging_=not options.no_log)
    return 0


def _take_in(paths: list[Path], folder: Path, settings, progress=None, told=None) -> list:
    from ingest.library import ingest_paths

    return ingest_paths(paths, folder, settings, progress, told)


def _first_index(workspace, progress) -> None:
    """The index of the sample plans, with its progress in the terminal and on the waiting page."""
    said = "Lần chạy đầu: đang lập chỉ mục các kế hoạch mẫu"

    def show(done: int, total: int, name: str) -> None:
        progress.stage, progress.share = f"{said} ({done}/{total}){f': {name}' if name else ''}", done / max(total, 1)
        filled = round(24 * progress.share)
        print(f"\r[{'█' * filled}{'░' * (24 - filled)}] {done}/{total} {name:<40.40}", end="", file=sys.stderr, flush=True)

    print(f"{said}…", file=sys.stderr, flush=True)
    show(0, 1, "")
    reports = workspace.add([SAMPLES], show)
    print(file=sys.stderr)
    for report in reports:
        print(report.line(), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
