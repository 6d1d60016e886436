"""Which facts of its sources a framework encodes: from `coverage.csv` and its own statements."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from mcpolicy.document import FrameworkDocument
from mcpolicy.errors import FrameworkFault, FrameworkSyntaxError
from mcpolicy.library import Library
from mcpolicy.namespaces import MCP, code_of, framework_namespace
from mcpolicy.statement import EVIDENCE_ORDER, Value
from mcpolicy.turtle import Iri, TripleIndex
from mcpolicy.wording import Note

__all__ = ["COLUMNS", "Coverage", "Fact", "read_coverage"]

COLUMNS = ("id", "source", "locator", "statement", "encoded_by", "reason")


class Fact(Value):
    """One fact of the sources.

    Attributes:
        encoded_by: IRIs of the statements that encode it.
        reason: Why it is not encoded, or only partly; empty when it is encoded whole.
    """

    id: str
    source: str
    locator: str
    statement: str
    encoded_by: tuple[str, ...]
    reason: str

    @property
    def state(self) -> str:
        """`encoded`, `partly`, or `left-out`."""
        if not self.encoded_by:
            return "left-out"
        return "partly" if self.reason.startswith("partly") else "encoded"


class Coverage(Value):
    """The facts of one framework, and its statements counted by evidence.

    Attributes:
        by_evidence: How many statements have which evidence, strongest first.
        unknown: IRIs that a fact names and the framework does not describe, as (fact id, IRI).
    """

    framework_id: str
    facts: tuple[Fact, ...]
    by_evidence: tuple[tuple[str, int], ...]
    unknown: tuple[tuple[str, str], ...]


def read_coverage(framework_id: str, library: Library) -> Coverage:
    """Read the coverage table of a framework.

    Raises:
        UnknownFrameworkError: If there is no such framework.
        FrameworkSyntaxError: If the table is not CSV with the columns of `COLUMNS`; with the line.
    """
    facts = tuple(_facts(library.document(framework_id)))
    index = library.triples(framework_id)
    namespace = framework_namespace(framework_id)
    return Coverage(
        framework_id=framework_id,
        facts=facts,
        by_evidence=_by_evidence(index),
        unknown=tuple(
            (fact.id, iri)
            for fact in facts
            for iri in fact.encoded_by
            if iri.startswith(namespace) and Iri(iri) not in index
        ),
    )


def _by_evidence(index: TripleIndex) -> tuple[tuple[str, int], ...]:
    stated = (index.value(node, MCP.evidence) for node in index.subjects())
    counts = Counter(code_of(evidence) for evidence in stated if isinstance(evidence, Iri))
    return tuple((evidence, counts[evidence]) for evidence in reversed(EVIDENCE_ORDER))


def _facts(document: FrameworkDocument) -> Iterator[Fact]:
    """Read the table row by row; a framework without one has no facts."""
    folder = document.folder
    place = folder.place / "coverage.csv"
    if not place.is_file():
        return
    path = f"{folder.shown}/coverage.csv"
    try:
        text = folder.read(place, place.name).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _fault(path, Note.of("not-utf8")) from None
    reader = csv.DictReader(io.StringIO(text), strict=True)
    try:
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise _fault(path, Note.of("coverage-columns", columns=",".join(COLUMNS)), 1)
        for row in reader:
            if None in row or None in row.values():
                note = Note.of("coverage-column-count", count=str(len(COLUMNS)))
                raise _fault(path, note, reader.line_num)
            yield Fact(
                id=row["id"].strip(),
                source=row["source"].strip(),
                locator=row["locator"].strip(),
                statement=row["statement"].strip(),
                encoded_by=tuple(map(_full, row["encoded_by"].split())),
                reason=row["reason"].strip(),
            )
    except csv.Error as error:
        note = Note.of("coverage-not-csv", why=str(error))
        raise _fault(path, note, reader.reader.line_num) from None


def _fault(path: str, reason: Note, line: int | None = None) -> FrameworkSyntaxError:
    return FrameworkSyntaxError([FrameworkFault(path, reason, line)])


def _full(name: str) -> str:
    """Give the IRI of a short name; anything else stays as it is."""
    prefix, colon, local = name.partition(":")
    if not colon or "/" in name:
        return name
    return MCP.term(local) if prefix == "mcp" else framework_namespace(prefix).term(local)
