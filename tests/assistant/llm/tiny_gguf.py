"""A tiny llama with random weights, as a GGUF file: what it says is nonsense in Vietnamese syllables, but a real server serves it.

The vocabulary is bytes, and the words of the prompts and of the sample plans with all their beginnings, so that they are merged letter by letter.
"""
from __future__ import annotations

from pathlib import Path

import numpy as np

_WIDTH, _HEADS, _FEED, _CONTEXT = 32, 2, 64, 32_768


def _beginnings() -> list[str]:
    root = Path(__file__).parents[3]
    files = [*(root / "prompts").glob("*.md"), *(root / "tests" / "sample_plans" / "sources").glob("*.md")]
    words = {"▁" + word for file in files for word in file.read_text(encoding="utf-8").split() if len(word) <= 12}
    return sorted({word[:n] for word in words for n in range(1, len(word) + 1)} | {letter for word in words for letter in word})


def write(path: Path) -> None:
    """Writes the model. Needs the gguf package."""
    import gguf

    words = _beginnings()
    tokens = [b"<unk>", b"<s>", b"</s>", *(f"<0x{i:02X}>".encode() for i in range(256)), *(w.encode("utf-8") for w in words)]
    kinds = [gguf.TokenType.UNKNOWN, gguf.TokenType.CONTROL, gguf.TokenType.CONTROL, *[gguf.TokenType.BYTE] * 256, *[gguf.TokenType.NORMAL] * len(words)]
    out = gguf.GGUFWriter(path, "llama")
    out.add_name("ngau-nhien")
    out.add_context_length(_CONTEXT)
    out.add_embedding_length(_WIDTH)
    out.add_block_count(1)
    out.add_feed_forward_length(_FEED)
    out.add_head_count(_HEADS)
    out.add_head_count_kv(_HEADS)
    out.add_layer_norm_rms_eps(1e-5)
    out.add_rope_dimension_count(_WIDTH // _HEADS)
    out.add_file_type(gguf.LlamaFileType.ALL_F32)
    out.add_vocab_size(len(tokens))
    out.add_tokenizer_model("llama")
    out.add_token_list(tokens)
    out.add_token_scores([0.0] * 259 + [float(len(w)) for w in words])
    out.add_token_types(kinds)
    out.add_bos_token_id(1)
    out.add_eos_token_id(2)
    out.add_unk_token_id(0)
    out.add_chat_template("{% for m in messages %}{{ m['content'] }}\n{% endfor %}")
    rng = np.random.default_rng(7)
    shapes = {"token_embd": (len(tokens), _WIDTH), "output": (len(tokens), _WIDTH),
              **{f"blk.0.attn_{n}": (_WIDTH, _WIDTH) for n in ("q", "k", "v", "output")},
              "blk.0.ffn_gate": (_FEED, _WIDTH), "blk.0.ffn_up": (_FEED, _WIDTH), "blk.0.ffn_down": (_WIDTH, _FEED)}
    for name, shape in shapes.items():
        weights = rng.normal(0, 0.4, shape).astype(np.float32)
        if name == "output":
            weights[:259] = 0       # no bytes and no end: a server sends nothing, and sees no client gone, while bytes make no letter
        out.add_tensor(f"{name}.weight", weights)
    for name in ("output_norm", "blk.0.attn_norm", "blk.0.ffn_norm"):
        out.add_tensor(f"{name}.weight", np.ones(_WIDTH, dtype=np.float32))
    out.write_header_to_file()
    out.write_kv_data_to_file()
    out.write_tensors_to_file()
    out.close()
