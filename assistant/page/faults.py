"""An error that nobody expected: said to the visitor in Vietnamese, written with its trace to the log."""
from __future__ import annotations

import inspect
import logging
from collections.abc import Callable
from functools import wraps

from assistant.page.translate import Translator

log = logging.getLogger(__name__)
WORDS = "Có lỗi ngoài dự kiến nên việc này chưa xong. Lỗi đã được ghi lại cho người quản trị; hãy thử lại hoặc tải lại trang."


def tell_faults(gr, page, t: Translator) -> None:
    """Makes every handler of a page (gr.Blocks) tell its unexpected errors. Gradio itself says nothing, or shows the trace's last line."""
    for event in page.fns.values():
        if event.fn is not None:
            event.fn = telling(gr, event.fn, t)


def telling(gr, handler: Callable, t: Translator) -> Callable:
    """The handler, function or generator function, whose unexpected errors become a gr.Error in words."""

    def said(fault: Exception) -> Exception:
        if isinstance(fault, gr.Error):
            return fault
        log.error("a handler of the page failed: %s", getattr(handler, "__name__", handler), exc_info=fault)
        return gr.Error(t(WORDS), title=t("Lỗi"), duration=None, print_exception=False)

    if inspect.isgeneratorfunction(handler):
        @wraps(handler)
        def steps(*given):
            try:
                yield from handler(*given)
            except Exception as fault:
                raise said(fault) from None
        return steps

    @wraps(handler)
    def once(*given):
        try:
            return handler(*given)
        except Exception as fault:
            raise said(fault) from None
    return once
