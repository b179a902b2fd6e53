"""Errors of reading.

    UnreadableFile                 str() is one Vietnamese line: the file, what is wrong, what to do
    ├── DamagedFile                broken, truncated, not what its name says
    ├── EncryptedFile              needs a password
    ├── EmptyFile                  nothing in it, or no pages
    ├── TooLarge                   would unpack to more than the limits allow
    ├── UnsupportedFile            a kind that is not read
    └── MissingTool                Tesseract or LibreOffice is needed and not installed
"""
from __future__ import annotations


class UnreadableFile(Exception):
    """A file that could not be read. `name` is the file's name, `fault` what is wrong, `advice` what to do."""

    def __init__(self, name: str, fault: str, advice: str) -> None:
        super().__init__(f"{name}: {fault}. {advice}")
        self.name, self.fault, self.advice = name, fault, advice


class DamagedFile(UnreadableFile):
    pass


class EncryptedFile(UnreadableFile):
    pass


class EmptyFile(UnreadableFile):
    pass


class TooLarge(UnreadableFile):
    pass


class UnsupportedFile(UnreadableFile):
    pass


class MissingTool(UnreadableFile):
    pass
