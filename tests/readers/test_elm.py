"""European Learning Model: the real samples, the mapping, hostile input. Expected values were read
off the files by hand."""

import base64
import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from copy import deepcopy
from datetime import date
from decimal import Decimal
from time import perf_counter
from typing import Any

import pytest

from helpers import CORPORA, need, said_by
from mcpolicy.errors import CredentialDataError, CredentialError, CredentialSyntaxError
from mcpolicy.interval import Interval
from mcpolicy.model import (
    Assessment,
    Credential,
    CreditClaim,
    InputRecord,
    Learner,
    LevelClaim,
    ListedValue,
    Organisation,
    Qualification,
    QualityAssurance,
)
from mcpolicy.readers import elm
from mcpolicy.readers.source import InputSource
from mcpolicy.readers.syntax.json import load_json
from mcpolicy.text import LangText
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Count, Note, Wording

CONTEXTS = [
    "https://www.w3.org/2018/credentials/v1",
    "http://data.europa.eu/snb/model/context/edc-ap",
]
COUNTRY = "http://publications.europa.eu/resource/authority/country/"
ECTS = "http://data.europa.eu/snb/education-credit/6fcec5c5af"
EQF = "http://data.europa.eu/snb/eqf/25831c2"
MCP = "https://w3id.org/mcpolicy/vocab#"
SNB = "http://data.europa.eu/snb/"
SOURCE = InputSource(path="in.json", format="elm", digest="sha256:0")


def words(said: Iterable[str | Note]) -> tuple[str, ...]:
    return tuple(map(Wording().value, said))


def read(document: object) -> tuple[InputRecord, ...]:
    assert elm.is_it(document)
    return elm.read(document, SOURCE, Vocabulary.shipped())


def sample(name: str) -> Any:
    return load_json(need(CORPORA / name).read_bytes())


def codes(record: InputRecord) -> list[str]:
    return [remark.code for remark in record.remarks]


def refused(document: object, kind: type[CredentialError] = CredentialDataError) -> str:
    with pytest.raises(kind) as caught:
        elm.read(document, SOURCE, Vocabulary.shipped())
    return said_by(caught.value)


# The real samples


def test_the_annex_i_sample_of_the_commission() -> None:
    """ELM-GAP-3, 4, 5: no quality assurance, an activity of sixty months, no date of issue."""
    (record,) = read(sample("elm/Sample-MC-Annex1-unsigned.jsonld"))
    university = Organisation(
        name=LangText.of({"en": "University of Zed"}),
        identifier="0000",
        country=f"{COUNTRY}IRL",
        region="http://publications.europa.eu/resource/authority/atu/IRL_CTH_DUB",
    )
    assert record.subject == Credential(
        id="urn:credential:3ef0ac26-9a1f-41c6-871b-2b82e670907b",
        identifiers=("C012",),
        title=LangText.of({"en": "Digital micro-credential creation"}),
        awarding_bodies=(university,),
        issuer=university,
        learner=Learner(identified_by=("identifier", "name", "date-of-birth", "contact")),
        learning_outcomes=(
            LangText.of({"en": "Communication, collaboration and creativity"}),
            LangText.of({"en": "Developing digital content", "es": "Contento digital"}),
        ),
        credits=(CreditClaim(amount=Interval.of(2), system=ECTS),),
        notional_hours=Interval.of(60),
        levels=(
            LevelClaim(level=f"{SNB}eqf/6", ladder=EQF),
            LevelClaim(level=f"{SNB}qdr/c_c392e7a2"),
        ),
        assessments=(
            Assessment(
                assessment_type=ListedValue("artefact assessment"),
                supervision=ListedValue(f"{MCP}Unsupervised"),
                identity_verified=False,
            ),
        ),
        grade=LangText.of({"en": "Pass"}),
        participation=(ListedValue(f"{MCP}Blended"),),
        languages=("en",),
        entry_requirements=(
            LangText.of(
                {
                    "en": "The learner needs to have an EDC Online Credential Builder account, "
                    "that requires an EU Login ID."
                }
            ),
        ),
    )
    assert (record.path, record.format, record.index, record.digest) == (
        "in.json",
        "elm",
        0,
        "sha256:0",
    )
    assert words(record.ignored) == ()
    course = LangText.of({"en": "EDC building training course"})
    assert record.remarks == (
        Note.of("remark-valid-from-not-issue", value="2022-12-31T23:00:00Z"),
        Note.of("remark-duration-in-months", value="P60M", months="60", where=course),
    )


def test_the_small_sample_of_the_commission() -> None:
    """One key has a Greek iota in it, so no context maps it."""
    (record,) = read(sample("elm/credential-sample.jsonld"))
    assert record.subject == Credential(
        id="http://example.org/credential132",
        title=LangText.of(
            {"en": "some kind of learning achievement", "fr": "une sorte de réussite scolaire"}
        ),
        awarding_bodies=(
            Organisation(
                name=LangText.of({"en": "some legal name of the organistion"}),
                identifier="http://example.org/org1",
                country=f"{COUNTRY}FRA",
            ),
        ),
        issuer=Organisation(
            name=LangText.of({"en": "some legal name", "fr": "un nom légal"}),
            identifier="http://example.org/issuer565049",
            country=f"{COUNTRY}FRA",
        ),
        learner=Learner(identified_by=("identifier", "name")),
        date_of_issue=date(2010, 1, 1),
        expires=date(2024, 9, 25),
    )
    assert words(record.ignored) == ("issuer.eIDAS\u0399dentifier",)
    assert record.remarks == ()


def test_a_micro_credential_of_a_wallet_vendor() -> None:
    """Self-made concepts (`urn:epass:...`) are read by their label."""
    (record,) = read(sample("elm-mynextid/edc-mc-example.json"))
    subject = record.subject
    assert isinstance(subject, Credential)
    assert subject.id == "urn:credential:92cdd79b-fd53-4ad4-90e8-20db7e1b4675"
    assert subject.title == LangText.of(
        dict.fromkeys(("de", "en"), "Title of your learning achievement")
    )
    assert subject.date_of_issue == date(2026, 1, 12)
    assert subject.credits == (CreditClaim(amount=Interval.of(5), system=ECTS),)
    assert subject.notional_hours == Interval.of(45)
    assert subject.levels == (
        LevelClaim(level=f"{SNB}eqf/6", ladder=EQF),
        LevelClaim(level="MECU Level 7"),
    )
    assert subject.assessments == (
        Assessment(
            assessment_type=ListedValue("Graded exercises"),
            supervision=ListedValue("Supervised with ID Verification"),
        ),
    )
    assert subject.grade == LangText.of({"de": "19", "en": "19"})
    assert subject.participation == (ListedValue(f"{MCP}Online"),)
    assert subject.issuer is not None
    assert (subject.issuer.identifier, subject.issuer.country) == ("17207834", f"{COUNTRY}EST")
    assert [(body.country, str(body.name)) for body in subject.awarding_bodies] == [
        (f"{COUNTRY}SVN", "NETIS d.o.o.")
    ]
    assert subject.quality_assurance == ()
    assert words(record.ignored) == (
        "cnf",
        "status.statusListCredential",
        "status.statusListIndex",
        "status.statusPurpose",
        "type StatusList2021Entry",
    )
    assert codes(record) == ["remark-status-not-checked"]


