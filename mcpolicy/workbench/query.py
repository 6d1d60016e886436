"""SPARQL over the graphs of frameworks: reading only, nothing fetched.

The query is parsed before it runs; an update, a SERVICE clause, or a FROM clause is refused,
because it would reach outside the frameworks that were chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyoxigraph
from rdflib.plugins.sparql.parser import parseQuery

from mcpolicy.errors import QueryError
from mcpolicy.library import Library
from mcpolicy.namespaces import XSD
from mcpolicy.turtle import Blank, Iri, Lit, Term, read_term

__all__ = ["QueryResult", "run_query"]

_MOST_ROWS = 100_000
_REFUSED = {
    "ServiceGraphPattern": "SERVICE asks another server; queries stay within the frameworks",
    "DatasetClause": "FROM names another graph; the frameworks are chosen with --framework",
}


class QueryResult:
    """Columns and rows; a cell without a value is None."""

    def __init__(self, columns: tuple[str, ...], rows: tuple[tuple[Term | None, ...], ...]) -> None:
        """Keep the table."""
        self.columns = columns
        self.rows = rows


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
    _refuse(text)
    store = pyoxigraph.Store()
    indexes = [library.vocabulary.triples]
    indexes += [library.document(one).index(lambda name: True) for one in framework_ids]
    out = _Out()
    store.bulk_extend(
        pyoxigraph.Quad(out(subject), pyoxigraph.NamedNode(predicate), out(value))
        for index in indexes
        for subject, predicate, value in index
    )
    try:
        found = store.query(text)
    except (SyntaxError, ValueError, RuntimeError) as error:
        if "Prefix not found" in str(error):
            raise QueryError(
                "the query uses a prefix that it does not declare (PREFIX name: <...>)"
            ) from None
        raise QueryError(f"the query cannot be run: {error}") from None
    if isinstance(found, pyoxigraph.QueryBoolean):
        answer = Lit("true" if found else "false", XSD.boolean)
        return QueryResult(("answer",), ((answer,),))
    if not isinstance(found, pyoxigraph.QuerySolutions):
        raise QueryError("only SELECT and ASK queries are run")
    columns = tuple(variable.value for variable in found.variables)
    rows: list[tuple[Term | None, ...]] = []
    for solution in found:
        if len(rows) == _MOST_ROWS:
            raise QueryError(f"the query gives more than {_MOST_ROWS:,} rows: add a LIMIT")
        rows.append(tuple(read_term(solution[column]) for column in columns))
    return QueryResult(columns, tuple(rows))


def _refuse(text: str) -> None:
    if len(text) > 100_000:
        raise QueryError("the query has more than 100,000 characters")
    try:
        parsed = parseQuery(text)
    except Exception as error:
        raise QueryError(f"not a SPARQL query: {str(error).splitlines()[0]}") from None
    for name in _names(parsed):
        if name in _REFUSED:
            raise QueryError(_REFUSED[name])


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


class _Out:
    """Hands terms over, with one new blank node for each label."""

    def __init__(self) -> None:
        self._blank: dict[Blank, pyoxigraph.BlankNode] = {}

    def __call__(self, term: Term) -> Any:
        if isinstance(term, Iri):
            return pyoxigraph.NamedNode(term)
        if isinstance(term, Blank):
            return self._blank.setdefault(term, pyoxigraph.BlankNode())
        if term.language is not None:
            return pyoxigraph.Literal(term.value, language=term.language)
        return pyoxigraph.Literal(term.value, datatype=pyoxigraph.NamedNode(term.datatype))
