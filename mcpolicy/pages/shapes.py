"""The rules of frameworks as SHACL for other tools: whole, and for a logic of two values.

A SHACL tool knows of no rule that cannot be decided, or that does not apply. A rule with conditions
is therefore written as a choice: what it needs is not there, or a condition is not met, or what the
rule asks holds. So a tool finds a violation only where the rule applies and is decided. Such a tool
looks for subclasses in the data alone, so that a class of records is written with those below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import assert_never

from mcpolicy.framework import Condition, Framework, Rule
from mcpolicy.library import Library
from mcpolicy.namespaces import DCTERMS, MCP, RDF, RDFS, SH, code_of, framework_namespace
from mcpolicy.pages.export import (
    ExportPage,
    Graph,
    add_ontology,
    defined_by,
    prefixes_of,
    severity_of,
)
from mcpolicy.shape.path import Choice, Inverse, Path, Predicate, Repeated, Sequence
from mcpolicy.shape.tree import (
    And,
    Bound,
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
    Xone,
)
from mcpolicy.shape.write import ShapeWriter
from mcpolicy.statement import PartialDate
from mcpolicy.turtle import Blank, Iri, Lit, Term, TripleIndex, literals_of
from mcpolicy.vocabulary import Vocabulary

__all__ = ["leads_on", "shapes_page", "two_valued"]

_CODED = (MCP.Modality, MCP.Status, MCP.Evidence, MCP.DateBasis)
_OfEach = Bound | In | KindOf | Languages | Length | Pattern
"""Constraints on each value by itself."""
_SOME = Count(word=SH.minCount, number=1)


def shapes_page(framework_ids: Iterable[str], library: Library) -> ExportPage:
    """Make the graph of the rules of frameworks.

    Args:
        framework_ids: The frameworks.
        library: Where they come from.

    Raises:
        FrameworkError: If a framework is not known or cannot be used.
    """
    graph = Graph()
    for framework_id in framework_ids:
        framework = library.contents(framework_id).framework
        triples = library.triples(framework_id)
        cited = {one.source.iri for rule in framework.rules for one in rule.citations}
        sources = [source for source in framework.sources if source.iri in cited]
        clauses = dict.fromkeys(rule.clause for rule in framework.rules if rule.clause is not None)
        ontology = add_ontology(graph, framework, triples, sources, shapes=True)
        for described in (*(source.iri for source in sources), *clauses):
            graph.add_all(triples.closure(Iri(described)), framework_id)
        _Shapes(graph, framework, triples, library.vocabulary).write()
        _name_the_rest(graph, framework, triples)
        whole = Iri(ontology.removesuffix("/shapes"))
        defined_by(graph, framework, tuple(graph.triples.subjects()), whole)
    return ExportPage(graph=graph.triples, prefixes=prefixes_of(library))


class _Shapes:
    """Writes the rules of one framework, and the conditions under which they apply."""

    def __init__(
        self, graph: Graph, framework: Framework, triples: TripleIndex, vocabulary: Vocabulary
    ) -> None:
        self._graph = graph
        self._framework = framework
        self._triples = triples
        self._vocabulary = vocabulary
        self._writer = ShapeWriter()
        self._terms = {
            (class_iri, code_of(iri)): Iri(iri)
            for class_iri in _CODED
            for iri, _ in vocabulary.list(class_iri)
        }

    def write(self) -> None:
        """Write the conditions that some rule has, then the rules."""
        used = {iri for rule in self._framework.rules for iri in rule.conditions}
        for iri, condition in self._framework.conditions.items():
            if iri in used:
                self._condition(condition)
        for rule in self._framework.rules:
            self._rule(rule)

    def _shape(self, shape: Shape) -> None:
        """Write a shape with all its parts."""
        start = len(self._writer.triples)
        self._writer.shape(shape)
        self._graph.add_all(self._writer.triples[start:], f"{self._framework.id} shapes")

    def _condition(self, condition: Condition) -> None:
        """Write a condition without a target: it judges no record, rules refer to it."""
        self._graph.add(condition.iri, RDF.type, Iri(MCP.Condition))
        self._graph.add_text(condition.iri, RDFS.label, condition.label)
        self._shape(_spread(replace(condition.shape, targets=(), said=())))
        self._needs(condition)

    def _rule(self, rule: Rule) -> None:
        add, iri = self._graph.add, rule.iri
        shape = _spread(two_valued(rule, self._framework.conditions))
        add(iri, RDF.type, Iri(MCP.Rule))
        self._graph.add_text(iri, RDFS.label, rule.label)
        said = (*_said(rule, shape), *(one for one in shape.said if one[0] != SH.message))
        self._shape(replace(shape, targets=self._targets(rule), said=said))
        if shape.path is None:
            self._graph.add_text(iri, DCTERMS.description, rule.paraphrase)
        for condition in rule.conditions:
            add(iri, MCP.appliesWhen, Iri(condition))
        self._needs(rule)
        self._provenance(rule)

    def _targets(self, rule: Rule) -> tuple[tuple[str, Term], ...]:
        """Give the classes of records that a rule is about, each with those below it."""
        classes = [
            below
            for target in rule.targets
            for below in (target, *map(str, self._vocabulary.triples.subjects()))
            if target in self._vocabulary.classes_above(below)
        ]
        return tuple((SH.targetClass, Iri(one)) for one in dict.fromkeys(classes))

    def _needs(self, tested: Rule | Condition) -> None:
        """Write the paths that it cannot be decided without."""
        start = len(self._writer.triples)
        nodes = [self._writer.path(path) for path in tested.needs]
        needs = [(Iri(tested.iri), str(MCP.needs), node) for node in nodes]
        written = (*self._writer.triples[start:], *needs)
        self._graph.add_all(written, f"{self._framework.id} shapes")

    def _provenance(self, rule: Rule) -> None:
        """Write what every statement carries."""
        add, iri = self._graph.add, rule.iri
        for value in self._triples.values(iri, MCP.topic):
            add(iri, MCP.topic, value)
        add(iri, MCP.modality, self._terms[MCP.Modality, rule.modality])
        add(iri, MCP.status, self._terms[MCP.Status, rule.status])
        add(iri, MCP.evidence, self._terms[MCP.Evidence, rule.evidence])
        add(iri, MCP.validFrom, _date(rule.valid_from))
        if rule.valid_until is not None:
            add(iri, MCP.validUntil, _date(rule.valid_until))
        if rule.date_basis is not None:
            add(iri, MCP.dateBasis, self._terms[MCP.DateBasis, rule.date_basis.value])
        if rule.clause is not None:
            add(iri, MCP.clause, Iri(rule.clause))
        self._places(iri)
        self._graph.add_text(iri, MCP.paraphrase, rule.paraphrase)
        self._graph.add_text(iri, MCP.reading, rule.reading)
        self._graph.add_text(iri, MCP.hint, rule.hint)
        for remark in rule.remarks:
            self._graph.add_text(iri, RDFS.comment, remark)

    def _places(self, iri: str) -> None:
        """Write where a statement stands; another source keeps its own locator in brackets."""
        for word in (DCTERMS.source, MCP.alsoIn, MCP.locator):
            for value in self._triples.values(iri, word):
                parts = self._triples.closure(value) if isinstance(value, Blank) else ()
                self._graph.add_all(((Iri(iri), word, value), *parts), self._framework.id)


def _date(date: PartialDate) -> Lit:
    return Lit(date.text, date.datatype)


def _said(rule: Rule, shape: Shape) -> Iterator[tuple[str, Term]]:
    """Give what a shape says of itself; SHACL has name and description for property shapes only."""
    yield SH.severity, severity_of(rule)
    stated = {word for word, _ in shape.said}
    for word, text in ((SH.name, rule.label), (SH.description, rule.paraphrase)):
        if shape.path is not None and word not in stated:
            yield from ((word, value) for value in literals_of(text))
    yield from ((SH.message, value) for value in literals_of(rule.message))


def _name_the_rest(graph: Graph, framework: Framework, triples: TripleIndex) -> None:
    """Say what the things of the framework are that shapes name and nothing describes yet."""
    namespace = framework_namespace(framework.id)
    for _, _, value in tuple(graph.triples):
        if isinstance(value, Iri) and value.startswith(namespace) and value not in graph.triples:
            for word in (RDF.type, RDFS.label):
                for one in triples.values(value, word):
                    graph.add(value, word, one)


def two_valued(rule: Rule, conditions: Mapping[str, Condition]) -> Shape:
    """Write the shape of a rule so that a tool without a third value finds what is violated.

    Args:
        rule: The rule.
        conditions: The conditions of its framework, by IRI.

    Returns:
        The shape as it stands where nothing excuses from it; else a choice of the excuses and of
        what it asks.
    """
    excuses = tuple(_excuses(rule, conditions))
    if not excuses:
        return rule.shape
    asked = replace(rule.shape, iri=None, targets=(), declared=(), said=())
    said = tuple(one for one in rule.shape.said if one[0] != SH.message)
    return Shape(
        iri=rule.iri,
        constraints=(Or(shapes=(*excuses, asked)),),
        targets=rule.shape.targets,
        declared=(SH.NodeShape,),
        said=said,
    )


def _spread(shape: Shape) -> Shape:
    """Write the choices of paths inside of a shape as choices of shapes, where that asks the same.

    The check of shapes by pySHACL ends with an error at a choice of paths in a list of shapes: its
    limit of depth is reached.
    """

    def spread(member: Member) -> Member:
        if not isinstance(member, Shape):
            return member
        if isinstance(member.path, Choice) and all(map(_can_spread, member.constraints)):
            options = member.path.options
            joined = tuple(_at_each(options, constraint) for constraint in member.constraints)
            return Shape(constraints=joined)
        return _spread(member)

    constraints: list[Constraint] = []
    for constraint in shape.constraints:
        match constraint:
            case And(shapes=shapes) | Or(shapes=shapes) | Xone(shapes=shapes):
                constraints.append(replace(constraint, shapes=tuple(map(spread, shapes))))
            case Not(shape=inner) | Qualified(shape=inner):
                constraints.append(replace(constraint, shape=spread(inner)))
            case _:
                constraints.append(constraint)
    return replace(shape, constraints=tuple(constraints))


def _can_spread(constraint: Constraint) -> bool:
    """Whether a constraint on the values of several paths together is one on those of each."""
    return constraint == _SOME or isinstance(constraint, HasValue | _OfEach)


def _at_each(options: Iterable[Path], constraint: Constraint) -> And | Or:
    shapes = tuple(_spread(Shape(path=one, constraints=(constraint,))) for one in options)
    return And(shapes=shapes) if isinstance(constraint, _OfEach) else Or(shapes=shapes)


def _excuses(rule: Rule, conditions: Mapping[str, Condition]) -> Iterator[Member]:
    """Give the shapes any of which leaves a rule unviolated, whatever it asks."""
    needs: dict[Path, None] = {}
    for iri in rule.conditions:
        condition = conditions[iri]
        needs |= dict.fromkeys(need for need in condition.needs if not _fails(condition, need))
        yield Shape(constraints=(Not(shape=NamedShape(iri=iri)),))
    needs |= dict.fromkeys(need for need in rule.needs if not _holds(rule, need))
    for need in needs:
        yield Shape(constraints=(Not(shape=leads_on(need)),))


def _holds(rule: Rule, need: Path) -> bool:
    """Whether a rule surely holds where a path leads nowhere, so that it needs no excuse."""
    return _is_about(rule, need) and not any(map(_asks_for_a_value, rule.shape.constraints))


def _fails(condition: Condition, need: Path) -> bool:
    """Whether a condition surely fails where a path leads nowhere."""
    return _is_about(condition, need) and any(
        _asks_for_a_value(one) for one in condition.shape.constraints if not isinstance(one, Pair)
    )


def _is_about(tested: Rule | Condition, need: Path) -> bool:
    return isinstance(need, Predicate) and tested.shape.path == need


def _asks_for_a_value(constraint: Constraint) -> bool:
    """Whether a constraint may fail of no values; all but the pairs then do."""
    match constraint:
        case Count(word=SH.minCount, number=number) | Qualified(minimum=int(number)):
            return number > 0
        case HasValue() | Pair():
            return True
    return False


def leads_on(path: Path) -> Shape:
    """Give the shape of a node from which a path leads on, as `Path.leads_on` tells it."""
    match path:
        case Predicate() | Inverse() | Repeated():
            return Shape(path=path, constraints=(_SOME,))
        case Choice(options=options):
            return Shape(constraints=(Or(shapes=tuple(map(leads_on, options))),))
        case Sequence(steps=steps):
            first, *rest = steps
            onward = leads_on(rest[0] if len(rest) == 1 else Sequence(steps=tuple(rest)))
            inner = Property if onward.path is not None else Conforms
            all_on = Shape(path=first, constraints=(_SOME, inner(shape=onward)))
            if not isinstance(first, Choice):
                return all_on
            return Shape(constraints=(And(shapes=(leads_on(first), all_on)),))
    assert_never(path)
