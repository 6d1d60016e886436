"""No sentence for people stands in the code: they stand in the message catalogues."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from helpers import ROOT

FOR_PROGRAMMERS = frozenset({"AssertionError", "AttributeError", "KeyError", "TypeError"})
"""Errors that say how code is used wrongly; nobody who runs the command sees them."""


def words_in(node: ast.expr) -> Iterator[str]:
    """Give the literal texts that a value is made of, but for arguments of calls in it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            yield from words_in(part)
    elif isinstance(node, ast.BinOp):
        yield from (*words_in(node.left), *words_in(node.right))
    elif isinstance(node, ast.IfExp):
        yield from (*words_in(node.body), *words_in(node.orelse))


def said_to_people(node: ast.AST) -> Iterator[ast.expr]:
    """Give what a part of the code says to people: in an error, on the screen, or as help."""
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        if ast.unparse(node.exc.func).rpartition(".")[2] not in FOR_PROGRAMMERS:
            yield from node.exc.args
    elif isinstance(node, ast.Call):
        name = ast.unparse(node.func).rpartition(".")[2]
        if name in {"echo", "print", "secho", "verbatim", "fail"}:
            yield from node.args
        yield from (
            one.value for one in node.keywords if one.arg in {"help", "short_help", "epilog"}
        )


def sentences(source: str) -> list[str]:
    """Give the sentences in a source that a person may see, each with its line."""
    return [
        f"{node.lineno}: {words}"
        for node in ast.walk(ast.parse(source))
        for one in said_to_people(node)
        if isinstance(node, ast.Raise | ast.Call)
        for words in words_in(one)
        if " " in words.strip()
    ]


@pytest.mark.parametrize(
    "source",
    [
        'raise QueryError("no such query")',
        'raise errors.QueryError(f"{name} is unknown") from None',
        'raise click.UsageError("this " + name if name else "no name")',
        'click.echo(f"the file {name}", err=True)',
        'option("--level", help="Only this level.")',
        'Note.verbatim("is not known")',
    ],
)
def test_a_sentence_in_code_is_seen(source: str) -> None:
    assert len(sentences(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        'raise TypeError("a note is expected")',
        'raise QueryError(Note.of("query-long", example="a b"))',
        'option("--level", help="help-option-level")',
        'click.echo(f"{usage}\\n{hint}\\n", err=True)',
    ],
)
def test_what_is_no_sentence_for_people_is_let_through(source: str) -> None:
    assert sentences(source) == []


def test_no_sentence_stands_in_the_code() -> None:
    paths = sorted((ROOT / "mcpolicy").rglob("*.py"))
    assert len(paths) > 100
    assert not [
        f"{path.relative_to(ROOT)}:{one}"
        for path in paths
        for one in sentences(path.read_text(encoding="utf-8"))
    ]
