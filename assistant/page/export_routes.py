"""Word and Excel files of what the tabs show, worked out again from the choices in the address: nothing is kept for them."""
from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import Response

from assistant.page.chat_handlers import QUESTION_LENGTH
from assistant.page.chat_markup import LINKED
from assistant.page.compare_tab import side_by_side
from assistant.page.export.report import Report, answer_report, comparison_report, matrix_report, money_report
from assistant.page.limits import TooMany
from assistant.page.shared import Shared
from assistant.page.workspace import NotReady
from assistant.views.money import BY, amounts, grouped
from assistant.views.responsibilities import matrix

MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def export_routes(shared: Shared) -> APIRouter:
    """tl/xuat/<what>.<docx|xlsx>?<choices>"""
    def counted(request: Request) -> None:
        """A file counts as a question does: it takes as much work."""
        try:
            shared.limits.ask(request.scope.get("tl_user") or (request.client.host if request.client else ""))
        except TooMany as refusal:
            raise HTTPException(429, str(refusal)) from None

    router = APIRouter(prefix="/tl/xuat", dependencies=[Depends(counted)])

    def opened():
        try:
            return shared.workspace.now()
        except NotReady as fault:
            raise HTTPException(503, str(fault)) from None

    @router.get("/tra-loi.{suffix}")
    def answer(suffix: str, hoi: list[str] = Query()) -> Response:
        """The answer to the last question of a conversation."""
        conversation = opened().assistant.conversation()
        answers = [(question, conversation.ask(question[:QUESTION_LENGTH])) for question in hoi[-LINKED:]]
        return _file(answer_report(answers[-1:]), "tra-loi", suffix)

    @router.get("/trach-nhiem.{suffix}")
    def duties(suffix: str, noi_dung: str = Query("", alias="noi-dung"), co_quan: list[str] = Query([], alias="co-quan"),
               van_ban: list[str] = Query([], alias="van-ban")) -> Response:
        found = matrix(opened().index, documents=van_ban, of=co_quan, subject=noi_dung)
        return _file(matrix_report(found), "trach-nhiem", suffix)

    @router.get("/kinh-phi.{suffix}")
    def money(suffix: str, theo: str = "Địa bàn", dia_ban: str = Query("", alias="dia-ban"), nguon: str = "", hang_muc: str = Query("", alias="hang-muc"),
              nam: str = "", van_ban: list[str] = Query([], alias="van-ban")) -> Response:
        if theo not in BY:
            raise HTTPException(400, f"Không cộng theo “{theo}” được. Chọn một trong: {', '.join(BY)}.")
        found = amounts(opened().index, documents=van_ban, place=dia_ban, source=nguon, item=hang_muc, year=int(nam) if nam.isdecimal() and int(nam) else None)
        return _file(money_report(found, grouped(found, theo), theo), "kinh-phi", suffix)

    @router.get("/so-sanh.{suffix}")
    def comparison(suffix: str, van_ban: list[str] = Query(alias="van-ban"), noi_dung: list[str] = Query(alias="noi-dung")) -> Response:
        opened()
        return _file(comparison_report(side_by_side(shared, van_ban, noi_dung)), "so-sanh", suffix)

    return router


def _file(report: Report, name: str, suffix: str) -> Response:
    if suffix == "docx":
        from assistant.page.export.word import word

        data = word(report)
    elif suffix == "xlsx":
        from assistant.page.export.excel import excel

        data = excel(report)
    else:
        raise HTTPException(404, f"Chỉ xuất được: {', '.join(MEDIA)}.")
    return Response(data, media_type=MEDIA[suffix], headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}.{suffix}"})
