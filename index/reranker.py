"""A cross-encoder that reads question and clause together, where one is configured (TROLY_RERANKER). None is shipped."""
from __future__ import annotations

from typing import Protocol

from index.settings import Settings, SettingsFault


class Reranker(Protocol):
    """Scores how well each text answers a question; higher is better."""

    def score(self, question: str, texts: list[str]) -> list[float]: ...


class CrossEncoderReranker:
    """Any sentence-transformers CrossEncoder, by folder or hub name; longer texts are cut to what the model reads."""

    def __init__(self, name: str) -> None:
        """Raises SettingsFault where the model can't be loaded."""
        from sentence_transformers import CrossEncoder

        try:
            self._model = CrossEncoder(name)
        except (OSError, ValueError) as fault:
            raise SettingsFault(
                f"TROLY_RERANKER={name!r}: không nạp được mô hình ({type(fault).__name__}). "
                "Hãy cho thư mục của một cross-encoder có trên máy.") from fault

    def score(self, question: str, texts: list[str]) -> list[float]:
        scores = self._model.predict([(question, text) for text in texts], show_progress_bar=False)
        return [float(score) for score in scores]


def load_reranker(settings: Settings) -> Reranker | None:
    """The reranker that the settings name; None where they name none."""
    return CrossEncoderReranker(settings.reranker) if settings.reranker else None
