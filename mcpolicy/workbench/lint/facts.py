"""Facts of the sources: whether what is left out and what is encoded fit together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mcpolicy.namespaces import DCTERMS, MCP, RDFS, SKOS, XSD, shorten
from mcpolicy.text import is_blank
from mcpolicy.turtle import Iri, Lit, Node, Term, TripleIndex
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Note, printable
from mcpolicy.workbench.lint.context import Context, Fault

__all__ = ["check_facts"]

_ANSWERING = (MCP.Clause, MCP.Source)
"""Classes whose things name the facts that they answer for."""

_IN_WORDS = (MCP.summary, MCP.detail, DCTERMS.bibliographicCitation)
"""What an omission says in words."""


def check_facts(context: Context) -> Iterator[Fault]:
    """Check the facts that clauses, sources and omissions name, and the reasons of omissions."""
    index, vocabulary = context.index, context.vocabulary
    named = _named(index)
    left_out: dict[str, Node] = {}
    for node in (one for kind in (*_ANSWERING, MCP.Omission) for one in index.of_type(kind)):
        for value in index.values(node, MCP.fact):
            if not _is_id(value):
                shown = value.value if isinstance(value, Lit) else shorten(value)
                note = Note.of("lint-fact-id", fact=printable(shown, 60))
                yield context.fault(note, node, MCP.fact)
    for node in index.of_type(MCP.Omission):
        for predicate in _IN_WORDS:
            if any(is_blank(text) for text in _texts(index, node, predicate)):
                note = Note.of("lint-omission-blank", word=shorten(predicate))
                yield context.fault(note, node, predicate)
        for detail in _texts(index, node, MCP.detail):
            if _repeats_reason(index, node, detail, vocabulary):
                note = Note.of("lint-omission-detail", detail=printable(detail, 60))
                yield context.fault(note, node, MCP.detail)
        for fact in _texts(index, node, MCP.fact):
            if left_out.setdefault(fact, node) != node:
                note = Note.of("lint-fact-twice", fact=fact, other=shorten(left_out[fact]))
                yield context.fault(note, node, MCP.fact)
            yield from _both(context, node, fact, named)


def _named(index: TripleIndex) -> Mapping[str, Node]:
    """Give the facts that clauses and sources name, each with the first that does."""
    found: dict[str, Node] = {}
    for kind in _ANSWERING:
        for node in index.of_type(kind):
            for fact in _texts(index, node, MCP.fact):
                found.setdefault(fact, node)
    return found


def _texts(index: TripleIndex, node: Node, predicate: str) -> Iterator[str]:
    return (one.value for one in index.values(node, predicate) if isinstance(one, Lit))


def _is_id(value: Term) -> bool:
    """Whether a value is the id of a fact.

    Where the notes on a source number nothing, the section and the name of a row stand for an id:
    words may follow each other, by one space.
    """
    if not isinstance(value, Lit) or value.datatype != XSD.string:
        return False
    return not is_blank(value.value) and value.value == " ".join(value.value.split())


def _repeats_reason(index: TripleIndex, node: Node, detail: str, vocabulary: Vocabulary) -> bool:
    """Whether a detail says what its reason means anyway, in any language."""
    said = _letters(detail)
    for reason in index.values(node, MCP.reason):
        if isinstance(reason, Iri):
            words = (RDFS.label, SKOS.definition)
            known = [text for word in words for text in _texts(vocabulary.triples, reason, word)]
            known.append(shorten(reason).partition(":")[2])
            if said and said in map(_letters, known):
                return True
    return False


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _both(context: Context, node: Node, fact: str, named: Mapping[str, Node]) -> Iterator[Fault]:
    """Say where a fact is encoded and said not to be, or the other way round."""
    is_partial = Iri(MCP.PartlyEncoded) in context.index.values(node, MCP.reason)
    if fact in named and not is_partial:
        note = Note.of("lint-fact-left-out", fact=fact, named=shorten(named[fact]))
        yield context.fault(note, node, MCP.reason)
    elif fact not in named and is_partial:
        yield context.fault(Note.of("lint-fact-not-named", fact=fact), node, MCP.reason)