def test_a_transcript_has_one_record_for_each_course() -> None:
    """H28: none lost, in order. The credit system is known by its label only."""
    records = read(
        sample(
            "elm-from-elmo/HE-ToR-76a57e78-57fc-492e-820f-2e92b33a0cb5-ToR_elmo_courses.xml.json"
        )
    )
    subjects = [record.subject for record in records]
    assert all(isinstance(subject, Credential) for subject in subjects)
    assert [record.index for record in records] == [0, 1, 2, 3]
    assert [str(subject.title) for subject in subjects] == [
        "External integration",
        "Axe making",
        "Trade in the west",
        "External integration, conti",
    ]
    credits = [
        claim
        for subject in subjects
        if isinstance(subject, Credential)
        for claim in subject.credits
    ]
    assert credits == [
        CreditClaim(amount=Interval.of(one), system="ects") for one in (30, 6, 15, 30)
    ]
    grades = [subject.grade for subject in subjects if isinstance(subject, Credential)]
    assert grades == [LangText.of(one) for one in ("5", "G", "5", "G")]
    assert {subject.date_of_issue for subject in subjects if isinstance(subject, Credential)} == {
        date(2025, 3, 25)
    }


def test_a_converted_course() -> None:
    (record,) = read(
        sample(
            "elm-from-elmo/HE-ToR-5e8ec53c-d767-4a78-82f8-7e1723ff14bd-"
            "elmo1.7-simple-example.xml.json"
        )
    )
    assert record.subject == Credential(
        title=LangText.of({"fi": "Lääketieteellinen perusta"}),
        awarding_bodies=(
            Organisation(
                name=LangText.of({"fi": "Centria-ammattikorkeakoulu"}),
                identifier="centria.fi",
                country=f"{COUNTRY}FIN",
            ),
        ),
        learner=Learner(identified_by=("identifier", "name", "date-of-birth")),
        credits=(CreditClaim(amount=Interval.of(5), system=ECTS),),
        levels=(LevelClaim(level=f"{SNB}eqf/5", ladder=EQF),),
        assessments=(Assessment(),),
        grade=LangText.of("4"),
        languages=("fi",),
        date_of_issue=date(2025, 3, 25),
    )
    assert (words(record.ignored), record.remarks) == ((), ())


def test_a_converted_diploma() -> None:
    (record,) = read(
        sample("elm-from-elmo/HE-diploma-9ad88a95-2f9a-4a1d-9e08-a61e213a3eac-degreeHBO-M.xml.json")
    )
    assert record.subject == Credential(
        title=LangText.of({"nl": "HBO Master Architectuur"}),
        description=LangText.of({"nl": "HBO Master Architectuur"}),
        further_information=(LangText.of({"nl": "HBO Master Architectuur"}),),
        awarding_bodies=(
            Organisation(
                name=LangText.of({"nl": "ArtEZ"}), identifier="duo.nl", country=f"{COUNTRY}NLD"
            ),
        ),
        learner=Learner(identified_by=("name", "date-of-birth")),
        levels=(LevelClaim(level=f"{SNB}eqf/7", ladder=EQF),),
        assessments=(Assessment(),),
        grade=LangText.of("passed"),
        date_of_issue=date(2025, 3, 25),
    )


@pytest.mark.parametrize(
    ("name", "title", "ignored", "remarks"),
    [
        (
            "DigiComp_Generic.json",
            "TITLE OF PROGRAMME",
            ("issuanceDate", "issued", "type VerifiableAttestation"),
            ["remark-contexts-clash", "remark-valid-from-not-issue", "remark-parts-not-read"],
        ),
        (
            "Diploma_rntuo_credential.json",
            "Máster Universitario en Asuntos Internacionales: Economía, Política y Derecho "
            "por la Universidad Pontificia Comillas",
            ("expirationDate", "issuanceDate", "issued", "type VerifiableAttestation"),
            ["remark-contexts-clash", "remark-valid-from-not-issue"],
        ),
        (
            "Transcript_of_records_-_generic.json",
            "TITLE OF PROGRAMME",
            ("issuanceDate", "issued", "type VerifiableAttestation"),
            [
                "remark-contexts-clash",
                "remark-valid-from-not-issue",
                "remark-parts-not-read",
                "remark-duration-not-hours",
            ],
        ),
    ],
)
def test_samples_of_ebsi(
    name: str, title: str, ignored: tuple[str, ...], remarks: list[str]
) -> None:
    """In VC 2.0 dress: that context has no `issued`, and it clashes with the other context."""
    (record,) = read(sample(f"elm-ebsi/{name}"))
    assert isinstance(record.subject, Credential)
    assert str(record.subject.title) == title
    assert record.subject.date_of_issue is None
    assert words(record.ignored) == ignored
    assert codes(record) == remarks


def test_an_ebsi_transcript_in_detail() -> None:
    """`P1DT6H` is not thirty hours; the parts are counted, not read."""
    (record,) = read(sample("elm-ebsi/Transcript_of_records_-_generic.json"))
    subject = record.subject
    assert isinstance(subject, Credential)
    assert subject.notional_hours is None
    assert subject.credits == (CreditClaim(amount=Interval.of(1), system=ECTS),)
    assert subject.expires is None
    whole = LangText.of({"en": "TITLE OF PROGRAMME"})
    assert record.remarks[1:] == (
        Note.of("remark-valid-from-not-issue", value="2019-09-20T00:00:00+02:00"),
        Note.of("remark-parts-not-read", count="2"),
        Note.of("remark-duration-not-hours", value="P1DT6H", where=whole),
    )


@pytest.mark.parametrize(
    "name",
    [
        "elm/Sample-CertOfPart-unsigned.jsonld",
        "elm-mynextid/edc-coa-example.json",
        "elm-mynextid/edc-cps-example.json",
    ],
)
def test_attendance_alone_is_no_achievement(name: str) -> None:
    document = sample(name)
    assert elm.is_it(document)
    assert refused(document) == (
        "no learning achievement found, the credential claims LearningActivity: "
        "a claim of type `LearningAchievement` is expected"
    )


def test_a_sample_with_a_context_of_a_development_server() -> None:
    document = sample("elm-edci/cred1.jsonld")
    assert elm.is_it(document)
    assert refused(document, CredentialSyntaxError).startswith(
        "unknown JSON-LD context `http://dev.everisdx.io/datamodel/edc-ap-context.jsonld`: "
        "nothing is fetched, accepted are "
    )


