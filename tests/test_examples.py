"""Examples of a folder: whole records, records by difference, and what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from invented import atlantis_in
from mcpolicy import Library, read_credential
from mcpolicy.check.outcome import OutcomeKind
from mcpolicy.examples import Ending, Example, Examples, read_examples
from mcpolicy.interval import Interval
from mcpolicy.model import Credential, Offer
from mcpolicy.namespaces import MCP
from mcpolicy.render.turtle import write_turtle
from mcpolicy.text import LangText
from mcpolicy.turtle import Lit, TripleIndex

PREFIXES = """@prefix : <https://example.org/> .
@prefix atlantis: <https://w3id.org/mcpolicy/framework/atlantis#> .
@prefix mcp: <https://w3id.org/mcpolicy/vocab#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
BOAT = """
:a-boat a mcp:Example ;
    rdfs:label "A course for skippers"@en ;
    mcp:asOf "2026-05-01"^^xsd:date ;
    mcp:expectsSatisfied atlantis:rule-size .
:boat a mcp:Offer ;
    mcp:title "Sailing"@en ;
    mcp:awardingBody :school , [ mcp:name "Guild"@en ; mcp:country
        <http://publications.europa.eu/resource/authority/country/MUS> ] ;
    mcp:credit [ mcp:amount 5.0 ; mcp:creditSystem atlantis:pearl ] .
:school a mcp:Organisation ;
    mcp:name "School"@en .
"""


def read(tmp_path: Path, **files: str) -> Examples:
    """Read a copy of the invented framework that has these examples alone."""
    folder = atlantis_in(tmp_path / "atlantis")
    for path in (folder / "examples").iterdir():
        path.unlink()
    for name, text in files.items():
        (folder / "examples" / f"{name}.ttl").write_text(PREFIXES + text, encoding="utf-8")
    library = Library([folder])
    return read_examples(library.document("atlantis"), library.vocabulary)


def sound(tmp_path: Path, **files: str) -> dict[str, Example]:
    """Read examples that have no faults, by their words."""
    found = read(tmp_path, **files)
    assert found.faults == ()
    return {example.word: example for example in found.examples}


def codes(found: Examples) -> list[tuple[str, int | None, str | None, str]]:
    """Give file, line, word and code of every fault."""
    return [(one.file, one.line, one.word, one.what.code) for one in found.faults]


def offer(example: Example) -> Offer:
    assert isinstance(example.record.subject, Offer)
    return example.record.subject


def test_a_record_of_its_own_is_read_with_its_parts(tmp_path: Path) -> None:
    (example,) = sound(tmp_path, boat=BOAT).values()
    assert example.iri == "https://example.org/a-boat"
    assert (example.file, example.line) == ("examples/boat.ttl", 7)
    assert example.day == date(2026, 5, 1)
    rule = "https://w3id.org/mcpolicy/framework/atlantis#rule-size"
    assert example.stated == (Ending(rule, OutcomeKind.SATISFIED),)
    names = [body.name.get("en") for body in offer(example).awarding_bodies if body.name]
    assert names == ["School", "Guild"]


def test_an_example_differs_in_what_it_says_alone(tmp_path: Path) -> None:
    """A property that is replaced is replaced whole; the rest, parts and all, is as it was."""
    more = """
:larger a mcp:Example ;
    mcp:like :boat ;
    mcp:with [ mcp:credit [ mcp:amount 7.5 ] ; mcp:digital true ] ;
    mcp:without mcp:title ;
    mcp:expectsUndetermined atlantis:rule-size .
"""
    found = sound(tmp_path, boat=BOAT, more=more)
    before, after = offer(found[":a-boat"]), offer(found[":larger"])
    (claim,) = after.credits
    assert (claim.amount, claim.system) == (Interval.of(Decimal("7.5")), None)
    assert (after.title, after.digital) == (None, True)
    assert after.awarding_bodies == before.awarding_bodies
    assert found[":larger"].day == date(2026, 5, 1)
    assert found[":larger"].base == found[":a-boat"]
    assert before.credits[0].amount == Interval.of(5)


def test_the_triples_of_an_example_are_its_record(tmp_path: Path) -> None:
    more = """
:larger a mcp:Example ; mcp:like :boat ; mcp:without mcp:title ;
    mcp:with [ mcp:credit [ mcp:amount 7.5 ] ; mcp:digital true ] ;
    mcp:expectsUndetermined atlantis:rule-size .
"""
    found = sound(tmp_path, boat=BOAT, more=more)
    assert len(found) == 2
    for example in found.values():
        (again,) = read_credential(write_turtle(TripleIndex(example.triples), {}).encode())
        assert again.subject == example.record.subject
    amounts = [value for _, word, value in found[":larger"].triples if word == MCP.amount]
    assert [one.value for one in amounts if isinstance(one, Lit)] == ["7.5"]


