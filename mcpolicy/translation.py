"""Texts of a framework in one further language: `lang/<tag>.ttl` of its folder.

Such a file says the texts of things that the other files describe, and nothing else: whatever else
stands in it is a fault, so that a language can be added without touching a rule. English stands
with the things themselves.
"""

from __future__ import annotations

from typing import NamedTuple

from mcpolicy.namespaces import TEXTS, shorten
from mcpolicy.text import is_blank
from mcpolicy.turtle import Lit, Node, Term, TripleIndex
from mcpolicy.wording import Note, is_language_tag, printable

__all__ = ["MisplacedText", "Translation", "add_texts", "again", "language_of"]


class MisplacedText(NamedTuple):
    """Something that a file of texts may not hold.

    Attributes:
        subject: What it is said of; None where it is the file itself.
        what: What is wrong.
    """

    subject: Node | None
    what: Note


class Translation(NamedTuple):
    """A file of texts that was read.

    Attributes:
        texts: What it says, as far as it may.
        faults: What it may not say, in the order in which it stands.
    """

    texts: TripleIndex
    faults: tuple[MisplacedText, ...]

    @classmethod
    def of(cls, name: str, parsed: TripleIndex) -> Translation:
        """Look through the triples of a file.

        Args:
            name: Its name in the folder, such as `lang/fr.ttl`.
            parsed: Its triples.
        """
        tag = language_of(name)
        misnamed = _misnamed(tag)
        if misnamed is not None:
            return cls(TripleIndex(), (MisplacedText(None, misnamed),))
        misplaced = [one for one in parsed if not _is_text(one[1], one[2], tag)]
        if not misplaced:
            return cls(parsed, ())
        texts = TripleIndex(one for one in parsed if _is_text(one[1], one[2], tag))
        return cls(
            texts,
            tuple(
                MisplacedText(subject, _why_misplaced(predicate, value, tag))
                for subject, predicate, value in misplaced
            ),
        )


def again(other: str) -> Translation:
    """Give the reading of a file whose language another file has already: nothing is taken of it.

    Args:
        other: The name of that file, which differs in small and capital letters alone.
    """
    fault = MisplacedText(None, Note.of("lint-language-file-twice", other=other))
    return Translation(TripleIndex(), (fault,))


def language_of(name: str) -> str:
    """Give the language tag that a file of texts is named after.

    >>> language_of("lang/zh-Hant.ttl")
    'zh-Hant'
    """
    return name.rpartition("/")[2].removesuffix(".ttl")


def _misnamed(tag: str) -> Note | None:
    if tag.lower() == "en":
        return Note.of("lint-language-english")
    if not is_language_tag(tag) or tag.lower() == "und":
        return Note.of("lint-language-name", tag=printable(tag, 40))
    return None


def _is_text(predicate: str, value: Term, tag: str) -> bool:
    """Whether something is a text in a language."""
    return (
        predicate in TEXTS
        and isinstance(value, Lit)
        and value.language is not None
        and value.language.lower() == tag.lower()
        and not is_blank(value.value)
    )


def _why_misplaced(predicate: str, value: Term, tag: str) -> Note:
    """Say why something is no text in a language."""
    word = printable(shorten(predicate))
    if predicate not in TEXTS:
        known = ", ".join(sorted(map(shorten, TEXTS)))
        return Note.of("lint-language-word", word=word, known=known)
    shown = value.value if isinstance(value, Lit) else shorten(value)
    told = {"word": word, "value": printable(shown, 60), "tag": tag}
    return Note.of("lint-language-value", **told)


def add_texts(described: TripleIndex, texts: TripleIndex) -> None:
    """Add texts of the things described; a text that is there already in a language stays."""
    for subject in texts.subjects():
        if subject not in described:
            continue
        for predicate, values in texts.properties(subject).items():
            known = described.values(subject, predicate)
            languages = {one.language for one in known if isinstance(one, Lit)}
            for value in values:
                if isinstance(value, Lit) and value.language not in languages:
                    languages.add(value.language)
                    described.add(subject, predicate, value)
