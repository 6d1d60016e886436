"""How the fields of a record are spelled as properties of the vocabulary.

The table is derived from the annotations of the model. The name of a property is that of the field
in lower camel case, its last word in the singular where there can be several values; the kind of
its values follows from their type. What differs says so on the field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple, get_args, get_origin, get_type_hints

from mcpolicy.interval import Interval
from mcpolicy.model import (
    AnySubject,
    Assessment,
    CreditClaim,
    Kind,
    Learner,
    LevelClaim,
    ListedValue,
    Model,
    Organisation,
    Property,
    Qualification,
    QualityAssurance,
    RegisterEntry,
    StackingTarget,
)
from mcpolicy.namespaces import MCP
from mcpolicy.text import LangText

__all__ = ["FIELD_PROPERTIES", "SPELLING", "SUBJECT_CLASSES", "Spelled"]


class Spelled(NamedTuple):
    """How one field is spelled.

    Attributes:
        name: The field.
        property: IRI of the property.
        kind: How its values are written.
        many: Whether there can be several.
        node: The class of a value that has properties of its own.
    """

    name: str
    property: str
    kind: Kind
    many: bool = False
    node: type[Model] | None = None


_KINDS: Mapping[type, Kind] = {
    LangText: Kind.TEXT,
    ListedValue: Kind.TERM,
    bool: Kind.FLAG,
    Interval: Kind.NUMBER,
    Decimal: Kind.NUMBER,
    date: Kind.DAY,
    str: Kind.STRING,
}


def _parts(annotation: object) -> Iterator[object]:
    """Give every type of an annotation, and everything that is said beside a type."""
    origin = get_origin(annotation)
    if origin is Literal:
        yield from map(type, get_args(annotation))
        return
    inside = get_args(annotation)
    if not inside:
        yield annotation
        return
    if origin is not Annotated:
        yield origin
    for part in inside:
        yield from _parts(part)


def _property(name: str, *, many: bool) -> str:
    *words, last = name.split("_")
    if many and last.endswith("s"):
        last = f"{last[:-3]}y" if last.endswith("ies") else last[:-1]
    first, *others = (*words, last)
    return first + "".join(word.capitalize() for word in others)


def _spelled(name: str, annotation: object) -> Spelled | None:
    parts = tuple(_parts(annotation))
    types = [part for part in parts if isinstance(part, type)]
    many = tuple in types
    said = next((part for part in parts if isinstance(part, Property)), None)
    local = _property(name, many=many) if said is None else said.name
    if local is None:
        return None
    node = next((one for one in types if issubclass(one, Model)), None)
    kind = next((part for part in parts if isinstance(part, Kind)), None)
    if kind is None:
        kind = Kind.NODE if node else next(_KINDS[one] for one in types if one in _KINDS)
    return Spelled(name, MCP.term(local), kind, many, node)


def _spelling_of(model: type[Model]) -> tuple[Spelled, ...]:
    hints = get_type_hints(model, include_extras=True)
    rows = (_spelled(name, hints[name]) for name in model.model_fields)
    return tuple(row for row in rows if row is not None)


_PARTS = (
    Organisation,
    Learner,
    CreditClaim,
    LevelClaim,
    Assessment,
    QualityAssurance,
    Qualification,
    StackingTarget,
    RegisterEntry,
)

SUBJECT_CLASSES: Mapping[str, type[AnySubject]] = {
    model.classes[0]: model for model in get_args(AnySubject)
}
"""The classes of what can be checked."""

SPELLING: Mapping[type[Model], tuple[Spelled, ...]] = {
    model: _spelling_of(model) for model in (*_PARTS, *SUBJECT_CLASSES.values())
}
"""Every class of the model and how its fields are spelled."""

FIELD_PROPERTIES = frozenset(spelled.property for fields in SPELLING.values() for spelled in fields)
"""Properties that have a field of their own in some class, so that `stated` may not hold them."""
