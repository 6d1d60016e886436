"""Options that several commands share, and the types of their values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import click

from mcpolicy.cli.command import Choice, Language, option
from mcpolicy.cli.errors import WrongUsageError
from mcpolicy.cli.language import wording_of
from mcpolicy.model import parse_day
from mcpolicy.readers import FORMATS
from mcpolicy.render import forms_of
from mcpolicy.statement import EVIDENCE_ORDER
from mcpolicy.wording import LANGUAGES, Note, Wording, printable

__all__ = [
    "AS_OF",
    "FILE",
    "FRAMEWORKS",
    "INPUT_FORMAT",
    "LANG",
    "MIN_EVIDENCE",
    "OUTPUT",
    "PATH",
    "PATHS",
    "REQUIRED_FRAMEWORKS",
    "AsOf",
    "form_option",
    "renamed",
]

_Command = TypeVar("_Command", bound=Callable[..., object])


class AsOf(click.ParamType):  # type: ignore[type-arg]
    """`issue`, `today`, or a day."""

    name = "issue|today|DATE"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str | date:
        """Read the value.

        Raises:
            WrongUsageError: If it is none of these.
        """
        if isinstance(value, date):
            return value
        if value in ("issue", "today"):
            return str(value)
        try:
            return parse_day(value)
        except ValueError:
            shown = printable(str(value))
            raise WrongUsageError(Note.of("usage-as-of", value=shown)) from None


class _Place(click.Path):
    """A file or folder; whether it can be used is said by what opens it."""

    def __init__(self, name: str) -> None:
        """Keep the word that help has for it."""
        super().__init__(readable=False)
        self.name = name


FILE = _Place("file")
PATH = _Place("path")


def _wording(ctx: click.Context, param: click.Parameter, value: str | None) -> Wording:
    return wording_of(ctx) if value is None else Wording(value)


LANG = option(
    "--lang",
    "wording",
    type=Language(),
    metavar=Language.name,
    callback=_wording,
    show_default=LANGUAGES[0],
    help="help-option-lang",
)
"""Gives the command its `Wording`."""

OUTPUT = option("--output", "-o", type=FILE, help="help-option-output")
PATHS = option(
    "--framework-path", "paths", multiple=True, type=PATH, help="help-option-framework-path"
)
FRAMEWORKS = option("--framework", "-f", "frameworks", multiple=True, help="help-option-framework")
REQUIRED_FRAMEWORKS = option(
    "--framework",
    "-f",
    "frameworks",
    multiple=True,
    required=True,
    help="help-option-framework",
)
AS_OF = option(
    "--as-of",
    type=AsOf(),
    metavar=AsOf.name,
    default="issue",
    show_default=True,
    help="help-option-as-of",
)
INPUT_FORMAT = option("--input-format", type=Choice(FORMATS), help="help-option-input-format")
MIN_EVIDENCE = option(
    "--min-evidence", type=Choice(EVIDENCE_ORDER), help="help-option-min-evidence"
)


def form_option(kind: str) -> Callable[[_Command], _Command]:
    """Give the option `--format` for a kind of page; its first form is the default."""
    forms = forms_of(kind)
    return option(
        "--format",
        "form",
        type=Choice(forms),
        default=forms[0],
        show_default=True,
        help="help-option-format",
    )


def renamed(old: str, new: str) -> Callable[[_Command], _Command]:
    """Give an option that says under which name another is found now."""

    def refuse(ctx: click.Context, param: click.Parameter, value: object) -> None:
        if value is not None:
            raise WrongUsageError(Note.of("usage-renamed", old=old, new=new))

    return option(old, hidden=True, is_eager=True, expose_value=False, callback=refuse)
