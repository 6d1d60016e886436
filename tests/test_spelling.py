"""How the model is spelled: what does not follow from its fields, and what the vocabulary says."""

from __future__ import annotations

import re

import pytest

from mcpolicy.model import (
    Credential,
    CreditClaim,
    FrameworkRecord,
    Kind,
    LevelClaim,
    Model,
    Offer,
    Organisation,
    ProviderPolicy,
    RegisterEntry,
)
from mcpolicy.namespaces import MCP, RDF, RDFS, SKOS, XSD
from mcpolicy.spelling import SPELLING, SUBJECT_CLASSES, Spelled
from mcpolicy.vocabulary import Vocabulary

ROWS = [(model, row) for model, rows in SPELLING.items() for row in rows]
RANGES = {
    Kind.TEXT: RDF.langString,
    Kind.FLAG: XSD.boolean,
    Kind.NUMBER: XSD.decimal,
    Kind.DAY: XSD.date,
    Kind.DURATION: XSD.duration,
    Kind.STRING: XSD.string,
    Kind.COUNTRY: SKOS.Concept,
}


def row(model: type[Model], name: str) -> Spelled:
    return next(one for one in SPELLING[model] if one.name == name)


def snake(local: str) -> str:
    return re.sub(r"[A-Z]", lambda letter: "_" + letter[0].lower(), local)


def test_properties_that_are_not_named_like_their_field() -> None:
    """Apart from the plural, which several values have in Python and a property has not."""
    other = {
        (model.__name__, one.name, one.property.removeprefix(MCP))
        for model, one in ROWS
        if one.name
        not in (
            (base := snake(one.property.removeprefix(MCP))),
            *((f"{base}s", f"{base.removesuffix('y')}ies") if one.many else ()),
        )
    }
    assert other == {
        ("CreditClaim", "system", "creditSystem"),
        ("LevelClaim", "level", "claimedLevel"),
        ("RegisterEntry", "register_name", "register"),
        ("Credential", "status", "credentialStatus"),
    }


def test_strings_that_are_written_otherwise() -> None:
    """Their type is a string; what they name is a thing, a country or a duration."""
    assert row(CreditClaim, "system").kind is Kind.TERM
    assert row(LevelClaim, "ladder").kind is Kind.TERM
    assert row(LevelClaim, "level").kind is Kind.TERM
    assert row(Organisation, "country").kind is Kind.COUNTRY
    assert row(Offer, "duration").kind is Kind.DURATION
    assert row(RegisterEntry, "register_name").kind is Kind.STRING


def test_fields_that_are_no_property() -> None:
    silent = {
        (model.__name__, name)
        for model, rows in SPELLING.items()
        for name in model.model_fields.keys() - {one.name for one in rows}
    }
    subjects = ("Credential", "Offer", "ProviderPolicy", "FrameworkRecord")
    assert silent == {
        *((name, field) for name in subjects for field in ("id", "kind", "stated")),
        ("CreditClaim", "stated"),
        ("FrameworkRecord", "undecided_elements"),
    }


def test_how_a_few_fields_are_spelled() -> None:
    body = Spelled("awarding_bodies", MCP.awardingBody, Kind.NODE, many=True, node=Organisation)
    assert row(Credential, "awarding_bodies") == body
    assert row(Offer, "review_date") == Spelled("review_date", MCP.reviewDate, Kind.DAY)
    assert row(ProviderPolicy, "covers") == Spelled("covers", MCP.covers, Kind.TERM, many=True)
    assert row(Offer, "stacks_toward").property == MCP.stacksToward
    assert row(FrameworkRecord, "has_elements").property == MCP.hasElement
    assert row(Credential, "notional_hours").property == MCP.notionalHours


def test_what_can_be_checked_has_a_class_of_its_own() -> None:
    assert {
        MCP.Credential: Credential,
        MCP.Offer: Offer,
        MCP.ProviderPolicy: ProviderPolicy,
        MCP.FrameworkRecord: FrameworkRecord,
    } == SUBJECT_CLASSES


@pytest.mark.parametrize(
    ("model", "one"), ROWS, ids=[f"{model.__name__}.{one.name}" for model, one in ROWS]
)
def test_the_vocabulary_says_the_same_of_its_values(model: type[Model], one: Spelled) -> None:
    """A property is described, and ranges over what the model holds."""
    vocabulary = Vocabulary.shipped()
    ranges = set(map(str, vocabulary.triples.values(one.property, RDFS.range)))
    assert vocabulary.may_state(one.property)
    if one.node is not None:
        assert one.kind is Kind.NODE
        assert ranges == {MCP.term(one.node.__name__)}
    elif one.kind is Kind.TERM:
        assert not ranges & {*RANGES.values()} - {SKOS.Concept}
    else:
        assert ranges == {RANGES[one.kind]}
