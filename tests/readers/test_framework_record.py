"""A framework as a record: which elements its answers, rules and clauses show."""

from __future__ import annotations

from typing import Any

from mcpolicy.api import framework_record as record_of
from mcpolicy.framework import Framework, FrameworkElement
from mcpolicy.library import Library
from mcpolicy.model import FrameworkRecord
from mcpolicy.namespaces import MCP
from mcpolicy.profile import Profile, ProfileStatement
from mcpolicy.readers.framework_record import framework_record
from mcpolicy.statement import Citation, Clause, PartialDate, Source
from mcpolicy.text import LangText

LABEL = LangText.of({"en": "Atlantis"})
SOURCE = Source(iri="urn:source", label=LABEL, title="Act")
SAID: Any = {
    "label": LABEL,
    "citations": (Citation(source=SOURCE, locator="1"),),
    "modality": "must",
    "status": "law",
    "evidence": "verified",
    "valid_from": PartialDate.parse("2025"),
}
ATLANTIS = Framework(iri="urn:atlantis", id="atlantis", label=LABEL, version="1", digest="sha256:0")


def element(name: str, *shown_by: str) -> FrameworkElement:
    return FrameworkElement(iri=f"urn:{name}", id=name, shown_by=shown_by, **SAID)


def answer(about: str, said: str) -> ProfileStatement:
    return ProfileStatement(iri="urn:a", id="a", about=(about,), answer=said, **SAID)


def clause(topic: str) -> Clause:
    return Clause(iri="urn:p", id="p", topic=topic, **SAID)


def profile(*statements: ProfileStatement) -> Profile:
    return Profile(
        framework_id="atlantis", label=LABEL, definitions=(), statements=tuple(statements)
    )


def test_a_framework_with_nothing_in_it() -> None:
    record = framework_record(ATLANTIS, profile(), (), ())
    assert record.subject == FrameworkRecord(id="urn:atlantis", title=LABEL)
    assert (record.path, record.format, record.index, record.digest) == (
        "framework atlantis",
        "framework",
        0,
        "sha256:0",
    )


def test_what_shows_an_element() -> None:
    subject = framework_record(
        ATLANTIS,
        profile(
            answer("urn:q1", "required"),
            answer("urn:q2", "optional"),
            answer("urn:q3", "in-preparation"),
            answer("urn:q4", "excluded"),
            answer("urn:q5", "silent"),
        ),
        (clause("topic-size"),),
        (
            element("by-required", "urn:q1"),
            element("by-optional", "urn:q4", "urn:q2"),
            element("by-topic", MCP.term("topic-size")),
            element("prepared", "urn:q3"),
            element("excluded", "urn:q4"),
            element("silent", "urn:q5"),
            element("unasked", "urn:q6"),
            element("preamble"),
        ),
    ).subject
    assert isinstance(subject, FrameworkRecord)
    assert subject.has_elements == ("urn:by-required", "urn:by-optional", "urn:by-topic")
    assert subject.prepares_elements == ("urn:prepared",)
    assert subject.undecided_elements == ("urn:preamble",)


def test_a_shipped_framework() -> None:
    record = record_of("mauritius", ["sadc"], Library())
    assert isinstance(record.subject, FrameworkRecord)
    assert record.path == "framework mauritius"
    assert record.subject.has_elements
