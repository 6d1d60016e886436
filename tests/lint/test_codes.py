"""Every code of lint has a folder here that gives this code and no other.

A folder is the invented framework with one thing amiss. Its `case.toml` says what is changed or
removed, which languages and limits are asked for, and what lint has to say, where; any other file
in it stands in for, or beside, those of the framework.
"""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from helpers import ROOT
from invented import atlantis_in
from mcpolicy.wording import LANGUAGES, Wording
from mcpolicy.workbench.lint import lint_framework
from mcpolicy.workbench.lint.statements import statement_shapes

HERE = ROOT / "tests" / "lint"
FOLDERS = sorted(path.parent.name for path in HERE.glob("*/case.toml"))
SENTENCES = tomllib.loads(
    (ROOT / "mcpolicy" / "messages" / "en" / "lint.toml").read_text(encoding="utf-8")
)
CODES = {
    code
    for code in SENTENCES
    if code.startswith("lint-") and code not in ("lint-clean", "lint-count")
}


def broken_copy(code: str, case: dict[str, Any], into: Path) -> Path:
    """Make the framework that a folder describes."""
    folder = atlantis_in(into / str(case.get("folder", "atlantis")))
    shutil.copytree(HERE / code, folder, dirs_exist_ok=True)
    (folder / "case.toml").unlink()
    for change in case.get("change", ()):
        path = folder / change["file"]
        text = path.read_text(encoding="utf-8")
        assert text.count(change["old"]) == 1, f"`{change['old']}` has to stand there once"
        path.write_text(text.replace(change["old"], change["new"]), encoding="utf-8")
    for name in case.get("remove", ()):
        (folder / name).unlink()
    return folder


def test_every_code_has_a_folder() -> None:
    assert set(FOLDERS) == CODES


def test_the_framework_that_is_broken_is_sound() -> None:
    report = lint_framework(str(ROOT / "tests" / "golden" / "atlantis"))
    assert (report.faults, report.rules, report.examples) == ((), 3, 12)


@pytest.mark.parametrize("code", FOLDERS)
def test_a_folder_gives_its_code_and_no_other(code: str, tmp_path: Path) -> None:
    case = tomllib.loads((HERE / code / "case.toml").read_text(encoding="utf-8"))
    folder, expected = broken_copy(code, case, tmp_path), case["fault"]
    asked, limits = case.get("languages"), case.get("limits")
    faults = lint_framework(str(folder), languages=asked, limits=limits).faults
    assert [fault.what.code for fault in faults] == [code]
    (fault,) = faults
    assert fault.path == f"{folder}/{expected['file']}"
    assert (fault.line, fault.column) == (expected.get("line"), expected.get("column"))
    assert fault.subject == expected.get("subject")
    said = {language: Wording(language).note(fault.what) for language in LANGUAGES}
    assert said == {language: expected[language] for language in LANGUAGES}


def test_nothing_of_the_shapes_of_statements_is_passed_over() -> None:
    """A word that is not read would ask nothing, of all frameworks."""
    shapes = statement_shapes()
    assert len(shapes) > 60
    assert not [part.unread for shape in shapes for part in shape.walk() if part.unread]
