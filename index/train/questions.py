"""Questions made from clauses, as officials would type them: the corpus holds statements only, so without these neither model has
met 'bao nhiêu', 'sở nào', 'hạn chót'. Made from frames and the clause's own words; frames name no plan, place or subject.
"""
from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.train.corpus import sentences

FRAMES = Path(__file__).with_name("frames.toml")
_NUMBERING = re.compile(r"^\s*(?:[-+•*]|\(?\d{1,2}[.)]|\(?[a-zđ]{1,2}\)|[IVX]{1,4}\.|(?:Điều|Khoản) \d+[.:]?)\s*")    # "1. ", "a) ", "- "
_BODY = re.compile(  # "Bộ Quốc phòng", "Ủy ban nhân dân cấp tỉnh", "Cục Thuế"
    r"(?:Bộ trưởng Bộ|Bộ|Sở|Cục|Tổng cục|Vụ|Thanh tra|Ủy ban nhân dân|Hội đồng nhân dân|Ủy ban|Hội đồng|Chính phủ|Thủ tướng Chính phủ|Tòa án|"
    r"Viện kiểm sát|Ngân hàng|Công an|Chi cục|Ban|Kho bạc|Văn phòng)"
    r"(?: (?:(?!(?:Nghị|Quyết|Thông|Luật|Điều|Khoản)\b)[A-ZÀ-ỸĐ][\wà-ỹ]*(?: (?:phòng|vụ|chính|dựng|thương|hóa|hoá|tế|giao|pháp|nghiệp|trường|động|thông|nước|tư|dục|tạo|nghệ)\b)?|và(?= [A-ZÀ-ỸĐ])|cấp (?:tỉnh|huyện|xã)|các cấp|nhân dân|dân tộc|quản lý|chỉ đạo),?)*")
_TASK = re.compile(  # "xây dựng kế hoạch …" after who is to do it
    r"(?:chủ trì,? phối hợp với [^;.]{3,90}? |có trách nhiệm |chịu trách nhiệm |có nhiệm vụ |phải |được giao |chủ trì,? )(?P<task>[a-zà-ỹđ][^;:.]{15,160})", re.IGNORECASE)
_FIGURE = re.compile(r"\d[\d.,]*\s*(?:%|triệu|tỷ|đồng|ngày|tháng|năm|người|tuổi|lần|giờ|m2|km|ha)")
_DATE = re.compile(r"(?:trước|chậm nhất|thời hạn|trong vòng|kể từ) .{0,25}\d+", re.IGNORECASE)
_TITLE_HEAD = re.compile(r"^(?:Quy định (?:về|chung về)|Trách nhiệm của|Nhiệm vụ(?: và quyền hạn)? của|Điều kiện|Thủ tục|Hồ sơ|Nguyên tắc|Nội dung) ?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Slots:
    """What a frame's gaps are filled with; '' where the clause has none."""

    thing: str = ""      # what it is about: "cấp giấy phép xây dựng"
    task: str = ""       # what is to be done: "xây dựng kế hoạch đào tạo"
    body: str = ""       # who: "Bộ Công Thương"
    figure: str = ""     # whether the clause holds a figure
    date: str = ""       # whether it holds a date or time limit


def lowered(text: str) -> str:
    """First letter small, unless the first word is a name or all capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def numberless(clause: str) -> str:
    """Without '1. ', 'a) ', '- ' at the front."""
    return _NUMBERING.sub("", clause)


def shortened(text: str, rng: random.Random, least: int = 3, most: int = 14) -> str:
    """Its first words: at least `least`, at most `most` of them, cut at a comma where one is near."""
    words = text.split()
    kept = words[: rng.randint(min(least, len(words)), most)]
    for i in range(len(kept) - 1, least - 1, -1):
        if kept[i].endswith((",", ";")):
            kept = kept[: i + 1]
            break
    return " ".join(kept).strip(" ,;.:")


def slots(title: str, clause: str, rng: random.Random) -> Slots:
    """The gaps' fillings from an article's title and one of its clauses."""
    text = numberless(clause)
    body = _BODY.search(text) or _BODY.search(title)
    task = _TASK.search(text)
    figure, date = _FIGURE.search(text), _DATE.search(text)
    thing = lowered(_TITLE_HEAD.sub("", title)) if rng.random() < 0.8 else lowered(title)
    return Slots(
        thing=shortened(thing, rng, 3, 16), task=shortened(lowered(task["task"]), rng, 4, 14) if task else "",
        body=body.group(0).strip(" ,") if body and len(body.group(0)) < 80 else "",
        figure=figure.group(0) if figure else "", date=date.group(0) if date else "")


class Frames:
    """The frames of questions by what they need, from frames.toml."""

    def __init__(self, path: Path = FRAMES) -> None:
        with path.open("rb") as file:
            table = tomllib.load(file)
        self.openings: list[str] = table["openings"]
        self.closings: list[str] = table["closings"]
        self.places: list[str] = table["places"]
        self.swaps: dict[str, list[str]] = table["swaps"]
        self._groups: list[dict] = table["group"]

    def question(self, filled: Slots, rng: random.Random) -> str:
        """A question in one of the frames whose gaps can be filled; '' where none can."""
        fitting = [group for group in self._groups if all(getattr(filled, need) for need in group["needs"])]
        if not fitting:
            return ""
        group = rng.choices(fitting, [g.get("weight", 1) for g in fitting])[0]
        text = rng.choice(group["frames"]).format(thing=filled.thing, task=filled.task, body=filled.body)
        text = self.reworded(text, rng)
        text = " ".join(filter(None, (rng.choice(self.openings), text, rng.choice(self.closings))))
        return text[:1].upper() + text[1:] + ("?" if rng.random() < 0.7 else "")

    def reworded(self, text: str, rng: random.Random, share: float = 0.35) -> str:
        """Some terms of administration put in other words of the same meaning."""
        for term, others in self.swaps.items():
            if term in text and rng.random() < share:
                text = text.replace(term, rng.choice(others), 1)
        return text


def asked(records: Iterable[dict], rng: random.Random, most: int) -> Iterator[tuple[str, dict, str]]:
    """Up to `most` (question, record, clause) from articles of the legal code, one or two an article."""
    frames = Frames()
    made = 0
    for record in records:
        clauses = [c for c in sentences(record["text"]) if len(c) > 30]
        if not clauses or record["title"].startswith("Điều "):
            continue
        for clause in rng.sample(clauses, min(2, len(clauses))):
            question = frames.question(slots(record["title"], clause, rng), rng)
            if question and made < most:
                made += 1
                yield question, record, clause
