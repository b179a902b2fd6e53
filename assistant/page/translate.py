"""The page's words: Vietnamese in the source, English from static/en.json for those who switch to it."""
from __future__ import annotations

import json
from pathlib import Path

STATIC = Path(__file__).parent / "static"


class Translator:
    """`t("Gửi")` gives the words of the page's language; a text without a translation stays Vietnamese."""

    def __init__(self, language: str = "vi") -> None:
        self.language = language
        self._words: dict[str, str] = {}
        if language != "vi":
            self._words = json.loads((STATIC / f"{language}.json").read_text(encoding="utf-8"))

    def __call__(self, vietnamese: str, **values: object) -> str:
        """The text in the page's language, its {fields} filled from `values`."""
        text = self._words.get(vietnamese, vietnamese)
        return text.format(**values) if values else text
