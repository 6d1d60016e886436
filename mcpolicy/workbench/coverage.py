"""Which facts of its sources a framework encodes: computed from `coverage.csv` and the framework's
own statements.
"""

from __future__ import annotations

import csv
import io

from mcpolicy.errors import FrameworkFault, FrameworkSyntaxError
from mcpolicy.library import Library
from mcpolicy.namespaces import MCP, code_of, framework_namespace
from mcpolicy.statement import EVIDENCE_ORDER, Value
from mcpolicy.statements.reader import StatementReader
from mcpolicy.turtle import Iri
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
    document = library.document(framework_id)
    folder = document.folder
    shown = f"{folder.shown}/coverage.csv"
    place = folder.place / "coverage.csv"
    facts: list[Fact] = []
    if place.is_file():
        text = folder.read(place).decode("utf-8-sig")
        reader = csv.DictReader(io.StringIO(text), strict=True)
        try:
            if tuple(reader.fieldnames or ()) != COLUMNS:
                note = Note.of("coverage-columns", columns=",".join(COLUMNS))
                raise FrameworkSyntaxError([FrameworkFault(shown, note, 1)])
            for row in reader:
                if None in row or None in row.values():
                    note = Note.of("coverage-column-count", count=str(len(COLUMNS)))
                    raise FrameworkSyntaxError([FrameworkFault(shown, note, reader.line_num)])
                iris = tuple(_full(name) for name in row["encoded_by"].split())
                facts.append(
                    Fact(
                        id=row["id"].strip(),
                        source=row["source"].strip(),
                        locator=row["locator"].strip(),
                        statement=row["statement"].strip(),
                        encoded_by=iris,
                        reason=row["reason"].strip(),
                    )
                )
        except csv.Error as error:
            note = Note.of("coverage-not-csv", why=str(error))
            fault = FrameworkFault(shown, note, reader.line_num)
            raise FrameworkSyntaxError([fault]) from None
    index = document.index(lambda name: True)
    counts = dict.fromkeys(reversed(EVIDENCE_ORDER), 0)
    own = StatementReader(document, index)
    for node in index.subjects():
        if own.iri(node, MCP.evidence) is not None:
            counts[code_of(str(own.iri(node, MCP.evidence)))] += 1
    namespace = framework_namespace(framework_id)
    unknown = [
        (fact.id, iri)
        for fact in facts
        for iri in fact.encoded_by
        if iri.startswith(namespace) and Iri(iri) not in index
    ]
    return Coverage(
        framework_id=framework_id,
        facts=tuple(facts),
        by_evidence=tuple(counts.items()),
        unknown=tuple(unknown),
    )


def _full(name: str) -> str:
    prefix, colon, local = name.partition(":")
    if not colon or "/" in name:
        return name
    return MCP.term(local) if prefix == "mcp" else framework_namespace(prefix).term(local)
