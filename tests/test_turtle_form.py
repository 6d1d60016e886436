"""Turtle as it is written: readable, and the same triples when it is read again."""

from __future__ import annotations

import pytest
import rdflib
from rdflib.compare import isomorphic

from mcpolicy.namespaces import RDF, XSD
from mcpolicy.render.turtle import write_turtle
from mcpolicy.shape.write import Triple
from mcpolicy.turtle import Blank, Iri, Lit, TripleIndex, parse_turtle, to_oxigraph

PREFIXES = {"ex": "https://example.org/", "other": "https://example.org/other#", "xsd": XSD}
S, T = Iri("https://example.org/s"), Iri("https://example.org/other#t")
P, Q = "https://example.org/p", "https://example.org/q"
X, Y, Z = Blank("_:x"), Blank("_:y"), Blank("_:z")


def lines(*triples: Triple) -> list[str]:
    """Give what is written below the prefixes, after a check that it says the same triples."""
    text = write_turtle(TripleIndex(triples), PREFIXES)
    said = "".join(
        f"{to_oxigraph(one)} {to_oxigraph(Iri(word))} {to_oxigraph(value)} .\n"
        for one, word, value in triples
    )
    expected = rdflib.Graph().parse(data=said, format="nt")
    assert isomorphic(rdflib.Graph().parse(data=text, format="turtle"), expected)
    assert len(parse_turtle(text.encode())) == len(set(triples))
    return [line for line in text.splitlines() if line and not line.startswith("@prefix")]


def test_what_a_thing_is_comes_first() -> None:
    assert lines((S, P, T), (S, RDF.type, T), (S, P, S)) == [
        "ex:s a other:t ;",
        "    ex:p other:t , ex:s .",
    ]


def test_only_the_prefixes_that_occur_are_declared() -> None:
    text = write_turtle(TripleIndex([(S, P, S)]), PREFIXES)
    assert text == "@prefix ex: <https://example.org/> .\n\nex:s ex:p ex:s .\n"
    alone = [(Iri("urn:a"), "urn:b", Lit("c"))]
    assert write_turtle(TripleIndex(alone), PREFIXES) == '<urn:a> <urn:b> "c" .\n'


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Lit("20.0", XSD.decimal), "20.0"),
        (Lit("20", XSD.decimal), '"20"^^xsd:decimal'),
        (Lit("007", XSD.integer), "007"),
        (Lit("1e3", XSD.double), '"1e3"^^xsd:double'),
        (Lit("true", XSD.boolean), "true"),
        (Lit("1", XSD.boolean), '"1"^^xsd:boolean'),
        (Lit("2025-08", XSD.gYearMonth), '"2025-08"^^xsd:gYearMonth'),
        (Lit("été", RDF.langString, "fr"), '"été"@fr'),
        (Lit('a "b"\\\n\tc'), '"a \\"b\\"\\\\\\n\\tc"'),
        (Lit("x", "urn:own"), '"x"^^<urn:own>'),
        (Iri("https://example.org/a.b-c"), "ex:a.b-c"),
        (Iri("https://example.org/a."), "<https://example.org/a.>"),
        (Iri("https://example.org/-a"), "<https://example.org/-a>"),
        (Iri("https://example.org/a(b)"), "<https://example.org/a(b)>"),
        (Iri("https://example.org/"), "<https://example.org/>"),
        (Iri("https://example.org/a/b"), "<https://example.org/a/b>"),
        (Iri("https://example.org/é"), "<https://example.org/é>"),
        (Iri(RDF.nil), "()"),
    ],
)
def test_a_term(value: Iri | Lit, written: str) -> None:
    assert lines((S, P, value)) == [f"ex:s ex:p {written} ."]


def test_a_node_that_is_named_once_stands_where_it_is_named() -> None:
    assert lines((S, P, X), (X, P, Y), (X, Q, Lit("1", XSD.integer)), (Y, RDF.type, T)) == [
        "ex:s ex:p [ ex:p [ a other:t ] ; ex:q 1 ] ."
    ]
    assert lines((S, P, X)) == ["ex:s ex:p [] ."]


def test_a_node_that_is_named_twice_has_a_label() -> None:
    assert lines((S, P, X), (S, Q, X), (X, P, T), (Y, P, T)) == [
        "ex:s ex:p _:b1 ;",
        "    ex:q _:b1 .",
        "_:b1 ex:p other:t .",
        "_:b2 ex:p other:t .",
    ]


def test_nodes_in_a_circle_have_labels() -> None:
    assert lines((X, P, Y), (Y, P, X), (Y, Q, Z), (Z, P, T)) == [
        "_:b1 ex:p _:b2 .",
        "_:b2 ex:p _:b1 ;",
        "    ex:q [ ex:p other:t ] .",
    ]
    assert lines((X, P, X)) == ["_:b1 ex:p _:b1 ."]


LIST: tuple[Triple, ...] = (
    (S, P, X),
    (X, RDF.first, T),
    (X, RDF.rest, Y),
    (Y, RDF.first, S),
    (Y, RDF.rest, Iri(RDF.nil)),
)


def test_a_list() -> None:
    assert lines(*LIST) == ["ex:s ex:p ( other:t ex:s ) ."]


@pytest.mark.parametrize(
    "more",
    [
        (Y, RDF.first, T),
        (Y, P, T),
        (Y, RDF.rest, X),
        (T, P, Y),
    ],
    ids=["two members", "more said", "circle", "named from outside"],
)
def test_what_is_like_a_list_and_none_is_kept(more: Triple) -> None:
    assert not [line for line in lines(*LIST, more) if "( other:t ex:s )" in line]


def test_long_lines_are_broken() -> None:
    long = [Lit("x" * 45), Lit("y" * 45)]
    assert lines(*((S, P, one) for one in long)) == [
        "ex:s ex:p",
        f'        "{"x" * 45}" ,',
        f'        "{"y" * 45}" .',
    ]
    assert lines((S, P, X), *((X, P, one) for one in long)) == [
        "ex:s ex:p [",
        "        ex:p",
        f'            "{"x" * 45}" ,',
        f'            "{"y" * 45}"',
        "    ] .",
    ]
