"""Crosswalks of levels: expected values are those of the published tables, written out by hand."""

from __future__ import annotations

import csv
import io
import json
from itertools import pairwise

import pytest
import rdflib

from mcpolicy import CrosswalkError, Library
from mcpolicy.crosswalk.finder import Crosswalks
from mcpolicy.crosswalk.routes import AnswerKind, Crosswalk
from mcpolicy.level import MappingKind
from mcpolicy.namespaces import SKOS, shorten
from mcpolicy.pages.crosswalk import CrosswalkPage
from mcpolicy.render import render
from mcpolicy.render.context import Context
from mcpolicy.wording import Wording


@pytest.fixture(scope="module")
def finder(library: Library) -> Crosswalks:
    return Crosswalks(library)


def written(
    crosswalk: Crosswalk,
    form: str,
    finder: Crosswalks,
    *,
    kinds: tuple[str, ...] = (),
    language: str = "en",
) -> str:
    """Give a crosswalk in one of its forms."""
    ladders = finder.library.ladders()
    page = CrosswalkPage(crosswalks=(crosswalk,), ladders=ladders, kinds=kinds)
    return render("crosswalk", form, page, Context(wording=Wording(language)))


def table(crosswalk: Crosswalk) -> dict[str, list[str]]:
    return {
        answer.subject.notation: [level.notation for level in answer.objects]
        for answer in crosswalk.answers
    }


IRELAND = {
    "1": "1",
    "2": "1",
    "3": "2",
    "4": "3",
    "5": "4",
    "6": "5",
    "7": "6",
    "8": "6",
    "9": "7",
    "10": "8",
}


def test_ireland_to_the_eqf_is_its_referencing(finder: Crosswalks) -> None:
    found = finder.find("ireland", "eqf")
    assert table(found) == {level: [eqf] for level, eqf in IRELAND.items()}
    assert {route.kind for answer in found.answers for route in answer.routes} == {
        MappingKind.REFERENCING
    }


def test_the_csv_of_ireland_has_the_ten_rows(finder: Crosswalks) -> None:
    text = written(finder.find("ireland", "eqf"), "csv", finder)
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["subject"], row["object"]) for row in rows] == list(IRELAND.items())
    assert {row["kind"] for row in rows} == {"referencing"}


def test_the_inverse_gives_sets(finder: Crosswalks) -> None:
    found = table(finder.find("eqf", "ireland"))
    assert found["6"] == ["7", "8"]
    assert found["1"] == ["1", "2"]


def test_ireland_to_estonia_goes_through_the_eqf(finder: Crosswalks) -> None:
    found = finder.find("ireland", "estonia")
    assert table(found)["8"] == ["6"]
    answer = next(answer for answer in found.answers if answer.subject.notation == "8")
    (route,) = answer.routes
    assert [shorten(str(hop.object)) for hop in route.hops] == ["eu:eqf-6", "estonia:estqf-6"]
    assert route.is_derived
    back = table(finder.find("estonia", "ireland"))
    assert back["6"] == ["7", "8"]


def test_new_zealand_level_8_has_no_match_and_no_detour_fills_it(finder: Crosswalks) -> None:
    """Ireland and others lead from level 8 to the EQF; the official table says that there is no
    such level."""
    found = finder.find("new_zealand", "eqf")
    answer = next(answer for answer in found.answers if answer.subject.notation == "8")
    assert (answer.kind, answer.objects) == (AnswerKind.NO_MATCH, ())
    assert table(found)["7"] == ["6"]
    assert table(found)["9"] == ["7"]


def test_levels_below_the_eqf_have_no_match(finder: Crosswalks) -> None:
    found = finder.find("uk:scqf", "eqf")
    assert [answer.kind for answer in found.answers[:3]] == [
        AnswerKind.NO_MATCH,
        AnswerKind.NO_MATCH,
        AnswerKind.MAPPED,
    ]


@pytest.mark.parametrize("hub", ["eqf", "sadcqf", "acqf"])
def test_mauritius_claims_no_official_mapping(finder: Crosswalks, hub: str) -> None:
    found = finder.find("mauritius", hub)
    official = {MappingKind.REFERENCING, MappingKind.ALIGNMENT}
    assert not official & {route.kind for answer in found.answers for route in answer.routes}


def test_the_alignment_report_of_mauritius_is_named_as_not_read(finder: Crosswalks) -> None:
    found = finder.find("mauritius", "sadcqf")
    assert {answer.kind for answer in found.answers} == {AnswerKind.NOT_CLAIMED}
    (unread,) = found.unread
    assert "SADC" in unread.citation.source.title
    text = written(found, "table", finder)
    assert "Not read" in text


def test_postgraduate_diplomas_show_as_disagreement(finder: Crosswalks) -> None:
    """They sit at 9 in Mauritius, beside the master's degree, and at 8 in South Africa, below
    it."""
    found = finder.find("mauritius", "south_africa", kinds=["by-qualification-type"])
    answer = next(answer for answer in found.answers if answer.subject.notation == "9")
    assert [level.notation for level in answer.objects] == ["8", "9"]
    assert answer.disagreement


def test_acqf_to_eqf_is_by_descriptor_and_monotone(finder: Crosswalks) -> None:
    found = finder.find("acqf", "eqf", kinds=["by-descriptor"])
    orders = [[level.order for level in answer.objects] for answer in found.answers]
    assert all(orders)
    for lower, upper in pairwise(orders):
        assert min(lower) <= min(upper)
        assert max(lower) <= max(upper)
    for answer in found.answers:
        for route in answer.routes:
            assert any(note.code == "facet-evidence" for hop in route.hops for note in hop.detail)


