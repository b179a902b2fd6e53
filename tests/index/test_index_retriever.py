"""The index inside a LangChain chain."""
from __future__ import annotations

from pathlib import Path

from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import RunnableLambda, RunnablePassthrough

from index.records import ClauseKind
from index.retriever import as_retriever
from tests.index.plans import make_plan
from tests.index.quick import opened, writing


def test_in_a_chain(tmp_path: Path) -> None:
    plan = make_plan("Hà Giang")
    with writing(tmp_path) as writer:
        writer.add(plan)
        writer.add(make_plan("Sơn La"))
    with opened(tmp_path) as index:
        retriever = as_retriever(index, limit=3)
        assert isinstance(retriever, BaseRetriever)
        chain = {"found": retriever, "question": RunnablePassthrough()} | RunnableLambda(
            lambda given: f"{given['question']} {given['found'][0].metadata['label']}: {given['found'][0].page_content}")
        assert chain.invoke("Sở nào chủ trì khuyến công ở Hà Giang?") == (
            f"Sở nào chủ trì khuyến công ở Hà Giang? Đoạn 2: {plan.clauses[2].text}")
        found = retriever.batch(["khuyến công Hà Giang", "kinh phí Hà Giang"])
        assert [len(documents) for documents in found] == [3, 3]
        first = found[0][0]
        assert first.id == first.metadata["clause"] == plan.clauses[2].id
        assert first.metadata | {"score": 0} == {
            "document": "hà giang.txt", "title": plan.title, "number": plan.number, "label": "Đoạn 2", "page": 1,
            "path": ["III. TỔ CHỨC THỰC HIỆN", "1. Sở Công Thương"], "quote": plan.clauses[2].quote, "kind": "item",
            "score": 0, "clause": plan.clauses[2].id, "document_id": plan.id}
        rows = as_retriever(index, documents=(plan.id,), kinds=(ClauseKind.ROW,)).invoke("mương thoát nước")
        assert {row.metadata["kind"] for row in rows} == {"row"} and {row.metadata["document_id"] for row in rows} == {plan.id}