def test_a_sample_that_defines_its_own_words() -> None:
    document = sample("elm-edci/test-data-json.jsonld")
    assert elm.is_it(document)
    assert refused(document, CredentialSyntaxError) == (
        "no known context defines European Digital Credentials here "
        "(what the document defines itself is not used), "
        "accepted is http://data.europa.eu/snb/model/context/edc-ap"
    )


def test_a_sample_that_is_another_kind_of_credential() -> None:
    document = sample("elm-edci/credNoType.jsonld")
    assert not elm.is_it(document)
    assert (
        refused(document)
        == "not a European Digital Credential: one of type `EuropeanDigitalCredential` is expected"
    )


PERSONAL = {
    "elm/Sample-MC-Annex1-unsigned.jsonld": (
        "Andromeda",
        "Ana",
        "1999",
        "LA-234218",
        "@email.com",
        "person:1",
    ),
    "elm/credential-sample.jsonld": ("Power", "Maxi", "Max ", "pid1"),
    "elm-mynextid/edc-mc-example.json": ("Doe", "Joe", "12345", "zzdBcX5l9qLri3V3oXt"),
    "elm-from-elmo/HE-ToR-76a57e78-57fc-492e-820f-2e92b33a0cb5-ToR_elmo_courses.xml.json": (
        "1933",
        "person:4f49ce07",
    ),
    "elm-from-elmo/HE-ToR-5e8ec53c-d767-4a78-82f8-7e1723ff14bd-elmo1.7-simple-example.xml.json": (
        "Keränen",
        "Kaisa",
        "1966",
        "180766",
        "FEMALE",
        "1513132",
    ),
    "elm-from-elmo/HE-diploma-9ad88a95-2f9a-4a1d-9e08-a61e213a3eac-degreeHBO-M.xml.json": (
        "Bos",
        "Cccc",
        "1972",
    ),
    "elm-ebsi/DigiComp_Generic.json": ("David", "Smith", "545465468", "afsdlkj34134"),
    "elm-ebsi/Diploma_rntuo_credential.json": ("David", "Smith", "75541452", "afsdlkj34134"),
    "elm-ebsi/Transcript_of_records_-_generic.json": ("David", "Smith", "5842554", "afsdlkj34134"),
}


@pytest.mark.parametrize("name", PERSONAL)
def test_nothing_of_the_learner_is_kept(name: str) -> None:
    document = sample(name)
    kept = repr(read(document))
    for word in PERSONAL[name]:
        assert word in json.dumps(document, ensure_ascii=False, default=str)
        assert word not in kept


def test_a_large_sample_is_read_fast() -> None:
    """A generous bound; measured were about 20 ms."""
    data = need(CORPORA / "elm/Sample-MC-Annex1-unsigned.jsonld").read_bytes()
    times = []
    for _ in range(5):
        start = perf_counter()
        read(load_json(data))
        times.append(perf_counter() - start)
    assert min(times) < 0.25


# Envelopes


