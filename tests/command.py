"""The command as tests run it: words in; exit code and bytes of both outputs out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner

from helpers import ROOT
from mcpolicy.cli import main

ATLANTIS = ("--framework-path", "tests/golden/atlantis")
"""Words that lead the command to the invented framework, on which the machine is tested."""

Done = subprocess.CompletedProcess[bytes]


def run(arguments: Sequence[str], *, stdin: bytes = b"", folder: Path = ROOT) -> Done:
    """Run the entry point in this process, in a folder; in that of the project by default."""
    with chdir(folder), CliRunner().isolation(input=stdin) as (out, err, _):
        code: object = 0
        try:
            main(arguments)
        except SystemExit as end:
            code = end.code or 0
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        assert isinstance(code, int), code
        return Done(list(arguments), code, out.getvalue(), err.getvalue())


def output(*arguments: str) -> str:
    """Run it where it has to succeed, and give what it prints."""
    done = run(arguments)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def run_process(arguments: Sequence[str], *, stdin: bytes = b"") -> Done:
    """Run the command as a process of its own, whose sets have another order than those of this
    one."""
    return subprocess.run(
        [sys.executable, "-m", "mcpolicy", *arguments],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "random"},
        timeout=120,
        check=False,
    )
