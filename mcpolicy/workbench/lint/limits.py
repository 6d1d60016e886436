"""Limits: the numbers, days and targets of rules, each held by examples.

A number or day has an example at it and one just beside it; a target has one of each kind of record
that it stands for.

What "just beside" means is decided by trying: where a number, a count, a day or the target
of a rule could be changed by the least step without any example coming out differently, an example
is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from mcpolicy.check.outcome import OutcomeKind
from mcpolicy.examples import Example, Examples
from mcpolicy.framework import Rule
from mcpolicy.statement import Force
from mcpolicy.wording import Note
from mcpolicy.workbench.changes import ChangeKind, changes_of, holds_alike
from mcpolicy.workbench.lint.context import Context, Fault
from mcpolicy.workbench.lint.examples import wanted
from mcpolicy.workbench.trial import Trial

__all__ = ["check_limits"]

_UNSHOWN = {
    ChangeKind.SIDE: "lint-limit-at",
    ChangeKind.STEP: "lint-limit-beside",
    ChangeKind.COUNT: "lint-limit-count",
    ChangeKind.START: "lint-limit-start",
    ChangeKind.END: "lint-limit-end",
    ChangeKind.TARGET: "lint-limit-target",
}
"""The kinds of change that some example has to notice, each with the fault when none does."""


def check_limits(context: Context, found: Examples) -> Iterator[Fault]:
    """Say what of rules and conditions could change without being noticed.

    An outcome that a rule has for its date, or on a record of another kind, says nothing of what it
    needs or of its conditions: such outcomes are asked for on records that it is about, while it is
    in force.

    Args:
        context: The folder, which is sound so far: changes say nothing of rules that are not.
        found: Its examples.
    """
    framework = context.library.framework(context.document.id)
    for rule in framework.rules:
        shown = {kind for one in found.examples if _is_about(rule, one) for kind in _of(rule, one)}
        for kind in wanted(rule):
            if kind not in shown:
                what = Note.of("lint-limit-outcome", outcome=Note.of(f"outcome-{kind.value}"))
                yield context.fault(what, rule.iri)
    trial = Trial(framework, found.examples, context.engine, context.library)
    for tested in framework.tested:
        for change in changes_of(tested, context.vocabulary):
            code = _UNSHOWN.get(change.kind)
            if code is None or not change.is_nearest or holds_alike(change):
                continue
            if trial.noticing(change) is None:
                place = {"place": change.place} if change.place else {}
                what = Note.of(code, old=change.old, new=change.new, **place)
                yield context.fault(what, tested.iri)


def _is_about(rule: Rule, example: Example) -> bool:
    """Whether a rule is in force on the day of an example, and about its kind of record."""
    in_force = rule.force_on(example.day) is Force.IN_FORCE
    return in_force and bool(set(rule.targets) & set(example.record.subject.classes))


def _of(rule: Rule, example: Example) -> Iterator[OutcomeKind]:
    """Give the outcome that an example states of a rule; it has come out, or that is a fault."""
    return (kind for named, kind in example.stated if named == rule.iri)
