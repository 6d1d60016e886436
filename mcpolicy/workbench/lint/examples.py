"""Examples: whether they come out as they say, and leave no rule without one of each outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mcpolicy.check.outcome import OutcomeKind
from mcpolicy.errors import FrameworkError
from mcpolicy.examples import Ending, Example, Examples
from mcpolicy.framework import Framework, Rule
from mcpolicy.namespaces import shorten
from mcpolicy.wording import Note
from mcpolicy.workbench.lint.context import Context, Fault
from mcpolicy.workbench.trial import outcomes_of

__all__ = ["check_examples", "wanted"]

_Came = Mapping[str, OutcomeKind]
"""How each rule ended, by IRI."""


def check_examples(context: Context, framework: Framework, found: Examples) -> Iterator[Fault]:
    """Check the examples of a framework, and which outcomes of its rules none of them shows."""
    yield from _unusable(context, found)
    yield from _endings(context, framework, found)


def _unusable(context: Context, found: Examples) -> Iterator[Fault]:
    for fault in found.faults:
        yield Fault(
            path=context.path(fault.file),
            line=fault.line,
            column=fault.column,
            subject=fault.word,
            what=fault.what,
        )


def _endings(context: Context, framework: Framework, found: Examples) -> Iterator[Fault]:
    """Judge every example, and say which outcomes of rules none of them shows."""
    prepared = context.engine.prepare(framework.shapes)
    came: dict[tuple[str, str], _Came] = {}
    shown: set[Ending] = set()
    for example in sorted(found.examples, key=lambda one: one.depth):  # what they are like first
        try:
            ended = outcomes_of(example, framework, prepared, context.library)
        except FrameworkError as error:
            yield _fault(context, example, Note.of("lint-example", reason=error.reasons))
            continue
        came[example.key] = ended
        told = [*_stated(example, ended), *_differences(example, ended, came)]
        yield from (_fault(context, example, what) for what in told)
        shown.update(one for one in example.stated if ended.get(one.rule) is one.kind)
    for rule in framework.rules:
        for kind in wanted(rule):
            if Ending(rule.iri, kind) not in shown:
                what = Note.of("lint-no-example", outcome=Note.of(f"outcome-{kind.value}"))
                yield context.fault(what, rule.iri)


def _fault(context: Context, example: Example, what: Note) -> Fault:
    return Fault(
        path=context.path(example.file),
        line=example.line,
        subject=None if example.word == "<>" else example.word,
        what=what,
    )


def _stated(example: Example, came: _Came) -> Iterator[Note]:
    """Say of which rules an example should speak, speaks in two ways, or that are none."""
    expected: dict[str, OutcomeKind] = {}
    for rule, kind in example.stated:
        if rule not in came:
            yield Note.of("lint-example-rule", rule=shorten(rule))
        elif expected.setdefault(rule, kind) is not kind:
            yield Note.of("lint-example-both", rule=shorten(rule))
    if not expected:
        yield Note.of("lint-example-nothing")
    missing = [shorten(rule) for rule in came if rule not in expected]
    if example.speaks_of_all and missing:
        yield Note.of("lint-example-silent", rules=", ".join(missing))


def _differences(
    example: Example, came: _Came, of_all: Mapping[tuple[str, str], _Came]
) -> Iterator[Note]:
    """Say where what is stated of an example, or holds of its base, and what came out differ."""
    stated: dict[str, OutcomeKind] = {}
    for rule, kind in example.stated:
        stated.setdefault(rule, kind)
    for rule, kind in stated.items():
        if rule in came and came[rule] is not kind:
            yield _differs("lint-example-differs", rule, kind, came[rule])
    if example.base is not None:
        before = of_all.get(example.base.key, came)
        for rule, kind in came.items():
            if rule not in stated and before[rule] is not kind:
                like = example.base.word
                yield _differs("lint-example-unlike", rule, before[rule], kind, like=like)
    elif not example.speaks_of_all:
        for rule, kind in came.items():
            if kind is OutcomeKind.VIOLATED and rule not in stated:
                yield Note.of("lint-example-violates-too", rule=shorten(rule))


def _differs(code: str, rule: str, expected: OutcomeKind, came: OutcomeKind, **values: str) -> Note:
    return Note.of(
        code,
        rule=shorten(rule),
        expected=Note.of(f"outcome-{expected.value}"),
        came=Note.of(f"outcome-{came.value}"),
        **values,
    )


def wanted(rule: Rule) -> Iterator[OutcomeKind]:
    """Give the outcomes of which a rule needs an example."""
    yield OutcomeKind.VIOLATED
    yield OutcomeKind.SATISFIED
    if rule.needs:
        yield OutcomeKind.UNDETERMINED
    if rule.conditions:
        yield OutcomeKind.NOT_APPLICABLE
