"""`mcpolicy migrate`: framework folders of the old form in the new one."""

from __future__ import annotations

from pathlib import Path

import click

from mcpolicy.cli.command import Command, option
from mcpolicy.cli.errors import FOUND, WrongUsageError, exit_code_of, say_error
from mcpolicy.cli.options import LANG, PATH
from mcpolicy.cli.output import write_all
from mcpolicy.errors import McpolicyError
from mcpolicy.wording import Count, Note, Wording, printable
from mcpolicy.workbench.lint.folder import folder_at
from mcpolicy.workbench.migrate import Migration
from mcpolicy.workbench.migrate import migrate as migrated

__all__ = ["migrate"]


@click.command(cls=Command)
@click.argument("folders", nargs=-1, required=True, type=PATH)
@option("--check", is_flag=True, help="help-option-check")
@LANG
def migrate(folders: tuple[str, ...], check: bool, wording: Wording) -> int:
    """Migrate each folder; what is wrong with one is told, and the others are done."""
    codes = {0}
    for place in folders:
        try:
            migration = migrated(folder_at(place))
            if not check:
                _write(migration, Path(place))
            elif migration.is_needed:
                codes.add(FOUND)
            click.echo(_said(migration, place, check, wording), err=not check)
        except McpolicyError as error:
            say_error(error, wording)
            codes.add(exit_code_of(error))
    return max(codes)


def _said(migration: Migration, place: str, check: bool, wording: Wording) -> str:
    if not migration.is_needed:
        return wording.say("migrate-not-needed", path=printable(place))
    said = Note.of(
        "migrate-to-do" if check else "migrate-done",
        path=printable(place),
        statements=Count(migration.statements),
        clauses=Count(migration.clauses),
        written=", ".join(migration.files) or Note.of("nothing"),
        removed=", ".join(migration.removed) or Note.of("nothing"),
    )
    return wording.note(said)


def _write(migration: Migration, place: Path) -> None:
    """Write the new files, then remove what they replace: a stop between loses nothing.

    Raises:
        WrongUsageError: If a file cannot be written or removed.
    """
    write_all({place / name: data for name, data in migration.files.items()})
    for name in migration.removed:
        path = place / name
        try:
            path.unlink()
        except OSError as error:
            why = error.strerror or str(error)
            note = Note.of("usage-not-written", path=printable(str(path)), why=why)
            raise WrongUsageError(note) from None
