"""XML as bytes: elements with their places, limits, and nothing that grows or leads outside."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import said_by
from mcpolicy.errors import CredentialSyntaxError
from mcpolicy.readers.syntax.limits import MOST_BYTES
from mcpolicy.readers.syntax.xml import Element, load_xml, looks_like_xml

DOCTYPE = "document types and entities are not read: accepted is XML without `<!DOCTYPE`"


def refused(data: bytes) -> CredentialSyntaxError:
    with pytest.raises(CredentialSyntaxError) as caught:
        load_xml(data)
    return caught.value


def test_an_element_with_nothing_in_it() -> None:
    assert load_xml(b"<a/>") == Element(name="a", namespace="", line=1, column=1)


def test_elements_texts_and_attributes() -> None:
    data = """<?xml version="1.0" encoding="UTF-8"?>
<!-- left out -->
<e:elmo xmlns:e="urn:e" xmlns:x="urn:x" version="1" x:lang="pt">
  <e:title> Créditos <b>e</b> horas &amp; &#60;níveis </e:title><?left out?>
  <e:title/>
</e:elmo>
""".encode()
    root = load_xml(data)
    assert (root.namespace, root.name, root.line, root.column) == ("urn:e", "elmo", 3, 1)
    assert root.attributes == {"version": "1", "{urn:x}lang": "pt"}
    assert root.text == ""
    first, second = root.named("title")
    assert (first.line, first.column, second.line) == (4, 3, 5)
    assert first.text == "Créditos  horas & <níveis"
    assert [(one.name, one.namespace, one.text) for one in first.children] == [("b", "", "e")]
    assert list(root.named("b")) == []


def test_a_byte_order_mark_and_a_declared_encoding() -> None:
    assert load_xml(b"\xef\xbb\xbf<a>\xc3\xa9</a>").text == "é"
    assert load_xml(b'<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>').text == "é"


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE a><a/>",
        b'<!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd"><a/>',
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>',
        b'<!DOCTYPE a [<!ENTITY % b SYSTEM "http://192.0.2.1/b"> %b;]><a/>',
    ],
)
def test_document_types_and_entities_are_refused(data: bytes) -> None:
    error = refused(data)
    assert (said_by(error), error.line) == (DOCTYPE, 1)


@pytest.mark.parametrize(
    ("data", "said", "line", "column"),
    [
        (b"<a>\n <b></a>", "not well-formed XML: mismatched tag", 2, 7),
        (b"<a", "not well-formed XML: unclosed token", 1, 1),
        (b"<a/><b/>", "not well-formed XML: junk after document element", 1, 5),
        (b"<!-- nothing -->", "not well-formed XML: no element found", 1, 17),
        (b"<a>&b;</a>", "not well-formed XML: undefined entity", 1, 4),
        (b"<a b='1' b='2'/>", "not well-formed XML: duplicate attribute", 1, 10),
        (b"<x:a/>", "not well-formed XML: unbound prefix", 1, 1),
        (b"<a>\xff</a>", "not well-formed XML: not well-formed (invalid token)", 1, 4),
        (b"<a>\x00</a>", "not well-formed XML: not well-formed (invalid token)", 1, 4),
    ],
)
def test_faults_have_a_place(data: bytes, said: str, line: int, column: int) -> None:
    error = refused(data)
    assert (said_by(error), error.line, error.column) == (said, line, column)


def test_an_encoding_that_nobody_knows() -> None:
    error = refused(b'<?xml version="1.0" encoding="x-nobody"?><a/>')
    assert said_by(error).startswith("not well-formed XML: unknown encoding")


def test_depth_number_and_size_are_limited() -> None:
    assert load_xml(b"<a>" * 100 + b"</a>" * 100).name == "a"
    error = refused(b"<a>" * 101)
    assert said_by(error) == "elements stand in each other more than 100 deep"
    assert (error.line, error.column) == (1, 301)
    error = refused(b"<a>" + b"<b/>" * 200_000 + b"</a>")
    assert said_by(error) == "the input has more than 200,000 elements"
    error = refused(b" " * (MOST_BYTES + 1))
    assert said_by(error) == "the input has 16,000,001 bytes: accepted are at most 16,000,000"


@pytest.mark.parametrize(
    "data",
    [
        b"<?xml version='1.0'?><a/>",
        b"\xef\xbb\xbf\n<?xml version='1.0'?><a/>",
        b"<!DOCTYPE html>",
        b"<!-- x --><a/>",
        b"<a/>",
        b"<e:elmo xmlns:e='urn:e'>",
        b"<a>\n</a>\n",
        b"<urn:a></urn:a>",
    ],
)
def test_what_looks_like_xml(data: bytes) -> None:
    assert looks_like_xml(data)


@pytest.mark.parametrize(
    "data",
    [
        b"<urn:x:1> a <urn:y> .",
        b"<urn:x> a <urn:y> .",
        b"<a> <b> <c> .",
        b"<> a <b> .",
        b"<http://example.org/1> a <b> ; <c> <d> .",
        b"@prefix a: <b> .",
        b'{"a": "<b/>"}',
        b"a,<b>\n",
        b"",
    ],
)
def test_what_does_not(data: bytes) -> None:
    """An IRI of Turtle stands in the same brackets."""
    assert not looks_like_xml(data)


@given(st.binary(max_size=200) | st.text("<>/=&;!?-[]'\" ab:\n", max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    looks_like_xml(data)
    with suppress(CredentialSyntaxError):
        load_xml(data)
