"""Lint of folders that are hardly one, of more than one fault, and how the command tells them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from command import run, run_process
from invented import atlantis_in
from mcpolicy import DataNotFoundError, Library
from mcpolicy.errors import FrameworkNotConformantError
from mcpolicy.shape.pattern import safe_pattern
from mcpolicy.wording import Wording
from mcpolicy.workbench.lint import lint_framework

PREFIXES = """@prefix atlantis: <https://w3id.org/mcpolicy/framework/atlantis#> .
@prefix mcp: <https://w3id.org/mcpolicy/vocab#> .
"""
BROKEN = "@prefix a: <http://a/> .\na:b a:c ]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound copy of the invented framework."""
    return atlantis_in(tmp_path / "atlantis")


def codes(folder: Path) -> list[tuple[str, int | None, str]]:
    """Give file, line and code of every fault."""
    return [
        (fault.path.removeprefix(f"{folder}/"), fault.line, fault.what.code)
        for fault in lint_framework(str(folder)).faults
    ]


def test_an_empty_folder_is_no_framework(tmp_path: Path) -> None:
    with pytest.raises(DataNotFoundError) as caught:
        lint_framework(str(tmp_path))
    assert str(caught.value) == f"`{tmp_path}` holds no `framework.ttl`"
    assert caught.value.said(Wording("fr")) == f"`{tmp_path}` ne contient aucun `framework.ttl`"


def test_an_empty_header_is_one_fault(tmp_path: Path) -> None:
    (tmp_path / "atlantis").mkdir()
    (tmp_path / "atlantis" / "framework.ttl").write_bytes(b"")
    assert codes(tmp_path / "atlantis") == [("framework.ttl", None, "lint-load")]


def test_an_empty_header_is_told_beside_the_texts_of_it(folder: Path) -> None:
    (folder / "framework.ttl").write_bytes(b"")
    assert ("framework.ttl", None, "lint-load") in codes(folder)


def test_a_bound_that_is_no_number_is_told_once(folder: Path) -> None:
    path = folder / "rules.ttl"
    text = path.read_text(encoding="utf-8")
    head, mark, rest = text.partition("sh:maxExclusive 20.0")
    path.write_text(f'{head}sh:maxExclusive "lots"{rest}', encoding="utf-8")
    assert mark
    assert [code for _, _, code in codes(folder)] == ["lint-bound"]


@pytest.mark.parametrize("blank", ["", " ", "\\t", "\\u200b"])
def test_a_blank_locator_is_none(folder: Path, blank: str) -> None:
    path = folder / "clauses.ttl"
    text = path.read_text(encoding="utf-8")
    head, mark, rest = text.partition('mcp:locator "annex"')
    path.write_text(f'{head}mcp:locator "{blank}"{rest}', encoding="utf-8")
    assert mark
    assert ("clauses.ttl", 9) in [(name, line) for name, line, _ in codes(folder)]
    with pytest.raises(FrameworkNotConformantError, match="lacks mcp:locator"):
        Library([folder]).contents("atlantis")


def test_a_day_outside_of_the_calendar_is_a_fault_and_nothing_else_is_printed(folder: Path) -> None:
    path = folder / "clauses.ttl"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'"\d{4}-\d\d-\d\d"', '"2025-13-14"', text, count=1), encoding="utf-8")
    done = run_process(["lint", str(folder)])
    assert done.returncode == 4
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("rules.ttl", "credit.ttl", "mcp:Rule"),
        ("clauses.ttl", "levels.ttl", "mcp:Clause"),
        ("levels.ttl", "ladders.ttl", "mcp:Level"),
        ("clauses.ttl", "texts.ttl", None),
    ],
)
def test_a_thing_stands_where_it_is_looked_for(
    folder: Path, before: str, after: str, told: str | None
) -> None:
    """A file of no part is read with a part only where the file of that part is there."""
    text = (folder / before).read_bytes()
    (folder / before).unlink()
    there = (folder / after).read_bytes() if (folder / after).is_file() else b""
    (folder / after).write_bytes(there + text)
    faults = [
        fault.what
        for fault in lint_framework(str(folder)).faults
        if fault.what.code == "lint-wrong-file"
    ]
    assert bool(faults) is (told is not None)
    if told is not None:
        assert any(f"a {told} stands in {after}" in Wording("en").note(what) for what in faults)


