"""The application's command line: `python app.py` opens the page; `python app.py users …` keeps the accounts."""
from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path

from index.console import speak_utf8

ROOT = Path(__file__).parent
SAMPLES = ROOT / "ingest" / "sample_plans"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    """The command line, read."""
    parser = argparse.ArgumentParser(prog="python app.py", description="Trợ lý kế hoạch: hỏi đáp có dẫn điều khoản trên văn bản của cơ quan.")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--index", metavar="THƯ_MỤC", type=Path, default=argparse.SUPPRESS, help="thư mục chỉ mục (mặc định: TROLY_INDEX hoặc build/index)")
    parser.add_argument("--index", metavar="THƯ_MỤC", type=Path, help="thư mục chỉ mục (mặc định: TROLY_INDEX hoặc build/index)")
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ để nghe (mặc định: chỉ máy này; địa chỉ khác cần có tài khoản)")
    parser.add_argument("--port", type=int, default=7860, help="cổng (mặc định: 7860)")
    parser.add_argument("--accounts", action="store_true", help="bắt đăng nhập cả khi chỉ mở cho máy này (đứng sau máy chủ ủy quyền)")
    parser.add_argument("--no-log", action="store_true", help="không ghi ai đã hỏi gì")
    parser.add_argument("--questions-a-minute", metavar="SỐ", type=int, default=60, help="số câu hỏi mỗi phút của một người (mặc định: 60)")
    parser.add_argument("--upload-mb", metavar="MB", type=int, default=100, help="cỡ lớn nhất của một tệp tải lên (mặc định: 100)")
    parser.add_argument("--processes", type=int, choices=(1, 2), help="số tiến trình: 2 để nhiều người hỏi cùng lúc, tốn thêm bộ nhớ (mặc định: 2 khi mở cho máy khác; chỉ máy này thì 1, thêm khi có nhiều câu cùng chờ)")
    parser.add_argument("--mcp", action="store_true", help="mở thêm máy chủ MCP cho các chương trình khác (cần: pip install 'gradio[mcp]')")
    commands = parser.add_subparsers(dest="command", title="lệnh")
    users = commands.add_parser("users", help="thêm, bớt, liệt kê tài khoản", parents=[common])
    doing = users.add_subparsers(dest="doing", required=True)
    adding = doing.add_parser("add", help="thêm tài khoản hoặc đổi mật khẩu", parents=[common])
    adding.add_argument("name", metavar="TÊN")
    adding.add_argument("--role", choices=("reader", "editor"), default="reader", help="reader: chỉ đọc và hỏi; editor: thêm và xóa văn bản")
    removing = doing.add_parser("remove", help="bỏ tài khoản", parents=[common])
    removing.add_argument("name", metavar="TÊN")
    doing.add_parser("list", help="liệt kê tài khoản", parents=[common])
    return parser.parse_args(given)


def main(given: list[str] | None = None) -> int:
    """Gives the exit code: 0, or 2 where the command line, the settings or the accounts don't allow it."""
    speak_utf8()
    options = arguments(given)
    from index.settings import Settings, SettingsFault

    try:
        settings = Settings.from_environment()
    except SettingsFault as fault:
        print(fault, file=sys.stderr)
        return 2
    folder = options.index or settings.index
    return _users(options, folder) if options.command == "users" else _page(options, folder, settings)


def _page(options: argparse.Namespace, folder: Path, settings) -> int:
    from assistant.page.accounts import Accounts
    from assistant.page.limits import Limits
    from assistant.page.serve import Options, serve
    from assistant.page.workspace import Workspace

    accounts, outside = Accounts(folder / "page" / "users.json"), options.host not in LOOPBACK
    if (outside or options.accounts) and not accounts.all():
        print(f"Không mở trang ở {options.host}: người khác trong mạng sẽ dùng được mà chưa có tài khoản nào.\n"
              f"Hãy tạo tài khoản trước: python app.py users add TÊN --role editor --index {folder}", file=sys.stderr)
        return 2
    if options.mcp and find_spec("mcp") is None:
        print("--mcp cần thêm một gói. Hãy cài: pip install 'gradio[mcp]'", file=sys.stderr)
        return 2
    guarded = outside or options.accounts
    chosen = Options(
        host=options.host, port=options.port, logging=not options.no_log, mcp=options.mcp, second={1: False, 2: True}.get(options.processes, outside or None),
        limits=Limits(questions_a_minute=options.questions_a_minute, file_size=options.upload_mb * 2**20),
        accounts=accounts if guarded else None, **({"names": None} if guarded else {}))
    workspace = Workspace(folder, settings, _take_in, _read)
    first = None if (folder / "CURRENT").exists() else (lambda progress: _first_index(workspace, progress))
    print(f"Trợ lý kế hoạch: http://{options.host}:{options.port} (dừng: Ctrl+C)", flush=True)
    serve(workspace, chosen, first)
    return 0


def _users(options: argparse.Namespace, folder: Path) -> int:
    from assistant.page.accounts import AccountFault, Accounts

    accounts = Accounts(folder / "page" / "users.json")
    try:
        if options.doing == "add":
            accounts.add(options.name, _password(), options.role)
            print(f"Đã lưu tài khoản {options.name} ({options.role}).")
        elif options.doing == "remove":
            accounts.remove(options.name)
            print(f"Đã bỏ tài khoản {options.name}.")
        else:
            print("\n".join(f"{account.name}\t{account.role}" for account in accounts.all()) or "Chưa có tài khoản nào.")
    except AccountFault as fault:
        print(fault, file=sys.stderr)
        return 2
    return 0


def _password() -> str:
    """Asked for twice at a terminal; one line where the input is a file or a pipe."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    from getpass import getpass

    from assistant.page.accounts import AccountFault

    first = getpass("Mật khẩu: ")
    if getpass("Nhập lại mật khẩu: ") != first:
        raise AccountFault("Hai lần nhập không giống nhau.")
    return first


def _take_in(paths: list[Path], folder: Path, settings, progress=None, told=None) -> list:
    from ingest.library import ingest_paths

    return ingest_paths(paths, folder, settings, progress, told)


def _read(path: Path, name: str):
    from ingest.document import read_document

    return read_document(path, name)


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
