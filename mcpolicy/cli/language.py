"""The language of a command line, told by its words before anything else is made of them.

Help and errors speak it too, also where `--lang` stands after what is wrong, so it cannot wait for
the words to be parsed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import click

from mcpolicy.wording import LANGUAGES, Wording

__all__ = ["language_in", "wording_of"]

_NAME = "--lang"


def language_in(words: Sequence[str]) -> str:
    """Give the language that the words ask for, the last one named; English when none is.

    >>> language_in(["check", "-", "--as-of", "yesterday", "--lang", "fr"])
    'fr'
    >>> language_in(["check", "-", "--lang=pt", "--help"])
    'pt'
    >>> language_in(["check", "-", "--lang", "xx"])
    'en'
    """
    language = LANGUAGES[0]
    for word, following in pairwise((*words, "")):
        if word == "--":
            break  # what follows are arguments, whatever they look like
        stated = following if word == _NAME else word.removeprefix(f"{_NAME}=")
        if word.startswith(_NAME) and stated in LANGUAGES:
            language = stated
    return language


def wording_of(ctx: click.Context) -> Wording:
    """Give the wording of the command line that a context belongs to."""
    return Wording(ctx.find_root().obj or LANGUAGES[0])
