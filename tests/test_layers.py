"""Imports point down: the table says what stands on what."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers import ROOT

LAYERS = (
    ("errors", "interval", "text", "version", "vocabulary"),
    ("country", "resources", "statement", "turtle"),
    ("credit", "level", "model", "profile", "wording"),
    ("crosswalk", "framework"),
    ("analysis", "document", "engine", "graph", "shape_reader"),
    ("statement_reader",),
    ("loader",),
    ("coverage", "engine.pyshacl", "query", "view"),
    ("readers.jsontext", "readers.own_json", "readers.own_turtle"),
    ("readers.jsonld",),
    ("readers.elm_terms",),
    ("readers.elm",),
    ("readers",),
    ("outcome",),
    ("severity",),
    ("check",),
    ("lint",),
    ("render",),
    ("render.json", "render.lint", "render.picture", "render.table", "render.text"),
    (
        "render.compare",
        "render.convert",
        "render.coverage",
        "render.crosswalk",
        "render.definitions",
        "render.exchange",
        "render.frameworks",
        "render.levels",
        "render.query",
    ),
    ("explain",),
    ("api",),
    ("mcpolicy",),
    ("cli.common",),
    ("cli.checking", "cli.comparing", "cli.frameworks"),
    ("cli",),
    ("__main__",),
)
"""Lowest first. A module may import what stands in a lower row; `mcpolicy` is the package with its
public names."""

DOORS = {
    "click": ("cli",),
    "pyld": ("readers.jsonld",),
    "pyoxigraph": ("query", "turtle"),
    "pyshacl": ("engine.pyshacl",),
    "rdflib": ("engine.pyshacl", "query"),
}
"""Libraries that only these modules, and what is inside of them, may import, so that they can be
exchanged."""

PACKAGE = ROOT / "mcpolicy"
RANK = {name: number for number, row in enumerate(LAYERS) for name in row}


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts) or "mcpolicy"


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Give line and full name of everything that a file imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are written in full"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def own_module(name: str) -> str | None:
    """Give the module of this package that an imported name is, or is in."""
    if name.partition(".")[0] != "mcpolicy":
        return None
    inside = name.partition(".")[2]
    while inside and inside not in MODULES:
        inside = inside.rpartition(".")[0]
    return inside or "mcpolicy"


def test_every_module_stands_in_the_table_once() -> None:
    listed = [name for row in LAYERS for name in row]
    assert sorted(listed) == sorted(MODULES), (
        "write new modules into LAYERS, as low as they can stand"
    )


@pytest.mark.parametrize("name", MODULES)
def test_imports_point_down(name: str) -> None:
    rank = RANK.get(name, len(LAYERS))
    upward = [
        f"{MODULES[name].relative_to(ROOT)}:{line}: {name} may not import {target}"
        for line, imported in imports(MODULES[name])
        if (target := own_module(imported)) is not None and RANK.get(target, -1) >= rank
    ]
    assert not upward, "\n".join(upward)


@pytest.mark.parametrize("library", DOORS)
def test_a_library_has_few_doors(library: str) -> None:
    users = [
        name
        for name, path in MODULES.items()
        for _, imported in imports(path)
        if imported.partition(".")[0] == library
    ]
    assert users
    assert not [
        name
        for name in users
        if not any(f"{name}.".startswith(f"{door}.") for door in DOORS[library])
    ]


def test_an_upward_import_is_noticed(tmp_path: Path) -> None:
    module = tmp_path / "low.py"
    module.write_text(
        "def late():\n    from mcpolicy.render import json\n    import mcpolicy.cli\n",
        encoding="utf-8",
    )
    assert [(line, own_module(name)) for line, name in imports(module)] == [
        (2, "render.json"),
        (3, "cli"),
    ]
