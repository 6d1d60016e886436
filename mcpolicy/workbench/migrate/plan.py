"""Which clauses the statements of an old folder are made of, and what each of them then says.

A statement of the old form carries its paraphrase, strength, dates and sources itself. Statements
that say the same thing at the same place become statements of one clause; so do the rows of a
table (the levels of a ladder, its descriptors, types of qualification of one source, mappings
between two ladders), which keep their own texts and their own places in the table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mcpolicy.namespaces import DCTERMS, MCP, RDF, RDFS, shorten
from mcpolicy.turtle import Iri, Lit, Node, Term, TripleIndex
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.workbench.migrate.remarks import joined, sentences, shared

__all__ = ["PROVISION", "PlannedClause", "plan_clauses"]

PROVISION = f"{MCP}Provision"
"""The class of the old form for what is now a clause that no statement is made of."""

_SHARED = (
    MCP.modality,
    MCP.status,
    MCP.evidence,
    MCP.validFrom,
    MCP.validUntil,
    MCP.dateBasis,
    DCTERMS.source,
)
"""What all statements of a clause have in common."""

_LADDERS = frozenset({MCP.Ladder, MCP.Level})
_DESCRIPTORS = frozenset({MCP.LevelDescriptor, MCP.FacetScale, MCP.DescriptorDomain})
_ROWS = _LADDERS | _DESCRIPTORS | {MCP.QualificationType, MCP.LevelMapping}
"""Classes whose statements are rows of a table."""

_ANSWERS = frozenset({MCP.ProfileStatement})
_NAMED = _ROWS | {
    MCP.Rule,
    MCP.CreditSystem,
    MCP.Definition,
    MCP.FrameworkElement,
    MCP.PolicyAspect,
}
"""Classes whose statements keep their label: it is the name of a thing, or the rule's sentence."""

_TEXTS = _NAMED - _ROWS | {PROVISION, *_ANSWERS, MCP.Ladder, MCP.Observation, MCP.UnreadTable}
"""Classes whose label names what the clause says, also where other statements are made of it."""

_KIND = re.compile(
    r"(?:rule|profile|provision|definition|observation|stacking|type|mapping|unread|element|aspect)-"
)


@dataclass(kw_only=True)
class PlannedClause:
    """A clause to be, with the statements that are made of it.

    Attributes:
        iri: Its IRI.
        members: The statements, the one that it takes its texts from first.
        is_provision: Whether it is a provision of the old form, with no other statement.
        label: Its label, in each language.
        said: What it says else, by property; what its members have in common.
        facts: Ids of the facts that it answers for.
        keeps: For each member, what it still says itself of what a clause can say.
        remarks: For each member, what is remarked on it alone.
        readings: Members whose paraphrase becomes their reading.
    """

    iri: Iri
    members: tuple[Node, ...]
    is_provision: bool
    label: tuple[Term, ...]
    said: dict[str, tuple[Term, ...]]
    facts: tuple[str, ...] = ()
    keeps: dict[Node, frozenset[str]] = field(default_factory=dict)
    remarks: dict[Node, tuple[Term, ...]] = field(default_factory=dict)
    readings: frozenset[Node] = frozenset()


def plan_clauses(
    index: TripleIndex,
    order: Sequence[Node],
    facts: Mapping[str, Sequence[str]],
    vocabulary: Vocabulary,
) -> tuple[PlannedClause, ...]:
    """Plan the clauses of a framework of the old form.

    Args:
        index: All its triples.
        order: Its statements, in the order in which they stand.
        facts: Ids of the facts that each statement encodes, by IRI of the statement.
        vocabulary: Where classes have their names.
    """
    planner = _Planner(index, facts, vocabulary)
    groups = planner.groups(order)
    names = _Names(index)
    return tuple(planner.clause(key, members, names) for key, members in groups.items())


class _Names:
    """Gives IRIs that nothing has yet."""

    def __init__(self, index: TripleIndex) -> None:
        self._taken = set(map(str, index.subjects()))

    def new(self, *wanted: str) -> Iri:
        for name in (*wanted, *(f"{wanted[-1]}-{number}" for number in range(2, 10_000))):
            if name not in self._taken:
                self._taken.add(name)
                return Iri(name)
        raise AssertionError(wanted)


