"""Checking a framework folder: its Turtle, its statements, the form of its rules, and its examples.

What every statement must carry is written as shapes (`shapes/statement.ttl`, `rule.ttl`,
`crosswalk.ttl`). Code checks what shapes cannot see: misspelt terms, things that are named and not
described, shapes whose results could not be traced back or that engines understand differently,
whether the examples come out as they say, and whether they hold every number, day and target of the
rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from mcpolicy.engine import make_engine
from mcpolicy.errors import FrameworkNotConformantError
from mcpolicy.examples import Examples, read_examples
from mcpolicy.namespaces import MCP
from mcpolicy.statement import Value
from mcpolicy.wording import LANGUAGES, Note
from mcpolicy.workbench.lint.clauses import check_clauses, check_form
from mcpolicy.workbench.lint.context import Context, Fault
from mcpolicy.workbench.lint.examples import check_examples
from mcpolicy.workbench.lint.facts import check_facts
from mcpolicy.workbench.lint.folder import check_folder, check_syntax, open_folder
from mcpolicy.workbench.lint.languages import check_languages
from mcpolicy.workbench.lint.limits import check_limits
from mcpolicy.workbench.lint.numbers import check_numbers
from mcpolicy.workbench.lint.shapes import check_conditions, check_shapes
from mcpolicy.workbench.lint.statements import check_statements
from mcpolicy.workbench.lint.terms import (
    check_classes,
    check_names,
    check_names_in_examples,
    check_owners,
    check_spelling,
)
from mcpolicy.workbench.lint.texts import check_texts, count_missing

__all__ = ["CHECKS", "Fault", "LintReport", "lint_framework"]

CHECKS: tuple[Callable[[Context], Iterator[Fault]], ...] = (
    check_folder,
    check_languages,
    check_statements,
    check_texts,
    check_spelling,
    check_classes,
    check_owners,
    check_names,
    check_names_in_examples,
    check_facts,
    check_shapes,
    check_conditions,
    check_clauses,
    check_numbers,
)
"""What is checked of a folder whose files can be read, before its examples are tried."""


class LintReport(Value):
    """The faults of one framework folder, in the order of its files.

    Attributes:
        shown: The folder, as the caller named it.
        rules: How many rules it has.
        examples: How many examples it has that can be read.
        missing_texts: How many texts the languages of the interface lack, by language, where
            none is asked for; in the files that could be read.
        missing_limits: How many numbers, days, targets and outcomes of rules no example holds,
            where none is asked for.
    """

    framework_id: str
    shown: str
    faults: tuple[Fault, ...]
    rules: int
    examples: int
    missing_texts: tuple[tuple[str, int], ...] = ()
    missing_limits: int = 0


def lint_framework(
    place: str,
    framework_paths: Sequence[str | Path] = (),
    *,
    languages: Sequence[str] | None = None,
    limits: bool | None = None,
) -> LintReport:
    """Check a framework folder.

    Args:
        place: The folder, or the id of a framework that can be found. A folder stands in for a
            shipped framework of its id.
        framework_paths: Further folders that hold frameworks.
        languages: What every text has to stand in, by language tag. By default a shipped
            framework has to have the languages of the interface; of any other it is counted what
            these lack.
        limits: Whether every number, day, target and outcome of a rule has to be held by an
            example. By default it has to in a shipped framework; of any other it is counted how
            many are not.

    Raises:
        DataNotFoundError: If it is a folder without a `framework.ttl`.
        FrameworkError: If it is no known id, or the other frameworks cannot be found.
    """
    document, library = open_folder(place, framework_paths)
    shipped = document.folder.is_shipped
    asked = (LANGUAGES if shipped else ()) if languages is None else tuple(languages)
    context = Context.of(document, library, make_engine(), asked)
    examples = read_examples(document, library.vocabulary)
    faults = tuple(sorted(dict.fromkeys(_faults(context, examples)), key=_place))
    unheld = () if faults else tuple(check_limits(context, examples))
    asks_limits = shipped if limits is None else limits
    return LintReport(
        framework_id=document.id,
        shown=document.folder.shown,
        faults=(faults or unheld) if asks_limits else faults,
        rules=len(context.index.of_type(MCP.Rule)),
        examples=len(examples.examples),
        missing_texts=() if asked else count_missing(context, LANGUAGES),
        missing_limits=0 if asks_limits else len(unheld),
    )


def _faults(context: Context, examples: Examples) -> Iterator[Fault]:
    """Give the faults, each step only where those before it leave something to look at."""
    unreadable = tuple(check_form(context)) or tuple(check_syntax(context))
    yield from unreadable
    if unreadable:
        return
    found = tuple(fault for check in CHECKS for fault in check(context))
    yield from found
    try:
        framework = context.library.contents(context.document.id).framework
    except FrameworkNotConformantError as error:
        if not found or not context.index.of_type(MCP.Framework):
            for fault in error.faults:
                what = Note.of("lint-load", reason=fault.reason)
                yield Fault(path=fault.path, line=fault.line, what=what)
        return
    yield from check_examples(context, framework, examples)


def _place(fault: Fault) -> tuple[str, int, str, str]:
    return fault.path, fault.line or 0, fault.subject or "", repr(fault.what)
