"""The assistant: an index, asked in conversations."""
from __future__ import annotations

import re
import time
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from threading import Event, Lock

from assistant import again
from assistant.answer import Answer
from assistant.answering import Search, answer
from assistant.compound.answering import made_whole
from assistant.renamed import renamed
from assistant.scope import Scope, scope
from assistant.shelf import Shelf
from assistant.succession import compares_versions, in_force, successors
from assistant.understand import carrying, followup
from assistant.understand.followup import points_back, refers, resolve
from assistant.understand.asks import Ask
from assistant.understand.moving import asks_of_another, names_somebody
from assistant.understand.question import Question, understand
from index.lexicon.places import split_level
from index.library import Index
from index.records import Document
from index.settings import Settings
from index.text import fold

_SHELVES = 64        # documents kept ready; the others are read again when they are asked about
_ELLIPTIC = 2        # words of a question that says no more than what is asked: 'Công nhận năm nào?'
_ROUTED = 12         # documents looked at closely where a question names none


@dataclass(frozen=True, slots=True)
class Turn:
    """A question as it was understood, what it was asked of, what was answered, and what from."""

    question: Question
    scope: Scope
    answer: Answer
    search: Search | None = None


class Assistant:
    """Answers questions from an index. Safe to share between conversations and threads."""

    def __init__(self, index: Index, settings: Settings | None = None) -> None:
        self.index = index
        self.settings = settings or Settings()
        self._lock = Lock()
        self._shelves: OrderedDict[str, Shelf] = OrderedDict()
        self._generation = -1
        self._documents: list[Document] = []
        self._replaced: dict[str, Document] = {}

    def conversation(self) -> Conversation:
        return Conversation(self)

    def understood(self, text: str) -> Question:
        """A question read by itself."""
        return understand(text, lambda typed: self.index.correct(typed).text)

    def ask(self, text: str, turns: Sequence[Turn] = (), read: str = "") -> Turn:
        """Answers one question in the light of the turns before it; `read`: the question as it is meant, where that is known."""
        begun = time.perf_counter()
        self._refresh()
        said = self.understood(text)
        if read:
            said = replace(said.about(read), notes=(f"Đã hiểu câu hỏi là: “{read}”",))
        turn = self._asked(said, turns)
        turn = made_whole(turn, said, turns, lambda other, before: self._asked(self.understood(other), before, turn.scope))
        return replace(turn, answer=replace(turn.answer, elapsed_ms=(time.perf_counter() - begun) * 1000))

    def _asked(self, question: Question, turns: Sequence[Turn], of: Scope | None = None) -> Turn:
        """One question, answered by itself as it stands; of the plans of a scope where it names none itself."""
        back = bool(turns) and (refers(question) or (len(question.words) <= _ELLIPTIC or again.asks_of(question, turns[-1].answer)) and not scope(question, self._documents).named)
        recent = frozenset(c.clause.id for c in turns[-1].answer.citations) if back else frozenset()
        said, (question, within) = question, resolve(question, turns, self._documents)
        if question.read != said.read and (question.entities.years != turns[-1].question.entities.years or names_somebody(said) or asks_of_another(said)):
            recent = frozenset()         # 'thế đến năm 2030?', 'Còn Sacombank?', 'Còn dê thì sao?': of another than what was cited
        if within is None and back and (cited := _cited_alone(turns[-1], self._documents)):
            within = cited
        inherited = within is not None and not points_back(said) and not scope(question, self._documents).named
        if within is None or inherited and not within.groups:
            within, inherited = self._scope(question), False
            within = of if of and of.named and not within.named else within
        turn = self._carried(said, question, turns) or self._within(question, within, recent)
        if turn.answer.abstained and inherited:          # of another plan than the last question, though it does not say so
            fresh = self._within(question, self._scope(question), recent)
            turn = turn if fresh.answer.abstained else fresh
        return turn

    def _carried(self, said: Question, question: Question, turns: Sequence[Turn]) -> Turn | None:
        """A follow-up that names nothing, asked of the place or thing that the last question named: 'Biện pháp xử lý là gì?'; None where it says itself of what,
        or no clause on that place or thing answers."""
        named = carrying.named_before(said, turns[-1].question) if turns and question.read == said.read and not followup.row_told(turns[-1]) else ""
        if not named or not turns[-1].scope.documents:
            return None
        turn = self._within(question.about(f"{question.read.rstrip(' ?.')} – {named}"), turns[-1].scope, frozenset())
        return turn if not turn.answer.abstained and carrying.tells_of(turn.answer, named) else None

    def _within(self, question: Question, within: Scope, recent: frozenset[str]) -> Turn:
        """The question asked of the documents of a scope."""
        versions = compares_versions(question, within, self._replaced)
        all_of, within = within, in_force(question, within, self._replaced)
        question = question.without([*_names(within), *_issuers(question, within)], [d.number for d in within.documents] if question.asks_any(Ask.AMOUNT, Ask.SUM) else ())
        search = Search(scope=within, shelf=self.shelf, dense=self._dense, recent=recent, versions=versions, replaced=self._replaced)
        given = answer(question, search)
        if given.abstained and question.entities.places:
            question, within, given = self._otherwise(question, search, all_of) or (question, within, given)
        return Turn(question, within, given, replace(search, scope=within))

    def _otherwise(self, question: Question, search: Search, all_of: Scope) -> tuple[Question, Scope, Answer] | None:
        """A place that the plans in force do not know: asked by the name of today, then of the plans that they replace."""
        if named := renamed(question, search.scope.documents):
            given = answer(named[0], search)
            if not given.abstained:
                return named[0], search.scope, replace(given, question=question.text, notes=(*given.notes, named[1]))
        former = tuple((name, tuple(d for d in documents if d.id in self._replaced)) for name, documents in all_of.groups)
        before = Scope(tuple((name, documents) for name, documents in former if documents), all_of.missing, all_of.named)
        if before.groups and before != search.scope:
            given = answer(question, replace(search, scope=before))
            if not given.abstained:
                return question, before, given
        return None

    def shelf(self, document: Document) -> Shelf:
        """A document's shelf, read once and kept while it is among the last asked about."""
        with self._lock:
            held = self._shelves.get(document.id)
            if held is None:
                held = self._shelves[document.id] = Shelf(document, self.index.clauses(document.id))
                while len(self._shelves) > _SHELVES:
                    self._shelves.popitem(last=False)
            self._shelves.move_to_end(document.id)
            return held

    def _scope(self, question: Question) -> Scope:
        found = scope(question, self._documents)
        if found.named or len(self._documents) <= _ROUTED:
            return found
        hits = self.index.search(question.read, limit=60)
        near = list(dict.fromkeys(hit.clause.document for hit in hits))[:_ROUTED]
        by_id = {d.id: d for d in self._documents}
        return Scope(groups=(("", tuple(by_id[i] for i in near if i in by_id)),))

    def _dense(self, question: Question, documents: Sequence[Document]) -> dict[str, float]:
        return self.index.cosines(question.read, documents=[d.id for d in documents], limit=60)

    def _refresh(self) -> None:
        with self._lock:
            self.index.refresh()
            if self.index.generation == self._generation:
                return
            self._generation = self.index.generation
            self._documents = self.index.documents()
            self._replaced = successors(self._documents)
            self._shelves.clear()


