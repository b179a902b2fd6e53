"""Adding, replacing, deleting; what comes out is what went in."""
from __future__ import annotations

import sqlite3
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from index.errors import IndexBroken, IndexNotFound, ModelMismatch
from index.library import Added, Index, IndexWriter
from index.records import FactKind
from tests.index.plans import make_plan
from tests.index.quick import SyllableEmbedder, opened, writing


def held(folder: Path) -> tuple[set[str], int, int, int]:
    """Names of the documents, and how many clauses the catalogue, the lexical index and the vectors hold."""
    with opened(folder) as index:
        state = index._state
        return ({d.name for d in index.documents()}, index.counts()["clauses"], len(state.lexical), len(state.vectors))


def test_records_come_back_exactly(tmp_path: Path) -> None:
    plan = make_plan("Hà Giang")
    with writing(tmp_path) as writer:
        assert writer.add(plan) == Added("added")
    with opened(tmp_path) as index:
        assert index.documents() == [replace(plan, clauses=(), facts=())]
        assert index.clauses(plan.id) == list(plan.clauses)
        assert [index.clause(c.id) for c in plan.clauses] == list(plan.clauses)
        assert list(index.facts()) == list(plan.facts)
        with pytest.raises(KeyError):
            index.clause("none#1")
        with pytest.raises(KeyError):
            index.document("none")


def test_facts_are_filtered_by_their_fields(tmp_path: Path) -> None:
    first, second = make_plan("Hà Giang"), make_plan("Sơn La")
    with writing(tmp_path) as writer:
        writer.add(first)
        writer.add(second)
    with opened(tmp_path) as index:
        assert list(index.facts(FactKind.AMOUNT, year=2027)) == [first.facts[0], second.facts[0]]
        assert list(index.facts("amount", second.id, total=True)) == [second.facts[1]]
        assert list(index.facts(agency="Sở Công Thương", year=None)) == [first.facts[2], second.facts[2]]
        assert list(index.facts(clause=first.clauses[-2].id)) == [first.facts[0]]
        with pytest.raises(TypeError, match="colour"):
            index.facts(colour="red")


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    plan = make_plan("Hà Giang")
    with writing(tmp_path) as writer:
        writer.add(plan)
        assert writer.add(plan) == Added("unchanged")
    before = held(tmp_path)
    with writing(tmp_path) as writer:
        assert writer.seen(plan.id, plan.name, plan.source) == Added("unchanged")
        assert writer.add(plan) == Added("unchanged")
        assert writer.seen("0" * 16, "new.txt", "/new.txt") is None
        assert [folder.name for folder in (tmp_path / "generations").iterdir()] == ["000001"]  # nothing was copied
    assert held(tmp_path) == before == ({"hà giang.txt"}, 8, 8, 8)
    with opened(tmp_path) as index:
        assert index.generation == 1


def test_a_changed_file_takes_the_place_of_the_former(tmp_path: Path) -> None:
    old = make_plan("Hà Giang", source="/plans/a.txt")
    new = make_plan("Hà Giang", source="/plans/a.txt", extra="Điều chỉnh thời hạn bằng xe ngựa.")
    with writing(tmp_path) as writer:
        writer.add(old)
    with writing(tmp_path) as writer:
        assert writer.add(new) == Added("replaced", old.name)
    assert held(tmp_path) == ({new.name}, 9, 9, 9)
    with opened(tmp_path) as index:
        assert {hit.clause.document for hit in index.search("Sở Công Thương chủ trì khuyến công", limit=20)} == {new.id}
        assert index.search("xe ngựa")[0].clause.text == "Điều chỉnh thời hạn bằng xe ngựa."


def test_files_of_the_same_name_in_two_folders_both_stay(tmp_path: Path) -> None:
    plans = []
    for province in ("Hà Giang", "Sơn La"):
        source = tmp_path / province / "kế hoạch.txt"
        source.parent.mkdir()
        source.write_text(province, encoding="utf-8")
        plans.append(make_plan(province, name="kế hoạch.txt", source=str(source)))
    with writing(tmp_path / "index") as writer:
        assert [writer.add(plan).status for plan in plans] == ["added", "added"]
    (tmp_path / "Sơn La" / "kế hoạch.txt").unlink()
    moved = make_plan("Sơn La", name="kế hoạch.txt", source=str(tmp_path / "khác" / "kế hoạch.txt"), extra="Thêm.")
    with writing(tmp_path / "index") as writer:
        assert writer.add(moved).status == "replaced"
    with opened(tmp_path / "index") as index:
        assert {document.id for document in index.documents()} == {plans[0].id, moved.id}


def test_the_same_content_under_another_name_is_said(tmp_path: Path) -> None:
    plan = make_plan("Hà Giang")
    copy = replace(plan, name="bản sao.txt", source="/elsewhere/bản sao.txt")
    other_format = replace(make_plan("Hà Giang", name="hà giang.pdf"), source="/plans/hà giang.pdf")
    assert other_format.id != plan.id and other_format.content == plan.content
    with writing(tmp_path) as writer:
        writer.add(plan)
        assert writer.add(copy) == Added("duplicate", plan.name)
        assert writer.add(other_format) == Added("duplicate", plan.name)
    assert held(tmp_path) == ({plan.name}, 8, 8, 8)


