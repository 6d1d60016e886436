"""Days, durations, numbers, languages and names as credentials write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from mcpolicy.errors import UnusableValueError
from mcpolicy.interval import Interval
from mcpolicy.readers.values import (
    absolute_name,
    has_hidden_characters,
    language_code,
    language_tag,
    read_amount,
    read_date,
    read_duration,
    web_name,
)


@pytest.mark.parametrize(
    "text",
    ["2025-08-31", "2025-08-31T23:59", "2025-08-31T00:00:00.123Z", "2025-08-31T23:00:00-05:00"],
)
def test_the_day_that_is_written(text: str) -> None:
    assert read_date(text) == date(2025, 8, 31)


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("", "`` is not a date, accepted is `2025-08-31` or `2025-08-31T12:00:00Z`"),
        (
            "31.8.2025",
            "`31.8.2025` is not a date, accepted is `2025-08-31` or `2025-08-31T12:00:00Z`",
        ),
        (20250831, "`20250831` is not a date, accepted is `2025-08-31` or `2025-08-31T12:00:00Z`"),
        ("2025-02-30", "`2025-02-30` is not a day of the calendar"),
        ("0001-01-01", "the year of `0001-01-01` is out of range, accepted are 1800 to 2500"),
        ("\x1b", "`\\u001b` is not a date, accepted is `2025-08-31` or `2025-08-31T12:00:00Z`"),
    ],
)
def test_what_is_no_day(value: object, fault: str) -> None:
    with pytest.raises(UnusableValueError) as caught:
        read_date(value)
    assert str(caught.value) == fault


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("PT60H", (Fraction(60), 0)),
        ("PT90M", (Fraction(3, 2), 0)),
        ("PT1H30M36S", (Fraction(151, 100), 0)),
        (" PT0.5H ", (Fraction(1, 2), 0)),
        ("PT0H", (Fraction(0), 0)),
        ("P1Y6M", (None, 18)),
        ("P60M", (None, 60)),
        ("P6W", (None, 0)),
        ("P1DT2H", (None, 0)),
        ("P", (None, 0)),
        ("PT", (None, 0)),
        ("", (None, 0)),
        (60, (None, 0)),
        ("PT9999999H", (None, 0)),
    ],
)
def test_hours_and_months_of_durations(value: object, read: tuple[Fraction | None, int]) -> None:
    assert read_duration(value) == read


def test_amounts() -> None:
    assert read_amount("2.50") == Interval.of("2.5")
    assert read_amount(Decimal("3")) == Interval.of(3)
    assert [read_amount(one) for one in (True, "", "2,5", -1, "NaN", "1e3")] == [None] * 6


def test_languages() -> None:
    assert [language_tag(one) for one in ("EN", "por-mz", "zh-Hant-TW", "mfe")] == [
        "en",
        "pt-MZ",
        "zh-hant-TW",
        "mfe",
    ]
    assert [language_tag(one) for one in ("", "e", "en_GB", "português", "en-")] == [None] * 5
    assert (language_code("zul"), language_code("xxx")) == ("zu", "xxx")


def test_names() -> None:
    assert absolute_name("urn:x:1") == "urn:x:1"
    assert absolute_name("did:ebsi:z") == "did:ebsi:z"
    others = (None, "", "local", "urn:epass:1", "urn:" + "x" * 2_000)
    assert [absolute_name(one) for one in others] == [None] * 5
    assert web_name("https://example.org/") == "https://example.org/"
    assert [web_name(one) for one in (None, "", "urn:x:1", "http://" + "x" * 2_000)] == [None] * 4


def test_hidden_characters() -> None:
    assert [has_hidden_characters(one) for one in ("\x1b[31m", "\u202e", "a\x00")] == [True] * 3
    assert not has_hidden_characters("first line\nsecond\r\n\tthird, العربية")
