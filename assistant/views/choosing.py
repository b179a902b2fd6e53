"""Filters that the views share."""
from __future__ import annotations

from collections.abc import Collection, Iterable

from index.records import Document
from index.text import fold, strip_marks


def words_in(words: str, *texts: str) -> bool:
    """Whether every word of `words` stands in one of the texts, with or without diacritics: 'ho tro' is in 'Hỗ trợ OCOP'."""
    folded = [fold(text) for text in texts]
    plain = [strip_marks(text) for text in folded]
    return all(any(word in text for text in (*folded, *plain)) for word in fold(words).split())


def chosen(documents: Iterable[Document], only: Collection[str] | None) -> list[Document]:
    """The documents whose ids are in `only`; all of them where nothing is chosen."""
    return [document for document in documents if not only or document.id in only]
