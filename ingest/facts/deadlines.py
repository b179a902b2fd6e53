"""What is due when: 'báo cáo … trước ngày 15/11 hằng năm', 'hoàn thành trong quý II/2026', 'định kỳ 6 tháng'."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.records import Clause, ClauseKind, Fact, FactKind
from ingest.facts.charges import Charges, own_charge
from ingest.facts.names import NUMBERING, bare

_SPEAKS = frozenset({ClauseKind.ITEM, ClauseKind.PARAGRAPH, ClauseKind.NOTE})
_MAY = re.compile(r"ngày|tháng|quý|h[ằà]ng năm|chậm nhất|định kỳ|thời (?:gian|hạn)", re.IGNORECASE)
_EVERY = r"h[ằà]ng (?:năm|quý|tháng|tuần)"
# '15/11', '15/11/2026', '15 tháng 11', '15 tháng 11 năm 2026', '05 của tháng đầu quý', '25'
_DAY = (r"(?P<day>\d{1,2})(?:\s*(?:/|tháng)\s*(?P<month>\d{1,2})(?:\s*(?:/|năm)\s*(?P<year>20\d\d))?|\s+(?P<of>của tháng [^,.;()]{2,22}|tháng (?:sau|đầu|cuối)[^,.;()]{0,12}))?(?![\d/])")
_WHEN = re.compile(
    rf"(?P<qualifier>trước|chậm nhất(?: là| vào)?(?: trước)?|xong trước|đến hết|muộn nhất(?: là| vào)?)\s+(?:ngày\s+)?{_DAY}(?:\s*(?:của\s+)?(?P<every>{_EVERY}|năm (?:sau|kế tiếp)))?"
    rf"|(?P<within>(?:xong|hoàn thành|thực hiện|ban hành|trình)?\s*(?:trong|vào|xong|trước)\s+)(?P<time>quý\s+(?:IV|I{{1,3}}|[1-4])(?!\w)(?:(?:,| và)\s+quý\s+(?:IV|I{{1,3}}|[1-4])(?!\w))*(?:\s*(?:/|năm)\s*20\d\d)?|tháng\s+\d{{1,2}}(?:(?:,| và)\s+tháng\s+\d{{1,2}})*(?:\s*(?:/|năm)\s*20\d\d|\s+{_EVERY})?)"
    rf"|(?P<qualifier2>hoàn thành (?:trước|trong)|xong trong)\s+(?P<year2>năm 20\d\d)", re.IGNORECASE)
# 'định kỳ hằng năm báo cáo', 'báo cáo định kỳ 6 tháng, hằng năm'
_PERIOD = rf"(?:(?:6|sáu|9|chín) tháng(?:,? (?:và )?(?:{_EVERY}|năm|một năm))?|{_EVERY}(?:,? (?:và )?{_EVERY})*)"
_PERIODIC = re.compile(rf"(?:định kỳ(?: (?:vào|theo))?\s*,?\s*(?P<a>{_PERIOD}|(?:quý|tháng|năm)(?!\w))|(?P<b>{_PERIOD}))", re.IGNORECASE)
_REPORTS = re.compile(r"\b(?:báo cáo|sơ kết|tổng kết)\b", re.IGNORECASE)
# 'Thời gian thực hiện: Quý II/2026', 'Thời hạn hoàn thành: tháng 6/2026'
_LABELLED = re.compile(r"[Tt]hời (?:gian|hạn)(?: (?:thực hiện|hoàn thành|trình|nộp|báo cáo|gửi))?\s*:\s*(?P<time>[^;.]{3,80})")
_YEARLY = re.compile(r"h[ằà]ng năm", re.IGNORECASE)


def deadlines(clauses: Sequence[Clause], charges: Charges) -> Iterator[Fact]:
    """The deadlines and reporting duties that clauses (not rows) state, each with the agencies charged (one fact an agency)."""
    for clause in clauses:
        if clause.kind not in _SPEAKS or not _MAY.search(clause.text):
            continue
        charge = charges.of(clause)
        for part, item, date, qualifier in _of_text(charge.task if charge else NUMBERING.sub("", clause.text), clause):
            own = own_charge(part, section=True)      # a sentence of its own subject: 'Sở X tổng hợp, báo cáo … trước ngày …'
            if own and not (charge and charge.task == part):
                item = item.removeprefix(part[:len(part) - len(own.task)]).strip(" :,")
            for agency in (own or charge).agencies if own or charge else ("",):
                yield Fact(kind=FactKind.DEADLINE, document=clause.document, clause=clause.id, agency=agency, item=item, date=date,
                           qualifier=qualifier, year=year_in(date))


def _of_text(text: str, clause: Clause) -> Iterator[tuple[str, str, str, str]]:
    """(the sentence, what is due, the date, its qualifier) of each deadline."""
    if label := _LABELLED.search(text):
        item = text[:label.start()].strip(" .;:(-") or (bare(clause.path[-1]) if clause.path else "")
        yield item, item, label["time"].strip(), ""
        return
    for part in (part.strip() for part in re.split(r";|\.\s", text)):
        last, item = 0, ""
        for when in (found := list(_WHEN.finditer(part))):
            between = part[last:when.start()]
            if not (item and re.match(r"\s*,?\s*và ", between)):     # 'trước ngày 20/6 và (cả năm) trước ngày 05/12': of the same
                item = _item(between, part[when.end():] if when is found[-1] else "") or item or _item(part, "")
            yield part, item, _date(when, part), (when["qualifier"] or when["qualifier2"] or "").lower()
            last = when.end()
        if not found and _REPORTS.search(part) and (often := _PERIODIC.search(part)):
            yield part, part.strip(" .,:/"), "định kỳ " + (often["a"] or often["b"]).lower(), ""


def _date(when: re.Match[str], part: str) -> str:
    """The date as officials shorten it: 'ngày 15 tháng 11 hằng năm' → '15/11 hằng năm', which may be said elsewhere in the
    sentence: 'định kỳ hằng năm (trước ngày 15/11)'."""
    if when["time"] or when["year2"]:
        return re.sub(r"\s+", " ", when["time"] or when["year2"]).strip()
    date = when["day"] + (f"/{when['month']}" if when["month"] else "") + (f"/{when['year']}" if when["year"] else "")
    if when["of"] or not when["month"]:
        date = f"ngày {date} {(when['of'] or '').strip()}".strip()
    every = when["every"] or ""
    if not every and when["month"] and not when["year"] and (said := _YEARLY.search(part)):
        every = said[0]
    return f"{date} {every.lower()}".strip()


def _item(before: str, after: str) -> str:
    """What is due: the words about the date; '' where they are only a scrap."""
    before, after = before.strip(" ,("), after.strip(" ,)")
    item = re.sub(r"\s+", " ", f"{before} {after}" if not after.startswith(("và ", "để ")) or before else before).strip(" .,:/")
    item = item.strip("()") if item.count("(") != item.count(")") and (item[0] in "()" or item[-1] in "()") else item
    return item if len(item) > 8 else ""


def year_in(text: str) -> int | None:
    """The one year of a time: 'Quý II/2026' → 2026; None for '2026 - 2028' and for none."""
    years = set(re.findall(r"(?<!\d)20\d\d(?!\d)", text))
    return int(years.pop()) if len(years) == 1 else None
