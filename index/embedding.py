"""Sentence embeddings behind one interface: the static model that ships, or any sentence-transformers model by folder or name.

The shipped model is run by NumPy alone, as it is a table of rows and a sum; `SentenceTransformer(folder)` gives the same vectors.
"""
from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from index.settings import Settings, SettingsFault
from index.text import new_tone

if TYPE_CHECKING:
    import numpy as np
    from tokenizers import Tokenizer

SHIPPED = Path(__file__).parent / "model"
TABLE = Path(__file__).parent / "models.toml"
_AT_ONCE = 256            # texts whose rows are gathered together


class Embedder(Protocol):
    """Texts to vectors. `name` and `dimension` are written into the index: vectors of two models don't mix."""

    name: str
    dimension: int

    def encode_queries(self, texts: list[str]) -> np.ndarray:
        """Questions to float32 [n, dimension], each row of length 1."""

    def encode_clauses(self, texts: list[str]) -> np.ndarray:
        """Clauses, with their headings on lines before them, to float32 [n, dimension], each row of length 1."""


class StaticEmbedder:
    """A table of token rows; a text is the sum of its tokens' rows, made unit length. Texts of any length."""

    def __init__(self, folder: Path, table: Path | None = None) -> None:
        """`table`: other rows for the same tokens than the folder's. Raises OSError where a file is missing, ValueError where one is broken."""
        import numpy as np
        from safetensors import SafetensorError
        from safetensors.numpy import load

        data = (table or folder / "model.safetensors").read_bytes()
        try:
            tensors = load(data)
            self._rows = tensors["embedding.weight"] if "embedding.weight" in tensors else tensors["embeddings"]
            factors = tensors.get("weights")               # rows of 8 bits, each with its factor; kept so, a quarter of the memory
            self._factors = None if factors is None else factors.astype(np.float32)[:, None]
            self._tokenizer = _tokenizer((folder / "tokenizer.json").read_text(encoding="utf-8"))
        except (SafetensorError, KeyError) as fault:
            raise ValueError(f"{folder}: {fault}") from fault
        self.dimension = self._rows.shape[1]
        self.name = f"static-{self.dimension}-{sha256(data).hexdigest()[:8]}"

    def encode_queries(self, texts: list[str]) -> np.ndarray:
        import numpy as np

        parts = [self._encoded(texts[i:i + _AT_ONCE]) for i in range(0, len(texts), _AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros((0, self.dimension), np.float32)

    encode_clauses = encode_queries

    def rows(self, tokens: np.ndarray | slice = slice(None)) -> np.ndarray:
        """The rows of tokens, int [n], or of all, as float32 [n, dimension]."""
        import numpy as np

        found = self._rows[tokens].astype(np.float32)
        return found if self._factors is None else found * self._factors[tokens]

    def tokens(self, texts: Sequence[str]) -> list[list[int]]:
        """Which rows the vector of each text is the sum of."""
        return [code.ids for code in self._tokenizer.encode_batch_fast([new_tone(text) for text in texts])]

    def _encoded(self, texts: Sequence[str]) -> np.ndarray:
        import numpy as np

        found = self.tokens(texts)
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        filled = [row for row, tokens in enumerate(found) if tokens]
        if filled:
            tokens = np.fromiter((token for row in filled for token in found[row]), np.int64)
            lengths = np.array([len(found[row]) for row in filled])
            vectors[filled] = np.add.reduceat(self.rows(tokens), np.cumsum(lengths) - lengths, axis=0)
        return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


@lru_cache(maxsize=2)
def _tokenizer(described: str) -> Tokenizer:
    """Read once: several tables of rows are of the same tokens."""
    from tokenizers import Tokenizer

    made = Tokenizer.from_str(described)
    made.no_padding()
    made.no_truncation()
    return made


@dataclass(frozen=True, slots=True)
class Needs:
    """What a model wants of its input (index/models.toml)."""

    segmented: bool = False
    query: str = ""
    clause: str = ""
    longest: int = 0


def needs_of(model: str) -> Needs:
    """The needs of a model by its hub name, or by the name of the folder it lies in; the defaults for an unknown one."""
    with TABLE.open("rb") as file:
        entries = tomllib.load(file)["model"]
    called = model.replace("\\", "/").rstrip("/").casefold()
    for entry in entries:
        names = entry.pop("names")
        if any(called == name or called.endswith("/" + name) for name in names):
            return Needs(**entry)
    return Needs()


class TransformerEmbedder:
    """Any sentence-transformers model. A clause longer than the model reads is cut into pieces whose vectors are averaged."""

    def __init__(self, model: str) -> None:
        """Raises SettingsFault where the model can't be loaded. Code that comes with a model is never run."""
        from sentence_transformers import SentenceTransformer

        self.name, self._needs = model, needs_of(model)
        try:
            self._model = SentenceTransformer(model, trust_remote_code=False)
        except (OSError, ValueError, KeyError, ImportError) as fault:
            raise SettingsFault(
                f"TROLY_MODEL={model!r}: không nạp được mô hình ({type(fault).__name__}). Hãy cho thư mục của một mô hình "
                "sentence-transformers có trên máy, hoặc bỏ trống để dùng mô hình kèm theo.") from fault
        if self._needs.longest:
            self._model.max_seq_length = min(self._needs.longest, self._model.max_seq_length or self._needs.longest)
        self.dimension = self._model.get_embedding_dimension()

    def encode_queries(self, texts: list[str]) -> np.ndarray:
        return self._encoded(texts, self._needs.query)

    def encode_clauses(self, texts: list[str]) -> np.ndarray:
        return self._encoded(texts, self._needs.clause)

    def _encoded(self, texts: list[str], before: str) -> np.ndarray:
        import numpy as np

        pieces = [self._pieces(self._prepared(text), before) for text in texts]
        owners = np.repeat(np.arange(len(texts)), [len(one) for one in pieces])
        sums = np.zeros((len(texts), self.dimension), np.float32)
        if texts:
            flat = [before + piece for one in pieces for piece in one]
            np.add.at(sums, owners, self._model.encode(flat, normalize_embeddings=True, show_progress_bar=False))
        return sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)

    def _prepared(self, text: str) -> str:
        if not self._needs.segmented:
            return text
        from index.segment import words

        return " ".join(words(text))

    def _pieces(self, text: str, before: str) -> list[str]:
        """The text, or where it has more tokens than the model reads, equal runs of its words that have fewer."""
        tokenizer, most = self._model.tokenizer, self._model.max_seq_length
        if not most or not hasattr(tokenizer, "num_special_tokens_to_add"):
            return [text]
        room = max(8, most - tokenizer.num_special_tokens_to_add() - len(tokenizer.tokenize(before)))
        words = text.split()
        count = -(-len(tokenizer.tokenize(text)) // room)
        while count < len(words):
            pieces = [" ".join(words[i * len(words) // count:(i + 1) * len(words) // count]) for i in range(max(count, 1))]
            if count <= 1 or all(len(tokenizer.tokenize(piece)) <= room for piece in pieces):
                return pieces
            count += 1
        return words or [text]


def _static(folder: Path) -> bool:
    """Whether the folder holds a static model: one table of rows, then a normalisation."""
    listing = folder / "modules.json"
    if not listing.is_file() or not (folder / "model.safetensors").is_file():
        return False
    kinds = [module["type"].rsplit(".", 1)[-1] for module in json.loads(listing.read_text(encoding="utf-8"))]
    return kinds[0] == "StaticEmbedding" and kinds[1:] == ["Normalize"]


def load_embedder(settings: Settings | None = None) -> Embedder:
    """The embedder that the settings name, or the one that ships. Raises SettingsFault, in Vietnamese, where it can't be loaded."""
    named = settings.model if settings else ""
    folder = Path(named) if named else SHIPPED
    try:
        if _static(folder):
            return StaticEmbedder(folder)
    except (OSError, ValueError) as fault:
        raise SettingsFault(f"Mô hình trong {folder} hỏng ({fault}). Hãy chép lại thư mục ấy, hoặc huấn luyện lại: python -m index.train") from fault
    if not named:
        raise SettingsFault(f"Không có mô hình kèm theo trong {folder}. Hãy cài lại, hoặc huấn luyện: python -m index.train")
    return TransformerEmbedder(named)
