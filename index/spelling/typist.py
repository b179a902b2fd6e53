"""How one text is typed: which marks were left out, what is shorthand, and what each of its words was meant to be."""
from __future__ import annotations

from dataclasses import dataclass

from index.spelling.candidates import VOWELS, Reading, Readings
from index.spelling.decoding import decode
from index.spelling.known import KnownWords
from index.spelling.orthography import like_case, syllable_shaped
from index.spelling.tokens import Sort, Token
from index.text import has_marks, strip_marks

_AROUND = 4               # words to either side that tell how marks are typed here
_CLEAN = 0.2              # likelihood of marks left out below which a text has them
_CHANCE = 2               # of them may be words that seldom go without marks, and still be right: 'tai nạn', 'ban hành ngay'
# Words that a name follows, and how much likelier they are where a capital does.
BEFORE_NAMES = frozenset("tỉnh huyện quận phường xã thôn xóm bản sở".split())
_BEFORE_NAME = 3.0
# Words that are whole without marks, where the text around them has its marks: 'mỗi vùng bao nhiêu ha', 'lo xử lý', 'sửa bến do ai' (no 'bến đò'), 'cách nhau bao xa'
WHOLE = frozenset("ha lo do cho ba hay theo trong sau ai khi ra xa ngay".split())
_TYPED_BY_KEYS = 3        # words with keys left standing from which on what has none is meant without marks: 'bao nhieeu ha'
_HOW_MANY = frozenset({"nhieu", "may"})      # behind these 'ha' is hectares
_COUNTED_BEHIND = frozenset({"nhiêu", "mấy"})      # anything may be counted, also what no text of the model does: 'bao nhiêu ghế' is no slip for 'bao nhiêu thế'
# Letters behind these are a label, not shorthand: 'tuyến bc', 'cạnh bc'.
LABELLED = frozenset("trạm tram tuyến tuyen bến cạnh canh góc goc".split())


@dataclass(frozen=True, slots=True)
class Change:
    """One word changed: its place in the composed text, what stood there, what it was read as, and why."""

    start: int
    before: str
    after: str
    reason: str           # 'dấu' (marks added), 'phím' (Telex or VNI), 'gõ nhầm' (a slip), 'viết tắt' (chat shorthand)


