"""Gradio, imported so that it starts quickly and calls nobody.

On import Gradio parses the source of each of its eighty components and writes a type stub beside it (component_meta.
create_or_modify_pyi), which takes half of the import's time and fails on a read-only installation. Nothing at run time
uses those stubs, so the function is replaced before the components are defined.
"""
from __future__ import annotations

import importlib.abc
import importlib.machinery
import os
import sys
from types import ModuleType

from assistant.page.sessions import QUIET

_TARGET = "gradio.component_meta"
_QUIET = {
    "GRADIO_ANALYTICS_ENABLED": "False",   # no version check, no usage report
    "GRADIO_SSR_MODE": "False",            # no Node process
    "GRADIO_MCP_SERVER": "False",          # decided by app.py, not by what is left in the environment
    "GRADIO_RUN_HISTORY": "False",         # nothing about questions is kept outside what the page says it keeps
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "GRADIO_DEFAULT_CONCURRENCY_LIMIT": "8",   # as Blocks.queue() would set it, which builds the application once more
}


class _WithoutStubs(importlib.abc.MetaPathFinder):
    """Finds gradio.component_meta as usual and takes the stub writer out once it has run."""

    def find_spec(self, name, path=None, target=None):
        if name != _TARGET:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec is None or spec.loader is None:
            return None
        run = spec.loader.exec_module

        def exec_module(module: ModuleType) -> None:
            run(module)
            if hasattr(module, "create_or_modify_pyi"):
                module.create_or_modify_pyi = lambda *_: None

        spec.loader.exec_module = exec_module
        return spec


def load_gradio() -> ModuleType:
    """The gradio module, with analytics, server-side rendering and run history off. Safe to call again."""
    if "gradio" in sys.modules:
        return sys.modules["gradio"]
    os.environ.update(_QUIET | QUIET)
    finder = _WithoutStubs()
    sys.meta_path.insert(0, finder)
    try:
        import gradio
    finally:
        sys.meta_path.remove(finder)
    return gradio
