"""The same functions for programs: named endpoints of Gradio's API, which are MCP tools too where that is turned on.

    from gradio_client import Client

    client = Client("http://127.0.0.1:7860", verbose=False)      # with accounts: headers={"Authorization": "Basic …"}
    answer = client.predict("Cơ quan nào chủ trì hỗ trợ OCOP ở Phú Thọ?", [], api_name="/hoi")
    print(answer["answer"])
    for citation in answer["citations"]:
        print(citation["title"], citation["label"], client.predict(citation["clause"], api_name="/nguon")["text"])

tests/page/test_api.py runs this example.
"""
# Gradio reads the functions' annotations at run time: so no `annotations` future.
from dataclasses import asdict

from assistant.page.chat_handlers import QUESTION_LENGTH
from assistant.page.compare_tab import side_by_side
from assistant.page.shared import Shared, asker
from assistant.views import finding
from assistant.views.catalogue import catalogue
from assistant.views.money import amounts, grouped
from assistant.views.responsibilities import matrix
from assistant.views.source import source_of

EARLIER = 10         # questions of a conversation that are taken with a new one


def add_api(gr, shared: Shared) -> None:
    """Adds the endpoints to the current Blocks. Each has the name of its function; all share the page's limit of questions at once."""

    def now(request):
        """The index and assistant of this moment; a program counts against the same limit as a visitor from its place."""
        shared.limits.ask(asker(request))
        return shared.workspace.now()

    for endpoint in (*_asking(gr, now), *_tables(gr, shared, now), *_documents(gr, shared, now)):
        gr.api(endpoint, api_name=endpoint.__name__, concurrency_limit=shared.at_once, concurrency_id="programs")


def _asking(gr, now):
    def hoi(cau_hoi: str, truoc: list[str], request: gr.Request = None) -> dict:
        """Trả lời một câu hỏi trên các văn bản đã có, kèm điều khoản làm căn cứ.

        Args:
            cau_hoi: Câu hỏi bằng tiếng Việt, có dấu hoặc không.
            truoc: Các câu đã hỏi trước đó trong cùng cuộc trò chuyện, cũ nhất đứng đầu; [] nếu không có.
        """
        conversation = now(request).assistant.conversation()
        for earlier in truoc[-EARLIER:]:
            conversation.ask(earlier[:QUESTION_LENGTH])
        return conversation.ask(cau_hoi[:QUESTION_LENGTH]).as_dict()

    def tra_cuu(tu_ngu: str, tinh: str = "", nam: int = 0, loai: str = "", request: gr.Request = None) -> list[dict]:
        """Tìm các điều khoản nói về điều cần tìm.

        Args:
            tu_ngu: Từ ngữ hoặc ý cần tìm.
            tinh: Chỉ tìm trong văn bản của tỉnh này; để trống là tất cả.
            nam: Chỉ tìm trong văn bản của năm này; 0 là tất cả.
            loai: Chỉ tìm trong loại văn bản này, ví dụ 'Kế hoạch'; để trống là tất cả.
        """
        choice = finding.Choice(province=tinh, year=nam or None, kind=loai)
        return [{"document": hit.document.name, "title": hit.document.title, "clause": hit.clause.id, "label": hit.clause.label, "path": list(hit.clause.path),
                 "page": hit.clause.page, "text": hit.clause.text} for hit in finding.find(now(request).index, tu_ngu, choice)]

    return hoi, tra_cuu


def _tables(gr, shared: Shared, now):
    def trach_nhiem(co_quan: list[str], noi_dung: str = "", request: gr.Request = None) -> list[dict]:
        """Nhiệm vụ của từng cơ quan, kèm vai trò và điều khoản.

        Args:
            co_quan: Tên các cơ quan; [] là tất cả.
            noi_dung: Chỉ các nhiệm vụ có những từ này; để trống là tất cả.
        """
        found = matrix(now(request).index, of=co_quan, subject=noi_dung)
        return [{**asdict(duty), "citation": found.citations[duty.citation - 1].as_dict()}
                for line in found.lines for duties in line.duties.values() for duty in duties]

    def kinh_phi(theo: str = "Địa bàn", dia_ban: str = "", nguon: str = "", hang_muc: str = "", nam: int = 0, request: gr.Request = None) -> list[dict]:
        """Kinh phí (đồng) cộng theo 'Địa bàn', 'Nguồn vốn', 'Hạng mục', 'Năm' hoặc 'Văn bản'; không cộng các dòng tổng.

        Args:
            theo: Cộng theo gì.
            dia_ban: Chỉ địa bàn này.
            nguon: Chỉ nguồn vốn này.
            hang_muc: Chỉ hạng mục có những từ này.
            nam: Chỉ năm này; 0 là tất cả.
        """
        groups = grouped(amounts(now(request).index, place=dia_ban, source=nguon, item=hang_muc, year=nam or None), theo)
        return [{"name": group.name, "dong": group.value, "clauses": list(dict.fromkeys(a.clause.id for a in group.amounts))} for group in groups]

    def so_sanh(van_ban: list[str], noi_dung: list[str], request: gr.Request = None) -> list[dict]:
        """So sánh các văn bản theo từng nội dung; ô trống là văn bản không quy định.

        Args:
            van_ban: Mã (id) của các văn bản, như van_ban trả về.
            noi_dung: Các nội dung cần so sánh.
        """
        now(request)
        found = side_by_side(shared, van_ban, noi_dung)
        return [{"document": document.name, "cells": {subject: {"text": cell.text, "citations": [c.as_dict() for c in cell.citations]}
                                                       for subject, cell in zip(found.subjects, line)}} for document, line in zip(found.documents, found.cells)]

    return trach_nhiem, kinh_phi, so_sanh


def _documents(gr, shared: Shared, now):
    def van_ban(request: gr.Request = None) -> list[dict]:
        """Các văn bản đang có, với số, ngày, nơi ban hành và tình trạng."""
        now(request)
        everything = shared.workspace.once(catalogue)
        return [{"id": e.document.id, "name": e.document.name, "title": e.document.title, "number": e.document.number, "date": e.document.date,
                 "issuer": e.document.issuer, "pages": e.document.pages, "clauses": e.clauses, "rows": e.rows, "sample": e.document.sample,
                 "replaced_by": [e.replaced_by.name] if e.replaced_by else []} for e in everything]

    def nguon(dieu_khoan: str, request: gr.Request = None) -> dict:
        """Nguyên văn một điều khoản, vị trí của nó và các điều khoản liền trước, liền sau.

        Args:
            dieu_khoan: Mã của điều khoản, như 'clause' trong câu trả lời.
        """
        try:
            source = source_of(now(request).index, dieu_khoan)
        except KeyError:
            raise gr.Error(f"Không có điều khoản {dieu_khoan} trong chỉ mục.") from None
        clause = source.clause
        return {"document": source.document.name, "label": clause.label, "path": list(clause.path), "page": clause.page, "text": clause.text,
                "previous": source.previous, "next": source.next}

    return van_ban, nguon
