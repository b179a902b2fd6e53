"""The index as a LangChain retriever, for others' chains.

    chain = {"context": as_retriever(index, limit=8), "question": RunnablePassthrough()} | prompt | model
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever

    from index.library import Index


def as_retriever(
    index: Index, *, limit: int = 10, documents: tuple[str, ...] | None = None, kinds: tuple[str, ...] | None = None,
) -> BaseRetriever:
    """A langchain-core BaseRetriever over an open index.

    Takes a question, gives `limit` langchain Documents: `page_content` is the clause's text, `id` its id, and `metadata`
    has document (file name), title, number, label, path, page, quote, kind, score, clause and document_id.
    """
    from langchain_core.callbacks import CallbackManagerForRetrieverRun
    from langchain_core.documents import Document
    from langchain_core.retrievers import BaseRetriever

    class ClauseRetriever(BaseRetriever):
        """Clauses of plans that answer a question."""

        index: Any
        limit: int = 10
        documents: tuple[str, ...] | None = None
        kinds: tuple[str, ...] | None = None

        def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
            hits = self.index.search(query, documents=self.documents, kinds=self.kinds, limit=self.limit)
            known = {identifier: self.index.document(identifier) for identifier in {hit.clause.document for hit in hits}}
            return [_as_langchain(hit, known[hit.clause.document]) for hit in hits]

    return ClauseRetriever(index=index, limit=limit, documents=documents, kinds=kinds)


def _as_langchain(hit, document):
    from langchain_core.documents import Document

    clause = hit.clause
    return Document(id=clause.id, page_content=clause.text, metadata={
        "document": document.name, "title": document.title, "number": document.number, "label": clause.label,
        "path": list(clause.path), "page": clause.page, "quote": clause.quote, "kind": str(clause.kind),
        "score": hit.score, "clause": clause.id, "document_id": document.id,
    })
