"""The command through its real entry point: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from helpers import CORPORA, ROOT, need

OFFER = """
@prefix mcp: <https://w3id.org/mcpolicy/vocab#> .
@prefix mauritius: <https://w3id.org/mcpolicy/framework/mauritius#> .
<urn:x:offer> a mcp:Offer ; mcp:title "An offer"@en ;
    mcp:credit [ a mcp:CreditClaim ; mcp:amount %s ; mcp:creditSystem mauritius:ncvts ] .
"""


def run(
    arguments: Sequence[str], *, stdin: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "mcpolicy", *arguments]
    whole = {**os.environ, "PYTHONHASHSEED": "random", **(env or {})}
    return subprocess.run(
        command, input=stdin, capture_output=True, cwd=ROOT, env=whole, timeout=120, check=False
    )


@pytest.fixture
def offer(tmp_path: Path) -> Path:
    path = tmp_path / "offer.ttl"
    path.write_text(OFFER % "20.0", encoding="utf-8")
    return path


def test_check_prints_the_verdict_first_and_the_clause(offer: Path) -> None:
    done = run(["check", str(offer), "-f", "mauritius", "--as-of", "2026-01-15"])
    lines = done.stdout.decode().splitlines()
    assert lines[0].split()[0] in ("CONFORMS", "DOES", "UNDETERMINED")
    text = " ".join(done.stdout.decode().split())
    assert "A micro-credential carries fewer than 20 credits" in text
    assert "Session 5" in text
    assert "Signature not checked" in text
    assert b"\x1b[" not in done.stdout


def test_fail_on_moves_the_threshold(offer: Path) -> None:
    """Twenty credits draw a warning, nothing worse."""
    common = ["check", str(offer), "-f", "mauritius", "--as-of", "2026-01-15"]
    codes = {
        level: run([*common, "--fail-on", level]).returncode
        for level in ("violation", "warning", "info", "undetermined", "never")
    }
    assert codes == {"violation": 0, "warning": 1, "info": 1, "undetermined": 1, "never": 0}


def test_a_severity_file_changes_the_weight_of_a_rule(offer: Path, tmp_path: Path) -> None:
    severities = tmp_path / "strict.toml"
    severities.write_text('[severity]\n"policy-in-force/should" = "violation"\n', encoding="utf-8")
    common = ["check", str(offer), "-f", "mauritius", "--as-of", "2026-01-15"]
    assert run(common).returncode == 0
    assert run([*common, "--severities", str(severities)]).returncode == 1
    severities.write_text('[severity]\n"policy/should" = "fatal"\n[rule]\n', encoding="utf-8")
    done = run([*common, "--severities", str(severities)])
    assert done.returncode == 2
    assert b"accepted are violation, warning and info" in done.stderr
    assert b"unknown table `rule`" in done.stderr


def test_json_is_the_same_bytes_twice() -> None:
    arguments = [
        "check",
        str(need(CORPORA / "elm" / "Sample-MC-Annex1-unsigned.jsonld")),
        "-f",
        "eu",
        "--format",
        "json",
    ]
    one, two = run(arguments), run(arguments)
    assert one.stdout == two.stdout
    document = json.loads(one.stdout)
    assert document["format"] == "mcpolicy-report/1"
    assert one.returncode == 1
    (result,) = document["results"]
    assert result["verdict"] == "does-not-conform"
    assert {"input", "subject", "framework", "verdict", "view", "ignored", "outcomes"} <= set(
        result
    )
    for outcome in result["outcomes"]:
        assert {
            "rule",
            "id",
            "label",
            "outcome",
            "severity",
            "modality",
            "status",
            "evidence",
            "message",
        } <= set(outcome)
        assert {"path", "values", "needs", "hint", "source"} <= set(outcome)
        assert set(outcome["source"]) == {"title", "locator", "url", "date"}


def test_no_personal_data_is_in_the_report() -> None:
    sample = need(CORPORA / "elm" / "Sample-MC-Annex1-unsigned.jsonld")
    for form in ("text", "json"):
        done = run(["check", str(sample), "-f", "eu", "--format", form])
        for private in (b"Andromeda", b"ana.andromeda", b"LA-234218", b"1999-10"):
            assert private not in done.stdout


def test_an_unreadable_input_does_not_stop_the_next(offer: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": ', encoding="utf-8")
    done = run(["check", str(broken), str(offer), "-f", "mauritius", "--format", "json"])
    assert done.returncode == 3
    document = json.loads(done.stdout)
    assert [one["path"] for one in document["unreadable"]] == [str(broken)]
    assert [result["input"]["path"] for result in document["results"]] == [str(offer)]
    assert str(broken).encode() in done.stderr


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", b"empty"),
        (b"\xff\xfe\x00", b"UTF-8"),
        (b'{"a": 1, "a": 2}', b"`a`"),
        (b'{"format": "mcpolicy-credential/1", "kind": "credential", "titel": "x"}', b"titel"),
        (
            b'{"format": "mcpolicy-credential/1", "kind": "offer", "credits": [{"amount": -3}]}',
            b"credits.0.amount",
        ),
        (
            b'{"format": "mcpolicy-credential/1", "kind": "offer", "credits": [{"amount": 1e400}]}',
            b"1e400",
        ),
        (
            b'{"format": "mcpolicy-credential/1", "kind": "credential", "date_of_issue": "2025-02-30"}',
            b"date_of_issue",
        ),
        (b"[" * 3000, b"deep"),
        (b"@prefix a: <http://a/> .\na:b a:c ] .", b":2:"),
        (b"@prefix a: <http://a/> .\na:b a:c 1 .", b"mcp:Credential"),
        (
            b'{"@context": ["https://example.org/ctx"], "type": ["EuropeanDigitalCredential"]}',
            b"https://example.org/ctx",
        ),
        (b'{"hello": "world"}', b"accepted are"),
    ],
)
def test_bad_input_is_a_clear_error_and_exit_3(data: bytes, words: bytes) -> None:
    done = run(["check", "-", "-f", "eu"], stdin=data)
    assert done.returncode == 3, done.stderr
    assert words in done.stderr, done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "examples/credential.json", "-f", "mauritus"], b"did you mean `mauritius`?"),
        (["check", "examples/credential.json"], b"--framework"),
        (["check", "-f", "eu"], b"at least one input"),
        (["check", "examples/credential.json", "-f", "eu", "--as-of", "yesterday"], b"2025-08-31"),
        (["explain", "mauritius:rule-sise"], b"mauritius:rule-size"),
        (["convert", "5", "--to", "ects"], b"5 ects"),
        (["convert", "5 florins", "--to", "ects"], b"florins"),
        (["crosswalk", "atlantis", "eqf"], b"atlantis"),
        (["crosswalk", "ireland"], b"--to"),
        (["levels", "oecd"], b"no ladder"),
        (["query", "-"], b"SPARQL"),
    ],
)
def test_wrong_usage_is_exit_2_and_says_what_is_accepted(
    arguments: list[str], words: bytes
) -> None:
    done = run(arguments)
    assert done.returncode == 2, done.stderr
    assert words in done.stderr, done.stderr


def test_unknown_folder_is_a_faulty_framework(tmp_path: Path) -> None:
    done = run(["frameworks", "--framework-path", str(tmp_path)])
    assert done.returncode == 4
    assert b"framework.ttl" in done.stderr


def copy_of(name: str, tmp_path: Path) -> Path:
    target = tmp_path / name
    shutil.copytree(ROOT / "frameworks" / name, target)
    return target


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_lint_of_a_sound_copy_is_clean(tmp_path: Path) -> None:
    done = run(["lint", str(copy_of("mauritius", tmp_path))])
    assert done.returncode == 0, done.stdout
    assert b"no faults" in done.stdout


def test_lint_names_a_misspelt_parameter(tmp_path: Path) -> None:
    folder = copy_of("mauritius", tmp_path)
    edit(folder / "rules.ttl", "sh:maxExclusive 20.0", "sh:mincount 1 ;\n    sh:maxExclusive 20.0")
    done = run(["lint", str(folder)])
    assert done.returncode == 4
    assert b"rules.ttl" in done.stdout
    assert (
        b"`sh:mincount` is not a term that may be used here: `sh:minCount` is meant?" in done.stdout
    )


def test_lint_names_a_rule_without_source(tmp_path: Path) -> None:
    folder = copy_of("mauritius", tmp_path)
    text = (folder / "rules.ttl").read_text(encoding="utf-8")
    start = text.index("mauritius:rule-size a mcp:Rule")
    at = text.index("dcterms:source", start)
    end = text.index("\n", at)
    (folder / "rules.ttl").write_text(text[:at] + text[end + 1 :].lstrip(" "), encoding="utf-8")
    done = run(["lint", str(folder)])
    assert done.returncode == 4
    assert b"mauritius:rule-size: dcterms:source is missing" in done.stdout
    assert b"rules.ttl:" in done.stdout


def test_lint_names_a_rule_without_violating_example(tmp_path: Path) -> None:
    folder = copy_of("mauritius", tmp_path)
    (folder / "examples" / "violates-size.ttl").unlink()
    done = run(["lint", str(folder)])
    assert done.returncode == 4
    assert b"mauritius:rule-size: no example leaves this rule: violated" in done.stdout


def test_lint_names_line_and_column_of_broken_turtle(tmp_path: Path) -> None:
    folder = copy_of("mauritius", tmp_path)
    (folder / "rules.ttl").write_text("@prefix a: <http://a/> .\na:b a:c ]\n", encoding="utf-8")
    done = run(["lint", str(folder)])
    assert done.returncode == 4
    assert b"rules.ttl:2:9: " in done.stdout


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("sh:path mcp:creditsHere", "sh:path mcp:creditHere", b"mcp:creditsHere"),
        (
            "sh:targetClass mcp:MicroCredential",
            "sh:targetClass mcp:Microcredential",
            b"mcp:Microcredential",
        ),
        ("sh:maxExclusive 20.0", 'sh:sparql [ sh:select "SELECT $this {}" ]', b"without SPARQL"),
        (
            "sh:maxExclusive 20.0",
            "sh:node mauritius:rule-size",
            b"without shapes that refer to others",
        ),
        (
            "sh:maxExclusive 20.0",
            "sh:property [ sh:path mcp:title ; sh:minCount 1 ]",
            b"without shapes that refer to others",
        ),
        ("sh:maxExclusive 20.0", 'sh:pattern "(a+)+$"', b"outside the safe subset"),
        (
            "sh:maxExclusive 20.0",
            "sh:maxExclusive 20.0 ;\n    sh:severity sh:Info",
            b"severity is not typed by hand",
        ),
        (
            "sh:maxExclusive 20.0",
            "sh:maxExclusive 20.0 ;\n    sh:minExclusive 30.0",
            b"lower bound is above",
        ),
        ("mcp:modality mcp:Should", "mcp:modality mcp:Descriptive", b"a rule asks for something"),
        (
            "sh:maxExclusive 20.0",
            "sh:maxExclusive 20.0 ;\n    mcp:paragraph 5",
            b"`mcp:paragraph` is not a term",
        ),
        (
            "sh:maxExclusive 20.0",
            "sh:maxExclusive 20.0 ;\n    mcp:minimumCredits 5.0",
            b"it belongs on mcp:QualificationType",
        ),
    ],
)
def test_lint_refuses_what_could_pass_in_silence(
    tmp_path: Path, old: str, new: str, words: bytes
) -> None:
    folder = copy_of("mauritius", tmp_path)
    path = folder / "rules.ttl"
    text = path.read_text(encoding="utf-8")
    start = text.index("mauritius:rule-size a mcp:Rule")
    assert old in text[start:]
    path.write_text(text[:start] + text[start:].replace(old, new, 1), encoding="utf-8")
    done = run(["lint", str(folder)])
    assert done.returncode == 4
    assert words in done.stdout, done.stdout


def test_changing_a_number_in_turtle_changes_the_verdict(tmp_path: Path, offer: Path) -> None:
    from mcpolicy.workbench.lint import lint_framework

    folder = copy_of("mauritius", tmp_path)
    edit(folder / "rules.ttl", "sh:maxExclusive 20.0", "sh:maxExclusive 21.0")
    differing = {
        fault.path.rpartition("/")[2]
        for fault in lint_framework(str(folder)).faults
        if fault.path.endswith("-size.ttl")
    }
    assert differing == {"violates-size.ttl"}, "twenty credits are below the new number"


def test_explain_tells_clause_strength_dates_and_examples() -> None:
    text = " ".join(run(["explain", "mauritius:rule-size"]).stdout.decode().split())
    for part in (
        "fewer than 20 credits",
        "Session 5",
        "should",
        "policy in force",
        "from 2025-08",
        "sh:maxExclusive 20.0",
        "violates-size.ttl",
    ):
        assert part in text


@pytest.mark.parametrize("language", ["en", "fr", "pt"])
def test_every_language_speaks(offer: Path, language: str) -> None:
    words = {"en": "Violated", "fr": "Règles violées", "pt": "Regras violadas"}
    done = run(
        ["check", str(offer), "-f", "mauritius", "--lang", language, "--as-of", "2026-01-15"]
    )
    assert words[language] in done.stdout.decode()


def test_output_goes_to_a_file_whole(offer: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    done = run(["check", str(offer), "-f", "mauritius", "--format", "json", "-o", str(target)])
    assert done.stdout == b""
    assert json.loads(target.read_bytes())["format"] == "mcpolicy-report/1"
    done = run(
        ["check", str(offer), "-f", "mauritius", "-o", str(tmp_path / "no" / "such" / "folder.txt")]
    )
    assert done.returncode == 2


def test_schema_and_version() -> None:
    schema = json.loads(run(["schema"]).stdout)
    assert schema["$schema"].startswith("https://json-schema.org/draft/2020-12")
    assert run(["--version"]).stdout.startswith(b"mcpolicy, version ")


def test_a_query_answers_and_service_is_refused(tmp_path: Path) -> None:
    query = tmp_path / "q.rq"
    query.write_text(
        "PREFIX mcp: <https://w3id.org/mcpolicy/vocab#> SELECT (COUNT(?r) AS ?n) WHERE { ?r a mcp:Rule }",
        encoding="utf-8",
    )
    done = run(["query", str(query), "-f", "mauritius", "--format", "csv"])
    assert done.stdout == b"n\n13\n"
    query.write_text(
        "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", encoding="utf-8"
    )
    done = run(["query", str(query)])
    assert done.returncode == 2
    assert b"SERVICE" in done.stderr


def test_twelve_saqa_are_four_to_four_point_eight_ects() -> None:
    """12 x 10 = 120 hours; by 30 and by 25."""
    done = run(["convert", "12 saqa", "--to", "ects", "--format", "json"])
    assert json.loads(done.stdout)["result"] == {"low": "4", "high": "4.8", "exact": False}


def test_ten_cats_are_five_ects_by_the_official_equivalence() -> None:
    done = run(["convert", "10 cats", "--to", "ects"])
    assert b"10 cats = 5 ects" in done.stdout
    assert b"official equivalence" in done.stdout


def test_lesotho_credit_is_refused_by_name() -> None:
    done = run(["convert", "10 lesotho", "--to", "ects"])
    assert done.returncode == 2
    assert b"Lesotho" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check", "-", "-", "-f", "eu"), b"only once"),
        (("check", "-", "-f", "eu", "--as-of", "20260101"), b"a day such as"),
        (("check", "-", "-f", "eu", "--as-of", "2026-W01-1"), b"a day such as"),
        (("convert", "5,5 ects", "--to", "ncvts"), b"`5,5` is not a number"),
        (("convert", "1e400 ects", "--to", "ncvts"), b"`1e400` is not a number"),
        (("convert", "1/3 ects", "--to", "ncvts"), b"`1/3` is not a number"),
        (("convert", "-5 ects", "--to", "ncvts"), b"`-5 ects` is not an amount"),
        (("convert", "5", "--to", "ncvts"), b"`5` is not an amount"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(arguments: tuple[str, ...], words: bytes) -> None:
    done = run(arguments)
    assert done.returncode == 2
    assert words in done.stderr


def test_a_prefix_that_is_not_declared_is_said_plainly() -> None:
    done = run(["query", "-"], stdin=b"SELECT * WHERE { ?s foo:bar ?o }")
    assert done.returncode == 2
    assert b"a prefix that it does not declare" in done.stderr


def test_two_kinds_of_record_in_one_are_refused(offer: Path) -> None:
    text = offer.read_text(encoding="utf-8").replace(
        "a mcp:Offer ;", "a mcp:Offer , mcp:Credential ;"
    )
    done = run(["check", "-", "-f", "mauritius"], stdin=text.encode())
    assert done.returncode == 3
    assert b"mcp:Credential and mcp:Offer at once" in done.stderr


def test_a_text_without_width_is_empty() -> None:
    record = '{"format": "mcpolicy-credential/1", "kind": "offer", "title": "\u200b"}'
    done = run(["check", "-", "-f", "eu"], stdin=record.encode())
    assert done.returncode == 3
    assert b"title" in done.stderr


def test_an_endless_input_is_not_read_to_its_end() -> None:
    endless = Path("/dev/zero")
    if not endless.exists():
        pytest.skip("this system has no endless file")
    done = run(["check", str(endless), "-f", "unesco"])
    assert done.returncode == 3
    assert b"16,000,000 bytes" in done.stderr


def test_a_dash_as_output_is_standard_output() -> None:
    assert json.loads(run(["schema", "-o", "-"]).stdout)["$schema"]
