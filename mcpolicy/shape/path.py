"""Property paths: how a shape gets from a node to the values that it looks at.

Written as SPARQL writes them, with spaces: `mcp:level / mcp:ladder`, `(mcp:need | mcp:delivery)`.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping

from mcpolicy.namespaces import SH, shorten
from mcpolicy.statement import Value
from mcpolicy.turtle import Lit, Term, TripleIndex

__all__ = ["Choice", "Inverse", "Path", "Predicate", "Repeated", "Sequence"]


class _Way(Value):
    """What all paths can do."""

    @abstractmethod
    def __str__(self) -> str:
        """Write it with the short names of properties."""

    @property
    @abstractmethod
    def properties(self) -> frozenset[str]:
        """All properties that occur in it."""

    @property
    @abstractmethod
    def first(self) -> str:
        """The property that it starts with; of several, the one that is written first."""

    @property
    @abstractmethod
    def last(self) -> str:
        """The property that it ends with; of several, the one that is written first."""

    @abstractmethod
    def reach(self, index: TripleIndex, starts: Iterable[Term]) -> tuple[Term, ...]:
        """Give the values that it leads to, each once, in the order in which they are met."""

    def leads_on(self, index: TripleIndex, start: Term) -> bool:
        """Whether it leads to a value, and does so from every part that it passes through.

        With two stacking targets of which only one names its role, the role is not known of both.
        """
        return bool(self.reach(index, (start,)))


class Predicate(_Way):
    """One property.

    >>> str(Predicate.of("https://w3id.org/mcpolicy/vocab#levelHere"))
    'mcp:levelHere'
    """

    iri: str

    @classmethod
    def of(cls, iri: str) -> Predicate:
        """Make it of an IRI."""
        return cls(iri=iri)

    def __str__(self) -> str:
        """Write its short name."""
        return shorten(self.iri)

    @property
    def properties(self) -> frozenset[str]:
        """The property."""
        return frozenset((self.iri,))

    @property
    def first(self) -> str:
        """The property."""
        return self.iri

    @property
    def last(self) -> str:
        """The property."""
        return self.iri

    def reach(self, index: TripleIndex, starts: Iterable[Term]) -> tuple[Term, ...]:
        """Give the values of the property."""
        found: dict[Term, None] = {}
        for start in starts:
            if not isinstance(start, Lit):
                found.update(dict.fromkeys(index.values(start, self.iri)))
        return tuple(found)


class Inverse(_Way):
    """A path walked backwards."""

    path: Path

    def __str__(self) -> str:
        """Write `^` before it."""
        return f"^{_inside(self.path)}"

    @property
    def properties(self) -> frozenset[str]:
        """Those of the path."""
        return self.path.properties

    @property
    def first(self) -> str:
        """The property that the path ends with."""
        return self.path.last

    @property
    def last(self) -> str:
        """The property that the path starts with."""
        return self.path.first

    def reach(self, index: TripleIndex, starts: Iterable[Term]) -> tuple[Term, ...]:
        """Give the nodes from which the path leads to one of the starts."""
        wanted = set(starts)
        if isinstance(self.path, Predicate):
            return index.subjects_of(self.path.iri, wanted)
        nodes: dict[Term, None] = {}
        for subject, _, value in index:
            nodes[subject] = None
            nodes[value] = None
        return tuple(node for node in nodes if wanted & set(self.path.reach(index, (node,))))


class Sequence(_Way):
    """Steps one after the other; two at least."""

    steps: tuple[Path, ...]

    def __str__(self) -> str:
        """Write the steps with `/` between them."""
        return " / ".join(_inside(step) for step in self.steps)

    @property
    def properties(self) -> frozenset[str]:
        """Those of all steps."""
        return frozenset(iri for step in self.steps for iri in step.properties)

    @property
    def first(self) -> str:
        """The property that the first step starts with."""
        return self.steps[0].first

    @property
    def last(self) -> str:
        """The property that the last step ends with."""
        return self.steps[-1].last

    def reach(self, index: TripleIndex, starts: Iterable[Term]) -> tuple[Term, ...]:
        """Give the values after the last step."""
        reached = tuple(starts)
        for step in self.steps:
            reached = step.reach(index, reached)
        return reached

    def leads_on(self, index: TripleIndex, start: Term) -> bool:
        """Whether every step leads on from every value of the step before."""
        reached: tuple[Term, ...] = (start,)
        for step in self.steps:
            if not all(step.leads_on(index, one) for one in reached):
                return False
            reached = step.reach(index, reached)
        return True


class Choice(_Way):
    """A choice of paths (`sh:alternativePath`); two at least."""

    options: tuple[Path, ...]

    def __str__(self) -> str:
        """Write the options in brackets, with `|` between them."""
        return f"({' | '.join(map(_inside, self.options))})"

    @property
    def properties(self) -> frozenset[str]:
        """Those of all options."""
        return frozenset(iri for option in self.options for iri in option.properties)

    @property
    def first(self) -> str:
        """The property that the first option starts with."""
        return self.options[0].first

    @property
    def last(self) -> str:
        """The property that the first option ends with."""
        return self.options[0].last

    def reach(self, index: TripleIndex, starts: Iterable[Term]) -> tuple[Term, ...]:
        """Give the values of every option."""
        known = tuple(starts)
        found: dict[Term, None] = {}
        for start in known:
            for option in self.options:
                found.update(dict.fromkeys(option.reach(index, (start,))))
        return tuple(found)

    def leads_on(self, index: TripleIndex, start: Term) -> bool:
        """Whether one of the options leads on."""
        return any(option.leads_on(index, start) for option in self.options)


_MARKS: Mapping[str, str] = {
    SH.zeroOrMorePath: "*",
    SH.oneOrMorePath: "+",
    SH.zeroOrOnePath: "?",
}


class Repeated(_Way):
    """A path walked any number of times, at least once, or at most once.

    Attributes:
        word: IRI of `sh:zeroOrMorePath`, `sh:oneOrMorePath` or `sh:zeroOrOnePath`.
    """

    word: str
    path: Path

    def __str__(self) -> str:
        """Write `*`, `+` or `?` behind it."""
        return f"{_inside(self.path)}{_MARKS[self.word]}"

    @property
    def properties(self) -> frozenset[str]:
        """Those of the path."""
        return self.path.properties

    @property
    def first(self) -> str:
        """The property that the path starts with."""
        return self.path.first

    @property
    def last(self) -> str:
        """The property that the path ends with."""
        return self.path.last

    def reach(self, index: TripleIndex, starts: Iterable[Term]) -> tuple[Term, ...]:
        """Give the values after the permitted numbers of walks; a circle ends."""
        begun = tuple(dict.fromkeys(starts))
        step = self.path.reach(index, begun)
        if self.word == SH.zeroOrOnePath:
            return tuple(dict.fromkeys((*begun, *step)))
        found: dict[Term, None] = {} if self.word == SH.oneOrMorePath else dict.fromkeys(begun)
        seen: dict[Term, None] = {}
        while step:
            found.update(dict.fromkeys(step))
            seen.update(dict.fromkeys(step))
            step = tuple(one for one in self.path.reach(index, step) if one not in seen)
        return tuple(found)


Path = Predicate | Inverse | Sequence | Choice | Repeated
"""A way through triples."""


def _inside(path: Path) -> str:
    return f"({path})" if isinstance(path, Sequence) else str(path)
