"""`mcpolicy migrate` on an invented folder of the old form: `old/atlantis` becomes `new/atlantis`.

After a meant change, `GOLDEN=write pytest tests/migrate` writes the expected folder anew; what it
says is then read before it is committed.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from command import run, run_process
from mcpolicy.errors import FrameworkError
from mcpolicy.workbench.lint import lint_framework
from mcpolicy.workbench.lint.folder import folder_at
from mcpolicy.workbench.migrate import migrate

HERE = Path(__file__).parent
OLD = HERE / "old" / "atlantis"
NEW = HERE / "new" / "atlantis"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the old folder."""
    return Path(shutil.copytree(OLD, tmp_path / "atlantis"))


def files_of(folder: Path) -> dict[str, str]:
    """Read all files of a folder, by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def change(path: Path, old: str, new: str) -> None:
    """Change a text that a file has once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def refused(folder: Path, code: int = 4) -> str:
    """Migrate a folder that has to be refused; not a byte of it changes. Give what is said."""
    before = files_of(folder)
    done = run(["migrate", str(folder)])
    assert done.returncode == code, done.stderr
    assert files_of(folder) == before
    return done.stderr.decode()


def migrated(folder: Path) -> dict[str, str]:
    """Migrate a folder, which has to do."""
    done = run(["migrate", str(folder)])
    assert done.returncode == 0, done.stderr.decode()
    return files_of(folder)


def test_an_old_folder_becomes_the_new_one(folder: Path) -> None:
    files = migrated(folder)
    if os.environ.get("GOLDEN") == "write":
        shutil.rmtree(NEW, ignore_errors=True)
        shutil.copytree(folder, NEW)
    expected = files_of(NEW)
    assert sorted(files) == sorted(expected)
    for name, text in files.items():
        assert text == expected[name], name


def test_the_expected_folder_has_no_fault() -> None:
    assert lint_framework(str(NEW), languages=("en", "fr", "pt")).faults == ()


def test_a_folder_of_the_new_form_stays_as_it_is(folder: Path) -> None:
    files = migrated(folder)
    done = run(["migrate", str(folder)])
    assert done.stderr.decode().strip() == f"{folder}: is in the new form, nothing to do"
    assert files_of(folder) == files


def test_what_is_taken_from_a_file_is_written_before_that_file() -> None:
    """A stop between two files loses nothing."""
    names = list(migrate(folder_at(str(OLD))).files)
    assert names[:5] == [
        "qualifications.ttl",
        "clauses.ttl",
        "omissions.ttl",
        "lang/fr.ttl",
        "lang/pt.ttl",
    ]
    examples = [name for name in names if name.startswith("examples/")]
    assert examples[:2] == ["examples/conforms-offer.ttl", "examples/conforms-credential.ttl"]


def test_shipped_frameworks_are_in_the_new_form() -> None:
    done = run(["migrate", "--check", "frameworks/malaysia", "frameworks/netherlands"])
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("done", ["conforms-offer", "conforms-offer violates-size", "first-day"])
def test_a_folder_of_which_a_part_is_in_the_new_form(folder: Path, done: str) -> None:
    """A stop between files leaves new ones beside old ones."""
    for name in ("conforms-offer", *done.split()):
        shutil.copy(NEW / "examples" / f"{name}.ttl", folder / "examples")
    (folder / "lang").mkdir()
    for language in ("fr", "pt"):
        shutil.copy(NEW / "lang" / f"{language}.ttl", folder / "lang")
    for name in ("clauses.ttl", "rules.ttl", "sources.ttl"):
        shutil.copy(NEW / name, folder)
    files = migrated(folder)
    for name, text in files_of(NEW).items():
        if name.startswith("examples/"):
            assert files[name] == text, name
    assert lint_framework(str(folder), languages=("en", "fr", "pt")).rules == 4


def reports(folder: Path) -> Iterator[str]:
    """Check every record of the old folder with the framework of a folder."""
    for path in sorted((OLD / "examples").iterdir()):
        day = re.search(r'asOf "([0-9-]+)"', path.read_text(encoding="utf-8"))
        words = ["check", f"tests/migrate/old/atlantis/examples/{path.name}", "-f", "atlantis"]
        words += ["--framework-path", str(folder), "--as-of", day[1] if day else "2026-01-01"]
        done = run([*words, "--format", "json", "--fail-on", "never"])
        assert done.returncode == 0, done.stderr.decode()
        report = json.loads(done.stdout)
        for framework in report["frameworks"]:
            framework.pop("digest")
            framework.pop("texts_digest", None)
        yield json.dumps(report)


