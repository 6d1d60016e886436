"""The package as people get it: built, installed apart, as one zip file, and from a checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import mcpolicy
from helpers import ROOT
from invented import atlantis_in, framework_package

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("packaging")]

IDS = sorted(path.parent.name for path in (ROOT / "frameworks").glob("*/framework.ttl"))
RECORD = "@prefix mcp: <https://w3id.org/mcpolicy/vocab#> . <urn:x:1> a mcp:Credential ."

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the command in an empty folder, with these folders and files first on the path of
    Python."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    def run(path: list[Path], *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {
            key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COV"))
        }
        environment["PYTHONPATH"] = os.pathsep.join(map(str, path))
        return subprocess.run(
            [sys.executable, "-m", "mcpolicy", *arguments],
            cwd=elsewhere,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Build the source archive, and the wheel from it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    (archive,), (wheel,) = folder.glob("*.tar.gz"), folder.glob("*.whl")
    return archive, wheel


@pytest.fixture(scope="module")
def installed(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a folder of its own; what it depends on comes from the running
    environment."""
    folder = tmp_path_factory.mktemp("installed")
    options = [
        "--no-deps",
        "--no-index",
        "--no-compile",
        "--disable-pip-version-check",
        "--target",
        str(folder),
    ]
    result = subprocess.run(
        [sys.executable, "-m", "pip", "install", *options, str(built[1])],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return folder


def listed(result: subprocess.CompletedProcess[str]) -> list[str]:
    assert result.returncode == 0, result.stderr
    return [framework["id"] for framework in json.loads(result.stdout)["frameworks"]]


def test_the_wheel_holds_what_is_needed_and_no_more(built: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(built[1]) as wheel:
        names = set(wheel.namelist())
        (metadata,) = (
            wheel.read(name).decode("utf-8")
            for name in names
            if name.endswith(".dist-info/METADATA")
        )
    ours = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "mcpolicy").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    data = {
        path.relative_to(ROOT).as_posix()
        for folder in ("frameworks", "shapes")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert {name for name in names if name.startswith("mcpolicy/")} == {
        *ours,
        *(f"mcpolicy/_data/{name}" for name in data),
    }
    assert {
        "mcpolicy/py.typed",
        "mcpolicy/messages/pt/check.toml",
        "mcpolicy/_data/shapes/severity.ttl",
        "mcpolicy/_data/shapes/lang/pt.ttl",
        "mcpolicy/_data/shapes/vocabulary/lists.ttl",
        "mcpolicy/_data/frameworks/eu/framework.ttl",
    } <= names
    assert {name.partition("/")[0] for name in names} == {
        "mcpolicy",
        f"mcpolicy-{mcpolicy.__version__}.dist-info",
    }
    assert "License-Expression: Apache-2.0 AND CC-BY-4.0 AND EUPL-1.2\n" in metadata
    for name in ("LICENSE", "NOTICE", "LICENSES/CC-BY-4.0.txt", "LICENSES/EUPL-1.2.txt"):
        assert f"License-File: {name}\n" in metadata
        assert f"mcpolicy-{mcpolicy.__version__}.dist-info/licenses/{name}" in names


def test_the_source_archive_can_be_tested(built: tuple[Path, Path]) -> None:
    with tarfile.open(built[0]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "NOTICE",
        "pyproject.toml",
        "tests/conftest.py",
        "tests/golden/atlantis/rules.ttl",
        "tests/laws/strategies.py",
        ".github/workflows/tests.yml",
        "docs/encoding.md",
    }
    assert wanted <= names
    assert not [
        name for name in names if "__pycache__" in name or name.startswith((".venv", ".git/"))
    ]


def test_an_installed_wheel_works_elsewhere(run: Run, installed: Path) -> None:
    assert listed(run([installed], "frameworks", "--format", "json")) == IDS
    shown = run([installed], "explain", "mauritius:rule-size", "--lang", "pt")
    assert shown.returncode == 0, shown.stderr


def test_the_wheel_works_as_a_zip_file(run: Run, built: tuple[Path, Path], tmp_path: Path) -> None:
    wheel = built[1]
    assert listed(run([wheel], "frameworks", "--format", "json")) == IDS
    record = tmp_path / "record.ttl"
    record.write_text(RECORD, encoding="utf-8")
    checked = run([wheel], "check", str(record), "-f", "eu", "--format", "json", "--lang", "fr")
    assert checked.returncode == 1, checked.stderr
    assert json.loads(checked.stdout)["results"][0]["verdict"] == "does-not-conform"
    linted = run([wheel], "lint", "mauritius")
    assert linted.returncode == 0, linted.stdout + linted.stderr


def test_the_zip_file_reads_jsonld(run: Run, built: tuple[Path, Path]) -> None:
    """The pinned contexts are in the zip file too."""
    sample = ROOT / "examples" / "elm-microcredential.jsonld"
    checked = run([built[1]], "check", str(sample), "-f", "eu", "--format", "json")
    assert checked.returncode in (0, 1), checked.stderr


def test_a_checkout_works_from_elsewhere(run: Run) -> None:
    assert listed(run([ROOT], "frameworks", "--format", "json")) == IDS


def test_an_editable_install_leads_to_the_checkout(tmp_path: Path) -> None:
    code = f"import hatchling.build; print(hatchling.build.build_editable({str(tmp_path)!r}))"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert result.returncode == 0, result.stderr
    with zipfile.ZipFile(tmp_path / result.stdout.strip()) as wheel:
        names = [name for name in wheel.namelist() if ".dist-info/" not in name]
        assert [name.endswith(".pth") for name in names] == [True], (
            "only a link to the checkout, no copy of its files"
        )
        assert wheel.read(names[0]).decode("utf-8").strip() == str(ROOT)


def test_a_framework_in_a_zipped_package(
    run: Run, built: tuple[Path, Path], tmp_path: Path
) -> None:
    """Both the package and the framework of others are read out of archives."""
    site = tmp_path / "site"
    framework_package(site, "atlantis_policy")
    atlantis_in(site / "atlantis_policy" / "atlantis")
    (site / "atlantis_policy" / "__init__.py").touch()
    zipped = tmp_path / "atlantis_policy-1.0-py3-none-any.whl"
    with zipfile.ZipFile(zipped, "w") as archive:
        for path in sorted(site.rglob("*")):
            archive.write(path, path.relative_to(site))
    explained = run([built[1], zipped], "explain", "atlantis:rule-size")
    assert "Code of Atlantis, article 5" in explained.stdout, explained.stderr
