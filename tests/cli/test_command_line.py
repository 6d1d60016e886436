"""The command speaks one language a call: help, errors and reports; and every command is a line."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
import pytest

import command
import mcpolicy
from command import ATLANTIS
from helpers import ROOT
from mcpolicy import wording
from mcpolicy.cli import COMMANDS, cli
from mcpolicy.cli.command import Option
from mcpolicy.cli.errors import WrongUsageError, exit_code_of
from mcpolicy.cli.language import METAVARS
from mcpolicy.errors import (
    CredentialDataError,
    CredentialSyntaxError,
    CreditError,
    CrosswalkError,
    DataNotFoundError,
    FrameworkNotConformantError,
    FrameworkSyntaxError,
    McpolicyError,
    QueryError,
    SeverityFileError,
    UnknownFrameworkError,
    UnknownNameError,
)
from mcpolicy.wording import Note

RECORD = "tests/golden/record.json"
HELP = tomllib.loads(
    (ROOT / "mcpolicy" / "messages" / "en" / "command.toml").read_text(encoding="utf-8")
)


class Answer(NamedTuple):
    code: int
    stdout: str
    stderr: str


def run(*words: str, data: bytes = b"") -> Answer:
    done = command.run(words, stdin=data)
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


def options() -> Iterator[tuple[str, click.Option]]:
    context = click.Context(cli)
    for name in cli.list_commands(context):
        found = cli.get_command(context, name)
        assert found is not None
        yield from ((name, one) for one in found.params if isinstance(one, click.Option))
    yield from (("mcpolicy", one) for one in cli.params if isinstance(one, click.Option))


def test_every_option_that_is_shown_has_its_sentence_and_no_sentence_is_left_over() -> None:
    shown = [(name, one) for name, one in options() if not one.hidden]
    assert not [(name, one.opts) for name, one in shown if not isinstance(one, Option)]
    said = {str(one.help) for _, one in shown} | {"help-option-help"}
    assert said == {key for key in HELP if key.startswith("help-option-")}


def test_every_command_has_its_help_and_its_line_in_the_list() -> None:
    frame = {"usage", "options", "commands", "default", "required"}
    keys = {key.removeprefix("help-") for key in HELP if key.startswith("help-")}
    assert {key for key in keys if not key.startswith("option-")} - frame == {
        "mcpolicy",
        *COMMANDS,
    }
    assert {key.removeprefix("short-") for key in HELP if key.startswith("short-")} == {*COMMANDS}


def test_a_shell_that_completes_is_told_what_a_command_does() -> None:
    found = cli.get_command(click.Context(cli), "explain")
    assert found is not None
    assert found.get_short_help_str() == "Explain a rule, a clause, a level, a source or a term."


@pytest.mark.parametrize(
    "words",
    [
        ("check", "--help", "--lang", "fr"),
        ("check", "--lang", "fr", "--help"),
        ("check", "-h", "--lang=fr"),
        ("--lang", "fr", "check", "--help"),
        ("--lang", "pt", "check", "--help", "--lang", "fr"),
    ],
)
def test_help_speaks_the_language_asked_for_in_whatever_order(words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.code == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "Utilisation\u00a0: mcpolicy check [OPTIONS] [ENTRÉES]..."
    assert "Options\u00a0:" in lines
    text = " ".join(done.stdout.split())
    assert "Vérifie des titres, des offres, des politiques" in text
    assert "Identifiant d'un cadre ; peut être répété. [obligatoire]" in text
    assert "Forme des résultats. [par défaut : text]" in text
    assert "Affiche ce message et termine." in text


def test_the_help_of_the_whole_speaks_too() -> None:
    for words in (("--help", "--lang", "pt"), ("--lang", "pt", "-h")):
        text = run(*words).stdout
        assert text.startswith("Utilização: mcpolicy [OPÇÕES] COMANDO [ARGUMENTOS]...\n")
        assert (
            "  explain      Explica uma regra, uma cláusula, um nível, uma fonte ou um termo.\n"
            in text
        )
        assert "Mostra a versão e termina." in text


def test_help_is_english_without_a_language_and_hides_old_names() -> None:
    done = run("check", "--help")
    assert done.stdout.startswith("Usage: mcpolicy check [OPTIONS] [INPUTS]...\n")
    assert "--profile" not in done.stdout


def test_no_words_at_all_show_the_commands_and_are_wrong_usage() -> None:
    done = run()
    assert done.code == 2
    assert (
        "  explain      Explain a rule, a clause, a level, a source or a term.\n"
        in done.stdout + done.stderr
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("check", "--lang", "fr", "-f", "eu"), 2, "Erreur\u00a0: indiquez au moins un fichier"),
        (("check", "-f", "eu", "-", "-", "--lang", "pt"), 2, "só pode ser lida uma vez"),
        (("check", RECORD, "-f", "x", "--lang", "fr"), 2, "cadre inconnu `x`\u202f; cadres connus"),
        (("check", RECORD, "-f", "eu", "--as-of", "x", "--lang", "fr"), 2, "un jour comme"),
        (("check", "--profile", "x", "--lang", "fr"), 2, "`--profile` s'appelle désormais"),
        (("--lang", "pt", "explain", "eu:rule-x"), 2, "Erro: nome desconhecido `eu:rule-x`"),
        (("convert", "5,5 ects", "--to", "h", "--lang", "fr"), 2, "`5,5` n'est pas un nombre"),
        (("convert", "5", "--to", "h", "--lang", "pt"), 2, "`5` não é uma quantidade"),
        (("crosswalk", "tide", "--lang", "fr"), 2, "indiquez l'échelle à atteindre"),
        (("schema", "-o", "/no/such/folder/x", "--lang", "fr"), 2, "impossible d'écrire"),
        (("query", "nothing.rq", "--lang", "fr"), 2, "la requête ne peut pas être lue"),
        (("frameworks", "--framework-path", "/nowhere", "--lang", "pt"), 4, "não é uma pasta"),
    ],
)
def test_errors_speak_the_language_wherever_it_is_named(
    words: tuple[str, ...], code: int, said: str
) -> None:
    done = run(*words)
    assert done.code == code
    assert said in done.stderr
    assert done.stdout == ""


def test_wrong_usage_says_how_the_command_is_used() -> None:
    done = run("crosswalk", "tide", "--lang", "fr")
    assert done.stderr == (
        "Utilisation\u00a0: mcpolicy crosswalk [OPTIONS] SOURCE [CIBLE]\n"
        "Essayez «\u00a0mcpolicy crosswalk --help\u00a0» pour obtenir de l'aide.\n"
        "\n"
        "Erreur\u00a0: indiquez l'échelle à atteindre, ou plusieurs avec --to\n"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("levels", "--nothing"), "l'option `--nothing` n'existe pas"),
        (("levels", "eqf", "--outpu", "x"), "les plus proches\u00a0: `--output`"),
        (("levels", "eqf", "-x"), "l'option `-x` n'existe pas"),
        (("levels",), "il manque ÉCHELLE"),
        (("convert", "5 ects"), "il manque l'option --to"),
        (("levels", "eqf", "-o"), "l'option -o demande une valeur"),
        (("check", "--all=yes"), "l'option --all ne prend pas de valeur"),
        (("check", "--help=yes"), "l'option --help ne prend pas de valeur"),
        (("levels", "eqf", "acqf", "x\n"), "qu'il n'en est demandé\u00a0: `acqf`, `x\\u000a`"),
        (("levels", "eqf", "--format", "x"), "pour --format\u202f; sont acceptés `text`, `json`"),
        (("chek",), "la commande `chek` n'existe pas\u202f; les plus proches\u00a0: `check`"),
        (("nothing",), "la commande `nothing` n'existe pas\u202f; --help les énumère"),
        ((), "il manque une commande"),
    ],
)
def test_what_click_refuses_is_said_in_the_language(words: tuple[str, ...], said: str) -> None:
    done = run("--lang", "fr", *words)
    assert done.code == 2
    assert done.stdout == ""
    usage, hint, _, error = done.stderr.splitlines()
    assert usage.startswith("Utilisation\u00a0: mcpolicy")
    assert hint.startswith("Essayez")
    assert error.startswith("Erreur\u00a0: ")
    assert said in error


def test_help_has_words_of_its_language_for_what_is_to_be_given() -> None:
    """A word in capitals that help shows is listed, but for names of formats and places."""
    context = click.Context(cli)
    commands = [cli, *(cli.get_command(context, name) for name in COMMANDS)]
    shown = set()
    for one in commands:
        assert one is not None
        pieces = [
            *one.collect_usage_pieces(context),
            *(p.make_metavar(context) for p in one.params),
        ]
        shown |= set(re.findall(r"\b[A-Z]+\b", " ".join(pieces)))
    assert shown - {"BOOLEAN"} == set(METAVARS)
    text = run("check", "--help", "--lang", "pt").stdout
    assert "-o, --output FICHEIRO" in text
    assert "--as-of issue|today|DATA" in text


def test_a_folder_where_a_file_is_wanted_is_told_in_the_language(tmp_path: Path) -> None:
    done = run("schema", "-o", str(tmp_path), "--lang", "pt")
    assert done.code == 2
    assert f"Erro: não é possível escrever `{tmp_path}`" in done.stderr


def test_an_unknown_language_is_wrong_usage_in_english() -> None:
    done = run("levels", "eqf", "--lang", "xx")
    assert done.code == 2
    assert "Error: `xx` is not accepted as --lang: accepted are `en`, `fr`, `pt`" in done.stderr


@pytest.mark.parametrize(
    ("old", "new"), [("--profile", "--severities"), ("--profile-of", "--framework-as-record")]
)
def test_an_old_name_of_an_option_says_the_new_one(old: str, new: str) -> None:
    done = run("check", RECORD, "-f", "eu", old, "x")
    assert done.code == 2
    assert f"Error: `{old}` is called `{new}` now" in done.stderr


def test_one_broken_input_is_told_and_kept_in_the_language_of_the_report() -> None:
    """The reason travels as a note, not as an English sentence."""
    broken = b"<urn:x:1> a <urn:x:2> .\n<urn:x:1> <urn:x:3> << <urn:x:1> a <urn:x:2> >> ."
    words = ("check", "-", RECORD, "-f", "atlantis", *ATLANTIS, "--as-of", "2026-11-01")
    reasons = {
        "en": "statements about statements (`<< ... >>`) are not read",
        "fr": "les énoncés sur des énoncés (`<< ... >>`) ne sont pas lus",
    }
    for language, reason in reasons.items():
        done = run(*words, "--format", "json", "--lang", language, data=broken)
        assert done.code == 3
        document = json.loads(done.stdout)
        assert [one["path"] for one in document["unreadable"]] == ["-"]
        assert document["unreadable"][0]["message"].endswith(reason)
        assert len(document["results"]) == 1
        assert reason in done.stderr


def test_severities_of_unknown_rules_are_warned_of_in_the_language(tmp_path: Path) -> None:
    path = tmp_path / "strict.toml"
    path.write_text('[rules]\n"atlantis:rule-none" = "info"\n', encoding="utf-8")
    words = ("check", RECORD, "-f", "atlantis", *ATLANTIS, "--severities", str(path))
    done = run(*words, "--lang", "pt")
    assert done.code == 1
    said = f"Aviso: {path}: nenhuma regra `atlantis:rule-none` nos quadros pedidos\n"
    assert done.stderr == said
    done = run(*words[:-1], str(tmp_path / "none.toml"), "--lang", "fr")
    assert done.code == 2
    assert "impossible d'ouvrir" in done.stderr


def test_a_fault_of_the_program_is_owned_up_to(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the sky fell")

    monkeypatch.setattr("mcpolicy.cli.schema.own_json_schema", fail)
    done = run("schema", "--lang", "fr")
    assert done.code == 70
    assert done.stderr.startswith("Erreur interne\u00a0: RuntimeError\u00a0: the sky fell\n")


def test_an_interruption_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("mcpolicy.cli.schema.own_json_schema", interrupt)
    done = run("schema", "--lang", "pt")
    assert (done.code, done.stderr.strip()) == (1, "Interrompido!")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (WrongUsageError(Note.of("usage-no-ladder")), 2),
        (UnknownFrameworkError("x", ["eu"]), 2),
        (UnknownNameError("x", ["eu:rule-title"]), 2),
        (CrosswalkError(Note.verbatim("x")), 2),
        (CreditError(Note.verbatim("x")), 2),
        (QueryError(Note.verbatim("x")), 2),
        (SeverityFileError(Note.verbatim("x")), 2),
        (CredentialSyntaxError(Note.verbatim("x")), 3),
        (CredentialDataError(Note.verbatim("x")), 3),
        (DataNotFoundError(Note.verbatim("x")), 4),
        (FrameworkSyntaxError([]), 4),
        (FrameworkNotConformantError("x", []), 4),
    ],
    ids=lambda value: type(value).__name__,
)
def test_exit_codes_are_fixed(error: McpolicyError, code: int) -> None:
    assert exit_code_of(error) == code


def test_a_new_command_is_one_file_one_line_and_its_sentences(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(COMMANDS, "toy", "toy_command")
    english = wording._catalogue("en")
    monkeypatch.setitem(english, "help-toy", "Count the rules of a framework.")
    monkeypatch.setitem(english, "short-toy", "Count rules.")
    done = run("toy", "atlantis", *ATLANTIS, "--lang", "fr")
    assert (done.code, done.stdout) == (3, "Atlantide 3\n")
    assert "  toy          Count rules.\n" in run("--help").stdout
    assert "  Count the rules of a framework.\n" in run("toy", "--help").stdout
    assert run("toy", "nowhere", "--lang", "fr").code == 2


def test_every_public_name_is_where_the_table_says() -> None:
    assert sorted([*mcpolicy._HOMES, "__version__"]) == sorted(mcpolicy.__all__)
    for name in mcpolicy.__all__:
        assert getattr(mcpolicy, name) is not None
    with pytest.raises(AttributeError, match="no attribute `nothing`"):
        _ = mcpolicy.nothing
