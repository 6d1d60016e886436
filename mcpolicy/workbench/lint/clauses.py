"""Clauses: what is made of one names it, says nothing of it twice, and says why it says less."""

from __future__ import annotations

from collections.abc import Iterator

from mcpolicy.clause import INHERITED, clause_of, narrowed
from mcpolicy.namespaces import MCP, RDFS, shorten
from mcpolicy.turtle import Iri, Node
from mcpolicy.wording import Note
from mcpolicy.workbench.lint.context import Context, Fault
from mcpolicy.workbench.migrate.folder import OLD_FILES

__all__ = ["check_clauses", "check_form"]


def check_form(context: Context) -> Iterator[Fault]:
    """Say when a folder is of the form of before clauses: all else would be told many times."""
    place = context.document.folder.place
    found = [name for name in OLD_FILES if (place / name).is_file()]
    if found:
        what = Note.of("lint-old-form", files=", ".join(found))
        yield Fault(path=context.path(found[0]), what=what)


def check_clauses(context: Context) -> Iterator[Fault]:
    """Say which statements name no clause, repeat what theirs says, or say less without a why."""
    for node in context.index.subjects_with(MCP.modality):
        if isinstance(node, Iri) and not _names_clause(context, node):
            yield context.fault(Note.of("lint-no-clause"), node, MCP.modality)
    for node in context.index.subjects_with(MCP.clause):
        clause = clause_of(context.index, node)
        if clause is None:
            continue
        for predicate in _repeated(context, node, clause):
            told = {"term": shorten(predicate), "clause": shorten(clause)}
            yield context.fault_in(node, predicate, Note.of("lint-says-twice", **told))
        if MCP.reading not in context.index.properties(node):
            for predicate in narrowed(context.index, node, clause):
                yield context.fault_in(node, predicate, _narrows(context, node, predicate, clause))


def _narrows(context: Context, node: Node, predicate: str, clause: Iri) -> Note:
    """Say by what a statement says less than its clause."""
    own, given = (
        ", ".join(shorten(str(value)) for value in context.index.values(one, predicate))
        for one in (node, clause)
    )
    told = {"term": shorten(predicate), "clause": shorten(clause)}
    return Note.of("lint-narrows-unsaid", own=own, given=given, **told)


def _names_clause(context: Context, node: Node) -> bool:
    is_clause = context.index.has_type(node, MCP.Clause)
    return is_clause or MCP.clause in context.index.properties(node)


def _repeated(context: Context, node: Node, clause: Iri) -> Iterator[str]:
    """Give what a statement says in the words of its clause; a label is its own name."""
    index = context.index
    for predicate in INHERITED:
        values = set(index.values(node, predicate))
        if predicate != RDFS.label and values and values == set(index.values(clause, predicate)):
            yield predicate
