"""Texts of frameworks in further languages: what they add, and that they change nothing else."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from helpers import ROOT
from invented import SPANISH, atlantis_in, translated
from mcpolicy import FrameworkNotConformantError, FrameworkSyntaxError, Library
from mcpolicy.framework import Framework
from mcpolicy.namespaces import MCP, RDF, TEXTS
from mcpolicy.text import LangText
from mcpolicy.turtle import Iri, Lit, TripleIndex, parse_turtle
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.workbench.lint import lint_framework

SIZE = "https://w3id.org/mcpolicy/framework/atlantis#rule-size"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The invented framework with texts in Spanish."""
    return translated(atlantis_in(tmp_path / "atlantis"))


def loaded(folder: Path) -> Framework:
    return Library([folder]).framework("atlantis")


def test_texts_stand_beside_those_that_the_files_have(folder: Path) -> None:
    rule = loaded(folder).rule("rule-size")
    assert rule is not None
    assert rule.message == LangText.of(
        {
            "en": "it is too large",
            "es": "es demasiado grande",
            "fr": "elle est trop volumineuse",
            "pt": "é demasiado grande",
        }
    )
    assert rule.hint is not None
    assert rule.hint.get("es") == "bajar a menos de 20 perlas"
    assert rule.paraphrase is not None
    assert rule.paraphrase.get("es") == "The code sets an upper limit."


def test_nothing_but_texts_is_other_than_without_them(folder: Path) -> None:
    """What is left when Spanish is taken away is the framework as it was."""
    plain = Library([ROOT / "tests" / "golden" / "atlantis"]).framework("atlantis")
    other = loaded(folder)
    assert [one.id for one in other.rules] == [one.id for one in plain.rules]
    for rule, same in zip(other.rules, plain.rules, strict=True):
        assert rule.shape.constraints == same.shape.constraints
        assert (rule.needs, rule.conditions, rule.citations) == (
            same.needs,
            same.conditions,
            same.citations,
        )
        bare = replace(
            rule, label=same.label, hint=same.hint, message=same.message, shape=same.shape
        )
        assert bare == same


def test_a_text_of_something_that_is_not_read_brings_nothing_in(folder: Path) -> None:
    """Texts of definitions do not come into what a check reads, and are there for definitions."""
    (folder / "definitions.ttl").write_text(
        SPANISH.partition("\n\n")[0]
        + "\natlantis:definition a mcp:Definition ; rdfs:label 'Pearl'@en .\n",
        encoding="utf-8",
    )
    translated(folder, SPANISH + "\natlantis:definition rdfs:label 'Perla'@es .\n")
    library = Library([folder])
    name = Iri(SIZE.replace("rule-size", "definition"))
    label = "http://www.w3.org/2000/01/rdf-schema#label"
    document = library.document("atlantis")
    assert name not in document.index(lambda file: file != "definitions.ttl")
    spanish = Lit("Perla", RDF.langString, "es")
    assert spanish in document.index(lambda file: True).values(name, label)


def test_a_file_of_texts_is_parsed_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def counted(data: bytes, *, base: str, scope: str, fold: bool) -> TripleIndex:
        parsed.append(base)
        return parse_turtle(data, base=base, scope=scope, fold=fold)

    monkeypatch.setattr("mcpolicy.document.parse_turtle", counted)
    library = Library([folder])
    library.framework("atlantis")
    library.credit_systems()
    library.ladders()
    library.profile("atlantis")
    assert parsed.count("urn:mcpolicy:atlantis:lang/es.ttl") == 1
    assert len(parsed) == len(set(parsed))


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("sh:maxExclusive 25.0", "sh:maxExclusive"),
        ("sh:hasValue 'Título'@es", "sh:hasValue"),
        ("mcp:validFrom '2030-01-01'^^xsd:date", "mcp:validFrom"),
        ("mcp:modality mcp:May", "mcp:modality"),
        ("mcp:locator 'artículo 9'@es", "mcp:locator"),
        ("a mcp:Condition", "rdf:type"),
        ("mcp:lable 'x'@es", "mcp:lable"),
        ("<http://www.w3.org/2004/02/skos/core#altLabel> 'perla'@es", "skos:altLabel"),
        ("mcp:hint 'sin lengua'", "mcp:hint"),
        ("mcp:hint 'autre'@fr", "mcp:hint"),
        ("mcp:hint 'otra'@es-MX", "mcp:hint"),
        ("mcp:hint 20", "mcp:hint"),
        ("mcp:hint atlantis:rule-next", "mcp:hint"),
        ("mcp:hint ' '@es", "mcp:hint"),
    ],
)
def test_what_is_no_text_of_the_language_is_refused_with_its_place(
    folder: Path, said: str, word: str
) -> None:
    translated(folder, f"{SPANISH}\natlantis:rule-size {said} .\n")
    with pytest.raises(FrameworkNotConformantError) as caught:
        loaded(folder)
    (fault,) = caught.value.faults
    assert (fault.path, fault.line) == (f"{folder}/lang/es.ttl", 10)
    text = str(caught.value)
    assert text.startswith(
        f"framework `atlantis` cannot be used: {folder}/lang/es.ttl:10: `atlantis:rule-size` {word}"
    )


