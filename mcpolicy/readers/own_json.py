"""The JSON form of a record: the fields of the model, one record or several in a document.

A record is an object with `"format": "mcpolicy-credential/1"` and `"kind"`; several stand in
`items` beside the format, or in a list. Nothing unknown is skipped: a field that the model does not
have is an error that names the nearest ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import Field, TypeAdapter, ValidationError

from mcpolicy.document import parse_vocabulary
from mcpolicy.errors import CredentialDataError
from mcpolicy.model import (
    Credential,
    FrameworkProfile,
    InputRecord,
    Model,
    Offer,
    ProviderPolicy,
    Subject,
)
from mcpolicy.namespaces import MCP, SKOS
from mcpolicy.turtle import Iri, Lit, TripleIndex
from mcpolicy.view.graph import SPELLING, unknown_terms
from mcpolicy.wording import printable

__all__ = ["OWN_FORMAT", "faults_of", "is_own_json", "own_json_schema", "read_own_json"]

OWN_FORMAT = "mcpolicy-credential/1"
"""Name and version of the form."""

_FAMILY = "mcpolicy-credential/"
_SCHEMA_ID = "https://w3id.org/mcpolicy/schema/credential/1"
_MOST_ITEMS = 100_000
_MOST_FAULTS = 50
_KINDS: Mapping[str, type[Subject]] = {
    "credential": Credential,
    "offer": Offer,
    "provider-policy": ProviderPolicy,
    "framework-profile": FrameworkProfile,
}
_Record = Credential | Offer | ProviderPolicy | FrameworkProfile


@cache
def _adapter() -> TypeAdapter[_Record]:
    return TypeAdapter(Annotated[_Record, Field(discriminator="kind")])


_PLAIN_WORDS = {
    "missing": "is missing",
    "tuple_type": "a list is expected",
    "list_type": "a list is expected",
    "model_type": "an object is expected",
    "model_attributes_type": "an object is expected",
    "dict_type": "an object is expected",
    "bool_type": "`true` or `false` is expected",
    "bool_parsing": "`true` or `false` is expected",
    "string_type": "a text is expected",
    "string_too_short": "the text is empty",
    "decimal_type": "a number is expected",
    "decimal_parsing": "a number is expected",
    "finite_number": "a number is expected",
}
_PATTERNS = {
    "languages": "a language tag is expected, such as `en` or `pt-MZ`",
    "duration": "a duration is expected, such as `P6W` or `P1M`",
}
_IRI_START = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NO_IRI = re.compile(r"[\x00-\x20\x7f<>\"{}|\\^`]")
_STATED = "`true` or `false`, a number, a listed value or a text is expected"


def is_own_json(document: object) -> bool:
    """Tell whether a JSON document says that it has this form, of whatever version."""
    if isinstance(document, list):
        return not document or any(is_own_json(one) for one in document if isinstance(one, dict))
    if not isinstance(document, dict):
        return False
    name = document.get("format")
    return isinstance(name, str) and name.startswith(_FAMILY)


def read_own_json(
    document: object,
    *,
    path: str,
    digest: str,
    vocabulary: Callable[[], TripleIndex] = parse_vocabulary,
) -> tuple[InputRecord, ...]:
    """Read every record of a JSON document.

    Args:
        document: What `load_json` gave.
        path: The input, as the caller named it.
        digest: SHA-256 of its bytes.
        vocabulary: Gives the vocabulary; asked only when a record uses its terms. By default the
            shipped one.

    Raises:
        CredentialDataError: If it has no record, or values that cannot be used; with all of them.
    """
    faults: list[str] = []
    subjects: list[_Record] = []
    for place, one in _records(document, faults):
        subject = _read(one, place, faults, vocabulary)
        if subject is not None:
            subjects.append(subject)
    if faults:
        shown = list(dict.fromkeys(faults))
        more = f"; and {len(shown) - _MOST_FAULTS} more" if len(shown) > _MOST_FAULTS else ""
        raise CredentialDataError("; ".join(shown[:_MOST_FAULTS]) + more, path=path)
    return tuple(
        InputRecord(subject=subject, path=path, format="mcpolicy-json", index=number, digest=digest)
        for number, subject in enumerate(subjects)
    )


def faults_of(
    error: ValidationError, model: type[Model], *, place: str = "", tagged: bool = False
) -> Iterator[str]:
    """Say in plain words what a record lacks, a sentence a place.

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
        yield _said(
            _joined(place, loc), _reason(one["type"], loc, one.get("ctx", {}), one["input"], model)
        )


