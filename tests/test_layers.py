"""Imports point down: section 5 of CONTRIBUTING.md says what stands on what, and this test reads
it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from helpers import ROOT

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "mcpolicy"


def block(tag: str) -> list[str]:
    """Give the lines of the one block of the guide that has this tag."""
    (text,) = re.findall(rf"^```{tag}\n(.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL)
    return [line for line in text.splitlines() if line.strip()]


LAYERS = [line.split() for line in block("layers")]
RANK = {name: number for number, row in enumerate(LAYERS) for name in row}
DOORS = {
    library.strip(): [door.strip() for door in doors.split(",")]
    for library, _, doors in (line.partition(":") for line in block("doors"))
}


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts) or "mcpolicy"


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def inside(module: str, room: str) -> bool:
    return f"{module}.".startswith(f"{room}.")


def room(module: str) -> str | None:
    """Give the name in the table that a module falls under: its own, or that of its package."""
    return max((name for name in RANK if inside(module, name)), key=len, default=None)


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Give line and full name of everything that a file imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are written in full"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


IMPORTS = {name: list(imports(path)) for name, path in MODULES.items()}


def own_module(name: str) -> str | None:
    """Give the module of this package that an imported name is, or is in."""
    if name.partition(".")[0] != "mcpolicy":
        return None
    rest = name.partition(".")[2]
    while rest and rest not in MODULES:
        rest = rest.rpartition(".")[0]
    return rest or "mcpolicy"


def may_import(module: str, target: str) -> bool:
    """Whether the table allows it: within a room, or from a room to a lower one."""
    here, there = room(module), room(target)
    if here is None or there is None:
        return False
    return here == there or RANK[there] < RANK[here]


def test_every_module_stands_in_the_table_once() -> None:
    assert len(LAYERS) > 1
    assert sum(map(len, LAYERS)) == len(RANK), "a name stands in the table twice"
    lost = [name for name in MODULES if room(name) is None]
    assert not lost, "write new modules or packages into the table, after all that they import"
    rooms = {room(name) for name in MODULES}
    assert not [name for name in RANK if name not in rooms], "names of the table that nothing has"


@pytest.mark.parametrize("name", MODULES)
def test_imports_point_down(name: str) -> None:
    upward = [
        f"{MODULES[name].relative_to(ROOT)}:{line}: {name} may not import {target}"
        for line, imported in IMPORTS[name]
        if (target := own_module(imported)) is not None and not may_import(name, target)
    ]
    assert not upward, "\n".join(upward)


def test_nothing_is_imported_in_a_circle() -> None:
    """Also within a room, about which the table says nothing."""
    graph = {
        name: {
            target
            for _, imported in found
            if (target := own_module(imported)) is not None and target != name
        }
        for name, found in IMPORTS.items()
    }
    assert len(list(TopologicalSorter(graph).static_order())) == len(MODULES)


@pytest.mark.parametrize("library", DOORS)
def test_a_library_has_few_doors(library: str) -> None:
    users = [
        name
        for name, found in IMPORTS.items()
        for _, imported in found
        if imported.partition(".")[0] == library
    ]
    doors = DOORS[library]
    assert not [name for name in users if not any(inside(name, door) for door in doors)]
    assert not [door for door in doors if not any(inside(name, door) for name in users)]


def test_an_upward_import_is_noticed(tmp_path: Path) -> None:
    module = tmp_path / "low.py"
    module.write_text(
        "def late():\n    from mcpolicy.render import json\n    import mcpolicy.cli\n",
        encoding="utf-8",
    )
    found = [(line, own_module(name)) for line, name in imports(module)]
    assert found == [(2, "render.json"), (3, "cli")]
    assert not may_import("text", "cli")
    assert may_import("cli", "text")
