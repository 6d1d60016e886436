"""Values as credentials of many formats write them: days, durations, numbers, languages, names."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

from mcpolicy.errors import UnusableValueError
from mcpolicy.interval import Interval
from mcpolicy.wording import Note, printable

__all__ = [
    "LONGEST_NAME",
    "absolute_name",
    "has_hidden_characters",
    "language_code",
    "language_tag",
    "read_amount",
    "read_date",
    "read_duration",
    "web_name",
]

LONGEST_NAME = 2_000
"""Names and identifiers are cut at this length."""

_DAY = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?"
)
_NUMBER = r"([0-9]{1,6}(?:\.[0-9]{1,6})?)"
_DURATION = re.compile(
    r"P(?=[0-9T])(?:([0-9]{1,6})Y)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})W)?(?:([0-9]{1,6})D)?"
    rf"(?:T(?=[0-9])(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?"
)
_TAG = re.compile(r"[a-z]{2,8}(-[a-z0-9]{1,8})*")
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_CODES = """
aar:aa afr:af aka:ak amh:am ara:ar aze:az bam:bm bel:be ben:bn bos:bs bul:bg cat:ca ces:cs cym:cy
dan:da deu:de ell:el eng:en est:et eus:eu ewe:ee fas:fa ful:ff fin:fi fra:fr gle:ga glg:gl hau:ha
heb:he her:hz hin:hi hrv:hr hun:hu hye:hy ibo:ig ind:id isl:is ita:it jpn:ja kat:ka kaz:kk kik:ki
kin:rw kon:kg kor:ko kua:kj lav:lv lin:ln lit:lt ltz:lb lub:lu lug:lg mkd:mk mlg:mg mlt:mt mon:mn
msa:ms nbl:nr nde:nd ndo:ng nld:nl nno:nn nob:nb nor:no nya:ny orm:om pol:pl por:pt roh:rm ron:ro
run:rn rus:ru sag:sg slk:sk slv:sl sme:se sna:sn som:so sot:st spa:es sqi:sq srp:sr ssw:ss swa:sw
swe:sv tam:ta tha:th tir:ti tsn:tn tso:ts tur:tr twi:tw ukr:uk urd:ur uzb:uz ven:ve vie:vi wol:wo
xho:xh yor:yo zho:zh zul:zu
"""
_TWO_LETTERS = {pair[:3]: pair[4:] for pair in _CODES.split()}


def read_date(value: object) -> date:
    """Give the day that a date, or a date and time, is written with, whatever the time zone.

    >>> read_date("2025-08-31T23:30:00-05:00").isoformat()
    '2025-08-31'

    Raises:
        UnusableValueError: If it is no date, no day of the calendar, or of a year out of range.
    """
    match = _DAY.fullmatch(value) if isinstance(value, str) else None
    shown = printable(str(value), 40)
    if match is None:
        raise UnusableValueError(Note.of("date-or-time-form", text=shown))
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise UnusableValueError(Note.of("day-not-in-calendar", text=shown)) from None
    if not 1800 <= day.year <= 2500:
        raise UnusableValueError(Note.of("date-year", text=shown))
    return day


def read_duration(value: object) -> tuple[Fraction | None, int]:
    """Give the hours of a duration, or None; and its months when it counts in months or years.

    >>> read_duration("PT1H30M"), read_duration("P60M"), read_duration("P2W")
    ((Fraction(3, 2), 0), (None, 60), (None, 0))
    """
    match = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        return None, 0
    years, months, weeks, days = (int(part) if part else 0 for part in match.groups()[:4])
    if years or months:
        return None, 12 * years + months
    times = match.groups()[4:]
    if weeks or days or not any(times):
        return None, 0
    hours, minutes, seconds = (Fraction(part or 0) for part in times)
    return hours + minutes / 60 + seconds / 3600, 0


def read_amount(value: str | int | bool | Decimal) -> Interval | None:
    """Read a number exactly, or give None."""
    if isinstance(value, bool):
        return None
    try:
        return Interval.of(value)
    except ValueError:
        return None


def language_code(code: str) -> str:
    """Give the two-letter code of a language named by three letters, where there is one.

    >>> language_code("por"), language_code("mfe")
    ('pt', 'mfe')
    """
    return _TWO_LETTERS.get(code, code)


def language_tag(text: str) -> str | None:
    """Write a language tag in its common form, or give None when it is none.

    >>> language_tag("POR-mz"), language_tag("Portuguese (Mozambique)")
    ('pt-MZ', None)
    """
    tag = text.lower()
    if not _TAG.fullmatch(tag):
        return None
    first, *rest = tag.split("-")
    return "-".join(
        (language_code(first), *(one.upper() if len(one) == 2 else one for one in rest))
    )


def has_hidden_characters(text: str) -> bool:
    """Whether a text holds control characters other than ends of lines, or direction characters."""
    return _HIDDEN.search(text) is not None


def absolute_name(name: str | None) -> str | None:
    """Give a name that means something outside of its document, or None."""
    if name is None or len(name) > LONGEST_NAME or ":" not in name:
        return None
    return None if name.startswith("urn:epass:") else name


def web_name(name: str | None) -> str | None:
    """Give a name that leads to the web, or None."""
    if name is None or len(name) > LONGEST_NAME:
        return None
    return name if name.startswith(("http://", "https://")) else None
