"""Shapes that can be read, and that rules may not have: nothing could meet them, or miss them."""

import pytest

from mcpolicy.shape.read import read_shape
from mcpolicy.statements.tested import shape_faults
from mcpolicy.turtle import Iri, parse_turtle
from mcpolicy.wording import Wording

PREFIXES = (
    "@prefix : <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> . "
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> ."
)
SHAPE = Iri("http://example.org/shape")
NOTHING = "has a shape that asks nothing"
COUNTS = "counts or compares values in a shape without sh:path, where there is only one"
BRACKETS = (
    "names a value in brackets, which no record can have: a name, a number, a date or a text is "
    "accepted"
)

EMPTY = "has an empty list, which no value can be in"


def number(text: str) -> str:
    return (
        f"lists the number `{text}`, which is compared as it is written: accepted are forms such "
        "as `25.0` and `2.5`, and `25` for whole numbers"
    )


def bound(text: str) -> str:
    return (
        f"has the bound `{text}`, accepted are numbers such as `20` and `2.5`, and days of the "
        "datatype xsd:date"
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
        ("sh:path :a ; sh:minCount 0", NOTHING),
        ("sh:path :a ; sh:qualifiedValueShape [ sh:hasValue :b ]", NOTHING),
        (
            "sh:path :a ; sh:qualifiedValueShape [ sh:hasValue :b ] ; sh:qualifiedMinCount 0",
            NOTHING,
        ),
        ("sh:path :a ; sh:uniqueLang false", NOTHING),
        ("sh:path :a ; sh:uniqueLang '1'^^xsd:boolean", NOTHING),
        ("sh:path :a ; sh:in ()", EMPTY),
        ("sh:path :a ; sh:languageIn ()", EMPTY),
        ("sh:path :a ; sh:in ( 25.50 )", number("25.50")),
        ("sh:path :a ; sh:hasValue 05", number("05")),
        ("sh:path :a ; sh:hasValue 2e1", number("2e1")),
        ("sh:path :a ; sh:maxExclusive 2e1", bound("2e1")),
        ("sh:path :a ; sh:maxExclusive +20.0", bound("+20.0")),
        ("sh:path :a ; sh:maxExclusive 'NaN'^^xsd:double", bound("NaN")),
        ("sh:path :a ; sh:maxExclusive 'abc'", bound("abc")),
        ("sh:path :a ; sh:maxExclusive 'twenty'^^xsd:decimal", bound("twenty")),
        ("sh:path :a ; sh:minInclusive '2025-13-41'^^xsd:date", bound("2025-13-41")),
        ("sh:path :a ; sh:minInclusive '2025'^^xsd:gYear", bound("2025")),
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
        "sh:path :a ; sh:in ( :b 1 2.5 25.0 'text' )",
        "sh:path :a ; sh:minInclusive 20 ; sh:maxExclusive 20.50",
        "sh:path :a ; sh:minInclusive '2025-01-31'^^xsd:date",
        "sh:path :a ; sh:qualifiedValueShape [ sh:hasValue :b ] ; sh:qualifiedMaxCount 0",
    ],
)
def test_what_they_may(text: str) -> None:
    assert refused(text) == set()
