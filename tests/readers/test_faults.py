"""Plain words for what a record lacks: in three languages, with the place, without Python."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from mcpolicy.model import ListedValue, Offer, Organisation
from mcpolicy.namespaces import MCP
from mcpolicy.readers.faults import below, faults_of, found_at, unknown_terms
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Note, Wording


def said(fields: dict[str, object], language: str = "en") -> list[str]:
    with pytest.raises(ValidationError) as caught:
        Offer.model_validate(fields)
    return [Wording(language).note(fault) for fault in faults_of(caught.value, Offer)]


@pytest.mark.parametrize(
    ("fields", "english", "french", "portuguese"),
    [
        (
            {"levels": [{}]},
            "levels.0.level: is missing",
            "levels.0.level\u00a0: manque",
            "levels.0.level: falta",
        ),
        (
            {"issuer": {"countri": 1}},
            "issuer.countri: unknown field, nearest: `country`",
            "issuer.countri\u00a0: champ inconnu, les plus proches\u00a0: `country`",
            "issuer.countri: campo desconhecido, os mais próximos: `country`",
        ),
        (
            {"notional_hours": "1,5"},
            "notional_hours: `1,5` is not a number that can be used: accepted is a number of at "
            "most nine digits before and nine after the point, not negative, such as `2.5`",
            "notional_hours\u00a0: `1,5` n'est pas un nombre utilisable\u00a0: est accepté un "
            "nombre d'au plus neuf chiffres avant et neuf après le point, non négatif, tel que "
            "`2.5`",
            "notional_hours: `1,5` não é um número utilizável: é aceite um número com no máximo "
            "nove algarismos antes e nove depois do ponto, não negativo, como `2.5`",
        ),
        (
            {"review_date": "soon"},
            "review_date: `soon` is not a day: accepted is `2025-08-31`",
            "review_date\u00a0: `soon` n'est pas un jour\u00a0: est accepté `2025-08-31`",
            "review_date: `soon` não é um dia: é aceite `2025-08-31`",
        ),
        (
            {"stacks_toward": [{"share": 2}]},
            "stacks_toward.0.share: the value is out of range: a number from 0 to 1 is expected",
            "stacks_toward.0.share\u00a0: la valeur est hors limites\u00a0: un nombre de 0 à 1 est "
            "attendu",
            "stacks_toward.0.share: o valor está fora dos limites: é esperado um número de 0 a 1",
        ),
    ],
)
def test_a_fault_in_three_languages(
    fields: dict[str, object], english: str, french: str, portuguese: str
) -> None:
    assert said(fields) == [english]
    assert said(fields, "fr") == [french]
    assert said(fields, "pt") == [portuguese]


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"id": ""}, "id: the text is empty"),
        ({"id": "x" * 2_001}, "id: the text is longer than 2000 characters"),
        ({"id": 5}, "id: a text is expected"),
        ({"digital": "yes"}, "digital: `true` or `false` is expected"),
        ({"levels": 5}, "levels: a list is expected"),
        ({"issuer": 5}, "issuer: an object is expected"),
        ({"stacks_toward": [{"share": []}]}, "stacks_toward.0.share: a number is expected"),
        ({"stated": []}, "stated: an object is expected"),
        ({"purpose": 5}, "purpose: a term is expected: an IRI, `mcp:Online`, or a short text"),
        (
            {"stated": {"x": [[]]}},
            "stated.x.0: `true` or `false`, a number, a listed value or a text is expected",
        ),
        (
            {"review_date": "1066-10-14"},
            "review_date: the year 1066 is out of range: accepted are 1800 to 2500",
        ),
        ({"kind": "credential"}, "kind: `credential` is not known, accepted: `offer`"),
        ({"need": {"en": " "}}, "need: the text in `en` is empty or not a string"),
        ({"zzzzzz": 1}, "zzzzzz: unknown field"),
    ],
)
def test_each_fault_has_plain_words(fields: dict[str, object], fault: str) -> None:
    assert said(fields) == [fault]


def test_a_place_is_said_once() -> None:
    """A union tries every kind of value; one sentence is enough."""
    assert len(said({"stated": {"x": [None, None]}})) == 2


def test_places() -> None:
    fault = Note.of("value-missing")
    assert below("") == ""
    assert below("", "items", 0) == "items.0"
    assert below("items.0", "a\x1b") == "items.0.a\\u001b"
    assert found_at("", fault) == fault
    assert Wording().note(found_at("x", fault)) == "x: is missing"


def test_terms_that_the_vocabulary_does_not_have() -> None:
    offer = Offer(
        participation=(ListedValue(MCP.Online), ListedValue(MCP.term("Onlin")), ListedValue("x")),
        issuer=Organisation(provider_type=ListedValue(MCP.term("zzzzzzzzz"))),
    )
    assert [
        (place, Wording().note(fault))
        for place, fault in unknown_terms(offer, Vocabulary.shipped())
    ] == [
        (("issuer", "provider_type"), "`mcp:zzzzzzzzz` is not in the vocabulary"),
        (("participation",), "`mcp:Onlin` is not in the vocabulary; `mcp:Online` is meant?"),
    ]
    assert list(unknown_terms(Offer(), Vocabulary.shipped())) == []
