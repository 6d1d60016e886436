"""The language of a command line, told by its words before anything else is made of them.

Help and errors speak it too, also where `--lang` stands after what is wrong, so it cannot wait for
the words to be parsed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

import click

from mcpolicy.wording import LANGUAGES, Note, NoteValue, Wording

__all__ = ["METAVARS", "language_in", "metavar", "with_metavars", "wording_of"]

_NAME = "--lang"
_METAVAR = re.compile(r"\b[A-Z]+\b")

METAVARS: Mapping[str, str] = {
    "AMOUNT": "metavar-amount",
    "ARGS": "metavar-args",
    "COMMAND": "metavar-command",
    "DATE": "metavar-date",
    "FILE": "metavar-file",
    "FOLDERS": "metavar-folders",
    "FRAMEWORK": "metavar-framework",
    "IDS": "metavar-ids",
    "INPUTS": "metavar-inputs",
    "LADDER": "metavar-ladder",
    "OPTIONS": "metavar-options",
    "PATH": "metavar-path",
    "PATHS": "metavar-paths",
    "QUERY": "metavar-query",
    "RULE": "metavar-rule",
    "SOURCE": "metavar-source",
    "TARGET": "metavar-target",
    "TEXT": "metavar-text",
}
"""The words in capitals that stand for what is to be given, and their keys."""


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


def metavar(word: str) -> NoteValue:
    """Give a word that stands for what is to be given, to be said in a language."""
    key = METAVARS.get(word)
    return word if key is None else Note.of(key)


def with_metavars(text: str, wording: Wording) -> str:
    """Give a line of help with the words that stand for what is to be given in a language.

    >>> with_metavars("[OPTIONS] [TARGET]", Wording("pt"))
    '[OPÇÕES] [DESTINO]'
    """
    return _METAVAR.sub(lambda found: wording.value(metavar(found.group())), text)
