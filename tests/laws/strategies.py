"""What the laws are tried on."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from mcpolicy import Interval
from mcpolicy.credit import CreditSystem
from mcpolicy.statement import Citation, PartialDate, Source
from mcpolicy.text import LangText


def numbers(smallest: int = 0, largest: int = 2_000) -> st.SearchStrategy[Fraction]:
    """Numbers with two places, from `smallest` to `largest`."""
    return st.integers(smallest * 100, largest * 100).map(lambda value: Fraction(value, 100))


@st.composite
def intervals(draw: st.DrawFn, smallest: int = 0, largest: int = 2_000) -> Interval:
    """Ranges, points among them."""
    one, two = draw(numbers(smallest, largest)), draw(numbers(smallest, largest))
    return Interval(min(one, two), max(one, two))


_SOURCE = Source(iri="urn:source", label=LangText.of("source"), title="Source")


def system(name: str, hours: Interval | None) -> CreditSystem:
    """A credit system with nothing to it but its hours."""
    return CreditSystem(
        iri=f"urn:system:{name}",
        id=name,
        label=LangText.of(name),
        citations=(Citation(source=_SOURCE, locator="1"),),
        modality="must",
        status="law",
        evidence="verified",
        valid_from=PartialDate.parse("2000"),
        notation=name,
        hours_per_credit=hours,
    )


@st.composite
def systems(draw: st.DrawFn, name: str = "a") -> CreditSystem:
    """Credit systems of 1 to 60 hours a credit."""
    return system(name, draw(intervals(1, 60)))
