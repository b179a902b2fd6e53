"""What the tabs of a page share."""
from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from assistant.page.accounts import Accounts
from assistant.page.limits import Limits
from assistant.page.translate import Translator
from assistant.page.workspace import Workspace


WAITING = 8          # questions of visitors taken from the queue at once: most wait for the process that answers (Workspace.answering)


@dataclass(frozen=True)
class Shared:
    """Handed to every tab: the workspace, the page's language, the limits and what may be logged."""

    workspace: Workspace
    t: Translator
    limits: Limits = field(default_factory=Limits)
    logging: bool = True
    accounts: Accounts | None = None     # with accounts only editors upload and delete; without, everyone does

    @property
    def at_once(self) -> int:
        """Questions of programs worked on at the same time: one, as it keeps a processor busy and more would only take it from each other; more where a
        language model is waited for."""
        return WAITING if self.workspace.settings.llm else 1

    @property
    def folder_key(self) -> str:
        """Tells one index from another in the browser's storage, without showing the folder's name."""
        return hashlib.sha256(str(self.workspace.folder.resolve()).encode()).hexdigest()[:8]

    def may_edit(self, request) -> bool:
        """Whether the visitor may add and delete documents."""
        if self.accounts is None:
            return True
        account = self.accounts.account(request.username or "")
        return account is not None and account.edits

    def log(self, request, question: str, answer) -> None:
        """A line in the log of who asked what; nothing where logging is turned off."""
        if self.logging:
            self.workspace.note("questions.jsonl", user=asker(request), question=question, kind=answer.kind,
                                abstained=answer.abstained, ms=round(answer.elapsed_ms, 1))


def asker(request) -> str:
    """The visitor's account, else the address the request comes from."""
    return request.username or (request.client.host if request.client else "")
