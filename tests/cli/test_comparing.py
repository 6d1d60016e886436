"""The commands that put things side by side: definitions, outcomes, coverage, levels, and the
worked queries."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from command import run
from helpers import ROOT
from mcpolicy import Library
from mcpolicy.api import compare_definitions
from mcpolicy.namespaces import shorten
from mcpolicy.turtle import Lit
from mcpolicy.workbench.query import run_query

QUERIES = sorted((ROOT / "examples" / "queries").glob("*.rq"))
FORMATS = ("table", "csv", "json", "markdown")


def output(*arguments: str) -> str:
    done = run(arguments)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def answers(*frameworks: str) -> dict[tuple[str, str], str]:
    rows = csv.DictReader(
        io.StringIO(output("definitions", *(f"-f{name}" for name in frameworks), "--format", "csv"))
    )
    found: dict[tuple[str, str], str] = {}
    for row in rows:
        found[row["about"], row["framework"]] = row["answer"]
    return found


def test_definitions_give_facets_and_the_ten_questions() -> None:
    """CHE Communiqué 2 of 2023 asks ten questions; it answers the first, on a definition, by pointing to work to come."""
    comparison = compare_definitions(("eu", "south_africa", "zambia"), library=Library())
    facets = [row for row in comparison.rows if row.kind == "facet"]
    questions = [row for row in comparison.rows if row.kind == "question"]
    assert len(questions) == 10
    assert len(facets) == 15
    assert all(len(row.cells) == 3 for row in comparison.rows)
    found = answers("eu", "south_africa", "zambia")
    assert found["assessed", "eu"] == "required"
    assert found["value on its own", "eu"] == "optional"
    assert found["Which definition applies?", "eu"] == "yes"
    assert found["Which definition applies?", "south_africa"] == "in preparation"
    assert found["answers a need", "zambia"] == "silent"


def test_every_answer_has_a_source_and_silence_has_a_word() -> None:
    everything = json.loads(output("definitions", "--format", "json"))
    assert len(everything["frameworks"]) >= 17
    for row in everything["rows"]:
        assert len(row["cells"]) == len(everything["frameworks"])
        for cell in row["cells"]:
            assert cell["answers"]
            if cell["answers"] != ["silent"]:
                assert cell["statements"], (row["about"], cell["framework"])
            for statement in cell["statements"]:
                assert statement["source"]["title"]
                assert statement["source"]["locator"]


def test_every_framework_answers_the_questions_or_is_silent_and_none_is_empty() -> None:
    """Every profile says something on at least one facet or question."""
    library = Library()
    comparison = compare_definitions(library.ids(), library=library)
    for number, framework_id in enumerate(library.ids()):
        assert any(row.cells[number].answers for row in comparison.rows), framework_id


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


def test_outcomes_side_by_side_leave_no_rule_out() -> None:
    found = json.loads(
        output(
            "compare", "examples/credential.json", "-f", "eu", "-f", "mauritius", "--format", "json"
        )
    )
    library = Library()
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


def test_a_ladder_without_descriptors_says_so() -> None:
    assert output("levels", "mauritius").count("no descriptor was read") == 10


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_worked_query_answers(path: Path) -> None:
    library = Library()
    result = run_query(path.read_text(encoding="utf-8"), library.ids(), library)
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert result.rows


def test_the_worked_query_on_sizes_finds_the_ceilings() -> None:
    """Namibia's short course: below 40; Lesotho: above 6 and below 120."""
    library = Library()
    result = run_query(
        (ROOT / "examples/queries/who-limits-size.rq").read_text(encoding="utf-8"),
        library.ids(),
        library,
    )
    rows = {
        shorten(str(row[0])): [
            float(cell.value) if isinstance(cell, Lit) else None for cell in row[2:6]
        ]
        for row in result.rows
    }
    assert rows["namibia:rule-short-course-size"] == [None, None, None, 40]
    assert rows["lesotho:rule-micro-size"] == [None, 6, None, 120]
