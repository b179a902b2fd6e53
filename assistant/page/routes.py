"""What the page fetches besides Gradio's own: sources, page pictures, original files, health.

Everything is looked up by the ids in the index: a path never comes from the address.
"""
from __future__ import annotations

import mimetypes
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, Response

from assistant.page.shared import Shared
from assistant.page.translate import STATIC
from assistant.page.viewer import viewer
from assistant.page.workspace import NotReady
from assistant.views.source import source_of

_STATIC = {"page.js": "text/javascript", "chat.js": "text/javascript", "upload.js": "text/javascript", "page.css": "text/css", "bieu-tuong.svg": "image/svg+xml"}


def routes(shared: Shared) -> APIRouter:
    """The routes of a page, below its own address."""
    router = APIRouter()
    workspace = shared.workspace

    def opened():
        try:
            return workspace.now()
        except NotReady as fault:
            raise HTTPException(503, str(fault)) from None

    @router.get("/healthz")
    def alive() -> dict:
        """The process answers."""
        return {"status": "ok"}

    @router.get("/readyz")
    def ready() -> JSONResponse:
        """Questions can be answered; `second`: by a second process too."""
        second = workspace.second is not None and workspace.second.ready
        return JSONResponse({"ready": workspace.ready, "fault": workspace.fault, "second": second}, status_code=200 if workspace.ready else 503)

    @router.get("/tl/dang-mo")
    def open_() -> dict:
        """Asked by the waiting page: the application is there."""
        return {"open": True, "stage": "", "share": 1.0, "fault": ""}

    @router.get("/tl/tinh/{name}")
    def static(name: str) -> FileResponse:
        if name not in _STATIC:
            raise HTTPException(404)
        return FileResponse(STATIC / name, media_type=_STATIC[name], headers={"Cache-Control": "no-cache"})

    @router.get("/tl/nguon", response_class=HTMLResponse)
    def source(dieukhoan: str, trich: str = Query("", max_length=20_000)) -> str:
        index = opened().index
        try:
            found = source_of(index, dieukhoan, trich)
        except KeyError:
            raise HTTPException(404, "Không có điều khoản này trong chỉ mục: văn bản có thể đã bị xóa.") from None
        return viewer(found, shared.t, original=_has_file(index, found.document.id))

    @router.get("/tl/trang/{document}/{page}.png")
    def picture(document: str, page: int) -> Response:
        from index.pagepicture import NoPage, page_picture

        index = opened().index
        try:
            known = index.document(document)
            file = index.file(document)
        except (KeyError, FileNotFoundError):
            raise HTTPException(404) from None
        if known.media not in ("pdf", "scan"):
            raise HTTPException(404)
        try:
            png = page_picture(file, page, width=1100)
        except NoPage as fault:
            raise HTTPException(404, str(fault)) from None
        return Response(png, media_type="image/png", headers={"Cache-Control": "private, max-age=86400"})

    @router.get("/tl/tep/{document}")
    def original(document: str) -> FileResponse:
        index = opened().index
        try:
            known, file = index.document(document), index.file(document)
        except (KeyError, FileNotFoundError):
            raise HTTPException(404, "Không có tệp gốc của văn bản này.") from None
        media = mimetypes.guess_type(known.name)[0] or "application/octet-stream"
        attachment = f"attachment; filename*=UTF-8''{quote(known.name)}"      # never shown inside the page: it may be HTML
        return FileResponse(file, media_type=media, headers={"Content-Disposition": attachment, "X-Content-Type-Options": "nosniff"})

    return router


def _has_file(index, document: str) -> bool:
    try:
        return index.file(document).is_file()
    except FileNotFoundError:
        return False

