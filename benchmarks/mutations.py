"""Which changes of rules no example would notice.

Every number, day, listed value and target is changed, one thing of a rule or condition at a time: a
bound by a half and by the least step, from inclusive to exclusive and back, a count by one, a start
or end by a year, a month and a day, both ways; each listed value is taken out, and each of several
kinds of records that a rule is about. A change is noticed when an example of the framework then
comes out differently. What no example can notice is told with its reason; anything else that goes
unnoticed ends the run with exit code 1.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from mcpolicy import Library
from mcpolicy.engine import make_engine
from mcpolicy.examples import read_examples
from mcpolicy.workbench.changes import Change, changes_of, holds_alike
from mcpolicy.workbench.trial import Trial

_ONE, _TWO = "sh:minCount 1", "sh:minCount 2"
REASONS: dict[tuple[str, str, str, str], str] = {
    ("estonia:rule-data-volume", "mcp:creditSystem", "estonia:eap", ""): (
        "EAP is ECTS at the Estonian rate, so that credit in EAP is credit in ECTS too"
    ),
    ("eu:rule-annex-1-07-workload", "mcp:notionalHours", _ONE, _TWO): (
        "where hours are stated, hours are also derived, and that alternative holds"
    ),
    ("eu:rule-annex-1-07-workload", "mcp:hoursHere", _ONE, _TWO): (
        "hours are derived only of hours or credits that are stated, whose alternatives hold"
    ),
    ("ireland:rule-assessment", "mcp:assessment", _ONE, _TWO): (
        "where an assessment is stated, the record is assessed, and that alternative holds"
    ),
}
"""Why no example can notice a change, by rule, place, what stands there, and what is put there."""

SAME_DAYS = "on no day does it hold otherwise"


class Tried(NamedTuple):
    """A change and what came of it: the example that noticed it, or why none can, or neither."""

    change: Change
    noticed_by: str | None
    reason: str | None

    @property
    def state(self) -> str:
        """What came of it, in a word."""
        if self.noticed_by is not None:
            return "noticed"
        return "unnoticed" if self.reason is None else "explained"


def key_of(change: Change) -> tuple[str, str, str, str]:
    """Give what tells a change from all others."""
    return change.before.id, change.place, change.old, change.new


def try_framework(framework_id: str, library: Library) -> list[Tried]:
    """Try every change of one framework on its examples."""
    framework = library.framework(framework_id)
    found = read_examples(library.document(framework_id), library.vocabulary)
    trial = Trial(framework, found.examples, make_engine(), library)
    tried = []
    for tested in framework.tested:
        for change in changes_of(tested, library.vocabulary):
            example = trial.noticing(change)
            reason = None
            if example is None:
                reason = SAME_DAYS if holds_alike(change) else REASONS.get(key_of(change))
            name = None if example is None else f"{example.file} {example.word}"
            tried.append(Tried(change, name, reason))
    return tried


def line(tried: Tried, *, every: bool) -> str:
    """Write one change, and what came of it."""
    change = tried.change
    place = f" of {change.place}" if change.place else ""
    new = change.new or "(taken out)"
    told = f"  {tried.state}: {change.before.id}: {change.old}{place} -> {new}"
    why = tried.reason or (tried.noticed_by if every else None)
    return f"{told}: {why}" if why else told


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the frameworks that are asked for, and print what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("frameworks", nargs="*", metavar="ID", help="by default all of them")
    parser.add_argument("--framework-path", action="append", default=[], metavar="FOLDER")
    parser.add_argument("--all", action="store_true", help="show also what is noticed, and by what")
    options = parser.parse_args(arguments)
    library = Library(options.framework_path)
    asked = options.frameworks or library.ids()
    total: Counter[str] = Counter()
    used: set[tuple[str, str, str, str]] = set()
    print(f"{'framework':16}{'changes':>9}{'noticed':>9}{'explained':>11}{'unnoticed':>11}")
    for framework_id in asked:
        tried = try_framework(framework_id, library)
        states = Counter(one.state for one in tried)
        total += states
        used.update(key_of(one.change) for one in tried if one.state == "explained")
        counts = (len(tried), states["noticed"], states["explained"], states["unnoticed"])
        print(f"{framework_id:16}{counts[0]:>9}{counts[1]:>9}{counts[2]:>11}{counts[3]:>11}")
        for one in tried:
            if options.all or one.state != "noticed":
                print(line(one, every=options.all))
    stale = [key for key in REASONS if key not in used and not options.frameworks]
    for rule, place, old, new in stale:
        print(f"the reason for {rule}: {old} of {place} -> {new} is not needed any more")
    return 1 if total["unnoticed"] or stale else 0


if __name__ == "__main__":
    sys.exit(main())
