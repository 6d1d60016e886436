"""The command: what it prints, where, and with which exit code.

The machine is tested on the invented framework; what the real ones say is tested in tests/policy.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from command import ATLANTIS, run
from helpers import CORPORA, need

RECORD = """
@prefix mcp: <https://w3id.org/mcpolicy/vocab#> .
<urn:x:record> a mcp:Credential ; mcp:title "A record"@en ;
    mcp:credit [ a mcp:CreditClaim ; mcp:amount %s ; mcp:creditSystem "%s" ] .
"""
CHECK = ("-f", "atlantis", *ATLANTIS, "--as-of", "2026-01-15")


def record_of(amount: str, system: str, folder: Path) -> Path:
    path = folder / "record.ttl"
    path.write_text(RECORD % (amount, system), encoding="utf-8")
    return path


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Twenty pearls, where fewer are asked, and no learner, who should be named."""
    return record_of("20.0", "pearl", tmp_path)


def test_check_prints_the_verdict_first_and_the_clause(record: Path) -> None:
    done = run(["check", str(record), *CHECK])
    assert done.stdout.decode().splitlines()[0] == "DOES NOT CONFORM  A record"
    text = " ".join(done.stdout.decode().split())
    assert "A micro-credential carries fewer than 20 pearls" in text
    assert "article 5" in text
    assert "Signature not checked" in text
    assert b"\x1b[" not in done.stdout


@pytest.mark.parametrize(
    ("amount", "system", "failing"),
    [
        ("20.0", "pearl", {"violation", "warning", "info", "undetermined"}),
        ("12.0", "pearl", {"warning", "info"}),
        ("12.0", "shells", {"warning", "info", "undetermined"}),
    ],
    ids=["too large", "no learner", "no known unit"],
)
def test_fail_on_moves_the_threshold(
    tmp_path: Path, amount: str, system: str, failing: set[str]
) -> None:
    """The learner, who is not named, draws a warning each time."""
    record = record_of(amount, system, tmp_path)
    codes = {
        level: run(["check", str(record), *CHECK, "--fail-on", level]).returncode
        for level in ("violation", "warning", "info", "undetermined", "never")
    }
    assert codes == {level: int(level in failing) for level in codes}


def test_a_file_of_severities_changes_the_weight_of_a_rule(tmp_path: Path) -> None:
    severities = tmp_path / "strict.toml"
    severities.write_text('[severity]\n"policy-in-force/should" = "violation"\n', encoding="utf-8")
    common = ["check", str(record_of("12.0", "pearl", tmp_path)), *CHECK]
    assert run(common).returncode == 0
    assert run([*common, "--severities", str(severities)]).returncode == 1
    severities.write_text('[severity]\n"policy/should" = "fatal"\n[rule]\n', encoding="utf-8")
    done = run([*common, "--severities", str(severities)])
    assert done.returncode == 2
    assert b"accepted are violation, warning and info" in done.stderr
    assert b"unknown table `rule`" in done.stderr


def test_the_json_report_holds_what_it_promises(record: Path) -> None:
    done = run(["check", str(record), *CHECK, "--format", "json"])
    document = json.loads(done.stdout)
    assert document["format"] == "mcpolicy-report/1"
    assert done.returncode == 1
    (result,) = document["results"]
    assert result["verdict"] == "does-not-conform"
    assert {"input", "subject", "framework", "verdict", "view", "ignored", "outcomes"} <= set(
        result
    )
    assert result["outcomes"]
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
        assert done.returncode == 1
        for private in (b"Andromeda", b"ana.andromeda", b"LA-234218", b"1999-10"):
            assert private not in done.stdout


def test_an_unreadable_input_does_not_stop_the_next(record: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": ', encoding="utf-8")
    done = run(["check", str(broken), str(record), *CHECK, "--format", "json"])
    assert done.returncode == 3
    document = json.loads(done.stdout)
    assert [one["path"] for one in document["unreadable"]] == [str(broken)]
    assert [result["input"]["path"] for result in document["results"]] == [str(record)]
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
            b'{"format": "mcpolicy-credential/1", "kind": "credential",'
            b' "date_of_issue": "2025-02-30"}',
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
    done = run(["check", "-", *CHECK], stdin=data)
    assert done.returncode == 3, done.stderr
    assert words in done.stderr, done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "examples/credential.json", "-f", "atlantic"], b"did you mean `atlantis`?"),
        (["check", "examples/credential.json"], b"--framework"),
        (["check", "-f", "atlantis"], b"at least one input"),
        (
            ["check", "examples/credential.json", "-f", "atlantis", "--as-of", "yesterday"],
            b"2025-08-31",
        ),
        (["explain", "atlantis:rule-sise"], b"atlantis:rule-size"),
        (["convert", "5", "--to", "pearl"], b"5 ects"),
        (["convert", "5 florins", "--to", "pearl"], b"florins"),
        (["crosswalk", "lemuria", "tide"], b"lemuria"),
        (["crosswalk", "tide"], b"--to"),
        (["levels", "oecd"], b"no ladder"),
        (["query", "-"], b"SPARQL"),
    ],
)
def test_wrong_usage_is_exit_2_and_says_what_is_accepted(
    arguments: list[str], words: bytes
) -> None:
    done = run([*arguments, *ATLANTIS])
    assert done.returncode == 2, done.stderr
    assert words in done.stderr, done.stderr