def test_records_are_judged_as_before() -> None:
    before = list(reports(OLD))
    assert len(before) == 16
    assert list(reports(NEW)) == before


def test_check_writes_nothing(folder: Path) -> None:
    before = files_of(folder)
    done = run(["migrate", "--check", str(folder)])
    assert done.returncode == 1
    assert b"21 statements would be made of 11 clauses" in done.stdout
    assert b"examples/violates-size.ttl" in done.stdout
    assert files_of(folder) == before


def test_the_real_command(folder: Path) -> None:
    done = run_process(["migrate", str(folder)])
    assert done.returncode == 0, done.stderr.decode()
    assert files_of(folder) == files_of(NEW)


# What would be lost


def test_nothing_is_written_when_a_statement_would_say_less(folder: Path) -> None:
    """Of a provision only what a clause can say is taken over."""
    change(
        folder / "provisions.ttl",
        "# nobody says how",
        "mcp:hint 'ask the council'@en ;",
    )
    said = refused(folder)
    assert "nothing was written: these would not say the same afterwards" in said
    assert "atlantis:provision-council mcp:hint" in said


def test_nothing_is_written_when_an_example_would_say_less(folder: Path) -> None:
    """Of two labels in one language a file of texts would give one."""
    change(
        folder / "examples" / "first-day.ttl",
        '"Le premier jour du code"@fr',
        '"Le premier jour du code"@fr , "Le code commence"@fr',
    )
    assert "say the same afterwards: examples/first-day.ttl" in refused(folder)


# Files that cannot be read


@pytest.mark.parametrize("name", ["rules.ttl", "examples/first-day.ttl"])
def test_broken_turtle_is_named_with_its_line(folder: Path, name: str) -> None:
    (folder / name).write_text("<> <> .\n", encoding="utf-8")
    assert f"{folder}/{name}:1:" in refused(folder)


def test_an_unreadable_example_is_named(folder: Path) -> None:
    change(folder / "examples" / "violates-size.ttl", "amount 30.0", 'amount "many"')
    change(folder / "examples" / "first-day.ttl", ":offer a mcp:Offer", ":offer a mcp:Organisation")
    said = refused(folder)
    assert f"{folder}/examples/violates-size.ttl:" in said
    assert "many" in said
    assert f"{folder}/examples/first-day.ttl:" in said


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("id,source,", "id,document,", 1),
        ("A-5,Code of Atlantis,article 5,", "A-5,Code of Atlantis,", 5),
        ('""sea green""', '"sea green"', 8),
    ],
    ids=["columns", "cells", "quotes"],
)
def test_a_broken_table_is_named_with_its_line(folder: Path, old: str, new: str, line: int) -> None:
    change(folder / "coverage.csv", old, new)
    assert f"{folder}/coverage.csv:{line}:" in refused(folder)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("X-1,S,p1,says a,atlantis:rule-sizze,", "atlantis:rule-sizze"),
        ('X-1,S,p1,says a,"atlantis:rule-size, atlantis:rule-learner",', "atlantis:rule-size,"),
        ("X-1,S,p1,says a,rule-size,", "rule-size"),
        ("X-1,S,p1,says a,atlantis:framework,", "X-1"),
        ("X-1,S,p1,says a,mauritius:rule-size,", "X-1"),
        ("X-1,S,p1,says a,,not found\nX-1,S,p1,says b,,not found", "X-1"),
    ],
)
def test_a_fact_that_would_be_lost_is_named(folder: Path, row: str, said: str) -> None:
    with (folder / "coverage.csv").open("a", encoding="utf-8") as stream:
        stream.write(f"{row}\n")
    assert f"`{said}`" in refused(folder) or f" {said}\n" in refused(folder)


@pytest.mark.parametrize("word", ["mcp:locator", "dcterms:source"])
def test_a_statement_without_a_place_is_named_with_its_line(folder: Path, word: str) -> None:
    path = folder / "rules.ttl"
    head, mark, text = path.read_text(encoding="utf-8").partition("atlantis:rule-size a")
    rule, end, others = text.partition("\n\n")
    said = re.sub(rf"\n    {word} [^\n]*", "", rule).rstrip(" ;.") + " ."
    path.write_text(head + mark + said + end + others, encoding="utf-8")
    line = head.count("\n") + 1
    assert f"rules.ttl:{line}: `atlantis:rule-size` lacks {word}" in refused(folder)


