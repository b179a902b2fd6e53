"""A spreadsheet's value as its cell shows it, in Vietnamese style: 57285 with '#,##0' → '57.285', 0.3 with '0%' → '30%'.

After the number format codes of ISO/IEC 29500-1, 18.8.31: up to four sections (positive; negative; zero; text), digit
placeholders, thousands separators, scaling commas, percent, literal text. Codes are stored in the English form.
"""
from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
# Not shown: the width of a character (_x), a character to fill with (*x), colours, conditions, locales ([Red], [$-42A])
_UNSEEN = re.compile(r"_.|\*.|\[(?!\$)[^\]]*\]|\[\$-[^\]]*\]")
_CURRENCY = re.compile(r"\[\$([^\]-]*)[^\]]*\]")   # [$₫-42A]
_MASK = re.compile(r"[#0?](?:[#0?,]*[#0?])?(,*)(?:\.([#0?]*))?")
_GENERAL = re.compile(r"general", re.IGNORECASE)
_SCIENTIFIC = re.compile(r"E[+-]", re.IGNORECASE)


def shown(value: object, code: str) -> str:
    """A cell's value as text; '' for none. `code` is the cell's number format, 'General' where it has none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time, datetime.timedelta)):
        return _moment(value, code)
    if isinstance(value, (int, float, Decimal)):
        return _number(value, code or "General")
    return " ".join(str(value).split())


def _number(value: int | float | Decimal, code: str) -> str:
    try:
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    except InvalidOperation:
        return ""
    if not number.is_finite():
        return ""
    sections = _split_sections(code)
    section, number = _section(sections, number)
    prefix, mask, suffix = _parse(section)
    if mask is None:
        if _GENERAL.search(section):
            before, _, after = section.partition(_GENERAL.search(section)[0])
            return _plain(before) + _general(number) + _plain(after)
        return _plain(section).strip()  # '-' for zero: the section holds no digits
    if _SCIENTIFIC.search(section) or "/" in mask[0] + suffix[:2]:
        return _general(number)
    percent = (prefix + suffix).count("%")
    number = number * (100 ** percent) / (1000 ** len(mask[1]))
    minus = "-" if number < 0 else ""
    return minus + _plain(prefix) + _digits(abs(number), mask) + _plain(suffix)


def _split_sections(code: str) -> list[str]:
    """The sections, ';' in quotes left alone."""
    sections, quoted = [""], False
    for letter in code:
        quoted ^= letter == '"'
        if letter == ";" and not quoted:
            sections.append("")
        else:
            sections[-1] += letter
    return sections


def _section(sections: list[str], number: Decimal) -> tuple[str, Decimal]:
    """The section for a number; a negative one loses its sign where a section of its own shows it."""
    if number < 0 and len(sections) > 1 and sections[1]:
        return sections[1] if "-" in sections[1] or "(" in sections[1] else "-" + sections[1], -number
    if number == 0 and len(sections) > 2:
        return sections[2], number
    return sections[0], number


def _parse(section: str) -> tuple[str, tuple[str, str, str] | None, str]:
    """A section as what stands before, the digits' mask (whole, scaling commas, decimals), what stands after."""
    bare = _QUOTED.sub(lambda match: "\x00" * len(match.group()), section)  # digits in literal text are no mask
    bare = _UNSEEN.sub(lambda match: "\x00" * len(match.group()), bare)
    bare = _CURRENCY.sub(lambda match: "\x00" * len(match.group()), bare)
    found = _MASK.search(bare)
    if not found:
        return section, None, ""
    return section[:found.start()], (found[0], found[1], found[2] or ""), section[found.end():]


def _plain(literal: str) -> str:
    """Literal text as it is shown."""
    literal = _UNSEEN.sub("", literal)
    literal = _CURRENCY.sub(lambda match: match[1], literal)
    return _QUOTED.sub(lambda match: match[1] if match[1] is not None else match[2], literal)


def _digits(number: Decimal, mask: tuple[str, str, str]) -> str:
    whole_mask, scaling, decimals = mask[0].split(".")[0].rstrip(","), mask[1], mask[2]
    rounded = number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    whole, _, fraction = f"{rounded:f}".partition(".")
    least = sum(letter == "0" for letter in whole_mask)
    whole = whole.lstrip("0").rjust(least, "0")
    if "," in whole_mask:
        whole = f"{int(whole or 0):,}".replace(",", ".").rjust(least, "0") if whole else ""
    needed = sum(letter == "0" for letter in decimals)
    while len(fraction) > needed and fraction.endswith("0"):
        fraction = fraction[:-1]
    return whole + ("," + fraction if fraction else "")


def _general(number: Decimal) -> str:
    """Without a format: integers whole, others to ten significant digits, a decimal comma."""
    if number == number.to_integral_value():
        return f"{number.to_integral_value():f}"
    places = max(0, 10 - len(str(int(abs(number)))))
    text = f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".").replace(".", ",")


def _moment(value: object, code: str) -> str:
    """Dates dd/mm/yyyy, or the part of it that the format shows; a time only where it shows one."""
    if isinstance(value, datetime.timedelta):
        return f"{value.days * 24 + value.seconds // 3600}:{value.seconds // 60 % 60:02d}"
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M")
    marks = _QUOTED.sub("", _UNSEEN.sub("", code)).lower()
    day, month = f"{value.day:02d}", f"{value.month:02d}"
    if "d" in marks or "y" not in marks:
        text = f"{day}/{month}/{value.year:04d}" if "y" in marks or "d" not in marks else f"{day}/{month}"
    else:
        text = f"{month}/{value.year:04d}" if "m" in marks else f"{value.year:04d}"
    if isinstance(value, datetime.datetime) and "h" in marks and (value.hour or value.minute):
        text += f" {value.hour:02d}:{value.minute:02d}"
    return text
