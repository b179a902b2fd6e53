"""The model that ships, and other models by folder."""
from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
import pytest

from index.embedding import SHIPPED, load_embedder, needs_of
from index.settings import Settings, SettingsFault

TEXTS = [
    "Sở Công thương chủ trì, phối hợp với các sở, ngành xây dựng kế hoạch khuyến công hằng năm.",
    "Kinh phí thực hiện kế hoạch được lồng ghép từ các chương trình mục tiêu quốc gia và ngân sách tỉnh.",
    "Đào tạo nghề, truyền nghề cho lao động nông thôn, ưu tiên thanh niên và phụ nữ dân tộc thiểu số.",
    "Xử lý nước thải, chất thải rắn tại các cơ sở sản xuất gây ô nhiễm.",
    "Báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh trước ngày 15 tháng 12.",
]


@pytest.fixture(scope="module")
def shipped():
    return load_embedder(Settings())


def quietly(action):
    """Loading third-party models warns of things that are not ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return action()


def test_vectors_are_of_unit_length(shipped):
    vectors = shipped.encode_clauses([*TEXTS, "", "???", "\x00", "a" * 20_000])
    assert vectors.dtype == np.float32 and vectors.shape == (9, shipped.dimension)
    np.testing.assert_allclose(np.linalg.norm(vectors[:5], axis=1), 1, atol=1e-5)
    assert not vectors[5].any() and np.isfinite(vectors).all()
    assert shipped.encode_queries([]).shape == (0, shipped.dimension)


@pytest.mark.parametrize("question, clause", [
    ("Cơ quan nào phụ trách khuyến công?", 0), ("nguồn vốn lấy từ những chương trình nào", 1), ("dạy nghề cho người dân nông thôn", 2),
    ("ô nhiễm môi trường làng nghề", 3), ("hạn gửi báo cáo là ngày nào", 4), ("dao tao nghe cho thanh nien", 2),
])
def test_a_question_is_nearest_to_its_clause(shipped, question, clause):
    likeness = shipped.encode_clauses(TEXTS) @ shipped.encode_queries([question])[0]
    assert likeness.argmax() == clause


def test_what_ships_is_small_and_unpickled():
    files = [path for path in SHIPPED.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 24_000_000
    assert {path.suffix for path in files} <= {".safetensors", ".json", ".md"}
    assert "seed" in (SHIPPED / "README.md").read_text(encoding="utf-8").casefold()


def test_sentence_transformers_gives_the_same_vectors(shipped):
    model = quietly(lambda: __import__("sentence_transformers").SentenceTransformer(str(SHIPPED), device="cpu"))
    np.testing.assert_allclose(quietly(lambda: model.encode(TEXTS)), shipped.encode_clauses(TEXTS), atol=2e-3)


def test_order_of_other_texts_changes_nothing(shipped):
    together, alone = shipped.encode_clauses(TEXTS), shipped.encode_clauses(TEXTS[2:3])
    np.testing.assert_allclose(together[2], alone[0], atol=1e-6)


def test_old_and_new_tone_placement_are_one(shipped):
    new, old = shipped.encode_queries(["văn hóa, thủy lợi", "văn hoá, thuỷ lợi"])
    np.testing.assert_allclose(new, old, atol=1e-6)


def test_known_models_have_their_needs():
    assert needs_of("bkai-foundation-models/vietnamese-bi-encoder").segmented
    assert needs_of("/mô hình/multilingual-e5-small").query == "query: "
    assert needs_of("D:\\models\\multilingual-e5-base\\").clause == "passage: "
    assert needs_of("AITeamVN/Vietnamese_Embedding").query == ""
    assert needs_of("someone/else") == needs_of("")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory) -> Path:
    """A random BERT of two small layers, made here, in a folder with Vietnamese letters."""
    return make_tiny(tmp_path_factory.mktemp("mô hình") / "tí hon")


def make_tiny(folder: Path) -> Path:
    import torch
    from transformers import BertConfig, BertModel, BertTokenizerFast

    source = folder.parent / "nguồn"
    source.mkdir(exist_ok=True)
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "query", "passage", ":", "_", "công", "thương", "sở", "nghề", *"abcdefghijklmnopqrstuvwxyz"]
    words += ["##" + letter for letter in "abcdefghijklmnopqrstuvwxyz"]
    (source / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    torch.manual_seed(1)
    config = BertConfig(vocab_size=len(words), hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=16, max_position_embeddings=32)
    BertModel(config).save_pretrained(source)
    BertTokenizerFast(str(source / "vocab.txt"), strip_accents=False, model_max_length=32).save_pretrained(source)

    def saved():
        from sentence_transformers import SentenceTransformer
        from sentence_transformers.sentence_transformer.modules import Pooling, Transformer

        reader = Transformer(str(source))
        SentenceTransformer(modules=[reader, Pooling(reader.get_embedding_dimension())], device="cpu").save(str(folder), create_model_card=False)

    quietly(saved)
    return folder


def test_another_model_is_loaded_by_its_folder(tiny):
    embedder = quietly(lambda: load_embedder(Settings(model=str(tiny))))
    vectors = embedder.encode_clauses(TEXTS[:2])
    assert vectors.shape == (2, 16) == (2, embedder.dimension)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_long_clause_is_read_to_its_end(tiny):
    """Without splitting, what stands beyond the model's 32 tokens could change nothing."""
    embedder = quietly(lambda: load_embedder(Settings(model=str(tiny))))
    first, second = embedder.encode_clauses(["sở công thương " * 40, "sở công thương " * 40 + "nghề nghề nghề nghề"])
    assert np.abs(first - second).max() > 1e-4


def test_prefixes_and_segmentation_reach_the_model(tiny, tmp_path):
    plain = quietly(lambda: load_embedder(Settings(model=str(tiny))))
    e5 = quietly(lambda: load_embedder(Settings(model=str(make_tiny(tmp_path / "multilingual-e5-small")))))
    np.testing.assert_allclose(e5.encode_queries(["nghề"]), plain.encode_queries(["query: nghề"]), atol=1e-5)
    np.testing.assert_allclose(e5.encode_clauses(["nghề"]), plain.encode_queries(["passage: nghề"]), atol=1e-5)
    words = quietly(lambda: load_embedder(Settings(model=str(make_tiny(tmp_path / "vietnamese-bi-encoder")))))
    np.testing.assert_allclose(words.encode_queries(["công thương"]), plain.encode_queries(["công_thương"]), atol=1e-5)


def test_a_missing_model_is_a_clear_fault(tmp_path, monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(SettingsFault, match="TROLY_MODEL='.*không có'.*không nạp được"):
        quietly(lambda: load_embedder(Settings(model=str(tmp_path / "không có"))))


def test_a_broken_static_model_is_a_clear_fault(tmp_path):
    for name in ("modules.json", "tokenizer.json"):
        (tmp_path / name).write_bytes((SHIPPED / name).read_bytes())
    (tmp_path / "model.safetensors").write_bytes((SHIPPED / "model.safetensors").read_bytes()[:1000])
    with pytest.raises(SettingsFault, match="hỏng"):
        load_embedder(Settings(model=str(tmp_path)))
