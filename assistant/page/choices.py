"""What the drop-down lists of the tabs offer."""
from __future__ import annotations

from assistant.page.markup import number_and_date, shorten, title_of
from index.records import Document


def document_choices(documents: list[Document]) -> list[tuple[str, str]]:
    """(what is shown, the document's id), by place and title; two that would look alike are told apart by their file's name."""
    named = sorted((shorten(f"{document.place} · {number_and_date(document)}".strip(" ·") if document.place else title_of(document), 90), document.name, document.id)
                   for document in documents)
    seen = [shown for shown, _, _ in named]
    return [(f"{shown} ({name})" if seen.count(shown) > 1 else shown, identifier) for shown, name, identifier in named]


def offer(gr, choices: list, chosen: object):
    """The update of a drop-down list that offers `choices`, values or (shown, value), and keeps of what was `chosen` what is
    still among them: a document may have been deleted meanwhile."""
    values = [choice[1] if isinstance(choice, tuple) else choice for choice in choices]
    if isinstance(chosen, list):
        return gr.Dropdown(choices=choices, value=[value for value in chosen if value in values])
    return gr.Dropdown(choices=choices, value=chosen if chosen in values else values[0])
