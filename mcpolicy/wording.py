"""Sentences in the reader's language.

Results and errors carry notes, not sentences. A note is a key of the message catalogue
(the files in `messages/en/` and kin) with what is to be filled in; a `Wording` says it in one
language. A key that a language lacks falls back to English; the tests allow none. Texts of
frameworks may be there in more languages than the sentences: what is not said in the language asked
for is said in the nearest.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, reduce
from importlib import resources
from typing import Protocol

__all__ = [
    "LANGUAGES",
    "Count",
    "Note",
    "NoteValue",
    "Sayable",
    "Wording",
    "is_language_tag",
    "language_bases",
    "nearest_languages",
    "printable",
]

LANGUAGES = ("en", "fr", "pt")
"""The languages of the messages, which are those that the command itself speaks."""

_LONGEST = 20_000
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_SPACES = frozenset("\u00a0\u202f")
"""Spaces at which a line does not break, such as French has before a colon."""
_DIRECTION = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def is_language_tag(text: str) -> bool:
    """Whether a text has the form of a language tag of BCP 47.

    >>> is_language_tag("zh-Hant"), is_language_tag("pt_BR")
    (True, False)
    """
    return _TAG.fullmatch(text) is not None


def language_bases(tag: str) -> tuple[str, ...]:
    """Give a language tag in lower case, and the less narrow ones that it begins with.

    >>> language_bases("zh-Hant-TW")
    ('zh-hant-tw', 'zh-hant', 'zh')
    """
    parts = tag.lower().split("-")
    return tuple("-".join(parts[:length]) for length in range(len(parts), 0, -1))


@lru_cache(maxsize=256)
def nearest_languages(language: str) -> tuple[str, ...]:
    """Give the tags by which a text is looked for, best first: a tag, its bases, and English.

    >>> nearest_languages("pt-BR")
    ('pt-br', 'pt', 'en')
    """
    return tuple(dict.fromkeys((*language_bases(language), "en")))


def printable(text: str, limit: int = 120) -> str:
    """Give text that is safe to print.

    Control and direction characters are escaped, and the text is cut at `limit` characters.
    """
    shown = "".join(
        character
        if (character.isprintable() or character in _SPACES) and character not in _DIRECTION
        else f"\\u{ord(character):04x}"
        for character in text
    )
    return shown if len(shown) <= limit else shown[: limit - 3] + "..."


class Sayable(Protocol):
    """A value that knows how it is written in a language, such as a range or a text."""

    def in_words(self, wording: Wording) -> str:
        """Give the words."""


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number, such as a limit, written with the language's mark between thousands."""

    number: int

    def in_words(self, wording: Wording) -> str:
        """Write the number."""
        return f"{self.number:,}".replace(",", wording.say("thousands-mark"))


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence to be said in the reader's language: its key and what to fill in.

    A list of notes is said as a list, joined by semicolons.
    """

    code: str
    values: tuple[tuple[str, NoteValue], ...] = ()

    @classmethod
    def of(cls, code: str, **values: NoteValue) -> Note:
        """Make a note from a message key and its parameters."""
        return cls(code, tuple(sorted(values.items(), key=lambda pair: pair[0])))

    @classmethod
    def verbatim(cls, text: str) -> Note:
        """Make a note of words that are not ours, such as those of a parser."""
        return cls.of("verbatim", text=text)

    @classmethod
    def listed(cls, notes: Sequence[Note]) -> Note:
        """Make a note of several, one at least, joined by commas."""
        return reduce(lambda one, other: cls.of("list-pair", one=one, other=other), notes)


NoteValue = str | Sayable | Note | tuple[Note, ...]


@cache
def _catalogue(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for file in (resources.files("mcpolicy") / "messages" / language).iterdir():
        found |= tomllib.loads(file.read_bytes().decode("utf-8"))
    return found


class Wording:
    """Speaks one language.

    Attributes:
        language: The language, as it was asked for.
    """

    def __init__(self, language: str = "en") -> None:
        """Choose the language by its tag; sentences are said in the nearest of `LANGUAGES`.

        Raises:
            ValueError: If it is no language tag.
        """
        if not is_language_tag(language):
            raise ValueError(Wording().say("text-tag", tag=printable(language, 40)))
        self.language = language
        spoken = next(tag for tag in nearest_languages(language) if tag in LANGUAGES)
        self._sentences = _catalogue(spoken)

    def text(self, text: Sayable) -> str:
        """Give a text in this language, or in the nearest that there is, safe to print."""
        return printable(text.in_words(self), _LONGEST)

    def say(self, code: str, **values: object) -> str:
        """Give the sentence of a key, filled in."""
        sentence = self._sentences.get(code)
        if sentence is None:
            sentence = _catalogue("en")[code]
        return sentence.format(**values) if values else sentence

    def note(self, note: Note) -> str:
        """Give the sentence of a note."""
        return self.say(note.code, **{name: self.value(value) for name, value in note.values})

    def notes(self, notes: Iterable[Note]) -> str:
        """Give several sentences in one line, joined by semicolons."""
        return self.joined(self.note(note) for note in notes)

    def joined(self, texts: Iterable[str]) -> str:
        """Give several texts in one line, joined by semicolons."""
        return self.say("semicolon").join(texts)

    def value(self, value: NoteValue) -> str:
        """Write a value of a note."""
        if isinstance(value, str):
            return value
        if isinstance(value, Note):
            return self.note(value)
        return self.notes(value) if isinstance(value, tuple) else self.text(value)
