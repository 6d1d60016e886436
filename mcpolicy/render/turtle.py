"""Triples as Turtle for people: the same bytes for the same triples in the same order.

Subjects, predicates and values stand in the order in which they come. A blank node that is named
once stands where it is named, in brackets, and a list in parentheses; the others have a label. Only
the prefixes that occur are declared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from mcpolicy.namespaces import RDF
from mcpolicy.turtle import Blank, Iri, Lit, Node, Term, TripleIndex, literal_text, to_oxigraph

__all__ = ["write_turtle"]

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
"""The local names that need no escape in Turtle."""
_WIDTH = 100
_INDENT = "    "


def write_turtle(triples: TripleIndex, prefixes: Mapping[str, str]) -> str:
    """Write triples.

    Args:
        triples: The triples.
        prefixes: Namespaces by prefix.
    """
    writer = _TurtleWriter(triples, prefixes)
    blocks = [block for node in triples.subjects() for block in writer.subject(node)]
    head = [f"@prefix {name}: <{prefixes[name]}> ." for name in sorted(writer.used)]
    return "\n\n".join(("\n".join(head), *blocks) if head else blocks) + "\n"


class _TurtleWriter:
    """Writes the subjects of a graph.

    Attributes:
        used: The prefixes that occurred so far.
    """

    def __init__(self, triples: TripleIndex, prefixes: Mapping[str, str]) -> None:
        self._triples = triples
        self._namespaces = {namespace: name for name, namespace in prefixes.items()}
        self._inside = frozenset(_nested(triples))
        self._labels: dict[Blank, str] = {}
        self.used: set[str] = set()

    def subject(self, node: Node) -> Iterator[str]:
        """Write all that is said of a subject; nothing of one that stands inside of another."""
        if node not in self._inside:
            name = self._term(node, 0)
            said = f" ;\n{_INDENT}".join(self._said(node, 1))
            yield f"{name} {said} ."

    def _said(self, node: Node, depth: int) -> Iterator[str]:
        """Write predicates with their values; what a subject is comes first."""
        properties = self._triples.properties(node)
        for predicate in sorted(properties, key=lambda one: one != RDF.type):
            word = "a" if predicate == RDF.type else self._iri(predicate)
            values = [self._term(value, depth) for value in properties[predicate]]
            line = f"{word} {' , '.join(values)}"
            if len(values) > 1 and len(line) > _WIDTH - len(_INDENT) * depth:
                inner = "\n" + _INDENT * (depth + 1)
                line = f"{word}{inner}{f' ,{inner}'.join(values)}"
            yield line

    def _term(self, term: Term, depth: int) -> str:
        if isinstance(term, Iri):
            return "()" if term == RDF.nil else self._iri(term)
        if isinstance(term, Lit):
            return literal_text(term, self._iri)
        if term not in self._inside:
            return self._labels.setdefault(term, f"_:b{len(self._labels) + 1}")
        members = self._members(term)
        if members is not None:
            return self._enclosed(
                "(", [self._term(one, depth + 1) for one in members], "", ")", depth
            )
        return self._enclosed("[", list(self._said(term, depth + 1)), " ;", "]", depth)

    def _enclosed(self, start: str, parts: list[str], mark: str, end: str, depth: int) -> str:
        """Write parts in one line where they fit, else one a line."""
        if not parts:
            return start + end
        line = f"{start} {f'{mark} '.join(parts)} {end}"
        if len(line) <= _WIDTH - len(_INDENT) * (depth + 1) and "\n" not in line:
            return line
        inner = "\n" + _INDENT * (depth + 1)
        return f"{start}{inner}{f'{mark}{inner}'.join(parts)}\n{_INDENT * depth}{end}"

    def _members(self, head: Blank) -> tuple[Term, ...] | None:
        """Give the members of a list; None for a node that starts none, or one with more to say."""
        found: list[Term] = []
        node: Term = head
        while node != RDF.nil:
            if not isinstance(node, Blank) or node not in self._inside:
                return None
            said = self._triples.properties(node)
            if set(said) != {RDF.first, RDF.rest} or any(len(one) != 1 for one in said.values()):
                return None
            found.extend(said[RDF.first])
            (node,) = said[RDF.rest]
        return tuple(found)

    def _iri(self, iri: str) -> str:
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        name = self._namespaces.get(iri[:cut])
        if name is None or not _LOCAL.fullmatch(iri[cut:]):
            return str(to_oxigraph(Iri(iri)))
        self.used.add(name)
        return f"{name}:{iri[cut:]}"


def _nested(triples: TripleIndex) -> Iterator[Blank]:
    """Give the blank nodes that can stand inside: one triple names them, and no circle."""
    links = [(value, subject) for subject, _, value in triples if isinstance(value, Blank)]
    named, above = Counter(value for value, _ in links), dict(links)
    seen: set[Node] = set()
    for start in named:
        way: list[Node] = []
        node: Node = start
        while isinstance(node, Blank) and named[node] == 1 and node not in seen:
            seen.add(node)
            way.append(node)
            node = above[node]
        circle = way[way.index(node) :] if node in way else []
        yield from (one for one in way if isinstance(one, Blank) and one not in circle)
