"""The judge of clauses: the trees as scikit-learn's own, the file that ships, and what it makes of an invented plan."""
from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from assistant.assistant import Assistant
from assistant.judging import judge
from assistant.judging.looks import names
from assistant.judging.trees import Trees
from tests.assistant.conftest import opened

PLAN = """\
ỦY BAN NHÂN DÂN
TỈNH KON TUM

Số: 61/KH-UBND
Kon Tum, ngày 09 tháng 02 năm 2024

KẾ HOẠCH
Phát triển nghề nuôi tằm, mở bến thuyền và bảo vệ rừng thông trên địa bàn tỉnh Kon Tum năm 2024

Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;

I. MỤC TIÊU

1. Trồng mới 150 ha dâu; nợ quá hạn của hộ vay dưới 0,4% tổng dư nợ.

2. Năm 2024 xét công nhận 03 làng tằm:

Kon Sơ, Đăk Rế, Kon Hia.

3. Tổ tiết kiệm và tương trợ (TK&TT) họp mỗi tháng một lần.

II. NHIỆM VỤ

1. Lát lại 1.900 m đường bến trên 03 tuyến (Phụ lục 2).

2. Các hội nhận ủy thác tại Phụ lục 3.

III. TỔ CHỨC THỰC HIỆN

1. Đề nghị Ủy ban MTTQ Việt Nam tỉnh giám sát việc xét chọn hộ; Hội Nông dân tỉnh vận động hộ trồng dâu.

2. UBND các huyện báo cáo về Sở Nông nghiệp và Phát triển nông thôn trước ngày 08 tháng 6 và ngày 20 tháng 11 hằng năm.

3. Trạm Khuyến nông: mở lớp ươm tơ cho hộ nuôi tằm.

4. Đoàn Thanh niên: dựng giàn né cho hộ nuôi tằm neo đơn.

Phụ lục 1
VAY VỐN NUÔI TẰM

| TT | Ngân hàng | Người vay | Hạn mức (tỷ đồng) | Lãi suất (%/năm) |
|---|---|---|---|---|
| 1 | Vietinbank Kon Tum | Hộ nuôi tằm | 40 | 6,1 |
| 2 | Sacombank Kon Tum | Xưởng ươm tơ | 25 | 7,3 |

Phụ lục 2
DANH MỤC TUYẾN ĐƯỜNG BẾN LÁT LẠI

| TT | Tuyến đường | Chiều dài (m) | Khởi công | Chủ đầu tư |
|---|---|---|---|---|
| 1 | Trần Cung | 700 | 2024 | Ban Quản lý bến |
| 2 | Lê Quát | 650 | nt | nt |
| 3 | Bến Đá | 550 | 2025 | UBND xã Ia Chim |

Phụ lục 3
TỔ TK&TT NHẬN ỦY THÁC

| Hội, đoàn thể | Số tổ TK&TT | Dư nợ (triệu đồng) |
|---|---|---|
| Hội Phụ nữ | 14 | 5.100 |
| Hội Nông dân | 9 | 4.300 |
| Cộng | 23 | 9.400 |

Phụ lục 4
CHI THEO NGUỒN (triệu đồng)

| Nguồn | Quý I | Quý II | Cộng |
|---|---|---|---|
| Ngân sách tỉnh | 600 | 900 | 1.500 |
| Ngân sách cấp xã | 120 | 190 | 310 |
| Cộng | 720 | 1.090 | 1.810 |
"""


