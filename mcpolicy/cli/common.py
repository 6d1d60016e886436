"""What the commands share: options, reading input, writing results, and errors with their exit
codes.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from mcpolicy.errors import (
    CredentialError,
    CreditError,
    CrosswalkError,
    FrameworkError,
    QueryError,
    UnknownFrameworkError,
    UnknownRuleError,
)
from mcpolicy.library import Library
from mcpolicy.model import parse_day
from mcpolicy.readers import MOST_BYTES, read_file
from mcpolicy.render.text import Palette
from mcpolicy.wording import LANGUAGES

__all__ = [
    "FAULTY",
    "FOUND",
    "FRAMEWORKS",
    "LANG",
    "OUTPUT",
    "PATHS",
    "UNREADABLE",
    "AsOf",
    "form_option",
    "library_of",
    "palette_for",
    "read_input",
    "usage",
    "write",
]

FOUND, UNREADABLE, FAULTY = 1, 3, 4
"""Exit codes; 0 is success and 2 is click's own for wrong usage."""


class _Unreadable(click.ClickException):
    """An input cannot be used."""

    exit_code = UNREADABLE


class _Faulty(click.ClickException):
    """A framework cannot be used."""

    exit_code = FAULTY


LANG = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="Language of the output.",
)
OUTPUT = click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False),
    help="Write to this file instead of standard output (-).",
)
PATHS = click.option(
    "--framework-path",
    "paths",
    multiple=True,
    type=click.Path(),
    help="A folder that is a framework or holds frameworks; may be repeated.",
)
FRAMEWORKS = click.option(
    "--framework", "-f", "frameworks", multiple=True, help="Framework id; may be repeated."
)


_Command = TypeVar("_Command", bound=Callable[..., object])


def form_option(*forms: str) -> Callable[[_Command], _Command]:
    """Give the option `--format`, the first of the forms being the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default=forms[0],
        show_default=True,
        help="Form of the output.",
    )


class AsOf(click.ParamType):  # type: ignore[type-arg]
    """`issue`, `today`, or a day."""

    name = "issue|today|DATE"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str | date:
        """Read the value."""
        if isinstance(value, date):
            return value
        if value in ("issue", "today"):
            return str(value)
        try:
            return parse_day(value)
        except ValueError:
            self.fail(
                f"`{value}` is neither `issue`, `today` nor a day such as `2025-08-31`", param, ctx
            )


@contextmanager
def usage() -> Iterator[None]:
    """Turn errors of the library into errors of the command: wrong names are wrong usage, faulty frameworks faulty."""
    try:
        yield
    except (
        UnknownFrameworkError,
        UnknownRuleError,
        CrosswalkError,
        CreditError,
        QueryError,
    ) as error:
        raise click.UsageError(str(error)) from None
    except CredentialError as error:
        raise _Unreadable(str(error)) from None
    except FrameworkError as error:
        raise _Faulty(str(error)) from None


def library_of(paths: Sequence[str]) -> Library:
    """Find the frameworks."""
    with usage():
        return Library(paths)


def read_input(name: str) -> bytes:
    """Read a file, or standard input for `-`, no further than where it is too large.

    Raises:
        CredentialError: If it cannot be opened.
    """
    if name == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    return read_file(name)


def write(text: str, output: str | None) -> None:
    """Write a result whole, or not at all: a file is replaced only when everything is written."""
    data = text.encode("utf-8", "backslashreplace")
    if output is None or output == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    target = Path(output)
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            os.chmod(temporary, 0o666 & ~_umask())
            os.replace(temporary, target)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        raise click.UsageError(f"cannot write `{output}`: {error.strerror or error}") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def palette_for(output: str | None) -> Palette:
    """Choose colours: only on a terminal, and as NO_COLOR, FORCE_COLOR and TERM ask."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    forced = bool(os.environ.get("FORCE_COLOR"))
    return Palette(colour=not plain and output is None and (forced or sys.stdout.isatty()))
