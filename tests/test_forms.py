"""The table of forms: every row leads to a renderer of the one signature, and feeds `--format`."""

from __future__ import annotations

import inspect
import sys

import click
import pytest

from command import ATLANTIS, run
from mcpolicy.cli import cli
from mcpolicy.render import FORMS, forms_of, renderer

ROWS = [(kind, form) for kind, forms in FORMS.items() for form in forms]
KINDS = {
    "check": "check",
    "compare": "compare",
    "convert": "convert",
    "coverage": "coverage",
    "crosswalk": "crosswalk",
    "definitions": "definitions",
    "explain": "explanation",
    "export": "export",
    "frameworks": "frameworks",
    "levels": "levels",
    "lint": "lint",
    "query": "query",
    "schema": "schema",
}
"""The kind of page that each command shows."""


@pytest.mark.parametrize(("kind", "form"), ROWS)
def test_every_renderer_takes_a_page_and_a_context_and_gives_a_text(kind: str, form: str) -> None:
    signature = inspect.signature(renderer(kind, form))
    page, context = signature.parameters.values()
    assert (page.name, context.name, context.annotation) == ("page", "context", "Context")
    assert page.kind is context.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
    assert signature.return_annotation == "str"


def test_no_renderer_writes_two_forms() -> None:
    functions = [name for forms in FORMS.values() for name in forms.values()]
    assert len(set(functions)) == len(functions)


@pytest.mark.parametrize(("command", "kind"), KINDS.items())
def test_the_choices_of_a_command_are_the_forms_of_its_page(command: str, kind: str) -> None:
    found = cli.get_command(click.Context(cli), command)
    assert found is not None
    (option,) = (one for one in found.params if "--format" in one.opts)
    assert isinstance(option.type, click.Choice)
    assert tuple(option.type.choices) == forms_of(kind)
    assert option.default == forms_of(kind)[0]


def test_a_framework_is_shown_in_the_forms_of_the_list() -> None:
    """`mcpolicy frameworks` shows either page under one option."""
    assert forms_of("framework") == forms_of("frameworks")


def test_a_rule_is_shown_in_the_forms_of_everything_else() -> None:
    """`mcpolicy explain` shows either page under one option."""
    assert forms_of("rule") == forms_of("explanation")


def test_a_new_form_is_one_file_and_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FORMS["levels"], "toy", "toy_form:render")
    monkeypatch.delitem(sys.modules, "mcpolicy.cli.levels", raising=False)
    done = run(["levels", "tide", *ATLANTIS, "--format", "toy", "--lang", "fr"])
    assert (done.returncode, done.stdout.decode()) == (0, "Échelle des marées: 1 < 2 < 3\n")
