"""From a workspace to a running server."""
from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from assistant.page.accounts import Accounts
from assistant.page.front import Front, Progress
from assistant.page.gate import LOOPBACK_NAMES, Gate
from assistant.page.intake import Intake
from assistant.page.limits import Limits
from assistant.page.workspace import Workspace
from index.errors import IndexFault


@dataclass(frozen=True)
class Options:
    """How the page is run. `accounts` None: without logging in. `names`: host names to answer to, None for any."""

    host: str = "127.0.0.1"
    port: int = 7860
    limits: Limits = field(default_factory=Limits)
    logging: bool = True
    accounts: Accounts | None = None
    names: frozenset[str] | None = LOOPBACK_NAMES
    mcp: bool = False
    second: bool | None = None       # whether a second process answers: from the start, never; None: where questions wait at once


def application(workspace: Workspace, chosen: Options, language: str = "vi"):
    """The FastAPI application of a workspace in a language: own routes and the Gradio page."""
    from assistant.page.quick_gradio import load_gradio, unserved

    if "GRADIO_TEMP_DIR" not in os.environ:
        os.environ["GRADIO_TEMP_DIR"] = uploads = tempfile.mkdtemp(prefix="tro-ly-")   # of this process only
        atexit.register(shutil.rmtree, uploads, ignore_errors=True)
    gr = load_gradio(chosen.mcp)
    from fastapi import FastAPI

    from assistant.page.export_routes import export_routes
    from assistant.page.layout import HEAD, build
    from assistant.page.parts import leave_nothing
    from assistant.page.routes import routes
    from assistant.page.sessions import lighten
    from assistant.page.shared import Shared
    from assistant.page.shell import Shell
    from assistant.page.streams import Streams
    from assistant.page.translate import Translator

    leave_nothing()
    shared = Shared(workspace=workspace, t=Translator(language), limits=chosen.limits, logging=chosen.logging, accounts=chosen.accounts)
    app = FastAPI(title="Trợ lý kế hoạch", docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(routes(shared))
    app.include_router(export_routes(shared))
    with unserved():
        page, options = build(gr, shared)
    if chosen.accounts is not None:
        options["auth_dependency"] = lambda request: request.scope.get("tl_user")      # set by the gate
    app.add_middleware(Streams, queue=page._queue)
    app.add_middleware(Shell, pages={"/" if language == "vi" else f"/{language}/": (HEAD, language)})
    gr.mount_gradio_app(app, page, "/", **{**options, "mcp_server": chosen.mcp})
    page.app = app.routes[-1].app
    lighten(page, page.app)
    return app


def serve(workspace: Workspace, chosen: Options, first: Callable[[Progress], None] | None = None) -> None:
    """Runs the page until it is stopped. `first` is what has to be done before (the index of the samples); it tells its progress."""
    import uvicorn

    def start(progress: Progress):
        if first:
            first(progress)
        progress.stage, progress.share = "Đang mở trang…", None
        return application(workspace, chosen)

    def go_on() -> None:
        from assistant.views.examples import examples

        try:
            workspace.open()
            workspace.answerable(workspace.once(examples))
        except IndexFault as fault:      # visitors are told too; `python -m ingest --rebuild` may mend it while the page is open
            print(fault, file=sys.stderr, flush=True)
        if chosen.second and workspace.second is not None and workspace.ready:
            workspace.second.begin()
        front.add("/en", application(workspace, replace(chosen, mcp=False), "en"))

    if chosen.second is False:
        workspace.second = None
    front = Front(start, after=go_on)
    gate = Gate(Intake(front, chosen.limits), chosen.accounts, chosen.names)
    config = uvicorn.Config(gate, host=chosen.host, port=chosen.port, log_level="warning", lifespan="on", timeout_graceful_shutdown=3)
    uvicorn.Server(config).run()
