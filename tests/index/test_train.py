"""The training command on a corpus of a page: what it makes, and that it makes the same again."""
from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.embedding import StaticEmbedder
from index.train.__main__ import main
from index.train.firstrows import bare_of, meanings
from index.train.pairs import Corpus, batches, chapter_name
from index.train.ragged import Ragged
from index.train.whitening import whitened


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    articles = [
        {"id": str(n), "topic": topic, "chapter": "Chương I. QUY ĐỊNH", "title": f"Quy định về {topic.lower()}", "source": "", "related": [],
         "text": f"1. Cơ quan chủ trì có trách nhiệm {text}\n2. Hằng năm, trước ngày {10 + n % 9} tháng 12, báo cáo kết quả {text}"}
        for n in range(40) for topic, text in [(("Lao động", "tổ chức đào tạo nghề cho người lao động ở nông thôn và miền núi."),
                                                ("Môi trường", "xử lý nước thải và chất thải rắn của các cơ sở sản xuất."))[n % 2]]]
    pages = [{"title": f"Sông {n}", "text": f"Sông này dài {100 + n} km, bắt nguồn từ dãy núi phía tây và đổ ra biển năm nào cũng lụt."} for n in range(20)]
    for name, rows in (("legal-code.jsonl", articles), ("wikipedia.jsonl", pages)):
        (folder / name).write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return folder


def test_the_command_makes_a_model_that_loads_and_the_same_bytes_again(corpus, tmp_path):
    """Again in a process whose sets and threads are ordered in another way."""
    given = ["--corpus", str(corpus), "--epochs", "2", "--batch", "64", "--dimension", "32"]
    first, again = tmp_path / "ra", tmp_path / "lần hai"
    assert main([*given, "--out", str(first), "--speller", str(tmp_path / "syllables.npz")]) == 0
    made = StaticEmbedder(first)
    assert made.encode_queries(["đào tạo nghề"]).shape == (1, made.dimension) == (1, 32)
    assert (tmp_path / "syllables.npz").stat().st_size > 1000 and "--seed 1" in (first / "README.md").read_text(encoding="utf-8")
    subprocess.run([sys.executable, "-m", "index.train", *given, "--out", str(again)], check=True, capture_output=True,
                   env=os.environ | {"PYTHONHASHSEED": "3", "OMP_NUM_THREADS": "2", "PYTHONPATH": os.pathsep.join(sys.path)})
    for name in ("model.safetensors", "tokenizer.json"):
        assert (first / name).read_bytes() == (again / name).read_bytes()


def test_a_corpus_that_is_not_there_is_said(tmp_path, capsys):
    assert main(["--corpus", str(tmp_path), "--out", str(tmp_path / "ra")]) == 1
    assert "--corpus" in capsys.readouterr().err


def test_the_passages_are_as_they_were_when_their_meanings_are_known():
    """scipy sorts and joins the tokens of a row in place; what was trained on then belonged to other queries."""
    passages = Ragged.of([[3, 1, 1, 2], [0, 0, 4], [2, 2, 2]])
    before = passages.tokens.copy()
    found = meanings(passages, np.ones(5, np.float32), 2, 1)
    np.testing.assert_array_equal(passages.tokens, before)
    assert found.shape == (5, 2) and found.dtype == np.float32


def test_an_unmarked_spelling_stands_for_the_marked_words_by_their_counts():
    found = bare_of(["▁công", "▁cộng", "▁cong", "▁của"], np.array([30, 10, 0, 99])).toarray()
    np.testing.assert_allclose(found.sum(axis=1), 1)
    np.testing.assert_allclose(found[2], [0.75, 0.25, 0, 0], atol=1e-3)
    np.testing.assert_allclose(found[[0, 1, 3]], np.eye(4)[[0, 1, 3]], atol=1e-9)


def test_what_all_texts_share_is_evened_out():
    chance = np.random.default_rng(1)
    rows = (chance.standard_normal((50, 4)) + np.array([4, 0, 0, 0])).astype(np.float32)
    texts = Ragged.of(chance.integers(0, 50, (200, 6)).tolist() + [[]])

    def likeness(of: np.ndarray) -> float:
        vectors = of[texts.tokens].reshape(200, 6, 4).sum(axis=1)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return float((vectors @ vectors.T).mean())

    assert whitened(rows, [texts], 0.0, 1) is rows
    assert likeness(whitened(rows, [texts], 0.5, 1)) < likeness(whitened(rows, [texts], 0.2, 1)) < likeness(rows)


def test_an_articles_clauses_are_of_one_block_and_its_title_asks_for_all_of_them(corpus):
    made = Corpus(corpus, 1)
    assert all(pair.broad for pair in made.pairs if pair.query.casefold().startswith("quy định về môi trường môi trường"))
    blocks = list(batches(made.pairs, 1, random.Random(1), block=30))
    assert sum(map(len, blocks)) == len(made.pairs)
    held = {record: {n for n, block in enumerate(blocks) for pair in block if pair.record == record} for record in {p.record for p in made.pairs}}
    assert sum(len(places) == 1 for places in held.values()) > 0.8 * len(held)


def test_a_chapters_name_is_what_stands_behind_its_number():
    assert [chapter_name(text) for text in ("Chương II. QUẢN LÝ NHÀ NƯỚC", "Mục 1. HỖ TRỢ", "Tiểu mục 2. DẠY NGHỀ", "")] == [
        "QUẢN LÝ NHÀ NƯỚC", "HỖ TRỢ", "DẠY NGHỀ", ""]
