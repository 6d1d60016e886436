"""What is wrong with a record, in plain words and with its place in the document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import reduce
from typing import Any, get_args

from pydantic import ValidationError

from mcpolicy.errors import McpolicyError
from mcpolicy.model import ListedValue, Model
from mcpolicy.namespaces import MCP, shorten
from mcpolicy.spelling import SPELLING
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Note, NoteValue, Wording, printable

__all__ = [
    "below",
    "faults_of",
    "found_at",
    "in_order",
    "listed_amounts",
    "unknown_terms",
]

_PLAIN_WORDS = {
    "missing": "value-missing",
    "tuple_type": "list-expected",
    "list_type": "list-expected",
    "model_type": "object-expected",
    "model_attributes_type": "object-expected",
    "dict_type": "object-expected",
    "bool_type": "flag-expected",
    "bool_parsing": "flag-expected",
    "string_type": "string-expected",
    "string_too_short": "string-empty",
    "decimal_type": "plain-number-expected",
    "decimal_parsing": "plain-number-expected",
    "finite_number": "plain-number-expected",
}
_PATTERNS = {"languages": "language-tag-expected", "duration": "duration-expected"}


def below(place: str, *keys: int | str) -> str:
    """Give the place of what stands under keys of the thing at a place; the top has none."""
    parts = [place] if place else []
    return ".".join((*parts, *(printable(str(key), 80) for key in keys)))


def found_at(place: str, fault: Note) -> Note:
    """Say of a fault where it was found; the top of a document is not named."""
    return Note.of("at-place", place=printable(place, 400), why=fault) if place else fault


def listed_amounts(values: Iterable[NoteValue]) -> NoteValue:
    """Give one or more amounts, few of them, as a list; a comma may stand in each."""
    return reduce(lambda some, one: Note.of("listed-amounts", some=some, next=one), values)


def in_order(words: Iterable[str | Note]) -> list[str | Note]:
    """Sort what was not used, the same in every language: as it is written in English."""
    return sorted(set(words), key=Wording().value)


def faults_of(
    error: ValidationError, model: type[Model], *, place: str = "", tagged: bool = False
) -> Iterator[Note]:
    """Say in plain words what a record lacks, a note a place.

    Args:
        error: What pydantic found.
        model: What was to be made.
        place: Where the record stands in the document.
        tagged: Whether the kind of the record is the first part of every place.
    """
    seen: set[tuple[int | str, ...]] = set()
    for one in error.errors(include_url=False):
        loc = one["loc"][1:] if tagged else one["loc"]
        if loc[:1] == ("stated",) and len(loc) > 3:
            loc = loc[:3]
        if loc in seen:
            continue
        seen.add(loc)
        fault = _fault(one["type"], loc, one.get("ctx", {}), one["input"], model)
        yield found_at(below(place, *loc), fault)


def unknown_terms(
    value: Model, vocabulary: Vocabulary, place: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Note]]:
    """Give the fields that name a term which the vocabulary lacks, each with what is wrong."""
    for spelled in SPELLING[type(value)]:
        stated = getattr(value, spelled.name)
        here = (*place, spelled.name)
        for one in stated if spelled.many else (stated,):
            if isinstance(one, Model):
                yield from unknown_terms(one, vocabulary, here)
            elif isinstance(one, ListedValue) and one.startswith(MCP) and one not in vocabulary:
                yield here, _unknown_term(one, vocabulary)


def _unknown_term(iri: str, vocabulary: Vocabulary) -> Note:
    term, near = printable(shorten(iri), 80), vocabulary.nearest(iri)
    if near is None:
        return Note.of("term-unknown", term=term)
    return Note.of("term-unknown-near", term=term, near=near)


def _fault(
    kind: str,
    loc: tuple[int | str, ...],
    context: Mapping[str, Any],
    given: object,
    model: type[Model],
) -> Note:
    names = [part for part in loc if isinstance(part, str)]
    if kind == "extra_forbidden":
        return _unknown_field(names, model)
    if names[:1] == ["stated"] and len(loc) > 2:
        return Note.of("stated-expected")
    error = context.get("error")
    if isinstance(error, McpolicyError):
        return error.reasons[0]
    if kind == "literal_error":
        names = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        accepted = ", ".join(f"`{name}`" for name in names)
        return Note.of("value-not-known", value=_shown(given), accepted=accepted)
    if kind == "string_pattern_mismatch":
        wanted = _PATTERNS.get(names[-1] if names else "", "other-form-expected")
        return Note.of("at-place", place=_shown(given), why=Note.of(wanted))
    if kind == "string_too_long":
        return Note.of("string-long", limit=str(context.get("max_length")))
    if kind in ("greater_than_equal", "less_than_equal"):
        return Note.of("share-out-of-range", value=_shown(given))
    return Note.of(_PLAIN_WORDS.get(kind, "value-unusable"))


def _unknown_field(names: list[str], model: type[Model]) -> Note:
    known = _fields_at(model, names[:-1])
    near = get_close_matches(names[-1], known, n=3, cutoff=0.5)
    if not near:
        return Note.of("field-unknown")
    return Note.of("field-unknown-near", near=", ".join(f"`{name}`" for name in near))


def _fields_at(model: type[Model], names: list[str]) -> list[str]:
    for name in names:
        field = model.model_fields.get(name)
        inner = _model_in(field.annotation) if field is not None else None
        if inner is None:
            return []
        model = inner
    return list(model.model_fields)


def _model_in(annotation: object) -> type[Model] | None:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next(
        (found for one in get_args(annotation) if (found := _model_in(one)) is not None), None
    )


def _shown(given: object) -> str | Note:
    return f"`{printable(given, 60)}`" if isinstance(given, str) else Note.of("the-value")
