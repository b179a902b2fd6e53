"""The HTML around Gradio's page: in Vietnamese from its first byte, with our style sheet, without addresses outside.

Gradio's template has lang="en", link previews with pictures on other hosts, and adds a page's own <head> only when its
scripts have run, which shows the page unstyled for a moment. So the one response that carries the template is rewritten.
"""
from __future__ import annotations

import re

_OUTSIDE = re.compile(r'\s*<meta\s+(?:property="og:|name="twitter:)[^>]*>')     # <meta property="og:image" content="https://…" />
_MANIFEST = re.compile(r'\s*<link rel="manifest"[^>]*>')
SECURITY = {
    # Nothing from another host, whatever a document or an answer should hold. Gradio needs inline scripts and eval.
    "content-security-policy": "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
                               "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
                               "object-src 'none'; frame-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}


def dressed(html: str, head: str, language: str) -> str:
    """Gradio's HTML with our head, the page's language, and no address outside."""
    html = _MANIFEST.sub("", _OUTSIDE.sub("", html))
    html = re.sub(r'lang="en"', f'lang="{language}"', html, count=1)
    return html.replace("</head>", f"{head}</head>", 1)


class Shell:
    """ASGI middleware: rewrites the page's HTML, and adds the security headers to every response."""

    def __init__(self, app, pages: dict[str, tuple[str, str]]) -> None:
        """`pages`: address → (head, language)."""
        self.app, self.pages = app, pages

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        page = self.pages.get(scope["path"])
        if page is None or scope["method"] != "GET":
            return await self.app(scope, receive, _secured(send))
        plain = {**scope, "headers": [(k, v) for k, v in scope["headers"] if k != b"accept-encoding"]}
        start: dict = {}
        body = bytearray()

        async def gather(message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            else:
                body.extend(message.get("body", b""))
                if not message.get("more_body"):
                    await _send_page(start, bytes(body), page, _secured(send))

        await self.app(plain, receive, gather)


async def _send_page(start: dict, body: bytes, page: tuple[str, str], send) -> None:
    headers = dict(start["headers"])
    if headers.get(b"content-type", b"").startswith(b"text/html"):
        body = dressed(body.decode("utf-8"), *page).encode("utf-8")
        headers[b"content-length"] = str(len(body)).encode()
        headers[b"cache-control"] = b"no-store"
    await send({**start, "headers": list(headers.items())})
    await send({"type": "http.response.body", "body": body})


def _secured(send):
    extra = [(k.encode(), v.encode()) for k, v in SECURITY.items()]

    async def sending(message) -> None:
        if message["type"] == "http.response.start":
            given = {k.lower() for k, _ in message["headers"]}
            message = {**message, "headers": [*message["headers"], *((k, v) for k, v in extra if k not in given)]}
        await send(message)

    return sending
