"""What a statement takes from the clause that it implements.

A clause says once what the text says, how strongly, since when, and where it stands. A rule, a
level, a definition or any other statement that is made of it names it with `mcp:clause` and says
nothing of that twice: here the statement is given what it leaves out. What it says itself stays,
and `StatementReader` refuses what goes beyond the clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mcpolicy.errors import UnusableValueError
from mcpolicy.namespaces import DCTERMS, MCP, RDFS, code_of
from mcpolicy.statement import EVIDENCE_ORDER, MODALITIES, STATUSES, PartialDate
from mcpolicy.turtle import Iri, Lit, Node, TripleIndex

__all__ = ["INHERITED", "beyond", "clause_of", "inherit", "narrowed", "said_by"]

INHERITED = (
    RDFS.label,
    MCP.paraphrase,
    MCP.modality,
    MCP.status,
    MCP.evidence,
    MCP.validFrom,
    MCP.validUntil,
    MCP.dateBasis,
    DCTERMS.source,
    MCP.alsoIn,
    MCP.locator,
)
"""What a statement has from its clause unless it says it itself."""

_WEAKEST_FIRST: Mapping[str, Sequence[str]] = {
    MCP.modality: MODALITIES[::-1],
    MCP.status: STATUSES[::-1],
    MCP.evidence: EVIDENCE_ORDER,
}


def clause_of(index: TripleIndex, node: Node) -> Iri | None:
    """Give the clause that a statement names, or None; the first, where it names several."""
    named = index.value(node, MCP.clause)
    return named if isinstance(named, Iri) else None


def inherit(index: TripleIndex) -> None:
    """Give every statement what it leaves out and its clause says.

    A text that the statement has in one language is its own text in all: where it lacks another
    language, that of the clause would be a translation of something else. The reading of a
    statement (`mcp:reading`) is its paraphrase.

    Args:
        index: The triples of a framework; they are added to.
    """
    for node in index.subjects_with(MCP.clause):
        own = index.properties(node)
        if MCP.paraphrase not in own:
            _copy(index, node, MCP.reading, node, MCP.paraphrase)
        clause = clause_of(index, node)
        if clause is None:
            continue
        for predicate in INHERITED:
            if predicate not in own:
                _copy(index, clause, predicate, node, predicate)


def _copy(index: TripleIndex, source: Node, said: str, target: Node, predicate: str) -> None:
    for value in index.values(source, said):
        index.add(target, predicate, value)


def said_by(index: TripleIndex, node: str, predicate: str) -> str:
    """Tell where the values of a property of a statement stand: on itself, or on its clause."""
    clause = index.value(node, MCP.clause)
    if isinstance(clause, Iri) and index.values(node, predicate) == index.values(clause, predicate):
        return clause
    return node


def beyond(index: TripleIndex, node: Node, clause: Iri) -> Iterator[str]:
    """Give the properties by which a statement goes beyond its clause.

    A statement may narrow what its clause says: ask less strongly, rest on less, hold for a shorter
    time, name its row of a table. Where the clause stands is the clause's alone.
    """
    yield from (predicate for predicate, step in _steps(index, node, clause) if step > 0)
    start, clause_start = (_date(index, one, MCP.validFrom) for one in (node, clause))
    if start is not None and clause_start is not None and _is_before(start, clause_start):
        yield MCP.validFrom
    end, clause_end = (_date(index, one, MCP.validUntil) for one in (node, clause))
    if end is not None and clause_end is not None and _is_before(clause_end, end):
        yield MCP.validUntil
    attested, basis = Iri(MCP.Attestation), index.value(node, MCP.dateBasis)
    if basis != attested and index.value(clause, MCP.dateBasis) == attested:
        yield MCP.dateBasis
    for predicate in (DCTERMS.source, MCP.alsoIn):
        if set(index.values(node, predicate)) - set(index.values(clause, predicate)):
            yield predicate


def _is_before(one: PartialDate, other: PartialDate) -> bool:
    """Whether a date may lie before another; a day within a year is before the year's last day.

    So a statement cannot know the day where its clause knows only the year.
    """
    return one.first < other.first or one.last < other.last


def narrowed(index: TripleIndex, node: Node, clause: Iri) -> Iterator[str]:
    """Give the properties by which a statement asks less strongly, or rests on less."""
    return (predicate for predicate, step in _steps(index, node, clause) if step < 0)


def _steps(index: TripleIndex, node: Node, clause: Iri) -> Iterator[tuple[str, int]]:
    """Give by how much a statement is stronger than its clause, by property that both have."""
    for predicate, order in _WEAKEST_FIRST.items():
        own, given = (_rank(index, one, predicate, order) for one in (node, clause))
        if own is not None and given is not None:
            yield predicate, own - given


def _rank(index: TripleIndex, node: Node, predicate: str, order: Sequence[str]) -> int | None:
    value = index.value(node, predicate)
    code = code_of(value) if isinstance(value, Iri) else None
    return order.index(code) if code in order else None


def _date(index: TripleIndex, node: Node, predicate: str) -> PartialDate | None:
    value = index.value(node, predicate)
    try:
        return PartialDate.parse(value.value) if isinstance(value, Lit) else None
    except UnusableValueError:
        return None  # the reader of statements says so
