"""The Turtle form of a record: the stated properties of the vocabulary, one subject or several.

The triples are read into the typed model field by field. What the vocabulary does not know, or does
not let a record state, is listed as ignored; a value of the wrong kind is an error that names the
property.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import reduce

from pydantic import ValidationError

from mcpolicy.errors import CredentialDataError
from mcpolicy.model import AnySubject, InputRecord, Kind, LevelClaim, ListedValue, Model
from mcpolicy.namespaces import MCP, RDF, XSD, shorten
from mcpolicy.readers.faults import below, faults_of, found_at, unknown_terms
from mcpolicy.readers.source import InputSource
from mcpolicy.spelling import FIELD_PROPERTIES, SPELLING, SUBJECT_CLASSES, Spelled
from mcpolicy.text import LangText
from mcpolicy.turtle import Blank, Iri, Lit, Node, Term, TripleIndex
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Note, printable

__all__ = ["is_it", "read"]


def is_it(document: TripleIndex) -> bool:
    """Take any Turtle: `read` says what would have been accepted."""
    return True


def read(
    document: TripleIndex, source: InputSource, vocabulary: Vocabulary
) -> tuple[InputRecord, ...]:
    """Read every subject of a Turtle document.

    Args:
        document: The triples.
        source: Where they come from.
        vocabulary: Asked only when a record uses its terms, or a property without a field in the
            model.

    Raises:
        CredentialDataError: If it holds no subject, or values that cannot be used; with all of
            them.
    """
    nodes = [
        (node, model)
        for class_iri, model in SUBJECT_CLASSES.items()
        for node in document.of_type(class_iri)
    ]
    if not nodes:
        classes = ", ".join(shorten(iri) for iri in SUBJECT_CLASSES)
        raise CredentialDataError(Note.of("no-record-of-classes", classes=classes))
    if faults := tuple(_of_two_kinds(nodes)):
        raise CredentialDataError(*faults)
    reader = _Reader(document, vocabulary)
    subjects = [
        subject for node, model in nodes if (subject := reader.subject(node, model)) is not None
    ]
    if reader.faults:
        raise CredentialDataError(*dict.fromkeys(reader.faults))
    ignored = sorted(
        {
            shorten(predicate)
            for node, predicate, _ in document
            if (node, predicate) not in reader.used and predicate != RDF.type
        }
    )
    return tuple(
        source.record(subject, number, ignored=ignored) for number, subject in enumerate(subjects)
    )


def _of_two_kinds(nodes: list[tuple[Node, type[AnySubject]]]) -> Iterator[Note]:
    kinds: dict[Node, list[Note]] = {}
    for node, model in nodes:
        kinds.setdefault(node, []).append(Note.verbatim(shorten(model.classes[0])))
    for node, names in kinds.items():
        if len(names) > 1:
            both = reduce(lambda one, other: Note.of("both", one=one, other=other), names)
            yield found_at(shorten(node), Note.of("several-kinds", kinds=both))


class _Reader:
    def __init__(self, index: TripleIndex, vocabulary: Vocabulary) -> None:
        self.index = index
        self.vocabulary = vocabulary
        self.faults: list[Note] = []
        self.used: set[tuple[Node, str]] = set()

    def _fault(self, place: str, code: str, **values: str) -> None:
        self.faults.append(found_at(place, Note.of(code, **values)))

    def subject(self, node: Node, model: type[AnySubject]) -> AnySubject | None:
        fields = self._fields(node, model)
        if isinstance(node, Iri):
            fields["id"] = str(node)
        stated: dict[str, tuple[object, ...]] = {}
        for predicate in self.index.properties(node):
            if not predicate.startswith(MCP) or predicate in FIELD_PROPERTIES:
                continue
            if self.vocabulary.may_state(predicate):
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
            found_at(shorten(node), found_at(below("", *loc), fault))
            for loc, fault in unknown_terms(built, self.vocabulary)
        )
        return built

    def _free(self, value: Term, name: str) -> object:
        if isinstance(value, Iri):
            return ListedValue(value)
        if isinstance(value, Blank):
            self._fault(name, "value-not-part-expected")
            return None
        if value.datatype == XSD.boolean:
            return value.value in ("true", "1")
        if value.datatype in (XSD.decimal, XSD.integer):
            try:
                return Decimal(value.value)
            except InvalidOperation:
                self._fault(name, "not-a-number", text=printable(value.value, 40))
                return None
        return LangText.of({value.language or "und": value.value})

    def _build(self, model: type[Model], fields: dict[str, object], where: str) -> Model | None:
        try:
            return model.model_validate(fields)
        except ValidationError as error:
            self.faults.extend(found_at(where, fault) for fault in faults_of(error, model))
            return None

    def _fields(self, node: Node, model: type[Model]) -> dict[str, object]:
        """Read the fields of a thing; how deep its parts go is bounded by the model."""
        fields: dict[str, object] = {}
        for spelled in SPELLING[model]:
            values = self.index.values(node, spelled.property)
            if not values:
                continue
            self.used.add((node, spelled.property))
            name = f"{shorten(node)} {shorten(spelled.property)}"
            read = (
                self._texts(values, spelled, name)
                if spelled.kind is Kind.TEXT
                else self._values(values, spelled, name)
            )
            if read is not None:
                fields[spelled.name] = read
        return fields

    def _texts(self, values: tuple[Term, ...], spelled: Spelled, name: str) -> object:
        texts = [value for value in values if isinstance(value, Lit)]
        if len(texts) < len(values):
            self._fault(name, "string-expected")
        pairs = [(text.language or "und", text.value) for text in texts]
        if spelled.many:
            return tuple(LangText.of([pair]) for pair in pairs)
        return LangText.of(pairs) if pairs else None

    def _values(self, values: tuple[Term, ...], spelled: Spelled, name: str) -> object:
        if len(values) > 1 and not spelled.many:
            self._fault(name, "one-value-expected", count=str(len(values)))
        read = [self._value(value, spelled, name) for value in values]
        kept = [one for one in read if one is not None]
        if not kept:
            return None
        return tuple(kept) if spelled.many else kept[0]

    def _value(self, value: Term, spelled: Spelled, name: str) -> object:
        if spelled.kind is Kind.NODE:
            return self._part(value, spelled, name)
        if spelled.kind in (Kind.TERM, Kind.COUNTRY, Kind.STRING):
            if isinstance(value, Blank):
                self._fault(name, "iri-or-text-expected")
                return None
            return value.value if isinstance(value, Lit) else str(value)
        if not isinstance(value, Lit):
            self._fault(name, "value-expected")
            return None
        if spelled.kind is Kind.FLAG:
            if value.value not in ("true", "false", "1", "0"):
                self._fault(name, "not-a-flag", text=printable(value.value, 40))
                return None
            return value.value in ("true", "1")
        return value.value

    def _part(self, value: Term, spelled: Spelled, name: str) -> Model | None:
        if isinstance(value, Lit) or spelled.node is None:
            self._fault(name, "part-expected")
            return None
        fields = self._fields(value, spelled.node)
        if spelled.node is LevelClaim and "level" not in fields:
            self._fault(name, "level-claim-empty")
            return None
        if isinstance(value, Iri) and "identifier" in spelled.node.model_fields:
            fields.setdefault("identifier", str(value))
        return self._build(spelled.node, fields, name)
