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
from command import output, run
from helpers import ROOT
from mcpolicy.check.outcome import Severity
from mcpolicy.check.severity import SeverityTable
from mcpolicy.cli import cli
from mcpolicy.document import PARTS
from mcpolicy.examples import read_examples
from mcpolicy.library import Library
from mcpolicy.namespaces import MCP, shorten
from mcpolicy.pages.framework import frameworks_page
from mcpolicy.pages.names import Names
from mcpolicy.pages.stated import is_of_records, takes
from mcpolicy.render import render
from mcpolicy.render.context import Context
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import LANGUAGES, Wording
from mcpolicy.workbench.coverage import read_coverage
from mcpolicy.workbench.lint import lint_framework

CONTEXT = click.Context(cli)
README = ROOT / "README.md"
ENCODING = ROOT / "docs" / "encoding.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
LISTS = (
    "Modality",
    "Status",
    "Evidence",
    "DateBasis",
    "NotTestableReason",
    "Topic",
    "WorkloadUnit",
    "CommonScale",
    "AwardType",
    "Answer",
    "Facet",
    "PolicyQuestion",
    "StackingLimit",
    "MappingKind",
    "OmissionReason",
)
"""The lists of `shapes/vocabulary/lists.ttl` that the page on encoding shows."""

PROPERTIES = ("StatedProperty", "DerivedProperty", "ListedValues")
"""What the page on encoding shows of `shapes/vocabulary/record.ttl`, by the marks around it."""

EXCERPTS = re.findall(
    r"^From `(frameworks/\S+\.ttl)`:\n\n```turtle\n(.*?)^```$",
    ENCODING.read_text(encoding="utf-8"),
    flags=re.MULTILINE | re.DOTALL,
)
"""What the page on encoding takes from the frameworks: file, text."""

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


def list_table(class_name: str) -> str:
    """Give the table of a list of the vocabulary that the page on encoding has to show."""
    vocabulary = Vocabulary.shipped()
    values = vocabulary.list(MCP.term(class_name))
    if class_name in ("Evidence", "MappingKind"):
        values = values[::-1]  # the strongest first, as in the other lists
    lines = ["| word | short | means |", "|---|---|---|"]
    for iri, label in values:
        definition = vocabulary.definition_text(iri)
        assert definition is not None, iri
        lines.append(f"| `{shorten(iri)}` | {label.get('en')} | {definition.get('en')} |")
    return "\n".join(lines)


def owners(iri: str, vocabulary: Vocabulary) -> list[str]:
    """Give the classes of records and their parts on which a property stands, as they stand.

    What stands on micro-credentials stands on credentials and on offers.
    """
    on = {
        one
        for owner in vocabulary.stands_on(iri)
        for one in (vocabulary.classes_below(owner) or (owner,))
        if is_of_records(one, vocabulary)
    }
    return [str(node) for node in vocabulary.triples.subjects() if node in on]


def property_table(mark: str) -> str:
    """Give the table of stated or of derived properties that the page on encoding has to show.

    First those of credentials and offers, then those of one of them, of policies, of frameworks, of
    parts; of one class as they stand.
    """
    names, vocabulary = Names(Library()), Vocabulary.shipped()
    is_shown = vocabulary.may_state if mark == "StatedProperty" else vocabulary.is_derived
    shown = [str(node) for node in vocabulary.triples.subjects() if is_shown(node)]
    classes = [str(node) for node in vocabulary.triples.subjects()]
    places = {iri: [classes.index(one) for one in owners(iri, vocabulary)] for iri in shown}
    lines = ["| property | means | stands on | values |", "|---|---|---|---|"]
    for iri in sorted(shown, key=lambda iri: (places[iri][:1], -len(places[iri]))):
        definition = vocabulary.definition_text(iri)
        assert definition is not None, iri
        on = ", ".join(str(vocabulary.label(one)) for one in owners(iri, vocabulary))
        values = re.sub(r"(mcp:\w+)", r"`\1`", Wording().note(takes(iri, names)))
        lines.append(f"| `{shorten(iri)}` | {definition.get('en')} | {on} | {values} |")
    return "\n".join(lines)


