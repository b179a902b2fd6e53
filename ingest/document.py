"""A file made a Document: read, its tables found, its outline parsed, its metadata and facts taken from its clauses."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from index.records import Clause, Document, TableRow
from ingest.blocks import Reading
from ingest.errors import EmptyFile
from ingest.facts.extract import extract_facts
from ingest.metadata.describe import describe
from ingest.metadata.references import read_references
from ingest.outline.draft import ClauseDraft
from ingest.outline.parse import parse
from ingest.readers import read_file
from ingest.tables.flattened import find_flattened
from ingest.tables.framed import without_frames
from ingest.tables.stitching import stitch


def read_document(path: Path, name: str | None = None) -> Document:
    """The document of a file, with its clauses, rows and facts; `name` stands in for the file's own where given.

    Raises UnreadableFile (see ingest.errors) where the file can't be read.
    """
    path = Path(path)
    reading = read_file(path)
    identity = sha256(path.read_bytes()).hexdigest()[:16]
    document = assemble(reading, identity, name or path.name)
    return replace(document, source=str(path))


def assemble(reading: Reading, identity: str, name: str) -> Document:
    """The document of what a reader gave. Raises EmptyFile where that holds no clause."""
    drafts = parse(stitch(find_flattened(without_frames(reading.blocks))))
    if not drafts:
        raise EmptyFile(name, "không có nội dung nào đọc được", "Hãy kiểm tra lại tệp.")
    clauses = finish(drafts, identity)
    fields = describe(drafts)
    document = Document(
        id=identity, name=name, source=name, media=reading.media, pages=reading.pages, notes=reading.notes, clauses=clauses,
        references=read_references(clauses, fields["number"]), **fields,
    )
    return replace(document, facts=extract_facts(document))


def finish(drafts: Sequence[ClauseDraft], identity: str) -> tuple[Clause, ...]:
    """Clauses and rows with their identities, in reading order."""
    return tuple(_clause(draft, identity, ordinal) for ordinal, draft in enumerate(drafts))


def _clause(draft: ClauseDraft, identity: str, ordinal: int) -> Clause:
    common = {
        "id": f"{identity}#{ordinal}", "document": identity, "ordinal": ordinal, "kind": draft.kind, "path": draft.path,
        "label": draft.label, "text": draft.text, "fragments": draft.fragments, "page": draft.page, "boxes": draft.boxes,
    }
    row = draft.row
    if row is None:
        return Clause(**common)
    return TableRow(
        **common, table=draft.table, title=row.title, unit=row.unit, headers=row.headers, groups=row.groups, cells=row.cells, role=row.role,
    )
