"""A shape in words: every component, read aloud, in the three languages."""

from __future__ import annotations

import pytest

from mcpolicy.namespaces import shorten
from mcpolicy.pages.tested import say_shape
from mcpolicy.shape.read import read_shape
from mcpolicy.text import LangText
from mcpolicy.turtle import Iri, parse_turtle
from mcpolicy.wording import Wording

PREFIXES = """
@prefix : <http://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
NAMES = {
    "size": {"en": "size", "fr": "taille", "pt": "dimensão"},
    "role": {"en": "role", "fr": "rôle", "pt": "papel"},
    "toward": {"en": "target", "fr": "cible", "pt": "alvo"},
    "core": {"en": "core", "fr": "obligatoire", "pt": "obrigatório"},
}


def label(iri: str) -> LangText:
    return LangText.of(NAMES.get(iri.rpartition("/")[2], shorten(iri).rpartition("/")[2]))


def say(text: str, language: str = "en") -> list[str]:
    shape = read_shape(
        parse_turtle(f"{PREFIXES} :shape {text} .".encode()), Iri("http://example.org/shape")
    )
    wording = Wording(language)
    return ["  " * line.depth + wording.note(line.what) for line in say_shape(shape, label)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("sh:path :size ; sh:minCount 1", ["size: at least one value"]),
        ("sh:path :size ; sh:minCount 2", ["size: at least 2 values"]),
        ("sh:path :size ; sh:maxCount 0", ["size: no value"]),
        ("sh:path :size ; sh:maxCount 3", ["size: at most 3 values"]),
        ("sh:path :size ; sh:minInclusive 25.0", ["size: every value is at least 25"]),
        (
            "sh:path :size ; sh:minInclusive 25.0 ; sh:maxInclusive 30",
            ["size: every value is at least 25 and at most 30"],
        ),
        (
            "sh:path :size ; sh:minExclusive 2.5 ; sh:maxExclusive 20.0",
            ["size: every value is more than 2.5 and less than 20"],
        ),
        (
            'sh:path :size ; sh:maxInclusive "2025-01-31"^^xsd:date',
            ["size: every value is at most 2025-01-31"],
        ),
        (
            "sh:path :role ; sh:hasValue :core",
            ["role: one value is core (http://example.org/core)"],
        ),
        ("sh:path :role ; sh:hasValue true", ["role: one value is yes"]),
        (
            'sh:path :role ; sh:in ( :core "x" )',
            ["role: every value is one of: core (http://example.org/core), x"],
        ),
        ("sh:path :role ; sh:in ( )", ["role: every value is one of: (nothing)"]),
        (
            'sh:path :role ; sh:pattern "^a$"',
            ["role: every value is text that fits the pattern ^a$"],
        ),
        (
            'sh:path :role ; sh:pattern "^a$" ; sh:flags "i"',
            ["role: every value is text that fits the pattern ^a$ (i)"],
        ),
        (
            "sh:path :role ; sh:minLength 2 ; sh:maxLength 9",
            ["role: every value is at least 2 characters long and at most 9 characters long"],
        ),
        ('sh:path :role ; sh:languageIn ( "en" "fr" )', ["role: every value is text in: en, fr"]),
        ("sh:path :role ; sh:uniqueLang true", ["role: at most one text in each language"]),
        ("sh:path :role ; sh:uniqueLang false", ["role: anything"]),
        ("sh:path :role ; sh:datatype xsd:date", ["role: every value is of the datatype xsd:date"]),
        ("sh:path :role ; sh:nodeKind sh:IRI", ["role: every value is of the kind sh:IRI"]),
        (
            "sh:path :role ; sh:class :core",
            ["role: every value is of the class core (http://example.org/core)"],
        ),
        ("sh:path :size ; sh:lessThan :role", ["size: less than role"]),
        ("sh:path :size ; sh:lessThanOrEquals :role", ["size: at most role"]),
        ("sh:path :size ; sh:equals :role", ["size: the same values as role"]),
        ("sh:path :size ; sh:disjoint :role", ["size: no value in common with role"]),
        (
            "sh:not [ sh:path ( :toward :role ) ; sh:hasValue :core ]",
            ["not:", "  target / role: one value is core (http://example.org/core)"],
        ),
        (
            "sh:or ( [ sh:path :size ; sh:minCount 1 ] "
            "[ sh:path :role ; sh:minCount 1 ; sh:maxCount 1 ] )",
            [
                "at least one of:",
                "  size: at least one value",
                "  role: at least one value and at most one value",
            ],
        ),
        (
            "sh:or ( [ sh:and ( [ sh:path :size ; sh:minCount 1 ] "
            "[ sh:path :role ; sh:maxCount 0 ] ) ] "
            "[ sh:path :role ; sh:hasValue :core ] )",
            [
                "at least one of:",
                "  all of:",
                "    size: at least one value",
                "    role: no value",
                "  role: one value is core (http://example.org/core)",
            ],
        ),
        (
            "sh:xone ( [ sh:path :size ; sh:minCount 1 ] [ sh:path :role ; sh:minCount 1 ] )",
            ["exactly one of:", "  size: at least one value", "  role: at least one value"],
        ),
        (
            "sh:path :role ; sh:not [ sh:in ( :core ) ]",
            [
                "role: for every value:",
                "  not:",
                "    the value: one of: core (http://example.org/core)",
            ],
        ),
        (
            "sh:path :toward ; sh:qualifiedMinCount 1 ; "
            "sh:qualifiedValueShape [ sh:path :role ; sh:hasValue :core ]",
            [
                "target: at least 1 of the values:",
                "  role: one value is core (http://example.org/core)",
            ],
        ),
        (
            "sh:path :toward ; sh:qualifiedMaxCount 0 ; "
            "sh:qualifiedValueShape [ sh:hasValue :core ]",
            ["target: none of the values:", "  the value: core (http://example.org/core)"],
        ),
        (
            "sh:path :toward ; sh:qualifiedValueShape [ sh:minLength 1 ] ; "
            "sh:qualifiedMinCount 2 ; sh:qualifiedMaxCount 2",
            ["target: exactly 2 of the values:", "  the value: at least 1 characters long"],
        ),
        (
            "sh:path :toward ; sh:qualifiedValueShape [ sh:minLength 1 ] ; "
            "sh:qualifiedMinCount 2 ; sh:qualifiedMaxCount 4",
            [
                "target: 2 to 4 of the values:",
                "  the value: at least 1 characters long",
            ],
        ),
        ("sh:node [ sh:path :size ; sh:minCount 1 ]", ["size: at least one value"]),
        (
            "sh:path :toward ; sh:node [ sh:path :role ; sh:minCount 1 ]",
            ["target: for every value:", "  role: at least one value"],
        ),
        ("sh:property :role", ["the record: as role asks"]),
        (
            "sh:closed true ; sh:property [ sh:path :size ]",
            ["the record: nothing but what is named here"],
        ),
        ("sh:closed false", []),
        (
            "sh:deactivated true ; sh:path :size ; sh:minCount 1",
            ["switched off: it asks nothing", "size: at least one value"],
        ),
        (
            "sh:path [ sh:alternativePath ( :size :role ) ] ; sh:minCount 1",
            ["size or role: at least one value"],
        ),
        (
            "sh:path [ sh:inversePath :role ] ; sh:minCount 1",
            ["what has it as role: at least one value"],
        ),
        (
            "sh:path [ sh:zeroOrMorePath :role ] ; sh:minCount 1",
            ["role, any number of times: at least one value"],
        ),
        (
            "sh:path [ sh:oneOrMorePath :role ] ; sh:minCount 1",
            ["role, once or more: at least one value"],
        ),
        (
            "sh:path [ sh:zeroOrOnePath :role ] ; sh:minCount 1",
            ["role, once at most: at least one value"],
        ),
        ("sh:targetNode :one", []),
    ],
)
def test_in_words(text: str, lines: list[str]) -> None:
    assert say(text) == lines


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "fr",
            [
                "non\u00a0:",
                "  cible / rôle\u00a0: l'une des valeurs\u00a0: obligatoire (http://example.org/core)",
            ],
        ),
        ("pt", ["não:", "  alvo / papel: um dos valores: obrigatório (http://example.org/core)"]),
    ],
)
def test_in_other_languages(language: str, lines: list[str]) -> None:
    assert say("sh:not [ sh:path ( :toward :role ) ; sh:hasValue :core ]", language) == lines
