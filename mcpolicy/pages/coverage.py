"""Coverage of sources by frameworks, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from mcpolicy.statement import Value
from mcpolicy.workbench.coverage import Coverage, Fact

__all__ = ["CoveragePage", "FactCount", "FrameworkCoverage", "coverage_page"]


class FactCount(Value):
    """How many facts are encoded, partly encoded, or deliberately left out."""

    encoded: int
    partly: int
    left_out: int

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> FactCount:
        """Count facts."""
        states = Counter(fact.state for fact in facts)
        return cls(encoded=states["encoded"], partly=states["partly"], left_out=states["left-out"])

    @property
    def facts(self) -> int:
        """How many there are."""
        return self.encoded + self.partly + self.left_out


class FrameworkCoverage(Value):
    """The coverage of one framework with its counts.

    Attributes:
        coverage: The facts, and the statements counted by evidence.
        total: The count of all facts.
        sources: The count for each source, by the name of the source.
    """

    coverage: Coverage
    total: FactCount
    sources: tuple[tuple[str, FactCount], ...]


class CoveragePage(Value):
    """The coverage of frameworks."""

    frameworks: tuple[FrameworkCoverage, ...]


def coverage_page(coverages: Iterable[Coverage]) -> CoveragePage:
    """Count the facts of frameworks."""
    return CoveragePage(frameworks=tuple(_counted(coverage) for coverage in coverages))


def _counted(coverage: Coverage) -> FrameworkCoverage:
    by_source: dict[str, list[Fact]] = {}
    for fact in coverage.facts:
        by_source.setdefault(fact.source, []).append(fact)
    return FrameworkCoverage(
        coverage=coverage,
        total=FactCount.of(coverage.facts),
        sources=tuple((source, FactCount.of(by_source[source])) for source in sorted(by_source)),
    )