def encoded(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def compact(document: object) -> str:
    parts = (json.dumps({"alg": "ES256"}), json.dumps(document), "signature")
    return ".".join(encoded(part) for part in parts)


def edc(title: str = "T", **fields: Any) -> dict[str, Any]:
    """Make a small credential; `claim` and `spec` add to its achievement and qualification."""
    spec = {"type": "Qualification", "title": {"en": "Q"}, **fields.pop("spec", {})}
    claim = {
        "type": "LearningAchievement",
        "title": {"en": title},
        "specifiedBy": spec,
        **fields.pop("claim", {}),
    }
    return {
        "@context": CONTEXTS,
        "id": "urn:x:credential",
        "type": ["VerifiableCredential", "EuropeanDigitalCredential"],
        "credentialSubject": {"type": "Person", "hasClaim": claim},
        **fields,
    }


def only(document: object) -> tuple[Credential, list[str]]:
    """Give the only record of a document and the codes of its remarks."""
    (record,) = read(document)
    assert isinstance(record.subject, Credential)
    return record.subject, codes(record)


def test_a_credential_without_an_envelope_has_no_remark_on_signatures() -> None:
    assert only(edc()) == (
        Credential(id="urn:x:credential", title=LangText.of({"en": "T"}), learner=Learner()),
        [],
    )


@pytest.mark.parametrize(
    "envelope",
    [
        {"payload": json.dumps(edc()), "signatures": [{"protected": "x", "signature": "x"}]},
        {
            "payload": encoded(json.dumps(edc())),
            "signatures": [{"protected": "x", "signature": "x"}],
        },
        {"payload": encoded(json.dumps(edc())), "protected": "x", "signature": "x"},
        {"payload": encoded(json.dumps({"vc": edc()})), "signatures": []},
        {"vc": edc()},
        {"type": "VerifiablePresentation", "verifiableCredential": edc()},
        {
            "type": ["VerifiablePresentation", "EuropeanDigitalPresentation"],
            "verifiableCredential": [edc()],
        },
        {"type": "VerifiablePresentation", "verifiableCredential": [compact(edc())]},
        {
            "vp": {
                "type": "VerifiablePresentation",
                "verifiableCredential": [compact({"vc": edc()})],
            }
        },
        {
            "type": "EnvelopedVerifiableCredential",
            "id": f"data:application/vc+jwt,{compact(edc())}",
        },
        edc(proof={"type": "DataIntegrityProof"}),
    ],
    ids=str,
)
def test_signed_forms(envelope: object) -> None:
    subject, remarks = only(envelope)
    assert str(subject.title) == "T"
    assert remarks == ["remark-signature-not-checked"]


def test_a_compact_jws_as_a_file() -> None:
    subject, remarks = only(load_json(compact(edc()).encode()))
    assert str(subject.title) == "T"
    assert remarks == ["remark-signature-not-checked"]


def test_the_form_for_uploading() -> None:
    (record,) = read(
        {"credential": edc(), "deliveryDetails": {"deliveryAddress": "me@example.org"}}
    )
    assert (words(record.ignored), record.remarks) == (("deliveryDetails",), ())


def test_the_sealed_form_of_the_commission() -> None:
    """Sealing adds both dates; the payload is plain text (ELM-GAP-5)."""
    document = sample("elm/Sample-MC-Annex1-unsigned.jsonld")
    document |= {"issued": "2023-09-27T12:07:02Z", "issuanceDate": "2023-09-27T12:07:02Z"}
    signature = {"protected": "e30", "header": {"etsiU": []}, "signature": "x"}
    sealed = {"payload": json.dumps(document), "signatures": [signature]}
    subject, remarks = only(load_json(json.dumps(sealed).encode()))
    assert subject.date_of_issue == date(2023, 9, 27)
    assert remarks == ["remark-signature-not-checked", "remark-duration-in-months"]


def test_claims_of_a_token_are_not_used_and_are_listed() -> None:
    (record,) = read({"iss": "x", "nbf": 1700000000, "exp": 1800000000, "vc": edc()})
    assert isinstance(record.subject, Credential)
    assert (record.subject.date_of_issue, record.subject.expires) == (None, None)
    assert words(record.ignored) == ("exp", "iss", "nbf")


def test_several_credentials_in_one_input() -> None:
    """H28: identifiers such as `urn:epass:org:1` mean another thing in each."""
    body = {"id": "urn:epass:org:1", "type": "Organisation"}
    first = edc("one", issuer={**body, "legalName": {"en": "First"}})
    second = edc("two", issuer={**body, "legalName": {"en": "Second"}})
    for document in (
        [first, second],
        {"type": "VerifiablePresentation", "verifiableCredential": [compact(first), second]},
    ):
        records = read(document)
        assert [(record.index, str(record.subject.title)) for record in records] == [
            (0, "one"),
            (1, "two"),
        ]
        issuers = [
            record.subject.issuer for record in records if isinstance(record.subject, Credential)
        ]
        assert [str(issuer.name) for issuer in issuers if issuer is not None] == ["First", "Second"]


def test_one_bad_credential_among_several_is_named() -> None:
    """H28: nothing is left out in silence."""
    other = {"@context": CONTEXTS[:1], "type": ["VerifiableCredential", "AlumniCredential"]}
    assert refused([edc(), other]) == (
        "1: not a European Digital Credential: one of type `EuropeanDigitalCredential` is expected"
    )
    assert refused([edc(), edc(issued="x"), edc(issued="y")]) == (
        "1: issued: `x` is not a date, accepted is `2025-08-31` or `2025-08-31T12:00:00Z`; "
        "2: issued: `y` is not a date, accepted is `2025-08-31` or `2025-08-31T12:00:00Z`"
    )


@pytest.mark.parametrize(
    "value", [[], {}, "x", 5, None, [1], ["x"], {"payload": 5, "signatures": []}, {"vc": 5}]
)
def test_other_documents(value: object) -> None:
    """H28: no crash, no record."""
    assert not elm.is_it(value)
    refused(value, CredentialError)


def test_an_envelope_that_cannot_be_opened() -> None:
    envelope = {"payload": "***", "signatures": []}
    assert elm.is_it(envelope)
    assert refused(envelope, CredentialSyntaxError) == (
        "the payload of the signed envelope is not JSON, neither plain nor in base64url"
    )


# What is a record


def test_every_achievement_claimed_is_a_record() -> None:
    document = edc()
    one = {"type": "LearningAchievement", "id": "urn:x:one", "title": {"en": "One"}}
    two = {
        "type": "LearningAchievement",
        "id": "urn:epass:learningAchievement:2",
        "title": {"en": "Two"},
    }
    three = {"type": "LearningActivity", "title": {"en": "Three"}}
    document["credentialSubject"]["hasClaim"] = [one, two, three, dict(one)]
    records = read(document)
    assert [(record.subject.id, str(record.subject.title)) for record in records] == [
        ("urn:x:one", "One"),
        ("urn:x:credential", "Two"),
    ]
    assert {record.remarks for record in records} == {
        (Note.of("remark-other-claims", kinds="LearningActivity"),)
    }


def test_several_learners() -> None:
    document = edc()
    claim = {"type": "LearningAchievement", "id": "urn:x:c", "title": {"en": "C"}}
    document["credentialSubject"] = [
        {"id": "did:x:1", "hasClaim": claim},
        {"fullName": {"en": "Max"}, "hasClaim": claim},
    ]
    learners = [
        record.subject.learner
        for record in read(document)
        if isinstance(record.subject, Credential)
    ]
    assert learners == [Learner(identified_by=("identifier",)), Learner(identified_by=("name",))]


def test_parts_are_records_only_when_the_whole_is_no_achievement() -> None:
    """H17: parts that go in a circle end."""
    part = {"type": "LearningAchievement", "id": "urn:x:part", "title": {"en": "Part"}}
    subject, remarks = only(
        edc(claim={"id": "urn:x:whole", "hasPart": [{**part, "hasPart": {"id": "urn:x:whole"}}]})
    )
    assert (str(subject.title), remarks) == ("T", ["remark-parts-not-read", "remark-part-of-other"])
    activity = {
        "type": "LearningActivity",
        "id": "urn:x:activity",
        "hasPart": [part, {"hasPart": {"id": "urn:x:activity"}}],
    }
    subject, remarks = only(edc(credentialSubject={"hasClaim": activity}))
    assert (str(subject.title), remarks) == (
        "Part",
        ["remark-other-claims", "remark-part-of-other"],
    )


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ([], "nothing"),
        ([{"type": "LearningEntitlement", "title": {"en": "E"}}], "LearningEntitlement"),
        ([{"title": {"en": "E"}}], "?"),
        (
            [{"type": "LearningAssessment"}, {"type": "LearningActivity"}],
            "LearningActivity, LearningAssessment",
        ),
    ],
)
def test_credentials_without_an_achievement(claims: list[object], said: str) -> None:
    assert refused(edc(credentialSubject={"hasClaim": claims})) == (
        f"no learning achievement found, the credential claims {said}: "
        "a claim of type `LearningAchievement` is expected"
    )


@pytest.mark.parametrize("subject", [None, [], {}, "did:x:1", {"id": "did:x:1"}])
def test_credentials_without_a_subject_that_claims(subject: object) -> None:
    """H28."""
    assert refused(edc(credentialSubject=subject)).startswith(
        "no learning achievement found, the credential claims nothing:"
    )


def test_two_issuers() -> None:
    assert (
        refused(edc(issuer=["did:x:1", "did:x:2"])) == "issuer: one body is expected, 2 are given"
    )


def test_a_flattened_document() -> None:
    credential = edc()
    claim = credential["credentialSubject"].pop("hasClaim")
    credential["credentialSubject"] |= {"id": "urn:x:me", "hasClaim": {"id": "urn:x:claim"}}
    graph = [
        {key: value for key, value in credential.items() if key != "@context"},
        {"id": "urn:x:claim", **claim},
    ]
    assert str(only({"@context": CONTEXTS, "@graph": graph})[0].title) == "T"


# Fields


def test_the_title_of_the_specification_when_the_achievement_has_none() -> None:
    assert str(only(edc(claim={"title": None}))[0].title) == "Q"


@pytest.mark.parametrize(
    ("dates", "day", "remarks"),
    [
        ({"issued": "2023-09-27T12:00:00Z"}, date(2023, 9, 27), []),
        (
            {"issued": "2023-09-27T23:30:00-02:00", "validFrom": "2022-12-31T23:00:00Z"},
            date(2023, 9, 27),
            [],
        ),
        ({"issuanceDate": "2025-03-25T09:39:29"}, date(2025, 3, 25), []),
        (
            {"issued": "2023-09-27", "issuanceDate": "2023-09-28T00:00:00Z"},
            date(2023, 9, 27),
            ["remark-issue-dates-differ"],
        ),
        ({"validFrom": "2023-09-27T12:00:00Z"}, None, ["remark-valid-from-not-issue"]),
        ({}, None, []),
    ],
)
def test_the_date_of_issue(dates: dict[str, Any], day: date | None, remarks: list[str]) -> None:
    subject, said = only(edc(**dates))
    assert (subject.date_of_issue, said) == (day, remarks)