def test_explain_tells_clause_strength_and_dates() -> None:
    text = " ".join(run(["explain", "atlantis:rule-size", *ATLANTIS]).stdout.decode().split())
    for part in ("fewer than 20 pearls", "article 5", "must", "policy in force", "from 2024-01-01"):
        assert part in text


@pytest.mark.parametrize("language", ["en", "fr", "pt"])
def test_every_language_speaks(record: Path, language: str) -> None:
    words = {"en": "Violated", "fr": "Règles violées", "pt": "Regras violadas"}
    done = run(["check", str(record), *CHECK, "--lang", language])
    assert words[language] in done.stdout.decode()


def test_output_goes_to_a_file_whole(record: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    common = ["check", str(record), *CHECK]
    done = run([*common, "--format", "json", "-o", str(target)])
    assert done.stdout == b""
    assert json.loads(target.read_bytes())["format"] == "mcpolicy-report/1"
    done = run([*common, "-o", str(tmp_path / "no" / "such" / "folder.txt")])
    assert done.returncode == 2


def test_the_schema_names_its_dialect() -> None:
    schema = json.loads(run(["schema"]).stdout)
    assert schema["$schema"].startswith("https://json-schema.org/draft/2020-12")


def test_a_query_answers_and_service_is_refused(tmp_path: Path) -> None:
    query = tmp_path / "q.rq"
    query.write_text(
        "PREFIX mcp: <https://w3id.org/mcpolicy/vocab#>\n"
        "SELECT ?id WHERE { ?framework mcp:frameworkId ?id }",
        encoding="utf-8",
    )
    done = run(["query", str(query), "-f", "atlantis", *ATLANTIS, "--format", "csv"])
    assert done.stdout == b"id\natlantis\n"
    query.write_text(
        "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", encoding="utf-8"
    )
    done = run(["query", str(query)])
    assert done.returncode == 2
    assert b"SERVICE" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check", "-", "-", "-f", "atlantis"), b"only once"),
        (("check", "-", "-f", "atlantis", "--as-of", "20260101"), b"a day such as"),
        (("check", "-", "-f", "atlantis", "--as-of", "2026-W01-1"), b"a day such as"),
        (("convert", "5,5 pearl", "--to", "ncvts"), b"`5,5` is not a number"),
        (("convert", "1e400 pearl", "--to", "ncvts"), b"`1e400` is not a number"),
        (("convert", "1/3 pearl", "--to", "ncvts"), b"`1/3` is not a number"),
        (("convert", "-5 pearl", "--to", "ncvts"), b"`-5 pearl` is not an amount"),
        (("convert", "5", "--to", "pearl"), b"`5` is not an amount"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(arguments: tuple[str, ...], words: bytes) -> None:
    done = run([*arguments, *ATLANTIS])
    assert done.returncode == 2
    assert words in done.stderr


def test_a_prefix_that_is_not_declared_is_said_plainly() -> None:
    done = run(["query", "-"], stdin=b"SELECT * WHERE { ?s foo:bar ?o }")
    assert done.returncode == 2
    assert b"a prefix that it does not declare" in done.stderr


def test_two_kinds_of_record_in_one_are_refused() -> None:
    text = (RECORD % ("20.0", "pearl")).replace(
        "a mcp:Credential ;", "a mcp:Offer , mcp:Credential ;"
    )
    done = run(["check", "-", *CHECK], stdin=text.encode())
    assert done.returncode == 3
    assert b"mcp:Credential and mcp:Offer at once" in done.stderr


def test_a_text_without_width_is_empty() -> None:
    record = '{"format": "mcpolicy-credential/1", "kind": "offer", "title": "\u200b"}'
    done = run(["check", "-", *CHECK], stdin=record.encode())
    assert done.returncode == 3
    assert b"title" in done.stderr


def test_an_endless_input_is_not_read_to_its_end() -> None:
    endless = Path("/dev/zero")
    if not endless.exists():
        pytest.skip("this system has no endless file")
    done = run(["check", str(endless), *CHECK])
    assert done.returncode == 3
    assert b"16,000,000 bytes" in done.stderr


def test_a_dash_as_output_is_standard_output() -> None:
    assert json.loads(run(["schema", "-o", "-"]).stdout)["$schema"]


@pytest.mark.skipif(os.name == "nt", reason="modes and links are those of POSIX")
def test_a_file_keeps_its_mode_and_a_link_its_target(record: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "report.txt", tmp_path / "link.txt"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o600)
    link.symlink_to(target)
    assert (
        run(["check", str(record), *CHECK, "--fail-on", "never", "-o", str(link)]).returncode == 0
    )
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("DOES NOT CONFORM")
    assert target.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_plain_file_is_written_to(record: Path, tmp_path: Path) -> None:
    """A named pipe stays one, and who reads it gets the report."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        done = run(["check", str(record), *CHECK, "--fail-on", "never", "-o", str(pipe)])
        assert done.returncode == 0, done.stderr
        assert os.read(reader, 100).startswith(b"DOES NOT CONFORM")
        assert pipe.is_fifo()
    finally:
        os.close(reader)
