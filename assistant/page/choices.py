"""What the drop-down lists of the tabs offer."""
from __future__ import annotations

from assistant.page.markup import about, shorten, title_of
from index.records import Document


def document_choices(documents: list[Document]) -> list[tuple[str, str]]:
    """(what is shown, the document's id), by place and title; two that would look alike are told apart by their file's name."""
    named = sorted((shorten(f"{document.kind} {about(document)}".strip() if document.place else title_of(document), 90), document.name, document.id)
                   for document in documents)
    seen = [shown for shown, _, _ in named]
    return [(f"{shown} ({name})" if seen.count(shown) > 1 else shown, identifier) for shown, name, identifier in named]
