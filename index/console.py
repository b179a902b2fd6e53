"""The command lines speak UTF-8, whatever the console's own encoding."""
from __future__ import annotations

import sys


def speak_utf8() -> None:
    """A Windows console, or a pipe there, may have another encoding; no report and no --help may fail on a letter."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
