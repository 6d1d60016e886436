"""`mcpolicy frameworks`: the frameworks that can be found, or one of them."""

from __future__ import annotations

import click

from mcpolicy.cli.command import Command
from mcpolicy.cli.errors import FAULTY, say_error
from mcpolicy.cli.options import LANG, OUTPUT, PATHS, form_option
from mcpolicy.cli.output import show
from mcpolicy.errors import FrameworkError
from mcpolicy.framework import Framework
from mcpolicy.library import Library
from mcpolicy.pages.framework import framework_page, frameworks_page
from mcpolicy.wording import Wording

__all__ = ["frameworks"]


@click.command(cls=Command)
@click.argument("framework", required=False)
@form_option("frameworks")
@LANG
@OUTPUT
@PATHS
def frameworks(
    framework: str | None,
    form: str,
    wording: Wording,
    output: str | None,
    paths: tuple[str, ...],
) -> int:
    """Show one framework, or list those that can be used and tell of the others."""
    library = Library(paths)
    if framework is not None:
        page = framework_page(library.framework(framework), library)
        show("framework", page, form, wording, output)
        return 0
    sound: list[Framework] = []
    for framework_id in library.ids():
        try:
            sound.append(library.framework(framework_id))
        except FrameworkError as error:
            say_error(error, wording)
    show("frameworks", frameworks_page(sound, library), form, wording, output)
    return 0 if len(sound) == len(library.ids()) else FAULTY
