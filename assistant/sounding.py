"""Names that a document spells otherwise than a question: 'Oóc Om Bóc' for 'Ok Om Bok', 'Krông Pắc' for 'Krông Pak', 'Stiêng' for 'Xtiêng'. Names from
other languages have no one way to be written."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.shelf import Shelf
from assistant.understand.question import Question
from index import letters
from index.text import fold, strip_marks

# "dịp Ok Om Bok", "xã Krông Pak": words with capitals behind a word without
_NAME = letters.compile(r"(?<=[\p{Ll}] )[\p{Lu}][\p{Ll}'’]*(?: [\p{Lu}][\p{Ll}'’]*)+(?!\w)")
_SHORTEST = 5      # letters of a name by whose sound it is known
_LETTERS = str.maketrans({"k": "c", "q": "c", "y": "i", "x": "s", "w": "u", "z": "d", "'": "", "’": "", " ": "", "-": ""})


def sound(name: str) -> str:
    """What two spellings of a name have in common: 'Ok Om Bok' and 'Oóc Om Bóc' → 'ocomboc'."""
    return re.sub(r"(.)\1+", r"\1", strip_marks(fold(name)).translate(_LETTERS))


def as_written(question: Question, shelves: Sequence[Shelf]) -> Question:
    """The question with its names as the documents spell them, told in its notes; the same where they write them so, or none that sounds alike."""
    read = question.read
    for match in _NAME.finditer(question.read):
        name = match[0]
        if len(sound(name)) >= _SHORTEST and not any(shelf.writes(name) or shelf.writes_nearly(name) for shelf in shelves) and (other := next(filter(None, (_alike(name, shelf) for shelf in shelves)), "")):
            read = read.replace(name, other)
    return replace(question.about(read), notes=(*question.notes, f"Đã đọc câu hỏi là: “{read}”")) if read != question.read else question


def _alike(name: str, shelf: Shelf) -> str:
    """The words of a document, with their capitals, that sound as a name does; '' for none."""
    wanted = sound(name)
    for passage in shelf.passages:
        for match in _NAME.finditer(f"x {passage.clause.text} ") if wanted in sound(passage.clause.text) else ():
            words = match[0].split()
            runs = (" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1))
            if found := next((run for run in runs if sound(run) == wanted), ""):
                return found
    return ""
