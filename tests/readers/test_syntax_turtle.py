"""Turtle as bytes: told by its first word, and faults with their place."""

from __future__ import annotations

import pytest

from helpers import said_by
from mcpolicy.errors import CredentialSyntaxError
from mcpolicy.readers.syntax.turtle import load_turtle, looks_like_turtle
from mcpolicy.turtle import Iri, TripleIndex


def test_triples_and_names_relative_to_the_input() -> None:
    assert list(load_turtle(b"<#a> <urn:b> <urn:c> .")) == [
        (Iri("urn:mcpolicy:input#a"), "urn:b", Iri("urn:c"))
    ]
    assert list(load_turtle(b"# nothing\n")) == list(TripleIndex())


@pytest.mark.parametrize(
    ("data", "said", "line"),
    [
        (b"<urn:a> <urn:b>\n .", "not well-formed Turtle", 2),
        (b"<urn:a> <urn:b> '\xff' .", "the input is not in UTF-8", 1),
        (b"<urn:a> <urn:b> << <urn:a> <urn:b> <urn:c> >> .", "statements about statements", None),
    ],
)
def test_faults_have_a_place(data: bytes, said: str, line: int | None) -> None:
    with pytest.raises(CredentialSyntaxError) as caught:
        load_turtle(data)
    assert said_by(caught.value).startswith(said)
    assert caught.value.line == line


@pytest.mark.parametrize(
    "data",
    [
        b"@prefix a: <b> .",
        b"PREFIX a: <b>",
        b"prefix a: <b>",
        b"@base <a> .",
        b"BASE <a>",
        b"base <a>",
        b"# note",
        b"<a> a <b> .",
        b"_:a a <b> .",
        b"\xef\xbb\xbf\n @prefix a: <b> .",
    ],
)
def test_what_looks_like_turtle(data: bytes) -> None:
    assert looks_like_turtle(data)


@pytest.mark.parametrize("data", [b"", b"{}", b"prefixes,base\n", b"base_credit;x\n", b'"<a>"'])
def test_what_does_not(data: bytes) -> None:
    """A column may start with the same letters."""
    assert not looks_like_turtle(data)
