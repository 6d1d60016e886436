"""Pages hold all that is shown, so that renderers load nothing: values written by hand."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from helpers import ROOT
from mcpolicy import (
    Checker,
    CrosswalkError,
    Crosswalks,
    Library,
    OutcomeKind,
    Severity,
    read_credential,
)
from mcpolicy.document import Place
from mcpolicy.errors import UnknownNameError
from mcpolicy.namespaces import MCP, code_of
from mcpolicy.pages.compare import compare_page
from mcpolicy.pages.coverage import coverage_page
from mcpolicy.pages.crosswalk import CrosswalkPage
from mcpolicy.pages.framework import framework_page, frameworks_page
from mcpolicy.pages.levels import levels_page
from mcpolicy.pages.rule import RuleExample, rule_page
from mcpolicy.statement import Citation, Clause, Omission, PartialDate, Source
from mcpolicy.text import LangText
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Wording
from mcpolicy.workbench.coverage import Coverage, Fact, Implemented

ATLANTIS = ROOT / "tests" / "golden" / "atlantis"


@pytest.fixture(scope="module")
def library() -> Library:
    return Library([ATLANTIS])


@pytest.mark.parametrize(("name", "line"), [("size", 6), ("learner", 17), ("next", 27)])
def test_a_rule_is_shown_with_the_file_and_line_where_it_is_written(
    library: Library, name: str, line: int
) -> None:
    page = rule_page(f"atlantis:rule-{name}", library)
    assert page.place == Place(f"{ATLANTIS}/rules.ttl", line)
    assert str(page.place) == f"{ATLANTIS}/rules.ttl:{line}"


def test_what_stands_in_no_file_stands_in_the_folder(library: Library) -> None:
    library.framework("atlantis")
    place = library.document("atlantis").place_of("urn:x:nothing")
    assert (place.path, place.line) == (str(ATLANTIS), None)


def in_english(examples: Sequence[RuleExample]) -> list[tuple[str, str, str]]:
    """Give outcome, file and English name of examples."""
    return [(one.outcome.value, one.file, one.name.get("en")) for one in examples]


def example(outcome: str, file: str, label: str) -> tuple[str, str, str]:
    return (outcome, f"examples/{file}.ttl", label)


def test_the_page_of_a_rule_names_its_framework_weight_and_targets(library: Library) -> None:
    page = rule_page("atlantis:rule-learner", library)
    french = Wording("fr")
    assert french.text(page.framework) == "Atlantide"
    assert page.severity is Severity.WARNING
    assert [french.text(target) for target in page.targets] == ["titre délivré"]
    assert page.conditions == ()
    below = example("satisfied", "conforms-credential", "A credential just below the limit")
    assert below in in_english(page.examples)
    (violated,) = (one for one in page.examples if one.outcome is OutcomeKind.VIOLATED)
    assert french.text(violated.name) == "Une certification de personne"


def test_a_rule_is_found_by_its_iri_too(library: Library) -> None:
    iri = "https://w3id.org/mcpolicy/framework/atlantis#rule-size"
    assert rule_page(iri, library) == rule_page("atlantis:rule-size", library)


@pytest.mark.parametrize("rule_id", ["atlantis:rule-sise", "nowhere:rule-size", "size", ""])
def test_an_unknown_rule_is_refused(library: Library, rule_id: str) -> None:
    with pytest.raises(UnknownNameError):
        rule_page(rule_id, library)


def test_examples_are_named_with_the_outcome_that_they_expect(tmp_path: Path) -> None:
    """Those that name the rule, in the order of their files; what is not Turtle is for lint."""
    folder = tmp_path / "atlantis"
    shutil.copytree(ATLANTIS, folder)
    (folder / "examples" / "a-broken.ttl").write_text("no Turtle ]", encoding="utf-8")
    assert in_english(rule_page("atlantis:rule-size", Library([folder])).examples) == [
        example("satisfied", "conforms-credential", "A credential just below the limit"),
        example("satisfied", "conforms-offer", "An offer with a title, once one is asked for"),
        example("not-in-force", "dates", "The day before the code"),
        example("satisfied", "dates", "The first day of the code"),
        example("violated", "size", "An offer of 20 pearls"),
        example("violated", "size", "An offer of 30 pearls"),
        example("undetermined", "size", "An offer that does not tell its size"),
    ]


def test_an_example_without_a_label_is_named_as_its_file_writes_it(tmp_path: Path) -> None:
    folder = tmp_path / "atlantis"
    shutil.copytree(ATLANTIS, folder)
    shutil.rmtree(folder / "lang")
    path = folder / "examples" / "learner.ttl"
    text = path.read_text(encoding="utf-8")
    label = '    rdfs:label "A credential of nobody"@en ;\n'
    assert label in text
    path.write_text(text.replace(label, ""), encoding="utf-8")
    named = rule_page("atlantis:rule-learner", Library([folder])).examples
    assert [str(one.name) for one in named if one.outcome is OutcomeKind.VIOLATED] == [
        str(LangText.of(":no-learner"))
    ]


def test_the_page_of_a_framework_names_its_own_unit_and_ladder(library: Library) -> None:
    page = framework_page(library.framework("atlantis"), library)
    assert (page.credit_unit, page.ladders) == ("pearl", ("Tide",))


def test_units_and_ladders_of_other_frameworks_are_named_by_them(library: Library) -> None:
    namespace = "https://w3id.org/mcpolicy/framework/"
    foreign = replace(
        library.framework("atlantis"),
        credit_system=f"{namespace}eu#ects",
        ladder_iris=(f"{namespace}eu#eqf", f"{namespace}nowhere#ladder"),
    )
    page = framework_page(foreign, library)
    assert (page.credit_unit, page.ladders) == ("ECTS", ("EQF", "nowhere:ladder"))


def test_a_framework_may_have_neither_unit_nor_ladder(library: Library) -> None:
    bare = replace(library.framework("atlantis"), credit_system=None, ladder_iris=())
    page = framework_page(bare, library)
    assert (page.credit_unit, page.ladders) == (None, ())


def test_the_page_of_a_framework_has_its_definition_of_a_micro_credential(
    library: Library,
) -> None:
    """That of the thing, not of its kinds and parts; a list of frameworks reads none."""
    page = framework_page(library.framework("netherlands"), library)
    assert [one.id for one in page.definitions] == ["netherlands:definition-micro-credential"]
    assert framework_page(library.framework("flanders"), library).definitions == ()
    (listed,) = frameworks_page([library.framework("netherlands")], library).frameworks
    assert listed.definitions == ()


def test_descriptors_stand_with_their_level(library: Library) -> None:
    page = levels_page(Crosswalks(library).ladder("eqf"), library.descriptors())
    shown = page.levels[4]
    assert shown.level.notation == "5"
    domains = [one.domain.get("en") for one in shown.descriptors if one.domain is not None]
    assert domains == ["Knowledge", "Skills", "Responsibility and autonomy"]


def test_outcomes_stand_side_by_side_by_subject_matter(library: Library) -> None:
    records = read_credential(ROOT / "tests" / "golden" / "record.json", path="record")
    report = Checker(library=library).check(records, ["atlantis", "oecd"])
    topics = [(code_of(iri), label) for iri, label in library.vocabulary.list(MCP.Topic)]
    page = compare_page(report, topics)
    assert page.frameworks == ("atlantis", "oecd")
    (record,) = page.records
    assert (record.path, record.index) == ("record", 0)
    found = {
        topic.code: [outcome.rule.id for outcome in record.on(topic)[0]]
        for topic in page.topics
        if record.on(topic)[0]
    }
    assert found == {
        "topic-identity": ["atlantis:rule-learner", "atlantis:rule-next"],
        "topic-size": ["atlantis:rule-size"],
    }


def source(name: str) -> Source:
    return Source(iri=f"https://example.org/{name}", label=LangText.of(name), title=name)


def clause(*facts: str, of: str) -> Implemented:
    return Implemented(
        clause=Clause(
            iri="https://example.org/clause",
            id="clause",
            label=LangText.of("It is so"),
            citations=(Citation(source=source(of), locator="1"),),
            modality="must",
            status="law",
            evidence="verified",
            valid_from=PartialDate.parse("2024"),
            facts=facts,
        )
    )


def omission(fact: str, reason: str) -> Omission:
    return Omission(
        iri="https://example.org/o", id="o", fact=fact, summary="It is so.", reason=reason
    )


def test_facts_are_counted_by_source_and_by_reason() -> None:
    first, second = clause("f1", "f4", of="first"), clause("f1", "f2", of="second")
    facts = (
        Fact(id="f1", clauses=(second, first)),
        Fact(id="f2", clauses=(second,), omissions=(omission("f2", "partly-encoded"),)),
        Fact(id="f3", omissions=(omission("f3", "not-found"),)),
        Fact(id="f4", clauses=(first,), documents=(source("third"),)),
    )
    coverage = Coverage(framework_id="atlantis", facts=facts, clauses=(first, second))
    page = coverage_page([coverage], Vocabulary.shipped())
    (counted,) = page.frameworks
    total = counted.total
    assert (total.facts, total.encoded, total.partly, total.left_out) == (4, 2, 1, 1)
    by_source = {
        one.source and one.source.title: (one.count.encoded, one.count.partly, one.count.left_out)
        for one in counted.sources
    }
    assert list(by_source.items()) == [
        ("first", (2, 0, 0)),
        ("second", (1, 1, 0)),
        ("third", (1, 0, 0)),
        (None, (0, 0, 1)),
    ]
    assert dict(counted.reasons) == {
        "unverified": 0,
        "descriptive-only": 0,
        "superseded": 0,
        "outside-scope": 0,
        "not-found": 1,
        "partly-encoded": 1,
    }
    assert page.reasons["not-found"].get("fr") == "introuvable"


def test_a_crosswalk_can_be_narrowed_to_one_level(library: Library) -> None:
    crosswalk = Crosswalks(library).find("tide", "wind")
    page = CrosswalkPage(crosswalks=(crosswalk, crosswalk), ladders=library.ladders())
    narrowed = page.of_level("2")
    assert [[answer.subject.notation for answer in one.answers] for one in narrowed.crosswalks] == [
        ["2"],
        ["2"],
    ]
    with pytest.raises(CrosswalkError, match="`9` is no level of atlantis:tide, known: 1, 2, 3"):
        page.of_level("9")
