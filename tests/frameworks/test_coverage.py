"""Every fact of the dossiers is in a table, and every name in a table exists."""

from __future__ import annotations

import csv
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers import ROOT, SHARED, need
from invented import atlantis_in
from mcpolicy import Library
from mcpolicy.country import country_iri
from mcpolicy.errors import FrameworkSyntaxError
from mcpolicy.resources import FrameworkFolder, FrameworkFolders
from mcpolicy.wording import Wording
from mcpolicy.workbench.coverage import read_coverage

FACTS = SHARED / "facts"
FOLDERS = sorted(path.parent.name for path in (ROOT / "frameworks").glob("*/coverage.csv"))
ROW = re.compile(r"\|\s*\*{0,2}`?([A-Z][A-Z0-9]*(?:-[A-Za-z0-9.]+)+)`?\*{0,2}\s*\|")
HEAD = b"id,source,locator,statement,encoded_by,reason\n"
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
"""The dossiers of which the tables speak. Those that came later are encoded later."""

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
"""Rows and tables of the dossiers that hold several facts, which the coverage tables list one by
one."""


def of_dossiers() -> Iterator[tuple[str, str]]:
    for name in ENCODED:
        section = ""
        for line in (need(FACTS) / name).read_text(encoding="utf-8").splitlines():
            if line.startswith(("#", "Traps")):
                section = line.lstrip("# ")
            elif not section.startswith(NOT_FACTS) and (found := ROW.match(line)):
                yield found[1], name


def of_tables() -> dict[str, list[str]]:
    rows: dict[str, list[str]] = {}
    for framework_id in FOLDERS:
        with (ROOT / "frameworks" / framework_id / "coverage.csv").open(
            encoding="utf-8", newline=""
        ) as file:
            for row in csv.DictReader(file):
                rows.setdefault(row["id"], []).append(framework_id)
    return rows


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


def test_every_fact_of_the_dossiers_is_in_a_table() -> None:
    listed, ours = of_tables(), with_a_framework()
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


def test_every_row_goes_back_to_the_dossiers() -> None:
    """By its own id, by that of the row or series that it is one part of, or by the section where
    rows have no ids.
    """
    text = "\n".join((need(FACTS) / name).read_text(encoding="utf-8") for name in ENCODED)
    rows = {fact for fact, _ in of_dossiers()}
    unknown = []
    for fact in of_tables():
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


@pytest.mark.parametrize("framework_id", FOLDERS)
def test_a_table_names_only_what_is_there(framework_id: str) -> None:
    coverage = read_coverage(framework_id, Library())
    assert coverage.unknown == ()
    ids = [fact.id for fact in coverage.facts]
    assert len(ids) == len(set(ids))
    assert coverage.facts
    for fact in coverage.facts:
        assert fact.statement, fact.id
        assert fact.encoded_by or fact.reason, (
            f"{fact.id}: nothing encodes it, and no reason is given"
        )


def test_a_name_that_is_not_there_is_reported(tmp_path: Path) -> None:
    folder = tmp_path / "lesotho"
    shutil.copytree(ROOT / "frameworks" / "lesotho", folder)
    with (folder / "coverage.csv").open("a", encoding="utf-8") as table:
        table.write("LS-X-1,a source,a place,a fact,lesotho:rule-nowhere,\n")
    library = Library(
        folders=FrameworkFolders((), instead=FrameworkFolder("lesotho", folder, str(folder)))
    )
    coverage = read_coverage("lesotho", library)
    assert coverage.unknown == (
        ("LS-X-1", "https://w3id.org/mcpolicy/framework/lesotho#rule-nowhere"),
    )


@pytest.mark.parametrize(
    ("table", "place", "why"),
    [
        (b"id,source\n", ":1", "les colonnes doivent être id,source,locator,statement,"),
        (HEAD + b"A,b,c\n", ":2", "6 colonnes sont attendues"),
        (HEAD + b'A,"b"c,d,e,f,g\n', ":2", "ce n'est pas du CSV\u00a0: "),
        (b"\xff\xfe", "", "l'entrée n'est pas en UTF-8"),
    ],
)
def test_a_table_that_cannot_be_read_is_told_with_its_line(
    tmp_path: Path, table: bytes, place: str, why: str
) -> None:
    folder = atlantis_in(tmp_path / "atlantis")
    (folder / "coverage.csv").write_bytes(table)
    with pytest.raises(FrameworkSyntaxError) as caught:
        read_coverage("atlantis", Library([folder]))
    said = caught.value.said(Wording("fr"))
    assert said.startswith(f"{folder}/coverage.csv{place}: {why}")


def test_statements_are_counted_by_evidence_also_where_a_word_is_misspelt(tmp_path: Path) -> None:
    folder = atlantis_in(tmp_path / "atlantis")
    levels = (folder / "levels.ttl").read_text(encoding="utf-8")
    (folder / "levels.ttl").write_text(levels.replace("mcp:Verified", "mcp:Verifed", 1), "utf-8")
    counts = dict(read_coverage("atlantis", Library([folder])).by_evidence)
    assert counts == {"verified": 14, "secondary": 0, "reported": 0, "provisional": 0}
