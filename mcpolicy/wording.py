"""Sentences in the reader's language.

Results carry notes, not sentences; this module turns a note into a sentence from the message catalogue of a language
(`messages/en.toml` and kin). A key that a language lacks falls back to English; the tests allow none.
"""

from __future__ import annotations

import tomllib
from functools import cache

from mcpolicy.errors import printable
from mcpolicy.interval import Interval, decimal_text
from mcpolicy.resources import message_bytes
from mcpolicy.statement import Note
from mcpolicy.text import LANGUAGES, LangText

__all__ = ["Wording"]

_LONGEST = 20_000


@cache
def _catalogue(language: str) -> dict[str, str]:
    return tomllib.loads(message_bytes(language).decode("utf-8"))


class Wording:
    """Speaks one language."""

    def __init__(self, language: str = "en") -> None:
        """Choose the language: one of `LANGUAGES`.

        Raises:
            ValueError: If there is no catalogue of that language.
        """
        if language not in LANGUAGES:
            raise ValueError(f"no messages in `{language}`, known: {', '.join(LANGUAGES)}")
        self.language = language
        self._sentences = _catalogue(language)

    def text(self, text: LangText) -> str:
        """Give a text in this language, or in the nearest that there is, safe to print."""
        return printable(text.get(self.language), _LONGEST)

    def say(self, code: str, **values: object) -> str:
        """Give the sentence of a key, filled in."""
        sentence = self._sentences.get(code)
        if sentence is None:
            sentence = _catalogue("en")[code]
        return sentence.format(**values) if values else sentence

    def note(self, note: Note) -> str:
        """Give the sentence of a note."""
        return self.say(note.code, **{name: self.value(value) for name, value in note.values})

    def amount(self, amount: Interval) -> str:
        """Write a range of numbers in this language."""
        low = decimal_text(amount.low).replace(".", self.say("decimal-mark"))
        if amount.is_point:
            return low
        return self.say("range", low=low, high=decimal_text(amount.high).replace(".", self.say("decimal-mark")))

    def value(self, value: str | LangText | Interval | Note) -> str:
        """Write a value of a note."""
        if isinstance(value, Note):
            return self.note(value)
        if isinstance(value, Interval):
            return self.amount(value)
        return self.text(value) if isinstance(value, LangText) else value
