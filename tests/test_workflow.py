"""The workflow runs what README.md and the Makefile say, on the systems and versions promised."""

from __future__ import annotations

import re
import tomllib

from helpers import ROOT

WORKFLOW = (ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def values(key: str) -> list[str]:
    """Give what stands after a key of the workflow, wherever it stands."""
    found = re.findall(rf"^[ -]+{key}: *(.+?)(?: +#.*)?$", WORKFLOW, flags=re.MULTILINE)
    assert found, key
    return [str(value) for value in found]


def test_it_runs_the_line_of_the_readme_and_the_linters_of_the_makefile() -> None:
    """Only the folder of the programs has another name on Windows."""
    _, _, section = README.partition("\n## Tests\n")
    line = re.search(r"^```sh\n(.+)\n```$", section, flags=re.MULTILINE)
    assert line is not None
    runs = [command.replace("${{ matrix.bin }}", "bin") for command in values("run")]
    assert runs == [line[1], "make install", "make lint"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert {"install", "lint"} <= set(re.findall(r"^(\w+):", makefile, flags=re.MULTILINE))
    assert "{ bin: bin }, { os: windows-latest, bin: Scripts }" in values("include")[0]


def test_make_check_runs_the_tests_as_the_readme_does() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^check: lint\n\t\$\(BIN\)/python -m pytest -n auto$", makefile, re.MULTILINE)
    assert ".venv/bin/python -m pytest -n auto\n" in README


def test_it_covers_the_systems_and_the_versions_promised() -> None:
    assert values("os")[0] == "[ubuntu-latest, windows-latest, macos-latest]"
    versions = re.findall(r"[\d.]+", values("python")[0])
    promised = [
        name.rpartition(" ")[2]
        for name in PROJECT["classifiers"]
        if re.search(r"Python :: 3\.\d+$", name)
    ]
    assert versions == [promised[0], promised[-1]] == ["3.11", "3.13"]
    assert PROJECT["requires-python"] == f">={versions[0]}"


def test_it_takes_no_more_than_it_needs() -> None:
    """Actions of a fixed version, leave to read and nothing else, no secret."""
    assert not [
        action for action in values("uses") if not re.fullmatch(r"\S+@v\d+\.\d+\.\d+", action)
    ]
    assert "\npermissions:\n  contents: read\n\n" in WORKFLOW
    assert WORKFLOW.count("permissions:") == 1
    assert "secrets" not in WORKFLOW
    assert set(values("persist-credentials")) == {"false"}
