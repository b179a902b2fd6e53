"""Write the static model as sentence-transformers reads it: 8-bit rows, a factor for each, nothing pickled."""
from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.sentence_transformer.modules.static_embedding.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.base.modules.normalize.Normalize"},
]
_CONFIG = {"model_type": "SentenceTransformer", "prompts": {"query": "", "document": ""}, "default_prompt_name": None, "similarity_fn_name": "cosine"}
LEVELS = 127


def quantised(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 rows and the float32 factor of each: row · factor is the row of `table`, to one part in 250 of its largest number."""
    factors = np.maximum(np.abs(table).max(axis=1), 1e-9) / LEVELS
    return np.rint(table / factors[:, None]).astype(np.int8), factors.astype(np.float32)


def save(table: np.ndarray, tokenizer: Tokenizer, folder: Path, card: str) -> int:
    """Writes the model's files into `folder` (float32 [tokens, dimension] rows); returns their size in bytes."""
    from safetensors.numpy import save as packed

    (folder / "1_Normalize").mkdir(parents=True, exist_ok=True)
    rows, factors = quantised(table)
    (folder / "model.safetensors").write_bytes(packed({"embeddings": rows, "weights": factors}))
    plain = json.loads(tokenizer.to_str())
    texts = {
        "tokenizer.json": json.dumps(plain, ensure_ascii=False, separators=(",", ":")),
        "modules.json": json.dumps(_MODULES, indent=2), "1_Normalize/config.json": "{}",
        "config_sentence_transformers.json": json.dumps(_CONFIG, indent=2), "README.md": card,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
