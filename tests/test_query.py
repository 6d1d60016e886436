"""What a query may not do, and what it is told."""

from __future__ import annotations

import pytest

from mcpolicy import Library
from mcpolicy.errors import QueryError
from mcpolicy.namespaces import XSD
from mcpolicy.turtle import Lit
from mcpolicy.wording import Wording
from mcpolicy.workbench.query import run_query

REFUSED = {
    "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }": (
        "SERVICE interroge un autre serveur\u202f; les requêtes restent dans les cadres"
    ),
    "SELECT * FROM <http://127.0.0.1:9/> WHERE { ?s ?p ?o }": (
        "FROM nomme un autre graphe\u202f; les cadres se choisissent avec --framework"
    ),
    "SELECT * WHERE { ?s foo:bar ?o }": (
        "la requête emploie un préfixe qu'elle ne déclare pas (PREFIX nom: <...>)"
    ),
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }": (
        "seules les requêtes SELECT et ASK sont exécutées"
    ),
    "SELECT ?s WHERE { ?s ?p ?o } #" + "x" * 100_000: (
        "la requête a plus de 100\u202f000 caractères"
    ),
}


@pytest.mark.parametrize("query", REFUSED, ids=lambda query: query[:40])
def test_a_query_stays_within_the_frameworks(query: str) -> None:
    with pytest.raises(QueryError) as caught:
        run_query(query, (), Library())
    assert caught.value.said(Wording("fr")) == REFUSED[query]


@pytest.mark.parametrize("text", ["", "not a query", "DELETE WHERE { ?s ?p ?o }"])
def test_what_is_no_query_is_told(text: str) -> None:
    with pytest.raises(QueryError) as caught:
        run_query(text, (), Library())
    assert str(caught.value).startswith("not a SPARQL query: ")


def test_a_question_of_yes_or_no_has_one_cell() -> None:
    result = run_query("ASK { <urn:nothing> ?p ?o }", (), Library())
    assert result.columns == ("answer",)
    assert result.rows == ((Lit("false", XSD.boolean),),)