def value_table() -> str:
    """Give the table of the values that the properties of listed values can have."""
    vocabulary = Vocabulary.shipped()
    lines = ["| value of | word | short | means |", "|---|---|---|---|"]
    for iri in map(str, vocabulary.triples.subjects()):
        if iri not in vocabulary.listed_properties or not vocabulary.may_state(iri):
            continue
        for value, label in vocabulary.list(vocabulary.range(iri) or ""):
            means = vocabulary.definition_text(value)
            assert means is not None, value
            named = f"| `{shorten(iri)}` | `{shorten(value)}` "
            lines.append(f"{named}| {label.get('en')} | {means.get('en')} |")
    return "\n".join(lines)


def whole_files(page: Path) -> dict[str, str]:
    """Give the files that a page shows whole, by the name that stands before each.

    A block of Turtle without such a name is taken from a shipped framework.
    """
    text = page.read_text(encoding="utf-8")
    named = r"(?<!From )`(?:frameworks/)?(\w[\w/.-]*\.(?:ttl|json))`:\n\n"
    block = r"```(?:turtle|json)\n(.*?)^```$"
    return dict(re.findall(named + block, text, flags=re.MULTILINE | re.DOTALL))


def write_files(page: Path, folder: Path) -> None:
    """Put the files that a page shows whole into a folder, as a reader would."""
    for name, content in whole_files(page).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


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


@pytest.mark.parametrize("page", [README, ENCODING], ids=lambda page: page.stem)
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


def test_readme_leads_policy_staff_to_their_pages() -> None:
    top = README.read_text(encoding="utf-8").partition("\n## ")[0]
    assert "(docs/encoding.md)" in top
    assert "(CONTRIBUTING.md)" in top


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


def test_the_change_log_says_nothing_twice() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    bullets = [" ".join(one.split()) for one in re.findall(r"^- (.+(?:\n  .+)*)", text, re.M)]
    assert bullets
    assert [one for one, count in Counter(bullets).items() if count > 1] == []


@pytest.mark.parametrize(
    ("page", "name", "languages", "examples"),
    [(CONTRIBUTING, "atlantis", LANGUAGES, 4), (ENCODING, "guild", ("en", "fr"), 4)],
    ids=["contributing", "encoding"],
)
def test_a_framework_that_a_page_shows_whole_has_no_faults(
    page: Path, name: str, languages: tuple[str, ...], examples: int, tmp_path: Path
) -> None:
    """What people copy is what works, and is in form."""
    write_files(page, tmp_path)
    folder = tmp_path / name
    report = lint_framework(str(folder), languages=languages, limits=True)
    assert not report.faults, render("lint", "text", [report], Context())
    assert (report.rules, report.examples) == (1, examples)
    done = run(["fmt", "--check", str(folder)])
    assert done.returncode == 0, done.stdout.decode()


def test_the_rule_and_the_clause_in_readme_are_those_of_the_framework() -> None:
    """Line by line: what is left out there is `...`."""
    blocks = re.findall(r"^```turtle\n(.*?)^```$", README.read_text(encoding="utf-8"), re.M | re.S)
    assert len(blocks) == 2
    for block, name in zip(blocks, ("clauses.ttl", "rules.ttl"), strict=True):
        lines = block.splitlines()
        folder = ROOT / "frameworks" / lines[0].partition(":")[0]
        statements = (folder / name).read_text(encoding="utf-8").strip().split("\n\n")
        (said,) = [one.splitlines() for one in statements if one.startswith(lines[0])]
        assert not [line for line in lines if line.strip() != "..." and line not in said]


def test_every_turtle_of_a_guide_is_a_file_or_an_excerpt() -> None:
    for page, excerpts in ((CONTRIBUTING, 0), (ENCODING, len(EXCERPTS))):
        turtle = page.read_text(encoding="utf-8").count("```turtle")
        files = [name for name in whole_files(page) if name.endswith(".ttl")]
        assert len(files) + excerpts == turtle, page.name