def test_the_end_of_validity() -> None:
    assert only(edc(expirationDate="2030-01-02T00:00:00Z"))[0].expires == date(2030, 1, 2)
    assert only(edc(validUntil="2030-01-02T00:00:00Z"))[0].expires == date(2030, 1, 2)
    subject, said = only(
        edc(expirationDate="2030-01-02T00:00:00Z", validUntil="2029-01-02T00:00:00Z")
    )
    assert (subject.expires, said) == (date(2029, 1, 2), ["remark-ends-differ"])


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("0000-01-01T00:00:00Z", "is not a day of the calendar"),
        ("2023-02-30T00:00:00Z", "is not a day of the calendar"),
        ("1066-10-14", "out of range, accepted are 1800 to 2500"),
        (
            "99999-01-01T00:00:00Z",
            "is not a date, accepted is `2025-08-31` or `2025-08-31T12:00:00Z`",
        ),
        ("-2023-01-01", "is not a date, accepted is"),
        ("yesterday", "is not a date, accepted is"),
        ("2023-01-01T00:00:00Z\n", "is not a date, accepted is"),
        (20230101, "is not a date, accepted is"),
    ],
)
@pytest.mark.parametrize("name", ["issued", "issuanceDate", "expirationDate", "validUntil"])
def test_dates_that_are_none(name: str, value: Any, reason: str) -> None:
    """H9: the field is named."""
    said = refused(edc(**{name: value}))
    assert said.startswith(f"{name}: ")
    assert reason in said
    assert said.isprintable()


def test_all_bad_dates_come_in_one_error() -> None:
    said = refused(edc(issued=["2023-01-01", "2023-01-02"], expirationDate="x"))
    assert said == (
        "issued: one date is expected, 2 are given; "
        "expirationDate: `x` is not a date, accepted is `2025-08-31` or `2025-08-31T12:00:00Z`"
    )


@pytest.mark.parametrize(
    ("value", "hours"),
    [
        ("PT60H", "60"),
        ("PT90M", "1.5"),
        ("PT1H30M", "1.5"),
        ("PT1.5H", "1.5"),
        ("P0Y0M0DT25H0M0S", "25"),
        ("PT3600S", "1"),
        ("PT0H", "0"),
    ],
)
def test_durations_that_are_hours(value: str, hours: str) -> None:
    subject, said = only(edc(spec={"volumeOfLearning": value}))
    assert (subject.notional_hours, said) == (Interval.of(hours), [])


@pytest.mark.parametrize(
    ("value", "remark"),
    [
        (
            "P60M",
            Note.of(
                "remark-duration-in-months",
                value="P60M",
                months="60",
                where=LangText.of({"en": "Q"}),
            ),
        ),
        (
            "P1Y2M",
            Note.of(
                "remark-duration-in-months",
                value="P1Y2M",
                months="14",
                where=LangText.of({"en": "Q"}),
            ),
        ),
        (
            "P1Y",
            Note.of(
                "remark-duration-in-months",
                value="P1Y",
                months="12",
                where=LangText.of({"en": "Q"}),
            ),
        ),
        ("P5D", Note.of("remark-duration-not-hours", value="P5D", where=LangText.of({"en": "Q"}))),
        (
            "P1DT6H",
            Note.of("remark-duration-not-hours", value="P1DT6H", where=LangText.of({"en": "Q"})),
        ),
        ("P6W", Note.of("remark-duration-not-hours", value="P6W", where=LangText.of({"en": "Q"}))),
        (
            "60 hours",
            Note.of("remark-duration-not-hours", value="60 hours", where=LangText.of({"en": "Q"})),
        ),
        (
            "-PT5H",
            Note.of("remark-duration-not-hours", value="-PT5H", where=LangText.of({"en": "Q"})),
        ),
        ("PT", Note.of("remark-duration-not-hours", value="PT", where=LangText.of({"en": "Q"}))),
        (
            "P99999999999Y",
            Note.of(
                "remark-duration-not-hours", value="P99999999999Y", where=LangText.of({"en": "Q"})
            ),
        ),
        (
            "PT99999999999H",
            Note.of(
                "remark-duration-not-hours", value="PT99999999999H", where=LangText.of({"en": "Q"})
            ),
        ),
    ],
)
def test_durations_that_are_not_hours(value: str, remark: Note) -> None:
    """H8: odd ones are said, not computed with."""
    (record,) = read(edc(spec={"volumeOfLearning": value}))
    assert isinstance(record.subject, Credential)
    assert record.subject.notional_hours is None
    assert record.remarks == (remark,)


def test_durations_of_activities_are_no_notional_hours() -> None:
    activity = {
        "title": {"en": "Course"},
        "workload": "PT40H",
        "specifiedBy": {"volumeOfLearning": "P2M"},
    }
    (record,) = read(edc(claim={"influencedBy": [activity, {"id": "urn:x:a", "workload": "P3M"}]}))
    assert isinstance(record.subject, Credential)
    assert record.subject.notional_hours is None
    assert record.remarks == (
        Note.of(
            "remark-duration-in-months",
            value="P2M",
            months="2",
            where=LangText.of({"en": "Course"}),
        ),
        Note.of("remark-duration-in-months", value="P3M", months="3", where="urn:x:a"),
    )


def test_two_different_amounts_of_hours_are_none() -> None:
    (record,) = read(edc(spec={"volumeOfLearning": ["PT40H", "PT30H", "PT1H30M"]}))
    assert isinstance(record.subject, Credential)
    assert record.subject.notional_hours is None
    (remark,) = record.remarks
    said = "différents\u00a0: 1,5\u202f; 30\u202f; 40\u202f; aucun n'a été utilisé"
    assert Wording("fr").note(remark).endswith(said)


@pytest.mark.parametrize(
    ("point", "amount"),
    [("2", "2"), (" 2.50 ", "2.5"), (5, "5"), (Decimal("0.5"), "0.5"), ("0", "0"), ("30.0", "30")],
)
def test_credit_amounts(point: object, amount: str) -> None:
    """H30."""
    subject, said = only(edc(spec={"creditPoint": {"framework": {"id": ECTS}, "point": point}}))
    assert (subject.credits, said) == ((CreditClaim(amount=Interval.of(amount), system=ECTS),), [])


