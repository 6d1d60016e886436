"""`mcpolicy crosswalk`: the levels of one ladder on others."""

from __future__ import annotations

import click

from mcpolicy.cli.command import Choice, Command, option
from mcpolicy.cli.errors import WrongUsageError
from mcpolicy.cli.options import LANG, MIN_EVIDENCE, OUTPUT, PATHS, form_option
from mcpolicy.cli.output import show
from mcpolicy.crosswalk.finder import Crosswalks
from mcpolicy.level import MappingKind
from mcpolicy.library import Library
from mcpolicy.pages.crosswalk import CrosswalkPage
from mcpolicy.wording import Note, Wording

__all__ = ["crosswalk"]


@click.command(cls=Command)
@click.argument("source")
@click.argument("target", required=False)
@option("--to", "targets", help="help-option-to-ladders")
@option("--level", help="help-option-level")
@option(
    "--kind",
    "kinds",
    multiple=True,
    type=Choice([kind.value for kind in MappingKind]),
    help="help-option-kind",
)
@MIN_EVIDENCE
@form_option("crosswalk")
@LANG
@OUTPUT
@PATHS
def crosswalk(
    source: str,
    target: str | None,
    targets: str | None,
    level: str | None,
    kinds: tuple[str, ...],
    min_evidence: str | None,
    form: str,
    wording: Wording,
    output: str | None,
    paths: tuple[str, ...],
) -> None:
    """Build a crosswalk to each ladder named and show them together."""
    listed = (name.strip() for name in (targets or "").split(","))
    names = list(dict.fromkeys(name for name in (target, *listed) if name))
    if not names:
        raise WrongUsageError(Note.of("usage-no-ladder"))
    library = Library(paths)
    finder = Crosswalks(library)
    crosswalks = tuple(
        finder.find(source, name, kinds=kinds or None, min_evidence=min_evidence) for name in names
    )
    page = CrosswalkPage(crosswalks=crosswalks, ladders=library.ladders(), kinds=kinds)
    shown = page if level is None else page.of_level(level)
    show("crosswalk", shown, form, wording, output)
