"""Changes of rules in one thing, and the examples that notice them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from helpers import ROOT
from invented import atlantis_in
from mcpolicy import Library
from mcpolicy.engine import make_engine
from mcpolicy.examples import read_examples
from mcpolicy.framework import Rule
from mcpolicy.shape.read import read_shape
from mcpolicy.statement import DateBasis, PartialDate
from mcpolicy.turtle import parse_turtle
from mcpolicy.workbench.changes import Change, ChangeKind, changes_of, holds_alike
from mcpolicy.workbench.trial import Trial
from mutations import mutations_script

ATLANTIS = ROOT / "tests" / "golden" / "atlantis"
PREFIXES = b"""@prefix a: <https://example.org/> .
@prefix mcp: <https://w3id.org/mcpolicy/vocab#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


@pytest.fixture(scope="module")
def library() -> Library:
    return Library([ATLANTIS])


@pytest.fixture(scope="module")
def rule(library: Library) -> Rule:
    found = library.framework("atlantis").rule("rule-size")
    assert found is not None
    return found


def told(library: Library, rule: Rule, *kinds: ChangeKind) -> list[tuple[str, str, str, bool]]:
    """Give place, old, new and whether it is nearest, of the changes of some kinds."""
    return [
        (one.place, one.old, one.new, one.is_nearest)
        for one in changes_of(rule, library.vocabulary)
        if one.kind in kinds
    ]


def shaped(rule: Rule, shape: str) -> Rule:
    triples = parse_turtle(PREFIXES + f"a:r a sh:PropertyShape ; {shape} .".encode())
    (node,) = (one for one in triples.subjects() if one == "https://example.org/r")
    return replace(rule, shape=read_shape(triples, node))


OF_RULES = (ChangeKind.START, ChangeKind.END, ChangeKind.TARGET)
IN_SHAPES = tuple(one for one in ChangeKind if one not in OF_RULES)


def test_a_bound_is_moved_and_turned(library: Library, rule: Rule) -> None:
    place, old = "mcp:creditsHere", "sh:maxExclusive 20.0"
    assert told(library, rule, *IN_SHAPES) == [
        (place, old, "sh:maxInclusive 20.0", True),
        (place, old, "sh:maxExclusive 19.5", True),
        (place, old, "sh:maxExclusive 20.5", True),
        (place, old, "sh:maxExclusive 10.0", False),
        (place, old, "sh:maxExclusive 30.0", False),
    ]


def test_whole_months_go_one_by_one_and_nought_has_no_half(library: Library, rule: Rule) -> None:
    months = shaped(rule, "sh:path mcp:approvalInMonths ; sh:minInclusive 12.0")
    assert [new for _, _, new, _ in told(library, months, ChangeKind.STEP, ChangeKind.HALF)] == [
        "sh:minInclusive 11.0",
        "sh:minInclusive 13.0",
        "sh:minInclusive 6.0",
        "sh:minInclusive 18.0",
    ]
    nought = shaped(rule, "sh:path mcp:notionalHours ; sh:minExclusive 0.0")
    assert [new for _, _, new, _ in told(library, nought, *IN_SHAPES)] == [
        "sh:minInclusive 0.0",
        "sh:minExclusive 0.5",
    ]


def test_a_day_as_a_bound_is_moved_like_a_start(library: Library, rule: Rule) -> None:
    dated = shaped(rule, 'sh:path mcp:reviewDate ; sh:maxInclusive "2026-03-31"^^xsd:date')
    assert [
        (new.partition(" ")[2], nearest)
        for _, _, new, nearest in told(library, dated, ChangeKind.STEP, ChangeKind.HALF)
    ] == [
        ("2025-03-31", False),
        ("2026-02-28", False),
        ("2026-03-30", True),
        ("2027-03-31", False),
        ("2026-04-30", False),
        ("2026-04-01", True),
    ]


