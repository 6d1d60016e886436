"""The table from modality and status to severity, and a caller's overrides of it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from itertools import product

from mcpolicy.check.outcome import Severity
from mcpolicy.errors import FrameworkFault, FrameworkNotConformantError, SeverityFileError
from mcpolicy.framework import Rule
from mcpolicy.namespaces import MCP, code_of
from mcpolicy.resources import shape_bytes
from mcpolicy.turtle import parse_turtle
from mcpolicy.wording import Note, printable

__all__ = ["SeverityTable"]

_TABLES = ("severity", "rules")
"""The tables that a file of overrides may have."""


class SeverityTable:
    """Looks up how much a rule weighs.

    The table is `shapes/severity.ttl`. A caller's overrides are a TOML file with a table
    `[severity]`, whose keys are `"status/modality"`, and a table `[rules]`, whose keys are rule
    ids; values are `violation`, `warning` or `info`.
    """

    def __init__(
        self, cells: Mapping[tuple[str, str], Severity], rules: Mapping[str, Severity] | None = None
    ) -> None:
        """Keep the cells, by (status, modality), and the overrides of single rules, by id."""
        self.cells = dict(cells)
        self.rules = dict(rules or {})

    @classmethod
    @cache
    def shipped(cls) -> SeverityTable:
        """Read the shipped table, once a process."""
        index = parse_turtle(shape_bytes("severity.ttl"))
        cells: dict[tuple[str, str], Severity] = {}
        for node in index.of_type(MCP.SeverityEntry):
            severity = Severity(
                code_of(str(index.value(node, MCP.severity))).removeprefix("severity-")
            )
            for status, modality in product(
                index.values(node, MCP.status), index.values(node, MCP.modality)
            ):
                cells[code_of(str(status)), code_of(str(modality))] = severity
        if not cells:
            raise FrameworkNotConformantError(
                "shapes", [FrameworkFault("shapes/severity.ttl", Note.of("no-severities"))]
            )
        return cls(cells)

    def with_overrides(self, data: bytes, path: str) -> SeverityTable:
        """Give the table with a caller's overrides.

        Raises:
            SeverityFileError: If the file is not TOML, or has a key or a value that means
                nothing, naming all of them.
        """
        try:
            stated = tomllib.loads(data.decode("utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            why = Note.of("severities-not-toml", why=str(error))
            raise SeverityFileError(Note.of("at-place", place=path, why=why)) from None
        cells, rules = dict(self.cells), dict(self.rules)
        known = {f"{status}/{modality}": (status, modality) for status, modality in self.cells}
        faults = [
            Note.of("severities-table-unknown", name=printable(name))
            for name in stated
            if name not in _TABLES
        ]
        for name in _TABLES:
            table = stated.get(name, {})
            if not isinstance(table, dict):
                faults.append(Note.of("severities-no-table", name=name))
                continue
            for key, value in table.items():
                if value not in tuple(Severity):
                    shown = printable(str(value))
                    faults.append(Note.of("severities-value", key=printable(key), value=shown))
                elif name == "rules":
                    rules[key] = Severity(value)
                elif key in known:
                    cells[known[key]] = Severity(value)
                else:
                    listed = ", ".join(sorted(known))
                    faults.append(Note.of("severities-key", key=printable(key), known=listed))
        if faults:
            raise SeverityFileError(Note.of("at-place", place=path, why=tuple(faults)))
        return SeverityTable(cells, rules)

    def unknown_rules(self, known: set[str]) -> tuple[str, ...]:
        """Give the overridden rule ids that no known rule has."""
        return tuple(sorted(set(self.rules) - known))

    def severity(self, rule: Rule) -> Severity:
        """Give the severity of a rule."""
        override = self.rules.get(rule.id)
        if override is not None:
            return override
        try:
            return self.cells[rule.status, rule.modality]
        except KeyError:
            reason = Note.of(
                "no-severity", rule=rule.id, modality=rule.modality, status=rule.status
            )
            raise FrameworkNotConformantError(
                rule.id.partition(":")[0], [FrameworkFault("rules.ttl", reason)]
            ) from None
