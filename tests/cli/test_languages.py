"""The command in a language that only a framework has: its texts, and English sentences."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from command import Done, run, run_process
from invented import SPANISH, atlantis_in, translated

RECORD = "tests/golden/record.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The invented framework with texts in Spanish."""
    return translated(atlantis_in(tmp_path / "atlantis"))


def check(folder: Path, *words: str) -> Done:
    common = ("-f", "atlantis", "--as-of", "2026-11-01", "--fail-on", "never")
    return run(["check", RECORD, *common, "--framework-path", str(folder), *words])


def test_a_check_says_the_texts_of_the_framework_and_english_sentences(folder: Path) -> None:
    done = check(folder, "--lang", "es")
    assert (done.returncode, done.stderr) == (0, b"")
    text = " ".join(done.stdout.decode().split())
    assert "DOES NOT CONFORM" in text
    assert "Atlántida (atlantis 1.0.0)" in text
    assert "Una microcredencial tiene menos de 20 perlas atlantis:rule-size" in text
    assert "es demasiado grande" in text
    assert "To satisfy it: bajar a menos de 20 perlas" in text
    assert "too large" not in text


def test_a_text_that_the_language_lacks_is_said_in_english(folder: Path) -> None:
    text = check(folder, "--lang", "es").stdout.decode()
    assert "El alumno está identificado" in text
    assert "no learner is identified" in text


def test_the_real_entry_point_speaks_it_too(folder: Path) -> None:
    words = ("explain", "atlantis:rule-size", "--framework-path", str(folder), "--lang", "es")
    done = run_process(words)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.decode().splitlines()
    assert lines[0] == "atlantis:rule-size  Una microcredencial tiene menos de 20 perlas"
    assert "es demasiado grande" in done.stdout.decode()


@pytest.mark.parametrize("language", ["es", "es-MX", "ES"])
def test_a_report_names_the_language_as_it_was_asked_for(folder: Path, language: str) -> None:
    document = json.loads(check(folder, "--lang", language, "--format", "json").stdout)
    assert document["language"] == language
    outcomes = {one["id"]: one for one in document["results"][0]["outcomes"]}
    assert outcomes["atlantis:rule-size"]["message"] == "es demasiado grande"


def test_a_check_in_english_is_the_same_with_and_without_another_language(folder: Path) -> None:
    before = check(folder, "--format", "json").stdout
    shutil.rmtree(folder / "lang")
    assert check(folder, "--format", "json").stdout == before


@pytest.mark.parametrize(
    "words",
    [
        ("--lang", "es", "frameworks", "--framework-path", "{}"),
        ("frameworks", "--lang=es", "--framework-path={}"),
        ("frameworks", "--framework-path", "{}", "--lang", "es-AR"),
    ],
)
def test_the_folder_may_be_named_before_or_after_the_language(
    folder: Path, words: tuple[str, ...]
) -> None:
    done = run([word.format(folder) for word in words])
    assert done.returncode == 0, done.stderr
    assert "Atlántida" in done.stdout.decode()


def test_a_language_that_nobody_has_is_wrong_usage_and_lists_what_there_is(folder: Path) -> None:
    translated(folder, "", "zh-Hant.ttl")
    done = check(folder, "--lang", "xx")
    assert done.returncode == 2
    assert done.stdout == b""
    error = done.stderr.decode().splitlines()[-1]
    assert error == (
        "Error: `xx` is not accepted as --lang: accepted are `en`, `fr`, `pt`, "
        "`es` (atlantis), `et` (estonia), `zh-Hant` (atlantis)"
    )


@pytest.mark.parametrize("language", ["es", "xx", "zh-Hant", "pt_BR", ""])
def test_without_the_framework_there_is_no_such_language(language: str) -> None:
    done = run(["frameworks", "--lang", language])
    assert done.returncode == 2
    assert f"Error: `{language}` is not accepted as --lang: accepted are `en`" in (
        done.stderr.decode()
    )


@pytest.mark.parametrize(
    ("language", "said"), [("pt-BR", "Regras violadas"), ("fr-CA", "Règles violées")]
)
def test_a_narrower_tag_gets_what_there_is_in_its_base(
    folder: Path, language: str, said: str
) -> None:
    done = check(folder, "--lang", language)
    assert done.returncode == 0, done.stderr
    assert said in done.stdout.decode()