def test_counts_values_and_languages_are_changed_at_every_depth(
    library: Library, rule: Rule
) -> None:
    """A count in one of several alternatives is no nearest change: the others may hold anyway."""
    deep = shaped(
        rule,
        "sh:path mcp:credit ; sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 2 ;"
        "sh:qualifiedValueShape [ sh:or ( [ sh:path mcp:creditSystem ; sh:in ( a:x a:y ) ]"
        " [ sh:path mcp:amount ; sh:minCount 1 ] ) ] ;"
        'sh:and ( [ sh:path mcp:amount ; sh:maxCount 0 ] ) ; sh:not [ sh:languageIn ( "en" ) ]',
    )
    assert sorted(told(library, deep, *IN_SHAPES)) == sorted(
        [
            ("mcp:credit", "sh:qualifiedMinCount 1", "sh:qualifiedMinCount 0", True),
            ("mcp:credit", "sh:qualifiedMinCount 1", "sh:qualifiedMinCount 2", True),
            ("mcp:credit", "sh:qualifiedMaxCount 2", "sh:qualifiedMaxCount 1", True),
            ("mcp:credit", "sh:qualifiedMaxCount 2", "sh:qualifiedMaxCount 3", True),
            ("mcp:creditSystem", "https://example.org/x", "", True),
            ("mcp:creditSystem", "https://example.org/y", "", True),
            ("mcp:amount", "sh:minCount 1", "sh:minCount 0", False),
            ("mcp:amount", "sh:minCount 1", "sh:minCount 2", False),
            ("mcp:amount", "sh:maxCount 0", "sh:maxCount 1", True),
            ("mcp:credit", "en", "", True),
        ]
    )


def test_every_change_changes_the_rule(library: Library, rule: Rule) -> None:
    for change in changes_of(rule, library.vocabulary):
        assert change.before == rule
        assert change.after != rule


@pytest.mark.parametrize(
    ("start", "moved"),
    [
        (
            "2025-03-01",
            {
                "2024-03-01": False,
                "2025-02-01": False,
                "2025-02-28": True,
                "2026-03-01": False,
                "2025-04-01": False,
                "2025-03-02": True,
            },
        ),
        (
            "2025-12",
            {
                "2024-12": False,
                "2025-11": True,
                "2025-12-01": False,
                "2026-12": False,
                "2026-01": True,
                "2025-12-31": False,
            },
        ),
        (
            "2025",
            {
                "2024": True,
                "2025-01": False,
                "2025-01-01": False,
                "2026": True,
                "2025-12": False,
                "2025-12-31": False,
            },
        ),
    ],
)
def test_starts_and_ends_are_moved_as_they_are_written(
    library: Library, rule: Rule, start: str, moved: dict[str, bool]
) -> None:
    day = PartialDate.parse(start)
    begun, ended = replace(rule, valid_from=day), replace(rule, valid_until=day)
    for kind, dated in ((ChangeKind.START, begun), (ChangeKind.END, ended)):
        found = told(library, dated, kind)
        assert {new: nearest for _, _, new, nearest in found} == moved
        assert {(place, old) for place, old, _, _ in found} == {("", start)}


@pytest.mark.parametrize(
    "start", ["0001", "0001-01", "0001-01-01", "9999-12-31", "9999-12", "9999"]
)
def test_dates_are_not_moved_out_of_the_calendar(library: Library, rule: Rule, start: str) -> None:
    dated = replace(rule, valid_from=PartialDate.parse(start))
    changes = [one for one in changes_of(dated, library.vocabulary) if one.kind is ChangeKind.START]
    assert 0 < len(changes) < 6
    assert not any(map(holds_alike, changes[:1]))


def test_each_kind_of_record_below_a_target_is_taken_out(library: Library, rule: Rule) -> None:
    old = "sh:targetClass mcp:MicroCredential"
    assert told(library, rule, ChangeKind.TARGET) == [
        ("", old, "sh:targetClass mcp:Offer", True),
        ("", old, "sh:targetClass mcp:Credential", True),
    ]


