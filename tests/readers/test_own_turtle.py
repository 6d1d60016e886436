"""The Turtle form of mcpolicy: what is read, what is ignored, and what is said of what is not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from helpers import ROOT, said_by
from mcpolicy.errors import CredentialDataError
from mcpolicy.interval import Interval
from mcpolicy.model import (
    Assessment,
    Credential,
    CreditClaim,
    FrameworkRecord,
    InputRecord,
    Learner,
    LevelClaim,
    ListedValue,
    Offer,
    Organisation,
    ProviderPolicy,
    Qualification,
    StackingTarget,
)
from mcpolicy.readers import own_turtle
from mcpolicy.readers.source import InputSource
from mcpolicy.readers.syntax.turtle import load_turtle
from mcpolicy.text import LangText
from mcpolicy.turtle import TripleIndex
from mcpolicy.vocabulary import Vocabulary

PREFIXES = """
@prefix mcp: <https://w3id.org/mcpolicy/vocab#> .
@prefix mauritius: <https://w3id.org/mcpolicy/framework/mauritius#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
MCP = "https://w3id.org/mcpolicy/vocab#"
MAURITIUS = "http://publications.europa.eu/resource/authority/country/MUS"
SOURCE = InputSource(path="in.ttl", format="mcpolicy-turtle", digest="sha256:0")


def records(text: str) -> tuple[InputRecord, ...]:
    document = load_turtle((PREFIXES + text).encode())
    assert own_turtle.is_it(document)
    return own_turtle.read(document, SOURCE, Vocabulary.shipped())


def faults(text: str) -> list[str]:
    with pytest.raises(CredentialDataError) as caught:
        records(text)
    return said_by(caught.value).split("; ")


def test_a_full_record() -> None:
    (record,) = records(
        """
        <urn:x:1> a mcp:Credential ;
            mcp:identifier "C-1" , "C-2" ;
            mcp:title "Beekeeping"@en , "Apiculture"@fr ;
            mcp:description "A course" ;
            mcp:learner [ mcp:identifiedBy "name" , "identifier" ] ;
            mcp:awardingBody <urn:x:college> ;
            mcp:issuer [ a mcp:Organisation ; mcp:name "An agency"@en ;
                mcp:country <http://publications.europa.eu/resource/authority/country/MUS> ;
                mcp:providerType mcp:OtherProvider ; mcp:region "Port Louis" ] ;
            mcp:dateOfIssue "2025-08-31"^^xsd:date ;
            mcp:credit [ mcp:amount 2.50 ; mcp:creditSystem "ECTS" ] , [ mcp:amount 5 ;
                mcp:creditSystem mauritius:credit-system ] ;
            mcp:notionalHours 62.5 ;
            mcp:duration "P6W"^^xsd:duration ;
            mcp:level [ mcp:ladder "EQF" ; mcp:claimedLevel "5" ] ;
            mcp:assessment [ mcp:assessmentType "portfolio" ; mcp:supervision mcp:Supervised ;
                mcp:identityVerified true ; mcp:moderation "Two readers"@en ] ;
            mcp:participation mcp:Online , "field work" ;
            mcp:language "en" , "pt-MZ" ;
            mcp:learningOutcome "keeps bees"@en , "melhora o mel"@pt ;
            mcp:stacksToward [ mcp:share 0.25 ; mcp:componentRole mcp:Core ;
                mcp:targetQualification [ mcp:name "Diploma"@en ; mcp:registered true ;
                    mcp:level [ mcp:claimedLevel "6" ] ] ] ;
            mcp:digital false ;
            mcp:grade "B" ;
            mcp:credentialStatus mcp:Valid ;
            mcp:occupationalStandard "Beekeeper"@en .
        <urn:x:college> mcp:name "A college"@en ; mcp:country "MU" .
        """
    )
    assert (record.path, record.format, record.index, record.digest) == (
        "in.ttl",
        "mcpolicy-turtle",
        0,
        "sha256:0",
    )
    assert (record.ignored, record.remarks) == ((), ())
    assert record.subject == Credential(
        id="urn:x:1",
        identifiers=("C-1", "C-2"),
        title=LangText.of({"en": "Beekeeping", "fr": "Apiculture"}),
        description=LangText.of("A course"),
        learner=Learner(identified_by=("name", "identifier")),
        awarding_bodies=(
            Organisation(
                name=LangText.of({"en": "A college"}),
                identifier="urn:x:college",
                country=MAURITIUS,
            ),
        ),
        issuer=Organisation(
            name=LangText.of({"en": "An agency"}),
            country=MAURITIUS,
            provider_type=ListedValue(f"{MCP}OtherProvider"),
            region="Port Louis",
        ),
        date_of_issue=date(2025, 8, 31),
        credits=(
            CreditClaim(amount=Interval.of("2.5"), system="ECTS"),
            CreditClaim(
                amount=Interval.of(5),
                system="https://w3id.org/mcpolicy/framework/mauritius#credit-system",
            ),
        ),
        notional_hours=Interval.of("62.5"),
        duration="P6W",
        levels=(LevelClaim(level="5", ladder="EQF"),),
        assessments=(
            Assessment(
                assessment_type=ListedValue("portfolio"),
                supervision=ListedValue(f"{MCP}Supervised"),
                identity_verified=True,
                moderation=LangText.of({"en": "Two readers"}),
            ),
        ),
        participation=(ListedValue(f"{MCP}Online"), ListedValue("field work")),
        languages=("en", "pt-MZ"),
        learning_outcomes=(
            LangText.of({"en": "keeps bees"}),
            LangText.of({"pt": "melhora o mel"}),
        ),
        stacks_toward=(
            StackingTarget(
                share=Decimal("0.25"),
                component_role=ListedValue(f"{MCP}Core"),
                target_qualification=Qualification(
                    name=LangText.of({"en": "Diploma"}),
                    registered=True,
                    levels=(LevelClaim(level="6"),),
                ),
            ),
        ),
        digital=False,
        grade=LangText.of("B"),
        status=ListedValue(f"{MCP}Valid"),
        stated={"occupationalStandard": (LangText.of({"en": "Beekeeper"}),)},
    )


