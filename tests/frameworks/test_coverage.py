"""Every fact of the dossiers is named by a clause, a source or an omission, and none besides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers import SHARED, need
from invented import atlantis_in, with_facts
from mcpolicy import Library
from mcpolicy.country import country_iri
from mcpolicy.errors import FrameworkNotConformantError
from mcpolicy.wording import Wording
from mcpolicy.workbench.coverage import read_coverage

FACTS = SHARED / "facts"
ROW = re.compile(r"\|\s*\*{0,2}`?([A-Z][A-Z0-9]*(?:-[A-Za-z0-9.]+)+)`?\*{0,2}\s*\|")
NOT_FACTS = ("Sources", "Traps")
"""Sections that list documents, and traps for the reader of the dossiers."""

ENCODED = (
    "africa-2.md",
    "africa-regional.md",
    "europe-2.md",
    "europe.md",
    "lesotho-namibia-zambia.md",
    "mauritius.md",
    "others.md",
    "south-africa.md",
)
"""The dossiers of which the frameworks speak. Those that came later are encoded later."""

NO_POLICY = {
    "CB-10": "Seychelles",
    "CB-11": "which of two pages to cite",
    "CB-12": "tables of a vendor, of which neither is used",
}
"""Rows about contradictions between sources of which no framework has to decide."""

WRITTEN_APART = {
    **{
        f"ACQF-LVL-{level}": tuple(f"ACQF-LVL-{level}-{domain}" for domain in "KSA")
        for level in range(1, 11)
    },
    "EU-MC-AI-01..07": tuple(f"EU-MC-AI-0{element}-b" for element in range(1, 8)),
    "EU-EQF": tuple(f"EU-EQF-L{level}-{domain}" for level in range(1, 9) for domain in "KSR"),
}
"""Rows and tables of the dossiers that hold several facts, which the frameworks name one by one."""


def of_dossiers() -> Iterator[tuple[str, str]]:
    for name in ENCODED:
        section = ""
        for line in (need(FACTS) / name).read_text(encoding="utf-8").splitlines():
            if line.startswith(("#", "Traps")):
                section = line.lstrip("# ")
            elif not section.startswith(NOT_FACTS) and (found := ROW.match(line)):
                yield found[1], name


def of_frameworks() -> dict[str, list[str]]:
    """Give the facts that the frameworks name, each with the frameworks that do."""
    library = Library()
    found: dict[str, list[str]] = {}
    for framework_id in library.ids():
        for fact in read_coverage(framework_id, library).facts:
            found.setdefault(fact.id, []).append(framework_id)
    return found


def with_a_framework() -> set[str]:
    """Give the countries that have a framework of their own."""
    library = Library()
    places = (library.framework(framework_id).jurisdictions for framework_id in library.ids())
    return {place for each in places if len(each) == 1 for place in each}


def is_about_others(fact: str, ours: set[str]) -> bool:
    """Whether a fact is about a country without a framework, by the code its id begins with.

    A fact about recognition (`XRP-NL-ZW-1`) names two: whose practice it is, and of which country.
    """
    parts = fact.split("-")
    countries = map(country_iri, parts[1:3] if parts[0] == "XRP" else parts[:1])
    return any(country is not None and country not in ours for country in countries)


def test_every_fact_of_the_dossiers_is_named() -> None:
    listed, ours = of_frameworks(), with_a_framework()
    wanted = [
        (name, dossier)
        for fact, dossier in of_dossiers()
        if fact not in NO_POLICY
        for name in WRITTEN_APART.get(fact, (fact,))
    ]
    wanted += [(name, "europe.md") for name in WRITTEN_APART["EU-EQF"]]
    missing = [(name, dossier) for name, dossier in wanted if name not in listed]
    assert not [one for one in missing if not is_about_others(one[0], ours)]
    found = Counter(dossier for name, dossier in wanted if name in listed)
    assert set(found) == set(ENCODED)
    assert found.total() > 1_000


def test_what_is_about_others_is_told_by_its_country() -> None:
    ours = with_a_framework()
    assert {country_iri("MU"), country_iri("NL"), country_iri("ZA")} <= ours
    about = ("SC-CR-1", "US-SUNY-DEF", "XRP-NL-ZW-1")
    assert [fact for fact in about if is_about_others(fact, ours)] == list(about)
    of_frameworks = ("MU-SIZE-1", "XRP-NL-ZA-1", "EU-MC-1", "ACQF-LVL-1-K")
    assert not [fact for fact in of_frameworks if is_about_others(fact, ours)]


def test_every_fact_goes_back_to_the_dossiers() -> None:
    """By its own id, by that of the row or series that it is one part of, or by the section where
    rows have no ids.
    """
    text = "\n".join((need(FACTS) / name).read_text(encoding="utf-8") for name in ENCODED)
    rows = {fact for fact, _ in of_dossiers()}
    unknown = []
    for fact in of_frameworks():
        if fact in rows:
            continue
        section, _, row = fact.partition(" ")
        if re.fullmatch(r"\d+\.\d+", section):
            found = (
                re.search(rf"^#+ {re.escape(section)} ", text, re.MULTILINE)
                and row.split()[0] in text
            )
        else:
            found = any(
                part in text
                for part in (fact, fact.rpartition("-")[0], re.sub(r"-L\d-[KSR]$", "-L*n*-K", fact))
            )
        if not found:
            unknown.append(fact)
    assert not unknown


@pytest.mark.parametrize("framework_id", Library().ids())
def test_every_fact_is_encoded_or_left_out_with_a_reason(framework_id: str) -> None:
    coverage = read_coverage(framework_id, Library())
    assert coverage.facts
    for fact in coverage.facts:
        partial = [one.is_partial for one in fact.omissions]
        expected = {"encoded": [], "partly": [True], "left-out": [False]}[fact.state]
        assert partial == expected, fact.id
        assert bool(fact.sources) is (fact.state != "left-out"), fact.id


@pytest.mark.parametrize("framework_id", Library().ids())
def test_every_statement_is_made_of_a_clause(framework_id: str) -> None:
    coverage = read_coverage(framework_id, Library())
    assert coverage.without_clause == ()
    stated = sum(count for _, count in coverage.by_evidence)
    assert stated == len(coverage.clauses) > 0


def test_what_answers_for_a_fact() -> None:
    """Law, practice, and what is not said, each from one row of the dossier on Malaysia."""
    facts = {fact.id: fact for fact in read_coverage("malaysia", Library()).facts}
    rate = facts["MY-CR-H"]
    (answer,) = rate.clauses
    assert (rate.state, answer.clause.id) == ("encoded", "malaysia:clause-credit")
    assert [made.id for made in answer.statements] == ["malaysia:credit"]
    steps = facts["MY-SAMC-SIZE-2"]
    (omission,) = steps.omissions
    assert (steps.state, omission.reason) == ("partly", "partly-encoded")
    assert omission.detail == "steps cannot be tested by a shape"
    ceiling = facts["MY-SAMC-SIZE-3"]
    assert (ceiling.state, ceiling.clauses) == ("left-out", ())
    assert [one.reason for one in ceiling.omissions] == ["not-found"]


@pytest.fixture
def atlantis(tmp_path: Path) -> Path:
    """The invented framework, with clauses, of which one rule is made, and omissions."""
    return with_facts(atlantis_in(tmp_path / "atlantis"))


def test_facts_are_encoded_by_clauses_and_by_sources(atlantis: Path) -> None:
    coverage = read_coverage("atlantis", Library([atlantis]))
    assert [(fact.id, fact.state) for fact in coverage.facts] == [
        ("AT-0", "encoded"),
        ("AT-1", "encoded"),
        ("AT-2", "partly"),
        ("AT-3", "left-out"),
    ]
    published, size, _, archive = coverage.facts
    assert [source.iri.partition("#")[2] for source in published.documents] == ["source-code"]
    assert [made.id for one in size.clauses for made in one.statements] == ["atlantis:rule-size"]
    (omission,) = archive.omissions
    assert (omission.reason, omission.citation) == ("outside-scope", "Gazette; page 1")
    assert omission.detail == "of an archive, not of a credential"
    assert [iri.partition("#")[2] for iri in omission.see_also] == ["clause-archive"]


def test_clauses_are_counted_by_evidence_and_what_has_none_beside(atlantis: Path) -> None:
    """A ladder of three levels is one clause; a figure that is made of no clause counts itself."""
    coverage = read_coverage("atlantis", Library([atlantis]))
    assert [one.id for one in coverage.without_clause] == ["atlantis:observation-divers"]
    assert dict(coverage.by_evidence) == {
        "verified": 7,
        "secondary": 1,
        "reported": 1,
        "provisional": 0,
    }
    (tide,) = (one for one in coverage.clauses if one.clause.id == "atlantis:clause-tide")
    assert {made.id for made in tide.statements} == {
        "atlantis:tide",
        "atlantis:tide-1",
        "atlantis:tide-2",
        "atlantis:tide-3",
    }


def test_clauses_that_answer_for_no_fact_are_named(atlantis: Path) -> None:
    coverage = read_coverage("atlantis", Library([atlantis]))
    assert [clause.id.partition("-")[2] for clause in coverage.without_fact] == [
        "tide",
        "wind",
        "pearl",
        "learner",
        "next",
        "mapping-tide-wind",
        "archive",
    ]


def test_a_fact_that_is_encoded_and_left_out_whole_counts_as_left_out(atlantis: Path) -> None:
    path = atlantis / "omissions.ttl"
    text = path.read_text(encoding="utf-8").replace("mcp:PartlyEncoded", "mcp:OutsideScope")
    path.write_text(text, encoding="utf-8")
    states = {one.id: one.state for one in read_coverage("atlantis", Library([atlantis])).facts}
    assert states["AT-2"] == "left-out"


@pytest.mark.parametrize(
    ("old", "new", "line", "why"),
    [
        (
            "mcp:OutsideScope",
            "mcp:Forgotten",
            16,
            "a mcp:reason `mcp:Forgotten`, sont acceptés unverified, descriptive-only, ",
        ),
        ('    mcp:summary "The archive is dry" ;\n', "", 12, "n'a pas de mcp:summary"),
        ("    mcp:reason mcp:OutsideScope ;\n", "", 12, "n'a pas de mcp:reason"),
    ],
)
def test_an_omission_that_cannot_be_counted_is_told_with_its_line(
    atlantis: Path, old: str, new: str, line: int, why: str
) -> None:
    path = atlantis / "omissions.ttl"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(FrameworkNotConformantError) as caught:
        read_coverage("atlantis", Library([atlantis]))
    (fault,) = caught.value.faults
    said = fault.said(Wording("fr"))
    assert said.startswith(f"{path}:{line}: `atlantis:omission-at-3` ")
    assert why in said


@pytest.mark.parametrize("name", ["clauses.ttl", "observations.ttl"])
def test_a_misspelt_word_is_told_and_not_left_uncounted(atlantis: Path, name: str) -> None:
    text = (atlantis / name).read_text(encoding="utf-8")
    before, word, after = text.partition("mcp:evidence mcp:")
    (atlantis / name).write_text(f"{before}{word}Mis{after}", encoding="utf-8")
    with pytest.raises(FrameworkNotConformantError) as caught:
        read_coverage("atlantis", Library([atlantis]))
    assert {fault.path for fault in caught.value.faults} == {f"{atlantis}/{name}"}
    assert all("has mcp:evidence `mcp:Mis" in one.said(Wording()) for one in caught.value.faults)
