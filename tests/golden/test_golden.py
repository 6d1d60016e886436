"""The forms of output, byte for byte, on an invented framework that nobody edits: a change of form
is seen, and meant.

After a meant change, `GOLDEN=write pytest tests/golden` writes the files anew; what they say is
then read before it is committed. The meaning of the outputs is tested elsewhere, with values
written by hand.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

import mcpolicy
from command import ATLANTIS, run
from helpers import ROOT

GOLDEN = ROOT / "tests" / "golden"
CHECK = (
    "check",
    "tests/golden/record.json",
    "-f",
    "atlantis",
    *ATLANTIS,
    "--as-of",
    "2026-11-01",
    "--fail-on",
    "never",
)
LEMURIA = ("--framework-path", "tests/golden/lemuria")
"""An invented framework whose statements are made of clauses."""

CROSSWALK = ("crosswalk", "tide", "wind", *ATLANTIS)
CASES = {
    "check-en.txt": CHECK,
    "check-fr.txt": (*CHECK, "--lang", "fr"),
    "check-pt.txt": (*CHECK, "--lang", "pt"),
    "check.json": (*CHECK, "--format", "json"),
    "compare.csv": (
        "compare",
        "tests/golden/record.json",
        "-f",
        "atlantis",
        *ATLANTIS,
        "--as-of",
        "2026-11-01",
        "--format",
        "csv",
    ),
    "convert.json": ("convert", "2.5 pearl", "--to", "pearl", *ATLANTIS, "--format", "json"),
    "explain.txt": ("explain", "atlantis:rule-size", *ATLANTIS),
    "explain-clause.json": ("explain", "lemuria:clause-outcomes", *LEMURIA, "--format", "json"),
    "explain-clause.txt": ("explain", "lemuria:clause-outcomes", *LEMURIA),
    "explain-rule.json": ("explain", "lemuria:rule-outcomes", *LEMURIA, "--format", "json"),
    "explain-source.txt": ("explain", "lemuria:source-act", *LEMURIA),
    "export.ttl": ("export", "atlantis", *ATLANTIS),
    "export-shapes.ttl": ("export", "atlantis", "--shapes", *ATLANTIS),
    "export-shapes.jsonld": ("export", "atlantis", "--shapes", "--format", "jsonld", *ATLANTIS),
    "export-shapes.nt": ("export", "atlantis", "--shapes", "--format", "ntriples", *ATLANTIS),
    "levels.txt": ("levels", "tide", *ATLANTIS),
    "crosswalk.txt": CROSSWALK,
    "crosswalk.csv": (*CROSSWALK, "--format", "csv"),
    "crosswalk.json": (*CROSSWALK, "--format", "json"),
    "crosswalk.md": (*CROSSWALK, "--format", "markdown"),
    "crosswalk.sssom.tsv": (*CROSSWALK, "--format", "sssom"),
    "crosswalk.ttl": (*CROSSWALK, "--format", "skos"),
    "crosswalk.jsonld": (*CROSSWALK, "--format", "ctdl"),
    "crosswalk.svg": (*CROSSWALK, "--format", "svg"),
}


@pytest.mark.parametrize("name", CASES)
def test_the_form_is_kept(name: str) -> None:
    done = run(CASES[name])
    assert done.returncode == 0, done.stderr.decode()
    text = done.stdout.decode().replace(f'"{mcpolicy.__version__}"', '"VERSION"')
    text = re.sub(r'"pyshacl [0-9.]+"', '"pyshacl VERSION"', text)
    path = GOLDEN / name
    if os.environ.get("GOLDEN") == "write":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


def test_every_golden_file_is_used() -> None:
    files = {path.name for path in GOLDEN.iterdir() if path.is_file()}
    assert files == {*CASES, "record.json", Path(__file__).name}
