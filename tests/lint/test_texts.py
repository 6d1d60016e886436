"""Texts: which are needed, and the languages that they have to stand in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from command import run
from helpers import ROOT
from invented import atlantis_in
from mcpolicy.namespaces import MCP, shorten
from mcpolicy.resources import FrameworkFolder, FrameworkFolders
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.workbench.lint import lint_framework

LABEL, PARAPHRASE = "rdfs:label", "mcp:paraphrase"
NEEDED = {
    "Framework": {LABEL, "dcterms:description"},
    "Source": {LABEL},
    "Definition": {LABEL, "skos:prefLabel", "skos:definition"},
    "ProfileStatement": {LABEL, PARAPHRASE},
    "Clause": {LABEL},
    "Observation": {LABEL, PARAPHRASE},
    "Ladder": {LABEL},
    "Level": {LABEL},
    "LevelDescriptor": {LABEL, PARAPHRASE},
    "DescriptorDomain": {LABEL},
    "FacetScale": {LABEL},
    "FacetValue": {LABEL},
    "QualificationType": {LABEL},
    "CreditSystem": {LABEL},
    "CreditEquivalence": {LABEL},
    "StackingParameter": {LABEL},
    "LevelMapping": {LABEL},
    "UnreadTable": {LABEL, PARAPHRASE},
    "Rule": {LABEL, "sh:message", "mcp:hint", PARAPHRASE},
    "Condition": {LABEL},
    "FrameworkElement": {LABEL},
    "Example": {LABEL},
    "Online": set(),
}
"""The texts that a thing of each class has to have."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound copy of the invented framework."""
    return atlantis_in(tmp_path / "atlantis")


def change(folder: Path, old: str, new: str, name: str = "rules.ttl") -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def told(folder: Path, *languages: str) -> list[tuple[str, str | None, str]]:
    """Give code, subject and language of every fault."""
    report = lint_framework(str(folder), languages=languages or None)
    return [
        (fault.what.code, fault.subject, str(dict(fault.what.values).get("language", "")))
        for fault in report.faults
    ]


@pytest.mark.parametrize("name", NEEDED)
def test_what_a_class_needs(name: str) -> None:
    texts = Vocabulary.shipped().asked_texts(MCP.term(name))
    assert set(map(shorten, texts)) == NEEDED[name]
    assert len(texts) == len(set(texts))


def test_every_needed_text_is_one_that_is_translated() -> None:
    vocabulary = Vocabulary.shipped()
    needed = {text for name in NEEDED for text in vocabulary.asked_texts(MCP.term(name))}
    assert needed <= vocabulary.translated_texts
    assert set(map(shorten, vocabulary.translated_texts)) == {
        LABEL,
        PARAPHRASE,
        "dcterms:description",
        "mcp:hint",
        "mcp:reading",
        "rdfs:comment",
        "sh:message",
        "skos:definition",
        "skos:prefLabel",
    }


def test_of_a_folder_of_others_missing_texts_are_counted(folder: Path) -> None:
    change(folder, ' ;\n    mcp:hint "passer sous 20 perles"@fr', "", "lang/fr.ttl")
    change(folder, ' ;\n    mcp:hint "nommer l\'apprenant"@fr', "", "lang/fr.ttl")
    change(folder, ' ;\n    mcp:hint "nomear o aprendente"@pt', "", "lang/pt.ttl")
    report = lint_framework(str(folder))
    assert (report.faults, report.missing_texts) == ((), (("fr", 2), ("pt", 1)))
    done = run(["lint", str(folder)])
    assert (done.returncode, done.stdout.decode().splitlines()) == (
        0,
        [
            "atlantis: no faults (rules: 3, examples: 12)",
            "atlantis: texts missing in `fr`: 2",
            "atlantis: texts missing in `pt`: 1",
        ],
    )


def test_what_is_asked_for_is_a_fault_and_not_counted(folder: Path) -> None:
    change(folder, ' ;\n    mcp:hint "passer sous 20 perles"@fr', "", "lang/fr.ttl")
    assert told(folder, "en", "pt") == []
    assert told(folder, "fr") == [("lint-text-language", "atlantis:rule-size", "fr")]
    assert lint_framework(str(folder), languages=["pt"]).missing_texts == ()


def test_a_fourth_language_can_be_asked_for(folder: Path) -> None:
    faults = told(folder, "en", "es")
    assert {(code, language) for code, _, language in faults} == {("lint-text-language", "es")}
    assert len(faults) > 20
    done = run(["lint", str(folder), "--languages", "en, es"])
    assert done.returncode == 4
    assert b"mcp:hint is missing in the language `es`" in done.stdout
    assert f"atlantis: faults found: {len(faults)}" in done.stdout.decode()


