"""Who comes in: the door before everything the server gives out.

Closed to all: Gradio's routes that the page does not use (proxying, code generation, monitoring), and requests under
another host's name (DNS rebinding). With accounts, closed to those who haven't logged in: by the page (a signed cookie) or, for
programs, by HTTP basic authentication. Files are taken from editors only.
"""
from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
import time
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from assistant.page.accounts import Account, Accounts
from assistant.page.limits import Limits, TooMany
from assistant.page.login_page import login_page

COOKIE = "tl_phien"
LASTS = 12 * 3600                # seconds that a login counts
LONGEST_FORM = 10_000            # bytes
OPEN = ("/healthz", "/readyz", "/tl/dang-mo", "/tl/tinh/page.css", "/tl/tinh/bieu-tuong.svg", "/dang-nhap")
UNUSED = ("/gradio_api/proxy=", "/gradio_api/vibe", "/gradio_api/undo-vibe", "/gradio_api/runs", "/gradio_api/run-history", "/gradio_api/dev",
          "/gradio_api/deep_link", "/gradio_api/process_recording", "/gradio_api/stream", "/gradio_api/profiling", "/monitoring", "/login",
          "/logout", "/gradio_api/token", "/custom_component")
LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})


class Gate:
    """ASGI middleware. `accounts` None: everyone who reaches the server may do everything."""

    def __init__(self, app, accounts: Accounts | None = None, names: frozenset[str] | None = LOOPBACK_NAMES) -> None:
        """`names`: the host names under which the server may be addressed; None for any."""
        self.app, self.accounts, self.names = app, accounts, names
        self._secret = secrets.token_bytes(32)           # of this process: a restart ends all logins
        self._attempts = Limits(questions_a_minute=10)

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        headers = {key.decode("latin-1").lower(): value.decode("latin-1") for key, value in scope["headers"]}
        path = scope["path"].removeprefix("/en") or "/"      # the English page is the same behind its prefix
        if self.names is not None and _host(headers.get("host", "")) not in self.names:
            return await _say(send, 421, "Máy chủ này chỉ nhận yêu cầu gửi tới chính địa chỉ của nó.")
        if path.startswith(UNUSED):
            return await _say(send, 404, "Không có trang này.")
        if scope["method"] not in ("GET", "HEAD", "OPTIONS") and not _same_origin(headers):
            return await _say(send, 403, "Yêu cầu đến từ một trang khác nên không được nhận.")
        if self.accounts is None:
            return await self.app(scope, receive, send)
        if path == "/dang-nhap":
            return await self._login(scope, receive, send, headers)
        if path == "/dang-xuat":
            return await _go(send, "/dang-nhap", f"{COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
        account = self._known(scope, headers)
        if account is None and path not in OPEN:
            return await self._turn_away(scope, send, headers)
        if path.startswith("/gradio_api/upload") and not account.edits:
            return await _say(send, 403, "Tài khoản này chỉ được đọc. Chỉ tài khoản biên tập được thêm văn bản.")
        scope = {**scope, "tl_user": account.name if account else None}
        await self.app(scope, receive, send)

    # -- knowing who it is -------------------------------------------------------------------------------------

    def _known(self, scope, headers: dict[str, str]) -> Account | None:
        basic = headers.get("authorization", "")
        if basic.lower().startswith("basic "):
            return self._by_password(scope, basic[6:])
        try:
            token = SimpleCookie(headers.get("cookie", ""))[COOKIE].value
        except (KeyError, CookieError):
            return None
        name, _, rest = token.rpartition(":")
        owner, _, until = name.rpartition(":")
        if not hmac.compare_digest(self._signature(name), rest) or not until.isdecimal() or int(until) < time.time():
            return None
        return self.accounts.account(bytes.fromhex(owner).decode("utf-8"))

    def _by_password(self, scope, encoded: str) -> Account | None:
        try:
            name, _, password = base64.b64decode(encoded, validate=True).decode("utf-8").partition(":")
            self._attempts.ask(_address(scope))
        except (binascii.Error, UnicodeDecodeError, TooMany):
            return None
        return self.accounts.check(name, password)

    def _signature(self, text: str) -> str:
        return hmac.new(self._secret, text.encode("ascii"), hashlib.sha256).hexdigest()

    def _cookie(self, account: Account, secure: bool) -> str:
        signed = f"{account.name.encode('utf-8').hex()}:{int(time.time()) + LASTS}"
        return f"{COOKIE}={signed}:{self._signature(signed)}; Path=/; Max-Age={LASTS}; HttpOnly; SameSite=Lax{'; Secure' if secure else ''}"

    # -- coming in ---------------------------------------------------------------------------------------------

    async def _login(self, scope, receive, send, headers: dict[str, str]) -> None:
        query = parse_qs(scope["query_string"].decode("latin-1"))
        onward = _inside(query.get("tiep", ["/"])[0])
        if scope["method"] != "POST":
            return await _page(send, 200, login_page(onward))
        form = parse_qs((await _body(receive)).decode("utf-8", "replace"), keep_blank_values=True)
        onward = _inside(form.get("tiep", ["/"])[0])
        try:
            self._attempts.ask(_address(scope))
        except TooMany:
            return await _page(send, 429, login_page(onward, "Bạn đã thử quá nhiều lần. Hãy chờ một phút."))
        account = self.accounts.check(form.get("ten", [""])[0], form.get("mat-khau", [""])[0])
        if account is None:
            return await _page(send, 401, login_page(onward, "Tên hoặc mật khẩu không đúng."))
        secure = scope.get("scheme") == "https" or headers.get("x-forwarded-proto") == "https"
        await _go(send, onward, self._cookie(account, secure))

    async def _turn_away(self, scope, send, headers: dict[str, str]) -> None:
        if scope["method"] == "GET" and "text/html" in headers.get("accept", ""):
            from urllib.parse import quote

            query = scope["query_string"].decode("latin-1")
            return await _go(send, "/dang-nhap?tiep=" + quote(scope["path"] + (f"?{query}" if query else ""), safe=""))
        await _say(send, 401, "Cần đăng nhập.", (b"www-authenticate", b'Basic realm="tro-ly-ke-hoach", charset="UTF-8"'))


def _host(header: str) -> str:
    """'localhost:7860' → 'localhost', '[::1]:7860' → '::1'."""
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


def _same_origin(headers: dict[str, str]) -> bool:
    """Whether a request that changes something comes from this server's own page (or from a program, which sends no origin)."""
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc in (headers.get("host"), headers.get("x-forwarded-host"))


def _inside(address: str) -> str:
    """An address on this server, never on another: '//x', 'https://x' and '/\\x' become '/'."""
    fine = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if fine else "/"


def _address(scope) -> str:
    return scope["client"][0] if scope.get("client") else ""


async def _body(receive) -> bytes:
    body = bytearray()
    while len(body) <= LONGEST_FORM:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    return bytes(body[:LONGEST_FORM])


async def _respond(send, status: int, body: bytes, *headers: tuple[bytes, bytes]) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [(b"cache-control", b"no-store"), (b"content-length", str(len(body)).encode()), *headers]})
    await send({"type": "http.response.body", "body": body})


async def _say(send, status: int, text: str, *headers: tuple[bytes, bytes]) -> None:
    await _respond(send, status, text.encode("utf-8"), (b"content-type", b"text/plain; charset=utf-8"), *headers)


async def _page(send, status: int, html: str) -> None:
    await _respond(send, status, html.encode("utf-8"), (b"content-type", b"text/html; charset=utf-8"),
                   (b"content-security-policy", b"default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'"))


async def _go(send, address: str, cookie: str = "") -> None:
    more = [(b"set-cookie", cookie.encode("latin-1"))] if cookie else []
    await _respond(send, 303, b"", (b"location", address.encode("utf-8")), *more)
