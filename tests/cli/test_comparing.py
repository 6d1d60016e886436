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
from invented import atlantis_in
from mcpolicy import Library
from mcpolicy.workbench.query import run_query

QUERIES = sorted((ROOT / "examples" / "queries").glob("*.rq"))
FORMATS = ("table", "csv", "json", "markdown")
RECORD = "tests/golden/record.json"
COVERAGE = """\
id,source,locator,statement,encoded_by,reason
f1,code,article 5,fewer than 20 pearls,atlantis:rule-size,
f2,code,article 6,who learned and when,atlantis:rule-learner,partly: not when
f3,code,article 9,the archive is dry,,outside scope
f4,gazette,page 1,the code is in force,,descriptive only
"""


@pytest.fixture
def atlantis(tmp_path: Path) -> tuple[str, str]:
    """Words that lead to the invented framework, here with a table of coverage."""
    folder = atlantis_in(tmp_path / "atlantis")
    (folder / "coverage.csv").write_text(COVERAGE, encoding="utf-8")
    return "--framework-path", str(folder)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "arguments",
    [
        ("definitions", "-f", "atlantis"),
        ("compare", RECORD, "-f", "atlantis"),
        ("coverage", "atlantis"),
        ("query", "examples/queries/who-limits-size.rq", "-f", "atlantis"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_every_format_is_written_and_reads_back(
    arguments: tuple[str, ...], form: str, atlantis: tuple[str, str]
) -> None:
    text = output(*arguments, *atlantis, "--format", form)
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


def test_outcomes_side_by_side_leave_no_rule_out(atlantis: tuple[str, str]) -> None:
    found = json.loads(output("compare", RECORD, "-f", "atlantis", *atlantis, "--format", "json"))
    listed = [
        outcome["id"]
        for record in found["records"]
        for topic in record["topics"]
        for outcome in topic["outcomes"]["atlantis"]
    ]
    assert sorted(listed) == ["atlantis:rule-learner", "atlantis:rule-next", "atlantis:rule-size"]


def test_coverage_counts_what_the_table_holds(atlantis: tuple[str, str]) -> None:
    (found,) = json.loads(output("coverage", "atlantis", *atlantis, "--format", "json"))[
        "frameworks"
    ]
    counts = [found[name] for name in ("facts", "encoded", "partly", "left_out")]
    assert counts == [4, 1, 1, 2]
    assert {source["source"]: source["facts"] for source in found["sources"]} == {
        "code": 3,
        "gazette": 1,
    }


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_worked_query_answers(path: Path, library: Library) -> None:
    result = run_query(path.read_text(encoding="utf-8"), library.ids(), library)
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert result.rows