@pytest.mark.parametrize(
    "name",
    [
        "rules2.TTL",
        "rules.turtle",
        "more/rules.ttl",
        "examples/sub/x.ttl",
        "examples/x.TTL",
        "lang/sub/es.ttl",
        "Lang/es.ttl",
        "deep/er/x.nt",
        "x.n3",
        "x.trig",
        "x.rdf",
        "examples/x.jsonld",
    ],
)
def test_a_file_of_triples_that_is_never_read_is_told(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(b"")
    assert codes(folder) == [(name, None, "lint-unread-file")]


def test_a_folder_or_a_broken_link_named_like_turtle_is_told(folder: Path) -> None:
    (folder / "stacking.ttl").mkdir()
    (folder / "observations.ttl").symlink_to(folder / "nothing")
    (folder / "round").symlink_to(folder)
    told = [(name, None, "lint-unread-file") for name in ("observations.ttl", "stacking.ttl")]
    assert codes(folder) == told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("rdfs:lable", "rdfs:label"),
        ("dcterms:isued", "dcterms:issued"),
        ("skos:altlabel", "skos:altLabel"),
        ("<https://w3id.org/mcpolicy/vocab/link>", "mcp:link"),
        ("<http://w3id.org/mcpolicy/vocab#links>", "mcp:link"),
        ("<https://w3id.org/mcpolicy/vocabulary#sunset>", None),
        ("skos:broader", ""),
        ("rdf:_1", ""),
        ("<https://w3id.org/mcpolicy/shapes#source>", ""),
    ],
)
def test_words_of_other_vocabularies_and_namespaces_exist(
    folder: Path, written: str, told: str | None
) -> None:
    path = folder / "sources.ttl"
    prefixes = """@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
    more = f'"2024-01-01"^^xsd:date ;\n    {written} "x" ;'
    text = path.read_text(encoding="utf-8").replace('"2024-01-01"^^xsd:date ;', more)
    path.write_text(prefixes + text, encoding="utf-8")
    notes = [fault.what for fault in lint_framework(str(folder)).faults]
    if told == "":
        assert notes == []
    else:
        assert [note.code for note in notes] == ["lint-unknown-near" if told else "lint-unknown"]
        assert (f"`{told}` is meant" in Wording("en").note(notes[0])) is (told is not None)


@pytest.mark.parametrize(
    ("name", "code"),
    [("atlantis:perl", "lint-not-described"), ("eu:perl", "lint-not-described-there")],
)
def test_a_name_in_an_example_that_nothing_describes_is_told(
    folder: Path, name: str, code: str
) -> None:
    path = folder / "examples" / "size.ttl"
    old = "mcp:amount 30.0 ; mcp:creditSystem atlantis:pearl"
    text = path.read_text(encoding="utf-8")
    assert old in text
    eu = "@prefix eu: <https://w3id.org/mcpolicy/framework/eu#> .\n"
    path.write_text(eu + text.replace(old, old.replace("atlantis:pearl", name)), encoding="utf-8")
    assert ("examples/size.ttl", 13, code) in codes(folder)


def test_every_file_that_is_not_turtle_is_told(folder: Path) -> None:
    for name in ("credit.ttl", "rules.ttl"):
        (folder / name).write_text(BROKEN, encoding="utf-8")
    assert codes(folder) == [("credit.ttl", 2, "lint-syntax"), ("rules.ttl", 2, "lint-syntax")]


def test_an_example_that_is_not_turtle_does_not_hide_the_rest(folder: Path) -> None:
    (folder / "examples" / "a-slip.ttl").write_text(BROKEN, encoding="utf-8")
    (folder / "examples" / "title.ttl").unlink()
    assert codes(folder) == [
        ("examples/a-slip.ttl", 2, "lint-syntax"),
        ("lang/fr.ttl", 120, "lint-language-subject-near"),
        ("lang/pt.ttl", 120, "lint-language-subject-near"),
        ("rules.ttl", 27, "lint-no-example"),
    ]


def test_a_rule_without_anything_lacks_everything_in_one_place(folder: Path) -> None:
    (folder / "bare.ttl").write_text(f"{PREFIXES}atlantis:bare a mcp:Rule .\n", encoding="utf-8")
    faults = lint_framework(str(folder)).faults
    assert {fault.subject for fault in faults} == {"atlantis:bare"}
    assert {(fault.path, fault.line) for fault in faults} == {(f"{folder}/bare.ttl", 3)}
    assert {fault.what.code for fault in faults} == {
        "lint-shape",
        "lint-shape-kind",
        "lint-text-missing",
    }


def test_loading_says_the_line_and_speaks_three_languages(folder: Path) -> None:
    (folder / "bare.ttl").write_text(f"{PREFIXES}atlantis:bare a mcp:Rule .\n", encoding="utf-8")
    with pytest.raises(FrameworkNotConformantError) as caught:
        Library([folder]).framework("atlantis")
    first = caught.value.faults[0]
    lacks = "rdfs:label, mcp:locator, dcterms:source, mcp:modality, mcp:status, mcp:evidence"
    place = f"{folder}/bare.ttl:3: `atlantis:bare`"
    assert first.said(Wording("en")) == f"{place} lacks {lacks}, mcp:validFrom"
    assert first.said(Wording("fr")) == f"{place} n'a pas de {lacks}, mcp:validFrom"
    assert first.said(Wording("pt")) == f"{place} não tem {lacks}, mcp:validFrom"


def test_a_day_that_is_none_is_a_fault_of_its_example(folder: Path) -> None:
    path = folder / "examples" / "dates.ttl"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("2027-01-01", "yesterday"), encoding="utf-8")
    assert ("examples/dates.ttl", 25, "lint-example") in codes(folder)


@pytest.mark.parametrize(
    "pattern",
    [
        "sea",
        "^[A-Z]{2}[0-9]+$",
        r"a\.b",
        "(sea|land)+",
        "[a-z]*",
        "(ab)*c",
        "((a|b)c)*",
        "[(]+(a)",
        "(a|[a-z])",
    ],
)
def test_plain_patterns_are_safe(pattern: str) -> None:
    assert safe_pattern(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d+",  # an escape that engines read differently
        "(?i)sea",
        "(?=sea)",
        "a+?",
        "a*+",
        "(a+)+",
        "(a|b*){2}",
        "^((a+))+$",
        "^(a|a)*$",
        "^(a|aa)+$",
        "((a|[a-z])b)*",
        "(a?)*",
        "sea$land",
        "(sea",
        "[z-a]",
        "a{1,99999999999999999999}",
        "a" * 201,
    ],
)
def test_patterns_that_engines_read_differently_or_forever_are_not(pattern: str) -> None:
    assert not safe_pattern(pattern)


def test_the_command_tells_faults_by_file_and_line_and_ends_with_4(folder: Path) -> None:
    (folder / "rules.ttl").write_text(BROKEN, encoding="utf-8")
    done = run(["lint", str(folder)])
    assert done.returncode == 4
    assert f"{folder}/rules.ttl:2:9: " in done.stdout.decode()
    assert "atlantis: faults found: 1" in done.stdout.decode()


def test_the_command_says_that_there_are_no_faults() -> None:
    done = run(["lint", "tests/golden/atlantis"])
    assert (done.returncode, done.stdout) == (0, b"atlantis: no faults (rules: 3, examples: 12)\n")
