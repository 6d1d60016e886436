"""What the frameworks say side by side: definitions, open questions, limits, ladders."""

from __future__ import annotations

import csv
import io
import json

from command import output
from helpers import ROOT
from mcpolicy import Library
from mcpolicy.api import compare_definitions
from mcpolicy.namespaces import shorten
from mcpolicy.turtle import Lit
from mcpolicy.workbench.query import run_query


def answers(*frameworks: str) -> dict[tuple[str, str], str]:
    rows = csv.DictReader(
        io.StringIO(output("definitions", *(f"-f{name}" for name in frameworks), "--format", "csv"))
    )
    found: dict[tuple[str, str], str] = {}
    for row in rows:
        found[row["about"], row["framework"]] = row["answer"]
    return found


def test_definitions_give_facets_and_the_ten_questions(library: Library) -> None:
    """CHE Communiqué 2 of 2023 asks ten questions; it answers the first, on a definition, by
    pointing to work to come."""
    comparison = compare_definitions(("eu", "south_africa", "zambia"), library=library)
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


def test_every_framework_answers_the_questions_or_is_silent_and_none_is_empty(
    library: Library,
) -> None:
    """Every profile says something on at least one facet or question."""
    comparison = compare_definitions(library.ids(), library=library)
    for number, framework_id in enumerate(library.ids()):
        assert any(row.cells[number].answers for row in comparison.rows), framework_id


def test_a_ladder_without_descriptors_says_so() -> None:
    assert output("levels", "mauritius").count("no descriptor was read") == 10


def test_the_worked_query_on_sizes_finds_the_ceilings(library: Library) -> None:
    """Namibia's short course: below 40; Lesotho: above 6 and below 120."""
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


def test_the_eqf_is_shown_with_its_descriptors() -> None:
    """Annex II of the EQF Recommendation: eight levels; knowledge, skills, and responsibility and
    autonomy at each."""
    found = json.loads(output("levels", "eqf", "--format", "json"))
    assert [level["notation"] for level in found["levels"]] == [
        str(number) for number in range(1, 9)
    ]
    assert all(len(level["descriptors"]) == 3 for level in found["levels"])
