"""A second process that answers questions beside the page's own: Python runs one thread of a process at a time, so that serving fifty visitors and
answering them would take the processor from each other.

It opens the index for itself and follows the conversations that it is asked in. It costs about as much memory as the first, so it is taken on where the
page is open to others, or where questions wait (Workspace). Until it is ready, and where it has died, the page answers by itself. It ends when the
page's process does, however that ends: then its pipe has no other end.
"""
from __future__ import annotations

import gc
import itertools
import logging
import multiprocessing
import signal
import threading
import traceback
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import Future
from multiprocessing.connection import Connection
from pathlib import Path

from assistant.answer import Answer
from index.settings import Settings

CONVERSATIONS = 500      # followed at once; the oldest go first, and are told anew what went before
PATIENCE = 60.0          # seconds that an answer is waited for before the page answers by itself
WARMING = "Cơ quan nào chủ trì?"
log = logging.getLogger(__name__)


class Gone(Exception):
    """The second process has not answered: it is not there, or something went wrong in it."""


class SecondProcess:
    """The handle of the page's own process. Safe to use from many threads."""

    def __init__(self, folder: Path, settings: Settings, patience: float = PATIENCE) -> None:
        self._folder, self._settings, self._patience = folder, settings, patience
        self._lock = threading.Lock()
        self._begun, self._ready = False, False
        self._pipe: Connection | None = None
        self._process: multiprocessing.process.BaseProcess | None = None
        self._asked: dict[int, Future] = {}
        self._numbers = itertools.count()

    def begin(self) -> None:
        """Starts it, the first time; returns at once."""
        with self._lock:
            begun, self._begun = self._begun, True
        if not begun:
            threading.Thread(target=self._listen, daemon=True, name="second process").start()

    @property
    def ready(self) -> bool:
        return self._ready

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def answer(self, visit: str, earlier: Sequence[str], question: str) -> tuple[Answer, tuple[str, ...]]:
        """(The answer, questions that may follow it) to the next question of a conversation; `earlier`: the last ones before it, for one that the process
        does not know. Raises Gone."""
        with self._lock:
            if not self._ready:
                raise Gone("not ready")
            number, given = next(self._numbers), Future()
            self._asked[number] = given
            try:
                self._pipe.send((number, visit, tuple(earlier), question))
            except OSError as fault:
                del self._asked[number]
                raise Gone(str(fault)) from None
        try:
            return given.result(self._patience)
        except TimeoutError:
            raise Gone(f"no answer within {self._patience:.0f} s") from None

    def _listen(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other, self._folder, self._settings), daemon=True, name="answers")
        self._process.start()
        other.close()
        try:
            while True:
                number, answered, fault = self._pipe.recv()
                if number is None:
                    self._ready = True
                elif fault:
                    self._asked.pop(number).set_exception(Gone(fault))
                else:
                    self._asked.pop(number).set_result(answered)
        except (EOFError, OSError):
            log.warning("the second process has ended; questions are answered by the page's own")
        with self._lock:
            self._ready = False
            left, self._asked = self._asked, {}
        for given in left.values():
            given.set_exception(Gone("ended"))


def _serve(pipe: Connection, folder: Path, settings: Settings) -> None:
    """What the second process does: answers what comes through the pipe, one question after the other, until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)       # Ctrl+C is for the page, which ends this process
    from assistant.assistant import Assistant
    from index.library import Index

    index = Index.open(folder, settings)
    assistant = Assistant(index, settings)
    assistant.ask(WARMING)
    followed = _Followed(assistant)
    gc.freeze()              # what was opened stays: it need not be looked through for garbage with every few questions
    pipe.send((None, None, ""))
    while True:
        try:
            number, visit, earlier, question = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            pipe.send((number, followed.answer(visit, earlier, question), ""))
        except OSError:
            return
        except Exception:       # told to the page, which answers by itself
            pipe.send((number, None, traceback.format_exc()))


class _Followed:
    """The conversations that the second process is asked in."""

    def __init__(self, assistant) -> None:
        self._assistant = assistant
        self._known: OrderedDict[str, tuple[int, object]] = OrderedDict()      # visit → (generation of the index, conversation)

    def answer(self, visit: str, earlier: Sequence[str], question: str) -> tuple[Answer, tuple[str, ...]]:
        from assistant.page.chat_handlers import REMEMBERED
        from assistant.views.followups import followups

        index = self._assistant.index
        index.refresh()
        generation, conversation = self._known.pop(visit, (None, None))
        if generation != index.generation:
            conversation = self._assistant.conversation()
            for asked in earlier:
                conversation.ask(asked)
        given = conversation.ask(question)
        del conversation.turns[:-REMEMBERED]
        self._known[visit] = index.generation, conversation
        while len(self._known) > CONVERSATIONS:
            self._known.popitem(last=False)
        return given, followups(index, given)
