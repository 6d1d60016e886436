"""What the pages say is so: the table of frameworks, the commands, the version, the links, the
examples in docstrings."""

from __future__ import annotations

import doctest
import importlib
import json
import re
import shlex
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import mcpolicy
from command import output
from helpers import ROOT
from mcpolicy.check.outcome import Severity
from mcpolicy.check.severity import SeverityTable
from mcpolicy.cli import cli
from mcpolicy.document import PARTS
from mcpolicy.examples import read_examples
from mcpolicy.library import Library
from mcpolicy.pages.framework import frameworks_page
from mcpolicy.render import render
from mcpolicy.render.context import Context
from mcpolicy.workbench.coverage import read_coverage
from mcpolicy.workbench.lint import lint_framework

CONTEXT = click.Context(cli)
README = ROOT / "README.md"
PAGES = sorted(
    path
    for folder in (".", "docs", "benchmarks", "examples")
    for path in (ROOT / folder).glob("*.md")
)
FRAMEWORK_PAGES = sorted((ROOT / "frameworks").glob("*/README.md"))
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in (ROOT / "mcpolicy").rglob("*.py")
    if path.name != "__main__.py"
)


def between(mark: str, text: str) -> str:
    """Give what stands between the two comments of a generated part."""
    begin, end = f"<!-- {mark}:begin -->", f"<!-- {mark}:end -->"
    assert text.count(begin) == text.count(end) == 1
    return text.partition(begin)[2].partition(end)[0].strip()


def frameworks_table() -> str:
    """Give the table of frameworks that README has to show."""
    library = Library()
    page = frameworks_page([library.framework(one) for one in library.ids()], library)
    listed = json.loads(render("frameworks", "json", page, Context()))
    lines = [
        "| id | name | rules | examples | credit unit | ladders "
        "| facts: encoded, partly, left out |",
        "|---|---|---|---|---|---|---|",
    ]
    for one in listed["frameworks"]:
        found = read_examples(library.document(one["id"]), library.vocabulary)
        examples = len(found.examples)
        ladders = ", ".join(one["ladders"]) or "-"
        unit = one["credit_unit"] or "-"
        states = Counter(fact.state for fact in read_coverage(one["id"], library).facts)
        facts = f"{states['encoded']}, {states['partly']}, {states['left-out']}"
        lines.append(
            f"| `{one['id']}` | {one['name']} | {one['rules']} | {examples} | {unit} | {ladders} "
            f"| {facts} |"
        )
    return "\n".join(lines)


def section(page: Path, heading: str) -> str:
    """Give what stands under a heading of the second level."""
    found = re.split(r"^## (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    sections: dict[str, str] = dict(
        zip((name.strip() for name in found[1::2]), found[2::2], strict=True)
    )
    assert heading in sections, f"{page.name} has no section `{heading}`"
    return sections[heading]


