"""What is special to clauses and sources: what was made of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from mcpolicy.contents import Contents
from mcpolicy.pages.explanation import Part, part
from mcpolicy.pages.line import Line
from mcpolicy.pages.names import Names
from mcpolicy.statement import Clause, Source
from mcpolicy.wording import Note

__all__ = ["clause_parts", "source_parts"]

_BESIDE = 5
"""How many clauses at the same place the page of a clause names."""


def clause_parts(clause: Clause, contents: Contents, names: Names) -> Iterator[Part]:
    """Say what is made of a clause, or why nothing is, and what the text says at the same place."""
    made = contents.made_of(clause)
    if made:
        yield from part("made", *names.listed(made))
    else:
        yield from part("made", *_why_nothing(clause, names))
    place = clause.citation
    others = [one for one in contents.clauses if one.citation == place and one.iri != clause.iri]
    lines = [names.said(one) for one in others[:_BESIDE]]
    if len(others) > _BESIDE:
        lines.append(Note.of("explain-more", count=str(len(others) - _BESIDE)))
    yield from part("same-place", *lines)


def _why_nothing(clause: Clause, names: Names) -> Iterator[Note]:
    """Say why nothing is made of a clause; one that gives no reason says that too."""
    if clause.not_testable is None:
        yield Note.of("explain-nothing-made")
        return
    yield Note.of("explain-not-tested", why=names(clause.not_testable))
    definition = names.defined(clause.not_testable)
    if definition is not None:
        yield definition


def source_parts(source: Source, contents: Contents, names: Names) -> Iterator[Part]:
    """Say which document it is, then clause by clause what was made of it."""
    yield from part(
        "document",
        Note.verbatim(source.title),
        *(
            Note.verbatim(said)
            for said in (source.publisher, source.identifier, source.date, source.url)
            if said is not None
        ),
    )
    clauses = contents.clauses_of(source)
    yield from part("made", *_sum(clauses, contents, names))
    yield from part("clauses", *_by_place(clauses, contents, names))
    also = contents.clauses_also_in(source)
    yield from part("also-in", *(_also(clause, source, names) for clause in also))


def _sum(clauses: tuple[Clause, ...], contents: Contents, names: Names) -> Iterator[Note]:
    """Count the clauses, what is made of them, and those of which nothing is."""
    if not clauses:
        yield Note.of("explain-no-clauses")
        return
    yield names.counted(clauses)
    counts = names.counts(one for clause in clauses for one in contents.made_of(clause))
    if counts:
        yield Note.of("explain-made-sum", made=Note.listed(counts))
    without = sum(not contents.made_of(clause) for clause in clauses)
    if without:
        yield Note.of("explain-without", count=str(without))


def _by_place(clauses: tuple[Clause, ...], contents: Contents, names: Names) -> Iterator[Line]:
    """Go through clauses in their order, place by place."""
    for locator, at_place in groupby(clauses, key=lambda clause: clause.citation.locator):
        yield Line(depth=0, what=Note.verbatim(locator))
        for clause in at_place:
            yield Line(depth=1, what=names.said(clause))
            made = contents.made_of(clause)
            yield from names.summed(made, clause, depth=2)
            if not made:
                why = clause.not_testable
                yield Line(
                    depth=2,
                    what=Note.of("explain-nothing-made")
                    if why is None
                    else Note.of("explain-not-tested", why=names(why)),
                )


def _also(clause: Clause, source: Source, names: Names) -> Note:
    """Name a clause of another source, with the place where this one says it."""
    places = [one.locator for one in clause.citations if one.source.iri == source.iri]
    if not any(places):
        return names.said(clause)
    return Note.of("entry", name=Note.verbatim("; ".join(places)), value=names.said(clause))
