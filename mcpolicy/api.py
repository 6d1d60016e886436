"""The Python interface: loading joined with computing.

Nothing is printed, nothing is fetched, nothing is kept between calls but what a `Checker` or a `Library` keeps for itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from mcpolicy.check import check_record, day_for
from mcpolicy.engine import Engine
from mcpolicy.engine.pyshacl import PyshaclEngine
from mcpolicy.errors import CredentialDataError
from mcpolicy.framework import Framework
from mcpolicy.loader import Library
from mcpolicy.model import AnySubject, InputRecord
from mcpolicy.outcome import CheckResult, Report, UnreadableInput
from mcpolicy.readers import read_records
from mcpolicy.severity import SeverityTable
from mcpolicy.statement import EVIDENCE_ORDER

__all__ = ["Checker", "check_credential", "load_framework", "read_credential"]


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
            min_evidence: `verified`, `secondary`, `reported` or `provisional`; rules with weaker evidence are left out
                and counted.

        Raises:
            ValueError: If `min_evidence` is none of these.
        """
        if min_evidence is not None and min_evidence not in EVIDENCE_ORDER:
            raise ValueError(f"unknown evidence `{min_evidence}`, known: {', '.join(EVIDENCE_ORDER)}")
        self.library = library if library is not None else Library()
        self.engine: Engine = engine if engine is not None else PyshaclEngine()
        self.severities = severities if severities is not None else SeverityTable.shipped()
        self.min_evidence = min_evidence

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
            as_of: `issue` for each record's date of issue (today where it states none), `today`, or a date.
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
            raise ValueError(f"`{as_of}` is not accepted as `as_of`: accepted are `issue`, `today` and a date")
        asked = as_of if isinstance(as_of, date) else (now if as_of == "today" else None)
        loaded = tuple(self.library.framework(one) if isinstance(one, str) else one for one in frameworks)
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
        try:
            data = Path(source).read_bytes()
        except OSError as error:
            raise CredentialDataError(f"cannot be opened: {error.strerror or error}", path=shown) from None
    return read_records(data, path=shown, vocabulary=Library().vocabulary, format=format)


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