class Typist:
    """How one text is typed, and the changes to each of its runs of words between stops."""

    def __init__(self, readings: Readings, chat: dict[str, str], words: list[Token], marks: bool, misses: bool, asked: frozenset[str] = frozenset()) -> None:
        self._readings, self._chat, self._marks, self._misses = readings, chat, marks, misses
        self._asked = asked              # words of questions, which stay as they are typed
        self._drops = _drops(words, readings.words)
        keyed = sum(readings.in_keys(token.key) for token in words) if misses else 0
        self._keys = keyed > 0
        self._keyed = keyed >= _TYPED_BY_KEYS
        self._formula = _formula(words)
        self._shouting = not any(token.text.islower() for token in words)

    def changes(self, run: list[Token]) -> list[Change]:
        meant = [self._shorthand(token, before) for before, token in zip([None, *run], run)]
        best, score = self._read(run, meant)
        for i, words in enumerate(meant):
            if " " in words:                            # 'kh' may be 'khi' with a slip: as its neighbours say
                without = [*meant[:i], "", *meant[i + 1:]]
                other, likelier = self._read(run, without)
                if likelier > score:
                    best, score, meant = other, likelier, without
        return best

    def _read(self, run: list[Token], meant: list[str]) -> tuple[list[Change], float]:
        """The changes where each word that is said to be shorthand stands for that, and how likely what comes out is."""
        places = [(token, word) for token, words in zip(run, meant) for word in words.split() or [""]]
        known = self._readings.words
        doubtful = [False] * len(places)
        if self._misses:
            doubtful = known.doubtful([short or token.key or None for token, short in places])
            doubtful = [doubt and not (i and has_marks(places[i][0].key) and places[i - 1][0].key in _COUNTED_BEHIND) for i, doubt in enumerate(doubtful)]
        behind = [token for token, _ in places[1:]] + [None]
        before = [None] + [token for token, _ in places]
        lattice = [self._named(token, self._of(token, short, doubt, last), after)
                   for (token, short), doubt, last, after in zip(places, doubtful, before, behind)]
        best = dict.fromkeys(run)
        readings, score = decode(known, lattice)
        for (token, short), reading in zip(places, readings):
            if short:
                best[token] = Change(token.start, token.text, self._chat[token.text], "viết tắt")
            elif reading and reading.reason and reading.word != token.key:
                best[token] = Change(token.start, token.text, like_case(reading.word, token.text), reading.reason)
        return [change for change in best.values() if change], score

    def _shorthand(self, token: Token, before: Token | None) -> str:
        """What a word stands for in chat shorthand; nothing where it is a label: 'tuyến bc', 'x, y, z'."""
        if not self._misses or token.sort is not Sort.WORD or self._label(token, before):
            return ""
        return self._chat.get(token.text, "")

    def _label(self, token: Token, before: Token | None) -> bool:
        return token.start in self._formula or before is not None and before.key in LABELLED

    def _named(self, token: Token, readings: list[Reading] | None, after: Token | None) -> list[Reading] | None:
        """The same, the words that stand before names the likelier where a capital follows: 'so NN&MT', 'Tinh Quang Uyen'."""
        if not readings or token.text.isupper() or after is None or after.sort is not Sort.WORD or not after.text[0].isupper():
            return readings
        return [reading._replace(log=reading.log + _BEFORE_NAME) if reading.word in BEFORE_NAMES else reading for reading in readings]

    def _of(self, token: Token, short: str, doubtful: bool, before: Token | None) -> list[Reading] | None:
        if token.sort is Sort.NUMBER:
            return None
        abbreviation = token.text.isupper() and (not self._shouting or not syllable_shaped(strip_marks(token.key)))
        label = token.text in self._chat and self._label(token, before)      # it stays: no slip for 'bị' either
        bony = not VOWELS & set(strip_marks(token.key)) and self._readings.words.knows(token.key)
        unit = bony and before is not None and before.sort is Sort.NUMBER    # '50 Hz'
        drop = self._drops[token.start]
        whole = token.text in WHOLE and (drop < _CLEAN or self._keyed) or token.text == "ha" and before is not None and strip_marks(before.key) in _HOW_MANY
        spends = token.text == "chi" and drop < 0.5      # 'xã chi bao nhiêu', in a text that has its marks: no 'chỉ'
        if short or abbreviation or label or unit or whole or spends or token.key in self._asked:
            return [Reading(short or token.key, 0.0, "")]
        return self._readings.of(token.key, name=token.text[0].isupper(), drop=drop, marks=self._marks,
                                 misses=self._misses, doubtful=doubtful and drop < _CLEAN, keys=self._keys)


def _formula(words: list[Token]) -> set[int]:
    """Where words stand beside a single consonant that is no shorthand itself: 'x, y, z', 'cạnh a, b, bc'."""
    single = [len(token.text) == 1 and token.text.lower() in "abcfghklpqrtwxy" for token in words]
    return {token.start for i, token in enumerate(words) if any(single[max(0, i - 1):i + 2])}


def _drops(words: list[Token], known: KnownWords) -> dict[int, float]:
    """For each word by its place, how likely marks are left out around it: 1 where none is typed, near 0 in clean text."""
    marked = [has_marks(token.text) for token in words]
    wanted = [known.marked(strip_marks(token.key)) for token in words]
    whole = _drop(sum(marked), sum(wanted))
    found = {}
    for i, token in enumerate(words):
        near = slice(max(0, i - _AROUND), i + _AROUND + 1)
        found[token.start] = max(whole, _drop(sum(marked[near]), sum(wanted[near]), _CHANCE) if len(marked[near]) > _AROUND else 0.0)
    return found


def _drop(marked: int, wanted: float, granted: int = 1) -> float:
    """The share of marks left out where `marked` words carry one and `wanted` were to; some words more are granted, for chance."""
    if not marked:
        return 1.0
    return max(1 - (marked + granted) / wanted, 0.0) if wanted else 0.0
