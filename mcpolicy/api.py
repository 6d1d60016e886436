"""The Python interface: loading joined with computing.

Nothing is printed, nothing is fetched, nothing is kept between calls but what a `Checker` or a
`Library` keeps for itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from mcpolicy.check.day import day_for
from mcpolicy.check.record import check_record
from mcpolicy.check.report import CheckResult, Report, UnreadableInput
from mcpolicy.check.severity import SeverityTable
from mcpolicy.country import country_iri
from mcpolicy.credit import Conversion
from mcpolicy.crosswalk.finder import Crosswalks
from mcpolicy.crosswalk.routes import Crosswalk
from mcpolicy.engine import Engine, PreparedShapes, make_engine
from mcpolicy.errors import CreditError, UnusableValueError
from mcpolicy.framework import Framework
from mcpolicy.interval import Interval
from mcpolicy.library import Library
from mcpolicy.model import AnySubject, InputRecord
from mcpolicy.namespaces import MCP
from mcpolicy.profile import Comparison
from mcpolicy.profile import compare_definitions as _compare_definitions
from mcpolicy.readers import read_file, read_records
from mcpolicy.readers.framework_record import framework_record as _framework_record
from mcpolicy.statement import EVIDENCE_ORDER
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Note, printable

__all__ = [
    "Checker",
    "build_crosswalk",
    "check_credential",
    "compare_definitions",
    "convert_credit",
    "framework_record",
    "load_framework",
    "read_credential",
]


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
            engine: What decides the leaves of shapes; by default that of `DEFAULT_ENGINE`.
            severities: Says how much rules weigh; by default the shipped table.
            min_evidence: `verified`, `secondary`, `reported` or `provisional`; rules with weaker
                evidence are left out and counted.

        Raises:
            ValueError: If `min_evidence` is none of these.
        """
        if min_evidence is not None and min_evidence not in EVIDENCE_ORDER:
            known = ", ".join(EVIDENCE_ORDER)
            raise UnusableValueError(
                Note.of("unknown-evidence", evidence=printable(min_evidence), known=known)
            )
        self.library = library if library is not None else Library()
        self.engine: Engine = engine if engine is not None else make_engine()
        self.severities = severities if severities is not None else SeverityTable.shipped()
        self.min_evidence = min_evidence
        self.crosswalks = Crosswalks(self.library)
        self._ready: dict[tuple[str, str], PreparedShapes] = {}

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
        now = today if today is not None else date.today()  # noqa: DTZ011 - a calendar day
        if isinstance(as_of, str) and as_of not in ("issue", "today"):
            raise UnusableValueError(Note.of("as-of-unknown", day=printable(as_of)))
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
                    prepared=self._prepared(framework),
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

    def _prepared(self, framework: Framework) -> PreparedShapes:
        """Give the shapes of a framework ready for the engine; made once, when first needed."""
        key = (framework.id, framework.digest)
        if key not in self._ready:
            self._ready[key] = self.engine.prepare(framework.shapes)
        return self._ready[key]


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
    source: str | Path | bytes, *, path: str | None = None, input_format: str | None = None
) -> tuple[InputRecord, ...]:
    """Read the records of one input: a credential, or several.

    Args:
        source: A path, or the bytes themselves.
        path: What to call the input; by default its path.
        input_format: One of `mcpolicy.readers.FORMATS`, or None to tell by the content.

    Raises:
        CredentialError: If it cannot be read, with the place and what would have been accepted.
    """
    if isinstance(source, bytes):
        data, shown = source, path or "-"
    else:
        shown = path or str(source)
        data = read_file(source, path=shown)
    vocabulary = Vocabulary.shipped()
    return read_records(data, path=shown, vocabulary=vocabulary, input_format=input_format)


def check_credential(
    credential: InputRecord | AnySubject | Iterable[InputRecord],
    frameworks: str | Framework | Iterable[str | Framework],
    *,
    as_of: str | date = "issue",
    checker: Checker | None = None,
) -> Report:
    """Check a credential, offer, policy or framework record against one framework or several.

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
    finder = Crosswalks(library if library is not None else Library())
    return finder.find(subject, target, kinds=kinds, min_evidence=min_evidence)


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
    size = amount if isinstance(amount, Interval) else Interval.of(amount)
    on = day if day is not None else date.today()  # noqa: DTZ011 - a calendar day, without a zone
    place = None if country is None else country_iri(country)
    if country is not None and place is None:
        raise CreditError(Note.of("country-unknown", country=printable(country)))
    return systems.convert_named(size, unit, to, () if place is None else (place,), on)


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
        library.clauses(framework_id),
        [element for asking in checked_by for element in library.framework(asking).elements],
    )
