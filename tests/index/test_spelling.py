"""The speller: what was left out comes back, what is right stays, and the words of the index at hand win."""
from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest

from index.spelling import Speller, Vocabulary
from index.spelling.keyboard import telex, vni
from index.spelling.orthography import completes, like_case, syllable_shaped
from index.text import fold, strip_marks
from index.train.corpus import sentences

PLANS = Path(__file__).parents[3] / "shared" / "plans" / "text"


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller.load()


@pytest.fixture(scope="module")
def plan_sentences() -> list[str]:
    if not PLANS.is_dir():
        pytest.skip(f"không có {PLANS}")
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(PLANS.glob("*.*")))
    return [piece for piece in dict.fromkeys(sentences(text)) if 5 <= len(piece.split()) <= 60]


@pytest.mark.parametrize("typed, meant", [
    ("co quan nao chu tri", "cơ quan nào chủ trì"),
    ("Muc tieu den nam 2030 la gi?", "Mục tiêu đến năm 2030 là gì?"),
    ("kinh phi thuc hien la bao nhieu", "kinh phí thực hiện là bao nhiêu"),
    ("CO QUAN NAO CHU TRI", "CƠ QUAN NÀO CHỦ TRÌ"),
    ("nghe nhan uu tú", "nghệ nhân ưu tú"),
    ("ngân sach nhà nuoc", "ngân sách nhà nước"),
])
def test_marks_left_out_come_back(speller, typed, meant):
    assert speller.restore(typed).text == meant
    assert speller.correct(typed).text == meant


@pytest.mark.parametrize("typed, meant", [
    ("laangf ngheef", "làng nghề"), ("lang2 nghe62", "làng nghề"), ("ddaauf tuw", "đầu tư"), ("sowr coong thuwowng", "sở công thương"),
    ("lang nge", "làng nghề"), ("phát trển sản phẩm", "phát triển sản phẩm"), ("kinh phí la bn", "kinh phí là bao nhiêu"),
    ("phải bc Sở KHCN trc ngày mấy", "phải báo cáo Sở KHCN trước ngày mấy"), ("qđ nào thay thế", "quyết định nào thay thế"),
    ("kh này chi bn", "kế hoạch này chi bao nhiêu"), ("trước kh thực hiện", "trước khi thực hiện"),
    ("ko dc hỗ trợ", "không được hỗ trợ"), ("chuyền thống văn hóa của dân tộc", "truyền thống văn hóa của dân tộc"),
])
def test_slips_and_keyboard_remains_are_mended(speller, typed, meant):
    assert speller.correct(typed).text == meant


@pytest.mark.parametrize("text", [
    "Theo Kế hoạch số 337/KH-UBND ngày 20/02/2023, đến năm 2030 có bao nhiêu sản phẩm OCOP?",
    "What is the plan for craft villages in this province?",
    "KHCN", "OCOP", "UBND", "NN&PTNT", "19.250", "Sở KHCN, Sở VHTTDL và HĐND tỉnh phối hợp", "https://example.org/van-ban?id=5",
    "ab + bc = ca", "x, y, z là gì", "tuyến bc đi qua xã nào", "điểm b, bc và c", "QĐ-bc/2024", "miền “.vn” của Việt Nam", "tần số 50 Hz", "bước sóng 180 nm",
    "mỗi đò được bao nhiêu ghế", "thuyền chở mấy ghế", "giám đốc phạm vi, chức n<>ă<>ng, nhiệm vụ", "bị tai nạn lao động ngay trong tháng đầu đóng bảo hiểm",
    "a@b.vn", "a2) Nội dung bản tin dự báo", "diện tích 0,5 mm2, cao 12 cm, rộng 3 km2", "phiên bản v2 của mp3", "", "   ", "?", "2026-2030", "Điểm b khoản 2 Điều 15 Nghị định 52/2018/NĐ-CP",
])
def test_what_is_right_stays(speller, text):
    assert speller.correct(text).text == text
    assert speller.correct(text).changes == ()


def test_codes_and_english_stay_among_unmarked_words(speller):
    assert speller.correct("so 337/KH-UBND noi gi ve OCOP").text.split()[1] == "337/KH-UBND"
    assert speller.correct("chuong trinh OCOP cua tinh").text == "chương trình OCOP của tỉnh"


@pytest.mark.parametrize("typed, meant", [
    ("so NN&MT chu tri viec gi", "sở NN&MT chủ trì việc gì"), ("So GD&ĐT lam gi", "Sở GD&ĐT làm gì"),
    ("Tinh Bat Xat co bao nhieu lang nghe", "Tỉnh Bát Xát có bao nhiêu làng nghề"), ("Tinh toan kinh phi", "Tính toán kinh phí"),
    ("so 337/KH-UBND", "số 337/KH-UBND"),
])
def test_what_stands_before_a_name_is_told_by_the_capital(speller, typed, meant):
    assert speller.correct(typed).text == meant


def test_a_long_text_is_read_like_a_short_one(speller):
    """Pairs are looked up a stretch at a time: where one ends nothing changes."""
    once = "co quan nao chu tri thuc hien ke hoach phat trien lang nghe"
    assert speller.correct(" ".join([once] * 30)).text == " ".join([speller.correct(once).text] * 30)


def test_changes_tell_place_word_and_reason(speller):
    text = "Kinh phi năm 2027 la bn?"
    found = speller.correct(text)
    assert [(text[c.start:c.start + len(c.before)], c.after) for c in found.changes] == [
        ("phi", "phí"), ("la", "là"), ("bn", "bao nhiêu")]
    assert [c.reason for c in found.changes] == ["dấu", "dấu", "viết tắt"]
    assert found.text in found.note and speller.correct("kinh phí").note == ""


