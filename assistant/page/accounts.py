"""Accounts of an office: names, roles and hashed passwords in one file beside the index.

    <index>/page/users.json   {"lan": {"role": "editor", "salt": "…", "hash": "…"}}

Passwords are hashed with scrypt (RFC 7914; N=2¹⁵, r=8, p=1: about 32 MB and a tenth of a second), each with a salt of its own.
"""
from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

ROLES = ("reader", "editor")
SHORTEST = 10            # characters of a password
_NAME = re.compile(r"[\w.@-]{1,64}")      # "lan", "nguyen.van-an@so.gov.vn"
_COST = {"n": 2**15, "r": 8, "p": 1, "maxmem": 64 * 2**20, "dklen": 32}


class AccountFault(Exception):
    """An account that can't be made or found; str() says why in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Account:
    name: str
    role: str

    @property
    def edits(self) -> bool:
        return self.role == "editor"


class Accounts:
    """The accounts in a file. Read again whenever the file has changed, so that `users add` counts without a restart."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._read: tuple[int, dict] = (-1, {})

    def all(self) -> list[Account]:
        return [Account(name, entry["role"]) for name, entry in sorted(self._entries().items())]

    def add(self, name: str, password: str, role: str = "reader") -> None:
        """Makes an account, or gives one a new password and role. Raises AccountFault."""
        if not _NAME.fullmatch(name):
            raise AccountFault(f"Tên {name!r} không dùng được: chỉ gồm chữ, số, dấu . _ @ -, nhiều nhất 64 ký tự.")
        if role not in ROLES:
            raise AccountFault(f"Không có vai trò {role!r}. Chọn một trong: {', '.join(ROLES)}.")
        if len(password) < SHORTEST:
            raise AccountFault(f"Mật khẩu phải có ít nhất {SHORTEST} ký tự.")
        salt = secrets.token_bytes(16)
        self._write({**self._entries(), name: {"role": role, "salt": salt.hex(), "hash": _hash(password, salt).hex()}})

    def remove(self, name: str) -> None:
        """Raises AccountFault where there is no such account."""
        entries = dict(self._entries())
        if entries.pop(name, None) is None:
            raise AccountFault(f"Không có tài khoản {name!r}.")
        self._write(entries)

    def account(self, name: str) -> Account | None:
        entry = self._entries().get(name)
        return Account(name, entry["role"]) if entry else None

    def check(self, name: str, password: str) -> Account | None:
        """The account, if the password is its own. Takes as long for a name that isn't there."""
        entry = self._entries().get(name)
        salt = bytes.fromhex(entry["salt"]) if entry else b"\0" * 16
        right = hmac.compare_digest(_hash(password[:1024], salt).hex(), entry["hash"] if entry else "")
        return Account(name, entry["role"]) if entry and right else None

    def _entries(self) -> dict:
        try:
            stamp = self.file.stat().st_mtime_ns
        except FileNotFoundError:
            return {}
        if stamp != self._read[0]:
            self._read = (stamp, json.loads(self.file.read_text(encoding="utf-8")))
        return self._read[1]

    def _write(self, entries: dict) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.file.with_suffix(".new")
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(handle, "w", encoding="utf-8") as file:
            json.dump(entries, file, ensure_ascii=False, indent=1)
        os.replace(fresh, self.file)


def _hash(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode("utf-8"), salt=salt, **_COST)
