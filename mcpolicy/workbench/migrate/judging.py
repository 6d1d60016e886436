"""How the examples of a folder come out, and which outcomes they have to name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from mcpolicy.check.outcome import Outcome, OutcomeKind
from mcpolicy.engine import PreparedShapes, make_engine
from mcpolicy.examples import Ending, Example
from mcpolicy.framework import Framework
from mcpolicy.library import Library
from mcpolicy.resources import FrameworkFolder, FrameworkFolders
from mcpolicy.workbench.trial import result_of

__all__ = ["Judge"]


class Judge:
    """Tells how examples come out."""

    def __init__(self, folder: FrameworkFolder) -> None:
        """Take the folder whose framework judges; it is read when the first example is judged."""
        self._folder = folder
        self._ended: dict[tuple[str, str], dict[str, Outcome]] = {}

    @cached_property
    def _library(self) -> Library:
        return Library(folders=FrameworkFolders(instead=self._folder))

    @cached_property
    def _framework(self) -> tuple[Framework, PreparedShapes]:
        framework = self._library.framework(self._folder.framework_id)
        return framework, make_engine().prepare(framework.shapes)

    def outcomes(self, example: Example) -> Mapping[str, Outcome]:
        """Give what becomes of each rule, by its IRI, in the order of the framework."""
        if example.key not in self._ended:
            result = result_of(example, *self._framework, self._library)
            self._ended[example.key] = {one.rule.iri: one for one in result.outcomes}
        return self._ended[example.key]

    def unnamed(self, example: Example) -> tuple[Ending, ...]:
        """Give the outcomes that an example with a record has to name, and does not."""
        named = {one.rule for one in example.stated}
        return tuple(
            Ending(rule, outcome.kind)
            for rule, outcome in self.outcomes(example).items()
            if rule not in named and (example.speaks_of_all or outcome.kind is OutcomeKind.VIOLATED)
        )

    def differing(self, example: Example, base: Example) -> tuple[Ending, ...]:
        """Give the outcomes that an example names when it is told by its difference.

        These are those that it has otherwise than its base. Where it has none so, they are those
        that it named on what differs, or else all that it named.
        """
        own, other = self.outcomes(example), self.outcomes(base)
        told = set(base.stated)

        def inherits(one: Ending) -> bool:
            came, before = own.get(one.rule), other.get(one.rule)
            if came is None or before is None or not came.kind is before.kind is one.kind:
                return False
            return all(kind is one.kind for rule, kind in told if rule == one.rule)

        named = {one.rule for one in example.stated}
        found = [one for one in example.stated if not inherits(one)]
        found += [
            Ending(rule, came.kind)
            for rule, came in own.items()
            if rule not in named and came.kind is not other[rule].kind
        ]
        seen = (one for one in example.stated if own[one.rule] != other[one.rule])
        return tuple(found) or tuple(seen) or example.stated