def sh_blocks(text: str) -> list[str]:
    return [
        block.strip()
        for block in re.findall(r"^```sh\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    ]


def commands(page: Path) -> Iterator[tuple[str, str]]:
    """Give every command of mcpolicy that a page names in code, with the rest of its line."""
    text = page.read_text(encoding="utf-8")
    code = re.findall(r"^```.*?\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    code += re.findall(
        r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    )
    for line in "\n".join(code).splitlines():
        for match in re.finditer(r"(?<!from )(?<![\w.-])mcpolicy ([a-z]+)\b([^|;&]*)", line):
            yield match[1], match[2]


def test_readme_has_the_table_of_frameworks() -> None:
    shown = between("frameworks", README.read_text(encoding="utf-8"))
    expected = frameworks_table()
    assert shown == expected, f"between the marks of the frameworks has to stand:\n\n{expected}\n"


def test_readme_shows_what_the_quick_start_prints() -> None:
    arguments = shlex.split(
        sh_blocks(section(README, "Quick start"))[0].rpartition("bin/mcpolicy ")[2]
    )
    shown = between("output", README.read_text(encoding="utf-8"))
    expected = f"```text\n{output(*arguments).strip()}\n```"
    assert shown == expected, f"between the marks of the output has to stand:\n\n{expected}\n"


@pytest.mark.parametrize(
    "page", [README, ROOT / "docs" / "encoding.md"], ids=lambda page: page.stem
)
def test_a_page_shows_what_explain_says(page: Path) -> None:
    """The text that follows the command is the whole of what it prints, or a part of it."""
    shown = re.findall(
        r"^```sh\nmcpolicy (explain \S+)\n```\n\n(?:[^`\n].*\n\n)?```text\n(.*?)^```",
        page.read_text(encoding="utf-8"),
        flags=re.MULTILINE | re.DOTALL,
    )
    assert len(shown) == 1
    for command, text in shown:
        said = output(*command.split())
        assert text in said, f"of this has to stand the whole or a part:\n\n{said}\n"


def test_the_severity_file_in_readme_can_be_used() -> None:
    (block,) = re.findall(r"^```toml\n(.*?)^```", README.read_text(encoding="utf-8"), re.M | re.S)
    table = SeverityTable.shipped().with_overrides(block.encode(), "severities.toml")
    assert table.cells["guideline", "must"] is Severity.VIOLATION
    assert table.rules == {"mauritius:rule-non-core": Severity.VIOLATION}
    assert not table.unknown_rules({rule.id for rule in Library().framework("mauritius").rules})


def test_the_python_in_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = re.findall(
        r"^```python\n(.*?)^```", README.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})


@pytest.mark.parametrize("heading", ["Quick start", "Tests"])
def test_readme_starts_with_one_line(heading: str) -> None:
    blocks = sh_blocks(section(README, heading))
    assert blocks
    assert "\n" not in blocks[0]


def test_the_change_log_leads_to_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[(\d[^\]]*)\]", text, flags=re.MULTILINE)
    assert versions[0] == mcpolicy.__version__


def test_the_change_log_has_every_framework() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert not [
        page.parent.name for page in FRAMEWORK_PAGES if f"| `{page.parent.name}` |" not in text
    ]


def test_the_smallest_framework_of_the_guide_has_no_faults(tmp_path: Path) -> None:
    """What CONTRIBUTING.md tells people to type is what works."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    files = re.findall(
        r"`frameworks/(atlantis/\S+\.ttl)`:\n\n```turtle\n(.*?)^```$",
        text,
        flags=re.MULTILINE | re.DOTALL,
    )
    assert len(files) == text.count("```turtle")
    for name, content in files:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    report = lint_framework(str(tmp_path / "atlantis"))
    assert not report.faults, render("lint", "text", [report], Context())
    assert (report.rules, report.examples) == (1, 3)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_and_options_exist(page: Path) -> None:
    for name, rest in commands(page):
        command = cli.get_command(CONTEXT, name)
        assert command is not None, f"`mcpolicy {name}` is no command"
        known = {option for parameter in command.params for option in parameter.opts} | {
            "--help",
            "-h",
        }
        unknown = [
            option for option in re.findall(r"(?<!\S)--?[a-z][a-z-]*", rest) if option not in known
        ]
        assert not unknown, f"`mcpolicy {name}` has no {', '.join(unknown)}"


@pytest.mark.parametrize(
    "page", [*PAGES, *FRAMEWORK_PAGES], ids=lambda page: str(page.relative_to(ROOT))
)
def test_links_to_files_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    inside = [link.partition("#")[0] for link in links if not re.match(r"[a-z][a-z0-9+.-]*:", link)]
    assert not [link for link in inside if link and not (page.parent / link).exists()]


def test_the_page_on_encoding_has_every_file_that_holds_a_part() -> None:
    text = (ROOT / "docs" / "encoding.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `(\w+\.ttl)` \|", text, flags=re.MULTILINE))
    assert named == PARTS | {"framework.ttl", "sources.ttl", "clauses.ttl"}
    assert "| `lang/*.ttl` |" in text


def test_every_command_is_in_the_readme() -> None:
    named = {name for name, _ in commands(README)}
    assert not [name for name in cli.list_commands(CONTEXT) if name not in named]


@pytest.mark.parametrize("module", MODULES)
def test_examples_in_docstrings_hold(module: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(module))
    assert not failed
