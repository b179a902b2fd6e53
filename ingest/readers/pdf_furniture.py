"""Running heads, footers and page numbers: found by where they stand, by repetition and by counting with the pages."""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from ingest.readers.pdf_lines import PageLayout
from ingest.readers.pdf_words import Run

ZONE = 72.0              # points: furniture stands in the outermost strips
REPEATED = 0.5           # share of the pages that a running head stands on at least
SAME_PLACE = 6.0         # points
# "2", "- 2 -", "Trang 2", "Trang 2/19", "2 | 19", "Page 3 of 7"
_NUMBER = re.compile(r"^[\W_]*(?:trang|tr\.?|page)?\s*(\d{1,4})(?:\s*(?:/|\||of|trên)\s*\d{1,4})?[\W_]*$", re.IGNORECASE)
# "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = re.compile(r"^CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA")
STAMP_SIZE = 10.5        # points
# "Ký bởi: ỦY BAN NHÂN DÂN TỈNH …", "Người ký: …", "Thời gian ký: 12/03/2026 15:03:12 +07:00"
_SIGNED = re.compile(r"^(?:ký bởi|người ký|thời gian ký|ngày ký|giờ ký)\s*:", re.IGNORECASE)
# and beside them "Cơ quan: Tỉnh …", "Email: …"
_SIGNED_ALSO = re.compile(r"^(?:cơ quan|tổ chức|email|e-mail|chức vụ)\s*:", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def without_furniture(pages: Sequence[PageLayout]) -> None:
    """Takes page numbers, running heads, footers and the stamps of signing software out of the pages' items."""
    numbers, repeated = _page_numbers(pages), _repeated(pages)
    for page in pages:
        furniture = numbers | repeated | _stamp(page)
        page.items = [item for item in page.items if not isinstance(item, Run) or id(item) not in furniture]


def _stamp(page: PageLayout) -> set[int]:
    """The small print that signing software leaves on a page: who signed, when, for which agency."""
    small = [run for run in page.runs if run.size <= STAMP_SIZE]
    if not any(_SIGNED.match(run.text) for run in small):
        return set()
    return {id(run) for run in small if _SIGNED.match(run.text) or _SIGNED_ALSO.match(run.text)}


def _outer(page: PageLayout) -> list[tuple[str, Run]]:
    """The runs in the outermost strips."""
    found = []
    for run in page.runs:
        if run.bottom < ZONE:
            found.append(("head", run))
        elif run.top > page.height - ZONE:
            found.append(("foot", run))
    return found


def _page_numbers(pages: Sequence[PageLayout]) -> set[int]:
    """Lone numbers that go up with the pages (or that are the page's own number)."""
    lone: list[tuple[int, Run, tuple]] = []
    for page in pages:
        outer = _outer(page)
        for zone, run in outer:
            match = _NUMBER.match(run.text)
            outermost = run is (min if zone == "head" else max)((r for z, r in outer if z == zone), key=lambda r: r.top)
            if match and outermost:
                place = (zone, round(run.bottom if zone == "head" else page.height - run.top, 0))
                lone.append((int(match[1]) - page.number, run, place))
    counting = Counter(offset for offset, _, _ in lone)
    sure = [(run, place) for offset, run, place in lone if offset == 0 or counting[offset] >= 2]
    # one that recognition got wrong, or of an excerpt, stands where the others stand
    return {id(run) for _, run, (zone, at) in lone
            if any(run is other or (zone == there[0] and abs(at - there[1]) <= SAME_PLACE) for other, there in sure)}


def _repeated(pages: Sequence[PageLayout]) -> set[int]:
    """Lines that stand on many pages at the same place, numbers aside. The national heading opens a document of its own."""
    places: dict[tuple[str, str], list[tuple[int, float, Run]]] = defaultdict(list)
    for page in pages:
        outer = _outer(page)
        opens = any(_MOTTO.match(run.text) for _, run in outer)
        for zone, run in outer:
            if opens and zone == "head":
                continue
            distance = run.top if zone == "head" else page.height - run.bottom
            # a page number beside the running head may or may not have been joined to it: "2 Kế hoạch …", "Kế hoạch …"
            text = _DIGITS.sub("#", run.text.casefold()).strip("# -–|")
            places[zone, text].append((page.number, distance, run))
    found = set()
    for (_, text), seen in places.items():
        usual = sorted(distance for _, distance, _ in seen)[len(seen) // 2]
        seen = [one for one in seen if abs(one[1] - usual) <= SAME_PLACE]
        enough = len({number for number, _, _ in seen}) >= max(3 if len(pages) > 3 else 2, REPEATED * len(pages))
        if enough and len(text) > 1:
            found |= {id(run) for _, _, run in seen}
    return found
