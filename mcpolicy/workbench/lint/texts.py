"""Texts for people: the needed ones are there, each once in a language, in all that are asked for.

Which properties are such texts, and which of them a class needs, the vocabulary says. English is
the language that every needed text has; the others follow it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from mcpolicy.namespaces import RDF, shorten
from mcpolicy.text import is_blank
from mcpolicy.turtle import Lit, Node, Term
from mcpolicy.wording import Note, printable
from mcpolicy.workbench.lint.context import Context, Fault

__all__ = ["check_texts", "count_missing", "texts_of"]

_BASE = "en"
"""The language that a text is written in first."""


def texts_of(context: Context, node: Node, predicate: str) -> tuple[Term, ...]:
    """Give the values that a thing has for a text that it needs."""
    return context.effective.values(node, predicate)


def check_texts(context: Context) -> Iterator[Fault]:
    """Check that texts are there, are texts, and stand once in each language asked for."""
    for node in context.index.subjects():
        for predicate in _asked(context, node):
            if not any(_speaks(tag, _BASE) for tag in _tags(texts_of(context, node, predicate))):
                what = Note.of("lint-text-missing", term=shorten(predicate))
                yield context.fault_in(node, predicate, what)
        for predicate, values in context.index.properties(node).items():
            if predicate in context.vocabulary.translated_texts:
                for what in _amiss(shorten(predicate), values):
                    yield context.fault_in(node, predicate, what)
    for node, predicate, language in _untranslated(context, context.languages):
        what = Note.of("lint-text-language", term=shorten(predicate), language=language)
        yield context.fault_in(node, predicate, what)


def count_missing(context: Context, languages: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Count the texts that languages lack, by language; one that lacks none is left out."""
    return tuple(Counter(language for *_, language in _untranslated(context, languages)).items())


def _asked(context: Context, node: Node) -> tuple[str, ...]:
    """Give the texts that a thing needs, by all its classes."""
    texts = (
        text
        for kind in context.index.values(node, RDF.type)
        for text in context.vocabulary.asked_texts(str(kind))
    )
    return tuple(dict.fromkeys(texts))


def _amiss(term: str, values: Iterable[Term]) -> Iterator[Note]:
    """Say which values of a text are none, and in which languages there are two."""
    for value in values:
        if _tag(value) is None:
            shown = printable(value.value if isinstance(value, Lit) else shorten(value))
            yield Note.of("lint-text-untagged", term=term, value=shown)
    for language, count in Counter(_tags(values)).items():
        if count > 1:
            yield Note.of("lint-text-twice", term=term, language=language)


def _untranslated(context: Context, languages: Iterable[str]) -> Iterator[tuple[Node, str, str]]:
    """Give what is written in one language and not in another: thing, property, language.

    A needed text that is missing in English is a fault of its own.
    """
    wanted = tuple(dict.fromkeys(languages))
    for node in context.index.subjects() if wanted else ():
        asked = _asked(context, node)
        for predicate, values in context.index.properties(node).items():
            if predicate not in context.vocabulary.translated_texts:
                continue
            tags = tuple(_tags(values))
            for language in wanted if tags else ():
                told = language == _BASE and predicate in asked
                if not told and not any(_speaks(tag, language) for tag in tags):
                    yield node, predicate, language


def _tags(values: Iterable[Term]) -> Iterator[str]:
    """Give the language of every value that is a text."""
    return (tag for value in values if (tag := _tag(value)) is not None)


def _tag(value: Term) -> str | None:
    """Give the language of a text; None when it states none, is empty, or is no text."""
    if not isinstance(value, Lit) or value.language is None or is_blank(value.value):
        return None
    return value.language.lower()


def _speaks(tag: str, language: str) -> bool:
    """Whether a text is in a language: `pt-mz` is Portuguese, as SHACL compares them."""
    return f"{tag}-".startswith(f"{language.lower()}-")