def test_examples_may_be_like_others_and_stand_in_any_order(tmp_path: Path) -> None:
    first = """
:third a mcp:Example ; mcp:like :second ; mcp:asOf "2026-07-01"^^xsd:date ;
    mcp:expectsSatisfied atlantis:rule-size .
:second a mcp:Example ; mcp:like :first ; mcp:without mcp:title ;
    mcp:expectsSatisfied atlantis:rule-size .
"""
    second = """
:first a mcp:Example ; mcp:like :boat ; mcp:with [ mcp:digital false ] ;
    mcp:expectsSatisfied atlantis:rule-size .
"""
    found = sound(tmp_path, a=first, boat=BOAT, c=second)
    assert list(found) == [":third", ":second", ":a-boat", ":first"]
    third = offer(found[":third"])
    assert (third.digital, third.title) == (False, None)
    assert [found[word].depth for word in found] == [3, 2, 0, 1]
    assert found[":third"].day == date(2026, 7, 1)


def test_a_long_chain_of_examples_is_read(tmp_path: Path) -> None:
    links = "".join(
        f":e{number} a mcp:Example ; mcp:like :{f'e{number - 1}' if number else 'boat'} ;\n"
        f"    mcp:with [ mcp:notionalHours {number}.0 ] .\n"
        for number in range(1_500)
    )
    last = sound(tmp_path, boat=BOAT, chain=links)[":e1499"]
    assert offer(last).notional_hours == Interval.of(1_499)


def test_blank_nodes_of_two_files_stay_apart(tmp_path: Path) -> None:
    """Both files number theirs from one; a difference has to take its own."""
    more = """
:joint a mcp:Example ; mcp:like :boat ;
    mcp:with [ mcp:stacksToward [ mcp:targetQualification [ mcp:name "Master"@en ] ] ] .
"""
    joint = offer(sound(tmp_path, boat=BOAT, more=more)[":joint"])
    (target,) = joint.stacks_toward
    qualification = target.target_qualification
    assert qualification is not None
    assert qualification.name == LangText.of({"en": "Master"})
    assert [body.country is None for body in joint.awarding_bodies] == [True, False]
    assert joint.credits[0].amount == Interval.of(5)


def test_files_whose_example_has_no_name_are_read_beside_each_other(tmp_path: Path) -> None:
    """The form of a file with one example and one record."""
    own = "<> a mcp:Example ; mcp:expectsSatisfied atlantis:rule-next .\n:{0} a mcp:Credential .\n"
    found = read(tmp_path, a=own.format("one"), b=own.format("two"))
    assert found.faults == ()
    assert [one.file for one in found.examples] == ["examples/a.ttl", "examples/b.ttl"]
    assert all(isinstance(one.record.subject, Credential) for one in found.examples)
    assert {one.day for one in found.examples} == {date(2026, 1, 1)}