@pytest.mark.parametrize(("file", "excerpt"), EXCERPTS)
def test_what_the_page_takes_from_a_framework_stands_there(file: str, excerpt: str) -> None:
    statements = (ROOT / file).read_text(encoding="utf-8").strip().split("\n\n")
    missing = [one for one in excerpt.strip().split("\n\n") if one not in statements]
    assert not missing, f"{file} does not say (any more):\n\n" + "\n\n".join(missing)


def test_the_worked_case_prints_what_the_page_shows(tmp_path: Path) -> None:
    """Every command of the worked case is run, on the files of the page."""
    write_files(ENCODING, tmp_path)
    worked = section(ENCODING, "1. From a sentence to a check")
    printed = r"^```sh\nmcpolicy ([^\n]+)\n```\n\n```text\n(.*?)^```$"
    shown = re.findall(printed, worked, flags=re.MULTILINE | re.DOTALL)
    assert [line.split()[0] for line, _ in shown] == ["lint", "check", "check"]
    assert len(shown) == worked.count("```sh")
    for line, text in shown:
        done = run(shlex.split(line), folder=tmp_path)
        assert done.returncode == 0, done.stderr.decode()
        said = done.stdout.decode()
        assert text == said, f"after `{line}` has to stand:\n\n{said}"


def test_the_record_of_the_worked_case_can_fail(tmp_path: Path) -> None:
    """With the other number that the page names, the answer is the other one."""
    write_files(ENCODING, tmp_path)
    record = tmp_path / "glazing.json"
    record.write_text(record.read_text(encoding="utf-8").replace("24", "30"), encoding="utf-8")
    done = run(
        ["check", "glazing.json", "-f", "guild", "--framework-path", "guild"], folder=tmp_path
    )
    assert done.returncode == 1
    assert "DOES NOT CONFORM" in done.stdout.decode()
    assert "article 4" in done.stdout.decode()


@pytest.mark.parametrize("class_name", LISTS)
def test_the_page_on_encoding_has_the_lists_of_the_vocabulary(class_name: str) -> None:
    shown = between(class_name, ENCODING.read_text(encoding="utf-8"))
    expected = list_table(class_name)
    assert shown == expected, f"between the marks `{class_name}` has to stand:\n\n{expected}\n"


@pytest.mark.parametrize("mark", PROPERTIES)
def test_the_page_on_encoding_has_what_records_can_say(mark: str) -> None:
    shown = between(mark, ENCODING.read_text(encoding="utf-8"))
    expected = value_table() if mark == "ListedValues" else property_table(mark)
    assert shown == expected, f"between the marks `{mark}` has to stand:\n\n{expected}\n"


def test_the_page_on_encoding_has_every_property_that_a_rule_can_look_at() -> None:
    text = section(ENCODING, "9. Rules")
    missing = [
        shorten(iri)
        for iri in Vocabulary.shipped().rule_properties
        if f"`{shorten(iri)}`" not in text
    ]
    assert not missing


def test_no_other_list_is_marked() -> None:
    marked = re.findall(r"^<!-- (\w+):begin -->$", ENCODING.read_text(encoding="utf-8"), re.M)
    assert sorted(marked) == sorted((*LISTS, *PROPERTIES))


@pytest.mark.parametrize("page", FRAMEWORK_PAGES, ids=lambda page: page.parent.name)
def test_the_page_of_a_framework_names_what_is_there(page: Path) -> None:
    """Files and things that it names in code exist."""
    named = re.findall(r"(?<!no )`([\w.-]+(?::[\w-]+)?)`", page.read_text(encoding="utf-8"))
    library = Library()
    things = {shorten(str(node)) for node in library.triples(page.parent.name).subjects()}
    files = {path.name for path in page.parent.rglob("*")}
    for name in named:
        prefix, colon, _ = name.partition(":")
        if name.endswith((".ttl", ".csv")):
            assert name in files, name
        elif colon and prefix == page.parent.name:
            assert name in things, name


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
    text = ENCODING.read_text(encoding="utf-8")
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
