"""The Python interface: loading joined with computing.

Nothing is printed, nothing is fetched, nothing is kept between calls but what a `Checker` or a
`Library` keeps for itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from mcpolicy.check.judge import check_record, day_for
from mcpolicy.check.outcome import CheckResult, Report, UnreadableInput
from mcpolicy.check.severity import SeverityTable
from mcpolicy.country import country_iri
from mcpolicy.credit import Conversion, CreditSystem
from mcpolicy.crosswalk.analysis import steps_by_descriptor, steps_by_type
from mcpolicy.crosswalk.routes import AnswerKind, Crosswalk, Route, Step, steps_of
from mcpolicy.crosswalk.routes import build_crosswalk as _build_crosswalk
from mcpolicy.engine import Engine
from mcpolicy.engine.pyshacl import PyshaclEngine
from mcpolicy.errors import CreditError, CrosswalkError
from mcpolicy.framework import Framework
from mcpolicy.interval import Interval
from mcpolicy.level import Ladder, Ladders, Level, MappingKind
from mcpolicy.library import Library
from mcpolicy.model import AnySubject, InputRecord
from mcpolicy.namespaces import MCP
from mcpolicy.profile import Comparison
from mcpolicy.profile import compare_definitions as _compare_definitions
from mcpolicy.readers import read_file, read_records
from mcpolicy.readers.framework_record import framework_record as _framework_record
from mcpolicy.statement import EVIDENCE_ORDER
from mcpolicy.view.view import LevelCandidate
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Note, printable

__all__ = [
    "Checker",
    "Crosswalks",
    "build_crosswalk",
    "check_credential",
    "compare_definitions",
    "convert_credit",
    "framework_record",
    "load_framework",
    "read_credential",
]


_MOST_ROUTES = 4_096


class Checker:
    """Checks many records; frameworks and prepared shapes are kept between calls."""

    def __init__(
        self,
        *,
        library: Library | None = None,
        engine: Engine | None = None,
        severities: SeverityTable | None = None,
        min_evidence: str | None = None,
    ) -> None:
        """Choose what to check with.

        Args:
            library: Where frameworks come from; by default the shipped and installed ones.
            engine: What runs the shapes; by default pySHACL.
            severities: Says how much rules weigh; by default the shipped table.
            min_evidence: `verified`, `secondary`, `reported` or `provisional`; rules with weaker
                evidence are left out and counted.

        Raises:
            ValueError: If `min_evidence` is none of these.
        """
        if min_evidence is not None and min_evidence not in EVIDENCE_ORDER:
            raise ValueError(
                f"unknown evidence `{min_evidence}`, known: {', '.join(EVIDENCE_ORDER)}"
            )
        self.library = library if library is not None else Library()
        self.engine: Engine = engine if engine is not None else PyshaclEngine()
        self.severities = severities if severities is not None else SeverityTable.shipped()
        self.min_evidence = min_evidence
        self.crosswalks = Crosswalks(self.library)

    def check(
        self,
        records: Iterable[InputRecord],
        frameworks: Iterable[str | Framework],
        *,
        as_of: str | date = "issue",
        today: date | None = None,
        unreadable: Iterable[UnreadableInput] = (),
    ) -> Report:
        """Check records against frameworks.

        Args:
            records: What readers gave.
            frameworks: Frameworks, or their ids.
            as_of: `issue` for each record's date of issue (today where it states none), `today`, or
                a date.
            today: What counts as today; by default the day of the machine.
            unreadable: Inputs that could not be read, to be kept in the report.

        Returns:
            One result for each record and framework, records first.

        Raises:
            FrameworkError: If a framework is not known or cannot be used.
            ValueError: If `as_of` is a string other than `issue` and `today`.
        """
        now = today if today is not None else date.today()  # noqa: DTZ011 - a policy's day is a calendar day, without a zone
        if isinstance(as_of, str) and as_of not in ("issue", "today"):
            raise ValueError(
                f"`{as_of}` is not accepted as `as_of`: accepted are `issue`, `today` and a date"
            )
        asked = as_of if isinstance(as_of, date) else (now if as_of == "today" else None)
        loaded = tuple(
            self.library.framework(one) if isinstance(one, str) else one for one in frameworks
        )
        results: list[CheckResult] = []
        for record in records:
            day, basis = day_for(record, asked, now)
            results.extend(
                check_record(
                    record,
                    framework,
                    day,
                    day_basis=basis,
                    engine=self.engine,
                    severities=self.severities,
                    knowledge=self.library,
                    route=self.crosswalks.route,
                    min_evidence=self.min_evidence,
                )
                for framework in loaded
            )
        return Report(
            as_of=as_of if isinstance(as_of, str) else as_of.isoformat(),
            engine=self.engine.name,
            frameworks=loaded,
            results=tuple(results),
            unreadable=tuple(unreadable),
        )


class Crosswalks:
    """Finds crosswalks between ladders; what is stated and what is our own analysis are loaded when they are first needed."""

    def __init__(self, library: Library | None = None) -> None:
        """Choose where frameworks come from; by default the shipped and installed ones."""
        self.library = library if library is not None else Library()
        self._stated: tuple[Step, ...] | None = None
        self._by_type: tuple[Step, ...] | None = None
        self._by_descriptor: tuple[Step, ...] | None = None
        self._route = lru_cache(maxsize=_MOST_ROUTES)(self._find_route)

    def ladder(self, name: str) -> Ladder:
        """Find a ladder by its notation, its id, or the id of the framework that uses it.

        Raises:
            CrosswalkError: If there is none of that name, or several, with the names that would be
                accepted.
        """
        ladders = self.library.ladders()
        found = ladders.find(name)
        if not found and name in self.library.ids():
            used = self.library.framework(name).ladder_iris
            found = tuple(ladders.ladders[iri] for iri in used[:1] if iri in ladders.ladders)
            if not found:
                raise CrosswalkError(f"the framework `{name}` has no ladder of levels")
        if len(found) == 1:
            return found[0]
        own = [ladder for ladder in found if ladder.id.partition(":")[0] == name]
        if len(own) == 1:
            return own[0]
        known = ", ".join(sorted(ladder.id for ladder in (found or ladders.ladders.values())))
        word = "can mean several ladders" if found else "is no known ladder"
        raise CrosswalkError(f"`{printable(name)}` {word}: {known}")

    def stated(self) -> tuple[Step, ...]:
        """Give the steps that sources state."""
        if self._stated is None:
            self._stated = steps_of(self.library.level_mappings(), self.library.ladders())
        return self._stated

    def by_type(self) -> tuple[Step, ...]:
        """Give the steps by qualification type."""
        if self._by_type is None:
            labels = self.library.anchoring_awards()
            ladders = tuple(self.library.ladders().ladders.values())
            self._by_type = steps_by_type(ladders, self.library.qualification_types(), labels)
        return self._by_type

    def by_descriptor(self) -> tuple[Step, ...]:
        """Give the steps by descriptor."""
        if self._by_descriptor is None:
            labels = dict(self.library.vocabulary.list(MCP.CommonScale))
            ladders = tuple(self.library.ladders().ladders.values())
            self._by_descriptor = steps_by_descriptor(ladders, self.library.descriptors(), labels)
        return self._by_descriptor

    def find(
        self,
        subject: str,
        target: str,
        *,
        kinds: Iterable[str] | None = None,
        min_evidence: str | None = None,
    ) -> Crosswalk:
        """Build the crosswalk between two ladders.

        Args:
            subject: Name of the ladder asked about, or the framework that uses it.
            target: Name of the ladder to map to, or the framework that uses it.
            kinds: Use only these kinds of mapping, such as `referencing`.
            min_evidence: Use only what has at least this evidence.

        Raises:
            CrosswalkError: If a ladder or a kind is not known.
        """
        known = {kind.value for kind in MappingKind}
        wanted = None if kinds is None else frozenset(kinds)
        if wanted is not None and not wanted <= known:
            raise CrosswalkError(
                f"unknown kind `{printable(min(wanted - known))}`, known: {', '.join(MappingKind)}"
            )
        if min_evidence is not None and min_evidence not in EVIDENCE_ORDER:
            raise CrosswalkError(
                f"unknown evidence `{printable(min_evidence)}`, known: {', '.join(EVIDENCE_ORDER)}"
            )
        return _build_crosswalk(
            self.ladder(subject),
            self.ladder(target),
            (*self.stated(), *self.by_type(), *self.by_descriptor()),
            ladders=self.library.ladders(),
            kinds=None if wanted is None else frozenset(MappingKind(kind) for kind in wanted),
            min_evidence=min_evidence,
            unread=self.library.unread_tables(),
        )

    def route(self, level: Level, ladder: str, day: date) -> tuple[LevelCandidate, ...]:
        """Give the levels of a ladder that a level may correspond to, by the best that is known; see `LevelRoute`.

        What sources state is asked first; our own analyses only when that gives nothing.
        """
        ladders = self.library.ladders()
        if level.ladder not in ladders.ladders or ladder not in ladders.ladders:
            return ()
        return self._route(level, ladder, day)

    def _find_route(self, level: Level, ladder: str, day: date) -> tuple[LevelCandidate, ...]:
        ladders = self.library.ladders()
        source, target = ladders.ladders[level.ladder], ladders.ladders[ladder]
        stated = steps_of(self.library.level_mappings(), ladders, day)
        one = replace(source, levels=(level,))
        for more in ((), (self.by_type,), (self.by_type, self.by_descriptor)):
            steps = (*stated, *(step for load in more for step in load()))
            answer = _build_crosswalk(one, target, steps, ladders=ladders).answers[0]
            if answer.kind is AnswerKind.MAPPED:
                return tuple(
                    _candidate(route, ladders)
                    for route in answer.routes
                    if route.object is not None
                )
            if answer.kind is AnswerKind.NO_MATCH:
                return ()
        return ()


def _candidate(route: Route, ladders: Ladders) -> LevelCandidate:
    level = ladders.levels[str(route.object)]
    start = ladders.levels[route.hops[0].subject]
    kind = Note.of(f"kind-{route.kind.value}")
    code = "how-level-analysis" if route.kind.is_analysis else "how-level-route"
    used = {statement.iri: statement for hop in route.hops for statement in hop.statements}
    return LevelCandidate(
        level=level,
        how=Note.of(
            code,
            start=start.label,
            level=level.label,
            kind=kind,
            evidence=Note.of(f"evidence-{route.evidence}"),
        ),
        used=tuple(used.values()),
        is_analysis=route.kind.is_analysis,
    )


def load_framework(framework_id: str, *, framework_paths: Iterable[str | Path] = ()) -> Framework:
    """Load one framework.

    Args:
        framework_id: Its id, such as `eu`.
        framework_paths: Further folders that are a framework or hold frameworks.

    Raises:
        FrameworkError: If it is not known or cannot be used.
    """
    return Library(framework_paths).framework(framework_id)


def read_credential(
    source: str | Path | bytes, *, path: str | None = None, format: str | None = None
) -> tuple[InputRecord, ...]:
    """Read the records of one input: a credential, or several.

    Args:
        source: A path, or the bytes themselves.
        path: What to call the input; by default its path.
        format: One of `mcpolicy.readers.FORMATS`, or None to tell by the content.

    Raises:
        CredentialError: If it cannot be read, with the place and what would have been accepted.
    """
    if isinstance(source, bytes):
        data, shown = source, path or "-"
    else:
        shown = path or str(source)
        data = read_file(source, path=shown)
    return read_records(data, path=shown, vocabulary=Vocabulary.shipped(), format=format)


def check_credential(
    credential: InputRecord | AnySubject | Iterable[InputRecord],
    frameworks: str | Framework | Iterable[str | Framework],
    *,
    as_of: str | date = "issue",
    checker: Checker | None = None,
) -> Report:
    """Check a credential, offer, policy or profile against one framework or several.

    Args:
        credential: A typed record, or what `read_credential` gave.
        frameworks: Ids or loaded frameworks.
        as_of: `issue`, `today`, or a date.
        checker: Keeps frameworks and shapes between calls; without one they are loaded anew.

    Raises:
        FrameworkError: If a framework is not known or cannot be used.
    """
    records: Iterable[InputRecord]
    if isinstance(credential, InputRecord):
        records = (credential,)
    elif isinstance(credential, AnySubject):
        records = (InputRecord(subject=credential, path="-", format="python", index=0, digest=""),)
    else:
        records = credential
    wanted = (frameworks,) if isinstance(frameworks, str | Framework) else frameworks
    return (checker if checker is not None else Checker()).check(records, wanted, as_of=as_of)


def build_crosswalk(
    subject: str,
    target: str,
    *,
    kinds: Iterable[str] | None = None,
    min_evidence: str | None = None,
    library: Library | None = None,
) -> Crosswalk:
    """Build the crosswalk between two ladders; see `Crosswalks.find`.

    Raises:
        CrosswalkError: If a ladder or a kind is not known.
    """
    return Crosswalks(library).find(subject, target, kinds=kinds, min_evidence=min_evidence)


def convert_credit(
    amount: Interval | str | int,
    unit: str,
    to: str,
    *,
    country: str | None = None,
    day: date | None = None,
    library: Library | None = None,
) -> Conversion:
    """Convert an amount of credit, from hours, or to hours.

    Args:
        amount: A number or a range.
        unit: Name of the credit system, or `hours`.
        to: Name of the credit system to convert to, or `hours`.
        country: Code or IRI of the country where the credit is awarded, for a system with national
            rates.
        day: The day on which a national rate has to be in force; by default today.
        library: Where frameworks come from.

    Returns:
        The exact amount, a point or a range, with its derivation and the statements used.

    Raises:
        CreditError: If a unit is not known, is ambiguous, or does not convert, naming it.
    """
    systems = (library if library is not None else Library()).credit_systems()
    size = amount if isinstance(amount, Interval) else _number(amount)
    on = day if day is not None else date.today()  # noqa: DTZ011 - a policy's day is a calendar day, without a zone
    place = None if country is None else country_iri(country)
    if country is not None and place is None:
        raise CreditError(f"`{printable(country)}` is not a country code")
    places = () if place is None else (place,)

    def system(name: str) -> CreditSystem:
        found = systems.find(name)
        if len(found) == 1:
            return systems.in_jurisdiction(found[0], places, on)
        known = ", ".join(
            sorted(
                {
                    one.notation
                    for one in (found or systems.systems.values())
                    if one.variant_of is None
                }
            )
        )
        word = "can mean several credit systems" if found else "is no known credit system"
        raise CreditError(f"`{printable(name)}` {word}: {known}, hours")

    source = None if unit.casefold() in _HOURS else system(unit)
    target = None if to.casefold() in _HOURS else system(to)
    if source is not None and target is not None:
        return systems.convert(size, source, target)
    if source is not None:
        return systems.to_hours(size, source)
    if target is not None:
        return systems.from_hours(size, target)
    return Conversion(amount=size, how=Note.of("how-hours-stated", hours=size))


_HOURS = frozenset({"h", "hour", "hours", "heure", "heures", "hora", "horas"})


def _number(amount: str | int) -> Interval:
    try:
        return Interval.of(amount)
    except ValueError as error:
        raise CreditError(str(error)) from None


def compare_definitions(frameworks: Iterable[str], *, library: Library | None = None) -> Comparison:
    """Put the definitions of frameworks side by side: facets, then the open policy questions.

    Raises:
        FrameworkError: If a framework is not known or cannot be used.
    """
    found = library if library is not None else Library()
    return _compare_definitions(
        [found.profile(one) for one in frameworks],
        found.vocabulary.list(MCP.Facet),
        found.vocabulary.list(MCP.PolicyQuestion),
    )


def framework_record(framework_id: str, checked_by: Iterable[str], library: Library) -> InputRecord:
    """Describe a framework by the elements that other frameworks ask for, out of its own graph.

    Args:
        framework_id: The framework described.
        checked_by: The frameworks whose elements are looked for.
        library: Where frameworks come from.

    Raises:
        FrameworkError: If a framework is not known or cannot be used.
    """
    return _framework_record(
        library.framework(framework_id),
        library.profile(framework_id),
        library.provisions(framework_id),
        [element for asking in checked_by for element in library.framework(asking).elements],
    )