@pytest.mark.parametrize(
    "point", ["-2", "2,5", "two", "2-3", "1e3", "NaN", "2 ECTS", "9999999999", True]
)
def test_credit_amounts_that_cannot_be_read(point: object) -> None:
    """H30: kept as stated, never a default."""
    (record,) = read(edc(spec={"creditPoint": {"framework": {"id": ECTS}, "point": point}}))
    assert isinstance(record.subject, Credential)
    assert record.subject.credits == (CreditClaim(system=ECTS, stated=str(point)),)
    assert record.remarks == (Note.of("remark-credit-not-read", value=str(point)),)


def test_credit_without_amount_or_unit() -> None:
    """H30."""
    assert only(edc(spec={"creditPoint": {"framework": {"id": ECTS}}}))[0].credits == (
        CreditClaim(system=ECTS),
    )
    assert only(edc(spec={"creditPoint": {"point": "5"}}))[0].credits == (
        CreditClaim(amount=Interval.of(5)),
    )
    assert only(edc(spec={"creditPoint": "5"}))[0].credits == (CreditClaim(amount=Interval.of(5)),)
    framework = {"id": "urn:epass:concept:1", "prefLabel": {"en": "NCVTS credit"}}
    assert only(edc(spec={"creditPoint": {"point": "5", "framework": framework}}))[0].credits == (
        CreditClaim(amount=Interval.of(5), system="NCVTS credit"),
    )


def test_credit_gained_stands_before_credit_offered() -> None:
    five, six = ({"framework": {"id": ECTS}, "point": one} for one in ("5", "6"))
    subject, said = only(edc(claim={"creditReceived": five}, spec={"creditPoint": five}))
    assert (subject.credits, said) == ((CreditClaim(amount=Interval.of(5), system=ECTS),), [])
    (record,) = read(edc(claim={"creditReceived": five}, spec={"creditPoint": six}))
    assert isinstance(record.subject, Credential)
    assert record.subject.credits == (CreditClaim(amount=Interval.of(5), system=ECTS),)
    assert record.remarks == (
        Note.of(
            "remark-credits-differ",
            received=Note.of("amount", amount=Interval.of(5), unit=ECTS),
            offered=Note.of("amount", amount=Interval.of(6), unit=ECTS),
        ),
    )


def test_one_credit_point_said_to_be_two_amounts() -> None:
    """Two objects with one identifier are one: what they say together is no amount."""
    five, six = (
        {"id": "urn:epass:creditPoint:1", "framework": {"id": ECTS}, "point": one}
        for one in ("5", "6")
    )
    subject, said = only(edc(claim={"creditReceived": five}, spec={"creditPoint": six}))
    assert (subject.credits, said) == (
        (CreditClaim(system=ECTS, stated="5 / 6"),),
        ["remark-credit-not-read"],
    )


def test_levels() -> None:
    scheme = {"id": f"{SNB}education-level/25831c2"}
    spec = {
        "eqfLevel": {"id": f"{SNB}eqf/5"},
        "nqfLevel": [
            {"id": f"{SNB}qdr/c_4053e803"},
            {"id": "urn:epass:nqf:1", "prefLabel": {"en": "MQF Level 5"}},
        ],
        "educationLevel": [
            {"id": f"{SNB}eqf/5"},
            {"id": "http://example.org/level/short", "inScheme": scheme},
        ],
    }
    assert only(edc(spec=spec))[0].levels == (
        LevelClaim(level=f"{SNB}eqf/5", ladder=EQF),
        LevelClaim(level=f"{SNB}qdr/c_4053e803"),
        LevelClaim(level="MQF Level 5"),
        LevelClaim(level="http://example.org/level/short", ladder=f"{SNB}education-level/25831c2"),
    )
    assert only(edc(spec={"eqfLevel": "5"}))[0].levels == (LevelClaim(level="5", ladder=EQF),)


@pytest.mark.parametrize(
    ("tail", "supervision", "identity"),
    [
        ("c598449d64", "Unsupervised", False),
        ("70be69aaf9", "Supervised", True),
        ("df2880c5cb", "Unsupervised", True),
    ],
)
def test_supervision_and_identity(tail: str, supervision: str, identity: bool) -> None:
    verification = {"id": f"{SNB}supervision-verification/{tail}"}
    subject, _ = only(edc(claim={"provenBy": {"idVerification": verification}}))
    assert subject.assessments == (
        Assessment(supervision=ListedValue(f"{MCP}{supervision}"), identity_verified=identity),
    )


def test_other_kinds_of_supervision_are_their_label() -> None:
    verification = {
        "id": f"{SNB}supervision-verification/44314532f9",
        "prefLabel": {"en": "Proctored"},
    }
    subject, _ = only(edc(claim={"provenBy": {"idVerification": verification}}))
    assert subject.assessments == (Assessment(supervision=ListedValue("Proctored")),)


def test_assessments_are_found_from_both_ends() -> None:
    kind = {"specifiedBy": {"dcType": {"id": f"{SNB}assessment/6e6cb2cc78"}}}
    document = edc(claim={"id": "urn:x:claim", "awardedBy": {"used": {"id": "urn:x:used", **kind}}})
    proving = {"id": "urn:x:proving", "proves": {"id": "urn:x:claim"}, "grade": "Very good"}
    document["evidence"] = {"embeddedEvidence": proving}
    subject, said = only(document)
    assert subject.assessments == (
        Assessment(),
        Assessment(assessment_type=ListedValue(f"{SNB}assessment/6e6cb2cc78")),
    )
    assert (subject.grade, said) == (LangText.of("Very good"), [])


def test_several_grades() -> None:
    grades = [{"grade": {"noteLiteral": {"en": one}}} for one in ("A", "B", "A")]
    subject, said = only(edc(claim={"provenBy": grades}))
    assert (subject.grade, said) == (LangText.of({"en": "A"}), ["remark-several-grades"])


@pytest.mark.parametrize(
    ("tail", "term"),
    [
        ("920fbb3cbe", f"{MCP}Online"),
        ("e92d221e4d", f"{MCP}Blended"),
        ("9191af2ed9", f"{MCP}OnSite"),
        ("729f3bed4b", f"{MCP}WorkBased"),
        ("7813801c77", f"{SNB}learning-assessment/7813801c77"),
    ],
)
def test_participation(tail: str, term: str) -> None:
    mode = {"mode": {"id": f"{SNB}learning-assessment/{tail}"}}
    assert only(edc(spec=mode))[0].participation == (ListedValue(term),)
    assert only(edc(claim={"influencedBy": {"specifiedBy": mode}}))[0].participation == (
        ListedValue(term),
    )


