"""Which documents a question means: places that hold one another, subjects, numbers, and what a document says as a whole."""
from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from index.records import Document
from index.reranker import load_reranker
from index.routing import Routes
from index.settings import Settings
from tests.index.plans import make_plan
from tests.index.quick import SyllableEmbedder, opened, writing

DISTRICT = replace(make_plan("Hưng Yên", name="khoái châu"), place="huyện Khoái Châu", level="huyện", number="")
PROVINCE = replace(make_plan("Hưng Yên", name="hưng yên"), number="")
BEFORE = replace(make_plan("Yên Bái"), province_today="Lào Cai", number="")
MERGED = replace(make_plan("Lào Cai"), number="")
ROUTES = Routes([DISTRICT, PROVINCE, BEFORE, MERGED])


def test_a_place_and_the_wider_place_that_holds_it() -> None:
    assert ROUTES.named("Khoái Châu làm gì?") == [{DISTRICT.id}]
    assert ROUTES.named("Hưng Yên làm gì?") == [{PROVINCE.id, DISTRICT.id}]
    assert ROUTES.named("Khoái Châu căn cứ văn bản nào của tỉnh Hưng Yên?") == [{DISTRICT.id}, {PROVINCE.id}]
    assert list(ROUTES.route("tỉnh Hưng Yên làm gì?", {}))[0] == PROVINCE.id


def test_a_province_of_today_and_those_that_went_into_it() -> None:
    assert ROUTES.named("Lào Cai") == [{MERGED.id, BEFORE.id}]
    assert ROUTES.named("Yên Bái") == [{BEFORE.id}]
    assert ROUTES.named("Lào Cai và Yên Bái trước sáp nhập") == [{MERGED.id}, {BEFORE.id}]
    shares = ROUTES.shares("Lào Cai", {}, [MERGED.id, BEFORE.id])
    assert shares[MERGED.id] > shares[BEFORE.id] > 0


def test_what_nothing_names_is_not_routed_to() -> None:
    assert ROUTES.route("Giá vàng hôm nay", {PROVINCE.id: 1.0}) == {} and ROUTES.named("Giá vàng hôm nay") == []


def test_a_number_chooses_among_the_plans_of_a_place() -> None:
    plans = [replace(make_plan("Huế", name=str(n)), number=f"{n}/KH-UBND") for n in (7, 12)] + [make_plan("Sơn La")]
    routes = Routes(plans)
    assert routes.named("Kế hoạch số 12/KH-UBND của Huế") == [{plans[1].id}]
    assert routes.named("Kế hoạch số 07/KH-UBND") == [{plans[0].id}]
    assert routes.named("Huế thay thế kế hoạch số 99/KH-UBND nào?") == [{plans[0].id, plans[1].id}]


def test_a_name_of_one_syllable_keeps_its_marks() -> None:
    """'Huệ' (of a person's name) is not 'Huế'; unmarked it may be. A longer name may be misspelt."""
    routes = Routes([make_plan("Huế"), make_plan("Cao Bằng")])
    assert [routes.names_in(text) for text in ("ở Huế", "o hue", "đường Nguyễn Huệ", "cao băng")] == [
        [("hue",)], [("hue",)], [], [("cao", "bang")]]


def test_each_place_named_has_its_best_document_first() -> None:
    """Else a document whose subject is in the question by chance comes before those of the place, and one place before another."""
    plans = [replace(make_plan(place, name=f"{place} {subject}", subject=subject), number="")
             for place in ("Huế", "Sơn La", "Cà Mau") for subject in ("làng nghề", "ngân sách nhà nước")]
    ids = {plan.name: plan.id for plan in plans}
    found = list(Routes(plans).route("Kế hoạch làng nghề của Huế và Sơn La lấy vốn nào ngoài ngân sách nhà nước?", {
        ids["Huế làng nghề"]: 1.0, ids["Sơn La làng nghề"]: 1.0}))
    assert set(found[:2]) == {ids["Huế làng nghề"], ids["Sơn La làng nghề"]} and len(found) == 6


def test_a_subject_is_said_by_more_than_a_syllable_and_not_by_an_agency() -> None:
    rural = replace(make_plan("Huế", subject="phát triển nông thôn"), number="")
    council = replace(make_plan("Sơn La", subject="giám sát của Hội đồng nhân dân"), number="")
    routes = Routes([rural, council, replace(make_plan("Cà Mau", subject="lễ hội"), number="")])
    assert routes.route("Thôn nào được công nhận?", {}) == {}
    alike = Routes([replace(make_plan(place, subject=subject), number="") for place, subject in (("Huế", "làng nghề"), ("Sơn La", "làng nghề nông thôn"))])
    assert alike.route("Thôn nào được công nhận làng nghề?", {}) == {}
    assert next(iter(routes.route("Nông thôn được hỗ trợ gì?", {}))) == rural.id
    scores = routes.subjects("Lễ hội căn cứ nghị quyết nào của HĐND (Hội đồng nhân dân)?")
    assert max(scores, key=scores.get) != council.id


