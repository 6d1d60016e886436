"""What the dossiers hold back as unverified stays out of the graphs: no number, descriptor or
mapping that nobody has read.

Each expected value is written out from the sections of the dossiers that list what is not to be
encoded.
"""

from __future__ import annotations

from collections import defaultdict

import pytest

from mcpolicy import Interval, Library
from mcpolicy.shape.tree import Bound
from mcpolicy.workbench.coverage import read_coverage

NAMESPACE = "https://w3id.org/mcpolicy/framework/"


def local(iri: str) -> str:
    return iri.removeprefix(NAMESPACE).replace("#", ":")


def test_only_descriptors_that_were_read_are_there(library: Library) -> None:
    """Descriptors by level: none for Lesotho, Mauritius, Malaysia, Ireland; three levels of South
    Africa; two of the SADCQF."""
    levels: dict[str, set[str]] = defaultdict(set)
    for descriptor in library.descriptors().descriptors:
        levels[local(descriptor.level).rpartition("-")[0]].add(
            local(descriptor.level).rpartition("-")[2]
        )
    ten, eight = {str(level) for level in range(1, 11)}, {str(level) for level in range(1, 9)}
    assert dict(levels) == {
        "eu:eqf": eight,
        "estonia:estqf": eight,
        "acqf:acqf": ten,
        "namibia:nqf": ten,
        "zambia:zqf-revised": ten,
        "sadc:sadcqf": {"9", "10"},
        "south_africa:nqf": {"1", "8", "10"},
    }


def test_of_sadcqf_level_9_only_knowledge_was_read(library: Library) -> None:
    nine = [one for one in library.descriptors().descriptors if local(one.level) == "sadc:sadcqf-9"]
    assert [local(one.domain) for one in nine] == ["sadc:sadcqf-domain-knowledge"]


def test_of_south_african_level_1_four_categories_were_read(library: Library) -> None:
    one = [
        item
        for item in library.descriptors().descriptors
        if local(item.level) == "south_africa:nqf-1"
    ]
    assert len(one) == 4


HOURS = {
    "acqf:acts": "20..25",
    "acqf:eacat": None,
    "estonia:eap": "26",
    "estonia:ekap": "26",
    "eu:ects": "25..30",
    "eu:ects-austria": "25",
    "eu:ects-germany": "25..30",
    "eu:ects-hungary": "30",
    "eu:ects-italy": "20..30",
    "eu:ects-malta": "25",
    "eu:ects-netherlands": "28",
    "eu:ects-poland": "25..30",
    "eu:ects-slovenia": "25..30",
    "eu:ects-spain": "25..30",
    "eu:ecvet": None,
    "eu:slovak-micro-credit": "25",
    "flanders:studiepunt": "25..30",
    "lesotho:credit": None,
    "malaysia:credit": "40",
    "mauritius:ncvts": "20",
    "mauritius:uom-credit": None,
    "namibia:nqf-credit": "10",
    "new_zealand:credit": "10",
    "sadc:sadc-cats": None,
    "south_africa:saqa-credit": "10",
    "uk:cats": "10",
    "zambia:zqf-credit": "10",
}
"""Hours per credit. No rate was read for Lesotho, SADC-CATS, ECVET or the East African credit; the
University of Mauritius counts contact hours. Among the countries of Europe only those with a
national text or body behind the figure; Italy's 25 hours may be varied by a fifth."""


def test_hours_per_credit_are_those_of_the_sources(library: Library) -> None:
    found = {
        system.id: system.hours_per_credit
        for framework_id in library.ids()
        for system in library.framework(framework_id).credit_systems
    }
    expected = {}
    for name, hours in HOURS.items():
        low, _, high = (hours or "").partition("..")
        expected[name] = Interval.of(low, high or low) if hours else None
    assert found == expected


def test_hours_that_are_not_notional_do_not_convert(library: Library) -> None:
    units = {
        system.id: system.workload_unit
        for framework_id in ("eu", "mauritius")
        for system in library.framework(framework_id).credit_systems
        if system.workload_unit not in ("notional-hour", "unknown-hour")
    }
    assert units == {
        "eu:slovak-micro-credit": "teaching-hour",
        "mauritius:uom-credit": "contact-hour",
    }


def test_one_official_equivalence_of_credits_is_known(library: Library) -> None:
    found = [
        one.id
        for framework_id in library.ids()
        for one in library.framework(framework_id).equivalences
    ]
    assert found == ["uk:equivalence-cats-ects"]


def test_no_official_table_that_was_not_read_is_there(library: Library) -> None:
    """No framework of Africa is mapped officially, the SADCQF, the ACQF and the EQF not to one
    another; no AQF or HKQF to EQF."""
    official = {"referencing", "comparison"}
    tables = {
        (
            local(one.subject).rpartition("-")[0],
            local(one.object or one.object_ladder or "").rpartition("-")[0],
        )
        for one in library.level_mappings()
        if one.mapping_kind.value in official
    }
    african = ("acqf", "lesotho", "mauritius", "namibia", "sadc", "south_africa", "zambia")
    assert not [
        pair for pair in tables if pair[0].startswith(african) or pair[1].startswith(african)
    ]
    assert not [
        pair for pair in tables if pair[0].startswith("malaysia") or pair[1].startswith("malaysia")
    ]
    assert ("new_zealand:aqf", "eu:eqf") not in tables
    assert ("new_zealand:hkqf", "eu:eqf") not in tables
    assert ("ireland:nfq", "eu:eqf") in tables


def bounds_on_size(library: Library, framework_id: str) -> set[str]:
    """The names of the bounds that the rules of a framework, those that ended left out, set on
    credits or hours."""
    size = {
        f"https://w3id.org/mcpolicy/vocab#{name}" for name in ("creditsHere", "hoursHere", "amount")
    }
    return {
        constraint.word.rpartition("#")[2]
        for rule in library.framework(framework_id).rules
        if rule.valid_until is None and size & rule.shape.properties
        for _, constraint in rule.shape.every_constraint()
        if isinstance(constraint, Bound)
    }


@pytest.mark.parametrize(
    "framework_id", ["acqf", "eu", "ireland", "oecd", "sadc", "south_africa", "unesco", "zambia"]
)
def test_no_size_is_claimed_where_none_was_read(library: Library, framework_id: str) -> None:
    """No legal size for Ireland, no number of MICROBOL's for the EU, none for the continent, the
    region or South Africa."""
    assert bounds_on_size(library, framework_id) == set()


@pytest.mark.parametrize(
    ("framework_id", "bounds"),
    [
        ("mauritius", {"maxExclusive"}),
        ("namibia", {"maxExclusive"}),
        ("new_zealand", {"maxInclusive"}),
    ],
)
def test_a_ceiling_without_a_floor(library: Library, framework_id: str, bounds: set[str]) -> None:
    """Fewer than 20 in Mauritius, fewer than 40 in Namibia, at most 40 in New Zealand, whose floor
    of 5 ended in 2022."""
    assert bounds_on_size(library, framework_id) == bounds


def test_nothing_encodes_an_item_held_back(library: Library) -> None:
    held_back = [
        fact
        for framework_id in library.ids()
        for fact in read_coverage(framework_id, library).facts
        if fact.id.startswith("U-")
    ]
    assert held_back
    assert not [fact.id for fact in held_back if fact.state != "left-out" or fact.clauses]
