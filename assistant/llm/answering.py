"""From a composed answer to one in a model's words, checked sentence by sentence; or the composed one with a note."""
from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from threading import Event
from typing import TYPE_CHECKING, Any

import prompts
from assistant.answer import Answer, Exchange, Sum
from assistant.llm.context import Context
from assistant.llm.model import ModelFault, chat_model, window
from assistant.llm.pieces import Pieces
from assistant.llm.rewriting import search_queries
from assistant.llm.running import Cancelled, Clock, TooSlow, stream
from assistant.llm.sifting import Sieve, renumbered
from assistant.llm.sufficing import lacking, silent
from assistant.llm.tools import make_tools, research
from assistant.verification.statements import MARK
from index.settings import Settings
from index.text import fold

if TYPE_CHECKING:
    from assistant.assistant import Assistant, Turn

STANDS = "Câu trả lời do chương trình soạn từ điều khoản, vì mô hình ngôn ngữ "
_HITS = 30
# Asked in these words, a question wants more than a clause: "vì sao", "tóm tắt kế hoạch", "soạn đoạn báo cáo về …"
_FREE = re.compile(r"\b(?:vì sao|tại sao|vì lý do|tóm tắt|tóm lược|khái quát|soạn|viết (?:giúp|một|cho|lại)?.{0,20}(?:đoạn|bài|báo cáo|tóm tắt)|phân tích|nhận xét)\b")
_CODE = re.compile(r"\b(?:mã|code|python|javascript|sql|excel|thơ|bài hát|chuyện cười)\b")


def is_free_form(question: str) -> bool:
    """Whether a question is one that the composed answers are not made for."""
    line = fold(question)
    return bool(_FREE.search(line)) and not _CODE.search(line)


def answer_with_model(assistant: Assistant, turn: Turn, settings: Settings, cancel: Event | None = None) -> Answer:
    """The answer of a turn in the model's words where they hold, within settings.llm_timeout; else the composed one with a note."""
    answer = turn.answer
    for given in stream_with_model(assistant, turn, settings, cancel):
        if isinstance(given, Answer):
            answer = given
    return answer


def stream_with_model(assistant: Assistant, turn: Turn, settings: Settings, cancel: Event | None = None, spent: float = 0.0) -> Iterator[str | Answer]:
    """The pieces of the model's answer as each passes the verifier, their marks numbered as the model has them; the whole
    Answer last, which stands in the place of the pieces. `spent`: seconds of the time limit that are gone already."""
    begun = time.monotonic()
    free = is_free_form(turn.question.read)
    if turn.answer.abstained and not free or not turn.scope.documents:
        yield turn.answer         # what the plans don't hold, a model can't know
        return
    work = _Work(assistant, turn, settings, Clock(settings.llm_timeout - spent, cancel), free)
    why = ""
    try:
        yield from work.run()
        why = work.why_not()
    except Cancelled:
        why = "đã được dừng theo yêu cầu"
    except TooSlow:
        why = f"không trả lời xong trong {settings.llm_timeout:g} giây"
    except ModelFault as fault:
        why = str(fault)
    took = turn.answer.elapsed_ms + (time.monotonic() - begun) * 1000
    if why:
        yield replace(turn.answer, notes=(*turn.answer.notes, f"{STANDS}{why}."), exchanges=tuple(work.exchanges), elapsed_ms=took)
        return
    text, citations = renumbered(work.sieve.text(), work.context.citations)
    text = "\n".join(filter(None, (text, silent(turn.answer))))
    dropped = len(work.sieve.faulty)
    notes = (f"Đã bỏ {dropped} câu của mô hình ngôn ngữ vì không khớp với điều khoản.",) if dropped else ()
    yield replace(turn.answer, text=text, citations=citations, abstained=False, related=(), computed=tuple(s for s in work.sums if s.result in text),
                  notes=(*turn.answer.notes, *notes), exchanges=tuple(work.exchanges), elapsed_ms=took)


