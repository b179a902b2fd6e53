"""Whether a model's answer tells what the composed one does: true sentences beside the question are no answer."""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.answer import Answer, Citation
from assistant.verification.statements import MARK, Statement, split
from assistant.verification.tokens import folded, keys, tokens
from index.records import Document

_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_TELLING = frozenset({"number", "date", "number_of", "agency"})


def lacking(composed: Answer, question: str, text: str, citations: Sequence[Citation]) -> str:
    """What a composed answer tells and a model's does not, in Vietnamese; '' where the model's may stand in its place.
    What the question names itself need not be told again."""
    if composed.abstained:
        return ""
    cited = {c.number: c.clause.id for c in composed.citations}
    given = {c.clause.id for c in citations}
    statements = [s for s in split(composed.text) if s.marks and s.shape not in {"provenance", "quote", "header"}]
    if composed.kind == "compare":
        return _lacking_plan(composed, question, text, citations, statements)
    items = {cited[n] for s in statements if s.shape in {"item", "cell"} for n in s.marks if n in cited}
    if len(items) > 1 and not items <= given:
        return f"bỏ sót {len(items - given)} mục"
    if statements and not {cited[n] for n in statements[0].marks if n in cited} & given:
        return "không dẫn điều khoản trả lời câu hỏi"
    return _untold(_BOLD.findall(composed.text.split("\n", 1)[0]), question, text)


def _lacking_plan(composed: Answer, question: str, text: str, citations: Sequence[Citation], statements: Sequence[Statement]) -> str:
    """A plan whose provision the model leaves out, or cites without telling what the comparison tells of it."""
    documents = {c.number: c.document for c in composed.citations}
    mine, said = {c.number: c.document for c in citations}, split(text)
    for document in dict.fromkeys(documents.values()):
        told = " ".join(text[s.start:s.end] for s in said if _cites(s, document, mine))
        if not told:
            return f"bỏ sót {document.place or document.name}"
        asked = [key for s in statements if _cites(s, document, documents) for key in _BOLD.findall(composed.text[s.start:s.end])]
        if missing := _untold(asked, question, told):
            return f"{missing} của {document.place or document.name}"
    return ""


def _cites(statement: Statement, document: Document, numbered: Mapping[int, Document]) -> bool:
    return any(n in numbered and numbered[n].id == document.id for n in statement.marks)


def _untold(bold: Sequence[str], question: str, text: str) -> str:
    """'không nêu …' where a text holds none of the things that an answer sets in bold: their figures, dates and agencies, else their words."""
    named, held = keys(question), keys(MARK.sub(" ", text))
    wanted = [(name, telling) for name in bold if not (telling := _telling(name)) <= named]
    return f"không nêu {wanted[0][0]}" if wanted and not any(telling <= held for _, telling in wanted) else ""


def _telling(name: str) -> set[str]:
    row = tokens(folded(name))
    return {t.key for t in row if t.kind in _TELLING} or {t.key for t in row}


def silent(composed: Answer) -> str:
    """The plans of a comparison that say nothing, a line each: known from having searched, so no model has to tell it."""
    rows = [line.strip(" |").split("|") for line in composed.text.split("\n") if line.startswith("|") and not MARK.search(line)]
    return "\n".join(f"- {row[0].strip()}: {row[1].strip()}." for row in rows[2:] if len(row) > 1 and row[1].strip()) if composed.kind == "compare" else ""
