"""The report for people.

Verdict first, then what is violated with its clause, then what cannot be decided, then counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from mcpolicy.check.outcome import Outcome, OutcomeKind, Severity
from mcpolicy.check.report import CheckResult, Report
from mcpolicy.check.verdict import Verdict
from mcpolicy.framework import Rule
from mcpolicy.model import FrameworkRecord, ProviderPolicy
from mcpolicy.namespaces import MCP
from mcpolicy.render.context import Context
from mcpolicy.render.layout import record_place, strength, wrap
from mcpolicy.view.derived import (
    Derived,
    DerivedAmount,
    DerivedFlag,
    DerivedLevels,
    NotDerived,
)
from mcpolicy.wording import Wording, printable

__all__ = ["render_text"]


def render_text(page: Report, context: Context) -> str:
    """Write a report for people.

    With `context.every` also the rules that are satisfied, do not apply, or are not in force are
    named; of policies and frameworks as records the satisfied ones always are.
    """
    return "\n".join(_lines(page, context)) + "\n"


def _lines(report: Report, context: Context) -> Iterator[str]:
    wording, palette = context.wording, context.palette
    for number, result in enumerate(report.results):
        if number:
            yield ""
        yield from _result(result, context)
    for unread in report.unreadable:
        if report.results:
            yield ""
        path, message = printable(unread.path), unread.said(wording)
        yield palette.bad(wrap(wording.say("line-unreadable", path=path, message=message)))
    if report.results:
        yield ""
        yield palette.faint(wording.say("line-not-checked"))
    open_rules = sum(result.count()[OutcomeKind.UNDETERMINED] for result in report.results)
    if open_rules:
        yield wording.say("line-undetermined-left", count=open_rules)


def _result(result: CheckResult, context: Context) -> Iterator[str]:
    wording, palette = context.wording, context.palette
    record = result.record
    title = wording.text(record.subject.title) if record.subject.title else wording.say("untitled")
    place = printable(record_place(record.path, record.index))
    framework = result.framework
    verdict = wording.say(f"verdict-{result.verdict.value}").upper()
    paint = {
        Verdict.CONFORMS: palette.good,
        Verdict.DOES_NOT_CONFORM: palette.bad,
        Verdict.UNDETERMINED: palette.doubt,
        Verdict.NOT_APPLICABLE: palette.doubt,
    }[result.verdict]
    yield palette.strong(f"{paint(verdict)}  {printable(title)}")
    seen_by = f"{wording.text(framework.label)} ({framework.id} {framework.version})"
    yield f"  {place} → {seen_by}"
    yield "  " + wording.say(f"as-of-{result.day_basis}", day=result.day.isoformat())
    yield from _view(result, wording)
    if result.remarks:
        yield ""
        yield palette.strong(wording.say("heading-remarks"))
        for note in result.remarks:
            yield wrap(printable(wording.note(note), 500), "  - ", "    ")
    for kind, heading in (
        (OutcomeKind.VIOLATED, "heading-violated"),
        (OutcomeKind.UNDETERMINED, "heading-undetermined"),
    ):
        found = [outcome for outcome in result.outcomes if outcome.kind is kind]
        if found:
            yield ""
            yield palette.strong(wording.say(heading))
            for outcome in sorted(found, key=lambda one: -one.severity.rank):
                yield from _outcome(outcome, context)
    yield from _rest(result, context)
    yield ""
    counts = {kind.value.replace("-", "_"): count for kind, count in result.count().items()}
    yield wording.say("line-counts", total=len(result.outcomes), **counts)
    if result.filtered:
        yield wording.say("line-filtered", count=result.filtered)
    if record.ignored:
        names = ", ".join(wording.value(one) for one in record.ignored)
        yield palette.faint(wrap(wording.say("heading-ignored", names=printable(names, 600))))


def _rest(result: CheckResult, context: Context) -> Iterator[str]:
    wording, palette, every = context.wording, context.palette, context.every
    kinds = (
        [OutcomeKind.SATISFIED]
        if isinstance(result.record.subject, ProviderPolicy | FrameworkRecord) or every
        else []
    )
    kinds += [OutcomeKind.NOT_APPLICABLE, OutcomeKind.NOT_IN_FORCE] if every else []
    for kind in kinds:
        found = [outcome for outcome in result.outcomes if outcome.kind is kind]
        if found:
            yield ""
            yield palette.strong(wording.say(f"heading-{kind.value}"))
            for outcome in found:
                yield f"  {wording.text(outcome.rule.label)}  {palette.faint(outcome.rule.id)}"
                for note in outcome.reasons:
                    yield wrap(printable(wording.note(note), 500), "      ")


def _view(result: CheckResult, wording: Wording) -> Iterator[str]:
    shown = [
        one
        for one in result.view.derived
        if one.property != MCP.levelApplicable and one.property != MCP.ageInDays
    ]
    if not shown:
        return
    yield ""
    yield wording.say("heading-view")
    for one in shown:
        yield wrap(printable(_derived(one, wording), 600), "  ", "    ")


def _derived(derived: Derived, wording: Wording) -> str:
    name = wording.say(f"name-{derived.property.rpartition('#')[2]}")
    how = wording.notes(derived.how)
    match derived:
        case NotDerived(why=why):
            return wording.say("line-unknown", name=name, why=wording.note(why))
        case DerivedLevels(levels=levels):
            shown = ", ".join(wording.text(level.label) for level in levels)
            return wording.say("line-level", levels=shown, how=how)
        case DerivedAmount(property=MCP.creditsHere, amount=amount, unit=unit):
            return wording.say("line-size", amount=f"{wording.text(amount)} {unit}", how=how)
        case DerivedAmount(property=MCP.hoursHere, amount=amount):
            return wording.say("line-hours", amount=wording.text(amount), how=how)
        case DerivedFlag(flag=flag):
            amount_text = wording.say("yes" if flag else "no")
            return wording.say("line-other", name=name, amount=amount_text, how=how)
        case DerivedAmount(amount=amount):
            return wording.say("line-other", name=name, amount=wording.text(amount), how=how)
    assert_never(derived)


def _outcome(outcome: Outcome, context: Context) -> Iterator[str]:
    wording, palette = context.wording, context.palette
    rule = outcome.rule
    severity = wording.say(f"severity-{outcome.severity.value}")
    paint = palette.bad if outcome.severity is Severity.VIOLATION else palette.doubt
    yield f"  {paint('[' + severity + ']')} {wording.text(rule.label)}  {palette.faint(rule.id)}"
    if outcome.kind is OutcomeKind.VIOLATED:
        yield wrap(wording.text(rule.message), "      ")
    for note in outcome.reasons:
        yield wrap(printable(wording.note(note), 500), "      ")
    if outcome.values:
        values = wording.joined(wording.value(value) for value in outcome.values)
        yield wrap(wording.say("line-found", values=printable(values, 300)), "      ")
    if rule.hint is not None and outcome.kind is OutcomeKind.VIOLATED:
        yield wrap(wording.say("line-hint", hint=wording.text(rule.hint)), "      ")
    yield wrap(_clause(rule, wording), "      ")


def _clause(rule: Rule, wording: Wording) -> str:
    modality, status, evidence = strength(rule, wording)
    return wording.say(
        "line-clause",
        title=rule.citation.source.title,
        locator=rule.citation.locator,
        modality=modality,
        status=status,
        evidence=evidence,
    )
