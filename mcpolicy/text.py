"""Text in several languages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from mcpolicy.errors import UnusableValueError
from mcpolicy.wording import Note, Wording, is_language_tag, nearest_languages, printable

__all__ = ["LangText", "is_blank"]

_LONGEST = 20_000


def is_blank(text: str) -> bool:
    """Whether a text shows nothing: spaces, control characters and characters of no width alone."""
    return not any(
        not one.isspace() and unicodedata.category(one) not in ("Cc", "Cf") for one in text
    )


@dataclass(frozen=True, slots=True)
class LangText:
    """The same text in one or more languages; `und` stands for a language that is not stated.

    >>> LangText.of({"en": "level", "fr": "niveau"}).get("fr")
    'niveau'
    >>> LangText.of("level").get("pt")
    'level'
    """

    items: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, value: str | Mapping[str, str] | Iterable[tuple[str, str]]) -> LangText:
        """Make it from a plain string, a mapping of language tag to text, or pairs.

        Of two texts in one language the first stays.
        """
        pairs: Iterable[tuple[str, str]]
        if isinstance(value, str):
            pairs = [("und", value)]
        elif isinstance(value, Mapping):
            pairs = value.items()
        else:
            pairs = value
        found: dict[str, str] = {}
        for tag, text in pairs:
            found.setdefault(tag, text)
        return cls(tuple(sorted(found.items())))

    def get(self, language: str) -> str:
        """Give the text in a language, else in its bases, English, none stated, else the first.

        Letters of tags may be upper or lower case.

        >>> LangText.of({"en": "level", "pt": "nível"}).get("pt-BR")
        'nível'
        """
        return self._nearest(language)[1]

    @property
    def tags(self) -> tuple[str, ...]:
        """Tags of the languages that are stated."""
        return tuple(tag for tag, _ in self.items if tag != "und")

    def tag(self, language: str) -> str:
        """Give the tag of the text that `get` gives."""
        return self._nearest(language)[0]

    def _nearest(self, language: str) -> tuple[str, str]:
        for wanted in (*nearest_languages(language), "und"):
            for tag, text in self.items:
                if tag.lower() == wanted:
                    return tag, text
        return self.items[0] if self.items else ("und", "")

    def __bool__(self) -> bool:
        """Whether any text is there that is not blank."""
        return any(not is_blank(text) for _, text in self.items)

    def in_words(self, wording: Wording) -> str:
        """Give the text in the language of a wording, or in the nearest that there is."""
        return self.get(wording.language)

    def __str__(self) -> str:
        """Give the English text, or what there is."""
        return self.get("en")

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Read a string or an object of language tag to string; write the object."""
        return core_schema.no_info_plain_validator_function(
            cls._read,
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda text: dict(text.items)
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe the accepted JSON."""
        return {
            "anyOf": [
                {"type": "string", "minLength": 1},
                {"type": "object", "additionalProperties": {"type": "string"}, "minProperties": 1},
            ]
        }

    @classmethod
    def _read(cls, value: object) -> LangText:
        if isinstance(value, LangText):
            return value
        if isinstance(value, str):
            value = {"und": value}
        if not isinstance(value, Mapping) or not value:
            raise UnusableValueError(Note.of("text-expected", example='{"en": "..."}'))
        for tag, text in value.items():
            if not isinstance(tag, str) or not is_language_tag(tag):
                raise UnusableValueError(Note.of("text-tag", tag=printable(str(tag), 40)))
            if not isinstance(text, str) or is_blank(text):
                raise UnusableValueError(Note.of("text-empty", tag=tag))
            if len(text) > _LONGEST:
                raise UnusableValueError(Note.of("text-long", tag=tag, limit=str(_LONGEST)))
        return cls.of(value)
