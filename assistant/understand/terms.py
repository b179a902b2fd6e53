"""The words that say what a question is about, and those of a clause, made comparable."""
from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from index.lexicon import abbreviations
from index.text import fold

_TOKEN = re.compile(r"[^\W_]+")
_BY = re.compile(r"(?<=\d)[x×](?=\d)")      # "12,5x25" is "12,5 x 25"
_ZERO = re.compile(r"^0(?=\d$)")      # "06", not "006"


@lru_cache(maxsize=60_000)     # headings, headers and cells come back with every question
def tokens(text: str) -> tuple[str, ...]:
    """The syllables of a text, folded, abbreviations spelled out: 'UBND xã' → ('ủy', 'ban', 'nhân', 'dân', 'xã'). Numbers of one
    figure stand without the zero that plans put before them: '06 bến' → ('6', 'bến')."""
    return tuple(_ZERO.sub("", token) for token in _TOKEN.findall(_BY.sub(" x ", fold(abbreviations.expand(text)))))


@lru_cache(maxsize=40_000)     # as do their folded forms
def folded(text: str) -> str:
    """index.text.fold() of a short text, remembered."""
    return fold(text)


def _cut_out(read: str, folded: str, spans: tuple[tuple[int, int], ...]) -> str:
    """A text with commas in place of the spans, so that 'Cà Mau định giảm' is not segmented as 'Cà_Mau_định'; as it is
    where folding has changed its length."""
    if len(read) != len(folded):
        return read
    letters = list(read)
    for start, end in spans:
        letters[start:end] = "," * (end - start)
    return "".join(letters)


@cache
def stopwords() -> frozenset[str]:
    lines = files("assistant.understand").joinpath("stopwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(w.replace("_", " ") for line in lines if not line.startswith("#") for w in line.split())


def content(folded: str, spans: tuple[tuple[int, int], ...] = ()) -> list[str]:
    """The syllables of a folded text that are no stopwords and lie outside `spans`, in order, repeats kept."""
    found = []
    for match in _TOKEN.finditer(folded):
        if match[0] in stopwords() or any(a <= match.start() and match.end() <= b for a, b in spans):
            continue
        found.append(_ZERO.sub("", match[0]))
    return found


# "…, văn bản nào không?", "có nêu không?": asks for yes or no
_YES_OR_NO = re.compile(r"\s(?:hay )?không\s*\??\s*$", re.IGNORECASE)


def content_words(read: str, folded: str, spans: tuple[tuple[int, int], ...] = ()) -> list[str]:
    """The words (of one or more syllables, by underthesea) that are no stopwords and lie outside `spans`: ['làng nghề', 'hộ']."""
    from index.segment import words

    found, at = [], 0
    for word in words(_YES_OR_NO.sub("", _cut_out(read, folded, spans))):
        syllables = _TOKEN.findall(fold(word.replace("_", " ")))
        if not syllables:
            continue
        start = folded.find(syllables[0], at)
        if start < 0:
            continue
        end = start
        for syllable in syllables:
            end = max(end, folded.find(syllable, start) + len(syllable))
        at = end
        if len(syllables) > 1 and any(s.isupper() and len(s) > 2 for s in word.split("_")) and not word.replace("_", "").isupper():
            found += [s for s in syllables if s not in stopwords()]      # 'ESCO_lắp' is no word
            continue
        if " ".join(syllables) in stopwords() or all(s in stopwords() for s in syllables) or any(a <= start and end <= b for a, b in spans):
            continue
        if syllables == ["hóa"] and found and folded[:start].rstrip().endswith(found[-1]):
            found[-1] += " hóa"          # 'xã hội hóa', 'kiên cố hóa' are words; the segmenter cuts them
            continue
        if len(syllables) > 2 and syllables[-1] == "không":
            syllables = syllables[:-1]       # 'có khoản dự phòng không': no word but what asks whether
        found.append(_ZERO.sub("", " ".join(syllables)))
    return found
