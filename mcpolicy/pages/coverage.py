"""Coverage of sources by frameworks, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from mcpolicy.namespaces import MCP, code_of
from mcpolicy.statement import Source, Value
from mcpolicy.text import LangText
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.workbench.coverage import Coverage, Fact

__all__ = ["CoveragePage", "FactCount", "FrameworkCoverage", "SourceCount", "coverage_page"]


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


class SourceCount(Value):
    """The count of the facts that are encoded from one source.

    Attributes:
        source: The source; None for the facts that nothing encodes, which name theirs in words.
    """

    source: Source | None
    count: FactCount


class FrameworkCoverage(Value):
    """The coverage of one framework with its counts.

    Attributes:
        coverage: The facts and the clauses.
        total: The count of all facts.
        sources: The count for each source, by its label, and at the end that of the facts which
            nothing encodes. A fact that is encoded from two sources counts with both.
        reasons: How many omissions have which reason, in the order of the list of reasons.
    """

    coverage: Coverage
    total: FactCount
    sources: tuple[SourceCount, ...]
    reasons: tuple[tuple[str, int], ...]


class CoveragePage(Value):
    """The coverage of frameworks.

    Attributes:
        reasons: The reasons for leaving out in words, by their codes.
    """

    frameworks: tuple[FrameworkCoverage, ...]
    reasons: Mapping[str, LangText]


def coverage_page(coverages: Iterable[Coverage], vocabulary: Vocabulary) -> CoveragePage:
    """Count the facts of frameworks."""
    listed = vocabulary.list(MCP.OmissionReason)
    reasons = {code_of(iri): label for iri, label in listed}
    return CoveragePage(
        frameworks=tuple(_counted(coverage, reasons) for coverage in coverages), reasons=reasons
    )


def _counted(coverage: Coverage, listed: Iterable[str]) -> FrameworkCoverage:
    reasons = Counter(one.reason for fact in coverage.facts for one in fact.omissions)
    return FrameworkCoverage(
        coverage=coverage,
        total=FactCount.of(coverage.facts),
        sources=tuple(_by_source(coverage.facts)),
        reasons=tuple((reason, reasons[reason]) for reason in listed),
    )


def _by_source(facts: Iterable[Fact]) -> Iterator[SourceCount]:
    encoded: dict[str, list[Fact]] = {}
    sources: dict[str, Source] = {}
    nowhere: list[Fact] = []
    for fact in facts:
        for source in fact.sources:
            sources[source.iri] = source
            encoded.setdefault(source.iri, []).append(fact)
        if not fact.sources:
            nowhere.append(fact)
    for source in sorted(sources.values(), key=lambda one: one.label.get("en")):
        yield SourceCount(source=source, count=FactCount.of(encoded[source.iri]))
    if nowhere:
        yield SourceCount(source=None, count=FactCount.of(nowhere))
