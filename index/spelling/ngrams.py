"""A trigram model of syllables, small enough to ship: counts in three sorted tables, smoothed when asked.

P(w | v) = (max(c(vw) - D, 0) + B(v)·P(w)) / c(v), where B(v) is what the discount D frees and what was left out as rare;
P(w | uv) likewise over P(w | v): interpolated absolute discounting (Ney, Essen and Kneser, 1994). Rare n-grams are left out, counts
are kept as steps of a logarithm in one byte, followers as differences: about two bytes an n-gram on disk.
"""
from __future__ import annotations

from pathlib import Path

import numpy as np

STOP, NUMBER, UNKNOWN = 0, 1, 2           # ids of the symbols before the words
SYMBOLS = ("<s>", "<n>", "<?>")
STEP = np.log(1.12)                        # a byte holds counts up to 1.12**255
DISCOUNT = 0.8                             # D of the docstring


class SyllableModel:
    """Counts of syllables, pairs and triples. `ids` gives a word's number; unknown words are UNKNOWN."""

    def __init__(self, words: list[str], unigrams: np.ndarray, bigrams: tuple[np.ndarray, np.ndarray],
                 trigrams: tuple[np.ndarray, np.ndarray]) -> None:
        """words [V] with SYMBOLS first; unigrams float [V]; bigrams (keys v·V+w sorted, counts); trigrams (keys i·V+w, counts), i the
        place of the bigram uv in its table."""
        self.words = words
        self.ids = {word: number for number, word in enumerate(words)}
        self.size = len(words)
        self._unigrams = unigrams
        nothing = np.zeros(1, np.int64), np.zeros(1)              # a table is never empty: it holds (<s>, <s>), never seen
        self._bigram_keys, self._bigram_counts = bigrams if len(bigrams[0]) else nothing
        self._trigram_keys, self._trigram_counts = trigrams if len(trigrams[0]) else nothing
        self._base = (unigrams + 1.0) / (unigrams.sum() + self.size)
        self._after_word = _backing(unigrams, self._bigram_keys // self.size, self._bigram_counts)
        self._after_pair = _backing(self._bigram_counts, self._trigram_keys // self.size, self._trigram_counts)

    @property
    def sizes(self) -> dict[str, int]:
        """How many pairs and triples are held."""
        return {"pairs": len(self._bigram_keys), "triples": len(self._trigram_keys)}

    @staticmethod
    def _find(keys: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Places of the wanted keys (any place where missing) and whether each is there."""
        places = np.searchsorted(keys, wanted)
        places[places == len(keys)] = 0
        return places, keys[places] == wanted

    def alone(self, w: np.ndarray) -> np.ndarray:
        """P(w), float64 of w's shape; next to nothing for an unknown word."""
        return np.where(w == UNKNOWN, 1e-9, self._base[w])

    def pair(self, v: np.ndarray, w: np.ndarray) -> np.ndarray:
        """Whether w was ever seen after v: bool of their shape."""
        return self._find(self._bigram_keys, v * self.size + w)[1]

    def after_word(self, v: np.ndarray, w: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """P(w | v) for int64 arrays of one shape [n], float64 [n]; the places of the pairs in the table, and whether each is there."""
        place, there = self._find(self._bigram_keys, v * self.size + w)
        pair = np.where(there, np.maximum(self._bigram_counts[place] - DISCOUNT, 0.0), 0.0)
        total, left = self._after_word
        return (pair + left[v] * self._base[w]) / total[v], place, there

    def after_pair(self, place: np.ndarray, there: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """For pairs as after_word() gives them: the share of P(w | v) in P(w | u v), all of it after a pair never seen; their c(uv)."""
        total, left = self._after_pair
        whole = total[place]
        return np.where(there, left[place] / whole, 1.0), whole

    def triples(self, place: np.ndarray, w: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Which of the words were seen behind their pairs, and these ones' counts less the discount."""
        place, there = self._find(self._trigram_keys, place * self.size + w)
        return there, np.maximum(self._trigram_counts[place[there]] - DISCOUNT, 0.0)

    def save(self, path: Path) -> None:
        """Write the tables as one .npz of plain arrays (nothing pickled)."""
        rows, followers = np.divmod(self._bigram_keys, self.size)
        bigram_rows = np.bincount(rows, minlength=self.size)
        owners, thirds = np.divmod(self._trigram_keys, self.size)
        trigram_rows = np.bincount(owners, minlength=len(rows))
        text = np.frombuffer("\n".join(self.words).encode("utf-8"), np.uint8)
        np.savez_compressed(
            path, words=text, unigrams=_packed(self._unigrams),
            bigram_rows=bigram_rows.astype(np.uint16), bigram_next=_planes(_steps(followers, bigram_rows)),
            bigram_counts=_packed(self._bigram_counts),
            trigram_rows=trigram_rows.astype(np.uint16), trigram_next=_planes(_steps(thirds, trigram_rows)),
            trigram_counts=_packed(self._trigram_counts))

    @classmethod
    def load(cls, path: Path) -> SyllableModel:
        """The model in `path`. Raises OSError or ValueError where the file is missing or broken."""
        with np.load(path, allow_pickle=False) as file:
            words = file["words"].tobytes().decode("utf-8").split("\n")
            size = len(words)
            rows = file["bigram_rows"].astype(np.int64)
            bigrams = np.repeat(np.arange(size), rows) * size + _unsteps(_unplanes(file["bigram_next"]), rows)
            owners = file["trigram_rows"].astype(np.int64)
            trigrams = np.repeat(np.arange(len(bigrams)), owners) * size + _unsteps(_unplanes(file["trigram_next"]), owners)
            return cls(words, _unpacked(file["unigrams"]), (bigrams, _unpacked(file["bigram_counts"])),
                       (trigrams, _unpacked(file["trigram_counts"])))


def _backing(counts: np.ndarray, owners: np.ndarray, followers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each history its total count, and how much of it goes to the order below: c(v) and B(v) of the docstring."""
    held = np.bincount(owners, followers, minlength=len(counts))
    kinds = np.bincount(owners, minlength=len(counts))
    total = np.maximum(counts, held) + 1.0
    return total, total - held + DISCOUNT * kinds


def _packed(counts: np.ndarray) -> np.ndarray:
    return np.clip(np.rint(np.log(np.maximum(counts, 0.5)) / STEP) + 7, 0, 255).astype(np.uint8)


def _unpacked(steps: np.ndarray) -> np.ndarray:
    return np.exp((steps.astype(np.float64) - 7) * STEP)


def _steps(values: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Sorted values of consecutive rows as differences inside each row."""
    steps = np.diff(values, prepend=0)
    starts = (np.cumsum(rows) - rows)[rows > 0]
    steps[starts] = values[starts]
    return steps.astype(np.uint16)


def _unsteps(steps: np.ndarray, rows: np.ndarray) -> np.ndarray:
    sums = np.cumsum(steps.astype(np.int64))
    filled = rows > 0
    starts = (np.cumsum(rows) - rows)[filled]
    before = sums[starts] - steps[starts]
    return sums - np.repeat(before, rows[filled])


def _planes(values: np.ndarray) -> np.ndarray:
    """16-bit numbers as low bytes, then high bytes: these compress to less than the numbers as they lie."""
    return values.astype("<u2").view(np.uint8).reshape(-1, 2).T.copy()


def _unplanes(planes: np.ndarray) -> np.ndarray:
    return planes.T.copy().view("<u2").reshape(-1)
