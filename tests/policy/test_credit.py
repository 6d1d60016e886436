"""Credit to credit, by the rates of the sources: expected values are worked out by hand."""

from __future__ import annotations

import json

from command import run


def test_twelve_saqa_are_four_to_four_point_eight_ects() -> None:
    """12 x 10 = 120 hours; by 30 and by 25."""
    done = run(["convert", "12 saqa", "--to", "ects", "--format", "json"])
    assert json.loads(done.stdout)["result"] == {"low": "4", "high": "4.8", "exact": False}


def test_ten_cats_are_five_ects_by_the_official_equivalence() -> None:
    done = run(["convert", "10 cats", "--to", "ects"])
    assert b"10 cats = 5 ects" in done.stdout
    assert b"official equivalence" in done.stdout


def test_lesotho_credit_is_refused_by_name() -> None:
    done = run(["convert", "10 lesotho", "--to", "ects"])
    assert done.returncode == 2
    assert b"Lesotho" in done.stderr
