"""Where something is written: file and line of a subject and of its properties."""

from __future__ import annotations

from pathlib import Path

import pytest

from invented import atlantis_in
from mcpolicy.document import FrameworkDocument, Place
from mcpolicy.namespaces import RDF, framework_namespace
from mcpolicy.resources import FrameworkFolder
from mcpolicy.turtle import TripleIndex

NAMESPACE = framework_namespace("atlantis")
TURTLE = f"""\
@prefix : <{NAMESPACE}> .
@prefix x: <http://x/> .

:first x:text \"\"\"
:second is named here
\"\"\" . :second a x:C ;
    # Of p.
    x:p 1 , [
        x:p 2
    ] ;
    x:q 3 .

  <{NAMESPACE}third>
    x:p 1 .
<#fourth> x:p 1 .
_:blank x:p 1 .
<http://x/caf\\u00e9>
    x:p 1 .

:second
    x:later 1 .
"""


def document_of(folder: Path) -> FrameworkDocument:
    return FrameworkDocument(FrameworkFolder("atlantis", folder, str(folder)))


@pytest.fixture
def document(tmp_path: Path) -> FrameworkDocument:
    folder = atlantis_in(tmp_path / "atlantis")
    (folder / "apart.ttl").write_text(TURTLE, encoding="utf-8")
    document = document_of(folder)
    assert isinstance(document.file("apart.ttl"), TripleIndex)
    return document


@pytest.mark.parametrize(
    ("subject", "predicate", "line"),
    [
        (f"{NAMESPACE}first", None, 4),
        (f"{NAMESPACE}second", None, 6),
        (f"{NAMESPACE}second", RDF.type, 6),
        (f"{NAMESPACE}second", "http://x/p", 8),
        (f"{NAMESPACE}second", "http://x/q", 11),
        (f"{NAMESPACE}second", "http://x/later", 21),
        (f"{NAMESPACE}second", "http://x/none", 6),
        (f"{NAMESPACE}third", None, 13),
        (f"{NAMESPACE}third", "http://x/p", 14),
        ("urn:mcpolicy:atlantis:apart.ttl#fourth", "http://x/p", 15),
        ("http://x/café", None, 17),
    ],
)
def test_a_place_is_exact_wherever_it_is(
    document: FrameworkDocument, subject: str, predicate: str | None, line: int
) -> None:
    path = f"{document.folder.shown}/apart.ttl"
    assert document.place_of(subject, predicate) == Place(path, line)


def test_a_property_is_found_in_the_file_that_states_it(document: FrameworkDocument) -> None:
    rule = f"{NAMESPACE}rule-size"
    path = Path(document.folder.shown)
    (path / "more.ttl").write_text(f"<{rule}>\n    <http://x/more> 1 .\n", encoding="utf-8")
    again = document_of(path)
    for name in ("more.ttl", "rules.ttl"):
        again.file(name)
    assert again.place_of(rule, "http://x/more") == Place(f"{path}/more.ttl", 2)


def test_what_has_no_name_is_found_by_what_it_says_and_what_is_not_there_in_the_folder(
    document: FrameworkDocument,
) -> None:
    parsed = document.file("apart.ttl")
    assert isinstance(parsed, TripleIndex)
    blank = next(node for node in parsed.subjects() if node.startswith("_:"))
    assert document.place_of(blank) == Place(f"{document.folder.shown}/apart.ttl", 16)
    assert document.place_of("urn:x:nothing") == Place(document.folder.shown)


def test_a_file_of_newer_turtle_has_no_lines(tmp_path: Path) -> None:
    """The parser reads it, so it may be used; only places are not known."""
    folder = atlantis_in(tmp_path / "atlantis")
    (folder / "apart.ttl").write_text('VERSION "1.2"\n<u:s> <u:p> 1 .\n', encoding="utf-8")
    document = document_of(folder)
    assert isinstance(document.file("apart.ttl"), TripleIndex)
    assert document.place_of("u:s", "u:p") == Place(f"{document.folder.shown}/apart.ttl")