@pytest.fixture(scope="module")
def kon_tum(tmp_path_factory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("tằm")
    (folder / "plans").mkdir()
    (folder / "plans" / "kon-tum.txt").write_text(PLAN, encoding="utf-8")
    yield from opened(folder / "plans", folder / "chỉ mục")


def test_trees_tell_what_scikit_learn_tells(tmp_path):
    from sklearn.ensemble import HistGradientBoostingClassifier

    rng = np.random.default_rng(3)
    vectors = rng.normal(size=(900, 6))
    right = vectors[:, 0] * vectors[:, 1] + vectors[:, 2] > 0.2
    learned = HistGradientBoostingClassifier(max_iter=40, max_leaf_nodes=7, random_state=0).fit(vectors, right)
    columns = tuple("abcdef")
    Trees.of(learned).save(tmp_path / "trees.npz", columns)
    told = Trees.load(tmp_path / "trees.npz", columns).probabilities(vectors)
    assert np.abs(told - learned.predict_proba(vectors)[:, 1]).max() < 1e-12
    with pytest.raises(ValueError, match="other features"):
        Trees.load(tmp_path / "trees.npz", tuple("abcdeg"))


def test_the_trees_that_ship_were_learned_on_what_is_looked_at():
    assert Trees.load(judge.MODEL, names()).roots.size > 100


@pytest.mark.parametrize("question, expected", [
    ("Xưởng ươm tơ ở Kon Tum vay Sacombank thì hạn mức bao nhiêu, lãi mấy phần trăm một năm?", ["25 tỷ đồng", "7,3%/năm"]),      # '%' stands in the heading only
    ("Nợ quá hạn của hộ vay ở Kon Tum phải giữ dưới mức nào?", ["0,4%"]),
    ("Kon Tum xét công nhận làng tằm cho những làng nào?", ["Kon Sơ", "Đăk Rế", "Kon Hia"]),      # named in the paragraph below
    ("Kể tên các tuyến đường được lát lại ở bến Kon Tum.", ["Trần Cung", "Lê Quát", "Bến Đá", "Khởi công: như dòng trên"]),      # 'trên 03 tuyến (Phụ lục 2)'
    ("Kon Tum ủy thác qua những hội, đoàn thể nào?", ["Hội Phụ nữ", "Hội Nông dân"]),
    ("UBND huyện Đăk Hà mỗi năm phải gửi báo cáo vào những ngày nào?", ["08 tháng 6", "20 tháng 11"]),      # what all of them have to do
    ("Mặt trận Tổ quốc tỉnh Kon Tum được đề nghị làm gì?", ["giám sát việc xét chọn hộ"]),
    ("Ngân sách xã góp tổng cộng bao nhiêu cho kế hoạch nuôi tằm Kon Tum?", ["310"]),      # not the total of the plan
    ("Các tổ tiết kiệm và tương trợ ở Kon Tum họp mấy lần một tháng?", ["mỗi tháng một lần"]),
])
def test_answers_of_one_plan(kon_tum, question, expected):
    answer = kon_tum.ask(question).answer
    assert not answer.abstained and all(words in answer.text for words in expected), answer.text


@pytest.mark.parametrize("question", ["Năm 2027 Kon Tum trồng mới bao nhiêu ha dâu?", "Hạn mức vay của Agribank Kon Tum cho hộ nuôi tằm là bao nhiêu?"])
def test_of_another_year_or_bank_is_refused(kon_tum, question):
    assert kon_tum.ask(question).answer.abstained


def test_what_a_row_says_by_pointing_above_is_cited_where_it_stands(kon_tum):
    answer = kon_tum.ask("Tuyến Lê Quát ở bến Kon Tum do ai làm chủ đầu tư?").answer
    assert "Ban Quản lý bến" in answer.text
    assert [c.clause.cells[1] for c in answer.citations] == ["Lê Quát", "Trần Cung"]


@pytest.mark.parametrize("first, then, expected", [
    ("Vietinbank Kon Tum cho hộ nuôi tằm vay lãi suất bao nhiêu?", "Còn Sacombank?", "7,3"),
    ("Trạm Khuyến nông Kon Tum được giao việc gì?", "Vậy còn Đoàn Thanh niên?", "giàn né"),
    ("Tuyến Bến Đá ở Kon Tum dài bao nhiêu mét?", "Bao giờ khởi công, ai làm chủ đầu tư?", "UBND xã Ia Chim"),
])
def test_asked_again_of_somebody_else(kon_tum, first, then, expected):
    conversation = kon_tum.conversation()
    conversation.ask(first)
    assert expected in conversation.ask(then).text


def test_typed_as_telex_with_capitals(kon_tum):
    turn = kon_tum.ask("DDawks Haf owr Kon Tum trồng bao nhieeu ha daau")
    assert turn.question.read.startswith("Đăk Hà ở") and turn.question.read.endswith("trồng bao nhiêu ha dâu")
    assert kon_tum.ask("Kon Tum nawm 2024 troongf mowis bao nhieeu ha daau").answer.text.startswith("**150 ha")


def test_a_street_is_not_the_province_that_it_is_called_by(kon_tum):
    assert kon_tum.ask("Nhà số 166 Hải Phòng có được lát lại đường không?").scope.documents
    assert not kon_tum.ask("Kế hoạch của Hải Phòng có lát lại đường không?").scope.documents
