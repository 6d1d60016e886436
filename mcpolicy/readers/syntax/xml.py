"""XML: bytes to elements, with the place of a fault.

Document types and entities are refused where they begin, so that nothing can be made to grow and
nothing outside is named. Comments and processing instructions are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from mcpolicy.errors import CredentialSyntaxError
from mcpolicy.readers.syntax.limits import DEEPEST, refuse_size
from mcpolicy.wording import Count, Note, printable

__all__ = ["Element", "load_xml", "looks_like_xml"]

_MOST_ELEMENTS = 200_000
_NAME = rb"[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?"
_DECLARED = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[?!]")
_TAGGED = re.compile(rb"(?:\xef\xbb\xbf)?\s*<" + _NAME + rb"(?:\s[^<]*)?/?>")


@dataclass(frozen=True, slots=True)
class Element:
    """An element with what stands in it.

    Attributes:
        name: Its name, without a prefix.
        namespace: The IRI of its namespace; empty when it has none.
        line: Where it starts, counted from 1.
        column: Where it starts in the line, counted from 1.
        attributes: Its attributes; one with a namespace is named `{namespace}name`.
        text: The text that stands in it directly, without spaces around it.
        children: The elements that stand in it directly.
    """

    name: str
    namespace: str
    line: int
    column: int
    attributes: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    children: tuple[Element, ...] = ()

    def named(self, name: str) -> Iterator[Element]:
        """Go through the elements of a name that stand in it directly."""
        return (child for child in self.children if child.name == name)


def looks_like_xml(data: bytes) -> bool:
    """Tell by the first tag; one that could be an IRI of Turtle also needs a tag at the end."""
    if _DECLARED.match(data):
        return True
    return _TAGGED.match(data) is not None and data.rstrip().endswith(b">")


def load_xml(data: bytes) -> Element:
    """Read XML.

    Args:
        data: The bytes, in the encoding that they declare, else UTF-8.

    Raises:
        CredentialSyntaxError: If it is not well-formed XML within the limits, or declares a
            document type; with line and column.
    """
    refuse_size(data)
    return _Builder().build(data)


class _Open:
    """An element that is not closed yet."""

    def __init__(self, name: str, attributes: Mapping[str, str], line: int, column: int) -> None:
        self.namespace, _, self.name = name.rpartition(" ")
        self.attributes = {_full(key): value for key, value in attributes.items()}
        self.line, self.column = line, column
        self.text: list[str] = []
        self.children: list[Element] = []

    def closed(self) -> Element:
        return Element(
            name=self.name,
            namespace=self.namespace,
            line=self.line,
            column=self.column,
            attributes=self.attributes,
            text="".join(self.text).strip(),
            children=tuple(self.children),
        )


def _full(name: str) -> str:
    namespace, _, local = name.rpartition(" ")
    return f"{{{namespace}}}{local}" if namespace else local


class _Builder:
    def __init__(self) -> None:
        self._root: Element | None = None
        self._open: list[_Open] = []
        self._count = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.EntityDeclHandler = self._refuse_doctype
        self._parser.ExternalEntityRefHandler = self._refuse_doctype
        self._parser.SkippedEntityHandler = self._refuse_doctype

    def build(self, data: bytes) -> Element:
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            reason = Note.of("xml-malformed", reason=printable(expat.ErrorString(error.code)))
            raise CredentialSyntaxError(
                reason, line=error.lineno, column=error.offset + 1
            ) from None
        except (LookupError, ValueError) as error:  # an encoding that Python lacks
            reason = Note.of("xml-malformed", reason=printable(str(error)))
            raise CredentialSyntaxError(reason) from None
        assert self._root is not None  # expat refuses a document without an element
        return self._root

    def _fail(self, reason: Note) -> NoReturn:
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        raise CredentialSyntaxError(reason, line=line, column=column)

    def _refuse_doctype(self, *_: object) -> NoReturn:
        self._fail(Note.of("xml-doctype"))

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._count += 1
        if self._count > _MOST_ELEMENTS:
            self._fail(Note.of("xml-elements", limit=Count(_MOST_ELEMENTS)))
        if len(self._open) >= DEEPEST:
            self._fail(Note.of("xml-deep", limit=str(DEEPEST)))
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        self._open.append(_Open(name, attributes, line, column))

    def _text(self, text: str) -> None:
        self._open[-1].text.append(text)

    def _end(self, _: str) -> None:
        element = self._open.pop().closed()
        if self._open:
            self._open[-1].children.append(element)
        else:
            self._root = element
