"""Frameworks that others keep: in a folder of theirs, or in a package that is installed."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from command import Done, run
from helpers import ROOT
from invented import atlantis_in, framework_package

IDS = sorted(path.parent.name for path in (ROOT / "frameworks").glob("*/framework.ttl"))
RECORD = b"@prefix mcp: <https://w3id.org/mcpolicy/vocab#> . <urn:x:1> a mcp:Credential ."


def listed(done: Done) -> list[str]:
    assert done.returncode == 0, done.stderr
    return [framework["id"] for framework in json.loads(done.stdout)["frameworks"]]


@pytest.mark.parametrize("named", ["the framework", "the folder above"])
def test_a_framework_in_a_folder_of_the_caller(tmp_path: Path, named: str) -> None:
    folder = atlantis_in(tmp_path / "frameworks of others" / "atlantis")
    path = folder if named == "the framework" else folder.parent
    found = ("-f", "atlantis", "--framework-path", str(path))
    checked = run(["check", "-", *found, "--format", "json", "--as-of", "2026-01-15"], stdin=RECORD)
    assert checked.returncode == 0, checked.stderr
    outcomes = {one["id"]: one for one in json.loads(checked.stdout)["results"][0]["outcomes"]}
    assert outcomes["atlantis:rule-learner"]["outcome"] == "violated"


def test_it_is_listed_with_the_shipped_ones(tmp_path: Path) -> None:
    folder = atlantis_in(tmp_path / "atlantis")
    done = run(["frameworks", "--framework-path", str(folder), "--format", "json"])
    assert listed(done) == sorted([*IDS, "atlantis"])


def test_a_folder_may_not_take_an_id_that_is_in_use(tmp_path: Path) -> None:
    done = run(["frameworks", "--framework-path", str(atlantis_in(tmp_path / "eu"))])
    assert done.returncode == 4
    assert b"framework id `eu` is in use" in done.stderr


def test_a_folder_without_a_framework_is_named(tmp_path: Path) -> None:
    done = run(["frameworks", "--framework-path", str(tmp_path)])
    assert done.returncode == 4
    assert b"framework.ttl" in done.stderr


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that Python takes packages from during the test; none of them stays imported."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    yield folder
    for name in ("atlantis", "atlantis_policy"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize("plain", [True, False], ids=["with __init__", "without __init__"])
@pytest.mark.parametrize(
    "value", ["atlantis", "atlantis_policy"], ids=["the package", "a folder in the package"]
)
def test_a_framework_in_an_installed_package(site: Path, value: str, plain: bool) -> None:
    framework_package(site, value)
    atlantis_in(site / "atlantis" if value == "atlantis" else site / "atlantis_policy" / "atlantis")
    if plain:
        (site / value / "__init__.py").touch()
    explained = run(["explain", "atlantis:rule-size"])
    assert b"Code of Atlantis, article 5" in explained.stdout, explained.stderr


def test_an_entry_point_that_leads_nowhere_is_named(site: Path) -> None:
    framework_package(site, "no_such_package")
    done = run(["explain", "eu:rule-title"])
    assert done.returncode == 4
    assert b"no_such_package" in done.stderr
