"""The page of one thing that a framework or the vocabulary describes, whatever it is."""

from __future__ import annotations

from mcpolicy.document import Place
from mcpolicy.pages.line import Line
from mcpolicy.statement import Clause, Statement, Value
from mcpolicy.text import LangText
from mcpolicy.wording import Note, NoteValue

__all__ = ["Explanation", "Part", "part"]


class Part(Value):
    """Lines of a page that belong together.

    Attributes:
        code: What they are about; `part-` with it is the key of their heading.
        lines: At least one.
    """

    code: str
    lines: tuple[Line, ...]


def part(code: str, *lines: Line | Note | None) -> tuple[Part, ...]:
    """Make a part of lines and sentences, or none where nothing is there to say."""
    found = tuple(
        Line(depth=0, what=one) if isinstance(one, Note) else one
        for one in lines
        if one is not None
    )
    return (Part(code=code, lines=found),) if found else ()


class Explanation(Value):
    """What is to be said about one thing.

    Attributes:
        id: Its short name.
        iri: Its full name.
        kind: What it is: the name of its class.
        label: What it is called.
        framework: The name of its framework; None for a framework and for a term of the vocabulary.
        place: The file and line where it is written.
        parts: What is special to its kind.
        statement: It itself, where it is a statement, with its strength, dates and sources.
        clause: The clause that it is made of; None where it is none or names none.
        remarks: What is to be known of it.
        facts: Ids of the facts of the sources that it, or its clause, answers for.
    """

    id: str
    iri: str
    kind: NoteValue
    label: LangText
    framework: LangText | None
    place: Place
    parts: tuple[Part, ...] = ()
    statement: Statement | None = None
    clause: Clause | None = None
    remarks: tuple[LangText, ...] = ()
    facts: tuple[str, ...] = ()
