"""What all visitors of a page share: the index, the assistant on it, and the notes kept beside it.

    <index>/page/feedback.jsonl    thumbs and comments
    <index>/page/questions.jsonl   who asked what, unless that is turned off
"""
from __future__ import annotations

import gc
import json
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from assistant.page.second_process import WARMING, Gone, SecondProcess
from index.errors import IndexFault
from index.records import Document
from index.settings import Settings

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.assistant import Assistant
    from index.library import Index

CROWD = 4          # questions that wait at once, from which on a second process is worth its memory
T = TypeVar("T")
_BEHIND = 3.0      # seconds after the start before it is found out which of the example questions are refused
OPENING_LIMIT = 120.0     # seconds a question waits for the index to be opened
log = logging.getLogger(__name__)


class NotReady(Exception):
    """The index could not be opened; str() says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An index and the assistant that answers from it."""

    index: Index
    assistant: Assistant


class Workspace:
    """The index folder as the page uses it. Safe to use from many threads; one writer at a time.

    `take_in` is ingest's `ingest_paths` and `read` its `read_document`, handed in by app.py because assistant does not
    import ingest.
    """

    def __init__(self, folder: Path, settings: Settings, take_in: Callable | None = None, read: Callable | None = None) -> None:
        self.folder, self.settings, self.take_in, self.read = folder, settings, take_in, read
        self.notes = folder / "page"
        self._opened: Opened | None = None
        self._fault: Exception | None = None
        self._tried = -1         # the stamp of the generation that was last tried
        self._ready, self._warm = threading.Event(), False
        self._refused: tuple[int, set[str]] = (-1, set())       # of a generation: questions that it doesn't answer
        self._worked_out: dict[Callable, tuple[int, object]] = {}
        self._writing, self._noting = threading.Lock(), threading.Lock()
        # questions answered here at the same time: one, as it keeps a processor busy and more would only take it from each other; more where a model is waited for
        self.answering = threading.BoundedSemaphore(8 if settings.llm else 1)
        self.second = None if settings.llm else SecondProcess(folder, settings)
        self._waiting, self._counting = 0, threading.Lock()

    # -- opening ----------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Opens the index and the assistant (seconds: models are loaded). Called once, on a background thread."""
        from assistant.assistant import Assistant
        from index.library import Index

        self._tried = self._stamp()
        try:
            index = Index.open(self.folder, self.settings)
            self._opened, self._fault = Opened(index, Assistant(index, self.settings)), None
        except Exception as fault:  # told to every visitor, and raised again for the log
            self._fault = fault
            raise
        finally:
            self._ready.set()
        self._opened.assistant.ask(WARMING)      # models that load at the first question load now; nothing is sent to a language model
        self._warm = True
        gc.freeze()          # what was opened stays: it need not be looked through for garbage with every few questions

    @property
    def ready(self) -> bool:
        """Whether the index is open and a question has been answered: what comes now is answered at once."""
        return self._warm

    @property
    def fault(self) -> str:
        """Why the index could not be opened; '' where it is open or being opened."""
        return str(self._fault) if self._fault else ""

    def now(self) -> Opened:
        """The index, moved on to its newest generation (published here or by another process), and its assistant; waits
        while they are being opened. Raises NotReady."""
        if not self._ready.wait(OPENING_LIMIT):
            raise NotReady("Chỉ mục chưa mở xong. Hãy thử lại sau ít phút.")
        try:
            if self._opened is None and self._stamp() != self._tried:       # it has been made anew since
                self.open()
            if self._opened is not None:
                self._opened.index.refresh()
                return self._opened
        except IndexFault as fault:
            self._fault = fault
        raise NotReady(f"Không mở được chỉ mục. {self._fault}")

    def _stamp(self) -> int:
        """Changes with every generation that is published."""
        pointer = self.folder / "CURRENT"
        return pointer.stat().st_mtime_ns if pointer.exists() else 0

    def documents(self) -> list[Document]:
        return self.now().index.documents()

    @contextmanager
    def asked(self) -> Iterator[None]:
        """While a question is asked. Where CROWD of them are at once, a second process is taken on."""
        with self._counting:
            self._waiting += 1
            crowded = self._waiting >= CROWD
        try:
            if crowded and self.second is not None and self.ready:
                self.second.begin()
            yield
        finally:
            with self._counting:
                self._waiting -= 1

    def answered_elsewhere(self, visit: str, earlier: list[str], question: str) -> tuple[Answer, tuple[str, ...]] | None:
        """(The answer, questions that may follow it) by the second process; None where it isn't there, or could not answer."""
        try:
            return self.second.answer(visit, earlier, question) if self.second is not None and self.second.ready else None
        except Gone as fault:
            log.warning("answered by the page's own process, as the second did not: %s", fault)
            return None

    def once(self, work: Callable[[Index], T]) -> T:
        """work(index), worked out once for each generation of the index: for lists that take reading every clause."""
        index = self.now().index
        generation = index.generation
        known, found = self._worked_out.get(work, (None, None))
        if known != generation:
            found = work(index)
            self._worked_out[work] = (generation, found)
        return found

    def answerable(self, questions: list[str]) -> list[str]:
        """The questions without those that are known to be refused. What isn't known is found out on another thread, for
        the next time: nobody waits for it."""
        generation = self.now().index.generation
        if self._refused[0] != generation:
            self._refused = (generation, set())
            threading.Thread(target=self._find_out, args=(generation, questions), daemon=True, name="examples").start()
        return [question for question in questions if question not in self._refused[1]]

    def _find_out(self, generation: int, questions: list[str]) -> None:
        time.sleep(_BEHIND)          # the first questions of visitors go first
        for question in questions:
            if self._refused[0] != generation:      # the index has moved on, and another thread with it
                return
            if self._opened.assistant.ask(question).answer.abstained and self._refused[0] == generation:
                self._refused[1].add(question)

    # -- changing ---------------------------------------------------------------------------------------------

    def add(self, paths: list[Path], progress: Callable | None = None, told: Callable | None = None) -> list:
        """Reads files into the index; gives ingest's report of each file. Visitors go on asking meanwhile.

        `progress` hears (files done, files in all, name of the one at hand), `told` each file's report.
        """
        with self._writing:
            return self.take_in(paths, self.folder, self.settings, progress, told)

    def read_again(self, progress: Callable[[int, int, str], None], told: Callable[[str, str], None]) -> None:
        """Reads the kept file of every document anew, with the readers of today, all in one new generation.

        `told` hears (name, what was wrong or '') of each; a document that can't be read again stays as it was.
        """
        from index.library import IndexWriter

        documents = self.documents()
        with self._writing, IndexWriter(self.folder, self.settings) as writer:
            for number, document in enumerate(documents):
                progress(number, len(documents), document.name)
                try:
                    file = self.now().index.file(document.id)
                    fresh = replace(self.read(file, document.name), name=document.name, source=document.source)
                except Exception as fault:  # one bad file never stops the others
                    told(document.name, str(fault) or type(fault).__name__)
                    continue
                writer.delete(document.id)
                writer.add(fresh, file.read_bytes())
                told(document.name, "")

    def delete(self, document: str) -> bool:
        """Takes a document, and the file kept of it, out of the index; whether it was there."""
        from index.library import IndexWriter

        with self._writing, IndexWriter(self.folder, self.settings) as writer:
            return writer.delete(document)

    # -- notes ------------------------------------------------------------------------------------------------

    def note(self, file: str, **entry: object) -> None:
        """Appends a line to a JSON Lines file beside the index: feedback, the log of questions."""
        line = json.dumps({"time": time.strftime("%Y-%m-%dT%H:%M:%S%z"), **entry}, ensure_ascii=False)
        with self._noting:
            self.notes.mkdir(parents=True, exist_ok=True)
            with (self.notes / file).open("a", encoding="utf-8") as notes:
                notes.write(line + "\n")
