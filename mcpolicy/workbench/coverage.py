"""Which facts of its sources a framework encodes: by what its clauses name, and what it leaves out.

The notes on the sources number what these say. Clauses name the facts that they answer for, and so
do sources where a fact is only who published a document, and when. What is left out, wholly or in
part, is an omission with its reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from mcpolicy.library import Library
from mcpolicy.statement import EVIDENCE_ORDER, Clause, Omission, Source, Statement, Value

__all__ = ["Coverage", "Fact", "Implemented", "read_coverage"]


class Implemented(Value):
    """A clause, with the statements that are made of it."""

    clause: Clause
    statements: tuple[Statement, ...] = ()


class Fact(Value):
    """One fact of the sources, as a framework answers for it.

    Attributes:
        id: Its id in the notes on the sources.
        clauses: The clauses that name it, each with what is made of it.
        documents: The sources that name it.
        omissions: What is left out of it; one at most, where the framework has no fault.
    """

    id: str
    clauses: tuple[Implemented, ...] = ()
    documents: tuple[Source, ...] = ()
    omissions: tuple[Omission, ...] = ()

    @property
    def state(self) -> str:
        """`encoded`, `partly`, or `left-out`.

        A fact that is said to be left out whole counts as left out, even where something names it:
        that is a fault, which lint tells.
        """
        if not self.omissions:
            return "encoded"
        named = self.clauses or self.documents
        return "partly" if named and all(one.is_partial for one in self.omissions) else "left-out"

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources from which it is encoded: those that clauses stand in, and its own."""
        stated = [one.clause.citation.source for one in self.clauses]
        return tuple({source.iri: source for source in (*stated, *self.documents)}.values())


class Coverage(Value):
    """The facts of one framework, with all its clauses.

    Attributes:
        facts: The facts, by id.
        clauses: All clauses, with what is made of them, in the order in which they stand.
        without_clause: The statements that are made of no clause.
    """

    framework_id: str
    facts: tuple[Fact, ...]
    clauses: tuple[Implemented, ...]
    without_clause: tuple[Statement, ...] = ()

    @property
    def without_fact(self) -> tuple[Clause, ...]:
        """The clauses that answer for no fact."""
        return tuple(one.clause for one in self.clauses if not one.clause.facts)

    @property
    def by_evidence(self) -> tuple[tuple[str, int], ...]:
        """How many clauses have which evidence, strongest first.

        Evidence is about a passage that was read or not, and a passage is a clause: a table of ten
        levels that was read once counts once. A statement that is made of no clause stands for its
        passage itself and counts too.
        """
        read = (*(one.clause for one in self.clauses), *self.without_clause)
        counts = Counter(one.evidence for one in read)
        return tuple((evidence, counts[evidence]) for evidence in reversed(EVIDENCE_ORDER))


def read_coverage(framework_id: str, library: Library) -> Coverage:
    """Tell which facts a framework encodes, and which it leaves out.

    Raises:
        UnknownFrameworkError: If there is no such framework.
        FrameworkSyntaxError: If a file is not Turtle; with every such fault.
        FrameworkNotConformantError: If statements or omissions lack what is counted; with every
            such fault, its file and line.
    """
    contents = library.contents(framework_id)
    implemented = tuple(
        Implemented(clause=clause, statements=contents.made_of(clause))
        for clause in contents.clauses
    )
    return Coverage(
        framework_id=framework_id,
        facts=tuple(_facts(implemented, contents.framework.sources, contents.omissions)),
        clauses=implemented,
        without_clause=tuple(contents.without_clause),
    )


def _facts(
    implemented: Iterable[Implemented], documents: Iterable[Source], left_out: Iterable[Omission]
) -> Iterator[Fact]:
    """Gather what is said of each fact."""
    by_clauses: dict[str, list[Implemented]] = {}
    by_documents: dict[str, list[Source]] = {}
    by_omissions: dict[str, list[Omission]] = {}
    for one in implemented:
        for fact in one.clause.facts:
            by_clauses.setdefault(fact, []).append(one)
    for document in documents:
        for fact in document.facts:
            by_documents.setdefault(fact, []).append(document)
    for omission in left_out:
        by_omissions.setdefault(omission.fact, []).append(omission)
    for fact in sorted({*by_clauses, *by_documents, *by_omissions}):
        yield Fact(
            id=fact,
            clauses=tuple(by_clauses.get(fact, ())),
            documents=tuple(by_documents.get(fact, ())),
            omissions=tuple(by_omissions.get(fact, ())),
        )