def plan_on(subject: str, province: str, extra: str) -> Document:
    return make_plan(province, name=f"{subject} {province}", subject=subject, extra=extra)


def test_of_a_places_plans_the_one_that_says_what_is_asked(tmp_path: Path) -> None:
    said = {"chuyển đổi số": "Nâng cấp đường truyền đến từng thôn bản.", "giảm nghèo": "Cho hộ nghèo mượn trâu sinh sản.",
            "y tế cơ sở": "Mỗi trạm có một bác sĩ đa khoa."}
    with writing(tmp_path) as writer:
        for province in ("Hà Giang", "Sơn La", "Huế"):
            for subject, extra in said.items():
                writer.add(plan_on(subject, province, extra))
    with opened(tmp_path) as index:
        names = {document.id: document.name for document in index.documents()}
        for question, subject in (("Sơn La cho mượn trâu thế nào?", "giảm nghèo"), ("Sơn La bố trí bác sĩ ở trạm ra sao?", "y tế cơ sở"),
                                  ("Kế hoạch chuyển đổi số của Sơn La do ai tham mưu kinh phí?", "chuyển đổi số")):
            assert names[index.route(question)[0][0]] == names[index.search(question)[0].clause.document] == f"{subject} Sơn La"


def test_the_same_clauses_come_first_among_many_plans(tmp_path: Path) -> None:
    questions = ("Sở nào của Huế hướng dẫn sở hữu trí tuệ?", "Ai tham mưu kinh phí cho kế hoạch làng nghề của Huế?",
                 "Huế: cấp xã báo cáo trước ngày nào?")
    found = []
    for size in (2, 30):
        with writing(tmp_path / str(size)) as writer:
            writer.add(make_plan("Huế"))
            for number in range(size - 1):
                writer.add(plan_on(f"chuyên đề {number}", f"Vùng {chr(65 + number)}", f"Nội dung riêng thứ {number}."))
        with opened(tmp_path / str(size)) as index:
            found.append([index.search(question)[0].clause.text for question in questions])
    assert found[0] == found[1]
    assert ["sở hữu trí tuệ" in found[0][0], "kinh phí" in found[0][1], "15/11" in found[0][2]] == [True] * 3


def test_many_threads_ask_one_index(tmp_path: Path) -> None:
    with writing(tmp_path) as writer:
        for province in ("Hà Giang", "Sơn La", "Huế"):
            writer.add(make_plan(province))
    with opened(tmp_path) as index:
        questions = [f"{what} {where}" for what in ("khuyến công", "kinh phi", "báo cáo") for where in ("Huế", "Sơn La", "")] * 5
        alone = [[hit.clause.id for hit in index.search(question)] for question in questions]
        with ThreadPoolExecutor(8) as pool:
            together = list(pool.map(lambda question: [hit.clause.id for hit in index.search(question)], questions))
    assert together == alone


def test_an_index_that_lost_its_last_document_answers(tmp_path: Path) -> None:
    plan = make_plan("Huế")
    with writing(tmp_path) as writer:
        writer.add(plan)
    with writing(tmp_path) as writer:
        writer.delete(plan.id)
    with opened(tmp_path) as index:
        assert index.search("khuyến công Huế") == [] and index.route("Huế") == [] and index.documents() == []


class LongestFirst:
    """A reranker that prefers long texts, and notes what it was given."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def score(self, question: str, texts: list[str]) -> list[float]:
        self.given += texts
        return [float(len(text)) for text in texts]


def test_a_reranker_orders_what_was_found(tmp_path: Path) -> None:
    from index.folder import IndexFolder
    from index.library import Index

    assert load_reranker(Settings()) is None
    with writing(tmp_path) as writer:
        writer.add(make_plan("Huế"))
    reranker = LongestFirst()
    with Index(IndexFolder(tmp_path), SyllableEmbedder(), reranker) as index:
        hits = index.search("Sở Công Thương chủ trì khuyến công", limit=3)
    lengths = [len(text) for text in reranker.given]
    assert len(hits) == 3 and [hit.score for hit in hits] == sorted(lengths, reverse=True)[:3]
    assert any(text.startswith("III. TỔ CHỨC THỰC HIỆN\n1. Sở Công Thương\n") for text in reranker.given)
