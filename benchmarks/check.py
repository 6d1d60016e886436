"""How long checking takes: the whole command, many credentials in one process, loading frameworks.

It prints and judges nothing. Numbers compare with each other in one run on one machine, not with
those of other machines.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

import pyshacl
import rdflib

from mcpolicy import Checker, Library, read_credential
from mcpolicy.engine.pyshacl import rdflib_graph
from mcpolicy.model import InputRecord
from mcpolicy.shape.write import shape_triples
from mcpolicy.view.values import record_values
from mcpolicy.view.view import make_view
from mcpolicy.view.worlds import worlds_of

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "examples" / "elm-microcredential.jsonld"
FRAMEWORK = "eu"
DAY = date(2026, 11, 21)
IMPORTS = "import rdflib, pyshacl, pydantic"


def timed(work: Callable[[], object]) -> float:
    """Give the seconds that a call takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print columns; the first leans left, the others right."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    for first, *others in (head, *rows):
        cells = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        print("  ".join((first.ljust(widths[0]), *cells)))
    print()


def whole_process(rounds: int) -> None:
    """Time the command and the bare imports in turns, so that both meet the same machine."""
    commands = {
        f"mcpolicy check {SAMPLE.name} -f {FRAMEWORK}": [
            "-m",
            "mcpolicy",
            "check",
            str(SAMPLE),
            "-f",
            FRAMEWORK,
            "--fail-on",
            "never",
        ],
        IMPORTS: ["-c", IMPORTS],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, arguments in commands.items():
            run = [sys.executable, *arguments]
            took = timed(
                partial(subprocess.run, run, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
            )
            if number:
                times[name].append(took)
    print(f"Whole process, median of {rounds} runs in turns")
    medians = {name: median(found) for name, found in times.items()}
    bare = medians[IMPORTS]
    table(
        ("", "median s", "fastest s", "ratio"),
        [
            (name, f"{medians[name]:.3f}", f"{min(times[name]):.3f}", f"{medians[name] / bare:.2f}")
            for name in commands
        ],
    )


def data_graph(record: InputRecord, library: Library) -> rdflib.Graph:
    """Give the graph that the shapes see."""
    framework = library.framework(FRAMEWORK)
    view = make_view(record.subject, framework, DAY, library)
    worlds = worlds_of(view.derived, framework.shapes) or ((),)
    graph = rdflib.Graph()
    graph += rdflib_graph(
        record_values(record.subject, view.resolved, worlds, library.vocabulary.may_state)
    )
    return graph


def in_one_process(count: int) -> None:
    """Check the same record many times, and validate its data graph with shapes parsed anew."""
    checker = Checker()
    records = read_credential(SAMPLE)[:1]
    checker.check(records, [FRAMEWORK], as_of=DAY)
    shapes_as_triples = shape_triples(*checker.library.framework(FRAMEWORK).shapes)
    bare = rdflib_graph(shapes_as_triples).serialize(format="turtle")
    whole = (ROOT / "frameworks" / FRAMEWORK / "rules.ttl").read_text(encoding="utf-8")
    data = data_graph(records[0], checker.library)

    def naive(shapes: str) -> object:
        return pyshacl.validate(
            data, shacl_graph=rdflib.Graph().parse(data=shapes, format="turtle")
        )

    for shapes in (bare, whole):
        naive(shapes)
    calls = max(count // 3, 5)
    per_second = {
        "mcpolicy.Checker": count
        / timed(lambda: [checker.check(records, [FRAMEWORK], as_of=DAY) for _ in range(count)]),
        "mcpolicy.Checker, reading the file each time": count
        / timed(
            lambda: [
                checker.check(read_credential(SAMPLE)[:1], [FRAMEWORK], as_of=DAY)
                for _ in range(count)
            ]
        ),
        "pyshacl.validate, bare shapes parsed each time": calls
        / timed(lambda: [naive(bare) for _ in range(calls)]),
        "pyshacl.validate, rules.ttl parsed each time": calls
        / timed(lambda: [naive(whole) for _ in range(calls)]),
    }
    slowest = per_second["pyshacl.validate, rules.ttl parsed each time"]
    print(
        f"In one process, framework {FRAMEWORK}, one record after the other, "
        f"{count} and {calls} times"
    )
    table(
        ("", "a second", "ratio"),
        [(name, f"{found:.1f}", f"{found / slowest:.2f}") for name, found in per_second.items()],
    )


def loading(rounds: int) -> None:
    """Load each framework into a library of its own."""
    rows: list[tuple[str, int, int, float]] = []
    for framework_id in Library().ids():
        times: list[float] = []
        for _ in range(rounds):
            library = Library()
            times.append(timed(partial(library.framework, framework_id)))
        folder = library.document(framework_id).folder
        files = (*folder.files(), *folder.texts())
        size = sum(len(folder.read(item, name)) for name, item in files)
        rows.append((framework_id, len(library.framework(framework_id).rules), size, median(times)))
    middle = median(row[3] for row in rows)
    print(
        f"Loading a framework for checking, median of {rounds}; "
        "the ratio is to the one in the middle"
    )
    table(
        ("", "rules", "kB", "ms", "ratio"),
        [
            (
                framework_id,
                str(rules),
                f"{size / 1000:.0f}",
                f"{took * 1000:.1f}",
                f"{took / middle:.2f}",
            )
            for framework_id, rules, size, took in sorted(rows, key=lambda row: -row[3])
        ],
    )


def main() -> None:
    """Measure everything."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--rounds", type=int, default=15, help="runs of each process (default: %(default)s)"
    )
    parser.add_argument(
        "--count",
        type=int,
        default=300,
        help="records checked in one process (default: %(default)s)",
    )
    arguments = parser.parse_args()
    whole_process(arguments.rounds)
    in_one_process(arguments.count)
    loading(max(arguments.rounds // 3, 3))


if __name__ == "__main__":
    main()
