"""What all visitors share: opening, moving on, and being made anew while the page is open."""
from __future__ import annotations

import json
from dataclasses import replace

import pytest

from assistant.page.chat_markup import source_item
from assistant.page.choices import document_choices
from assistant.page.translate import Translator
from assistant.page.markup import answer_text, esc
from assistant.page.workspace import NotReady, Workspace
from assistant.answer import Answer, Citation
from index.errors import IndexNotFound
from index.library import IndexWriter
from index.settings import Settings
from tests.views.made import plan, write


def test_an_index_that_was_not_there_is_opened_once_it_is(tmp_path):
    workspace = Workspace(tmp_path / "chỉ mục", Settings())
    with pytest.raises(IndexNotFound):
        workspace.open()
    with pytest.raises(NotReady, match="Không có chỉ mục"):
        workspace.now()
    assert "Không có chỉ mục" in workspace.fault and not workspace.ready
    write(tmp_path / "chỉ mục").close()
    assert len(workspace.documents()) == 2 and workspace.ready and workspace.fault == ""


def test_another_process_adds_and_this_one_sees_it(tmp_path):
    write(tmp_path).close()
    workspace = Workspace(tmp_path, Settings())
    workspace.open()
    counted = []

    def names(index) -> list[str]:
        counted.append(index.generation)
        return [document.name for document in index.documents()]

    assert len(workspace.once(names)) == len(workspace.once(names)) == 2 and len(counted) == 1
    with IndexWriter(tmp_path) as writer:
        writer.add(plan("c" * 16, "tỉnh Hải Ba", "3/KH-UBND"))
    assert len(workspace.once(names)) == 3 and len(counted) == 2
    assert workspace.delete("c" * 16) and not workspace.delete("c" * 16)
    assert len(workspace.once(names)) == 2


def test_notes_are_lines_of_json_whatever_is_in_them(tmp_path):
    workspace = Workspace(tmp_path, Settings())
    workspace.note("x.jsonl", question='có "ngoặc"\nvà xuống dòng', rating="up")
    workspace.note("x.jsonl", question="hai")
    lines = (tmp_path / "page" / "x.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["question"] for line in lines] == ['có "ngoặc"\nvà xuống dòng', "hai"]


@pytest.mark.parametrize("text", [
    "<img src=x onerror=alert(1)>", "![x](http://x.invalid/a.png)", "[l](javascript:alert(1))", "<http://x.invalid>", "{{7*7}} ${7*7} `x`",
    "| a |\n| --- |\n| <script>alert(1)</script> |", "[1]: http://x.invalid", "    <b>mã</b>"])
def test_nothing_in_an_answer_becomes_a_link_a_picture_or_a_script(text):
    html = answer_text(Answer(question="?", text=text))
    for tag in ("<img", "<a ", "<script", "<b>", "{{", "${", "href="):
        assert tag not in html


def test_escaping_keeps_what_is_read():
    import html

    text = """<b> & "x" 'y' {{a}} ${b} `c`"""
    assert html.unescape(esc(text)) == text and not set("<>\"'{}$`") & set(esc(text).replace("&#", ""))
    assert Translator("vi")("{n} đoạn", n=1) == "1 đoạn"


def test_a_row_cited_tells_its_cells_under_their_headings(tmp_path):
    with write(tmp_path) as index:
        document, row = index.document("a" * 16), index.clause("a" * 16 + "#3")
        shown = source_item(Citation(number=1, document=document, clause=row, quote=row.quote), Translator())
        part = source_item(Citation(number=1, document=document, clause=row, quote="300"), Translator())
    assert "Tổng: 300" in shown and " | " not in shown and "<q>" not in shown
    assert "<q>300</q>" in part


def test_lists_tell_documents_apart_by_place_number_and_date():
    told = document_choices([plan("a" * 16, "tỉnh Hải Một", "1/KH-UBND"), replace(plan("b" * 16, "tỉnh Hải Ba", ""), number_blank=True)])
    assert [shown.split(" · ")[:2] for shown, _ in told] == [["tỉnh Hải Ba", "Kế hoạch"], ["tỉnh Hải Một", "Kế hoạch 1/KH-UBND"]]
    assert "để trống" not in str(told)
