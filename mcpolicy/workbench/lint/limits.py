"""Limits: the numbers and days of rules, each with an example at it and one just beside it.

What "just beside" means is decided by trying: where a number, a count or a day of a rule could be
changed by the least step without any example coming out differently, an example is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from mcpolicy.examples import Examples
from mcpolicy.wording import Note
from mcpolicy.workbench.changes import ChangeKind, Trial, changes_of, holds_alike
from mcpolicy.workbench.lint.context import Context, Fault

__all__ = ["check_limits"]

_UNSHOWN = {
    ChangeKind.SIDE: "lint-limit-at",
    ChangeKind.STEP: "lint-limit-beside",
    ChangeKind.COUNT: "lint-limit-count",
    ChangeKind.START: "lint-limit-start",
    ChangeKind.END: "lint-limit-end",
}
"""The kinds of change that some example has to notice, each with the fault when none does."""


def check_limits(context: Context, found: Examples) -> Iterator[Fault]:
    """Say which numbers and days of rules and conditions could change without being noticed.

    Args:
        context: The folder, which is sound so far: changes say nothing of rules that are not.
        found: Its examples.
    """
    framework = context.library.framework(context.document.id)
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
