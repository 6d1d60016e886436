"""The command as a process of its own: three times, for what a call in this process cannot show."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

import mcpolicy
from command import ATLANTIS, run, run_process
from helpers import ROOT

pytestmark = pytest.mark.process

CHECK = ("check", "examples/credential.json", "-f", "atlantis", *ATLANTIS, "--as-of", "2026-11-01")


def test_a_check_gives_the_same_bytes_and_exit_code_in_every_process() -> None:
    """Sets have another order in each process; reports have the same."""
    arguments = (*CHECK, "--format", "json")
    here, there = run(arguments), run_process(arguments)
    assert (there.returncode, there.stderr) == (here.returncode, here.stderr) == (0, b"")
    assert there.stdout == here.stdout
    assert there.stdout.startswith(b'{\n  "format": "mcpolicy-report/1"')


@pytest.mark.skipif(os.name == "nt", reason="this system knows no broken pipe")
def test_a_reader_who_leaves_early_hears_no_complaint() -> None:
    """As in `... | mcpolicy check - | head`: nobody takes what is written. The exit code is
    click's."""
    record = (ROOT / "examples" / "credential.json").read_bytes()
    with subprocess.Popen(
        [sys.executable, "-m", "mcpolicy", "check", "-", *CHECK[2:]],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stdin.write(record)
        process.stdin.close()
        said = process.stderr.read()
        code = process.wait(timeout=120)
    assert (code, said) == (1, b"")


def test_python_runs_the_package() -> None:
    done = run_process(["--version"])
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().split() == ["mcpolicy,", "version", mcpolicy.__version__]