@pytest.mark.parametrize(
    ("local", "model"),
    [
        ("Credential", Credential),
        ("Offer", Offer),
        ("ProviderPolicy", ProviderPolicy),
        ("FrameworkRecord", FrameworkRecord),
    ],
)
def test_every_kind_with_nothing_in_it(local: str, model: type) -> None:
    assert [one.subject for one in records(f"[] a mcp:{local} .")] == [model()]
    assert [one.subject for one in records(f"<urn:x:1> a mcp:{local} .")] == [model(id="urn:x:1")]


def test_several_records_by_kind_and_as_they_stand() -> None:
    found = records("<urn:x:3> a mcp:Offer . <urn:x:2> a mcp:Offer . <urn:x:1> a mcp:Credential .")
    assert [(one.index, one.subject.id) for one in found] == [
        (0, "urn:x:1"),
        (1, "urn:x:3"),
        (2, "urn:x:2"),
    ]


def test_what_is_not_used_is_listed() -> None:
    """H4: unknown words, derived values, properties of statements and of records of another kind,
    and what nothing leads to."""
    (record,) = records("""
        <urn:x:1> a mcp:Offer , <urn:x:Course> ; mcp:titel "x" ; mcp:creditsHere 5.0 ;
            mcp:paraphrase "x" ; <http://purl.org/dc/terms/title> "x" ; mcp:grade "A" .
        <urn:x:2> mcp:name "x" .
        """)
    assert record.ignored == (
        "dcterms:title",
        "mcp:creditsHere",
        "mcp:grade",
        "mcp:name",
        "mcp:paraphrase",
        "mcp:titel",
    )
    assert record.subject == Offer(id="urn:x:1")


def test_stated_properties_without_a_field() -> None:
    (record,) = records("""<urn:x:1> a mcp:Offer ; mcp:subjectCode "0811" , 811 , 1.5 , true ,
        mcp:Online .""")
    assert record.subject.stated == {
        "subjectCode": (
            LangText.of("0811"),
            Decimal(811),
            Decimal("1.5"),
            True,
            ListedValue(f"{MCP}Online"),
        )
    }