def test_restore_leaves_slips_and_repair_leaves_marks(speller):
    assert speller.restore("phát trển").text == "phát trển"
    assert speller.repair("co quan").text == "co quan"


def test_words_of_the_index_win(speller):
    names = Vocabulary.of(["Bản Khuổi Ngoà, xã Đắc Rồng", "Thôn Khuổi Ngoà sản xuất giấy bản", "xã Đắc Rồng có 12 hộ"])
    assert speller.correct("thon Khuoi Ngoa", names).text == "thôn Khuổi Ngòa"
    assert speller.correct("xa Dac Rong", names).text == "xã Đắc Rồng"
    assert speller.correct("xã Đắc Rông", names).text == "xã Đắc Rồng"
    assert speller.correct("thôn Khuổi Ngaò", names).text == "thôn Khuổi Ngòa"


def test_decomposed_and_old_style_text_is_read(speller):
    assert speller.correct(unicodedata.normalize("NFD", "văn hóa truyền thống")).changes == ()
    assert speller.correct("văn hoá, thuỷ lợi").changes == ()


def test_vocabulary_survives_its_file(tmp_path):
    words = Vocabulary.of(["Thôn Khuổi Ngoà sản xuất giấy bản"])
    words.save(tmp_path / "từ vựng.npz")
    again = Vocabulary.load(tmp_path / "từ vựng.npz")
    assert again.model.words == words.model.words and again.model.sizes == words.model.sizes


@pytest.mark.parametrize("texts", [[], [""], ["một"], ["..."]])
def test_a_vocabulary_of_next_to_nothing_is_no_harm(speller, texts, tmp_path):
    Vocabulary.of(texts).save(tmp_path / "words.npz")
    assert speller.correct("co quan nao chu tri", Vocabulary.load(tmp_path / "words.npz")).text == "cơ quan nào chủ trì"


@pytest.mark.parametrize("name", ["Kon Tum", "Đắk Nông", "Bà Rịa - Vũng Tàu", "Nậm Pồ", "Si Ma Cai", "Lý Sơn", "Mù Cang Chải"])
def test_names_that_the_index_does_not_know_are_not_made_into_others(speller, name):
    """Else a question about a place that no document names would be answered for another."""
    near = Vocabulary.of(["Kon Tam, Đắk Nang, Nậm Pổ, Si Ma Cái, Lỳ Sơn, Mù Căng Chài", "tỉnh Cao Bằng có 12 làng nghề"])
    assert speller.correct(f"{name} có bao nhiêu làng nghề?", near).text == f"{name} có bao nhiêu làng nghề?"


def test_plans_come_back_from_unmarked_text(speller, plan_sentences):
    """The goal is 95% of syllables; the plans were never trained on."""
    right = of = 0
    for sentence in plan_sentences[::6]:
        got = fold(speller.correct(strip_marks(sentence)).text).split()
        wanted = fold(sentence).split()
        of += len(wanted)
        right += sum(a == b for a, b in zip(got, wanted))
    assert right / of >= 0.95


def test_plans_stay_as_they_are_with_their_own_words(speller, plan_sentences):
    own = Vocabulary.of(plan_sentences)
    sample = random.Random(4).sample(plan_sentences, 200)
    assert sum(speller.correct(sentence, own).text != sentence for sentence in sample) <= 1


def test_hostile_text_is_only_text(speller):
    for text in ("a" * 5_000, "á" * 2_000, "( ) [ * \\ $ %s {0}", "\x00\ufffd\u200b", "co " * 2_000, "<script>alert(1)</script>"):
        assert isinstance(speller.correct(text).text, str)


def test_orthography():
    assert completes("nghê", "nghề") and completes("nghe", "nghề") and not completes("nghé", "nghề") and not completes("nge", "nghề")
    assert syllable_shaped("nghieng") and syllable_shaped("quoc") and not syllable_shaped("street") and not syllable_shaped("ubnd")
    assert like_case("sở", "So") == "Sở" and like_case("đường", "DUONG") == "ĐƯỜNG" and like_case("bao nhiêu", "Bn") == "Bao nhiêu"


def test_keyboard_rules():
    assert telex("dduwowcj") == "được" and telex("nghieepj") == "nghiệp" and telex("ban") is None
    assert vni("d9u7o7c5") == "được" and vni("thuy3") == "thủy" and vni("ban0") is None


@pytest.mark.parametrize("typed, meant", [
    ("ddoonf bieen phongf phair ddi tuaanf tra its nhaats hai laanf", "đồn biên phòng phải đi tuần tra ít nhất hai lần"),      # few of these keys look like syllables
    ("Ddawks Lawks cos maays huyeenj", "Đắk Lắk có mấy huyện"),                    # names that are no Vietnamese syllables
    ("dieenj tichs ruwngf cuar xax Ddak Ddoa nawm 2027 laf bao nhieeu ha", "diện tích rừng của xã Đak Đoa năm 2027 là bao nhiêu ha"),      # "ha" is no "hả"
])
def test_whole_questions_in_telex(speller, typed, meant):
    assert speller.correct(typed).text.casefold() == meant.casefold()


def test_ngay_stays_in_a_question_with_its_marks(speller):
    assert speller.correct("có mấy tuyến đường khởi công ngay năm 2026?").text == "có mấy tuyến đường khởi công ngay năm 2026?"
