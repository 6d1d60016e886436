"""What a command imports, in a process of its own: the libraries that take long, and every module.

`tests/imports.txt` holds the lists. A command that imports more than it did is slower to start: if
that is meant, `GOLDEN=write pytest tests/test_imports.py` writes its list anew.
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from helpers import ROOT

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("imports")]

LISTS = ROOT / "tests" / "imports.txt"
HEAVY = ("pydantic", "pyld", "pyoxigraph", "pyshacl", "rdflib")
COMMANDS = ("--help", "--version", "check examples/credential.json -f mauritius")
SCRIPT = """
import sys
from mcpolicy.__main__ import main
"""
PROBE = "import atexit, runpy, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr))"


def imported(command: str) -> list[str]:
    """Give the heavy libraries that a command imports, and then the modules of the package."""
    program = f"{PROBE}; runpy.run_module('mcpolicy', run_name='__main__', alter_sys=True)"
    done = subprocess.run(
        [sys.executable, "-c", program, *command.split()],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    names = done.stderr.splitlines()[-1].split()
    own = sorted(name for name in names if name.partition(".")[0] == "mcpolicy")
    return [*(name for name in HEAVY if name in names), *own]


def lists() -> dict[str, list[str]]:
    """Read the file: a line for each command, and under it, indented, what it imports."""
    found: dict[str, list[str]] = {}
    for line in LISTS.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            found[command].append(line.strip())
        elif line:
            command = line.removeprefix("mcpolicy ").removesuffix(":")
            found[command] = []
    return found


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_imports_no_more_than_it_did(command: str) -> None:
    found = imported(command)
    if os.environ.get("GOLDEN") == "write":
        known = {**lists(), command: found}
        text = "\n".join(
            f"mcpolicy {one}:\n" + "".join(f"  {name}\n" for name in known[one]) for one in COMMANDS
        )
        LISTS.write_text(text, encoding="utf-8", newline="\n")
    assert found == lists()[command]


def test_no_list_is_left_over() -> None:
    assert tuple(lists()) == COMMANDS