def test_all_faults_come_in_one_error() -> None:
    """Each with the thing and the property; what the model refuses is said like in JSON."""
    said = faults("""
        <urn:x:1> a mcp:Offer ;
            mcp:title <urn:x:t> ;
            mcp:issuer "A college" ;
            mcp:awardingBody [ mcp:country "atlantis" ] ;
            mcp:digital "perhaps" ;
            mcp:notionalHours <urn:x:h> ;
            mcp:contactHours "many" ;
            mcp:participation [ mcp:name "x" ] , mcp:Onlin ;
            mcp:purpose mcp:DegreePurpose , mcp:NonDegreePurpose ;
            mcp:level [ mcp:ladder "EQF" ] ;
            mcp:language "eng x" ;
            mcp:duration "six weeks" ;
            mcp:reviewDate "2025-02-30" ;
            mcp:occupationalStandard [ mcp:name "x" ] ;
            mcp:subjectCode "1,5"^^xsd:decimal .
        """)
    number = (
        "a number of at most nine digits before and nine after the point, not negative, "
        "such as `2.5`"
    )
    part = "a part with properties of its own is expected, such as `[ a mcp:... ]`"
    assert sorted(said) == sorted(
        [
            "urn:x:1 mcp:title: a text is expected",
            f"urn:x:1 mcp:issuer: {part}",
            "urn:x:1 mcp:awardingBody: country: `atlantis` is not a country: "
            "accepted are codes such as `MU` or `MUS`, or the EU country IRI",
            "urn:x:1 mcp:digital: `perhaps` is neither true nor false",
            "urn:x:1 mcp:notionalHours: a value is expected, not a thing",
            "urn:x:1: contact_hours: `many` is not a number that can be used: "
            f"accepted is {number}",
            "urn:x:1 mcp:participation: an IRI or a text is expected",
            "urn:x:1 mcp:purpose: one value is expected, 2 are given",
            "urn:x:1 mcp:level: a level claim needs mcp:claimedLevel",
            "urn:x:1: languages.0: `eng x`: a language tag is expected, such as `en` or `pt-MZ`",
            "urn:x:1: duration: `six weeks`: a duration is expected, such as `P6W` or `P1M`",
            "urn:x:1: review_date: `2025-02-30` is not a day of the calendar",
            "urn:x:1 mcp:occupationalStandard: a value or an IRI is expected, "
            "not a part with properties of its own",
            "urn:x:1 mcp:subjectCode: `1,5` is not a number",
        ]
    )


def test_terms_that_the_vocabulary_does_not_have() -> None:
    assert faults("""<urn:x:1> a mcp:Offer ; mcp:participation mcp:Onlin ; mcp:stackability mcp:x ;
        mcp:assessment [ mcp:supervision mcp:Suprvised ] .""") == [
        "urn:x:1: assessments.supervision: `mcp:Suprvised` is not in the vocabulary",
        "`mcp:Supervised` is meant?",
        "urn:x:1: participation: `mcp:Onlin` is not in the vocabulary",
        "`mcp:Online` is meant?",
        "urn:x:1: stackability: `mcp:x` is not in the vocabulary",
        "`mcp:May` is meant?",
    ]


def test_a_part_that_contradicts_the_whole() -> None:
    assert faults("<urn:x:1> a mcp:Offer ; mcp:assessed false ; mcp:assessment [] .") == [
        "urn:x:1: `assessed` is false, but `assessments` names an assessment"
    ]


@pytest.mark.parametrize("text", ["", "<urn:x:1> a mcp:Framework .", "<urn:x:1> mcp:title 'x' ."])
def test_documents_without_a_record(text: str) -> None:
    assert faults(text) == [
        "no record found: one subject of the classes mcp:Credential, mcp:Offer, "
        "mcp:ProviderPolicy, mcp:FrameworkRecord is expected"
    ]


def test_a_thing_of_two_kinds() -> None:
    assert faults("<urn:x:1> a mcp:Offer , mcp:Credential , mcp:FrameworkRecord .") == [
        "urn:x:1: is mcp:Credential and mcp:Offer and mcp:FrameworkRecord at once, "
        "one kind of record is expected"
    ]


def test_parts_in_a_circle_end() -> None:
    """H17."""
    deep = faults("""<urn:x:1> a mcp:Offer ; mcp:stacksToward <urn:x:2> .
        <urn:x:2> mcp:targetQualification <urn:x:3> . <urn:x:3> mcp:level <urn:x:3> .""")
    assert deep == ["urn:x:3 mcp:level: a level claim needs mcp:claimedLevel"]


def test_values_are_shown_without_control_characters() -> None:
    """H20."""
    for (
        fault
    ) in faults("""<urn:x:1> a mcp:Offer ; mcp:digital "\\u001b[31m" ; mcp:language "\\u202e" ;
        mcp:reviewDate "\\u001b" ; mcp:notionalHours "\\u001b" ;
        mcp:subjectCode "\\u001b"^^xsd:decimal ;
        mcp:awardingBody [ mcp:country "\\u001b" ] ."""):
        assert fault.isprintable()


def test_the_example_is_read() -> None:
    document = load_turtle((ROOT / "examples" / "offer-mauritius.ttl").read_bytes())
    (record,) = own_turtle.read(document, SOURCE, Vocabulary.shipped())
    assert isinstance(record.subject, Offer)
    assert record.ignored == ()


def test_triples_of_another_vocabulary() -> None:
    """What may be stated is what the vocabulary at hand says."""
    document = load_turtle((PREFIXES + "<urn:x:1> a mcp:Offer ; mcp:subjectCode '1' .").encode())
    (record,) = own_turtle.read(document, SOURCE, Vocabulary(TripleIndex()))
    assert record.ignored == ("mcp:subjectCode",)
