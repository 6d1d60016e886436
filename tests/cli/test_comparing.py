"""The commands that put things side by side: definitions, outcomes, coverage, levels, and the
worked queries."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from command import output
from helpers import ROOT
from mcpolicy import Library
from mcpolicy.workbench.query import run_query

QUERIES = sorted((ROOT / "examples" / "queries").glob("*.rq"))
FORMATS = ("table", "csv", "json", "markdown")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "arguments",
    [
        ("definitions", "-f", "eu", "-f", "mauritius"),
        ("compare", "examples/credential.json", "-f", "eu", "-f", "mauritius", "-f", "acqf"),
        ("coverage", "mauritius", "lesotho"),
        ("query", "examples/queries/who-limits-size.rq", "-f", "flanders"),
    ],
)
def test_every_format_is_written_and_reads_back(arguments: tuple[str, ...], form: str) -> None:
    text = output(*arguments, "--format", form)
    if form == "json":
        json.loads(text)
    elif form == "csv":
        rows = list(csv.reader(io.StringIO(text)))
        assert len(rows) > 1
        assert len({len(row) for row in rows}) == 1
    elif form == "markdown":
        lines = [line for line in text.splitlines() if line.startswith("|")]
        assert len(lines) > 2
        assert set(lines[1]) <= set("|-: ")
    else:
        assert len(text.splitlines()) > 1


@pytest.mark.parametrize("language", ["fr", "pt"])
def test_the_tables_speak_every_language(language: str) -> None:
    common = ("definitions", "-f", "eu", "-f", "south_africa", "--format", "csv")
    english, other = output(*common), output(*common, "--lang", language)
    pairs = list(
        zip(csv.DictReader(io.StringIO(english)), csv.DictReader(io.StringIO(other)), strict=True)
    )
    assert pairs
    for one, two in pairs:
        assert (
            one["about"] != two["about"] or one["about"] == "digital"
        )  # the same word in Portuguese
        assert not one["paraphrase"] or one["paraphrase"] != two["paraphrase"]


def test_outcomes_side_by_side_leave_no_rule_out(library: Library) -> None:
    found = json.loads(
        output(
            "compare", "examples/credential.json", "-f", "eu", "-f", "mauritius", "--format", "json"
        )
    )
    for framework_id in ("eu", "mauritius"):
        listed = [
            outcome["id"]
            for record in found["records"]
            for topic in record["topics"]
            for outcome in topic["outcomes"][framework_id]
        ]
        assert sorted(listed) == sorted(rule.id for rule in library.framework(framework_id).rules)


def test_coverage_counts_what_the_table_holds() -> None:
    (found,) = json.loads(output("coverage", "lesotho", "--format", "json"))["frameworks"]
    with (ROOT / "frameworks" / "lesotho" / "coverage.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        rows = list(csv.DictReader(file))
    assert found["facts"] == len(rows) == found["encoded"] + found["partly"] + found["left_out"]
    assert found["left_out"] == sum(not row["encoded_by"] for row in rows)
    assert found["facts"] == sum(source["facts"] for source in found["sources"])


def test_a_ladder_is_shown_with_its_descriptors() -> None:
    found = json.loads(output("levels", "eqf", "--format", "json"))
    assert [level["notation"] for level in found["levels"]] == [
        str(number) for number in range(1, 9)
    ]
    assert all(len(level["descriptors"]) == 3 for level in found["levels"])


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_worked_query_answers(path: Path, library: Library) -> None:
    result = run_query(path.read_text(encoding="utf-8"), library.ids(), library)
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert result.rows
