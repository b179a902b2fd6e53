"""The words that say what a question is about."""
from __future__ import annotations

from assistant.understand.terms import content, content_words, stopwords, tokens
from index.text import fold


def test_spellings_of_one_thing_give_the_same_syllables():
    assert list(tokens("UBND xã")) == list(tokens("Uỷ ban nhân dân xã")) == ["ủy", "ban", "nhân", "dân", "xã"]
    assert tokens("hoà giải") == tokens("HÒA GIẢI")


def test_stopwords_and_asking_words_fall_out():
    folded = fold("Cơ quan nào chủ trì xây dựng đường giao thông?")
    assert content(folded, ((0, len("cơ quan nào")),)) == ["chủ", "trì", "xây", "dựng", "đường", "giao", "thông"]
    assert content(fold("thì là mà và của những")) == []


def test_words_of_several_syllables_stay_together():
    read = "Hợp tác xã được hỗ trợ những gì?"
    assert "hợp tác xã" in content_words(read, fold(read))


def test_the_particle_that_asks_for_yes_or_no_is_not_searched():
    read = "Kế hoạch có hỗ trợ máy móc hay không?"
    assert not {"không", "hay không"} & set(content_words(read, fold(read)))


def test_stopwords_are_folded_and_several_syllables_are_joined_by_spaces():
    words = stopwords()
    assert {"và", "như thế nào", "bao nhiêu"} <= words
    assert all(word == fold(word) and "_" not in word for word in words)
