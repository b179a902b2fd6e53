"""Vectors of questions, clauses and what stands above them: the nearer, the likelier does the clause answer the question.

The rows begin as those of the shipped embedding model, which knows what is about the same; learned further (learn.py) on questions with the clauses that
answer them, against those that rank beside them, they know what is asked and what answers it: 'tiền' and 'kinh phí', 'ai lo' and 'chủ trì'.
"""
from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedding import SHIPPED, StaticEmbedder
from index.passage import passage
from index.records import Clause, Document

MODEL = Path(__file__).with_name("model.safetensors")
_in_use = MODEL


@cache
def embedder(table: Path | None = None) -> StaticEmbedder:
    """By other rows than those in use where `table` is given. Raises OSError where the file is missing, ValueError where it is broken."""
    return StaticEmbedder(SHIPPED, table or _in_use)


def use(table: Path) -> None:
    """Takes other rows from now on than those that ship: where a judge is learned, such as have not seen its questions."""
    global _in_use
    _in_use = table
    embedder.cache_clear()


def near(question: str, vectors: tuple[NDArray[np.float32], NDArray[np.float32]]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The cosines of a question with the own words of clauses, and with those above them, each [clauses]. `vectors`: as of_clauses() gives them."""
    asked = _of_question(question)
    return vectors[0] @ asked, vectors[1] @ asked


@lru_cache(maxsize=64)      # one question is set beside the clauses of several plans
def _of_question(question: str) -> NDArray[np.float32]:
    return embedder().encode_queries([question])[0]


def of_clauses(clauses: Sequence[Clause], document: Document) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Of the clauses' own words and of those above them, each [clauses, dimension] of rows of length 1 (or 0, where there are no words)."""
    own, above = texts(clauses, document)
    return embedder().encode_clauses(own), embedder().encode_clauses(above)


def texts(clauses: Sequence[Clause], document: Document) -> tuple[list[str], list[str]]:
    """What is made a vector of each clause: its own words, and its headings, group rows and the headers of its cells."""
    passages = [passage(clause, document) for clause in clauses]
    return [p.text for p in passages], ["\n".join((p.near, p.far, p.headers)) for p in passages]
