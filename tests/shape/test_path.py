"""Paths: how they are written, what they reach, and whether they lead on from everywhere."""

from __future__ import annotations

import pytest

from mcpolicy.namespaces import MCP
from mcpolicy.shape.path import Path
from mcpolicy.shape.read import read_path
from mcpolicy.turtle import Iri, Lit, TripleIndex, parse_turtle

TEXT = """
@prefix : <http://example.org/> .
@prefix mcp: <https://w3id.org/mcpolicy/vocab#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
:offer mcp:stacksToward :x , :y ; mcp:part :p ; mcp:title "t" .
:x mcp:componentRole mcp:Core .
:p mcp:part :q . :q mcp:part :p .
"""
OFFER = Iri("http://example.org/offer")


def read(path: str) -> tuple[TripleIndex, Path]:
    index = parse_turtle(f"{TEXT} :shape sh:path {path} .".encode())
    term = index.value("http://example.org/shape", "http://www.w3.org/ns/shacl#path")
    assert term is not None
    return index, read_path(index, term)


@pytest.mark.parametrize(
    ("path", "shown", "reached", "leads_on"),
    [
        ("mcp:title", "mcp:title", ["t"], True),
        ("mcp:nothing", "mcp:nothing", [], False),
        (
            "( mcp:stacksToward mcp:componentRole )",
            "mcp:stacksToward / mcp:componentRole",
            ["Core"],
            False,
        ),
        ("( mcp:part mcp:part )", "mcp:part / mcp:part", ["q"], True),
        (
            "[ sh:alternativePath ( mcp:nothing mcp:title ) ]",
            "(mcp:nothing | mcp:title)",
            ["t"],
            True,
        ),
        (
            "( mcp:part [ sh:alternativePath ( mcp:nothing mcp:part ) ] )",
            "mcp:part / (mcp:nothing | mcp:part)",
            ["q"],
            True,
        ),
        ("[ sh:inversePath mcp:part ]", "^mcp:part", [], False),
        ("( mcp:part [ sh:inversePath mcp:part ] )", "mcp:part / ^mcp:part", ["offer", "q"], True),
        ("[ sh:zeroOrMorePath mcp:part ]", "mcp:part*", ["offer", "p", "q"], True),
        ("[ sh:oneOrMorePath mcp:part ]", "mcp:part+", ["p", "q"], True),
        ("[ sh:zeroOrOnePath mcp:part ]", "mcp:part?", ["offer", "p"], True),
        ("[ sh:inversePath ( mcp:part mcp:part ) ]", "^(mcp:part / mcp:part)", [], False),
    ],
)
def test_a_path(path: str, shown: str, reached: list[str], leads_on: bool) -> None:
    index, way = read(path)
    found = way.reach(index, (OFFER,))
    names = [
        term.value if isinstance(term, Lit) else term.rpartition("/")[2].rpartition("#")[2]
        for term in found
    ]
    assert (str(way), names, way.leads_on(index, OFFER)) == (shown, reached, leads_on)


def test_the_ends_of_a_path() -> None:
    _, way = read("( mcp:awardingBody [ sh:alternativePath ( mcp:country mcp:region ) ] )")
    assert (way.first, way.last) == (MCP.awardingBody, MCP.country)
    assert way.properties == {MCP.awardingBody, MCP.country, MCP.region}
    _, back = read("[ sh:inversePath ( mcp:need mcp:title ) ]")
    assert (back.first, back.last) == (MCP.term("title"), MCP.need)