def _cited_alone(turn: Turn, documents: Sequence[Document]) -> Scope | None:
    """The one document that an answer rests on, for a question that says nothing of its own: 'Bao giờ phải làm xong?'."""
    cited = {citation.clause.document for citation in turn.answer.citations}
    found = tuple(d for d in documents if d.id in cited)
    return Scope(groups=(("", found),)) if len(found) == 1 else None


def _names(within: Scope) -> list[str]:
    """The names by which the documents were chosen: they say nothing of which clause is meant."""
    if not within.named:
        return []
    names = [name for name, _ in within.groups] + [d.place for d in within.documents]
    return names + [d.province for d in within.documents if split_level(d.place)[1] == d.province]


def _issuers(question: Question, within: Scope) -> list[str]:
    """The departments whose plans are asked, where the question says no more of them: 'tiền chống sốt rét của Trung tâm Kiểm soát bệnh tật A là bao nhiêu'."""
    own = {re.sub(r" (?:tỉnh|thành phố|huyện|quận|thị xã)\b.*$", "", d.issuer) for d in within.documents}
    return [name for name in own if len(name.split()) > 1 and not question.asks_any(Ask.DUTIES, Ask.LEAD, Ask.COORDINATE) and re.search(rf"\bcủa {re.escape(fold(name))}\b", question.folded)]


@dataclass
class Conversation:
    """One visitor's questions and answers, in order."""

    assistant: Assistant
    turns: list[Turn] = field(default_factory=list)

    def ask(self, text: str, cancel: Event | None = None) -> Answer:
        """Answers a question in the light of those before it."""
        *_, given = self.stream(text, cancel)
        return given

    def stream(self, text: str, cancel: Event | None = None) -> Iterator[str | Answer]:
        """The Answer, last; before it, where a language model is set, the pieces of its answer as they pass the verifier."""
        settings = self.assistant.settings
        if not settings.llm:
            turn = self.assistant.ask(text, self.turns)
            self.turns.append(turn)
            yield turn.answer
            return
        from assistant.llm.answering import stream_with_model
        from assistant.llm.rewriting import follow_up

        begun = time.monotonic()
        read, exchanges = follow_up(settings, self.assistant.understood(text), self.turns, cancel)
        turn = self.assistant.ask(text, self.turns, read)
        for given in stream_with_model(self.assistant, turn, settings, cancel, time.monotonic() - begun):
            if isinstance(given, Answer):
                given = replace(given, exchanges=(*exchanges, *given.exchanges))
                self.turns.append(replace(turn, answer=given))
            yield given