@pytest.mark.parametrize("value", ["", "en,", "en;fr", "all of them", "en,*"])
def test_languages_that_are_none_are_refused(value: str) -> None:
    done = run(["lint", "tests/golden/atlantis", "--languages", value])
    assert done.returncode == 2
    assert f"`{value}` is not accepted as --languages" in done.stderr.decode()


def test_a_shipped_framework_has_the_languages_of_the_output(tmp_path: Path) -> None:
    """By its id or by its folder; a copy elsewhere is somebody else's."""
    copy = tmp_path / "lesotho"
    shutil.copytree(ROOT / "frameworks" / "lesotho", copy)
    report = lint_framework(str(copy))
    assert (report.faults, report.missing_texts) == ((), ())
    (copy / "lang" / "fr.ttl").unlink()
    report = lint_framework(str(copy))
    assert report.faults == ()
    assert [language for language, _ in report.missing_texts] == ["fr"]
    assert report.missing_texts[0][1] > 100
    folders = FrameworkFolders()
    assert all(folders.get(framework_id).is_shipped for framework_id in folders.ids())
    assert FrameworkFolder(
        "lesotho", ROOT / "tests" / ".." / "frameworks" / "lesotho", ""
    ).is_shipped
    assert not FrameworkFolder("lesotho", copy, "").is_shipped


def test_a_text_of_a_region_is_in_its_language(folder: Path) -> None:
    change(folder, '"bring it below 20 pearls"@en', '"bring it below 20 pearls"@en-GB')
    assert told(folder, "en") == []
    faulty = ("lint-text-language", "atlantis:rule-size", "en-GB")
    assert told(folder, "en-GB").count(faulty) == 2  # its label and message, not this


def test_a_text_that_is_needed_by_nobody_is_looked_at_too(folder: Path) -> None:
    """What stands in any language is missing in the others, English among them."""
    (folder / "credit.ttl").write_text(
        (folder / "credit.ttl").read_text(encoding="utf-8")
        + '\natlantis:pearl rdfs:comment "ronde"@fr , "lisse"@fr , " "@en , atlantis:tide .\n',
        encoding="utf-8",
    )
    pearl = "atlantis:pearl"
    assert sorted(told(folder, "en", "fr")) == [
        ("lint-text-language", pearl, "en"),
        ("lint-text-twice", pearl, "fr"),
        ("lint-text-untagged", pearl, ""),
        ("lint-text-untagged", pearl, ""),
    ]


def test_a_needed_text_that_is_only_blank_is_missing(folder: Path) -> None:
    change(folder, '"bring it below 20 pearls"@en', '" "@en')
    assert told(folder, "en", "fr") == [
        ("lint-text-missing", "atlantis:rule-size", ""),
        ("lint-text-untagged", "atlantis:rule-size", ""),
    ]


def test_an_example_has_a_label_in_english_and_in_what_is_asked_for(folder: Path) -> None:
    change(folder, '    rdfs:label "An offer of 30 pearls"@en ;\n', "", "examples/size.ttl")
    label = '\n:too-large\n    rdfs:label "{}"@{} .\n'
    change(folder, label.format("Une offre de 30 perles", "fr"), "", "lang/fr.ttl")
    change(folder, label.format("Uma oferta de 30 pérolas", "pt"), "", "lang/pt.ttl")
    (fault,) = lint_framework(str(folder), languages=("en", "fr")).faults
    assert (fault.what.code, fault.line) == ("lint-text-missing", 12)
    assert fault.path == f"{folder}/examples/size.ttl"


def test_a_label_of_an_example_is_asked_for_in_each_language(folder: Path) -> None:
    label = '\n:too-large\n    rdfs:label "Une offre de 30 perles"@fr .\n'
    change(folder, label, "", "lang/fr.ttl")
    (fault,) = lint_framework(str(folder), languages=("en", "fr")).faults
    assert (fault.what.code, fault.line) == ("lint-text-language", 12)
    report = lint_framework(str(folder))
    assert (report.faults, report.missing_texts) == ((), (("fr", 1),))


def test_an_example_is_not_labelled_by_a_plain_string(folder: Path) -> None:
    change(folder, '"An offer of 30 pearls"@en', '"An offer of 30 pearls"', "examples/size.ttl")
    codes = {code for code, _, _ in told(folder)}
    assert {"lint-text-missing", "lint-text-untagged"} <= codes
