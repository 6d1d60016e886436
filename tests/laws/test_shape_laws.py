"""Triples to tree to triples lose nothing, and the judge agrees with pySHACL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
import rdflib
from hypothesis import assume, given
from hypothesis import strategies as st
from pyshacl import validate
from w3c import graph, shape_nodes

from helpers import CORPORA, ROOT, need
from mcpolicy.check.judge import Judge
from mcpolicy.engine import make_engine
from mcpolicy.engine.pyshacl import rdflib_graph
from mcpolicy.namespaces import MCP, RDF, SH, XSD
from mcpolicy.shape.path import Choice, Inverse, Predicate, Repeated, Sequence
from mcpolicy.shape.path import Path as Way
from mcpolicy.shape.read import left_over, read_shape, read_shapes
from mcpolicy.shape.tree import (
    And,
    Bound,
    Closed,
    Conforms,
    Constraint,
    Count,
    HasValue,
    In,
    KindOf,
    Languages,
    Length,
    Member,
    NamedShape,
    Not,
    Or,
    Pair,
    Pattern,
    Property,
    Qualified,
    Shape,
    UniqueLang,
    Xone,
)
from mcpolicy.shape.truth import Truth
from mcpolicy.shape.write import shape_triples
from mcpolicy.turtle import Blank, Iri, Lit, Node, Term, TripleIndex, parse_turtle

EX = "http://example.org/"
TURTLE = [
    *sorted((ROOT / "frameworks").glob("*/rules.ttl")),
    *sorted((ROOT / "shapes").glob("*.ttl")),
]


def again(shape: Shape) -> Shape:
    """Write a shape and read it back."""
    triples = shape_triples(shape)
    root: Node = Iri(shape.iri) if shape.iri is not None else Blank("_:s1")
    return read_shape(TripleIndex(triples), root)


def words(triples: list[tuple[Node, str, Term]]) -> Counter[tuple[str, str]]:
    """Give predicates with the values that are no blank nodes, as often as they stand."""
    return Counter(
        (predicate, "" if isinstance(value, Blank) else repr(value))
        for _, predicate, value in triples
        if predicate.startswith(SH)
        or predicate in (RDF.first, RDF.rest)
        or (predicate == RDF.type and isinstance(value, Iri) and value.startswith(SH))
    )


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_shipped_shape_is_read_whole_and_written_back(path: Path) -> None:
    """Nothing is unread, nothing is left over, and what is written says the same words."""
    index = parse_turtle(path.read_bytes())
    for shape in read_shapes(index):
        node = Iri(str(shape.iri))
        assert not [unread for part in shape.walk() for unread in part.unread], node
        assert left_over(index, node, shape) == (), node
        assert again(shape) == shape, node
        own = [triple for triple in closure(index, node) if triple[1] != str(RDF.nil)]
        assert words(own) == words(list(shape_triples(shape))), node


def closure(index: TripleIndex, root: Node) -> list[tuple[Node, str, Term]]:
    """Give the triples of a shape, through words of SHACL and lists alone."""
    found: list[tuple[Node, str, Term]] = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        for predicate, values in index.properties(node).items():
            if predicate.startswith(SH) or predicate in (RDF.first, RDF.rest, RDF.type):
                for value in values:
                    found.append((node, predicate, value))
                    if isinstance(value, Blank):
                        waiting.append(value)
    return found


def test_there_are_all_rules_and_conditions_among_them() -> None:
    """Written out, so that a shape that is no longer found is missed."""
    kinds: Counter[str] = Counter()
    for path in TURTLE:
        index = parse_turtle(path.read_bytes())
        for shape in read_shapes(index):
            for kind in (MCP.Rule, MCP.Condition):
                kinds[kind] += index.has_type(str(shape.iri), kind)
    assert kinds == {MCP.Rule: 128, MCP.Condition: 19}


def test_every_shape_of_the_w3c_suite_is_written_back() -> None:
    """A count of no shape, two paths in one, a misspelt word: unread or left over."""
    count = 0
    odd: dict[str, tuple[list[str], tuple[str, ...]]] = {}
    for path in sorted(need(CORPORA / "w3c-shacl-core").rglob("*.ttl")):
        index = graph(path)
        for node in shape_nodes(index):
            shape = read_shape(index, node)
            assert again(shape) == shape, (path, node)
            unread = [one.word.removeprefix(SH) for part in shape.walk() for one in part.unread]
            left = left_over(index, node, shape)
            if unread or left:
                odd[path.stem] = (sorted(unread), left)
            count += 1
    assert count > 150
    assert odd == {
        "path-strange-001": ([], (SH.inversePath,)),
        "path-strange-002": ([], (RDF.first, RDF.rest, SH.inversePath)),
        "qualifiedValueShape-001": (["nodeShape"], ()),
        "qualified-001-shapes": (
            ["qualifiedMaxCount", "qualifiedMinCount", "qualifiedValueShapesDisjoint"],
            (),
        ),
    }


IRIS = [f"{EX}{name}" for name in "abcdef"]
LITERALS = [
    *(Lit(str(number), XSD.integer) for number in range(5)),
    Lit("1.5", XSD.decimal),
    Lit("x"),
    Lit("y", RDF.langString, "en"),
]
iris = st.sampled_from(IRIS)
terms: st.SearchStrategy[Term] = st.sampled_from([*map(Iri, IRIS), *LITERALS])
literals = st.sampled_from(LITERALS)
flags = st.sampled_from([Lit("true", XSD.boolean), Lit("false", XSD.boolean)])
counts = st.integers(0, 3)
some_iris = st.lists(iris, max_size=2, unique=True).map(tuple)
some_terms = st.lists(terms, max_size=3, unique=True).map(tuple)

LEAVES: dict[str, st.SearchStrategy[Constraint]] = {
    **{
        word: st.builds(Count, word=st.just(word), number=counts)
        for word in (SH.minCount, SH.maxCount)
    },
    **{
        word: st.builds(Bound, word=st.just(word), limit=literals)
        for word in (SH.minInclusive, SH.maxInclusive, SH.minExclusive, SH.maxExclusive)
    },
    **{
        word: st.builds(Length, word=st.just(word), number=counts)
        for word in (SH.minLength, SH.maxLength)
    },
    **{
        word: st.builds(KindOf, word=st.just(word), iri=iris)
        for word in (SH.term("class"), SH.datatype)
    },
    **{
        word: st.builds(Pair, word=st.just(word), iri=iris)
        for word in (SH.equals, SH.disjoint, SH.lessThan, SH.lessThanOrEquals)
    },
    SH.pattern: st.builds(
        Pattern, regex=st.sampled_from(["^x", "y$"]), flags=st.sampled_from([None, "i"])
    ),
    SH.languageIn: st.just(Languages(tags=("en", "fr"))),
    SH.uniqueLang: st.builds(UniqueLang, flag=flags),
    SH.hasValue: st.builds(HasValue, value=terms),
    SH.term("in"): st.builds(In, values=some_terms),
    SH.closed: st.builds(Closed, flag=flags, ignored=some_iris),
}
JOINS = (And, Or, Xone, Not, Conforms, Property, Qualified)


@st.composite
def paths(draw: st.DrawFn, depth: int = 2) -> Way:
    kind = draw(st.integers(0, 6 if depth else 2))
    if kind < 3:
        return Predicate.of(draw(iris))
    inner = draw(st.lists(paths(depth - 1), min_size=2, max_size=3))
    match kind:
        case 3:
            return Sequence(steps=tuple(inner))
        case 4:
            return Choice(options=tuple(inner))
        case 5:
            return Inverse(path=inner[0])
    words = [SH.zeroOrMorePath, SH.oneOrMorePath, SH.zeroOrOnePath]
    return Repeated(word=draw(st.sampled_from(words)), path=inner[0])


def joined(
    draw: st.DrawFn, kind: type[Constraint], members: st.SearchStrategy[Member]
) -> Constraint:
    if kind in (And, Or, Xone):
        return kind(shapes=tuple(draw(st.lists(members, min_size=1, max_size=3))))
    if kind is Qualified:
        return Qualified(
            shape=draw(members),
            minimum=draw(st.none() | counts),
            maximum=draw(st.none() | counts),
            disjoint=draw(st.none() | flags),
        )
    return kind(shape=draw(members))  # type: ignore[call-arg]


@st.composite
def shapes(draw: st.DrawFn, depth: int = 2) -> Shape:
    """A shape without a name, as a graph can hold it: each word once."""
    path = draw(st.none() | paths())
    words = draw(st.lists(st.sampled_from(sorted(LEAVES)), max_size=3, unique=True))
    constraints = [draw(LEAVES[word]) for word in words]
    if depth:
        member = st.one_of(shapes(depth - 1), iris.map(lambda iri: NamedShape(iri=iri)))
        kinds = draw(st.lists(st.sampled_from(JOINS), max_size=2, unique=True))
        constraints += [joined(draw, kind, member) for kind in kinds]
    return Shape(
        path=path,
        constraints=tuple(constraints),
        declared=(SH.NodeShape if path is None else SH.PropertyShape,),
    )


@given(shapes())
def test_a_generated_tree_is_written_back(shape: Shape) -> None:
    assert again(shape) == shape


@given(shapes())
def test_nothing_of_a_written_tree_is_left_over(shape: Shape) -> None:
    index = TripleIndex(shape_triples(shape))
    assert left_over(index, Blank("_:s1"), read_shape(index, Blank("_:s1"))) == ()


@st.composite
def graphs(draw: st.DrawFn) -> TripleIndex:
    """A few triples among six things and some literals."""
    found = TripleIndex()
    for subject, predicate in draw(st.lists(st.tuples(iris, iris), min_size=1, max_size=12)):
        found.add(Iri(subject), predicate, draw(terms))
    return found


@st.composite
def judged(draw: st.DrawFn, depth: int = 2) -> Shape:
    """A shape of counts and listed values and all that the judge joins by itself."""
    words = [SH.minCount, SH.maxCount, SH.hasValue, SH.term("in")]
    path = draw(st.none() | paths(1))
    usable = words if path is not None else words[2:]
    chosen = draw(st.lists(st.sampled_from(usable), max_size=2, unique=True))
    constraints = [draw(LEAVES[word]) for word in chosen]
    if depth:
        kinds = [*JOINS[:-2], *((Property, Qualified) if path is not None else ())]
        for kind in draw(st.lists(st.sampled_from(kinds), max_size=2, unique=True)):
            if kind is Property:
                inner = replace(
                    draw(judged(depth - 1)), path=draw(paths(0)), declared=(SH.PropertyShape,)
                )
                constraints.append(Property(shape=inner))
            elif kind is Conforms:
                inner = replace(draw(comparing(depth - 1)), declared=(SH.NodeShape,))
                constraints.append(Conforms(shape=inner))
            elif kind is Qualified:
                counted = draw(judged(depth - 1))
                constraints.append(
                    Qualified(shape=counted, minimum=draw(counts), maximum=draw(st.none() | counts))
                )
            else:
                constraints.append(joined(draw, kind, judged(depth - 1)))
    return Shape(
        path=path,
        constraints=tuple(constraints),
        declared=(SH.NodeShape if path is None else SH.PropertyShape,),
    )


def plain(triples: Iterable[tuple[Node, str, Term]]) -> rdflib.Graph:
    """Give triples in the kind of graph that pySHACL makes for itself."""
    graph = rdflib.Graph()
    for triple in rdflib_graph(triples):
        graph.add(triple)
    return graph


@given(judged(), graphs())
def test_the_judge_agrees_with_pyshacl_where_all_is_understood(
    shape: Shape, index: TripleIndex
) -> None:
    """The whole shape by pySHACL, against its leaves by pySHACL and the rest by the judge."""
    node = Iri(f"{EX}a")
    whole = replace(shape, iri=f"{EX}shape", targets=((SH.targetNode, node),))
    conforms, _, _ = validate(plain(index), shacl_graph=plain(shape_triples(whole)))
    judge = Judge(index, make_engine().prepare([shape]).on(index))
    assert judge.stand(shape, (node,))[node] is Truth.of(conforms)


@st.composite
def comparing(draw: st.DrawFn, depth: int = 2) -> Shape:
    """A node shape that compares a value with listed ones, joined in any way."""
    listed = st.sampled_from([Iri(iri) for iri in IRIS])
    leaf = st.one_of(
        st.builds(HasValue, value=listed),
        st.lists(listed, min_size=1, max_size=3, unique=True).map(
            lambda some: In(values=tuple(some))
        ),
    )
    constraints: list[Constraint] = [draw(leaf)]
    if depth:
        for kind in draw(st.lists(st.sampled_from([And, Or, Xone, Not]), max_size=2, unique=True)):
            constraints.append(joined(draw, kind, comparing(depth - 1)))
    return Shape(constraints=tuple(constraints[draw(st.integers(0, 1)) :]))


@given(
    comparing(), st.sets(st.sampled_from(IRIS), max_size=2), st.sampled_from(IRIS), counts, counts
)
def test_whatever_an_unclear_value_means_a_known_answer_stands(
    shape: Shape, known: set[str], meant: str, low: int, high: int
) -> None:
    """One value is a word that no list has; it may mean any listed value but the others."""
    assume(meant not in known)
    node, word, unclear = Iri(f"{EX}record"), f"{EX}role", Lit("in our own words")
    path = Predicate.of(word)
    whole = Shape(
        path=path,
        constraints=(
            Or(shapes=(shape, Shape(constraints=(Not(shape=shape), In(values=(Iri(meant),)))))),
            Qualified(shape=shape, minimum=low, maximum=high),
        ),
    )
    one = Shape(path=path, constraints=(HasValue(value=Iri(meant)),))
    for tested in (whole, one, Shape(constraints=(Not(shape=one),))):
        truths = []
        for value in (unclear, Iri(meant)):
            index = TripleIndex(
                [*((node, word, Iri(iri)) for iri in sorted(known)), (node, word, value)]
            )
            judge = Judge(
                index,
                make_engine().prepare([tested]).on(index),
                unclear=lambda: {word: (unclear,)},
            )
            truths.append(judge.stand(tested, (node,))[node])
        assert truths[0] in (Truth.NOT_KNOWN, truths[1])