LIKE = ":slip a mcp:Example ; mcp:like :boat ; mcp:expectsSatisfied atlantis:rule-size ; "


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("mcp:with [ mcp:titel 'x' ]", "lint-example-ignored"),
        ("mcp:with [ mcp:credit [ mcp:ammount 3.0 ] ]", "lint-example-ignored"),
        ("mcp:with [ a mcp:Credential ; mcp:digital true ]", "lint-example-ignored"),
        ("mcp:with [ mcp:digital true ] ; mcp:woth 3", "lint-example-ignored"),
        ("mcp:with [ mcp:digital 'perhaps' ]", "lint-example"),
        ("mcp:with [ ]", "lint-example-with"),
        ("mcp:with 'digital'", "lint-example-with"),
        ("mcp:with [ mcp:digital true ] , [ mcp:portable true ]", "lint-example-with"),
        ("mcp:without 'title'", "lint-example-without"),
        ("mcp:without <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", "lint-example-without"),
        ("mcp:without [ mcp:digital true ]", "lint-example-without"),
        ("mcp:asOf '2026-05-01'^^xsd:date", "lint-example-same"),
        ("mcp:asOf '2026-05-01'", "lint-example"),
        ("mcp:asOf '2026-05-02' , '2026-05-03'", "lint-example"),
        ("mcp:asOf '2026-05-02'", "lint-example"),
        ("mcp:asOf '2026-05-02'@en", "lint-example"),
        ("mcp:asOf ' 2026-05-02 '^^xsd:date", "lint-example"),
        ("mcp:asOf '2026-02-30'^^xsd:date", "lint-example"),
        ("mcp:asOf '2026-05'^^xsd:date", "lint-example"),
        ("mcp:asOf '2026-05'^^xsd:gYearMonth", "lint-example"),
        ("mcp:asOf :tomorrow", "lint-example"),
        ("mcp:digital true ; mcp:asOf '2026-05-02'^^xsd:date", "lint-example-ignored"),
        (
            "mcp:expectsViolated 'atlantis:rule-size' ; mcp:asOf '2026-05-02'^^xsd:date",
            "lint-example-no-name",
        ),
        (
            "mcp:expectsViolated [ ] ; mcp:asOf '2026-05-02'^^xsd:date",
            "lint-example-no-name",
        ),
        ("mcp:with [ mcp:title 'Sailing'@en ]", "lint-example-same-value"),
        ("mcp:without mcp:title ; mcp:with [ mcp:title 'x'@en ]", "lint-example-both-ways"),
    ],
)
def test_what_is_said_of_a_difference_is_never_passed_over(
    tmp_path: Path, said: str, code: str
) -> None:
    found = read(tmp_path, boat=BOAT, slip=f"{LIKE}{said} .\n")
    assert codes(found) == [("examples/slip.ttl", 6, ":slip", code)]


def test_differences_belong_to_examples_that_are_like_something(tmp_path: Path) -> None:
    slip = BOAT.replace('mcp:asOf "2026-05-01"^^xsd:date', "mcp:without mcp:title")
    assert codes(read(tmp_path, boat=slip)) == [
        ("examples/boat.ttl", 7, ":a-boat", "lint-example-ignored")
    ]


def test_what_belongs_to_no_example_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, boat=f'{BOAT}:pier mcp:name "Pier"@en .\n')
    assert codes(found) == [("examples/boat.ttl", 18, ":pier", "lint-example-ignored")]


def test_two_of_one_name_in_a_file_are_told(tmp_path: Path) -> None:
    twice = "".join(
        f":slip a mcp:Example ; mcp:like :boat ; mcp:without mcp:{name} .\n"
        for name in ("title", "credit")
    )
    found = read(tmp_path, boat=BOAT, slip=twice)
    assert codes(found) == [("examples/slip.ttl", 6, ":slip", "lint-example-twice")]


@pytest.mark.parametrize(
    "text",
    [
        ":boat a mcp:Offer .\n",
        ":one a mcp:Example .\n:two a mcp:Example .\n:boat a mcp:Offer .\n",
        ":one a mcp:Example .\n:two a mcp:Example .\n",
        "# nothing\n",
        ":one a mcp:Example .\n:boat a mcp:Offer .\n:ship a mcp:Offer .\n",
    ],
)
def test_a_file_holds_one_record_with_an_example_of_its_own(tmp_path: Path, text: str) -> None:
    assert codes(read(tmp_path, a=text)) == [("examples/a.ttl", None, None, "lint-example-one")]


def test_a_file_that_is_no_turtle_is_one_fault_and_not_one_for_each_that_is_like_it(
    tmp_path: Path,
) -> None:
    found = read(tmp_path, boat="no Turtle ]\n", slip=f"{LIKE} mcp:without mcp:title .\n")
    assert codes(found) == [("examples/boat.ttl", 6, None, "lint-syntax")]


def test_a_record_that_cannot_be_read_is_one_fault(tmp_path: Path) -> None:
    broken = BOAT.replace("mcp:amount 5.0", "mcp:amount 'many'")
    found = read(tmp_path, boat=broken, slip=f"{LIKE} mcp:without mcp:title .\n")
    assert codes(found) == [("examples/boat.ttl", 7, ":a-boat", "lint-example")]
    assert found.examples == ()


def test_who_is_like_one_that_is_in_a_circle_is_silent(tmp_path: Path) -> None:
    text = "".join(
        f":{one} a mcp:Example ; mcp:like :{other} ; mcp:without mcp:title .\n"
        for one, other in (("a", "b"), ("b", "c"), ("c", "b"))
    )
    found = read(tmp_path, slip=text)
    assert codes(found) == [("examples/slip.ttl", 7, ":b", "lint-example-circle")]
