"""Shapes that can be read, and that rules may not have: nothing could meet them, or miss them."""

import pytest

from mcpolicy.shape.read import read_shape
from mcpolicy.statements.tested import shape_faults
from mcpolicy.turtle import Iri, parse_turtle
from mcpolicy.wording import Wording

PREFIXES = "@prefix : <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> ."
SHAPE = Iri("http://example.org/shape")
NOTHING = "has a shape that asks nothing"
COUNTS = "counts or compares values in a shape without sh:path, where there is only one"
BRACKETS = (
    "names a value in brackets, which no record can have: a name, a number, a date or a text is "
    "accepted"
)


def refused(text: str) -> set[str]:
    index = parse_turtle(f"{PREFIXES} :shape {text} .".encode())
    return {Wording().note(one) for one in shape_faults(index, SHAPE, read_shape(index, SHAPE))}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sh:path :a", NOTHING),
        ("sh:path :a ; sh:not []", NOTHING),
        ("sh:path :a ; sh:or ( [ sh:hasValue :b ] [] )", NOTHING),
        ("sh:path :a ; sh:or ( [ sh:hasValue :b ] [ sh:path :c ] )", NOTHING),
        ("sh:path :a ; sh:or ( ( [ sh:hasValue :b ] ) )", NOTHING),
        ('sh:path :a ; sh:not [ sh:message "a" ]', NOTHING),
        ("sh:path :a ; sh:not [ sh:minCount 2 ]", COUNTS),
        ("sh:path :a ; sh:not [ sh:uniqueLang true ]", COUNTS),
        ("sh:path :a ; sh:not [ sh:lessThan :b ]", COUNTS),
        ("sh:or ( [ sh:path :a ; sh:minCount 1 ] [ sh:maxCount 0 ] )", COUNTS),
        (
            "sh:not [ sh:qualifiedValueShape [ sh:hasValue :a ] ; sh:qualifiedMinCount 1 ]",
            COUNTS,
        ),
        ("sh:path :a ; sh:hasValue ( :b :c )", BRACKETS),
        ("sh:path :a ; sh:not [ sh:hasValue [ sh:hasValue :b ] ]", BRACKETS),
        ("sh:path :a ; sh:in ( ( :b ) )", BRACKETS),
    ],
)
def test_what_rules_may_not_have(text: str, said: str) -> None:
    assert said in refused(text)


@pytest.mark.parametrize(
    "text",
    [
        "sh:path :a ; sh:minCount 1",
        "sh:path :a ; sh:not [ sh:hasValue :b ]",
        "sh:not [ sh:path :a ; sh:lessThan :b ; sh:minCount 2 ]",
        "sh:path :a ; sh:not [ sh:equals :b ]",
        "sh:path :a ; sh:in ( :b 1 'text' )",
    ],
)
def test_what_they_may(text: str) -> None:
    assert refused(text) == set()
