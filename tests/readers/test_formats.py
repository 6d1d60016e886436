"""The table of formats: how an input is told, what is refused, and how a format is added."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import click
import pytest

from helpers import ROOT, said_by
from mcpolicy.api import read_credential
from mcpolicy.cli import cli
from mcpolicy.errors import (
    CredentialDataError,
    CredentialError,
    CredentialSyntaxError,
    UnusableValueError,
)
from mcpolicy.interval import Interval
from mcpolicy.model import AnySubject, CreditClaim, InputRecord, Offer
from mcpolicy.readers import FORMATS, MOST_BYTES, Format, read_file, read_records
from mcpolicy.readers.syntax import SYNTAXES
from mcpolicy.text import LangText
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import LANGUAGES, Note, Wording

ACCEPTED = (
    "accepted are the JSON form of mcpolicy (`mcpolicy schema`), its Turtle form, "
    "and European Learning Model v3 JSON-LD"
)
OWN_JSON = b'{"format": "mcpolicy-credential/1", "kind": "offer", "title": "Bees"}'
OWN_TURTLE = (
    b'@prefix mcp: <https://w3id.org/mcpolicy/vocab#> . <urn:x:1> a mcp:Offer ; mcp:title "Bees" .'
)
ELM = json.dumps(
    {
        "@context": [
            "https://www.w3.org/2018/credentials/v1",
            "http://data.europa.eu/snb/model/context/edc-ap",
        ],
        "type": ["VerifiableCredential", "EuropeanDigitalCredential"],
        "credentialSubject": {
            "type": "Person",
            "hasClaim": {"type": "LearningAchievement", "title": {"en": "Bees"}},
        },
    }
).encode()
ROWS = '\ufeffcourse;ects\r\nBees;2.5\r\n"Wax; and\nhoney";3\r\n'.encode()
REPORT = b"<t:report xmlns:t='urn:toy'>\n <t:course id='urn:x:1'> Bees </t:course></t:report>\n"


def read(data: bytes, name: str | None = None) -> tuple[InputRecord, ...]:
    return read_records(data, path="in", vocabulary=Vocabulary.shipped(), input_format=name)


def refused(data: bytes, name: str | None = None) -> CredentialError:
    with pytest.raises(CredentialError) as caught:
        read(data, name)
    assert caught.value.path == "in"
    return caught.value


@pytest.fixture
def toys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Add two formats, each with its file and its line."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    rows = Format("toy-rows", Note.verbatim("a list of courses"), "CSV", "toy_rows")
    report = Format("toy-report", Note.verbatim("a report of courses"), "XML", "toy_report")
    monkeypatch.setitem(FORMATS, rows.name, rows)
    monkeypatch.setitem(FORMATS, report.name, report)


@pytest.mark.parametrize(
    ("data", "name"),
    [(OWN_JSON, "mcpolicy-json"), (OWN_TURTLE, "mcpolicy-turtle"), (ELM, "elm")],
    ids=["mcpolicy-json", "mcpolicy-turtle", "elm"],
)
def test_a_format_is_told_by_the_content(data: bytes, name: str) -> None:
    for given in (None, name):
        for more in (b"", b"\xef\xbb\xbf", b"\n \n"):
            (record,) = read(more + data, given)
            assert (record.path, record.format, record.index) == ("in", name, 0)
            assert record.digest == f"sha256:{hashlib.sha256(more + data).hexdigest()}"
            assert str(record.subject.title) == "Bees"


def test_the_option_takes_what_the_table_has() -> None:
    assert list(FORMATS) == ["mcpolicy-json", "mcpolicy-turtle", "elm"]
    for command in ("check", "compare"):
        made = cli.get_command(click.Context(cli), command)
        assert made is not None
        (option,) = (one for one in made.params if one.name == "input_format")
        assert isinstance(option.type, click.Choice)
        assert list(option.type.choices) == list(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_every_row_leads_to_a_module_and_is_named_in_the_pages(name: str) -> None:
    row = FORMATS[name]
    assert row.syntax in SYNTAXES
    assert callable(row.reader.is_it)
    assert callable(row.reader.read)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    said = Wording().note(row.title).replace("its Turtle form", "the Turtle form of mcpolicy")
    assert said.partition(" (`")[0] in readme


def test_a_record_with_nothing_in_it_is_a_record(toys: None) -> None:
    kinds = ("credential", "offer", "provider-policy", "framework-record")
    for kind in kinds:
        data = json.dumps({"format": "mcpolicy-credential/1", "kind": kind}).encode()
        (record,) = read(data)
        assert_empty(record.subject, kind)
    for local, kind in zip(
        ("Credential", "Offer", "ProviderPolicy", "FrameworkRecord"), kinds, strict=True
    ):
        data = f"<urn:x:1> a <https://w3id.org/mcpolicy/vocab#{local}> .".encode()
        (record,) = read(data)
        assert record.subject.id == "urn:x:1"
        assert_empty(record.subject, kind)
    empty_claim = json.loads(ELM)
    empty_claim["credentialSubject"]["hasClaim"] = {"type": "LearningAchievement"}
    (record,) = read(json.dumps(empty_claim).encode())
    assert record.subject.kind == "credential"
    assert record.subject.title is None
    assert read(b"course,ects\n", "toy-rows") == ()
    assert read(b"<report xmlns='urn:toy'/>") == ()


def assert_empty(subject: AnySubject, kind: str) -> None:
    stated = subject.model_dump(exclude_defaults=True, exclude={"id", "kind"})
    assert (subject.kind, stated) == (kind, {})


@pytest.mark.parametrize("data", [b"", b"  \n", b"\xef\xbb\xbf"])
def test_an_empty_input_is_refused_with_what_would_be_accepted(data: bytes) -> None:
    said = said_by(refused(data))
    assert said in (f"the input is empty; {ACCEPTED}", "the input is empty: accepted is JSON")


@pytest.mark.parametrize("data", [b"{}", b"[1]", b"5", b'"x"', b'{"format": "other"}', b"null"])
def test_json_of_no_known_format(data: bytes) -> None:
    assert said_by(refused(data)) == f"the format is not known; {ACCEPTED}"


@pytest.mark.parametrize(
    ("data", "syntax"),
    [
        (REPORT, "XML"),
        (b"<?xml version='1.0'?><elmo/>", "XML"),
        (b"<!DOCTYPE html><html><br></html>", "XML"),
        (ROWS, "CSV"),
        (b"a,b\n1,2\n", "CSV"),
    ],
)
def test_what_no_reader_takes_is_named(data: bytes, syntax: str) -> None:
    error = refused(data)
    assert isinstance(error, CredentialDataError)
    assert said_by(error) == f"this is {syntax}, and no reader takes it; {ACCEPTED}"


def test_too_large_an_input() -> None:
    error = refused(b" " * (MOST_BYTES + 1))
    assert isinstance(error, CredentialSyntaxError)
    assert said_by(error) == "the input is too large: accepted are at most 16,000,000 bytes"


def test_a_format_that_is_named_is_not_guessed() -> None:
    """The content is held against the format that the caller names."""
    assert said_by(refused(OWN_JSON, "elm")).startswith("not a European Digital Credential")
    assert said_by(refused(ELM, "mcpolicy-json")).startswith("format: is missing")
    assert said_by(refused(OWN_TURTLE, "mcpolicy-json")).startswith("not well-formed JSON")
    assert said_by(refused(OWN_JSON, "mcpolicy-turtle")).startswith("not well-formed Turtle")


def test_a_format_that_is_none() -> None:
    with pytest.raises(UnusableValueError) as caught:
        read(OWN_JSON, "pdf")
    assert said_by(caught.value) == (
        "unknown format `pdf`, known: mcpolicy-json, mcpolicy-turtle, elm"
    )


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(CredentialDataError) as caught:
        read_file(tmp_path / "nowhere.json", path="nowhere.json")
    assert str(caught.value) == "nowhere.json: cannot be opened: No such file or directory"
    with pytest.raises(CredentialDataError) as caught:
        read_credential(tmp_path / "nowhere.json")
    assert caught.value.path == str(tmp_path / "nowhere.json")


def test_a_new_reader_is_a_module_and_a_row(toys: None) -> None:
    bees, honey = read(ROWS)
    assert (bees.format, bees.index, honey.index) == ("toy-rows", 0, 1)
    assert bees.subject == Offer(
        title=LangText.of("Bees"), credits=(CreditClaim(amount=Interval.of("2.5"), system="ECTS"),)
    )
    assert str(honey.subject.title) == "Wax; and\nhoney"
    (report,) = read(REPORT)
    assert (report.format, report.subject) == (
        "toy-report",
        Offer(id="urn:x:1", title=LangText.of("Bees")),
    )
    assert said_by(refused(b"{}")).endswith(
        "European Learning Model v3 JSON-LD, a list of courses, and a report of courses"
    )
    assert said_by(refused(b"a,b\n1,2\n")).startswith("the format is not known; ")
    assert said_by(refused(b"<other/>")).startswith("the format is not known; ")


def test_faults_of_a_new_reader_have_a_place(toys: None) -> None:
    assert str(refused(b"course,ects\nBees,2\nWax,many\n")) == "in:3: `many` is not a number"
    assert str(refused(b"course,ects\nBees,2\nWax\n")) == (
        "in:3: the row has 1 cells: expected are 2, as many as there are columns"
    )
    assert str(refused(b"<report>\n <course></report>")) == (
        "in:2:12: not well-formed XML: mismatched tag"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_are_said_in_every_language(language: str) -> None:
    """Each says it in its own words, with the same facts."""
    wording, english = Wording(language), Wording()
    for data in (b"{}", b"a,b\n1,2\n", b'{"format": "mcpolicy-credential/1", "kind": "ofer"}'):
        error = refused(data)
        assert error.said(wording).startswith("in: ")
        assert (error.said(wording) == error.said(english)) is (language == "en")


@pytest.mark.parametrize(
    ("data", "needed"), [(OWN_JSON, None), (OWN_TURTLE, "pyoxigraph"), (ELM, "pyld")]
)
def test_a_library_is_imported_only_where_it_is_needed(
    monkeypatch: pytest.MonkeyPatch, data: bytes, needed: str | None
) -> None:
    for library in ("pyld", "pyoxigraph"):
        monkeypatch.setitem(sys.modules, library, None)
    if needed is None:
        assert len(read(data)) == 1
        return
    with pytest.raises(ImportError, match=needed):
        read(data)


def test_turtle_does_not_ask_the_readers_of_json(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("elm", "own_json"):
        monkeypatch.setitem(sys.modules, f"mcpolicy.readers.{name}", None)
    assert len(read(OWN_TURTLE)) == 1
