"""Clauses: what is made of one names it, and says nothing of it twice."""

from __future__ import annotations

from collections.abc import Iterator

from mcpolicy.clause import INHERITED, clause_of
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
    """Say which statements name no clause, and which repeat what theirs says."""
    for node in context.index.subjects_with(MCP.modality):
        if isinstance(node, Iri) and not _names_clause(context, node):
            yield context.fault(Note.of("lint-no-clause"), node, MCP.modality)
    for node in context.index.subjects_with(MCP.clause):
        clause = clause_of(context.index, node)
        for predicate in _repeated(context, node, clause) if clause is not None else ():
            told = {"term": shorten(predicate), "clause": shorten(clause or "")}
            yield context.fault_in(node, predicate, Note.of("lint-says-twice", **told))


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
