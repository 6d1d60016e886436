"""The JSON form of a record: the fields of the model, one record or several in a document.

A record is an object with `"format": "mcpolicy-credential/1"` and `"kind"`; several stand in
`items` beside the format, or in a list. Nothing unknown is skipped: a field that the model does not
have is an error that names the nearest ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from mcpolicy.errors import CredentialDataError
from mcpolicy.model import AnySubject, InputRecord, Subject
from mcpolicy.namespaces import MCP
from mcpolicy.readers.faults import below, faults_of, found_at, unknown_terms
from mcpolicy.readers.source import InputSource
from mcpolicy.spelling import FIELD_PROPERTIES, SPELLING, SUBJECT_CLASSES
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Count, Note, Wording, printable

__all__ = ["OWN_FORMAT", "is_it", "own_json_schema", "read"]

OWN_FORMAT = "mcpolicy-credential/1"
"""Name and version of the form."""

_FAMILY = "mcpolicy-credential/"
_SCHEMA_ID = "https://w3id.org/mcpolicy/schema/credential/1"
_MOST_ITEMS = 100_000
_MOST_FAULTS = 50
_KINDS: Mapping[str, type[AnySubject]] = {
    model.model_fields["kind"].default: model for model in SUBJECT_CLASSES.values()
}
_IRI_START = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NO_IRI = re.compile(r"[\x00-\x20\x7f<>\"{}|\\^`]")


@cache
def _adapter() -> TypeAdapter[AnySubject]:
    return TypeAdapter(Annotated[AnySubject, Field(discriminator="kind")])


def is_it(document: object) -> bool:
    """Tell whether a JSON document says that it has this form, of whatever version."""
    if isinstance(document, list):
        return not document or any(is_it(one) for one in document if isinstance(one, dict))
    if not isinstance(document, dict):
        return False
    name = document.get("format")
    return isinstance(name, str) and name.startswith(_FAMILY)


def read(document: object, source: InputSource, vocabulary: Vocabulary) -> tuple[InputRecord, ...]:
    """Read every record of a JSON document.

    Args:
        document: What `load_json` gave.
        source: Where it comes from.
        vocabulary: Asked only when a record uses its terms.

    Raises:
        CredentialDataError: If it has no record, or values that cannot be used; with all of them.
    """
    faults: list[Note] = []
    subjects: list[AnySubject] = []
    for found in _records(document):
        if isinstance(found, Note):
            faults.append(found)
            continue
        place, record = found
        subject = _subject(record, place, vocabulary)
        if isinstance(subject, Subject):
            subjects.append(subject)
        else:
            faults.extend(subject)
    if faults:
        shown = list(dict.fromkeys(faults))
        if len(shown) > _MOST_FAULTS:
            more = Note.of("faults-more", count=str(len(shown) - _MOST_FAULTS))
            shown = [*shown[:_MOST_FAULTS], more]
        raise CredentialDataError(*shown)
    return tuple(source.record(subject, number) for number, subject in enumerate(subjects))


def own_json_schema(wording: Wording | None = None) -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of the form.

    Args:
        wording: The language of its descriptions; by default English. What a class and a field
            mean is said by the vocabulary.
    """
    wording = wording or Wording()
    defs: dict[str, Any] = _adapter().json_schema(ref_template="#/$defs/{model}")["$defs"]
    vocabulary = Vocabulary.shipped()
    for model, fields in SPELLING.items():
        schema = defs[model.__name__]
        meaning = vocabulary.definition(MCP.term(model.__name__), wording.language)
        schema["description"] = meaning or ""
        for one in schema["properties"].values():
            one.pop("title", None)
        for spelled in fields:
            meaning = vocabulary.definition(spelled.property, wording.language)
            if meaning is not None:
                schema["properties"][spelled.name]["description"] = meaning
    for kind, model in _KINDS.items():
        schema = defs[_schema_name(model)] = defs.pop(model.__name__)
        schema["title"] = _schema_name(model)
        schema["properties"] = {"format": {"const": OWN_FORMAT}, "kind": {"const": kind}} | {
            field: one for field, one in schema["properties"].items() if field != "kind"
        }
        schema["required"] = ["kind"]
    defs["Record"] = {
        "description": wording.say("schema-record"),
        "oneOf": [{"$ref": f"#/$defs/{_schema_name(model)}"} for model in _KINDS.values()],
    }
    defs["NamedRecord"] = {
        "description": wording.say("schema-named-record"),
        "allOf": [{"$ref": "#/$defs/Record"}, {"required": ["format"]}],
    }
    several = {
        "type": "object",
        "description": wording.say("schema-several"),
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
        "title": wording.say("schema-title"),
        "description": wording.say("schema-about"),
        "anyOf": [
            {"$ref": "#/$defs/NamedRecord"},
            several,
            {"type": "array", "items": {"$ref": "#/$defs/NamedRecord"}, "minItems": 1},
        ],
        "$defs": dict(sorted(defs.items())),
    }


