"""The tokenizer of the embedding model: words of several syllables, syllables, and pieces for what is in neither.

A unigram model over text whose spaces are kept ('▁'), so that one token may be several syllables ('▁công▁thương'): the likeliest cut is close
to underthesea's words, and the tokenizer needs nothing but its own file.
"""
from __future__ import annotations

import math
from collections import Counter

from index.spelling.orthography import syllable_shaped
from index.text import strip_marks

UNKNOWN = "[UNK]"
_PIECE_LETTERS = (2, 3, 4)
_LONGEST = 6          # syllables of a word
_JOINING = frozenset("và của các những trong với hoặc theo tại về do khi để".split())   # begin no word: 'và môi trường' is a wrong cut


def choose(syllables: Counter[str], words: Counter[str], size: int) -> dict[str, float]:
    """Token → logarithm of its probability, at most `size` of them.

    syllables: counts of single words in the whole corpus; words: counts of segmented words in a sample of it.
    """
    singles = {word: count for word, count in syllables.items() if count >= 12 and word.isalpha()}
    compounds = {word: count for word, count in words.items()
                 if " " in word and count >= 4 and word.count(" ") < _LONGEST and word.split()[0] not in _JOINING}
    bare: Counter[str] = Counter()
    for word, count in [*singles.items(), *compounds.items()]:
        bare[strip_marks(word)] += count
    bare = Counter({word: count for word, count in bare.items() if word not in singles and word not in compounds})
    foreign = Counter({word: count for word, count in syllables.items() if not syllable_shaped(strip_marks(word)) and word.isascii()})
    letters = sorted({letter for word in singles for letter in word} | set("0123456789"))
    parts = [(singles, int(size * 0.40)), (compounds, int(size * 0.42)), (dict(bare), int(size * 0.24)), (_pieces(foreign), int(size * 0.04))]
    total = sum(syllables.values()) or 1
    scores: dict[str, float] = {}
    for table, most in parts[:3]:
        for word, count in sorted(table.items(), key=lambda item: (-item[1], item[0]))[:most]:
            scores["▁" + word.replace(" ", "▁")] = math.log(count / total)
    # A compound is taken wherever it stands: it costs a little less than its syllables one by one.
    for token in [token for token in scores if "▁" in token[1:]]:
        apart = sum(scores.get("▁" + syllable, -18.0) for syllable in token[1:].split("▁"))
        scores[token] = max(scores[token], apart + 1.0)
    for year in range(1900, 2101):
        scores["▁" + str(year)] = -10.0
    for piece, _ in sorted(parts[3][0].items(), key=lambda item: (-item[1], item[0]))[:parts[3][1]]:
        scores.setdefault(piece, -22.0)
    for letter in [*letters, "▁"]:
        scores.setdefault(letter, -26.0)
    return scores


def _pieces(foreign: Counter[str]) -> dict[str, int]:
    """Stretches of letters in foreign words, by how many such words have them: 'ter', '▁pan'."""
    counts: Counter[str] = Counter()
    for word in foreign:
        marked = "▁" + word
        for length in _PIECE_LETTERS:
            counts.update({marked[i:i + length] for i in range(len(marked) - length + 1)})
    return {piece: count for piece, count in counts.items() if count >= 3 and piece != "▁"}


def tokenizer(scores: dict[str, float]):
    """A tokenizers.Tokenizer: small letters, everything but letters, digits and spaces cuts."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

    made = Tokenizer(models.Unigram([(UNKNOWN, -40.0), *scores.items()], unk_id=0))
    made.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Lowercase(), normalizers.Replace(Regex(r"[ \t]+"), " ")])
    made.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(r" *[^\p{L}\p{N} ]+ *"), "removed"),
        pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=False)])
    return made
