"""Records to JSON and back, so that they come out of the catalogue exactly as they went in."""
from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from index.records import Box, Clause, ClauseKind, Document, Fact, FactKind, Reference, RowRole, TableRow


def dump(record: Any, leave_out: frozenset[str] = frozenset()) -> str:
    """A record as JSON, without the fields named in `leave_out`."""
    plain = {f.name: getattr(record, f.name) for f in fields(record) if f.name not in leave_out}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), default=_nested)


def _nested(value: Any) -> dict:
    return {f.name: getattr(value, f.name) for f in fields(value)}


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


def load_clause(text: str) -> Clause:
    """The Clause, or TableRow, that dump() wrote."""
    plain = {key: _tuples(value) for key, value in json.loads(text).items()}
    plain["kind"] = ClauseKind(plain["kind"])
    plain["boxes"] = tuple(Box(**box) for box in plain["boxes"])
    if "cells" not in plain:
        return Clause(**plain)
    plain["role"] = RowRole(plain["role"])
    return TableRow(**plain)


def load_document(text: str) -> Document:
    """The Document that dump() wrote, without its clauses and facts."""
    plain = {key: _tuples(value) for key, value in json.loads(text).items()}
    plain["references"] = tuple(Reference(**reference) for reference in plain["references"])
    return Document(**plain)


def load_fact(text: str) -> Fact:
    """The Fact that dump() wrote."""
    plain = json.loads(text)
    return Fact(**{**plain, "kind": FactKind(plain["kind"])})
