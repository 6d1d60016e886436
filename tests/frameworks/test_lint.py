"""Every framework folder is free of faults: statements, terms, shapes, and examples that come out
as they say."""

from __future__ import annotations

import pytest

from helpers import ROOT
from mcpolicy.document import PARTS
from mcpolicy.render import render
from mcpolicy.render.context import Context
from mcpolicy.workbench.lint import lint_framework

FOLDERS = sorted(path.parent.name for path in (ROOT / "frameworks").glob("*/framework.ttl"))


@pytest.mark.parametrize("framework_id", FOLDERS)
def test_lint_finds_no_faults(framework_id: str) -> None:
    report = lint_framework(framework_id)
    if report.faults:
        pytest.fail(render("lint", "text", [report], Context()), pytrace=False)


@pytest.mark.parametrize("framework_id", FOLDERS)
def test_the_folder_tells_people_what_it_holds(framework_id: str) -> None:
    folder = ROOT / "frameworks" / framework_id
    assert (folder / "README.md").read_text(encoding="utf-8").startswith("# ")
    files = {path.name for path in folder.glob("*.ttl")}
    assert {"framework.ttl", "sources.ttl", "clauses.ttl", "omissions.ttl"} <= files
    assert files <= PARTS | {"framework.ttl", "sources.ttl", "clauses.ttl"}
    assert {path.name for path in (folder / "lang").iterdir()} >= {"fr.ttl", "pt.ttl"}


def test_there_are_frameworks() -> None:
    assert {"eu", "mauritius"} <= set(FOLDERS)