@pytest.mark.parametrize("name", ["es_MX.ttl", "e.ttl", "und.ttl", "en.ttl", "EN.ttl", ".ttl"])
def test_a_file_that_is_not_named_after_a_further_language_is_refused(
    folder: Path, name: str
) -> None:
    translated(folder, name=name)
    with pytest.raises(FrameworkNotConformantError) as caught:
        loaded(folder)
    assert [(one.path, one.line) for one in caught.value.faults] == [
        (f"{folder}/lang/{name}", None)
    ]


def test_a_second_file_of_a_language_is_refused(folder: Path) -> None:
    """Which of two texts stood would depend on the order of the files."""
    (folder / "lang" / "ES.ttl").write_text(SPANISH, encoding="utf-8")
    with pytest.raises(FrameworkNotConformantError) as caught:
        loaded(folder)
    assert [one.path for one in caught.value.faults] == [f"{folder}/lang/es.ttl"]
    assert "lang/ES.ttl" in str(caught.value)


def test_texts_that_are_not_turtle_are_told_with_all_other_files_that_are_not(
    folder: Path,
) -> None:
    translated(folder, f"{SPANISH}\natlantis:rule-size ]\n")
    (folder / "credit.ttl").write_text("]", encoding="utf-8")
    with pytest.raises(FrameworkSyntaxError) as caught:
        loaded(folder)
    assert [(one.path, one.line) for one in caught.value.faults] == [
        (f"{folder}/credit.ttl", 1),
        (f"{folder}/lang/es.ttl", 18),
    ]


def test_letters_of_a_tag_may_be_upper_or_lower_case(folder: Path) -> None:
    text = "atlantis:rule-size rdfs:label '少於二十顆珍珠'@zh-hANT ."
    translated(folder, f"{SPANISH.partition('atlantis:framework')[0]}{text}\n", "zh-Hant.ttl")
    assert lint_framework(str(folder)).faults == ()
    rule = loaded(folder).rule("rule-size")
    assert rule is not None
    assert rule.label.get("zh-Hant-TW") == "少於二十顆珍珠"


def test_other_languages_may_stand_in_the_files_or_in_lang(tmp_path: Path) -> None:
    """The same framework, with French hints beside the rules, says the same of them in French."""
    inside = atlantis_in(tmp_path / "inside" / "atlantis")
    apart = atlantis_in(tmp_path / "apart" / "atlantis")
    french = (inside / "lang" / "fr.ttl").read_text(encoding="utf-8")
    (inside / "lang" / "fr.ttl").unlink()
    for line in french.split("\n"):
        if line.startswith("atlantis:"):
            subject = line
        verb, _, text = line.strip(" .;").partition(" ")
        if verb == "mcp:hint":
            path = inside / "rules.ttl"
            moved = f"{path.read_text(encoding='utf-8')}\n{subject} {verb} {text} .\n"
            path.write_text(moved, encoding="utf-8")
    one, other = loaded(inside), loaded(apart)
    hints = [
        (rule.hint.get("fr"), same.hint.get("fr"))
        for rule, same in zip(one.rules, other.rules, strict=True)
        if rule.hint and same.hint
    ]
    assert hints == [
        (text, text)
        for text in ("passer sous 20 perles", "nommer l'apprenant", "indiquer un intitulé")
    ]
    assert one.label.get("fr") == "Atlantis"
    assert other.label.get("fr") == "Atlantide"
    assert lint_framework(str(inside)).faults == ()
    assert lint_framework(str(apart)).faults == ()


def test_rules_and_texts_have_digests_of_their_own(folder: Path) -> None:
    first = loaded(folder)
    translated(folder, SPANISH.replace("20 perlas", "veinte perlas"))
    second = loaded(folder)
    (folder / "lang" / "es.ttl").rename(folder / "lang" / "es-MX.ttl")
    names = Library([folder]).document("atlantis").folder
    assert first.digest == second.digest == names.digest()
    assert len({first.texts_digest, second.texts_digest, names.texts_digest()}) == 3
    shutil.rmtree(folder / "lang")
    bare = loaded(folder)
    assert (bare.digest, bare.texts_digest) == (first.digest, None)
    with (folder / "rules.ttl").open("a", encoding="utf-8") as stream:
        stream.write("# a remark\n")
    assert loaded(folder).digest != first.digest


def test_the_words_of_texts_are_those_that_the_vocabulary_has_for_statements() -> None:
    """A new word for texts in the vocabulary comes into the list too."""
    triples = Vocabulary.shipped().triples
    ranged = {
        str(node)
        for node in triples.subjects()
        if Iri(RDF.langString) in triples.values(node, "http://www.w3.org/2000/01/rdf-schema#range")
        and Iri(MCP.StatementProperty) in triples.values(node, MCP.group)
    }
    assert ranged == {word for word in TEXTS if word.startswith(MCP)}
    assert Vocabulary.shipped().translated_texts == TEXTS