def _schema_name(model: type[AnySubject]) -> str:
    """Give the name of a kind of record in the schema: that of its class in the vocabulary."""
    return model.classes[0].removeprefix(MCP)


def _records(document: object) -> Iterator[tuple[str, Mapping[str, object]] | Note]:
    """Go through the records of a document, each with its place, and the faults around them."""
    if isinstance(document, list):
        yield from _each(document, "", named=True)
    elif not isinstance(document, dict):
        yield Note.of("no-record-object", format=OWN_FORMAT)
    elif (fault := _misnamed(document, "")) is not None:
        yield fault
    elif "items" not in document:
        yield "", document
    else:
        for name in sorted(set(document) - {"format", "items"}):
            yield found_at(below("", name), Note.of("field-beside-items"))
        if isinstance(document["items"], list):
            yield from _each(document["items"], "items", named=False)
        else:
            yield found_at("items", Note.of("records-expected"))


def _each(
    items: list[object], place: str, *, named: bool
) -> Iterator[tuple[str, Mapping[str, object]] | Note]:
    if not items:
        yield found_at(place, Note.of("no-record-in-list"))
    if len(items) > _MOST_ITEMS:
        size, limit = Count(len(items)), Count(_MOST_ITEMS)
        yield found_at(place, Note.of("records-too-many", size=size, limit=limit))
        return
    for number, record in enumerate(items):
        here = below(place, number)
        if not isinstance(record, dict):
            yield found_at(here, Note.of("object-expected"))
        elif "items" in record:
            yield found_at(here, Note.of("records-in-records"))
        elif (named or "format" in record) and (fault := _misnamed(record, here)) is not None:
            yield fault
        else:
            yield here, record


def _misnamed(record: Mapping[str, object], place: str) -> Note | None:
    """Say what is wrong with the format that a record names, or give None."""
    name = record.get("format")
    if name == OWN_FORMAT:
        return None
    return found_at(below(place, "format"), _not_known(name, OWN_FORMAT))


def _not_known(name: object, accepted: str, near: str | None = None) -> Note:
    if not isinstance(name, str):
        return Note.of("value-missing-of", accepted=accepted)
    value = f"`{printable(name, 60)}`"
    if near is None:
        return Note.of("value-not-known", value=value, accepted=accepted)
    return Note.of("value-not-known-near", value=value, near=near, accepted=accepted)


def _subject(
    record: Mapping[str, object], place: str, vocabulary: Vocabulary
) -> AnySubject | tuple[Note, ...]:
    """Make the subject of a record, or say all that is wrong with it."""
    kind = record.get("kind")
    if not isinstance(kind, str) or kind not in _KINDS:
        near = get_close_matches(kind, _KINDS, n=1) if isinstance(kind, str) else []
        fault = _not_known(kind, ", ".join(_KINDS), near[0] if near else None)
        return (found_at(below(place, "kind"), fault),)
    try:
        subject = _adapter().validate_python(
            {name: value for name, value in record.items() if name != "format"}
        )
    except ValidationError as error:
        return tuple(faults_of(error, _KINDS[kind], place=place, tagged=True))
    faults = tuple(
        found_at(below(place, *loc), fault) for loc, fault in _more_faults(subject, vocabulary)
    )
    return faults or subject


def _more_faults(
    subject: AnySubject, vocabulary: Vocabulary
) -> Iterator[tuple[tuple[str, ...], Note]]:
    if subject.id is not None and _IRI_START.match(subject.id) and _NO_IRI.search(subject.id):
        yield ("id",), Note.of("not-an-iri", text=printable(subject.id))
    yield from unknown_terms(subject, vocabulary)
    if not subject.stated:
        return
    fields = {spelled.property: spelled.name for spelled in SPELLING[type(subject)]}
    for name in subject.stated:
        iri = MCP.term(name)
        if iri in fields:
            yield ("stated", name), Note.of("stated-has-field", field=fields[iri])
        elif iri in FIELD_PROPERTIES:
            yield ("stated", name), Note.of("stated-elsewhere")
        elif not vocabulary.may_state(iri):
            yield ("stated", name), Note.of("stated-not-in-vocabulary")
