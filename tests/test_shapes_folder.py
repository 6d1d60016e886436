"""The folder `shapes/`: English in the files themselves, every other language in one of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import mcpolicy.shipped
from helpers import ROOT
from mcpolicy.errors import DataNotFoundError
from mcpolicy.namespaces import MCP, RDFS
from mcpolicy.resources import shape_bytes, shape_names
from mcpolicy.shipped import shipped_triples
from mcpolicy.turtle import Lit, lang_text, parse_turtle
from mcpolicy.wording import LANGUAGES

VOCABULARY = ("vocabulary/record.ttl", "vocabulary/statement.ttl", "vocabulary/lists.ttl")
SHAPES = ("severity.ttl", "statement.ttl", "rule.ttl", "crosswalk.ttl")
OTHERS = tuple(language for language in LANGUAGES if language != "en")


def texts(name: str) -> Iterator[tuple[str, str, Lit]]:
    """Give the literals of a file of `shapes/`, each with its subject and property."""
    for subject, predicate, value in parse_turtle(shape_bytes(name)):
        if isinstance(value, Lit):
            yield subject, predicate, value


def in_english() -> list[tuple[str, str]]:
    """Give what has an English text, as it stands."""
    return [
        (subject, predicate)
        for name in (*VOCABULARY, *SHAPES)
        for subject, predicate, value in texts(name)
        if value.language == "en"
    ]


def test_these_are_the_files() -> None:
    found = {
        path.relative_to(ROOT / "shapes").as_posix() for path in (ROOT / "shapes").rglob("*.*")
    }
    assert found == {*VOCABULARY, *SHAPES, *shape_names("lang")}
    assert set(shape_names("vocabulary")) == set(VOCABULARY)
    assert set(shape_names("lang")) >= {f"lang/{language}.ttl" for language in OTHERS}


@pytest.mark.parametrize("name", [*VOCABULARY, *SHAPES])
def test_a_file_holds_no_language_but_english(name: str) -> None:
    assert {value.language for _, _, value in texts(name)} <= {"en", None}


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_every_text_in_the_same_order(language: str) -> None:
    found = list(texts(f"lang/{language}.ttl"))
    assert len(found) > 500
    assert {value.language for _, _, value in found} == {language}
    assert [(subject, predicate) for subject, predicate, _ in found] == in_english()


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_says_nothing_but_texts(language: str) -> None:
    triples = list(parse_turtle(shape_bytes(f"lang/{language}.ttl")))
    assert len(triples) == len(list(texts(f"lang/{language}.ttl")))


def test_a_further_language_is_one_more_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of which nothing is taken but what belongs to the files that are asked for."""
    estonian = f"""
        <{MCP.Online}> <{RDFS.label}> "veebis"@et .
        <{MCP.Law}> <{RDFS.label}> "seadus"@et .
        <https://w3id.org/mcpolicy/shapes#rule-topic> <{RDFS.label}> "teema"@et .
    """.encode()
    monkeypatch.setattr(mcpolicy.shipped, "shape_names", lambda _: ("lang/et.ttl", "lang/fr.ttl"))
    monkeypatch.setattr(
        mcpolicy.shipped,
        "shape_bytes",
        lambda name: estonian if name == "lang/et.ttl" else shape_bytes(name),
    )
    mcpolicy.shipped._texts.cache_clear()
    try:
        triples = shipped_triples("vocabulary/lists.ttl")
        rules = shipped_triples("rule.ttl")
    finally:
        mcpolicy.shipped._texts.cache_clear()
    label = lang_text(triples, MCP.Online, RDFS.label)
    assert label is not None
    assert label.items == (("en", "online"), ("et", "veebis"), ("fr", "en ligne"))
    assert MCP.title not in triples
    assert "https://w3id.org/mcpolicy/shapes#rule-topic" not in triples
    assert MCP.Law not in rules


def test_a_folder_that_is_not_there_is_named() -> None:
    with pytest.raises(DataNotFoundError, match="shapes/nowhere"):
        shape_names("nowhere")
