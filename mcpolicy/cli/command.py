"""Commands that speak the reader's language: their help stands in the message catalogue.

The help of the command `check` is the sentence `help-check`, its line in the list of commands
`short-check`; the help of an option is the sentence whose key it is given. A command's module is
imported when the command is called or its help is shown, and not to list it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import partial
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem

from mcpolicy.cli.errors import (
    INTERNAL,
    RefusedError,
    WrongUsageError,
    exit_code_of,
    no_such,
    refusing,
    say_internal_error,
    say_refusal,
)
from mcpolicy.cli.language import Foretold, foretold, with_metavars, wording_of
from mcpolicy.wording import (
    LANGUAGES,
    Note,
    Wording,
    is_language_tag,
    language_bases,
    printable,
)

__all__ = ["Choice", "Command", "Group", "Language", "Option", "option"]


class Choice(click.Choice):  # type: ignore[type-arg]
    """One of a list of words."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> object:
        """Read the value.

        Raises:
            WrongUsageError: If it is none of the list.
        """
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            accepted = ", ".join(f"`{one}`" for one in self.choices)
            name = "" if param is None else max(param.opts, key=len)
            shown = printable(str(value))
            raise WrongUsageError(
                Note.of("usage-choice", value=shown, name=name, accepted=accepted)
            ) from None


class Language(click.ParamType):  # type: ignore[type-arg]
    """A language that the interface speaks, or in which a framework that is found has texts."""

    name = "|".join((*LANGUAGES, "TAG"))

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Read the tag; one with more parts than what there is, such as `pt-BR`, will do.

        Raises:
            WrongUsageError: If there is nothing in that language.
            FrameworkError: If the frameworks cannot be found.
        """
        tag = str(value)
        wanted = language_bases(tag) if is_language_tag(tag) else ()
        if not set(LANGUAGES).isdisjoint(wanted):
            return tag
        from mcpolicy.resources import FrameworkFolders  # only for what the interface lacks

        paths = () if ctx is None else foretold(ctx).paths
        known = FrameworkFolders(paths).languages()
        if not {one.lower() for one in known}.isdisjoint(wanted):
            return tag
        raise WrongUsageError(_no_language(tag, known))

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Give the languages of the interface, for a shell that completes words."""
        return [CompletionItem(one) for one in LANGUAGES if one.startswith(incomplete)]


def _no_language(tag: str, known: Mapping[str, Sequence[str]]) -> Note:
    """Say which languages there are: those of the interface, and the others of frameworks."""
    listed = [f"`{one}`" for one in LANGUAGES]
    listed += [
        f"`{one}` ({', '.join(ids)})" for one, ids in known.items() if one.lower() not in LANGUAGES
    ]
    shown = printable(tag, 40)
    return Note.of("usage-choice", value=shown, name="--lang", accepted=", ".join(listed))


class Option(click.Option):
    """An option whose help is a key of the message catalogue."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Give the names of the option and its help; None for a hidden one."""
        record = super().get_help_record(ctx)
        if record is None or self.help is None:
            return record
        wording = wording_of(ctx)
        remarks = []
        if self.show_default:
            default = self.show_default if isinstance(self.show_default, str) else self.default
            remarks.append(wording.say("help-default", value=default))
        if self.required:
            remarks.append(wording.say("help-required"))
        remark = f"  [{wording.joined(remarks)}]" if remarks else ""
        return with_metavars(record[0], wording), wording.say(self.help) + remark


option = partial(click.option, cls=Option)
"""Declares an option; `help` is a key of the message catalogue."""


class _Spoken(click.Command):
    """What commands and the group of them have in common: the frame of their help and errors."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words."""
        with refusing(ctx):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run it."""
        with refusing(ctx):
            return super().invoke(ctx)

    def help_key(self) -> str:
        """Give the key of its help in the message catalogue."""
        return f"help-{self.name}"

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that says how it is used."""
        wording = wording_of(ctx)
        pieces = with_metavars(" ".join(self.collect_usage_pieces(ctx)), wording)
        prefix = f"{wording.say('help-usage')} "
        formatter.write_usage(ctx.command_path, pieces, prefix=prefix)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what it does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(wording_of(ctx).say(self.help_key()))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write its options, and last the one that asks for help, which is click's own."""
        wording = wording_of(ctx)
        options = (one for one in self.params if isinstance(one, click.Option))
        rows = [row for one in options if (row := one.get_help_record(ctx)) is not None]
        names = ", ".join(sorted(self.get_help_option_names(ctx), key=len))
        rows.append((names, wording.say("help-option-help")))
        _write_rows(formatter, wording.say("help-options"), rows)


class Command(_Spoken):
    """A command; it gives its exit code, or nothing for 0, and lets errors of the library pass."""

    allow_extra_args = True  # so that it is told here what is left over

    def get_short_help_str(self, limit: int = 45) -> str:
        """Give its line in a list of commands, for the completion of a shell."""
        return Wording().say(f"short-{self.name}")

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words; there may be no more of them than are asked for."""
        left = super().parse_args(ctx, args)
        if left and not ctx.resilient_parsing:
            words = ", ".join(f"`{printable(one)}`" for one in left)
            with refusing(ctx):
                raise WrongUsageError(Note.of("usage-extra", words=words))
        return left


class Group(_Spoken, click.Group):
    """The commands, found through a table of their names and modules."""

    def __init__(self, *arguments: Any, table: Mapping[str, str], **settings: Any) -> None:
        """Keep the table; a module holds a command under the command's name."""
        super().__init__(*arguments, **settings)
        self.table = table

    def help_key(self) -> str:
        """Give the key of the help of the whole."""
        return "help-mcpolicy"

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of the commands."""
        return sorted(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command and give the command."""
        module = self.table.get(cmd_name)
        if module is None:
            return None
        command: click.Command = getattr(import_module(module), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first word names.

        Raises:
            WrongUsageError: If there is none of that name.
        """
        name = args[0]
        if name not in self.table and not ctx.resilient_parsing:
            raise WrongUsageError(no_such("command", name, get_close_matches(name, self.table)))
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and the list of commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands."""
        wording = wording_of(ctx)
        rows = [(name, wording.say(f"short-{name}")) for name in self.list_commands(ctx)]
        _write_rows(formatter, wording.say("help-commands"), rows)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **settings: Any,
    ) -> Any:
        """Run a command line and exit.

        With `standalone_mode=False`, errors are raised and the exit code is returned.
        """
        told = Foretold.of(sys.argv[1:] if args is None else list(args))

        def run() -> Any:
            return click.Group.main(
                self, args, prog_name, complete_var, False, obj=told, **settings
            )

        if not standalone_mode:
            return run()
        wording = Wording(told.language)
        try:
            code = run()
        except RefusedError as refused:
            say_refusal(refused, wording)
            code = exit_code_of(refused.error)
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        except click.Abort:
            click.echo(wording.say("command-aborted"), err=True)
            code = 1
        except Exception as error:
            say_internal_error(error, wording)
            code = INTERNAL
        sys.exit(code)


def _write_rows(formatter: click.HelpFormatter, heading: str, rows: list[tuple[str, str]]) -> None:
    formatter.write_paragraph()
    formatter.write(f"{heading}\n")
    with formatter.indentation():
        formatter.write_dl(rows)