def test_a_file_that_has_nothing_left_goes(folder: Path) -> None:
    (folder / "more.ttl").write_text(
        "@prefix atlantis: <https://w3id.org/mcpolicy/framework/atlantis#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n\n"
        'atlantis:source-code rdfs:comment "Vu aussi en ligne."@fr .\n',
        encoding="utf-8",
    )
    files = migrated(folder)
    assert "more.ttl" not in files
    assert "Vu aussi en ligne." in files["lang/fr.ttl"]
    assert not migrate(folder_at(str(folder))).is_needed


@pytest.mark.parametrize("name", ["rules.ttl", "clauses.ttl", "levels.ttl"])
def test_an_empty_file_stays(folder: Path, name: str) -> None:
    shutil.copytree(NEW, folder, dirs_exist_ok=True)
    migrated(folder)
    (folder / name).write_bytes(b"")
    assert migrated(folder)[name] == ""


def test_a_folder_without_a_header_is_refused(folder: Path) -> None:
    (folder / "framework.ttl").write_bytes(b"")
    assert "framework.ttl: needs exactly one mcp:Framework" in refused(folder)


def test_a_framework_that_cannot_judge_is_refused(folder: Path) -> None:
    change(folder / "rules.ttl", "sh:maxExclusive 20.0 ;", "sh:closed true ;")
    with pytest.raises(FrameworkError) as error:
        migrate(folder_at(str(folder)))
    assert "sh:closed" in str(error.value)


def test_what_cannot_be_written_is_said_and_nothing_else_is_written(folder: Path) -> None:
    """A file stands where the folder of languages has to go."""
    (folder / "lang").write_text("in the way\n", encoding="utf-8")
    before = files_of(folder)
    done = run(["migrate", str(folder)])
    assert done.returncode == 2
    assert f"{folder}/lang" in done.stderr.decode()
    after = files_of(folder)
    assert {name: after[name] for name in before} == before


# Languages


def test_a_folder_in_english_only(folder: Path) -> None:
    for path in (*folder.glob("*.ttl"), *folder.glob("examples/*.ttl")):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r' , "[^"]*"@(?:fr|pt)', "", text)
        path.write_text(text, encoding="utf-8")
    files = migrated(folder)
    expected = files_of(NEW)
    assert sorted(files) == sorted(name for name in expected if not name.startswith("lang/"))
    for name, text in files.items():
        assert text == expected[name], name


SPANISH = """@prefix atlantis: <https://w3id.org/mcpolicy/framework/atlantis#> .
@prefix mcp: <https://w3id.org/mcpolicy/vocab#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

# What is asked
atlantis:rule-size
    rdfs:label "Menos de 20 perlas"@es ; # short
    mcp:hint "bajar a menos de 20 perlas"@es ;
    mcp:paraphrase "El código fija un límite."@es .

# What is told
atlantis:provision-council
    rdfs:label "El consejo guarda el código"@es .
"""


@pytest.mark.parametrize(("name", "tag"), [("es", "es"), ("es-MX", "es-MX")])
def test_a_language_that_has_its_file_already(folder: Path, name: str, tag: str) -> None:
    """Its texts follow the things that they are of, and its comments stay."""
    (folder / "lang").mkdir()
    text = SPANISH.replace("@es", f"@{tag}")
    (folder / "lang" / f"{name}.ttl").write_text(text, encoding="utf-8")
    files = migrated(folder)
    assert [one for one in files if one.startswith("lang/")] == [
        f"lang/{name}.ttl",
        "lang/fr.ttl",
        "lang/pt.ttl",
    ]
    spanish = files[f"lang/{name}.ttl"]
    assert (
        spanish.partition("\n\n")[2]
        == f"""# What is asked
atlantis:rule-size
    # short
    rdfs:label "Menos de 20 perlas"@{tag} ;
    mcp:hint "bajar a menos de 20 perlas"@{tag} .

# What is told
atlantis:clause-council
    rdfs:label "El consejo guarda el código"@{tag} .

atlantis:clause-size
    rdfs:label "Menos de 20 perlas"@{tag} ;
    mcp:paraphrase "El código fija un límite."@{tag} .
"""
    )
    assert lint_framework(str(folder)).faults == ()


# Examples


def endings(folder: Path, name: str) -> list[str]:
    text = (folder / "examples" / f"{name}.ttl").read_text(encoding="utf-8")
    return re.findall(r"mcp:expects\w+ [^;.]*", text)