def test_quality_assurance_is_what_the_credential_says() -> None:
    agency = {"id": "http://example.org/agency", "legalName": {"en": "Agency"}}
    tails = ("820101cba6", "bb4618238e")
    kinds = [
        {"dcType": {"id": f"{SNB}accreditation/{tail}"}, "accreditingAgent": agency}
        for tail in tails
    ]
    body = {"type": "Organisation", "legalName": {"en": "U"}, "accreditation": kinds[1]}
    document = edc(spec={"accreditation": kinds[0]}, claim={"awardedBy": {"awardingBody": body}})
    document["evidence"] = {
        "accreditation": {"dcType": {"id": "urn:epass:1", "prefLabel": {"en": "National list"}}}
    }
    seal = Organisation(name=LangText.of({"en": "Agency"}), identifier="http://example.org/agency")
    assert only(document)[0].quality_assurance == (
        QualityAssurance(
            quality_assurance_type=ListedValue(f"{SNB}accreditation/820101cba6"),
            quality_assurance_body=seal,
        ),
        QualityAssurance(
            quality_assurance_type=ListedValue(f"{SNB}accreditation/bb4618238e"),
            quality_assurance_body=seal,
        ),
        QualityAssurance(quality_assurance_type=ListedValue("National list")),
    )


def test_what_is_said_in_unknown_words_has_no_effect() -> None:
    """H4, H18: accreditation, level and recognition in made-up keys are listed and nothing else."""
    made_up = {
        "accredited": True,
        "recognisedBy": "HEC",
        "levle": {"id": f"{SNB}eqf/8"},
        "mcp:creditsHere": 3,
    }
    (record,) = read(edc(spec=made_up))
    (plain,) = read(edc())
    assert record.subject == plain.subject
    assert words(record.ignored) == (
        "credentialSubject.hasClaim.specifiedBy.accredited",
        "credentialSubject.hasClaim.specifiedBy.levle",
        "credentialSubject.hasClaim.specifiedBy.mcp:creditsHere",
        "credentialSubject.hasClaim.specifiedBy.recognisedBy",
    )


def test_own_definitions_cannot_move_a_word() -> None:
    """H3: an author who maps `description` to the level gets no level."""
    definition = {"description": {"@id": "elm:EQFLevel", "@type": "@id"}}
    document = edc(spec={"description": f"{SNB}eqf/8"})
    document["@context"] = [*CONTEXTS, definition]
    (record,) = read(document)
    assert isinstance(record.subject, Credential)
    assert record.subject.levels == ()
    assert words(record.ignored) == ("@context (own definitions)",)


@pytest.mark.parametrize(
    ("tail", "tag"),
    [
        ("ENG", "en"),
        ("FRA", "fr"),
        ("POR", "pt"),
        ("SWA", "sw"),
        ("ELL", "el"),
        ("NSO", "nso"),
        ("MFE", "mfe"),
    ],
)
def test_languages(tail: str, tag: str) -> None:
    language = {
        "language": {"id": f"http://publications.europa.eu/resource/authority/language/{tail}"}
    }
    assert only(edc(spec=language)) == only(edc(claim={"influencedBy": {"specifiedBy": language}}))
    assert only(edc(spec=language))[0].languages == (tag,)


@pytest.mark.parametrize(
    "language", [{"id": "urn:epass:1", "prefLabel": {"en": "English"}}, "en", f"{SNB}x"]
)
def test_languages_that_cannot_be_read(language: object) -> None:
    subject, said = only(edc(spec={"language": language}))
    assert (subject.languages, said) == ((), ["remark-language-not-read"])


def test_part_of_a_qualification() -> None:
    whole = {
        "id": "http://example.org/diploma",
        "type": "Qualification",
        "title": {"en": "Diploma"},
        "eqfLevel": {"id": f"{SNB}eqf/5"},
    }
    expected = Qualification(
        name=LangText.of({"en": "Diploma"}),
        identifier="http://example.org/diploma",
        levels=(LevelClaim(level=f"{SNB}eqf/5", ladder=EQF),),
    )
    achievement = {"type": "LearningAchievement", "specifiedBy": whole}
    backwards = edc(spec={"id": "urn:x:spec"})
    backwards["evidence"] = {"embeddedEvidence": {**whole, "hasPart": {"id": "urn:x:spec"}}}
    for document in (
        edc(spec={"isPartOf": whole}),
        edc(claim={"isPartOf": achievement}),
        backwards,
    ):
        assert only(document)[0].part_of == (expected,)


def test_part_of_something_else() -> None:
    course = {"type": "LearningAchievementSpecification", "title": {"en": "Course"}}
    (record,) = read(edc(spec={"isPartOf": course}))
    assert isinstance(record.subject, Credential)
    assert record.subject.part_of == ()
    assert record.remarks == (Note.of("remark-part-of-other", name=LangText.of({"en": "Course"})),)


@pytest.mark.parametrize(
    ("value", "remarks"),
    [
        (True, ["remark-partial-qualification"]),
        ("true", ["remark-partial-qualification"]),
        (False, []),
    ],
)
def test_a_partial_qualification_is_not_yet_part_of_one(value: object, remarks: list[str]) -> None:
    subject, said = only(edc(spec={"isPartialQualification": value}))
    assert (subject.part_of, subject.part_of_qualification, said) == ((), None, remarks)


def test_notes_and_further_information() -> None:
    spec = {
        "entryRequirement": {"noteLiteral": {"en": "none"}},
        "learningOutcomeSummary": {"noteLiteral": {"en": "Learners can weld."}},
        "description": {"en": "About"},
        "additionalNote": [{"noteLiteral": {"en": "Bring gloves"}}, "plain words"],
        "supplementaryDocument": {
            "title": {"en": "Handbook"},
            "contentURL": "https://example.org/h",
        },
    }
    subject, said = only(edc(spec=spec))
    assert subject.entry_requirements == (LangText.of({"en": "none"}),)
    assert subject.learning_outcomes == (LangText.of({"en": "Learners can weld."}),)
    assert subject.description == LangText.of({"en": "About"})
    assert subject.further_information == (
        LangText.of({"en": "Bring gloves"}),
        LangText.of("plain words"),
        LangText.of({"en": "About"}),
        LangText.of({"en": "Handbook"}),
    )
    assert said == []


def test_bodies() -> None:
    address = {"address": {"countryCode": {"id": f"{COUNTRY}MUS"}}}
    one = {
        "id": "did:ebsi:1",
        "type": "Organisation",
        "prefLabel": {"en": "One"},
        "location": address,
    }
    two: dict[str, object] = {
        "id": "urn:epass:org:2",
        "type": "Organisation",
        "altLabel": {"fr": "Deux"},
    }
    two |= {"location": {"address": {"countryCode": "ZA"}}, "registration": {"notation": "2000/1"}}
    subject, said = only(
        edc(claim={"awardedBy": {"awardingBody": [one, two]}}, issuer="http://example.org/issuer")
    )
    assert subject.awarding_bodies == (
        Organisation(
            name=LangText.of({"en": "One"}), identifier="did:ebsi:1", country=f"{COUNTRY}MUS"
        ),
        Organisation(
            name=LangText.of({"fr": "Deux"}), identifier="2000/1", country=f"{COUNTRY}ZAF"
        ),
    )
    assert subject.issuer == Organisation(identifier="http://example.org/issuer")
    assert said == []


