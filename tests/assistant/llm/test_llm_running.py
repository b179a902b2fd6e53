"""A generation given up ends, even where the model's client forgets that it was cancelled."""
from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from threading import Event, Timer
from typing import Any

import pytest
from langchain_core.messages import AIMessageChunk

from assistant.llm.running import Cancelled, Clock, stream


class Forgetful:
    """A model whose client forgets the first cancellation, as asyncio.wait_for does in Python 3.11 where a chunk comes in the same moment."""

    def __init__(self, goes_on: bool) -> None:
        self.goes_on, self.said_after, self.closed = goes_on, 0, Event()

    async def astream(self, messages: Sequence[Any]) -> AsyncIterator[AIMessageChunk]:
        try:
            yield AIMessageChunk("Một.")
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                pass
            while self.goes_on:
                self.said_after += 1
                yield AIMessageChunk("Nữa.")
                await asyncio.sleep(0)
            await asyncio.sleep(60)
        finally:
            self.closed.set()


@pytest.mark.parametrize("goes_on", [True, False], ids=["writes on", "falls silent"])
def test_a_generation_ends_whose_cancellation_was_forgotten(goes_on):
    model, cancel = Forgetful(goes_on), Event()
    Timer(0.3, cancel.set).start()
    heard = []
    with pytest.raises(Cancelled):
        heard.extend(stream(model, [], Clock(30, cancel), {}))
    assert model.closed.wait(10), "the generation went on"
    assert model.said_after <= 1, "more was taken from the model after it was given up"