def test_a_deleted_document_is_gone_from_everywhere(tmp_path: Path) -> None:
    source = tmp_path / "hà giang.txt"
    source.write_bytes("Kế hoạch chỉ có ở đây: quýt hồng".encode())
    gone = replace(make_plan("Hà Giang", extra="Quýt hồng chỉ có ở đây."), source=str(source))
    gone_id = sha256(source.read_bytes()).hexdigest()[:16]
    gone = replace(gone, id=gone_id, clauses=tuple(
        replace(c, id=f"{gone_id}#{c.ordinal}", document=gone_id) for c in gone.clauses), facts=())
    stays = make_plan("Sơn La")
    folder = tmp_path / "index"
    with writing(folder) as writer:
        writer.add(gone)
        writer.add(stays)
    with opened(folder) as index:
        assert index.search("quýt hồng")[0].clause.document == gone.id
        assert index.file(gone.id).read_bytes() == source.read_bytes()
        with pytest.raises(FileNotFoundError):
            index.file(stays.id)
    with writing(folder) as writer:
        assert writer.delete(gone.id) is True
        assert writer.delete(gone.id) is False
    assert held(folder) == ({stays.name}, 8, 8, 8)
    with opened(folder) as index:
        for query in ("quýt hồng", "quyt hong Hà Giang", "Hà Giang"):
            assert {hit.clause.document for hit in index.search(query, limit=50)} <= {stays.id}
        assert list(index.facts(document=gone.id)) == index.clauses(gone.id) == []
        assert gone.id not in dict(index.route("Hà Giang"))
        with pytest.raises(FileNotFoundError):
            index.file(gone.id)
    assert "Quýt hồng".encode() not in (folder / "generations" / "000002" / "catalogue.sqlite").read_bytes()


def test_added_and_deleted_before_anything_was_published(tmp_path: Path) -> None:
    first, second = make_plan("Hà Giang"), make_plan("Sơn La")
    with writing(tmp_path) as writer:
        writer.add(first)
        writer.add(second)
        writer.delete(first.id)
    assert held(tmp_path) == ({second.name}, 8, 8, 8)


def test_an_error_inside_the_block_leaves_the_state_before(tmp_path: Path) -> None:
    with writing(tmp_path) as writer:
        writer.add(make_plan("Hà Giang"))
    before = held(tmp_path)
    with pytest.raises(ZeroDivisionError), writing(tmp_path) as writer:
        writer.add(make_plan("Sơn La"))
        1 / 0
    assert held(tmp_path) == before
    assert [folder.name for folder in (tmp_path / "generations").iterdir()] == ["000001"]


def test_vietnamese_folder_names(tmp_path: Path) -> None:
    folder = tmp_path / "Kế hoạch làng nghề – Đắk Lắk #1%20?" / "chỉ mục"
    with writing(folder) as writer:
        writer.add(make_plan("Đắk Lắk"))
    with opened(folder) as index:
        assert index.search("khuyến công")


def test_what_cannot_be_opened_is_said_in_vietnamese(tmp_path: Path) -> None:
    with pytest.raises(IndexNotFound, match="python -m ingest"):
        opened(tmp_path / "nowhere")
    with writing(tmp_path) as writer:
        writer.add(make_plan("Hà Giang"))

    class Other(SyllableEmbedder):
        name = "other/model"

    for opening in (lambda: Index.open(tmp_path, embedder=Other()), lambda: IndexWriter(tmp_path, embedder=Other()).__enter__()):
        with pytest.raises(ModelMismatch, match="other/model.*python -m ingest") as fault:
            opening()
        assert SyllableEmbedder.name in str(fault.value)
    with writing(tmp_path) as writer:  # the one who was refused does not hold the lock
        assert writer.add(make_plan("Sơn La")).status == "added"
    (tmp_path / "generations" / "000002" / "catalogue.sqlite").write_bytes(b"not a database, not even nearly" * 100)
    with pytest.raises(IndexBroken, match="Hãy xóa"):
        opened(tmp_path)
    (tmp_path / "CURRENT").write_bytes(b"\xff\x00")
    with pytest.raises(IndexBroken, match="Hãy xóa"):
        opened(tmp_path)


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    place = tmp_path / "chỉ mục"
    place.write_text("một tệp", encoding="utf-8")
    with pytest.raises(IndexBroken, match="Hãy chọn thư mục khác"), writing(place):
        pass
    with pytest.raises(IndexNotFound):
        opened(place)


def test_a_published_catalogue_cannot_be_written_by_a_reader(tmp_path: Path) -> None:
    with writing(tmp_path) as writer:
        writer.add(make_plan("Hà Giang"))
    with opened(tmp_path) as index, pytest.raises(sqlite3.OperationalError):
        index._state.catalogue.connection.execute("DELETE FROM clauses")