def own_json_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of the form."""
    defs: dict[str, Any] = _adapter().json_schema(ref_template="#/$defs/{model}")["$defs"]
    definitions = _definitions()
    for name, schema in defs.items():
        schema["description"] = (
            str(schema.get("description", "")).split("\n\n")[0].replace("\n", " ")
        )
        for field, one in schema["properties"].items():
            one.pop("title", None)
            if (name, field) in definitions:
                one["description"] = definitions[name, field]
    for kind, model in _KINDS.items():
        schema = defs[model.__name__]
        schema["properties"] = {"format": {"const": OWN_FORMAT}, "kind": {"const": kind}} | {
            field: one for field, one in schema["properties"].items() if field != "kind"
        }
        schema["required"] = ["kind"]
    defs["Record"] = {
        "description": "One record of any kind.",
        "oneOf": [{"$ref": f"#/$defs/{model.__name__}"} for model in _KINDS.values()],
    }
    defs["NamedRecord"] = {
        "description": "A record that names the form.",
        "allOf": [{"$ref": "#/$defs/Record"}, {"required": ["format"]}],
    }
    several = {
        "type": "object",
        "description": "Several records.",
        "properties": {
            "format": {"const": OWN_FORMAT},
            "items": {"type": "array", "items": {"$ref": "#/$defs/Record"}, "minItems": 1},
        },
        "required": ["format", "items"],
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": _SCHEMA_ID,
        "title": "Micro-credential record of mcpolicy",
        "description": (
            "Credentials, offers, provider policies and framework profiles as mcpolicy reads them: one record, several in "
            "`items`, or a list of records. What stands in a record is what it says of itself. Numbers may be written as "
            "text, so that no digit is lost; a range is an object with `low` and `high`; a text may be given per language."
        ),
        "anyOf": [
            {"$ref": "#/$defs/NamedRecord"},
            several,
            {"type": "array", "items": {"$ref": "#/$defs/NamedRecord"}, "minItems": 1},
        ],
        "$defs": dict(sorted(defs.items())),
    }


def _records(document: object, faults: list[str]) -> Iterator[tuple[str, Mapping[str, object]]]:
    if isinstance(document, list):
        yield from _each(document, "", faults, named=True)
    elif isinstance(document, dict) and "items" in document:
        extra = sorted(set(document) - {"format", "items"})
        if _named(document, "", faults):
            faults.extend(f"{printable(name, 60)}: unknown field beside `items`" for name in extra)
            if isinstance(document["items"], list):
                yield from _each(document["items"], "items", faults, named=False)
            else:
                faults.append("items: a list of records is expected")
    elif isinstance(document, dict):
        if _named(document, "", faults):
            yield "", document
    else:
        faults.append(f'no record found: an object with `"format": "{OWN_FORMAT}"` is expected')


def _each(
    items: list[object], place: str, faults: list[str], *, named: bool
) -> Iterator[tuple[str, Mapping[str, object]]]:
    if not items:
        faults.append(_said(place, "no record found: the list is empty"))
    if len(items) > _MOST_ITEMS:
        faults.append(_said(place, f"{len(items):,} records: accepted are at most {_MOST_ITEMS:,}"))
        return
    for number, one in enumerate(items):
        here = _joined(place, (number,))
        if not isinstance(one, dict):
            faults.append(_said(here, "an object is expected"))
        elif "items" in one:
            faults.append(
                _said(here, "records cannot stand in records: `items` is accepted at the top only")
            )
        elif not (named or "format" in one) or _named(one, here, faults):
            yield here, one


def _named(record: Mapping[str, object], place: str, faults: list[str]) -> bool:
    name = record.get("format")
    if name == OWN_FORMAT:
        return True
    given = f"`{printable(name, 60)}` is not known" if isinstance(name, str) else "is missing"
    faults.append(_said(_joined(place, ("format",)), f"{given}, accepted: {OWN_FORMAT}"))
    return False


def _read(
    record: Mapping[str, object],
    place: str,
    faults: list[str],
    vocabulary: Callable[[], TripleIndex],
) -> _Record | None:
    kind = record.get("kind")
    if not isinstance(kind, str) or kind not in _KINDS:
        given = f"`{printable(kind, 60)}` is not known" if isinstance(kind, str) else "is missing"
        near = get_close_matches(kind, _KINDS, n=1) if isinstance(kind, str) else []
        hint = f" (did you mean `{near[0]}`?)" if near else ""
        faults.append(
            _said(_joined(place, ("kind",)), f"{given}{hint}, accepted: {', '.join(_KINDS)}")
        )
        return None
    try:
        subject = _adapter().validate_python(
            {name: value for name, value in record.items() if name != "format"}
        )
    except ValidationError as error:
        faults.extend(faults_of(error, _KINDS[kind], place=place, tagged=True))
        return None
    found = list(_more_faults(subject, vocabulary))
    faults.extend(_said(_joined(place, loc), reason) for loc, reason in found)
    return None if found else subject


def _more_faults(
    subject: _Record, vocabulary: Callable[[], TripleIndex]
) -> Iterator[tuple[tuple[str, ...], str]]:
    if subject.id is not None and _IRI_START.match(subject.id) and _NO_IRI.search(subject.id):
        reason = "is not an IRI: spaces, quotes, brackets and control characters are not accepted"
        yield ("id",), f"`{printable(subject.id)}` {reason}"
    for field, reason in unknown_terms(subject, vocabulary):
        yield tuple(field.split(".")), reason
    if not subject.stated:
        return
    fields = {spelled.property: spelled.name for spelled in SPELLING[type(subject)]}
    elsewhere = {spelled.property for all_spelled in SPELLING.values() for spelled in all_spelled}
    for name in subject.stated:
        iri = MCP.term(name)
        if iri in fields:
            yield ("stated", printable(name, 60)), f"has a field of its own, `{fields[iri]}`"
        elif iri in elsewhere:
            yield ("stated", printable(name, 60)), "is a property of something else"
        elif Iri(MCP.StatedProperty) not in vocabulary().values(iri, MCP.group):
            yield ("stated", printable(name, 60)), "is not a stated property of the vocabulary"


def _reason(
    kind: str,
    loc: tuple[int | str, ...],
    context: Mapping[str, Any],
    given: object,
    model: type[Model],
) -> str:
    names = [part for part in loc if isinstance(part, str)]
    if kind == "extra_forbidden":
        return _unknown_field(names, model)
    if names[:1] == ["stated"] and len(loc) > 2:
        return _STATED
    if kind == "value_error":
        return printable(str(context.get("error", "the value cannot be used")), 400)
    if kind == "literal_error":
        return f"{_shown(given)} is not known, accepted: {str(context.get('expected', '')).replace(chr(39), '`')}"
    if kind == "string_pattern_mismatch":
        return f"{_shown(given)}: {_PATTERNS.get(names[-1] if names else '', 'a text of another form is expected')}"
    if kind == "string_too_long":
        return f"the text is longer than {context.get('max_length')} characters"
    if kind in ("greater_than_equal", "less_than_equal"):
        return f"{_shown(given)} is out of range: a number from 0 to 1 is expected"
    return _PLAIN_WORDS.get(kind, "the value cannot be used here")


def _unknown_field(names: list[str], model: type[Model]) -> str:
    known = _fields_at(model, names[:-1])
    near = get_close_matches(names[-1], known, n=3, cutoff=0.5)
    return "unknown field" + (
        f", nearest: {', '.join(f'`{name}`' for name in near)}" if near else ""
    )


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


def _shown(given: object) -> str:
    return f"`{printable(given, 60)}`" if isinstance(given, str) else "the value"


def _joined(place: str, loc: tuple[int | str, ...]) -> str:
    parts = [place] if place else []
    return ".".join((*parts, *(printable(str(part), 60) for part in loc)))


def _said(place: str, reason: str) -> str:
    return f"{place}: {reason}" if place else reason


def _definitions() -> dict[tuple[str, str], str]:
    index = parse_vocabulary()
    return {
        (model.__name__, spelled.name): value.value
        for model, all_spelled in SPELLING.items()
        for spelled in all_spelled
        for value in index.values(spelled.property, SKOS.definition)
        if isinstance(value, Lit) and value.language == "en"
    }
