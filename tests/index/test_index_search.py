"""What a question finds: with and without diacritics, among plans that look alike, and whatever is typed."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index import vectors
from index.joining import join
from index.library import Index
from index.query import pairs, read_query, syllables
from index.records import ClauseKind, TableRow
from index.routing import Routes
from index.segment import words
from index.synonyms import synonyms, written_as
from index.vectors import Vectors
from tests.index.plans import make_plan
from tests.index.quick import opened, writing

PROVINCES = ("Hà Giang", "Sơn La", "Điện Biên", "Lai Châu", "Hòa Bình", "Yên Bái")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("six plans")
    with writing(folder) as writer:
        for province in PROVINCES:
            writer.add(make_plan(province))
        writer.add(make_plan("Sơn La", name="rừng", subject="bảo vệ rừng"))
    with opened(folder) as index:
        yield index


def names(index: Index, query: str, limit: int = 10) -> list[str]:
    documents = {document.id: document.name for document in index.documents()}
    return [documents[hit.clause.document] for hit in index.search(query, limit=limit)]


@pytest.mark.parametrize("query", [
    "Sở nào chủ trì khuyến công của Điện Biên?", "so nao chu tri khuyen cong cua dien bien", "ĐIỆN BIÊN: SỞ NÀO CHỦ TRÌ KHUYẾN CÔNG",
    "Điện Biên khuyến công sở nào", "Ở Điện Biên, sở nào chủ trì khuyến công cho làng nghề?"])
def test_the_plan_of_the_province_that_is_named(index: Index, query: str) -> None:
    first = index.search(query)[0].clause
    assert index.document(first.document).province == "Điện Biên" and "khuyến công" in first.text
    assert set(names(index, query)) == {"điện biên.txt"}
    assert index.route(query)[0][0] == first.document


def test_both_tone_placements_and_forms_are_one(index: Index) -> None:
    found = [names(index, query, 3) for query in ("Hoà Bình khuyến công", "Hòa Bình khuyến công", "Ho\u0300a Bi\u0300nh khuyê\u0301n công")]
    assert found[0] == found[1] == found[2] == ["hòa bình.txt"] * 3


def test_each_of_the_places_named_has_its_share(index: Index) -> None:
    hits = index.search("So sánh số làng nghề được công nhận của Hà Giang và Lai Châu", limit=4)
    assert [index.document(hit.clause.document).province for hit in hits] == ["Hà Giang", "Lai Châu", "Hà Giang", "Lai Châu"]
    assert all("công nhận" in hit.clause.text for hit in hits[:2])


def test_the_subject_tells_two_plans_of_one_province_apart(index: Index) -> None:
    assert index.search("Kế hoạch bảo vệ rừng tỉnh Sơn La: ai bố trí kinh phí?")[0].clause.document == index.route(
        "bảo vệ rừng Sơn La")[0][0]
    assert index.document(index.route("bảo vệ rừng Sơn La")[0][0]).name == "rừng"
    assert index.document(index.route("phát triển làng nghề Sơn La")[0][0]).name == "sơn la.txt"
    assert index.route("giá vàng hôm nay") == []


def test_a_plan_by_its_number() -> None:
    plans = [make_plan(province) for province in ("Hà Giang", "Đồng Tháp", "Huế")]
    routes = Routes(plans)
    assert plans[2].number == "3/KH-UBND"
    assert next(iter(routes.route("Kế hoạch số 3/KH-UBND giao việc gì?", {}))) == plans[2].id


def test_how_near_clauses_are_is_told_without_reading_them(index: Index) -> None:
    for documents in (None, [index.documents()[0].id]):
        hits = index.search("hỗ trợ hộ làm nghề", documents=documents, limit=20)
        assert hits and index.cosines("hỗ trợ hộ làm nghề", documents=documents, limit=20) == {hit.clause.id: hit.dense for hit in hits}


def test_only_these_documents_and_kinds(index: Index) -> None:
    chosen = {document.id for document in index.documents() if document.province in {"Lai Châu", "Yên Bái"}}
    hits = index.search("Sở Công Thương khuyến công", documents=chosen, limit=50)
    assert {hit.clause.document for hit in hits} == chosen
    rows = index.search("mương thoát nước", kinds={ClauseKind.ROW}, limit=50)
    assert rows and all(isinstance(hit.clause, TableRow) for hit in rows)
    assert index.search("mương thoát nước", documents=[]) == []
    few = index.search("khuyến công", documents=chosen, kinds={ClauseKind.ITEM}, limit=2)
    assert len(few) == 2 and {hit.clause.document for hit in few} == chosen


def test_headings_and_agencies_are_searched(index: Index) -> None:
    hit = index.search("Sở KHCN Yên Bái có nhiệm vụ gì?")[0].clause
    assert hit.path[-1] == "3. Sở Khoa học và Công nghệ" and "sở hữu trí tuệ" in hit.text
    row = index.search("Yên Bái bố trí vốn đầu tư ngân sách trung ương cho công trình thủy lợi nào?")[0].clause
    assert isinstance(row, TableRow) and "Mương thoát nước" in row.text


@pytest.mark.parametrize("query", [
    'text:"a" AND (b OR', "key:* OR *:*", "+(((", "' OR 1=1 --", "\\", "a" * 5_000, "\x00\n\t", "🙂 ☃", "[1 TO 9]", "khuyến công^99~2",
    "DROP TABLE clauses; --", "/.*/", "-khuyến +công", "<script>alert(1)</script>", "%%% ___ ???", "0 00 000", ""])
def test_nothing_typed_is_query_syntax(index: Index, query: str) -> None:
    assert len(index.search(query)) <= 10
    index.route(query)


def test_operators_are_words(index: Index) -> None:
    plain = [hit.clause.id for hit in index.search("khuyến công Lai Châu")]
    assert [hit.clause.id for hit in index.search("+khuyến -công: (Lai) [Châu]*")] == plain


def test_scores_fall_and_limit_holds(index: Index) -> None:
    hits = index.search("kinh phí thực hiện", limit=7)
    assert len(hits) == 7 and [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.clause.id for hit in hits}) == 7


def test_tokens() -> None:
    assert syllables("Số: 05/KH-UBND, 1,5 lần; uỷ ban") == ["số", "5/kh-ubnd", "5", "kh", "ubnd", "1,5", "1", "5", "lần", "ủy", "ban"]
    assert pairs("An toàn\nlao động") == ["an_toan", "lao_dong"]
    query = read_query("co quan nao chu tri", "cơ quan nào chủ trì")
    assert [term.token for term in query.syllables if term.weight > 0.2 or term.token == "nào"] == ["cơ", "quan", "nào", "chủ", "trì"]
    assert {term.token: term.weight for term in query.syllables}["nào"] < 0.5
    settled = read_query("Sở Công Thương Lai Châu", settled={"lai": 0.1, "chau": 0.1})
    assert {term.token: term.weight for term in settled.syllables} == {"sở": 1, "công": 1, "thương": 1, "lai": 0.1, "châu": 0.1}


def test_an_agency_is_found_under_its_name_of_today() -> None:
    today = {term.token: term.weight for term in read_query("Sở NN&PTNT làm gì?").syllables}
    assert today["thôn"] == 1 and 0 < today["môi"] < 1 and 0 < today["trường"] < 1


def test_long_lines_are_segmented_in_pieces() -> None:
    assert words("Sở Công thương chủ trì.")[-1] == "."
    assert "".join(words("a" * 4_500)) == "a" * 4_500
    sentence = "ủy ban nhân dân tỉnh giao sở công thương "
    assert "".join(words(sentence * 100)).replace("_", "") == (sentence * 100).replace(" ", "")


def test_many_vectors_go_into_an_inverted_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    chance = np.random.default_rng(3)
    drawn = chance.normal(size=(1_500, 16)).astype(np.float32)
    drawn /= np.linalg.norm(drawn, axis=1, keepdims=True)
    flat, inverted = Vectors(16), Vectors(16)
    rows = list(range(10, 1_510))
    flat.change(rows, drawn, [])
    monkeypatch.setattr(vectors, "FLAT_UP_TO", 1_000)
    inverted.change(rows[:900], drawn[:900], [])
    inverted.change(rows[900:], drawn[900:], rows[:3])
    inverted.write(tmp_path / "véc tơ.faiss")
    inverted = Vectors.read(tmp_path / "véc tơ.faiss")
    assert len(inverted) == 1_497 and len(flat) == 1_500
    agree = 0
    for number in range(100, 150):
        found = inverted.search(drawn[number], 10)
        assert next(iter(found)) == rows[number]
        agree += len(set(found) & set(flat.search(drawn[number], 10)))
    assert agree > 400
    inside = inverted.search(drawn[100], 10, [(200, 220), (300, 300)])
    assert inside and set(inside) <= {*range(200, 221), 300}
    inverted.change([], None, rows[100:101])
    assert rows[100] not in inverted.search(drawn[100], 10)


def test_joining_adds_scores_and_weighs_kinds() -> None:
    joined = join({1: 10.0, 2: 5.0}, {2: 0.5, 3: 1.0}, {1: 1.0, 2: 1.0, 3: 0.5}.__getitem__, weight=0.2)
    assert list(joined) == [1, 2, 3]
    assert joined[1] == pytest.approx(0.8) and joined[2] == pytest.approx(0.4 + 0.1) and joined[3] == pytest.approx(0.1)


def test_synonyms_are_searched_for_and_count_less() -> None:
    assert "kinh phí" in synonyms("Cần bao nhiêu tiền?") and "chủ trì" in synonyms("ai phụ trách")
    assert synonyms("tiền tệ") and not synonyms("hòa bình")
    terms = {term.token: term.weight for term in read_query("Cần tất cả bao nhiêu tiền?").syllables}
    assert terms["tiền"] == 1 and 0 < terms["phí"] < 0.5 and 0 < terms["tổng"] < 0.5


def test_everyday_words_have_what_plans_write_for_them_and_not_the_other_way() -> None:
    assert "bố trí" in written_as("rót") and "kinh phí" in written_as("tiền") and "trực tuyến" in written_as("online")
    assert "rót" not in written_as("bố trí") and written_as("hòa bình") == ()
