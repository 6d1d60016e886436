"""The JSON form of mcpolicy: what is read, and what is said of what is not."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from helpers import said_by
from mcpolicy.errors import CredentialDataError
from mcpolicy.interval import Interval
from mcpolicy.model import (
    Assessment,
    Credential,
    CreditClaim,
    FrameworkRecord,
    Learner,
    LevelClaim,
    ListedValue,
    Offer,
    Organisation,
    ProviderPolicy,
    StackingTarget,
)
from mcpolicy.namespaces import MCP
from mcpolicy.readers import own_json
from mcpolicy.readers.own_json import own_json_schema
from mcpolicy.readers.source import InputSource
from mcpolicy.readers.syntax.json import load_json
from mcpolicy.text import LangText
from mcpolicy.turtle import Iri, TripleIndex
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Wording

FORMAT = "mcpolicy-credential/1"
SOURCE = InputSource(path="in.json", format="mcpolicy-json", digest="sha256:0")
MAURITIUS = "http://publications.europa.eu/resource/authority/country/MUS"

SAMPLE = b"""{
  "format": "mcpolicy-credential/1",
  "kind": "credential",
  "id": "urn:example:credential:1",
  "title": {"en": "Solar panel maintenance", "fr": "Entretien de panneaux solaires"},
  "issuer": {"name": "Example University", "country": "MU"},
  "awarding_bodies": [{"name": "Example University", "country": "MUS"}],
  "learner": {"identified_by": ["name", "identifier"]},
  "date_of_issue": "2025-08-31",
  "credits": [{"amount": 2.50, "system": "ECTS"},
    {"amount": {"low": "5", "high": 6}, "system": "NCVTS"}],
  "notional_hours": "62.5",
  "levels": [{"level": "5", "ladder": "EQF"}, {"level": "MQF 5"}],
  "assessments": [{"assessment_type": "portfolio", "identity_verified": true}],
  "participation": ["mcp:Online", "field work"],
  "languages": ["en", "pt-MZ"],
  "stacks_toward": [{"share": 0.25}],
  "learning_outcomes": ["maintains a solar panel", {"fr": "nettoie un panneau"}]
}"""


def read(document: object) -> tuple[Any, ...]:
    records = own_json.read(document, SOURCE, Vocabulary.shipped())
    return tuple(record.subject for record in records)


def faults(document: object) -> list[str]:
    with pytest.raises(CredentialDataError) as caught:
        read(document)
    return said_by(caught.value).split("; ")


def offer(**fields: object) -> dict[str, object]:
    return {"format": FORMAT, "kind": "offer", **fields}


def test_a_full_record() -> None:
    document = load_json(SAMPLE)
    assert own_json.is_it(document)
    (record,) = own_json.read(document, SOURCE, Vocabulary.shipped())
    assert (record.path, record.format, record.index, record.digest) == (
        "in.json",
        "mcpolicy-json",
        0,
        "sha256:0",
    )
    assert (record.ignored, record.remarks) == ((), ())
    assert record.subject == Credential(
        id="urn:example:credential:1",
        title=LangText.of(
            {"en": "Solar panel maintenance", "fr": "Entretien de panneaux solaires"}
        ),
        issuer=Organisation(name=LangText.of("Example University"), country=MAURITIUS),
        awarding_bodies=(Organisation(name=LangText.of("Example University"), country=MAURITIUS),),
        learner=Learner(identified_by=("name", "identifier")),
        date_of_issue=date(2025, 8, 31),
        credits=(
            CreditClaim(amount=Interval.of("2.5"), system="ECTS"),
            CreditClaim(amount=Interval.of("5", "6"), system="NCVTS"),
        ),
        notional_hours=Interval.of("62.5"),
        levels=(LevelClaim(level="5", ladder="EQF"), LevelClaim(level="MQF 5")),
        assessments=(Assessment(assessment_type=ListedValue("portfolio"), identity_verified=True),),
        participation=(
            ListedValue("https://w3id.org/mcpolicy/vocab#Online"),
            ListedValue("field work"),
        ),
        languages=("en", "pt-MZ"),
        stacks_toward=(StackingTarget(share=Decimal("0.25")),),
        learning_outcomes=(
            LangText.of("maintains a solar panel"),
            LangText.of({"fr": "nettoie un panneau"}),
        ),
    )


@pytest.mark.parametrize(
    ("kind", "model"),
    [
        ("credential", Credential),
        ("offer", Offer),
        ("provider-policy", ProviderPolicy),
        ("framework-record", FrameworkRecord),
    ],
)
def test_every_kind(kind: str, model: type) -> None:
    assert read({"format": FORMAT, "kind": kind, "title": "x"}) == (model(title=LangText.of("x")),)


def test_several_records_in_items_and_in_a_list() -> None:
    """H28: one record each, in order, none lost."""
    titles = ["a", "b", "c"]
    items = {"format": FORMAT, "items": [{"kind": "offer", "title": one} for one in titles]}
    listed = [offer(title=one) for one in titles]
    for document in (items, listed):
        assert own_json.is_it(document)
        records = own_json.read(document, SOURCE, Vocabulary.shipped())
        assert [(record.index, str(record.subject.title)) for record in records] == [
            (0, "a"),
            (1, "b"),
            (2, "c"),
        ]


@pytest.mark.parametrize(
    "document",
    [{}, {"kind": "offer"}, {"format": 1}, {"format": "x"}, [1], [{"kind": "offer"}], "x", None, 5],
)
def test_other_documents_are_not_of_this_form(document: object) -> None:
    assert not own_json.is_it(document)


def test_all_faults_come_in_one_error() -> None:
    document = offer(
        title=5,
        credits=[{"amount": -1, "ammount": 2}, {"amount": True}, {"amount": {"low": 3, "high": 2}}],
        levls=3,
        levels=[{}],
        stacks_toward=[{"share": 2, "target_qualification": {"nam": "x"}}],
        languages=["eng x"],
        digital="yes",
        review_date="2025-02-30",
        issuer="Example University",
        learning_outcomes="x",
        duration="six weeks",
        awarding_bodies=[{"country": "atlantis"}],
    )
    number = (
        "a number of at most nine digits before and nine after the point, not negative, "
        "such as `2.5`"
    )
    assert sorted(faults(document)) == sorted(
        [
            'title: a text is expected: a string, or an object such as {"en": "..."}',
            f"credits.0.amount: `-1` is not a number that can be used: accepted is {number}",
            "credits.0.ammount: unknown field, nearest: `amount`",
            f"credits.1.amount: a number or a range is expected: {number}, "
            "or an object with `low` and `high`",
            "credits.2.amount: the low end 3 is above the high end 2",
            "levls: unknown field, nearest: `levels`",
            "levels.0.level: is missing",
            "stacks_toward.0.share: the value is out of range: a number from 0 to 1 is expected",
            "stacks_toward.0.target_qualification.nam: unknown field, nearest: `name`",
            "languages.0: `eng x`: a language tag is expected, such as `en` or `pt-MZ`",
            "digital: `true` or `false` is expected",
            "review_date: `2025-02-30` is not a day of the calendar",
            "issuer: an object is expected",
            "learning_outcomes: a list is expected",
            "duration: `six weeks`: a duration is expected, such as `P6W` or `P1M`",
            "awarding_bodies.0.country: `atlantis` is not a country: "
            "accepted are codes such as `MU` or `MUS`, or the EU country IRI",
        ]
    )


def test_faults_speak_of_no_python() -> None:
    document = offer(
        title=[],
        credits={},
        levels=[5],
        stacks_toward=[{"share": "x"}],
        identifiers=[1],
        stated={"a": [None]},
    )
    said = " ".join(faults(document)).lower()
    for word in (
        "tuple",
        "dict",
        "decimal",
        "bool",
        "pydantic",
        "instance",
        "str_",
        "validat",
        "input should",
    ):
        assert word not in said


def test_faults_of_several_records_say_where() -> None:
    items = [
        {"kind": "offer", "credits": [{"amount": "x"}]},
        {"kind": "ofer"},
        5,
        {"kind": "offer"},
    ]
    assert faults({"format": FORMAT, "items": items}) == [
        "items.0.credits.0.amount: `x` is not a number that can be used: "
        "accepted is a number of at most nine digits before and nine after the point, "
        "not negative, such as `2.5`",
        "items.1.kind: `ofer` is not known (did you mean `offer`?), "
        "accepted: credential, offer, provider-policy, framework-record",
        "items.2: an object is expected",
    ]
    assert faults([offer(), {"kind": "offer"}]) == [
        "1.format: is missing, accepted: mcpolicy-credential/1"
    ]


@pytest.mark.parametrize(
    ("document", "fault"),
    [
        (
            {"format": FORMAT},
            "kind: is missing, accepted: credential, offer, provider-policy, framework-record",
        ),
        (
            {"format": "mcpolicy-credential/2"},
            f"format: `mcpolicy-credential/2` is not known, accepted: {FORMAT}",
        ),
        ({"format": FORMAT, "items": []}, "items: no record found: the list is empty"),
        ({"format": FORMAT, "items": 5}, "items: a list of records is expected"),
        (
            {"format": FORMAT, "items": [{"kind": "offer"}], "title": "x"},
            "title: unknown field beside `items`",
        ),
        (
            {"format": FORMAT, "items": [{"items": []}]},
            "items.0: records cannot stand in records: `items` is accepted at the top only",
        ),
        ([], "no record found: the list is empty"),
        (5, 'no record found: an object with `"format": "mcpolicy-credential/1"` is expected'),
    ],
)
def test_documents_without_a_usable_record(document: object, fault: str) -> None:
    """H28."""
    assert faults(document) == [fault]


@pytest.mark.parametrize(
    "day", ["0000-01-01", "99999-01-01", "2023-02-30", "2023-02-03T10:00:00", "yesterday", 20230203]
)
def test_days_that_are_none(day: object) -> None:
    """H9: the field is named."""
    (fault,) = faults(offer(approval_date=day))
    assert fault.startswith("approval_date: ")


@pytest.mark.parametrize(
    "name", ["http://exa mple/x", "urn:x:<b>", 'urn:x:"', "http://x/\u0000", "did:x:{y}"]
)
def test_identifiers_that_are_no_iris(name: str) -> None:
    """H19."""
    (fault,) = faults(offer(id=name))
    assert fault.startswith("id: `")
    assert fault.endswith(
        "is not an IRI: spaces, quotes, brackets and control characters are not accepted"
    )
    assert fault.isprintable()


def test_an_identifier_need_not_be_an_iri() -> None:
    assert read(offer(id="Offer 17 (draft)"))[0].id == "Offer 17 (draft)"


def test_derived_values_cannot_be_stated() -> None:
    """H18: `stated` takes what a record may state and the model has no field for."""
    document = offer(
        stated={
            "creditsHere": [1],
            "levelHere": ["x"],
            "title": ["x"],
            "a b>": [1],
            "dateOfIssue": ["x"],
        }
    )
    assert faults(document) == [
        "stated.creditsHere: is not a stated property of the vocabulary",
        "stated.levelHere: is not a stated property of the vocabulary",
        "stated.title: has a field of its own, `title`",
        "stated.a b>: is not a stated property of the vocabulary",
        "stated.dateOfIssue: is a property of something else",
    ]


def test_a_stated_property_of_the_vocabulary_is_kept() -> None:
    vocabulary = TripleIndex([(Iri(MCP.term("newWord")), MCP.group, Iri(MCP.StatedProperty))])
    document = offer(stated={"newWord": [Decimal("1.50"), True, "mcp:Online"]})
    (record,) = own_json.read(document, SOURCE, Vocabulary(vocabulary))
    assert record.subject.stated == {
        "newWord": (Decimal("1.50"), True, ListedValue("https://w3id.org/mcpolicy/vocab#Online"))
    }


def test_credit_amounts_are_never_made_up() -> None:
    """H30: zero, fractions, ranges, missing amounts and missing units stay what they are."""
    claims = [
        {"amount": 0},
        {"amount": "0.5"},
        {"amount": {"low": 1, "high": "2"}},
        {"system": "ECTS"},
        {},
    ]
    assert read(offer(credits=claims))[0].credits == (
        CreditClaim(amount=Interval.of(0)),
        CreditClaim(amount=Interval.of("0.5")),
        CreditClaim(amount=Interval.of(1, 2)),
        CreditClaim(system="ECTS"),
        CreditClaim(),
    )


def test_very_many_faults_are_cut() -> None:
    said = faults(offer(languages=["?"] * 200))
    assert len(said) == 51
    assert said[-1] == "and 150 more"


def test_control_characters_do_not_reach_the_message() -> None:
    """H20."""
    for fault in faults(
        offer(**{"\u202etitle": 1, "languages": ["\x1b[31m"], "approval_date": "\x1b[31m"})
    ):
        assert fault.isprintable()


def schema_errors(document: object) -> list[str]:
    jsonschema = pytest.importorskip("jsonschema")
    schema = own_json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return [
        error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(document)
    ]


def as_floats(value: Any) -> Any:
    """Give a document as other JSON tools see it."""
    if isinstance(value, dict):
        return {key: as_floats(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_floats(one) for one in value]
    return float(value) if isinstance(value, Decimal) else value


def test_the_schema_accepts_what_is_read() -> None:
    sample = as_floats(load_json(SAMPLE))
    assert schema_errors(sample) == []
    assert schema_errors([sample, offer(need="x")]) == []
    assert (
        schema_errors(
            {"format": FORMAT, "items": [{"kind": "provider-policy", "covers": ["mcp:Online"]}]}
        )
        == []
    )


@pytest.mark.parametrize(
    "document",
    [
        {},
        [],
        {"format": FORMAT},
        {"kind": "offer"},
        {"format": "mcpolicy-credential/2", "kind": "offer"},
        {"format": FORMAT, "kind": "ofer"},
        {"format": FORMAT, "items": []},
        {"format": FORMAT, "items": [{"kind": "offer"}], "title": "x"},
        offer(levls=[]),
        offer(title=5),
        offer(title=""),
        offer(credits=[{"amount": -1}]),
        offer(credits=[{"amount": "1,5"}]),
        offer(credits=[{"amount": {"low": 1}}]),
        offer(levels=[{}]),
        offer(digital="yes"),
        offer(languages=["eng x"]),
        offer(stacks_toward=[{"share": 2}]),
        offer(date_of_issue="2025-01-01"),
        [offer(), {"kind": "offer"}],
    ],
)
def test_the_schema_refuses_what_is_not_read(document: object) -> None:
    assert schema_errors(document)
    faults(document)


def test_the_schema_says_what_it_is() -> None:
    schema = own_json_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == "https://w3id.org/mcpolicy/schema/credential/1"
    assert schema["title"] == "Micro-credential record of mcpolicy"
    assert schema["$defs"]["Credential"]["description"] == "The record issued to one learner."
    amount = "An amount of credit in a named credit system, as the credential states it."
    assert schema["$defs"]["CreditClaim"]["description"] == amount
    issued = schema["$defs"]["Credential"]["properties"]["date_of_issue"]
    assert issued["description"].startswith("The day the credential was issued")
    assert schema["$defs"]["Offer"]["required"] == ["kind"]
    assert schema == own_json_schema()


def test_the_schema_speaks_the_language_and_differs_in_nothing_else() -> None:
    def bare(value: Any) -> Any:
        if isinstance(value, list):
            return [bare(one) for one in value]
        if not isinstance(value, dict):
            return value
        return {
            key: bare(one)
            for key, one in value.items()
            if not (key in ("title", "description") and isinstance(one, str))
        }

    english, french = own_json_schema(), own_json_schema(Wording("fr"))
    assert bare(english) == bare(french)
    assert french["title"] == "Document de mcpolicy sur une microcertification"
    credential = french["$defs"]["Credential"]
    assert credential["description"] == "Le document délivré à un apprenant."
    for name, one in english["$defs"].items():
        for field, shown in one.get("properties", {}).items():
            if "description" in shown:
                translated = french["$defs"][name]["properties"][field]["description"]
                assert translated != shown["description"]
