"""Which marker stands above which: the usual order, corrected by what the document itself does."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ingest.outline.markers import BULLETS, UNNUMBERED, Marker, Sign

_USUAL = {sign: 10.0 * rank for rank, sign in enumerate(Sign)}
_ENOUGH = 2


def ranks(entries: Iterable[tuple[Marker, bool]]) -> dict[Sign, float]:
    """The rank of each sign, the outermost lowest, from a document's markers in order; the flag says whether the
    paragraph leads on to others (it is a heading or ends with a colon).

    A row that starts anew ("1.", "a)") right under a marker stands below it; where that is seen at least twice and more
    often than the contrary, it overrules the usual order. For dashes under stars, and for rows under headings that are
    merely bold, once is enough.
    """
    under: Counter[tuple[Sign, Sign]] = Counter()
    previous: tuple[Marker, bool] | None = None
    for marker, leads in entries:
        if previous is not None and previous[0].sign is not marker.sign and previous[1]:
            if marker.number == 1 or marker.sign in UNNUMBERED:
                under[previous[0].sign, marker.sign] += 1
        previous = (marker, leads)
    rank = dict(_USUAL)
    for (above, below), seen in sorted(under.items(), key=lambda item: item[1]):
        enough = 1 if above in UNNUMBERED and (below in BULLETS) == (above in BULLETS) else _ENOUGH
        if rank[above] > rank[below] and seen >= enough and seen > under[below, above]:
            rank[above] = rank[below] - 1.0
    return rank
