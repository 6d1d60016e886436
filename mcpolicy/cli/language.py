"""The language of a command line, told by its words before anything else is made of them.

Help and errors speak it too, also where `--lang` stands after what is wrong, so it cannot wait for
the words to be parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import click

from mcpolicy.wording import LANGUAGES, Note, NoteValue, Wording, is_language_tag

__all__ = [
    "METAVARS",
    "Foretold",
    "foretold",
    "language_in",
    "metavar",
    "with_metavars",
    "wording_of",
]

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
    "NAME": "metavar-name",
    "OPTIONS": "metavar-options",
    "PATH": "metavar-path",
    "PATHS": "metavar-paths",
    "QUERY": "metavar-query",
    "SOURCE": "metavar-source",
    "TAG": "metavar-tag",
    "TARGET": "metavar-target",
    "TEXT": "metavar-text",
}
"""The words in capitals that stand for what is to be given, and their keys."""


class Foretold(NamedTuple):
    """What is known of a command line before its words are parsed.

    Attributes:
        language: The language that it asks for.
        paths: The folders of frameworks that it names; which languages there are depends on them.
    """

    language: str = LANGUAGES[0]
    paths: tuple[str, ...] = ()

    @classmethod
    def of(cls, words: Sequence[str]) -> Foretold:
        """Look through the words of a command line."""
        return cls(language_in(words), tuple(_stated("--framework-path", words)))


def _stated(name: str, words: Sequence[str]) -> Iterator[str]:
    """Give the values of an option, in the order in which they stand."""
    for word, following in pairwise((*words, "")):
        if word == "--":
            return  # what follows are arguments, whatever they look like
        if word == name:
            yield following
        elif word.startswith(f"{name}="):
            yield word.removeprefix(f"{name}=")


def language_in(words: Sequence[str]) -> str:
    """Give the language that the words ask for, the last one named; English when none is.

    Whether there is anything in that language is told later.

    >>> language_in(["check", "-", "--as-of", "yesterday", "--lang", "fr"])
    'fr'
    >>> language_in(["check", "-", "--lang=pt", "--help"])
    'pt'
    >>> language_in(["check", "-", "--lang", "pt_BR"])
    'en'
    """
    tags = [tag for tag in _stated("--lang", words) if is_language_tag(tag)]
    return tags[-1] if tags else LANGUAGES[0]


def foretold(ctx: click.Context) -> Foretold:
    """Give what was known of the command line that a context belongs to."""
    found = ctx.find_root().obj
    return found if isinstance(found, Foretold) else Foretold()


def wording_of(ctx: click.Context) -> Wording:
    """Give the wording of the command line that a context belongs to."""
    return Wording(foretold(ctx).language)


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
