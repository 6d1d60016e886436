"""Turtle texts to try on: those of the project, those of others, and made-up ones; and what two
readers make of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
)

from helpers import ROOT
from mcpolicy.namespaces import RDF
from mcpolicy.turtle import Blank, Iri, Lit, Node, Term
from mcpolicy.written.tokens import Kind
from mcpolicy.written.tree import Written, WrittenObject, WrittenProperty

Triple = tuple[Node, str, Term]

OWN_FILES = sorted(
    path
    for folder in ("examples", "frameworks", "shapes", "tests")
    for path in (ROOT / folder).rglob("*.ttl")
    if path.parent.name != "lint-syntax"
)
"""All Turtle files of the project but the one that is there for its fault."""


def by_folder(paths: Iterable[Path], root: Path) -> dict[str, list[Path]]:
    """Sort files by the second folder above all, such as `frameworks/eu`."""
    found: dict[str, list[Path]] = {}
    for path in paths:
        found.setdefault("/".join(path.relative_to(root).parts[:-1][:2]), []).append(path)
    return found


def comments(written: Written) -> list[str]:
    """Give the comments of a text, without blanks at their ends."""
    return [token.text.rstrip(" \t") for token in written.tokens if token.kind is Kind.COMMENT]


def triples(written: Written) -> list[Triple]:
    """Give what a text states, by its tree alone."""
    found: list[Triple] = []

    def node(value: WrittenObject) -> Term:
        if value.term is not None:
            return value.term
        if value.is_bracket:
            blank = Blank(f"_:bracket-{value.start}")
            state(blank, value.properties)
            return blank
        cells = [Blank(f"_:cell-{value.start}-{number}") for number in range(len(value.items))]
        rests: list[Node] = [*cells[1:], Iri(RDF.nil)]
        for cell, item, rest in zip(cells, value.items, rests, strict=False):
            found.append((cell, RDF.first, node(item)))
            found.append((cell, RDF.rest, rest))
        return cells[0] if cells else Iri(RDF.nil)

    def state(subject: Node, properties: Sequence[WrittenProperty]) -> None:
        for one in properties:
            found.extend((subject, str(one.predicate), node(value)) for value in one.objects)

    for statement in written.statements:
        subject = node(statement.head)
        assert not isinstance(subject, Lit)
        state(subject, statement.properties)
    return found


def same_graph(one: Iterable[Triple], other: Iterable[Triple]) -> bool:
    """Whether triples are the same but for the labels of blank nodes."""
    first, second = set(one), set(other)
    if not any(isinstance(term, Blank) for triple in first | second for term in triple):
        return first == second
    return _canonical(first) == _canonical(second)


def _canonical(found: Iterable[Triple]) -> set[Quad]:
    def term(value: Term | str) -> NamedNode | BlankNode | Literal:
        if isinstance(value, Lit):
            return Literal("|".join(map(repr, value)))  # to the letter, whatever values are equal
        return BlankNode(value[2:]) if isinstance(value, Blank) else NamedNode(value)

    dataset = Dataset(
        Quad(term(subject), NamedNode(predicate), term(value))  # type: ignore[arg-type]
        for subject, predicate, value in found
    )
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)


_SPACES = (" ", "\n", "\t", "\n\n", "  \n")
_COMMENTS = (
    " # at the end\n",
    "\n  # own line \t\n",
    "\n\n# apart\n\n",
    "\n# one\n\n# two\n ",
    "\n#tight\n\n",
    " # end\n # own\n",
)
_TERMS = (
    ":o",
    "<x>",
    "<http://e/caf\\u00e9>",
    ":a.b",
    "rdf:type",
    "_:b",
    "_:b.c",
    "1",
    "-1.5",
    "+1e3",
    "true",
    '"s"',
    '"""a\nb  \n"" c"""',
    "'''x\r\ny'''",
    '"caf\\u00e9 \\"x\\""@fr',
    '"1"^^:d',
    '"1" ^^ <d>',
    f'"{"long " * 12}"',
    f":{'n' * 45}",
)
_VERBS = ("a", "rdf:type", ":p", ":q", "<p>", f":{'v' * 50}")


def gaps(tight: bool = True) -> st.SearchStrategy[str]:
    """What may stand between two tokens, nothing among it where they may touch."""
    plain = st.sampled_from((" ", *_SPACES, *(("", "") if tight else ())))
    return st.one_of(plain, plain, plain, st.sampled_from(_COMMENTS))


@st.composite
def _separated(draw: st.DrawFn, parts: st.SearchStrategy[str], mark: str, most: int) -> str:
    found = draw(st.lists(parts, min_size=1, max_size=most))
    text = found[0]
    for part in found[1:]:
        again = draw(st.sampled_from(("", "", mark if mark == ";" else "")))
        text += f"{draw(gaps())}{mark}{draw(gaps())}{again}{draw(gaps(False))}{part}"
    return text


def _properties(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    one = st.tuples(st.sampled_from(_VERBS), gaps(False), _separated(values, ",", 4)).map("".join)
    return _separated(one, ";", 3)


def _nested(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    end = st.sampled_from(("", "", ";"))
    bracket = st.tuples(
        st.just("["), gaps(), _properties(values), gaps(), end, gaps(), st.just("]")
    )
    item = st.tuples(values, gaps(False)).map("".join)
    items = st.lists(item, max_size=5).map("".join)
    return st.one_of(
        bracket.map("".join),
        st.tuples(st.just("("), gaps(), items, st.just(")")).map("".join),
        st.tuples(st.just("["), gaps(), st.just("]")).map("".join),
    )


_VALUES = st.recursive(st.sampled_from(_TERMS), _nested, max_leaves=8)
_HEADS = st.one_of(st.sampled_from((":s", "<s>", "_:b", ":s.t")), _nested(_VALUES))
_STATEMENTS = st.tuples(
    _HEADS,
    gaps(False),
    _properties(_VALUES),
    gaps(),
    st.sampled_from(("", "", ";")),
    gaps(False),
    st.just("."),
    gaps(False),
).map("".join)
_IRIS = st.sampled_from(("<http://e/>", "<http://e/>", "<http://other/>", "<part/>"))
_PREFIXES = st.tuples(
    st.just("@prefix"), gaps(False), st.sampled_from(("x:", "y:", "ab:", ":")), gaps(), _IRIS
).map("".join)
_BASES = st.tuples(st.just("@base"), gaps(), _IRIS).map("".join)
_DIRECTIVES = st.tuples(
    st.one_of(_PREFIXES, _PREFIXES, _BASES), gaps(), st.just("."), gaps(False)
).map("".join)


@st.composite
def turtle_texts(draw: st.DrawFn, most: int = 4) -> str:
    """Turtle of all kinds, with comments and white space wherever they may stand."""
    start = draw(st.sampled_from(("", "", "\ufeff")))
    opening = draw(gaps())
    prefixes = (
        "PREFIX : <http://e/>",
        f"@prefix rdf: <{RDF}> .",
    )
    text = f"{start}{opening}{''.join(prefix + draw(gaps(False)) for prefix in prefixes)}"
    parts = st.one_of(_STATEMENTS, _STATEMENTS, _DIRECTIVES)
    text += "".join(draw(st.lists(parts, max_size=most)))
    text += draw(st.sampled_from(("", "# end", "#")))
    return text.replace("\n", draw(st.sampled_from(("\n", "\n", "\r\n"))))


def pieces(written: Written) -> Iterator[tuple[str, list[tuple[str, list[str]]]]]:
    """Give what is written: subjects, predicates and values, each value in its own words."""
    for statement in written.statements:
        yield (
            _words(statement.head.text),
            [
                (str(one.predicate), [_words(value.text) for value in one.objects])
                for one in statement.properties
            ],
        )


def _words(text: str) -> str:
    return " ".join(text.split())