def test_no_referencing_of_acqf_to_eqf_is_known(finder: Crosswalks) -> None:
    found = finder.find("acqf", "eqf", kinds=["referencing"])
    assert {answer.kind for answer in found.answers} == {AnswerKind.NOT_CLAIMED}
    text = written(found, "table", finder, kinds=("referencing",))
    assert "No mapping of the kind asked for is known: referencing." in text


def test_recognition_practice_never_becomes_a_level(finder: Crosswalks) -> None:
    found = finder.find("south_africa", "eqf")
    for answer in found.answers:
        assert all(
            hop.kind is not MappingKind.RECOGNITION_PRACTICE
            for route in answer.routes
            for hop in route.hops
        )
    assert any(
        route.kind is MappingKind.RECOGNITION_PRACTICE
        for answer in found.answers
        for route in answer.others
    ), "the practice is shown beside"


def test_unknown_names_are_refused_with_what_is_known(finder: Crosswalks) -> None:
    with pytest.raises(CrosswalkError, match=r"atlantis.*eu:eqf"):
        finder.find("atlantis", "eqf")
    with pytest.raises(CrosswalkError, match="unknown kind"):
        finder.find("ireland", "eqf", kinds=["guess"])


def pairs(crosswalk: Crosswalk) -> set[tuple[str, str]]:
    return {
        (answer.subject.iri, level.iri) for answer in crosswalk.answers for level in answer.objects
    }


def test_skos_reads_back(finder: Crosswalks) -> None:
    found = finder.find("uk:rqf", "eqf")
    graph = rdflib.Graph().parse(data=written(found, "skos", finder), format="turtle")
    assert {(str(s), str(o)) for s, p, o in graph if str(p).startswith(SKOS)} == pairs(found)


def test_sssom_reads_back(finder: Crosswalks, tmp_path: object) -> None:
    sssom_pydantic = pytest.importorskip("sssom_pydantic")
    found = finder.find("new_zealand", "eqf")
    path = f"{tmp_path}/mappings.sssom.tsv"
    with open(path, "w", encoding="utf-8") as stream:
        stream.write(written(found, "sssom", finder))
    mappings = list(sssom_pydantic.read(path)[0])
    assert len(mappings) == 10
    ids = {(shorten(subject), shorten(target)) for subject, target in pairs(found)}
    read = {(one.subject.curie, one.object.curie) for one in mappings}
    assert read - {("new_zealand:nzqcf-8", "sssom:NoTermFound")} == ids


def test_ctdl_says_no_match(finder: Crosswalks) -> None:
    document = json.loads(written(finder.find("new_zealand", "eqf"), "ctdl", finder))
    (alignment,) = document["@graph"]
    assert alignment["@type"] == "ceterms:AlignmentMap"
    kinds = [part["ceterms:alignmentType"] for part in alignment["ceterms:hasPart"]]
    assert kinds.count("align:NoMatch") == 1
    assert len(kinds) == 10


def test_json_names_every_hop_and_source(finder: Crosswalks) -> None:
    document = json.loads(written(finder.find("ireland", "estonia"), "json", finder))
    for answer in document["crosswalks"][0]["answers"]:
        for route in answer["routes"]:
            assert len(route["hops"]) == 2
            assert all(
                statement["source"]["title"]
                for hop in route["hops"]
                for statement in hop["statements"]
            )


def test_the_picture_is_well_formed(finder: Crosswalks) -> None:
    import xml.etree.ElementTree as ElementTree

    picture = written(finder.find("new_zealand", "eqf"), "svg", finder, language="fr")
    root = ElementTree.fromstring(picture)
    texts = [element.text for element in root.iter() if element.tag.endswith("text")]
    assert texts.count("10") == 1
    assert texts.count("8") == 2


def test_the_picture_marks_what_is_not_claimed(finder: Crosswalks) -> None:
    """Ten levels of Mauritius, none with a known place on the SADCQF, and the legend."""
    import xml.etree.ElementTree as ElementTree

    root = ElementTree.fromstring(written(finder.find("mauritius", "sadcqf"), "svg", finder))
    texts = [element.text for element in root.iter() if element.tag.endswith("text")]
    assert texts.count("?") == 11
    assert "no mapping claimed" in texts
    assert "no match" not in texts


def test_the_analysis_by_descriptor_reproduces_the_referencing_of_estonia(
    finder: Crosswalks,
) -> None:
    """Estonia references level n to level n; its descriptors, coded apart, lead to the same."""
    levels = {str(level): [str(level)] for level in range(1, 9)}
    assert table(finder.find("estonia", "eqf", kinds=["referencing"])) == levels
    assert table(finder.find("estonia", "eqf", kinds=["by-descriptor"])) == levels


def test_the_analysis_by_descriptor_of_namibia_and_zambia_is_printed(finder: Crosswalks) -> None:
    """No referencing of theirs to the ACQF was read, so there is nothing to reproduce: monotone,
    and never an official kind."""
    for ladder in ("namibia", "zambia"):
        found = finder.find(ladder, "acqf")
        lowest = [
            min(level.order for level in answer.objects)
            for answer in found.answers
            if answer.objects
        ]
        assert len(lowest) >= 8
        assert lowest == sorted(lowest)
        assert {route.kind.value for answer in found.answers for route in answer.routes} == {
            "by-descriptor"
        }
