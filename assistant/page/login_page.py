"""The page on which an official logs in."""
from __future__ import annotations

from assistant.page.markup import esc

_STYLE = """:root { color-scheme: light dark; }
body { font: 1rem/1.6 system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f6f8fa; color: #16202b; }
form { width: min(22rem, 88vw); display: grid; gap: .6rem; background: #fff; border: 1px solid #d5dde5; border-radius: 12px; padding: 1.5rem; }
h1 { font-size: 1.3rem; margin: 0; color: #1d5a96; }
input { font: inherit; padding: .5rem .7rem; border: 1px solid #8796a5; border-radius: 8px; background: #fff; color: #16202b; }
button { font: inherit; font-weight: 700; padding: .6rem; border: 0; border-radius: 8px; background: #1d5a96; color: #fff; margin-top: .4rem; }
:focus-visible { outline: 3px solid #1d5a96; outline-offset: 2px; }
[role=alert] { color: #a3211a; margin: 0; }
@media (prefers-color-scheme: dark) { body { background: #0f1720; color: #e8eef4; } form { background: #17222e; border-color: #2b3a4a; }
h1 { color: #8fb7de; } input { background: #0f1720; color: #e8eef4; border-color: #5b6f84; } [role=alert] { color: #ff9a92; } :focus-visible { outline-color: #8fb7de; } }"""


def login_page(onward: str, fault: str = "") -> str:
    """The form; `onward` is where it leads, `fault` what was wrong with the last attempt."""
    told = f'<p role="alert">{esc(fault)}</p>' if fault else ""
    return f"""<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Đăng nhập – Trợ lý kế hoạch</title><link rel="icon" href="data:,"><style>{_STYLE}</style></head>
<body><form method="post" action="/dang-nhap"><h1>Trợ lý kế hoạch</h1>{told}
<input type="hidden" name="tiep" value="{esc(onward)}">
<label for="ten">Tên đăng nhập</label><input id="ten" name="ten" autocomplete="username" autocapitalize="none" required autofocus>
<label for="mat-khau">Mật khẩu</label><input id="mat-khau" name="mat-khau" type="password" autocomplete="current-password" required>
<button type="submit">Đăng nhập</button></form></body></html>"""
