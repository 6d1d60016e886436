"""SPARQL over the graphs of frameworks: reading only, nothing fetched.

The query is parsed before it runs; an update, a SERVICE clause, or a FROM clause is refused,
because it would reach outside the frameworks that were chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mcpolicy.errors import QueryError
from mcpolicy.library import Library
from mcpolicy.namespaces import XSD
from mcpolicy.statement import Value
from mcpolicy.turtle import Lit, Term, read_term, to_oxigraph
from mcpolicy.wording import Count, Note

if TYPE_CHECKING:
    import pyoxigraph

__all__ = ["QueryResult", "run_query"]

_MOST_ROWS = 100_000
_LONGEST = 100_000
_REFUSED = {"ServiceGraphPattern": "query-service", "DatasetClause": "query-from"}
"""Parts of a parsed query that reach outside, with what they are told."""


class QueryResult(Value):
    """Columns and rows; a cell without a value is None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


def run_query(text: str, framework_ids: Sequence[str], library: Library) -> QueryResult:
    """Run a SELECT or ASK query over the vocabulary and the frameworks named.

    Args:
        text: SPARQL 1.1.
        framework_ids: The frameworks whose files are asked, every file of each.
        library: Where frameworks come from.

    Raises:
        QueryError: If it is not a query that may be run, with what is wrong.
        FrameworkError: If a framework is not known or cannot be parsed.
    """
    import pyoxigraph

    _refuse(text)
    try:
        found = _store(framework_ids, library).query(text)
    except (SyntaxError, ValueError, RuntimeError) as error:
        if "Prefix not found" in str(error):
            raise QueryError(Note.of("query-prefix")) from None
        raise QueryError(Note.of("query-cannot-run", why=str(error))) from None
    if isinstance(found, pyoxigraph.QueryBoolean):
        answer = Lit("true" if found else "false", XSD.boolean)
        return QueryResult(columns=("answer",), rows=((answer,),))
    if not isinstance(found, pyoxigraph.QuerySolutions):
        raise QueryError(Note.of("query-kind"))
    columns = tuple(variable.value for variable in found.variables)
    rows: list[tuple[Term | None, ...]] = []
    for solution in found:
        if len(rows) == _MOST_ROWS:
            raise QueryError(Note.of("query-rows", limit=Count(_MOST_ROWS)))
        rows.append(tuple(read_term(solution[column]) for column in columns))
    return QueryResult(columns=columns, rows=tuple(rows))


def _refuse(text: str) -> None:
    """Refuse what is no query, or reaches outside.

    The parser is rdflib's: pyoxigraph gives no parsed query to look at.
    """
    from rdflib.plugins.sparql.parser import parseQuery

    if len(text) > _LONGEST:
        raise QueryError(Note.of("query-long", limit=Count(_LONGEST)))
    try:
        parsed = parseQuery(text)
    except Exception as error:
        raise QueryError(Note.of("query-malformed", why=str(error).partition("\n")[0])) from None
    for name in _names(parsed):
        if name in _REFUSED:
            raise QueryError(Note.of(_REFUSED[name]))


def _names(node: object) -> Iterator[str]:
    name = getattr(node, "name", None)
    if isinstance(name, str):
        yield name
    if isinstance(node, dict):
        for value in node.values():
            yield from _names(value)
    elif isinstance(node, list | tuple) or type(node).__name__ in ("ParseResults", "plist"):
        for value in node:  # type: ignore[attr-defined]
            yield from _names(value)


def _store(framework_ids: Sequence[str], library: Library) -> pyoxigraph.Store:
    """Give a store of the vocabulary and of every file of frameworks."""
    import pyoxigraph

    indexes = [library.vocabulary.triples]
    indexes += [library.triples(one) for one in framework_ids]
    store = pyoxigraph.Store()
    store.bulk_extend(
        pyoxigraph.Quad(to_oxigraph(subject), pyoxigraph.NamedNode(predicate), to_oxigraph(value))
        for index in indexes
        for subject, predicate, value in index
    )
    return store
