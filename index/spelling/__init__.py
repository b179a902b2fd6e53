"""Vietnamese as it is typed, made Vietnamese as it is meant: diacritics restored, typing errors mended.

    speller = Speller.load()
    speller.correct("co quan nao chu tri", vocabulary).text      # "cơ quan nào chủ trì"
"""
from index.spelling.speller import Change, Correction, Speller, Vocabulary

__all__ = ["Change", "Correction", "Speller", "Vocabulary"]
