"""Whether a folder of the new form says all that the old one said, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mcpolicy.clause import clause_of
from mcpolicy.namespaces import DCTERMS, MCP, RDF, RDFS
from mcpolicy.statement import Value
from mcpolicy.turtle import Blank, Iri, Node, Term, TripleIndex
from mcpolicy.workbench.migrate.plan import PROVISION
from mcpolicy.workbench.migrate.remarks import sentences

__all__ = ["Difference", "differences"]

_NEW = frozenset({MCP.clause, MCP.reading, MCP.alsoIn, MCP.notTestable, MCP.fact})
"""What only the new form says."""


class Difference(Value):
    """A property of a thing that is not the same before and after.

    Attributes:
        subject: The thing.
        predicate: The property.
        before: Its values in the old form, written out.
        after: Its values in the new form.
    """

    subject: str
    predicate: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def is_inherited(self) -> bool:
        """Whether the statement had no such text, and now has that of its clause."""
        return not self.before and self.predicate == MCP.paraphrase


def differences(
    before: TripleIndex, after: TripleIndex, renamed: Mapping[Node, Node]
) -> Iterator[Difference]:
    """Compare what is said of each thing, statements with what they have from their clauses.

    Args:
        before: All triples of the old form.
        after: All triples of the new form, with what statements inherit.
        renamed: The new names of things, by their old ones.
    """
    back = {new: old for old, new in renamed.items()}
    added = {one for one in after.of_type(MCP.Clause) if one not in back}
    added |= set(after.of_type(MCP.Omission))
    for subject in dict.fromkeys((*before.subjects(), *after.subjects())):
        if isinstance(subject, Blank) or subject in added:
            continue
        old = back.get(subject, subject) if subject not in before else subject
        new = renamed.get(old, old)
        if subject != old:
            continue  # compared under its old name
        for predicate in dict.fromkeys((*before.properties(old), *after.properties(new))):
            if predicate in _NEW:
                continue
            if predicate == RDFS.comment:
                was, now = _remarks(before, old), _remarks(after, new)
            else:
                was = _written(before, old, predicate, renamed)
                now = _written(after, new, predicate, {})
            if was != now:
                yield Difference(subject=old, predicate=predicate, before=was, after=now)


def _written(
    index: TripleIndex, subject: Node, predicate: str, renamed: Mapping[Node, Node]
) -> tuple[str, ...]:
    values = list(index.values(subject, predicate))
    if predicate == DCTERMS.source:
        for place in index.values(subject, MCP.alsoIn):
            cited = index.value(place, DCTERMS.source) if isinstance(place, Blank) else place
            values.append(cited if cited is not None else place)
    if predicate == RDF.type:
        values = [Iri(MCP.Clause) if one == PROVISION else one for one in values]
    return tuple(sorted(_write(index, value, renamed) for value in values))


def _remarks(index: TripleIndex, subject: Node) -> tuple[str, ...]:
    """Give the sentences that are remarked on a statement, its clause and its source."""
    clause = clause_of(index, subject)
    source = index.value(subject, DCTERMS.source)
    about = [one for one in (subject, clause, source) if isinstance(one, Iri)]
    said = {repr(sorted(one)) for node in about for one in sentences(index, node)}
    return tuple(sorted(said))


def _write(index: TripleIndex, term: Term, renamed: Mapping[Node, Node]) -> str:
    """Write a term so that two of the same meaning look the same; blank nodes by what they say."""
    if isinstance(term, Blank):
        said = (
            f"{predicate} {_write(index, value, renamed)}"
            for predicate, values in index.properties(term).items()
            for value in values
        )
        return f"[{' ; '.join(sorted(said))}]"
    if isinstance(term, Iri):
        return f"<{renamed.get(term, term)}>"
    return repr(tuple(term))
