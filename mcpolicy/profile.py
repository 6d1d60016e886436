"""What a framework says micro-credentials are: definitions, facets, open policy questions.

Profiles are put side by side facet by facet. Silence is a value: a text that was read and says
nothing (with its source), or a facet or question for which nothing is recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mcpolicy.statement import Statement, Value
from mcpolicy.text import LangText

__all__ = [
    "Cell",
    "Comparison",
    "Definition",
    "Profile",
    "ProfileStatement",
    "compare_definitions",
]


class Definition(Statement):
    """A term as a framework defines it, in our own words."""

    term: LangText
    text: LangText
    defines: str | None = None


class ProfileStatement(Statement):
    """A framework's answer on one facet or question.

    It is `required`, `optional`, `excluded`, `in-preparation` or `silent`.
    """

    about: tuple[str, ...]
    answer: str


class Profile(Value):
    """The definitions and answers of one framework."""

    framework_id: str
    label: LangText
    definitions: tuple[Definition, ...] = ()
    statements: tuple[ProfileStatement, ...] = ()

    def about(self, iri: str) -> tuple[ProfileStatement, ...]:
        """Give the statements about a facet or question."""
        return tuple(statement for statement in self.statements if iri in statement.about)


class Cell(Value):
    """One framework on one facet or question.

    Attributes:
        answers: The answers given; empty when nothing is recorded, which reads as silent without a
            source.
        statements: What they rest on.
    """

    framework_id: str
    answers: tuple[str, ...] = ()
    statements: tuple[ProfileStatement, ...] = ()


class Row(Value):
    """One facet or question, a cell for each framework."""

    iri: str
    kind: str
    label: LangText
    cells: tuple[Cell, ...]


class Comparison(Value):
    """Facets and questions side by side."""

    profiles: tuple[Profile, ...]
    rows: tuple[Row, ...]


def compare_definitions(
    profiles: Sequence[Profile],
    facets: Iterable[tuple[str, LangText]],
    questions: Iterable[tuple[str, LangText]],
) -> Comparison:
    """Put profiles side by side.

    Args:
        profiles: The frameworks compared, in the order of the columns.
        facets: IRI and label of each facet, in the order of the rows.
        questions: IRI and label of each question.
    """
    rows = [
        Row(
            iri=iri,
            kind=kind,
            label=label,
            cells=tuple(_cell(profile, iri) for profile in profiles),
        )
        for kind, entries in (("facet", facets), ("question", questions))
        for iri, label in entries
    ]
    return Comparison(profiles=tuple(profiles), rows=tuple(rows))


def _cell(profile: Profile, iri: str) -> Cell:
    statements = profile.about(iri)
    answers = tuple(dict.fromkeys(statement.answer for statement in statements))
    return Cell(framework_id=profile.framework_id, answers=answers, statements=statements)