class _Planner:
    def __init__(
        self, index: TripleIndex, facts: Mapping[str, Sequence[str]], vocabulary: Vocabulary
    ) -> None:
        self.index = index
        self.facts = facts
        self.vocabulary = vocabulary

    def kind(self, node: Node) -> str:
        """Give the class of a statement, the first of the project's own."""
        types = self.index.values(node, RDF.type)
        return next((str(one) for one in types if str(one).startswith(MCP)), "")

    def groups(self, order: Sequence[Node]) -> dict[tuple[object, ...], list[Node]]:
        """Put together the statements that one clause serves, in the order in which they stand."""
        groups: dict[tuple[object, ...], list[Node]] = {}
        answers: list[Node] = []
        for node in order:
            kind = self.kind(node)
            if kind in _ANSWERS:
                answers.append(node)
            else:
                groups.setdefault(self.key(node, kind), []).append(node)
        for node in answers:
            key = self._same_fact(node, groups) or self.key(node, self.kind(node))
            groups.setdefault(key, []).append(node)
        return groups

    def key(self, node: Node, kind: str) -> tuple[object, ...]:
        """Give what the statements of one clause share."""
        shared = tuple(self.index.values(node, one) for one in _SHARED)
        if kind in _LADDERS:
            return ("ladder", self._ladder(node, kind), shared)
        if kind in _DESCRIPTORS:
            return ("descriptors", self._ladder(node, kind), shared)
        if kind == MCP.QualificationType:
            return ("types", shared)
        if kind == MCP.LevelMapping:
            return ("mapping", self._ladders_of_mapping(node), shared)
        place = frozenset(self.index.values(node, MCP.locator))
        texts = frozenset(self.index.values(node, MCP.paraphrase))
        if not texts:
            texts = frozenset({node}) if kind == MCP.Definition else frozenset({Iri(kind)})
        return ("text", place, texts, shared, kind == PROVISION)

    def _ladder(self, node: Node, kind: str) -> Term | None:
        if kind == MCP.Ladder:
            return Iri(node)
        stated = self.index.value(node, MCP.ladder)
        if stated is None:
            level = self.index.value(node, MCP.atLevel)
            stated = self.index.value(str(level), MCP.ladder)
        return stated

    def _ladders_of_mapping(self, node: Node) -> tuple[str, ...]:
        """Give the two ladders by their names, as far as IRIs of levels show them."""
        ends = (
            self.index.value(node, MCP.subjectLevel),
            self.index.value(node, MCP.objectLadder) or self.index.value(node, MCP.objectLevel),
        )
        found: list[str] = []
        for end in ends:
            ladder = self.index.value(str(end), MCP.ladder)
            found.append(str(ladder) if ladder is not None else re.sub(r"-[^-]*$", "", str(end)))
        return tuple(found)

    def _same_fact(
        self, node: Node, groups: Mapping[tuple[object, ...], list[Node]]
    ) -> tuple[object, ...] | None:
        """Find the one clause that an answer is another reading of: same facts, same place."""
        facts = set(self.facts.get(node, ()))
        if not facts:
            return None
        wanted = self.key(node, MCP.ProfileStatement)
        same = [
            key
            for key, members in groups.items()
            if key[0] == "text"
            and key[1] == wanted[1]
            and key[3] == wanted[3]
            and self.kind(members[0]) not in (PROVISION, *_ANSWERS)
            and facts == set(self.facts.get(members[0], ()))
        ]
        return same[0] if len(same) == 1 else None

    def clause(
        self, key: tuple[object, ...], members: Sequence[Node], names: _Names
    ) -> PlannedClause:
        """Plan one clause."""
        members = sorted(members, key=lambda one: self.kind(one) != MCP.Ladder)
        main = members[0]
        kind = self.kind(main)
        said: dict[str, tuple[Term, ...]] = {}
        for predicate in (*_SHARED, MCP.topic if kind == PROVISION else None):
            if predicate is not None:
                said[predicate] = self.index.values(main, predicate)
        said[MCP.locator] = self._commonest(members, MCP.locator)
        if kind not in _ROWS or kind == MCP.Ladder:
            said[MCP.paraphrase] = self.index.values(main, MCP.paraphrase)
        remarks = {one: sentences(self.index, one) for one in members}
        common = shared(tuple(remarks.values()))
        said[RDFS.comment] = joined(common)
        label = self._label(key, members)
        facts = dict.fromkeys(fact for one in members for fact in self.facts.get(one, ()))
        planned = PlannedClause(
            iri=self._name(key, main, names),
            members=tuple(members),
            is_provision=all(self.kind(one) == PROVISION for one in members),
            label=label,
            said=said,
            facts=tuple(facts),
            remarks={
                one: joined(sentence for sentence in own if sentence not in common)
                for one, own in remarks.items()
            },
        )
        planned.keeps = {one: frozenset(self._keeps(one, planned)) for one in members}
        planned.readings = frozenset(
            one
            for one in members
            if MCP.paraphrase in planned.keeps[one] and self.kind(one) not in _ROWS
        )
        return planned

    def _keeps(self, node: Node, clause: PlannedClause) -> Iterator[str]:
        """Give what a statement says otherwise than its clause."""
        own = self.index.properties(node)
        if RDFS.label in own and (
            self.kind(node) in _NAMED or set(own[RDFS.label]) != set(clause.label)
        ):
            yield RDFS.label
        for predicate in (MCP.paraphrase, MCP.locator):
            if predicate in own and set(own[predicate]) != set(clause.said.get(predicate, ())):
                yield predicate

    def _commonest(self, members: Iterable[Node], predicate: str) -> tuple[Term, ...]:
        counts = Counter(self.index.values(one, predicate) for one in members)
        return counts.most_common(1)[0][0]

    def _label(self, key: tuple[object, ...], members: Sequence[Node]) -> tuple[Term, ...]:
        """Give the label of a clause: that of its statement, or a name of the table."""
        main = members[0]
        kind = self.kind(main)
        is_table = kind in _ROWS and kind != MCP.Ladder
        if not is_table and (len(members) == 1 or kind in _TEXTS):
            return self.index.values(main, RDFS.label)
        about: Term | None = self.index.value(main, DCTERMS.source)
        if key[0] in ("ladder", "descriptors") and isinstance(key[1], Iri) and key[1] in self.index:
            about = key[1]
        names = {
            one.language: one.value
            for one in self.index.values(str(about), RDFS.label)
            if isinstance(one, Lit)
        }
        classes = dict(self.vocabulary.label(kind).items)
        return tuple(
            Lit(_table(name, classes.get(tag or "en", classes["en"]), tag), RDF.langString, tag)
            for tag, name in names.items()
        )

    def _name(self, key: tuple[object, ...], main: Node, names: _Names) -> Iri:
        namespace, _, local = main.rpartition("#")
        stem = f"{namespace}#clause-"
        source = shorten(str(self.index.value(main, DCTERMS.source))).partition(":")[2]
        source = source.removeprefix("source-")
        ladder = shorten(str(key[1])).partition(":")[2]
        match key[0]:
            case "ladder":
                return names.new(f"{stem}{ladder}", f"{stem}{ladder}-{source}")
            case "descriptors":
                first = f"{stem}{ladder}-descriptors"
                return names.new(first, f"{first}-{source}")
            case "types":
                return names.new(f"{stem}qualifications-{source}")
            case "mapping":
                ends = [shorten(one).partition(":")[2] for one in key[1]]  # type: ignore[attr-defined]
                first = f"{stem}mapping-{'-'.join(ends)}"
                return names.new(first, f"{first}-{source}")
        return names.new(f"{stem}{_KIND.sub('', local, count=1)}", f"{stem}{local}")


def _table(name: str, rows: str, tag: str | None) -> str:
    """Name a table: what it is of, and what its rows are."""
    colon = "\N{NO-BREAK SPACE}:" if tag == "fr" else ":"
    return f"{name}{colon} {rows}"
