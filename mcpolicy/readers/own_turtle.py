"""The Turtle form of a record: the stated properties of the vocabulary, one subject or several in a document.

The triples are read into the typed model field by field. What the vocabulary does not know, or does not let a record
state, is listed as ignored; a value of the wrong kind is an error that names the property.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from pydantic import ValidationError

from mcpolicy.errors import CredentialDataError, CredentialSyntaxError
from mcpolicy.model import AnySubject, CreditClaim, InputRecord, LevelClaim, Model, Term
from mcpolicy.namespaces import MCP, RDF, XSD, shorten
from mcpolicy.text import LangText
from mcpolicy.turtle import Blank, Iri, Lit, Node, TripleIndex, TurtleSyntaxError, parse_turtle
from mcpolicy.turtle import Term as RdfTerm
from mcpolicy.view.graph import SPELLING, SUBJECT_CLASSES, Kind, Spelled, unknown_terms
from mcpolicy.wording import printable

__all__ = ["read_own_turtle", "subjects_of"]

_DEEPEST = 12


def read_own_turtle(
    data: bytes, *, path: str, vocabulary: Callable[[], TripleIndex]
) -> tuple[InputRecord, ...]:
    """Read every subject of a Turtle document.

    Args:
        data: The bytes.
        path: The input, as the caller named it.
        vocabulary: Gives the vocabulary; asked only when a record uses its terms, or a property
            without a field in the model.

    Raises:
        CredentialSyntaxError: If it is not Turtle; with line and column.
        CredentialDataError: If it holds no subject, or values that cannot be used; with all of
            them.
    """
    try:
        index = parse_turtle(data, base="urn:mcpolicy:input")
    except TurtleSyntaxError as error:
        raise CredentialSyntaxError(
            error.reason, path=path, line=error.line, column=error.column
        ) from None
    return subjects_of(
        index, path=path, digest=f"sha256:{hashlib.sha256(data).hexdigest()}", vocabulary=vocabulary
    )


def subjects_of(
    index: TripleIndex, *, path: str, digest: str, vocabulary: Callable[[], TripleIndex]
) -> tuple[InputRecord, ...]:
    """Read every subject out of triples; see `read_own_turtle`."""
    nodes = [
        (node, model)
        for class_iri, model in SUBJECT_CLASSES.items()
        for node in index.of_type(class_iri)
    ]
    if not nodes:
        accepted = ", ".join(shorten(iri) for iri in SUBJECT_CLASSES)
        raise CredentialDataError(
            f"no record found: one subject of the classes {accepted} is expected", path=path
        )
    kinds: dict[Node, list[str]] = {}
    for node, model in nodes:
        kinds.setdefault(node, []).append(model.__name__)
    for node, names in kinds.items():
        if len(names) > 1:
            told = " and ".join(f"mcp:{name}" for name in names)
            raise CredentialDataError(
                f"{shorten(node)}: is {told} at once, one kind of record is expected", path=path
            )
    reader = _Reader(index, vocabulary)
    subjects = [
        subject for node, model in nodes if (subject := reader.subject(node, model)) is not None
    ]
    if reader.faults:
        raise CredentialDataError("; ".join(dict.fromkeys(reader.faults)), path=path)
    ignored = sorted(
        {
            shorten(predicate)
            for node, predicate, _ in index
            if (node, predicate) not in reader.used and predicate != RDF.type
        }
    )
    return tuple(
        InputRecord(
            subject=subject,
            path=path,
            format="mcpolicy-turtle",
            index=number,
            digest=digest,
            ignored=tuple(ignored),
        )
        for number, subject in enumerate(subjects)
    )


class _Reader:
    def __init__(self, index: TripleIndex, vocabulary: Callable[[], TripleIndex]) -> None:
        self.index = index
        self.vocabulary = vocabulary
        self.faults: list[str] = []
        self.used: set[tuple[Node, str]] = set()

    def subject(self, node: Node, model: type[AnySubject]) -> AnySubject | None:
        fields = self._fields(node, model, 0)
        if isinstance(node, Iri):
            fields["id"] = str(node)
        known = {spelled.property for spelled in SPELLING[model]}
        stated: dict[str, tuple[object, ...]] = {}
        for predicate in self.index.properties(node):
            if predicate.startswith(MCP) and predicate not in known and self._may_state(predicate):
                self.used.add((node, predicate))
                name = f"{shorten(node)} {shorten(predicate)}"
                values = [self._free(value, name) for value in self.index.values(node, predicate)]
                stated[predicate[len(MCP) :]] = tuple(
                    value for value in values if value is not None
                )
        if stated:
            fields["stated"] = stated
        built = self._build(model, fields, shorten(node))
        if not isinstance(built, AnySubject):
            return None
        self.faults.extend(
            f"{shorten(node)}: {field}: {reason}"
            for field, reason in unknown_terms(built, self.vocabulary)
        )
        return built

    def _may_state(self, predicate: str) -> bool:
        return Iri(MCP.StatedProperty) in self.vocabulary().values(predicate, MCP.group)

    def _free(self, value: RdfTerm, name: str) -> object:
        if isinstance(value, Iri):
            return Term(value)
        if isinstance(value, Blank):
            self.faults.append(
                f"{name}: a value or an IRI is expected, not a part with properties of its own"
            )
            return None
        if value.datatype == XSD.boolean:
            return value.value in ("true", "1")
        if value.datatype in (XSD.decimal, XSD.integer):
            try:
                return Decimal(value.value)
            except InvalidOperation:
                self.faults.append(f"{name}: `{printable(value.value, 40)}` is not a number")
                return None
        return LangText.of({value.language or "und": value.value})

    def _build(self, model: type[Model], fields: dict[str, object], where: str) -> Model | None:
        try:
            return model.model_validate(fields)
        except ValidationError as error:
            for one in error.errors():
                place = ".".join(str(part) for part in one["loc"]) or model.__name__
                self.faults.append(
                    f"{where}: {place}: {str(one['msg']).removeprefix('Value error, ')}"
                )
            return None

    def _fields(self, node: Node, model: type[Model], depth: int) -> dict[str, object]:
        fields: dict[str, object] = {}
        if depth > _DEEPEST:
            self.faults.append(
                f"{shorten(node)}: parts are nested in a circle or more than {_DEEPEST} deep"
            )
            return fields
        for spelled in SPELLING[model]:
            values = self.index.values(node, spelled.property)
            if not values:
                continue
            self.used.add((node, spelled.property))
            name = f"{shorten(node)} {shorten(spelled.property)}"
            if spelled.kind is Kind.TEXT:
                texts = [value for value in values if isinstance(value, Lit)]
                if len(texts) < len(values):
                    self.faults.append(f"{name}: a text is expected")
                if spelled.many:
                    fields[spelled.name] = tuple(
                        LangText.of({text.language or "und": text.value}) for text in texts
                    )
                elif texts:
                    fields[spelled.name] = LangText.of(
                        [(text.language or "und", text.value) for text in texts]
                    )
                continue
            if len(values) > 1 and not spelled.many:
                self.faults.append(f"{name}: one value is expected, {len(values)} are given")
            read = [self._value(value, spelled, name, depth) for value in values]
            kept = [one for one in read if one is not None]
            if kept:
                fields[spelled.name] = tuple(kept) if spelled.many else kept[0]
        return fields

    def _value(self, value: RdfTerm, spelled: Spelled, name: str, depth: int) -> object:
        if spelled.kind is Kind.NODE:
            if isinstance(value, Lit) or spelled.node is None:
                self.faults.append(
                    f"{name}: a part with properties of its own is expected, such as `[ a mcp:... ]`"
                )
                return None
            fields = self._fields(value, spelled.node, depth + 1)
            if (
                spelled.node is CreditClaim
                and "amount" in fields
                and not isinstance(fields["amount"], str)
            ):
                fields.pop("amount")
            if spelled.node is LevelClaim and "level" not in fields:
                self.faults.append(f"{name}: a level claim needs mcp:claimedLevel")
                return None
            if isinstance(value, Iri) and "identifier" in {
                one.name for one in SPELLING[spelled.node]
            }:
                fields.setdefault("identifier", str(value))
            return self._build(spelled.node, fields, name)
        if spelled.kind in (Kind.TERM, Kind.COUNTRY, Kind.STRING):
            if isinstance(value, Blank):
                self.faults.append(f"{name}: an IRI or a text is expected")
                return None
            text = value.value if isinstance(value, Lit) else str(value)
            return (
                Term(text)
                if spelled.kind is Kind.TERM and spelled.name not in ("system", "ladder", "level")
                else text
            )
        if not isinstance(value, Lit):
            self.faults.append(f"{name}: a value is expected, not a thing")
            return None
        if spelled.kind is Kind.FLAG:
            if value.value not in ("true", "false", "1", "0"):
                self.faults.append(f"{name}: `{value.value[:40]}` is neither true nor false")
                return None
            return value.value in ("true", "1")
        return value.value