@dataclass
class _Work:
    """One question put to the model."""

    assistant: Assistant
    turn: Turn
    settings: Settings
    clock: Clock
    free: bool
    exchanges: list[Exchange] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)
    cut_off: bool = False
    waiting: str = ""

    def run(self) -> Iterator[str]:
        model = chat_model(self.settings)
        self.context = Context.of(window(model))
        self._fill(model)
        self.sums = list(self.turn.answer.computed)
        self.sieve = Sieve(self.context, self.turn.question.text, self.sums)
        if not self.context.citations:
            return
        pieces = Pieces()
        for text in (self._researched(model) if self.free else self._told(model, self._prompt())):
            yield from self._passed(pieces.feed(text))
        yield from self._passed(pieces.rest(self.cut_off))
        self.sieve.settle()
        if self.sieve.faulty and not self.sieve.said_nothing:
            self._repair(model)
            self.sieve.settle()

    def why_not(self) -> str:
        """Why the composed answer stands; '' where the model's does."""
        if not self.context.citations:
            return "không có điều khoản nào để dựa vào"
        if not any(not p.blank for p in self.sieve.pieces):
            return "không viết gì"
        if self.sieve.said_nothing:
            return "không thấy câu trả lời trong các điều khoản"
        if not self.sieve.answers():
            reasons = [p.reason for p in self.sieve.pieces if p.reason]
            return "viết câu không khớp với điều khoản" + (f" ({reasons[0]})" if reasons else "")
        if not self.sieve.holds():
            return "viết những câu không khớp với nhau"
        return "" if self.free else lacking(self.turn.answer, self.turn.question.read, *renumbered(self.sieve.text(), self.context.citations))

    def _passed(self, texts: list[str]) -> Iterator[str]:
        """Those that passed; one without a mark of its own waits for the next that has one, and comes with it if it can lean on that."""
        for text in texts:
            if self.sieve.take(text).reason:
                continue
            self.waiting += text
            if MARK.search(text):
                yield text if self.sieve.false(self.waiting) else self.waiting
                self.waiting = ""

    def _fill(self, model: Any) -> None:
        """The composed answer's clauses first, with their numbers, then the best hits of the question and of the model's queries."""
        by_id = {d.id: d for d in self.turn.scope.documents}
        for c in self.turn.answer.citations or self.turn.answer.related:
            self.context.add(c.document, c.clause, c.quote)
        queries = [self.turn.question.read]
        if self.free:
            queries += self._recorded("search_queries", lambda: search_queries(model, self.turn.question.text, list(by_id.values()), self.clock))
        for query in queries:
            hits = self.assistant.index.search(query, documents=list(by_id), limit=_HITS if len(queries) == 1 else _HITS // 2)
            self.context.fill((by_id[h.clause.document], h.clause) for h in hits if h.clause.document in by_id)

    def _recorded(self, name: str, ask: Callable[[], list[str]]) -> list[str]:
        begun = time.monotonic()
        given = ask()
        self.exchanges.append(Exchange(purpose=prompts.load(name).purpose, sent=((self.turn.question.text),), received="\n".join(given), seconds=time.monotonic() - begun))
        return given

    def _prompt(self) -> tuple[str, list[tuple[str, str]]]:
        answer, question = self.turn.answer, self.turn.question.text
        if answer.kind == "compare":
            plans = "\n".join(f"- {name}" for name, _ in self.turn.scope.groups if name) or "\n".join(f"- {d.title}" for d in self.turn.scope.documents)
            return "comparison", prompts.load("comparison").fill(clauses=self.context.text, question=question, plans=plans)
        same = [c.clause.id for c in answer.citations] == [c.clause.id for c in self.context.citations[:len(answer.citations)]]
        return "answer", prompts.load("answer").fill(clauses=self.context.text, question=question, draft=answer.text if same and not answer.abstained else "")

    def _told(self, model: Any, prompt: tuple[str, list[tuple[str, str]]]) -> Iterator[str]:
        """What the model writes, kept for the record however it ends."""
        begun, heard, ended = time.monotonic(), [], {}
        try:
            for text in stream(model, prompt[1], self.clock, ended):
                heard.append(text)
                yield text
        finally:
            self.cut_off = ended.get("reason") == "length"
            self.exchanges.append(Exchange(purpose=prompts.load(prompt[0]).purpose, sent=tuple(text for _, text in prompt[1]),
                                           received="".join(heard), seconds=time.monotonic() - begun))

    def _researched(self, model: Any) -> Iterator[str]:
        titles = "\n".join(d.title or d.name for d in self.turn.scope.documents[:12])
        prompt = prompts.load("research").fill(clauses=self.context.text, question=self.turn.question.text, titles=titles)
        tools = make_tools(self.assistant.index, self.turn.scope.documents, self.context, self.sums)
        begun, heard = time.monotonic(), []
        try:
            yield research(model, list(prompt), tools, self.clock, heard.append)
        except ModelFault:                      # a model that can't call tools can still answer from what was found
            yield from self._told(model, ("research", prompt))
        finally:
            self.exchanges.append(Exchange(purpose=prompts.load("research").purpose, sent=tuple(text for _, text in prompt), received="\n".join(heard),
                                           seconds=time.monotonic() - begun))

    def _repair(self, model: Any) -> None:
        """Asks once more for the pieces kept back; what comes too late or not at all leaves them out."""
        wanted = {n + 1: i for n, i in enumerate(self.sieve.faulty)}
        faults = "\n".join(f"{n}. {self.sieve.pieces[i].text.strip()} — Lý do: {self.sieve.pieces[i].reason}" for n, i in wanted.items())
        prompt = prompts.load("repair").fill(clauses=self.context.text, question=self.turn.question.text, faults=faults)
        try:
            reply = "".join(self._told(model, ("repair", prompt)))
        except (TooSlow, ModelFault):
            return
        for line in reply.split("\n"):
            found = re.match(r"\s*(\d{1,2})[.)]\s+(.*)", line)
            if found and int(found[1]) in wanted:
                self.sieve.mend(wanted[int(found[1])], found[2])
