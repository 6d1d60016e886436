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
from invented import atlantis_in, with_facts
from mcpolicy import Library
from mcpolicy.workbench.query import run_query

QUERIES = sorted((ROOT / "examples" / "queries").glob("*.rq"))
FORMATS = ("table", "csv", "json", "markdown")
RECORD = "tests/golden/record.json"


@pytest.fixture
def atlantis(tmp_path: Path) -> tuple[str, str]:
    """Words that lead to the invented framework, here with facts that it answers for."""
    return "--framework-path", str(with_facts(atlantis_in(tmp_path / "atlantis")))


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


def test_coverage_counts_facts_and_says_what_encodes_them(atlantis: tuple[str, str]) -> None:
    (found,) = json.loads(output("coverage", "atlantis", *atlantis, "--format", "json"))[
        "frameworks"
    ]
    counts = [found[name] for name in ("facts", "encoded", "partly", "left_out")]
    assert counts == [4, 2, 1, 1]
    assert {one["id"]: one["facts"] for one in found["sources"]} == {
        "atlantis:source-code": 3,
        None: 1,
    }
    assert found["clauses"] == 8
    assert found["clauses_without_fact"][-1] == "atlantis:clause-archive"
    assert len(found["clauses_without_fact"]) == 7
    assert found["statements_without_clause"] == ["atlantis:observation-divers"]
    partly, left_out = found["list"][2:]
    assert [clause["statements"] for clause in partly["clauses"]] == [["atlantis:rule-size"]]
    assert left_out["omissions"] == [
        {
            "id": "atlantis:omission-at-3",
            "summary": "The archive is dry",
            "citation": "Gazette; page 1",
            "reason": "outside-scope",
            "label": "outside scope",
            "detail": "of an archive, not of a credential",
            "see_also": ["atlantis:clause-archive"],
        }
    ]


def test_coverage_has_a_row_for_each_fact(atlantis: tuple[str, str]) -> None:
    text = output("coverage", "atlantis", *atlantis, "--format", "csv", "--lang", "fr")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text))}
    assert rows["AT-2"] == {
        "framework": "atlantis",
        "id": "AT-2",
        "state": "partly",
        "source": "Code de l'Atlantide",
        "locator": "article 5",
        "statement": "A size, and how it is measured",
        "clauses": "atlantis:clause-size",
        "made_of_them": "atlantis:rule-size",
        "reason": "encodé en partie",
        "detail": "how it is measured",
        "see_also": "",
    }
    assert rows["AT-3"]["source"] == "Gazette; page 1"
    assert rows["AT-3"]["see_also"] == "atlantis:clause-archive"
    assert (rows["AT-0"]["state"], rows["AT-0"]["clauses"]) == ("encoded", "")


def test_coverage_says_below_its_table_what_is_apart(atlantis: tuple[str, str]) -> None:
    text = output("coverage", "atlantis", *atlantis)
    _, *below = text.split("\n\n")
    assert [line.strip() for line in below] == [
        "clauses by evidence: verified 7, secondary source 1, reported 1, provisional 0",
        "left out, wholly or in part, by reason: outside scope 1, encoded in part 1",
        "clauses that answer for no fact: 7 (atlantis:clause-tide, atlantis:clause-wind, "
        "atlantis:clause-pearl, atlantis:clause-learner, atlantis:clause-next, "
        "atlantis:clause-mapping-tide-wind, atlantis:clause-archive)",
        "statements that are made of no clause: 1",
    ]


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_worked_query_answers(path: Path, library: Library) -> None:
    result = run_query(path.read_text(encoding="utf-8"), library.ids(), library)
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert result.rows
