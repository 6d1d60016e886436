"""Files of texts: whether they hold texts in their language, each of something said in English."""

from __future__ import annotations

from collections.abc import Iterator

from mcpolicy.document import Place
from mcpolicy.namespaces import shorten
from mcpolicy.translation import language_of
from mcpolicy.turtle import Blank, Iri, Lit, Node, TripleIndex
from mcpolicy.wording import Note
from mcpolicy.workbench.lint.context import Context, Fault
from mcpolicy.workbench.lint.terms import nearest
from mcpolicy.workbench.lint.texts import BASE, speaks

__all__ = ["check_languages"]


def check_languages(context: Context) -> Iterator[Fault]:
    """Check every file of texts: that it says nothing else, and what it translates."""
    for place, misplaced in context.document.misplaced_texts():
        yield _fault(place, misplaced.subject, misplaced.what)
    described = _described(context)
    for name, translation in context.document.translations():
        for subject in translation.texts.subjects():
            place = context.document.place_in(name, subject)
            for what in _differences(subject, translation.texts, described, language_of(name)):
                yield _fault(place, subject, what)


def _described(context: Context) -> TripleIndex:
    """Give what the other files say, without the texts in further languages; examples too."""
    described = TripleIndex()
    for file in context.document.examples:
        if isinstance(file.parsed, TripleIndex):
            described.merge(file.parsed)
    for name in context.document.file_names:
        parsed = context.document.file(name)
        if isinstance(parsed, TripleIndex):
            described.merge(parsed)
    return described


def _fault(place: Place, subject: Node | None, what: Note) -> Fault:
    shown = None if subject is None or isinstance(subject, Blank) else shorten(subject)
    return Fault(path=place.path, line=place.line, subject=shown, what=what)


def _differences(
    subject: Node, texts: TripleIndex, described: TripleIndex, tag: str
) -> Iterator[Note]:
    """Say which texts of a subject are of nothing that is said in English, or are one too many."""
    if subject not in described:
        yield _unknown(subject, described)
        return
    for predicate, values in texts.properties(subject).items():
        languages = [
            (value.language or "").lower()
            for value in described.values(subject, predicate)
            if isinstance(value, Lit)
        ]
        if not any(speaks(language, BASE) for language in languages):
            yield Note.of("lint-language-original", word=shorten(predicate))
        if len(values) > 1 or tag.lower() in languages:
            yield Note.of("lint-language-twice", word=shorten(predicate), tag=tag)


def _unknown(subject: Node, described: TripleIndex) -> Note:
    known = (node for node in described.subjects() if isinstance(node, Iri))
    near = None if isinstance(subject, Blank) else nearest(subject, known)
    if near is None:
        return Note.of("lint-language-subject")
    return Note.of("lint-language-subject-near", near=near)
