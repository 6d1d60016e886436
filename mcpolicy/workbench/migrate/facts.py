"""`coverage.csv` of the old form: which facts of the sources are encoded, and why some are not."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from mcpolicy.errors import FrameworkFault, FrameworkSyntaxError
from mcpolicy.namespaces import MCP, framework_namespace, shorten
from mcpolicy.statement import Value
from mcpolicy.turtle import Iri, Lit, TripleIndex
from mcpolicy.wording import Note, printable

__all__ = ["COLUMNS", "FactRow", "lost_facts", "read_facts", "row_faults"]

COLUMNS = ("id", "source", "locator", "statement", "encoded_by", "reason")


class FactRow(Value):
    """One fact of the sources, as the table of the old form has it.

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
    def is_left_out(self) -> bool:
        """Whether the fact, or a part of it, is not encoded."""
        return bool(self.reason) or not self.encoded_by

    @property
    def is_partly(self) -> bool:
        """Whether a part of it is encoded and a part is not."""
        return bool(self.encoded_by) and self.reason.startswith("partly")


def read_facts(data: bytes, path: str) -> Iterator[FactRow]:
    """Read the table row by row.

    Raises:
        FrameworkSyntaxError: If it is not CSV with the columns of `COLUMNS`; with the line.
    """
    try:
        text = data.decode("utf-8-sig")
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
            yield FactRow(
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


def row_faults(rows: Iterable[FactRow], index: TripleIndex, namespace: str) -> Iterator[Note]:
    """Say which facts stand twice, and which are encoded by something that is not described."""
    seen: set[str] = set()
    for row in rows:
        if row.id in seen:
            yield Note.of("coverage-twice", fact=printable(row.id, 60))
        seen.add(row.id)
        for name in row.encoded_by:
            if (name.startswith(namespace) or "://" not in name) and Iri(name) not in index:
                told = {"fact": printable(row.id, 60), "name": printable(shorten(name), 60)}
                yield Note.of("coverage-no-thing", **told)


def lost_facts(rows: Iterable[FactRow], after: TripleIndex) -> Iterator[str]:
    """Give the facts that nothing of the new form names: what encoded them cannot carry one."""
    named = {
        value.value
        for node in after.subjects_with(MCP.fact)
        for value in after.values(node, MCP.fact)
        if isinstance(value, Lit)
    }
    return (row.id for row in rows if row.id not in named)