def test_of_several_targets_each_is_taken_out(library: Library, rule: Rule) -> None:
    both = shaped(rule, "sh:targetClass mcp:Offer , mcp:ProviderPolicy ; sh:path mcp:title")
    assert {new for _, _, new, _ in told(library, both, ChangeKind.TARGET)} == {
        "sh:targetClass mcp:Offer",
        "sh:targetClass mcp:ProviderPolicy",
    }


@pytest.mark.parametrize("name", ["Offer", "Credential", "ProviderPolicy", "FrameworkRecord"])
def test_a_target_of_one_kind_is_not_narrowed(library: Library, rule: Rule, name: str) -> None:
    single = shaped(rule, f"sh:targetClass mcp:{name} ; sh:path mcp:title")
    assert told(library, single, ChangeKind.TARGET) == []


def test_only_an_example_of_the_kind_notices_that_a_target_is_narrowed(library: Library) -> None:
    framework = library.framework("atlantis")
    titled = framework.rule("rule-next")
    assert titled is not None
    found = read_examples(library.document("atlantis"), library.vocabulary).examples
    without = [one for one in found if one.word != ":credential-with-a-title"]
    unnoticed = []
    for examples in (found, without):
        trial = Trial(framework, examples, make_engine(), library)
        unnoticed.append(
            [
                change.new
                for change in changes_of(titled, library.vocabulary)
                if change.kind is ChangeKind.TARGET and trial.noticing(change) is None
            ]
        )
    assert unnoticed == [[], ["sh:targetClass mcp:Offer"]]


def test_an_example_notices_a_change_and_is_named(library: Library, rule: Rule) -> None:
    found = read_examples(library.document("atlantis"), library.vocabulary).examples
    trial = Trial(library.framework("atlantis"), found, make_engine(), library)
    noticed = {
        change.new: example.word
        for change in changes_of(rule, library.vocabulary)
        if (example := trial.noticing(change)) is not None
    }
    assert noticed["sh:maxInclusive 20.0"] == ":at-the-limit"
    assert noticed["sh:maxExclusive 19.5"] == ":a-credential"
    assert noticed["2023-12-31"] == ":before-the-code"
    others = [one for one in found if one.word != ":at-the-limit"]
    trial = Trial(library.framework("atlantis"), others, make_engine(), library)
    unnoticed = [
        change.new
        for change in changes_of(rule, library.vocabulary)
        if trial.noticing(change) is None
    ]
    assert unnoticed == [
        "sh:maxInclusive 20.0",
        "sh:maxExclusive 20.5",
        "sh:maxExclusive 30.0",  # 30 pearls are too many then as well
    ]


def test_the_examples_of_the_invented_framework_notice_everything(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert mutations_script().main(["atlantis", "--framework-path", str(ATLANTIS)]) == 0
    shown = capsys.readouterr().out.splitlines()[1].split()
    assert shown == ["atlantis", "31", "31", "0", "0"]


def test_the_script_names_what_goes_unnoticed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = atlantis_in(tmp_path / "atlantis")
    (folder / "examples" / "learner.ttl").unlink()
    assert mutations_script().main(["atlantis", "--framework-path", str(folder)]) == 1
    assert capsys.readouterr().out.splitlines()[2:] == [
        "  unnoticed: atlantis:rule-learner: sh:minCount 1 of mcp:learner -> sh:minCount 0"
    ]


def test_a_start_that_is_the_same_on_every_day_needs_no_example(
    library: Library, rule: Rule
) -> None:
    """Before an attested start nothing is known, whatever its month."""
    attested = replace(rule, valid_from=PartialDate.parse("2025"), date_basis=DateBasis.ATTESTATION)
    same = {
        change.new for change in changes_of(attested, library.vocabulary) if holds_alike(change)
    }
    assert same == {"2025-12", "2025-12-31"}
    published = replace(attested, date_basis=DateBasis.PUBLICATION)
    changes: list[Change] = list(changes_of(published, library.vocabulary))
    assert not [change for change in changes if holds_alike(change)]