def test_help_in_a_language_of_a_framework_is_english() -> None:
    done = run(["check", "--help", "--lang", "es"])
    assert done.returncode == 0
    assert done.stdout.decode().startswith("Usage: mcpolicy check")


def test_a_folder_of_frameworks_that_is_not_there_is_told_first() -> None:
    done = run(["frameworks", "--lang", "es", "--framework-path", "/nowhere"])
    assert done.returncode == 4
    assert "Error: `/nowhere` is not a folder" in done.stderr.decode()


def test_pages_of_frameworks_say_languages_and_both_digests(folder: Path) -> None:
    words = ("frameworks", "atlantis", "--framework-path", str(folder))
    shown = json.loads(run([*words, "--format", "json"]).stdout)
    assert shown["languages"] == ["en", "es", "fr", "pt"]
    assert shown["digest"].startswith("sha256:")
    assert shown["texts_digest"].startswith("sha256:")
    assert shown["texts_digest"] != shown["digest"]
    lines = run(words).stdout.decode().splitlines()
    assert "languages: en, es, fr, pt" in lines
    assert f"digest of the statements: {shown['digest']}" in lines
    assert f"digest of the texts in lang/: {shown['texts_digest']}" in lines
    shutil.rmtree(folder / "lang")
    assert "digest of the texts in lang/: none" in run(words).stdout.decode().splitlines()
    assert json.loads(run([*words, "--format", "json"]).stdout)["texts_digest"] is None


def test_the_list_of_frameworks_says_languages(folder: Path) -> None:
    words = ("frameworks", "--framework-path", str(folder))
    rows = [line.split() for line in run(words).stdout.decode().splitlines()]
    assert rows[0][-1] == "languages"
    (row,) = [one for one in rows if one[:1] == ["atlantis"]]
    assert row[-4:] == ["en,", "es,", "fr,", "pt"]


def test_a_query_finds_texts_of_every_language(folder: Path) -> None:
    query = (
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"
        "SELECT ?text WHERE { ?rule rdfs:label ?text FILTER(LANG(?text) = 'es') } ORDER BY ?text"
    )
    words = ("query", "-", "-f", "atlantis", "--framework-path", str(folder), "--format", "csv")
    done = run(words, stdin=query.encode())
    assert done.stdout.decode().splitlines() == [
        "text",
        "Atlántida",
        "El alumno está identificado",
        "Una microcredencial tiene menos de 20 perlas",
    ]


def test_a_file_that_says_more_than_texts_ends_with_4(folder: Path) -> None:
    translated(folder, f"{SPANISH}\natlantis:rule-size sh:maxExclusive 25.0 .\n")
    done = check(folder)
    assert done.returncode == 4
    assert f"{folder}/lang/es.ttl:10: `atlantis:rule-size` sh:maxExclusive does not belong" in (
        done.stderr.decode()
    )


def test_a_shell_that_completes_is_told_the_languages_of_the_interface(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("_MCPOLICY_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "mcpolicy check --lang ")
    monkeypatch.setenv("COMP_CWORD", "3")
    assert run(()).stdout.decode().split() == ["plain,en", "plain,fr", "plain,pt"]


@pytest.mark.parametrize(
    ("language", "tag", "name"),
    [
        ("fr", "fr", "Échelle des marées - Échelle des vents"),
        ("es", "en", "Ladder of tides - Ladder of winds"),
    ],
)
def test_what_is_exported_is_tagged_with_the_language_that_it_is_in(
    language: str, tag: str, name: str, folder: Path
) -> None:
    words = ("crosswalk", "tide", "wind", "--framework-path", str(folder), "--format", "ctdl")
    document = json.loads(run([*words, "--lang", language]).stdout)
    assert document["@graph"][0]["ceterms:name"] == {tag: name}


def test_a_file_of_texts_that_cannot_be_read_is_named_with_its_folder(folder: Path) -> None:
    translated(folder, "#" * 16_000_001)
    done = check(folder)
    assert done.returncode == 4
    assert f"{folder}/lang/es.ttl: has more than 16,000,000 bytes" in done.stderr.decode()
