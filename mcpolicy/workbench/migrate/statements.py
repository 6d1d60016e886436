"""The Turtle files of an old folder, statement by statement, in the new form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mcpolicy.namespaces import MCP, RDF, RDFS, TEXTS
from mcpolicy.turtle import Iri, Lit, Node, Term
from mcpolicy.workbench.migrate.comments import comments_beside
from mcpolicy.workbench.migrate.languages import Texts
from mcpolicy.workbench.migrate.plan import PlannedClause
from mcpolicy.workbench.migrate.terms import Names
from mcpolicy.written.tree import (
    Directive,
    Written,
    WrittenObject,
    WrittenProperty,
    WrittenStatement,
)

__all__ = ["Change", "changes_of", "converted"]


@dataclass(kw_only=True)
class Change:
    """What becomes of one statement.

    Attributes:
        clause: The clause that it now names.
        dropped: What it no longer says itself.
        is_read: Whether its paraphrase is a reading of the clause.
        added: What it gets, property by property.
    """

    clause: Iri | None = None
    dropped: frozenset[str] = frozenset()
    is_read: bool = False
    added: list[tuple[str, tuple[Term, ...]]] = field(default_factory=list)


def changes_of(clauses: Iterable[PlannedClause]) -> dict[Node, Change]:
    """Tell what becomes of the statements that clauses serve; provisions become clauses whole."""
    changes: dict[Node, Change] = {}
    for clause in clauses:
        if clause.is_provision:
            continue
        for member in clause.members:
            kept = clause.keeps[member]
            said = {*clause.said, RDFS.label, MCP.paraphrase, RDFS.comment} - {MCP.topic}
            changes[member] = Change(
                clause=clause.iri,
                dropped=frozenset(said - kept),
                is_read=member in clause.readings,
                added=[(RDFS.comment, clause.remarks[member])],
            )
    return changes


def converted(
    written: Written,
    changes: Mapping[Node, Change],
    renamed: Mapping[Node, Node],
    names: Names,
    texts: Texts | None = None,
) -> str:
    """Write the statements of a file anew, with its comments; declarations of prefixes apart.

    Args:
        written: The file.
        changes: What becomes of its statements; those that are not named lose other languages only.
        renamed: New names of things.
        names: How terms are written.
        texts: Gets the texts in other languages than English; without it these stay.
    """
    parts: list[str] = []
    position = 0
    for piece in sorted((*written.directives, *written.statements), key=lambda one: one.start):
        parts.append(written.text[position : piece.start])
        if isinstance(piece, WrittenStatement):
            subject = piece.subject
            change = changes.get(subject, Change()) if subject is not None else Change()
            parts.append(_Kept(change, renamed, names, texts).statement(piece))
        elif isinstance(piece, Directive) and piece.prefix is None:
            parts.append(piece.text)
        position = piece.end
    parts.append(written.text[position:])
    return "".join(parts).strip("\n")


class _Kept:
    """What is kept of a statement."""

    def __init__(
        self, change: Change, renamed: Mapping[Node, Node], names: Names, texts: Texts | None
    ) -> None:
        self.change = change
        self.renamed = renamed
        self.names = names
        self.texts = texts

    def statement(self, statement: WrittenStatement) -> str:
        """Write the statement anew, its comments before the property that they stand beside."""
        if self._stays(statement):
            return statement.text
        types: list[str] = []
        properties: list[tuple[str, str]] = []
        beside = comments_beside(statement)
        for one, above in zip(statement.properties, beside, strict=True):
            value = self._property(one, statement.subject)
            comments = "".join(f"{comment}\n    " for comment in above)
            if one.predicate == RDF.type and value is not None:
                types.append(f"{comments}{value}")
            elif value is not None:
                properties.append((self._predicate(one), f"{comments}{value}"))
            elif comments:
                properties.append(("", comments))
        ordered = _in_order(properties, self._clause())
        added = self._added(statement.subject)
        said = (*types, *ordered, *added)
        if not types and not any(predicate for predicate, _ in properties):
            return "\n".join(comment for above in beside for comment in above)
        body = " ;\n    ".join(said)
        gap = " " if types else "\n    "
        return f"{self._head(statement)}{gap}{body} ."

    def _head(self, statement: WrittenStatement) -> str:
        new = self.renamed.get(statement.subject) if statement.subject is not None else None
        return statement.head.text if new is None else self.names.write(new)

    def _stays(self, statement: WrittenStatement) -> bool:
        """Whether nothing becomes of a statement."""
        if self.change != Change() or statement.subject in self.renamed:
            return False
        return not any(
            one.term in self.renamed or self._is_apart(one.term, said.predicate)
            for said in statement.properties
            for one in said.objects
        )

    def _clause(self) -> list[str]:
        if self.change.clause is None:
            return []
        return [f"{self.names.write(Iri(MCP.clause))} {self.names.write(self.change.clause)}"]

    def _added(self, subject: Node | None) -> Iterator[str]:
        for predicate, values in self.change.added:
            kept = [one for one in values if subject and not self._leaves(one, predicate, subject)]
            if kept:
                written = " , ".join(map(self.names.write, kept))
                yield f"{self.names.write(Iri(predicate))} {written}"

    def _property(self, written: WrittenProperty, subject: Node | None) -> str | None:
        """Write a property; None when nothing of it is kept."""
        if written.predicate in self.change.dropped:
            return None
        predicate = self._predicate(written)
        verb = written.verb if predicate == written.predicate else self.names.write(Iri(predicate))
        values = [
            self._value(one)
            for one in written.objects
            if not self._leaves(one.term, predicate, subject)
        ]
        return f"{verb} {' , '.join(values)}" if values else None

    def _predicate(self, written: WrittenProperty) -> str:
        """Give the property that a property becomes: a paraphrase may be a reading now."""
        if self.change.is_read and written.predicate == MCP.paraphrase:
            return MCP.reading
        return written.predicate

    def _leaves(self, term: Term | None, predicate: str, subject: Node | None) -> bool:
        """Keep a text of another language apart."""
        if subject is None or self.texts is None or not isinstance(term, Lit):
            return False
        if not self._is_apart(term, predicate):
            return False
        of_language = self.texts.setdefault(term.language or "", {})
        of_language.setdefault(subject, []).append((predicate, term))
        return True

    def _is_apart(self, term: Term | None, predicate: str) -> bool:
        """Whether a term is a text in another language than that of the file."""
        if self.texts is None or predicate not in TEXTS or not isinstance(term, Lit):
            return False
        return term.language not in (None, "en")

    def _value(self, written: WrittenObject) -> str:
        term = written.term
        if isinstance(term, Iri) and term in self.renamed:
            return self.names.write(self.renamed[term])
        if isinstance(term, Lit) and term.language is not None and self.texts is not None:
            # whoever broke a text into lines chose them
            return written.text if "\n" in written.text else self.names.write(term)
        return written.text


def _in_order(properties: Sequence[tuple[str, str]], clause: Sequence[str]) -> Iterator[str]:
    """Put the clause after the label, and the reading after the clause."""

    def of(wanted: str) -> list[str]:
        return [text for predicate, text in properties if predicate == wanted]

    yield from (*of(RDFS.label), *of(MCP.clause), *clause, *of(MCP.reading))
    for predicate, text in properties:
        if predicate not in (RDFS.label, MCP.clause, MCP.reading):
            yield text
