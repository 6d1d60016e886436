"""What things are called on pages: things that frameworks describe, and terms of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from mcpolicy.contents import Contents, Described
from mcpolicy.credit import CreditEquivalence, CreditSystem
from mcpolicy.framework import (
    Condition,
    Framework,
    FrameworkElement,
    MicroCredentialType,
    PolicyAspect,
    Rule,
)
from mcpolicy.level import (
    DescriptorDomain,
    FacetScale,
    FacetValue,
    Ladder,
    Level,
    LevelDescriptor,
    LevelMapping,
    QualificationType,
    UnreadTable,
)
from mcpolicy.library import Library
from mcpolicy.namespaces import FRAMEWORKS, MCP, code_of, shorten
from mcpolicy.observation import Observation
from mcpolicy.pages.line import Line
from mcpolicy.profile import Definition, ProfileStatement
from mcpolicy.stacking import StackingParameter
from mcpolicy.statement import Clause, Omission, Source, Statement
from mcpolicy.text import LangText
from mcpolicy.wording import Note, NoteValue

__all__ = ["CLASSES", "Names", "label_of"]

CLASSES: Mapping[type, str] = {
    Framework: MCP.Framework,
    Source: MCP.Source,
    Clause: MCP.Clause,
    Rule: MCP.Rule,
    Condition: MCP.Condition,
    FrameworkElement: MCP.FrameworkElement,
    PolicyAspect: MCP.PolicyAspect,
    MicroCredentialType: MCP.MicroCredentialType,
    CreditSystem: MCP.CreditSystem,
    CreditEquivalence: MCP.CreditEquivalence,
    StackingParameter: MCP.StackingParameter,
    Ladder: MCP.Ladder,
    Level: MCP.Level,
    DescriptorDomain: MCP.DescriptorDomain,
    FacetScale: MCP.FacetScale,
    FacetValue: MCP.FacetValue,
    LevelDescriptor: MCP.LevelDescriptor,
    QualificationType: MCP.QualificationType,
    LevelMapping: MCP.LevelMapping,
    UnreadTable: MCP.UnreadTable,
    Definition: MCP.Definition,
    ProfileStatement: MCP.ProfileStatement,
    Observation: MCP.Observation,
    Omission: MCP.Omission,
}
"""The class of the vocabulary that names each kind of thing."""

_LISTED = 3
"""How many things of one kind are named one by one in a list that goes over many."""


def label_of(thing: Described) -> LangText:
    """Give what a thing is called."""
    return LangText.of(thing.summary) if isinstance(thing, Omission) else thing.label


class Names:
    """Names things for people; a framework is read when something of it is to be named."""

    def __init__(self, library: Library) -> None:
        """Ask the vocabulary and the frameworks of a library."""
        self.library = library

    def __call__(self, iri: str) -> LangText:
        """Give the label of a term or a thing; its short name where nothing describes it."""
        thing = self.thing(iri)
        return self.library.label(iri) if thing is None else label_of(thing)

    def contents(self, iri: str) -> Contents | None:
        """Give all that the framework describes to which a name belongs, or None."""
        framework_id, _, _ = shorten(iri).partition(":")
        if not iri.startswith(FRAMEWORKS) or framework_id not in self.library.ids():
            return None
        return self.library.contents(framework_id)

    def thing(self, iri: str) -> Described | None:
        """Give what a framework describes under a name, or None."""
        contents = self.contents(iri)
        return None if contents is None else contents.things.get(iri)

    def kind(self, thing: Described) -> LangText:
        """Give the name of the kind of a thing."""
        return self.library.label(CLASSES[type(thing)])

    def entry(self, property_iri: str, value: NoteValue | None) -> Note | None:
        """Say one property of a thing by the name of the property; nothing where it has none."""
        if value is None:
            return None
        return Note.of("entry", name=self.library.label(property_iri), value=value)

    def named(self, iri: str) -> Note:
        """Name a thing or a term, with its short name behind."""
        label, short = self(iri), shorten(iri)
        if label == LangText.of(short):
            return Note.verbatim(short)
        return Note.of("explain-thing", label=label, id=short)

    def terms(self, iris: Iterable[str]) -> Note | None:
        """Name several things or terms in one line; nothing where there are none."""
        named = [self.named(iri) for iri in iris]
        return Note.listed(named) if named else None

    def defined(self, iri: str) -> Note | None:
        """Give the definition of a term of the vocabulary."""
        definition = self.library.vocabulary.definition_text(iri)
        return None if definition is None else Note.of("verbatim", text=definition)

    def level(self, iri: str) -> Note:
        """Name a level as people do, by its ladder: `EQF 6`."""
        level = self.thing(iri)
        ladder = self.thing(level.ladder) if isinstance(level, Level) else None
        if not isinstance(level, Level) or not isinstance(ladder, Ladder):
            return Note.verbatim(shorten(iri))
        return Note.of("explain-level", ladder=ladder.notation, level=level.notation)

    def ladder(self, iri: str) -> str:
        """Give the notation of a ladder."""
        ladder = self.thing(iri)
        return ladder.notation if isinstance(ladder, Ladder) else shorten(iri)

    def said(self, statement: Described) -> Note:
        """Say in short what a thing is: an answer by what it answers, the rest by its name."""
        if isinstance(statement, ProfileStatement):
            about = [Note.of("verbatim", text=self(iri)) for iri in statement.about]
            answer = self.answer(statement)
            if about:
                said = Note.of("explain-answer", about=Note.listed(about), answer=answer)
                return Note.of("explain-thing", label=said, id=statement.id)
        return Note.of("explain-thing", label=label_of(statement), id=shorten(statement.iri))

    def answer(self, statement: ProfileStatement) -> Note:
        """Say an answer; what is required of a question reads yes."""
        questions = {iri for iri, _ in self.library.vocabulary.list(MCP.PolicyQuestion)}
        is_yes = statement.answer == "required" and questions.issuperset(statement.about)
        return Note.of("answer-yes" if is_yes else f"answer-{statement.answer}")

    def listed(self, things: Iterable[Described], depth: int = 0) -> Iterator[Line]:
        """Name things one by one under the name of their kind."""
        for _, of_kind in groupby(things, key=type):
            alike = tuple(of_kind)
            kind = Note.of("verbatim", text=self.kind(alike[0]))
            yield Line(depth=depth, what=Note.of("heading", name=kind))
            for thing in alike:
                yield Line(depth=depth + 1, what=self.said(thing))

    def summed(self, made: Iterable[Statement], clause: Clause, depth: int) -> Iterator[Line]:
        """Name what is made of a clause: many of one kind in one line, with their number.

        What is called like the clause is named by its short name alone.
        """
        for _, of_kind in groupby(made, key=type):
            alike = tuple(of_kind)
            if len(alike) > _LISTED:
                yield Line(depth=depth, what=self.many(alike))
                continue
            for thing in alike:
                known = label_of(thing) == clause.label and not isinstance(thing, ProfileStatement)
                said = Note.verbatim(thing.id) if known else self.said(thing)
                yield Line(depth=depth, what=Note.of("entry", name=self.kind(thing), value=said))

    def many(self, alike: tuple[Described, ...]) -> Note:
        """Count things of one kind, and say of which ladder they are where all are of one."""
        counted = self.counted(alike)
        wholes = dict.fromkeys(self._wholes(thing) for thing in alike)
        whole = next(iter(wholes)) if len(wholes) == 1 else ()
        match whole:
            case (ladder,):
                return Note.of("explain-many-of", many=counted, ladder=ladder)
            case (subject, target):
                return Note.of("explain-many-between", many=counted, one=subject, other=target)
        return counted

    def counts(self, things: Iterable[Described]) -> list[Note]:
        """Count things kind by kind, in the order of `CLASSES`."""
        by_kind: dict[type, list[Described]] = {kind: [] for kind in CLASSES}
        for thing in things:
            by_kind[type(thing)].append(thing)
        return [self.counted(tuple(alike)) for alike in by_kind.values() if alike]

    def counted(self, alike: tuple[Described, ...]) -> Note:
        """Count things of one kind."""
        if len(alike) == 1:
            return Note.of("explain-one", kind=self.kind(alike[0]))
        return Note.of(f"many-{code_of(CLASSES[type(alike[0])])}", count=str(len(alike)))

    def _wholes(self, thing: Described) -> tuple[str, ...]:
        """Give the notations of the ladders that a thing is of: none, one, or from one to one."""
        match thing:
            case Level() | DescriptorDomain() | FacetScale():
                return (self.ladder(thing.ladder),)
            case LevelDescriptor():
                level = self.thing(thing.level)
                return (self.ladder(level.ladder),) if isinstance(level, Level) else ()
            case LevelMapping():
                level = self.thing(thing.subject)
                target = self.other_ladder(thing)
                if isinstance(level, Level) and target is not None:
                    return (self.ladder(level.ladder), self.ladder(target))
        return ()

    def other_ladder(self, mapping: LevelMapping) -> str | None:
        """Give the ladder that a mapping leads to."""
        if mapping.object is None:
            return mapping.object_ladder
        level = self.thing(mapping.object)
        return level.ladder if isinstance(level, Level) else mapping.object_ladder
