"""What a command imports, in a process of its own: the libraries that take long, and every module.

The files beside this one hold the lists. A command that imports more than it did starts later: if
that is meant, `GOLDEN=write pytest tests/imports` writes its list anew.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import ROOT

pytestmark = pytest.mark.process

LISTS = Path(__file__).parent
HEAVY = ("pydantic", "pyld", "pyoxigraph", "pyshacl", "rdflib")
COMMANDS = {
    "help.txt": "--help",
    "version.txt": "--version",
    "check.txt": "check examples/credential.json -f mauritius",
}
PROGRAM = """
import atexit, runpy, sys
atexit.register(lambda: print(*sys.modules, file=sys.stderr))
runpy.run_module("mcpolicy", run_name="__main__", alter_sys=True)
"""


def imported(command: str) -> list[str]:
    """Give the heavy libraries that a command imports, and then the modules of the package."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *command.split()],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    names = done.stderr.splitlines()[-1].split()
    own = sorted(name for name in names if name.partition(".")[0] == "mcpolicy")
    return [*(name for name in HEAVY if name in names), *own]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_imports_what_it_did(name: str) -> None:
    found = imported(COMMANDS[name])
    path = LISTS / name
    if os.environ.get("GOLDEN") == "write":
        path.write_text("\n".join(found) + "\n", encoding="utf-8", newline="\n")
    assert found == path.read_text(encoding="utf-8").split()


def test_no_list_is_left_over() -> None:
    assert {path.name for path in LISTS.glob("*.txt")} == set(COMMANDS)
