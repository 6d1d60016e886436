"""Outcomes of several frameworks on the same records, side by side by subject matter."""

from __future__ import annotations

from collections.abc import Iterable

from mcpolicy.check.outcome import Outcome
from mcpolicy.check.report import CheckResult, Report
from mcpolicy.statement import Value
from mcpolicy.text import LangText

__all__ = ["ComparePage", "ComparedRecord", "Topic", "compare_page"]


class Topic(Value):
    """A subject matter of rules."""

    code: str
    label: LangText


class ComparedRecord(Value):
    """One record under every framework.

    Attributes:
        path: The input, as the caller named it.
        index: Which record of the input it is, counted from 0.
        results: A result for each framework, in the order of the page.
    """

    path: str
    index: int
    results: tuple[CheckResult, ...]

    def on(self, topic: Topic) -> tuple[tuple[Outcome, ...], ...]:
        """Give the outcomes on a subject matter, for each framework."""
        return tuple(
            tuple(outcome for outcome in result.outcomes if outcome.rule.topic == topic.code)
            for result in self.results
        )


class ComparePage(Value):
    """Records and subject matters, a column for each framework.

    Attributes:
        frameworks: Ids of the frameworks, in the order of the columns.
        topics: All subject matters, in the order of the rows.
        records: The records, in the order of the inputs.
    """

    frameworks: tuple[str, ...]
    topics: tuple[Topic, ...]
    records: tuple[ComparedRecord, ...]


def compare_page(report: Report, topics: Iterable[tuple[str, LangText]]) -> ComparePage:
    """Put the results of a check side by side.

    Args:
        report: Results of the records under every framework compared.
        topics: Code and label of each subject matter, in the order of the rows.
    """
    found: dict[tuple[str, int], dict[str, CheckResult]] = {}
    for result in report.results:
        record = found.setdefault((result.record.path, result.record.index), {})
        record[result.framework.id] = result
    return ComparePage(
        frameworks=tuple(framework.id for framework in report.frameworks),
        topics=tuple(Topic(code=code, label=label) for code, label in topics),
        records=tuple(
            ComparedRecord(path=path, index=index, results=tuple(results.values()))
            for (path, index), results in found.items()
        ),
    )
