"""The message catalogues: the same sentences in every language, none missing, none left over."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

import pytest

from helpers import ROOT
from mcpolicy.check.outcome import OutcomeKind, Severity
from mcpolicy.check.severity import SeverityTable
from mcpolicy.check.verdict import Verdict
from mcpolicy.cli.language import METAVARS
from mcpolicy.namespaces import MCP, code_of
from mcpolicy.pages.names import CLASSES
from mcpolicy.render.layout import wrap
from mcpolicy.statement import EVIDENCE_ORDER, DateBasis
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import LANGUAGES, printable

FILES = {
    (path.parent.name, path.name): tomllib.loads(path.read_text(encoding="utf-8"))
    for path in (ROOT / "mcpolicy" / "messages").glob("*/*.toml")
}
CATALOGUES: dict[str, dict[str, str]] = {
    language: dict(chain.from_iterable(FILES[key].items() for key in FILES if key[0] == language))
    for language in sorted({language for language, _ in FILES})
}
ENGLISH = CATALOGUES["en"]


class Said(NamedTuple):
    """One place in the code that names a sentence: by its key, or by the start of it when the rest
    is computed."""

    place: str
    key: str
    whole: bool
    values: frozenset[str] | None
    """What is filled in; None when that is computed."""


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def _keys(node: ast.expr) -> Iterator[tuple[str, bool]]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value, True
    elif isinstance(node, ast.IfExp):
        yield from chain(_keys(node.body), _keys(node.orelse))
    elif (
        isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant)
    ):
        yield str(node.values[0].value), False


def said_in_code() -> Iterator[Said]:
    for path in sorted((ROOT / "mcpolicy").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                not isinstance(node, ast.Call)
                or not isinstance(node.func, ast.Attribute)
                or not node.args
            ):
                continue
            if ast.unparse(node.func) != "Note.of" and node.func.attr != "say":
                continue
            names = [keyword.arg for keyword in node.keywords]
            values = None if None in names else frozenset(name for name in names if name)
            for key, whole in _keys(node.args[0]):
                yield Said(f"{path.relative_to(ROOT)}:{node.lineno}", key, whole, values)


def texts_in_code() -> Iterator[tuple[str, bool]]:
    """Give every text in the code, and every start of a computed one: keys are also kept in
    tables."""
    for path in sorted((ROOT / "mcpolicy").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant | ast.JoinedStr):
                yield from _keys(node)


SAID = tuple(said_in_code())


def missing(keys: Iterable[str]) -> list[str]:
    return [key for key in keys if key not in ENGLISH]


def test_there_is_a_catalogue_for_every_language() -> None:
    assert sorted(CATALOGUES) == sorted(LANGUAGES)


@pytest.mark.parametrize(("language", "name"), FILES)
def test_every_language_has_the_same_keys_in_the_same_files(language: str, name: str) -> None:
    assert list(FILES[language, name]) == list(FILES["en", name])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_in_two_files(language: str) -> None:
    parts = [FILES[key] for key in FILES if key[0] == language]
    assert sum(map(len, parts)) == len(CATALOGUES[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_fills_in_the_same(language: str) -> None:
    theirs = CATALOGUES[language]
    assert {key: placeholders(theirs[key]) for key in theirs} == {
        key: placeholders(ENGLISH[key]) for key in ENGLISH
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty(language: str) -> None:
    assert not [key for key, sentence in CATALOGUES[language].items() if not sentence.strip(" ")]


def test_lines_of_french_do_not_break_before_a_sign() -> None:
    """A no-break space stands before a colon and inside of guillemets, a narrow one before ; ! ?"""
    plain = re.compile(r" (?:[;!?»]|:(?:\s|$))|« ")
    assert not [key for key, sentence in CATALOGUES["fr"].items() if plain.search(sentence)]
    assert printable("x\u00a0: y\u202f?") == "x\u00a0: y\u202f?"
    line = f"{'x' * 98} y\u00a0: z"
    assert wrap(line) == f"{'x' * 98}\ny\u00a0: z"


def test_code_stands_in_backticks_in_every_language() -> None:
    filled = re.compile(r"`\{(\w+)\}`")
    for catalogue in CATALOGUES.values():
        assert {key: sorted(filled.findall(catalogue[key])) for key in catalogue} == {
            key: sorted(filled.findall(ENGLISH[key])) for key in ENGLISH
        }


def test_every_key_that_the_code_names_exists() -> None:
    assert len(SAID) > 100
    assert not [f"{one.place}: {one.key}" for one in SAID if one.whole and one.key not in ENGLISH]
    starts = [one for one in SAID if not one.whole]
    assert not [
        f"{one.place}: {one.key}"
        for one in starts
        if not any(key.startswith(one.key) for key in ENGLISH)
    ]


def test_the_code_fills_in_all_that_a_sentence_asks_for() -> None:
    assert not [
        f"{one.place}: {one.key} lacks {', '.join(sorted(lacking))}"
        for one in SAID
        if one.whole
        and one.values is not None
        and (lacking := placeholders(ENGLISH.get(one.key, "")) - one.values)
    ]


def test_no_key_is_left_over() -> None:
    texts = set(texts_in_code())
    starts = tuple(text for text, whole in texts if not whole and text.endswith("-"))
    assert not [key for key in ENGLISH if (key, True) not in texts and not key.startswith(starts)]


def test_no_key_whose_end_is_computed_is_left_over() -> None:
    def ends(start: str) -> set[str]:
        return {key.removeprefix(start) for key in ENGLISH if key.startswith(start)}

    assert ends("unit-") == {"contact-hour", "teaching-hour"}
    shown = {iri.removeprefix(MCP) for iri in Vocabulary.shipped().derived_properties}
    assert ends("name-") == shown - {"ageInDays"}
    assert ends("outcome-") == {kind.value for kind in OutcomeKind}
    assert ends("verdict-") == {verdict.value for verdict in Verdict}
    assert ends("severity-") == {severity.value for severity in Severity}
    assert ends("basis-") == {basis.value for basis in DateBasis}
    assert ends("evidence-") == {*EVIDENCE_ORDER}
    kinds = {code_of(iri) for iri in CLASSES.values()} - {"framework"}
    assert ends("many-") == kinds
    assert ends("metavar-") == {word.lower() for word in METAVARS}


def test_every_value_of_a_list_has_a_word() -> None:
    cells = SeverityTable.shipped().cells
    assert not missing(f"outcome-{kind.value}" for kind in OutcomeKind)
    assert not missing(f"verdict-{verdict.value}" for verdict in Verdict)
    assert not missing(f"severity-{severity.value}" for severity in Severity)
    assert not missing(f"basis-{basis.value}" for basis in DateBasis)
    assert not missing(f"evidence-{evidence}" for evidence in EVIDENCE_ORDER)
    assert not missing(f"status-{status}" for status, _ in cells)
    assert not missing(f"modality-{modality}" for _, modality in cells)
    assert not missing(f"as-of-{basis}" for basis in ("issue", "today", "date"))
