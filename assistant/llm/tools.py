"""Search, facts and sums as LangChain tools, and the short loop in which a model calls them."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from assistant.answer import Sum
from assistant.llm.context import Context, shown
from assistant.llm.model import ModelFault
from assistant.llm.running import Clock, invoke
from assistant.verification.evidence import Evidence
from assistant.verification.tokens import number_key
from index.library import Index
from index.quantities import added, format_number, parse_number
from index.records import Document, FactKind
from index.text import fold

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

STEPS = 4          # rounds of calls; then the model has to answer
_FOUND = 6         # clauses that one call may add
_NONE = "Không tìm thấy điều khoản nào."


def make_tools(index: Index, documents: Sequence[Document], context: Context, sums: list[Sum]) -> list[Any]:
    """The tools over some documents. What they find is added to the context; sums that they make, to `sums`."""
    from langchain_core.tools import StructuredTool

    by_id = {d.id: d for d in documents}

    def tim_dieu_khoan(cum_tu: str) -> str:
        """Tìm các điều khoản nói về một cụm từ trong các văn bản."""
        hits = index.search(cum_tu[:300], documents=list(by_id), limit=_FOUND * 2)
        return _told(context, [(by_id[h.clause.document], h.clause) for h in hits if h.clause.document in by_id])

    def tim_du_kien(loai: str, chua: str = "") -> str:
        """Tìm dữ kiện theo loại (responsibility: nhiệm vụ, amount: số tiền, target: chỉ tiêu, deadline: thời hạn) có chứa một từ."""
        if loai not in set(FactKind):
            return f"Không có loại {loai}. Các loại: {', '.join(FactKind)}."
        found = [f for d in by_id for f in index.facts(loai, d) if fold(chua) in fold(" ".join((f.agency, f.item, f.place, f.group, str(f.year or ""))))]
        return _told(context, [(by_id[f.document], index.clause(f.clause)) for f in found[:_FOUND]])

    def cong(cac_so: list[str]) -> str:
        """Cộng các con số đã có trong điều khoản; viết đúng như điều khoản, cùng một đơn vị."""
        values = [parse_number(n) for n in cac_so]
        held = [Evidence(c) for c in context.citations]
        missing = [n for n, v in zip(cac_so, values) if v is None or not any(number_key(n) in e.places for e in held)]
        if missing or len(values) < 2:
            return f"Không cộng được: {', '.join(missing) or 'cần ít nhất hai số'} không có trong điều khoản."
        sums.append(Sum(result=format_number(added(values)), addends=tuple(cac_so)))
        return f"{sums[-1].result} = {' + '.join(cac_so)}"

    return [StructuredTool.from_function(function) for function in (tim_dieu_khoan, tim_du_kien, cong)]


def _told(context: Context, found: Sequence[tuple]) -> str:
    told = []
    for document, clause in found:
        if (citation := context.add(document, clause)) and len(told) < _FOUND:
            told.append(shown(citation))
    return "\n".join(told) or _NONE


def research(model: BaseChatModel, messages: list[Any], tools: list[Any], clock: Clock, heard: Callable[[str], None]) -> str:
    """The model's answer after at most STEPS rounds of calls. `heard` is told what was called and what it gave, for the record.
    Raises TooSlow, Cancelled, ModelFault (also where the model can't call tools)."""
    from langchain_core.messages import ToolMessage

    try:
        bound = model.bind_tools(tools)
    except (NotImplementedError, ValueError):
        raise ModelFault("không gọi được công cụ") from None
    by_name = {tool.name: tool for tool in tools}
    for _ in range(STEPS):
        reply = invoke(bound, messages, clock)
        heard(str(reply.text))
        if not reply.tool_calls:
            return str(reply.text)
        messages.append(reply)
        for call in reply.tool_calls[:3]:
            result = _call(by_name.get(call["name"]), call["args"])
            heard(f"{call['name']}({call['args']}) → {result}")
            messages.append(ToolMessage(result, tool_call_id=call["id"] or ""))
    reply = invoke(model, [*messages, ("human", "Hãy trả lời ngay từ những điều khoản đã có.")], clock)
    heard(str(reply.text))
    return str(reply.text)


def _call(tool: Any, arguments: dict) -> str:
    """A tool's result; what a model may get wrong in calling it is told to the model."""
    from pydantic import ValidationError

    if tool is None:
        return "Không có công cụ này."
    try:
        return str(tool.invoke(arguments))
    except (ValidationError, TypeError) as fault:
        return f"Gọi sai: {type(fault).__name__}."
