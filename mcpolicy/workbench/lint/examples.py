"""Examples: whether they come out as they say, and leave no rule without one of each outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from mcpolicy.check.outcome import EXPECTED, OutcomeKind
from mcpolicy.check.record import check_record
from mcpolicy.check.severity import SeverityTable
from mcpolicy.errors import McpolicyError, UnusableValueError
from mcpolicy.framework import Framework, Rule
from mcpolicy.namespaces import MCP, RDFS, shorten
from mcpolicy.readers import own_turtle
from mcpolicy.readers.source import InputSource
from mcpolicy.statement import PartialDate
from mcpolicy.turtle import Lit, Node, TripleIndex, TurtleSyntaxError
from mcpolicy.wording import Note
from mcpolicy.workbench.lint.context import Context, Fault
from mcpolicy.workbench.lint.folder import syntax_fault

__all__ = ["check_examples"]

_DEFAULT_DAY = date(2026, 1, 1)
_HEADER_WORDS = frozenset(map(shorten, (RDFS.label, RDFS.comment, MCP.asOf, *EXPECTED)))

_Ending = tuple[str, OutcomeKind]
"""A rule, by IRI, and how it ends."""


def check_examples(context: Context, framework: Framework) -> Iterator[Fault]:
    """Check every example of a framework, and what no example shows."""
    prepared = context.engine.prepare(framework.shapes)
    severities = SeverityTable.shipped()
    shown: set[_Ending] = set()
    for name, parsed in context.document.examples():
        path = context.path(name)
        if isinstance(parsed, TurtleSyntaxError):
            yield syntax_fault(path, parsed)
            continue
        headers = parsed.of_type(MCP.Example)
        try:
            source = InputSource(path=path, format="mcpolicy-turtle", digest="")
            records = own_turtle.read(parsed, source, context.vocabulary)
            if len(headers) != 1 or len(records) != 1:
                yield Fault(path=path, what=Note.of("lint-example-one"))
                continue
            ignored = [word for word in map(str, records[0].ignored) if word not in _HEADER_WORDS]
            if ignored:
                what = Note.of("lint-example-ignored", names=", ".join(ignored))
                yield Fault(path=path, what=what)
            result = check_record(
                records[0],
                framework,
                _day(parsed, headers[0]),
                day_basis="date",
                prepared=prepared,
                severities=severities,
                knowledge=context.library,
            )
        except McpolicyError as error:
            yield Fault(path=path, what=Note.of("lint-example", reason=error.reasons))
            continue
        came = {outcome.rule.iri: outcome.kind for outcome in result.outcomes}
        stated = _stated(parsed, headers[0])
        yield from (Fault(path=path, what=what) for what in _differences(stated, came))
        shown.update((rule, kind) for rule, kind in stated if came.get(rule) is kind)
    for rule in framework.rules:
        for kind in _wanted(rule):
            if (rule.iri, kind) not in shown:
                what = Note.of("lint-no-example", outcome=Note.of(f"outcome-{kind.value}"))
                yield context.fault(what, rule.iri)


def _day(example: TripleIndex, header: Node) -> date:
    """Give the day on which an example is looked at.

    Raises:
        UnusableValueError: If what it states is no day.
    """
    stated = example.value(header, MCP.asOf)
    if stated is None:
        return _DEFAULT_DAY
    text = stated.value if isinstance(stated, Lit) else shorten(stated)
    try:
        day = PartialDate.parse(text)
    except UnusableValueError:
        day = None
    if day is None or day.first != day.last:
        raise UnusableValueError(Note.of("example-day", text=text))
    return day.first


def _stated(example: TripleIndex, header: Node) -> tuple[_Ending, ...]:
    """Give how rules have to end, as an example states it."""
    return tuple(
        (str(rule), kind)
        for predicate, kind in EXPECTED.items()
        for rule in example.values(header, predicate)
    )


def _differences(stated: Iterable[_Ending], came: Mapping[str, OutcomeKind]) -> Iterator[Note]:
    """Say where what is stated of an example and what came out differ."""
    expected: dict[str, OutcomeKind] = {}
    for rule, kind in stated:
        if rule not in came:
            yield Note.of("lint-example-rule", rule=shorten(rule))
        elif expected.setdefault(rule, kind) is not kind:
            yield Note.of("lint-example-both", rule=shorten(rule))
    if not expected:
        yield Note.of("lint-example-nothing")
    for rule, kind in expected.items():
        if came[rule] is not kind:
            yield Note.of(
                "lint-example-differs",
                rule=shorten(rule),
                expected=Note.of(f"outcome-{kind.value}"),
                came=Note.of(f"outcome-{came[rule].value}"),
            )
    for rule, kind in came.items():
        if kind is OutcomeKind.VIOLATED and rule not in expected:
            yield Note.of("lint-example-violates-too", rule=shorten(rule))


def _wanted(rule: Rule) -> Iterator[OutcomeKind]:
    """Give the outcomes of which a rule needs an example."""
    yield OutcomeKind.VIOLATED
    yield OutcomeKind.SATISFIED
    if rule.needs:
        yield OutcomeKind.UNDETERMINED
    if rule.conditions:
        yield OutcomeKind.NOT_APPLICABLE