def test_a_person_who_issues_is_not_named() -> None:
    person = {
        "id": "http://example.org/mrs-x",
        "type": "Person",
        "fullName": {"en": "Mrs X"},
        "prefLabel": {"en": "Mrs X"},
    }
    subject, said = only(edc(issuer=person))
    assert (subject.issuer, said) == (Organisation(), ["remark-person-as-body"])


def test_countries_that_cannot_be_read() -> None:
    code = {"id": "urn:epass:countryCode:1", "prefLabel": {"en": "Slovenia"}, "notation": "country"}
    (record,) = read(
        edc(issuer={"type": "Organisation", "location": {"address": {"countryCode": code}}})
    )
    assert isinstance(record.subject, Credential)
    assert record.subject.issuer == Organisation()
    assert record.remarks == (Note.of("remark-country-not-read", value="Slovenia"),)
    places = [{"address": {"countryCode": {"id": f"{COUNTRY}{one}"}}} for one in ("MUS", "ZAF")]
    subject, said = only(edc(issuer={"type": "Organisation", "location": places}))
    assert (subject.issuer, said) == (
        Organisation(country=f"{COUNTRY}MUS"),
        ["remark-several-countries"],
    )


def test_remarks_on_a_shared_body_stand_with_every_record() -> None:
    code = {"countryCode": {"id": "urn:x", "prefLabel": {"en": "Nowhere"}}}
    process = {"awardingBody": {"id": "urn:x:org", "location": {"address": code}}}
    document = edc()
    document["credentialSubject"]["hasClaim"] = [
        {"type": "LearningAchievement", "title": {"en": one}, "awardedBy": process}
        for one in ("a", "b")
    ]
    assert [codes(record) for record in read(document)] == [["remark-country-not-read"]] * 2


@pytest.mark.parametrize(
    ("tag", "kept", "remarks"),
    [
        ("en", "en", []),
        ("eng", "en", []),
        ("pt-MZ", "pt-MZ", []),
        ("pt_MZ", "und", ["remark-language-tag"]),
        ("", "und", []),
        ("nso", "nso", []),
    ],
)
def test_language_tags(tag: str, kept: str, remarks: list[str]) -> None:
    subject, said = only(edc(claim={"title": {tag: "T"}}))
    assert (subject.title, said) == (LangText.of({kept: "T"}), remarks)


def test_hidden_characters_are_said() -> None:
    """H20, H22: the text stays as it is; showing it safely is the renderer's work."""
    for text in ("a\u202eb", "a\x1b[31mb", "a\x00b"):
        (record,) = read(edc(text))
        assert record.subject.title == LangText.of({"en": text})
        assert record.remarks == (Note.of("remark-hidden-characters", what="title"),)
    assert only(edc("<script>alert(1)</script>\nline"))[1] == []


def test_texts_that_are_too_long_are_cut_and_that_is_said() -> None:
    (record,) = read(edc("x" * 30_000))
    assert record.subject.title == LangText.of({"en": "x" * 20_000})
    assert record.remarks == (Note.of("remark-text-cut", what="title", limit=Count(20_000)),)


def test_identifiers_that_are_too_long() -> None:
    assert refused(edc(id="urn:x:" + "y" * 3_000)) == "id: the text is longer than 2000 characters"


# Hostile input


@pytest.mark.parametrize("name", ["file:///etc/passwd", "http://evil.example/context"])
def test_foreign_contexts(name: str) -> None:
    """H1, H2."""
    document = edc()
    document["@context"] = [*CONTEXTS, name]
    assert refused(document, CredentialSyntaxError).startswith(
        f"unknown JSON-LD context `{name}`: nothing is fetched"
    )


@pytest.mark.parametrize(
    "name", ["http://exa mple/6", "http://x/<script>", 'http://x/"', "urn:x:\u0000"]
)
def test_levels_that_are_no_iris(name: str) -> None:
    """H19."""
    assert refused(edc(spec={"eqfLevel": {"id": name}})).startswith("not an IRI: `")


JUNK: tuple[object, ...] = (
    None,
    True,
    -1,
    Decimal("1E+30"),
    "",
    "x y",
    "http://a",
    [],
    {},
    [[1]],
    {"@value": {"a": 1}},
    {"@list": ["x", {"id": "y"}]},
    {"@id": "urn:x:credential"},
    {"@graph": [{"id": "urn:x:credential", "issued": "x"}]},
    {"en": ["a", None], "fr": "b"},
    {"type": ["Person", "LearningAchievement"]},
    "x" * 30_000,
)


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Give every place of a document as a holder and a key."""
    keys = (
        list(value)
        if isinstance(value, dict)
        else range(len(value))
        if isinstance(value, list)
        else ()
    )
    for key in keys:
        yield value, key
        yield from places(value[key])


@pytest.mark.parametrize("junk", JUNK, ids=lambda value: str(value)[:30])
def test_anything_anywhere_is_read_or_refused(junk: object) -> None:
    """Each value of a credential is replaced: that gives a record or a `CredentialError`."""
    note = {"noteLiteral": {"en": "N"}}
    address = {
        "address": {"countryCode": {"id": f"{COUNTRY}MUS"}},
        "spatialCode": {"id": "http://x/atu"},
    }
    body = {
        "id": "urn:x:org",
        "type": "Organisation",
        "legalName": {"en": "U"},
        "location": address,
    }
    document = edc(
        issuer=body,
        issued="2023-01-01T00:00:00Z",
        expirationDate="2030-01-01T00:00:00Z",
        identifier={"notation": "1"},
        evidence={"accreditation": {"dcType": {"id": "http://x/1"}, "accreditingAgent": body}},
        claim={
            "awardedBy": {"awardingBody": [body]},
            "provenBy": {
                "grade": note,
                "idVerification": {"id": "http://x/2"},
                "specifiedBy": {"dcType": {"id": "http://x/3"}},
            },
            "influencedBy": {
                "specifiedBy": {"volumeOfLearning": "P2M", "mode": {"id": "http://x/4"}}
            },
            "creditReceived": {"point": "5", "framework": {"id": ECTS}},
            "hasPart": {"type": "LearningAchievement"},
        },
        spec={
            "eqfLevel": {"id": f"{SNB}eqf/6", "inScheme": {"id": EQF}},
            "learningOutcome": [{"title": {"en": "L"}}],
            "volumeOfLearning": "PT5H",
            "language": {"id": "http://publications.europa.eu/resource/authority/language/ENG"},
            "entryRequirement": note,
            "isPartOf": {"type": "Qualification", "title": {"en": "Q"}},
        },
    )
    for number in range(sum(1 for _ in places(document))):
        made = deepcopy(document)
        holder, key = list(places(made))[number]
        holder[key] = junk
        with suppress(CredentialError):
            elm.is_it(made)
            for record in elm.read(made, SOURCE, Vocabulary.shipped()):
                assert record.subject.model_dump_json()
