"""Paragraphs that the pages of all statements share: clause, sources, strength, dates, notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mcpolicy.document import Place
from mcpolicy.namespaces import shorten
from mcpolicy.pages.line import Line
from mcpolicy.render.json import source_json, statement_json
from mcpolicy.render.layout import cited, strength, wrap
from mcpolicy.statement import Clause, Statement
from mcpolicy.text import LangText
from mcpolicy.wording import NoteValue, Wording, printable

__all__ = [
    "clause_lines",
    "date_lines",
    "deep_lines",
    "fact_lines",
    "head_lines",
    "lines_json",
    "paragraphs",
    "remark_lines",
    "said_json",
    "source_lines",
    "strength_lines",
]


def paragraphs(parts: Iterable[Iterable[str]]) -> str:
    """Put parts of a page below each other; those that have no lines are left out."""
    written = ("\n".join(lines) for lines in parts)
    return "\n\n".join(paragraph for paragraph in written if paragraph) + "\n"


def head_lines(
    iri: str,
    label: LangText,
    kind: NoteValue,
    framework: LangText | None,
    place: Place,
    wording: Wording,
) -> Iterator[str]:
    """Say what a thing is called, what it is, and where it is written."""
    yield wrap(f"{shorten(iri)}  {wording.text(label)}", hanging="  ")
    yield f"<{iri}>"
    what = wording.value(kind)
    what = what[:1].upper() + what[1:]
    if framework is None:
        yield wording.say("explain-written", kind=what, place=str(place))
    else:
        of = wording.text(framework)
        line = wording.say("explain-place", kind=what, framework=of, place=str(place))
        yield wrap(line, hanging="  ")


def clause_lines(
    statement: Statement | None, clause: Clause | None, wording: Wording
) -> Iterator[str]:
    """Say what the clause of a statement says, and how the statement reads it."""
    if statement is None:
        return
    said = statement if clause is None else clause
    if clause is None and said.paraphrase is None:
        return
    yield wording.say("explain-says")
    if clause is not None:
        named = wording.say("explain-thing", label=wording.text(clause.label), id=clause.id)
        yield wrap(named, "  ")
    if said.paraphrase is not None:
        yield wrap(wording.text(said.paraphrase), "  ")
    if statement.reading is not None:
        reading = wording.text(statement.reading)
        yield wrap(wording.say("explain-reading", reading=reading), "  ")


def source_lines(statement: Statement, wording: Wording) -> Iterator[str]:
    """Name the principal source with the place in it, and below it those that say the same."""
    principal, *others = statement.citations
    source = principal.source
    yield wording.say("explain-source")
    yield wrap(cited(principal), "  ")
    yield from (f"  {part}" for part in (source.publisher, source.date, source.url) if part)
    if others:
        yield wrap(wording.say("explain-also-in"), "  ")
    for citation in others:
        yield wrap(cited(citation), "    ", "      ")


def strength_lines(statement: Statement, wording: Wording, *more: str) -> Iterator[str]:
    """Say how strongly a statement stands."""
    yield wording.say("explain-strength")
    yield wrap(wording.joined((*strength(statement, wording), *more)), "  ")


def date_lines(statement: Statement, wording: Wording) -> Iterator[str]:
    """Say since when a statement holds, and until when."""
    yield wording.say("explain-in-force")
    dates = wording.say("explain-from", start=statement.valid_from)
    if statement.date_basis is not None:
        dates += f" ({wording.say(f'basis-{statement.date_basis.value}')})"
    if statement.valid_until is not None:
        dates += f", {wording.say('explain-until', end=statement.valid_until)}"
    yield f"  {dates}"


def remark_lines(remarks: Sequence[LangText], wording: Wording) -> Iterator[str]:
    """Say what is to be known of a thing, each remark once."""
    if remarks:
        yield wording.say("explain-note")
    for remark in dict.fromkeys(remarks):
        yield wrap(wording.text(remark), "  ")


def fact_lines(facts: Sequence[str], wording: Wording) -> Iterator[str]:
    """Name the facts of the sources that a thing answers for."""
    if facts:
        yield wording.say("explain-facts")
        yield wrap(", ".join(facts), "  ")


def deep_lines(lines: Iterable[Line], wording: Wording, depth: int = 1) -> Iterator[str]:
    """Write lines, each as deep as it stands."""
    for line in lines:
        indent = "  " * (line.depth + depth)
        yield wrap(printable(wording.note(line.what), 4000), indent, indent + "  ")


def lines_json(lines: Iterable[Line], wording: Wording) -> list[dict[str, object]]:
    """Write lines with their depth, from 0."""
    return [{"depth": line.depth, "text": wording.note(line.what)} for line in lines]


def said_json(statement: Statement, clause: Clause | None, wording: Wording) -> dict[str, object]:
    """Write what all statements share: clause, reading, strength, dates and sources."""
    reading, paraphrase = statement.reading, statement.paraphrase
    clause_text = None if clause is None else clause.paraphrase
    return {
        "clause": None
        if clause is None
        else {
            "id": clause.id,
            "label": wording.text(clause.label),
            "text": None if clause_text is None else wording.text(clause_text),
        },
        "paraphrase": None if paraphrase is None else wording.text(paraphrase),
        "reading": None if reading is None else wording.text(reading),
        **statement_json(statement),
        "date_basis": None if statement.date_basis is None else statement.date_basis.value,
        "sources": [source_json(citation) for citation in statement.citations],
    }
