"""Gradio's scripts and style sheets, given out quickly: a page asks for seventy of them before it can be used.

Their names change with their content, so browsers may keep them, which Gradio doesn't say; and each is packed once, where
Gradio packs it anew for every visitor.
"""
from __future__ import annotations

import re
import zlib
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

_ADDRESS = re.compile(r"(?:/en)?/assets/([\w-]+(?:\.[\w-]+)*-[\w-]{8}\.(js|css))")      # /assets/Blocks-D1GWYZdr.js
_MEDIA = {"js": b"text/javascript; charset=utf-8", "css": b"text/css; charset=utf-8"}
_KEPT = 200          # files that are held in memory, packed
_LONGEST = 2**19     # bytes; the page uses none that is larger


async def give_asset(scope, send) -> bool:
    """Answers a request for one of the files; False where it is for anything else."""
    asked = _ADDRESS.fullmatch(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
    found = _packed(asked[1]) if asked else None
    if found is None:
        return False
    plain, packed = found
    packs = any(key == b"accept-encoding" and b"gzip" in value for key, value in scope["headers"])
    body = packed if packs else plain
    headers = [(b"content-type", _MEDIA[asked[2]]), (b"content-length", str(len(body)).encode()), (b"vary", b"accept-encoding"),
               (b"cache-control", b"public, max-age=31536000, immutable"), (b"x-content-type-options", b"nosniff")]
    await send({"type": "http.response.start", "status": 200, "headers": [*headers, *([(b"content-encoding", b"gzip")] if packs else [])]})
    await send({"type": "http.response.body", "body": body})
    return True


@lru_cache(maxsize=_KEPT)
def _packed(name: str) -> tuple[bytes, bytes] | None:
    """A file as it is, and gzipped."""
    gradio = find_spec("gradio")         # found, not imported
    file = Path(gradio.submodule_search_locations[0]) / "templates" / "frontend" / "assets" / name if gradio else None
    if file is None or not file.is_file() or file.stat().st_size > _LONGEST:
        return None
    plain = file.read_bytes()
    packing = zlib.compressobj(6, wbits=31)
    return plain, packing.compress(plain) + packing.flush()
