"""A reader that the tests add: a report of courses as XML."""

from __future__ import annotations

from mcpolicy.model import InputRecord, Offer
from mcpolicy.readers.source import InputSource
from mcpolicy.readers.syntax.xml import Element
from mcpolicy.text import LangText
from mcpolicy.vocabulary import Vocabulary


def is_it(document: Element) -> bool:
    """Tell by the outermost element."""
    return (document.namespace, document.name) == ("urn:toy", "report")


def read(document: Element, source: InputSource, vocabulary: Vocabulary) -> tuple[InputRecord, ...]:
    """Read an offer from every course."""
    return tuple(
        source.record(Offer(id=course.attributes.get("id"), title=LangText.of(course.text)), number)
        for number, course in enumerate(document.named("course"))
    )
