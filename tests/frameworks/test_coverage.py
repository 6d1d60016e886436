"""Every fact of the dossiers that concerns a framework stands in its coverage table, and every name
in a table exists."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers import ROOT, SHARED, need
from mcpolicy import Library
from mcpolicy.resources import FrameworkFolder, FrameworkFolders
from mcpolicy.workbench.coverage import read_coverage

FACTS = SHARED / "facts"
FOLDERS = sorted(path.parent.name for path in (ROOT / "frameworks").glob("*/coverage.csv"))
ROW = re.compile(r"\|\s*\*{0,2}`?([A-Z][A-Z0-9]*(?:-[A-Za-z0-9.]+)+)`?\*{0,2}\s*\|")
NOT_FACTS = ("Sources", "Traps")
"""Sections that list documents, and traps for the reader of the dossiers."""

ABOUT_OTHERS = frozenset(
    "AO-LAW AT-MC AU-ASQA AU-CR AU-GLOSS AU-MC AU-NMF AU-PONDER AU-QF-2 AU-REMENTION AU-VDC AU-VOCED BF BW CA CB-10 CB-11 CB-12 "
    "CV-TYP DE-HE DE-NRW ES-MC ES-OWN FI-MC FI-QF FR GH GR GW HK-CR-H KE LV MT-AWARD NO-MC NO-QF PT-MC SC SI-MC SK SZ US "
    "XRP-NL-ZW ZW".split()
)
"""Beginnings of the ids of facts about countries for which there is no framework."""

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
    for path in sorted(need(FACTS).glob("*.md")):
        section = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith(("#", "Traps")):
                section = line.lstrip("# ")
            elif not section.startswith(NOT_FACTS) and (found := ROW.match(line)):
                yield found[1], path.name


def of_tables() -> dict[str, list[str]]:
    rows: dict[str, list[str]] = {}
    for framework_id in FOLDERS:
        with (ROOT / "frameworks" / framework_id / "coverage.csv").open(
            encoding="utf-8", newline=""
        ) as file:
            for row in csv.DictReader(file):
                rows.setdefault(row["id"], []).append(framework_id)
    return rows


def begins(fact: str, beginnings: frozenset[str]) -> bool:
    parts = fact.split("-")
    return any("-".join(parts[:count]) in beginnings for count in range(1, len(parts) + 1))


def test_every_fact_of_the_dossiers_is_in_a_table() -> None:
    listed = of_tables()
    wanted = [
        (name, dossier)
        for fact, dossier in of_dossiers()
        for name in WRITTEN_APART.get(fact, (fact,))
    ]
    wanted += [(name, "europe.md") for name in WRITTEN_APART["EU-EQF"]]
    missing = [
        f"{fact} ({dossier})"
        for fact, dossier in wanted
        if fact not in listed and not begins(fact, ABOUT_OTHERS)
    ]
    assert not missing


def test_every_row_goes_back_to_the_dossiers() -> None:
    """By its own id, by the id of the row or series that it is one part of, or by the section where rows have no ids."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(need(FACTS).glob("*.md")))
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
