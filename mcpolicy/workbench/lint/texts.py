"""Texts for people: the needed ones are there, each once in a language, in all that are asked for.

Which properties are such texts, and which of them a class needs, the vocabulary says. English is
the language that every needed text has; the others follow it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from mcpolicy.document import ExampleFile
from mcpolicy.namespaces import MCP, RDF, shorten
from mcpolicy.text import is_blank
from mcpolicy.turtle import Lit, Node, Term, TripleIndex
from mcpolicy.wording import Note, printable
from mcpolicy.workbench.lint.context import Context, Fault

__all__ = ["BASE", "check_texts", "count_missing", "speaks"]

BASE = "en"
"""The language that a text is written in first."""


def check_texts(context: Context) -> Iterator[Fault]:
    """Check that texts are there, are texts, and stand once in each language asked for."""
    for node in context.index.subjects():
        for predicate, what in _faulty(context, context.index, context.effective, node):
            yield context.fault_in(node, predicate, what)
    for file, triples, node in _examples(context):
        line = next((one.line for one in file.statements_of(node)), None)
        for _, what in _faulty(context, triples, triples, node):
            name = None if node == file.base else shorten(node)
            yield Fault(path=context.path(file.name), line=line, subject=name, what=what)


def count_missing(context: Context, languages: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Count the texts that languages lack, by language; one that lacks none is left out."""
    described = [(context.index, node) for node in context.index.subjects()]
    described += [(triples, node) for _, triples, node in _examples(context)]
    wanted = tuple(languages)
    return tuple(
        Counter(
            language
            for index, node in described
            for _, language in _untranslated(context, index, node, wanted)
        ).items()
    )


def _examples(context: Context) -> Iterator[tuple[ExampleFile, TripleIndex, Node]]:
    """Give every example, with what its file says in all languages.

    Records are written in whatever languages they like.
    """
    for file in context.document.examples:
        if isinstance(file.parsed, TripleIndex):
            triples = TripleIndex(file.parsed)
            context.document.translate(triples)
            for node in triples.of_type(MCP.Example):
                yield file, triples, node


def _faulty(
    context: Context, index: TripleIndex, effective: TripleIndex, node: Node
) -> Iterator[tuple[str, Note]]:
    """Say which texts of a thing are missing or amiss, each with its property."""
    for predicate in _asked(context, index, node):
        if not any(speaks(tag, BASE) for tag in _tags(effective.values(node, predicate))):
            yield predicate, Note.of("lint-text-missing", term=shorten(predicate))
    for predicate, values in index.properties(node).items():
        if predicate in context.vocabulary.translated_texts:
            yield from ((predicate, what) for what in _amiss(shorten(predicate), values))
    for predicate, language in _untranslated(context, index, node, context.languages):
        what = Note.of("lint-text-language", term=shorten(predicate), language=language)
        yield predicate, what


def _asked(context: Context, index: TripleIndex, node: Node) -> tuple[str, ...]:
    """Give the texts that a thing needs, by all its classes."""
    texts = (
        text
        for kind in index.values(node, RDF.type)
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


def _untranslated(
    context: Context, index: TripleIndex, node: Node, languages: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Give the texts of a thing that are written in one language and not in another, with that.

    A needed text that is missing in English is a fault of its own.
    """
    wanted = tuple(dict.fromkeys(languages))
    if not wanted:
        return
    asked = _asked(context, index, node)
    for predicate, values in index.properties(node).items():
        if predicate not in context.vocabulary.translated_texts:
            continue
        tags = tuple(_tags(values))
        for language in wanted if tags else ():
            told = language == BASE and predicate in asked
            if not told and not any(speaks(tag, language) for tag in tags):
                yield predicate, language


def _tags(values: Iterable[Term]) -> Iterator[str]:
    """Give the language of every value that is a text."""
    return (tag for value in values if (tag := _tag(value)) is not None)


def _tag(value: Term) -> str | None:
    """Give the language of a text; None when it states none, is empty, or is no text."""
    if not isinstance(value, Lit) or value.language is None or is_blank(value.value):
        return None
    return value.language.lower()


def speaks(tag: str, language: str) -> bool:
    """Whether a text is in a language: `pt-mz` is Portuguese, as SHACL compares them."""
    return f"{tag}-".startswith(f"{language.lower()}-")
