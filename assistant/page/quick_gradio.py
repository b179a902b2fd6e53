"""Gradio, imported so that it starts quickly and calls nobody, and a page of it built once.

Three things take half of the import's time and are used by nothing here:

- Gradio parses the source of each of its eighty components and writes a type stub beside it (component_meta.
  create_or_modify_pyi), which also fails on a read-only installation: the function is replaced before the components are defined;
- its command line, and the MCP package where that is installed and not asked for: others stand in their places meanwhile;
- pandas, for tables that no component of this page holds: it loads when it is first used.
"""
from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from assistant.page.sessions import QUIET

_TARGET = "gradio.component_meta"
_COMMANDS = "gradio.cli"
_MCP = "mcp"
_LATER = "pandas"
_QUIET = {
    "GRADIO_ANALYTICS_ENABLED": "False",   # no version check, no usage report
    "GRADIO_SSR_MODE": "False",            # no Node process
    "GRADIO_MCP_SERVER": "False",          # decided by app.py, not by what is left in the environment
    "GRADIO_RUN_HISTORY": "False",         # nothing about questions is kept outside what the page says it keeps
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "GRADIO_DEFAULT_CONCURRENCY_LIMIT": "8",   # as Blocks.queue() would set it, which builds the application once more
}


class _Quick(importlib.abc.MetaPathFinder):
    """Finds gradio.component_meta as usual and takes the stub writer out once it has run; pandas, to be run later."""

    def find_spec(self, name, path=None, target=None):
        if name not in (_TARGET, _LATER):
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec is None or spec.loader is None:
            return None
        if name == _LATER:
            spec.loader = importlib.util.LazyLoader(spec.loader)
            return spec
        run = spec.loader.exec_module

        def exec_module(module: ModuleType) -> None:
            run(module)
            if hasattr(module, "create_or_modify_pyi"):
                module.create_or_modify_pyi = lambda *_: None

        spec.loader.exec_module = exec_module
        return spec


def load_gradio(mcp: bool = False) -> ModuleType:
    """The gradio module, with analytics, server-side rendering and run history off; `mcp`: able to be an MCP server. Safe to call again."""
    if "gradio" in sys.modules:
        return sys.modules["gradio"]
    os.environ.update(_QUIET | QUIET)
    commands = ModuleType(_COMMANDS)
    commands.deploy = None
    finder, instead = _Quick(), {_COMMANDS: commands} | ({} if mcp else {_MCP: None})       # None: as if it were not installed
    instead = {name: module for name, module in instead.items() if name not in sys.modules}
    sys.meta_path.insert(0, finder)
    sys.modules.update(instead)
    try:
        import gradio
    finally:
        sys.meta_path.remove(finder)
        for name in instead:
            del sys.modules[name]
    return gradio


@contextmanager
def unserved() -> Iterator[None]:
    """While a page (gr.Blocks) is put together. Gradio builds a whole server when its queue is set and another when the block
    ends, a quarter of a second, and throws both away for the one that mount_gradio_app builds."""
    from gradio.routes import App

    building = App.__dict__.get("create_app")
    if building is None:         # another Gradio than is known: it builds what it builds
        yield
        return
    App.create_app = staticmethod(lambda *_, **__: None)
    try:
        yield
    finally:
        App.create_app = building