def test_an_example_that_came_out_otherwise_is_written_as_it_says(folder: Path) -> None:
    """The fault was there before, and is told."""
    path = folder / "examples" / "violates-entry.ttl"
    change(path, "expectsViolated atlantis:rule-entry", "expectsUndetermined atlantis:rule-entry")
    migrated(folder)
    assert endings(folder, "violates-entry") == ["mcp:expectsUndetermined atlantis:rule-entry "]
    differs, missing = lint_framework(str(folder)).faults
    assert (differs.what.code, differs.path) == (
        "lint-example-differs",
        f"{folder}/examples/violates-entry.ttl",
    )
    assert (missing.what.code, missing.subject) == ("lint-no-example", "atlantis:rule-entry")


def test_an_example_on_another_order_of_values_stays_whole(folder: Path) -> None:
    """Differences are told by values; what stands in another order cannot be told so."""
    for name, outcomes in (
        ("conforms-offer", '"Reads a tide table"@en , "Names a tide"@en'),
        ("violates-title", '"Names a tide"@en , "Reads a tide table"@en'),
    ):
        path = folder / "examples" / f"{name}.ttl"
        change(path, '"Reads a tide table"@en', outcomes)
    files = migrated(folder)
    assert ":offer-violates-title a mcp:Offer" in files["examples/violates-title.ttl"]
    assert lint_framework(str(folder)).faults == ()


def test_a_file_name_that_is_no_name(folder: Path) -> None:
    (folder / "examples" / "first-day.ttl").rename(folder / "examples" / "first day (2024).ttl")
    files = migrated(folder)
    assert ":first-day-2024- a mcp:Example" in files["examples/first day (2024).ttl"]
    assert lint_framework(str(folder)).faults == ()


def test_no_comment_of_an_example_is_lost(folder: Path) -> None:
    """Wherever it stands: above, between and behind what is said, in brackets, at the end."""
    path = folder / "examples" / "violates-title.ttl"
    text = path.read_text(encoding="utf-8")
    lines = [
        f"{line} # {number}" if line and not line.startswith("@") else line
        for number, line in enumerate(text.splitlines())
    ]
    text = "\n".join(lines).replace('"@fr , ', '"@fr , # fr\n').replace("[ a", "[ # in\n a")
    path.write_text(f"# top\n\n{text}\n# end\n", encoding="utf-8")
    expected = sorted(re.findall(r"# \w+$", path.read_text(encoding="utf-8"), re.MULTILINE))
    assert len(expected) == 13
    written = migrated(folder)["examples/violates-title.ttl"]
    assert sorted(re.findall(r"# \w+$", written, re.MULTILINE)) == expected
    assert lint_framework(str(folder)).faults == ()


def test_an_example_beside_others_by_difference(folder: Path) -> None:
    """What others are like stays whole, and keeps its name."""
    path = folder / "examples" / "conforms-size.ttl"
    text = path.read_text(encoding="utf-8").replace(":offer a", ":small a")
    path.write_text(
        f"""{text}
:none a mcp:Example ;
    rdfs:label "No size"@en , "Sans taille"@fr ;
    mcp:like :small ;
    mcp:without mcp:credit ;
    mcp:expectsUndetermined atlantis:rule-size .
""",
        encoding="utf-8",
    )
    files = migrated(folder)
    written = files["examples/conforms-size.ttl"]
    assert ":small a mcp:Offer" in written
    assert "Sans taille" not in written
    assert ':none\n    rdfs:label "Sans taille"@fr .' in files["lang/fr.ttl"]
    assert lint_framework(str(folder)).faults == ()


def test_parts_of_a_record_that_have_names(folder: Path) -> None:
    """Their statements go where the record that the example is like has them too, and stay where
    they are what differs."""
    for name in ("conforms-offer", "violates-size", "violates-title"):
        path = folder / "examples" / f"{name}.ttl"
        change(path, "    mcp:stackability", "    mcp:awardingBody :school ;\n    mcp:stackability")
        title = "Other school" if name == "violates-title" else "School"
        text = path.read_text(encoding="utf-8")
        school = f':school a mcp:Organisation ; # named\n    mcp:name "{title}"@en .\n'
        path.write_text(f"{text}\n{school}", encoding="utf-8")
    files = migrated(folder)
    assert ":school" in files["examples/conforms-offer.ttl"]
    assert ":school" not in files["examples/violates-size.ttl"]
    assert "# named" in files["examples/violates-size.ttl"]
    assert 'mcp:name "Other school"@en .' in files["examples/violates-title.ttl"]
    assert lint_framework(str(folder)).faults == ()
