"""The JSON form of a record: the fields of the model, one record or several in a document.

A record is an object with `"format": "mcpolicy-credential/1"` and `"kind"`; several stand in `items` beside the format, or in
a list. Nothing unknown is skipped: a field that the model does not have is an error that names the nearest ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import Field, TypeAdapter, ValidationError

from mcpolicy.errors import CredentialDataError, printable
from mcpolicy.model import Credential, FrameworkProfile, InputRecord, Offer, ProviderPolicy, Subject
from mcpolicy.resources import shape_bytes
from mcpolicy.statement import Model
from mcpolicy.turtle import Iri, TripleIndex, parse_turtle
from mcpolicy.vocabulary import MCP

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
_ADAPTER: TypeAdapter[_Record] = TypeAdapter(Annotated[_Record, Field(discriminator="kind")])

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
_STATED = "`true` or `false`, a number, a listed value or a text is expected"
