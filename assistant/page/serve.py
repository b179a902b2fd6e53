"""From a workspace to a running server."""
from __future__ import annotations

import logging
import tempfile
import os
from collections.abc import Callable
from pathlib import Path

from assistant.page.front import Front, Progress
from assistant.page.limits import Limits
from assistant.page.workspace import Workspace

log = logging.getLogger(__name__)


def application(workspace: Workspace, *, limits: Limits, logging_: bool = True):
    """The FastAPI application of a workspace: own routes and the Gradio page."""
    from assistant.page.quick_gradio import load_gradio

    os.environ.setdefault("GRADIO_TEMP_DIR", tempfile.mkdtemp(prefix="tro-ly-"))   # uploads of this process only
    gr = load_gradio()
    from fastapi import FastAPI

    from assistant.page.export_routes import export_routes
    from assistant.page.layout import HEAD, build
    from assistant.page.routes import routes
    from assistant.page.shared import Shared
    from assistant.page.shell import Shell
    from assistant.page.translate import Translator

    shared = Shared(workspace=workspace, t=Translator("vi"), limits=limits, logging=logging_)
    app = FastAPI(title="Trợ lý kế hoạch", docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(routes(shared))
    app.include_router(export_routes(shared))
    page, options = build(gr, shared)
    page.queue(default_concurrency_limit=8, max_size=500)
    app.add_middleware(Shell, pages={"/": (HEAD, "vi")})
    return gr.mount_gradio_app(app, page, "/", **options)


def serve(workspace: Workspace, *, host: str, port: int, first: Callable[[Progress], None] | None = None,
          limits: Limits | None = None, logging_: bool = True) -> None:
    """Runs the page until it is stopped. `first` is what has to be done before (the index of the samples); it tells its progress."""
    import uvicorn

    def start(progress: Progress):
        if first:
            first(progress)
        progress.stage, progress.share = "Đang mở trang…", None
        return application(workspace, limits=limits or Limits(), logging_=logging_)

    front = Front(start, after=workspace.open)
    config = uvicorn.Config(front, host=host, port=port, log_level="warning", lifespan="on", timeout_graceful_shutdown=3)
    uvicorn.Server(config).run()
