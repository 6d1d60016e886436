"""Sentences in the reader's language.

Results and errors carry notes, not sentences. A note is a key of the message catalogue
(the files in `messages/en/` and kin) with what is to be filled in; a `Wording` says it in one
language. A key that a language lacks falls back to English; the tests allow none.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from importlib import resources
from typing import Protocol

__all__ = ["LANGUAGES", "Count", "Note", "Sayable", "Wording", "printable"]

LANGUAGES = ("en", "fr", "pt")
"""The languages of the shipped frameworks and messages."""

_LONGEST = 20_000
_SPACES = frozenset("\u00a0\u202f")
"""Spaces at which a line does not break, such as French has before a colon."""
_DIRECTION = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


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
    """Speaks one language."""

    def __init__(self, language: str = "en") -> None:
        """Choose the language: one of `LANGUAGES`.

        Raises:
            ValueError: If there is no catalogue of that language.
        """
        if language not in LANGUAGES:
            known = ", ".join(LANGUAGES)
            raise ValueError(Wording().say("unknown-language", language=language, known=known))
        self.language = language
        self._sentences = _catalogue(language)

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
