"""Accounts, roles, and the door before the page."""
from __future__ import annotations

import base64
import json
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator

import pytest

from assistant.page.accounts import AccountFault, Accounts
from assistant.page.gate import _host, _inside
from assistant.page.limits import Limits, TooMany
from tests.page.conftest import ROOT, Server, start, stop

READER, EDITOR = ("minh", "mật khẩu của Minh"), ("lan@so.gov.vn", "mật khẩu của Lan")


def run(*arguments: str, typed: str = "") -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, str(ROOT / "app.py"), *arguments], input=typed.encode(), capture_output=True, timeout=60, cwd=ROOT)


@pytest.fixture(scope="module")
def office(server, tmp_path_factory) -> Iterator[Server]:
    """A page that asks for a login, on a copy of the samples' index, with a reader and an editor."""
    index = tmp_path_factory.mktemp("phong") / "index"
    shutil.copytree(server.index, index)
    for (name, password), role in ((READER, "reader"), (EDITOR, "editor")):
        assert run("users", "add", name, "--role", role, "--index", str(index), typed=password + "\n").returncode == 0
    running = start(index, "--accounts")
    try:
        running.until_ready()
        yield running
    finally:
        stop(running)


def log_in(visitor, name: str, password: str) -> None:
    visitor.page.goto(visitor.url + "/?hoi=x")
    visitor.page.fill("#ten", name)
    visitor.page.fill("#mat-khau", password)
    visitor.page.click("button[type=submit]")


def test_opened_to_others_without_an_account_it_refuses_to_start(tmp_path):
    refused = run("--host", "0.0.0.0", "--index", str(tmp_path))
    assert refused.returncode == 2
    assert "users add" in refused.stderr.decode("utf-8") and "0.0.0.0" in refused.stderr.decode("utf-8")


def test_passwords_are_hashed_with_a_salt_of_their_own(tmp_path):
    accounts = Accounts(tmp_path / "users.json")
    accounts.add("a", "mười ký tự đó")
    accounts.add("b", "mười ký tự đó", "editor")
    kept = json.loads((tmp_path / "users.json").read_text(encoding="utf-8"))
    assert "mười" not in json.dumps(kept, ensure_ascii=False) and kept["a"]["hash"] != kept["b"]["hash"]
    assert (tmp_path / "users.json").stat().st_mode & 0o077 == 0 or sys.platform == "win32"
    assert accounts.check("a", "mười ký tự đó").role == "reader" and accounts.check("b", "mười ký tự đó").edits
    assert accounts.check("a", "khác") is None and accounts.check("c", "mười ký tự đó") is None
    accounts.remove("a")
    assert [account.name for account in accounts.all()] == ["b"]
    for wrong in (("x/y", "mười ký tự đó", "reader"), ("x", "ngắn", "reader"), ("x", "mười ký tự đó", "chủ")):
        with pytest.raises(AccountFault):
            accounts.add(*wrong)


def test_nothing_is_given_out_before_logging_in(office):
    for address in ("/", "/config", "/tl/tinh/page.js", "/gradio_api/info", "/gradio_api/queue/data?session_hash=x", "/tl/nguon?dieukhoan=x",
                    "/tl/xuat/tra-loi.docx?hoi=x", "/theme.css", "/assets/x.js"):
        assert office.get(address)[0] == 401, address
    assert office.get("/healthz")[0] == 200


def test_a_reader_asks_but_neither_adds_nor_deletes(visit, office, tmp_path):
    visitor = visit(at=office)
    log_in(visitor, READER[0], "sai mật khẩu rồi")
    visitor.page.wait_for_selector("[role=alert]")
    visitor.complaints.clear()           # the 401 that was meant
    visitor.page.fill("#ten", READER[0])
    visitor.page.fill("#mat-khau", READER[1])
    visitor.page.click("button[type=submit]")
    visitor.page.wait_for_selector("#tl-question textarea:enabled")
    visitor.answered(0)                  # the question of the link that was followed before logging in
    assert visitor.ask("Cơ quan nào của Phú Thọ chủ trì hỗ trợ OCOP?").locator(".tl-cite").count() > 0
    visitor.tab("Văn bản")
    visitor.page.wait_for_selector(".tl-list")
    assert visitor.page.locator("#tl-upload").is_hidden() and visitor.page.get_by_role("button", name="Xóa").count() == 0
    sent = visitor.page.request.post(office.url + "/gradio_api/upload", multipart={"files": {"name": "x.txt", "mimeType": "text/plain", "buffer": b"x"}})
    assert sent.status == 403 and "chỉ được đọc" in sent.text()
    logged = (office.index / "page" / "questions.jsonl").read_text(encoding="utf-8")
    assert f'"user": "{READER[0]}"' in logged
    visitor.settle()
    visitor.page.get_by_role("link", name="Đăng xuất").click()
    visitor.page.wait_for_selector("#ten")


def test_an_editor_may_add_and_delete(visit, office):
    visitor = visit(at=office)
    log_in(visitor, *EDITOR)
    visitor.page.wait_for_selector("#tl-question textarea:enabled")
    visitor.tab("Văn bản")
    visitor.page.wait_for_selector(".tl-list")
    assert visitor.page.locator("#tl-upload").is_visible() and visitor.page.get_by_role("button", name="Xóa").count() >= 7


def test_programs_log_in_with_basic_authentication(office):
    def status(name: str, password: str) -> int:
        request = urllib.request.Request(office.url + "/gradio_api/info", headers={
            "Authorization": "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()})
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code

    assert status(*READER) == 200 and status(READER[0], "sai mật khẩu rồi") == 401


def test_a_forged_or_foreign_cookie_does_not_open(office):
    for cookie in ("tl_phien=6c616e:99999999999:00", "tl_phien=x", "tl_phien=::", "tl_phien=zz:1:1"):
        request = urllib.request.Request(office.url + "/config", headers={"Cookie": cookie})
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request)
        refused.value.close()
        assert refused.value.code == 401


def test_requests_from_other_sites_and_other_names_are_refused(server):
    def status(address: str, headers: dict, data: bytes | None = None) -> int:
        try:
            with urllib.request.urlopen(urllib.request.Request(server.url + address, data, headers)) as answer:
                return answer.status
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code

    assert status("/", {"Host": "ke-xau.example"}) == 421
    assert status("/gradio_api/queue/join", {"Origin": "https://ke-xau.example", "Content-Type": "application/json"}, b"{}") == 403
    assert status("/gradio_api/proxy=https://ke-xau.example/x", {}) == 404


@pytest.mark.parametrize(("address", "kept"), [
    ("/?hoi=a", "/?hoi=a"), ("//ke-xau.example", "/"), ("https://ke-xau.example", "/"), ("/\\ke-xau.example", "/"), ("/a\r\nSet-Cookie: x", "/")])
def test_a_login_leads_only_inside(address, kept):
    assert _inside(address) == kept


def test_host_names():
    assert [_host(header) for header in ("localhost:7860", "[::1]:7860", "127.0.0.1", "[", "")] == ["localhost", "::1", "127.0.0.1", "", ""]


def test_questions_are_limited_by_the_minute():
    limits = Limits(questions_a_minute=3)
    for second in range(3):
        limits.ask("a", now=second)
    with pytest.raises(TooMany, match="3 câu"):
        limits.ask("a", now=3)
    limits.ask("b", now=3)
    limits.ask("a", now=60.5)
    with pytest.raises(TooMany, match="20 tệp"):
        Limits().files(21)
