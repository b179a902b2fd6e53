"""What stays on the line when the Vietnamese keyboard is switched off: Telex ('langf ngheef') and VNI ('lang2 nghe62') read back."""
from __future__ import annotations

import unicodedata
from functools import cache

from index.spelling.orthography import normal

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_CIRCUMFLEX = {"a": "â", "e": "ê", "o": "ô"}
_HOOK = {"o": "ơ", "u": "ư", "a": "ă"}
_VOWELS = frozenset("aeiouyăâêôơư")
_QUALITY = frozenset("ăâêôơư")
# Keys that lie side by side: a slip of the finger hits one of these (QWERTY).
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


@cache
def neighbours() -> dict[str, frozenset[str]]:
    """For each letter, the letters next to it on the keyboard, in its row and the rows above and below."""
    near: dict[str, set[str]] = {}
    for depth, row in enumerate(_ROWS):
        for place, letter in enumerate(row):
            touching = [r[p] for d, r in enumerate(_ROWS) if abs(d - depth) <= 1
                        for p in (place - 1, place, place + 1) if 0 <= p < len(r)]
            near[letter] = set(touching) - {letter}
    return {letter: frozenset(others) for letter, others in near.items()}


def _with_tone(letters: list[str], tone: str) -> str:
    """The syllable with the tone on its main vowel: after 'qu'/'gi', on ă â ê ô ơ ư, else the middle or first vowel."""
    if not tone:
        return "".join(letters)
    places = [i for i, letter in enumerate(letters) if letter in _VOWELS]
    if len(places) > 1 and "".join(letters[:2]) in ("qu", "gi"):
        places = places[1:]
    marked = [i for i in places if letters[i] in _QUALITY]
    closed = bool(places) and places[-1] < len(letters) - 1
    if not places:
        return "".join(letters)
    if marked:
        spot = marked[-1]
    elif len(places) == 1:
        spot = places[0]
    else:
        spot = places[1] if closed or len(places) == 3 else places[0]
    toned = list(letters)
    toned[spot] = unicodedata.normalize("NFC", toned[spot] + tone)
    return normal("".join(toned))


def _last(letters: list[str], wanted: dict[str, str] | str) -> int:
    """The place of the last letter that is among the wanted, -1 without one."""
    return max((i for i, letter in enumerate(letters) if letter in wanted), default=-1)


def _hooked(letters: list[str]) -> bool:
    """Put the hook or breve on the vowel it belongs to ('uo' takes two); False where there is none."""
    spot = _last(letters, _HOOK)
    if spot < 0:
        return False
    if letters[spot] == "o" and spot and letters[spot - 1] == "u" and letters[:2] != ["q", "u"]:
        letters[spot - 1] = "ư"
    letters[spot] = _HOOK[letters[spot]]
    return True


def telex(word: str) -> str | None:
    """'ngheef' → 'nghề', 'dduowcj' → 'được', 'nghieepj' → 'nghiệp'; None where no Telex key is in the word."""
    letters: list[str] = []
    tone, keys = "", 0
    for letter in word:
        spot = _last(letters, letter) if letter in _CIRCUMFLEX else -1
        if letter in _TELEX_TONES and any(x in _VOWELS for x in letters):
            tone, keys = _TELEX_TONES[letter], keys + 1
        elif spot >= 0:
            letters[spot], keys = _CIRCUMFLEX[letter], keys + 1
        elif letter == "d" and letters[:1] == ["d"]:
            letters[0], keys = "đ", keys + 1
        elif letter == "w":
            keys += 1
            if not _hooked(letters):
                letters.append("ư")
        else:
            letters.append(letter)
    return _with_tone(letters, tone) if keys else None


def vni(word: str) -> str | None:
    """'nghe62' → 'nghề', 'd9u7o7c5' → 'được', 'lang2' → 'làng'; None where a digit means nothing at its place."""
    letters: list[str] = []
    tone, keys = "", 0
    for letter in word:
        if not letter.isdigit():
            letters.append(letter)
            continue
        keys += 1
        if letter in _VNI_TONES and any(x in _VOWELS for x in letters):
            tone = _VNI_TONES[letter]
        elif letter == "6" and (spot := _last(letters, _CIRCUMFLEX)) >= 0:
            letters[spot] = _CIRCUMFLEX[letters[spot]]
        elif letter == "9" and letters[:1] == ["d"]:
            letters[0] = "đ"
        elif not (letter in "78" and _hooked(letters)) and not (letter == "7" and "ơ" in letters):
            return None
    return _with_tone(letters, tone) if keys else None
