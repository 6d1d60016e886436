"""What is not understood in a shape stands in its tree with the reason; nothing is passed over."""

from __future__ import annotations

import pytest

from mcpolicy.namespaces import SH
from mcpolicy.shape.read import left_over, read_shape
from mcpolicy.shape.tree import Qualified, Shape
from mcpolicy.turtle import Iri, parse_turtle
from mcpolicy.wording import Wording

PREFIXES = """
@prefix : <http://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SHAPE = Iri("http://example.org/shape")


def shape(text: str) -> Shape:
    return read_shape(parse_turtle(f"{PREFIXES} {text}".encode()), SHAPE)


def unread(text: str) -> list[tuple[str, str]]:
    wording = Wording()
    return [
        (one.word.removeprefix(SH), wording.note(one.why))
        for part in shape(f":shape sh:targetNode :one ; {text} .").walk()
        for one in part.unread
    ]


WHOLE = "a whole number is expected, such as `1`"
TEXT = "a text without a language is expected"
LIST = "a list in round brackets is expected"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sh:path :size ; sh:mincount 1", [("mincount", "is not a word of SHACL Core")]),
        ("sh:path :size ; sh:minCount 1.0", [("minCount", WHOLE)]),
        ('sh:path :size ; sh:minCount "one"', [("minCount", WHOLE)]),
        ("sh:path :size ; sh:minCount -1", [("minCount", WHOLE)]),
        ("sh:path :size ; sh:minCount 1 , 2", [("minCount", "stands twice, accepted once")]),
        ("sh:path :a , :b ; sh:minCount 1", [("path", "stands twice, accepted once")]),
        (
            "sh:path ( ) ; sh:minCount 1",
            [("path", "is neither a property nor a path of properties")],
        ),
        (
            'sh:path "a" ; sh:minCount 1',
            [("path", "is neither a property nor a path of properties")],
        ),
        ("sh:path :size ; sh:in :a", [("in", LIST)]),
        ("sh:path :size ; sh:or [ sh:minCount 1 ]", [("or", LIST)]),
        (
            "sh:path :size ; sh:or ( )",
            [("or", "an empty list asks nothing, one shape at least is expected")],
        ),
        ('sh:path :size ; sh:not "x"', [("not", "a shape is expected, in square brackets")]),
        (
            "sh:path :size ; sh:minInclusive :a",
            [("minInclusive", "a number, a date or a text is expected")],
        ),
        ('sh:path :size ; sh:datatype "x"', [("datatype", "a name is expected, not `x`")]),
        ("sh:path :size ; sh:uniqueLang 1", [("uniqueLang", "`true` or `false` is expected")]),
        (
            "sh:path :size ; sh:qualifiedMinCount 1",
            [("qualifiedMinCount", "says nothing without sh:qualifiedValueShape")],
        ),
        ('sh:path :size ; sh:flags "i"', [("flags", "says nothing without sh:pattern")]),
        (
            "sh:path :size ; sh:not [ sh:path :a ; sh:maxcount 1 ]",
            [("maxcount", "is not a word of SHACL Core")],
        ),
        ("a sh:Propertyshape ; sh:path :size", [("type", "is not a word of SHACL Core")]),
        ("sh:sparql [ sh:select 'SELECT' ]", [("sparql", "is not a word of SHACL Core")]),
        ("sh:path :size ; sh:pattern 20", [("pattern", TEXT)]),
        ("sh:path :size ; sh:languageIn ( 20 )", [("languageIn", TEXT)]),
        ('sh:path :size ; sh:languageIn ( "en"@en )', [("languageIn", TEXT)]),
        (
            "sh:path :size ; sh:nodeKind sh:minCount",
            [
                (
                    "nodeKind",
                    "one of sh:IRI, sh:Literal, sh:BlankNode, sh:BlankNodeOrIRI, "
                    "sh:BlankNodeOrLiteral, sh:IRIOrLiteral is expected",
                )
            ],
        ),
        (
            'sh:path :size ; sh:targetClass "x"',
            [("targetClass", "a name is expected, not `x`")],
        ),
        (
            "sh:path [ sh:alternativePath ( :a ) ]",
            [("path", "is neither a property nor a path of properties")],
        ),
        ("sh:path :size ; sh:minCount 1", []),
        ("", []),
    ],
)
def test_what_is_not_understood_is_said(text: str, found: list[tuple[str, str]]) -> None:
    assert [(word.rpartition("#")[2], why) for word, why in unread(text)] == found


def test_a_shape_that_holds_itself_is_said() -> None:
    (one,) = shape(":shape sh:not _:a . _:a sh:and ( _:a ) .").walk().__next__().constraints
    (inner,) = one.members
    assert isinstance(inner, Shape)
    assert [unread.why.code for unread in inner.unread] == ["shape-circle"]


def test_a_shape_that_doubles_at_every_step_ends() -> None:
    """Each node holds the next one twice: 2 to the 40 shapes if nobody counted."""
    steps = " ".join(f"_:n{n} sh:and ( _:n{n + 1} _:n{n + 1} ) ." for n in range(40))
    tree = shape(f":shape sh:not _:n0 . {steps} _:n40 sh:minLength 1 .")
    assert {one.why.code for part in tree.walk() for one in part.unread} == {"shape-large"}


@pytest.mark.parametrize(
    "step",
    ["sh:alternativePath ( _:n{next} _:n{next} )", "sh:inversePath ( _:n{next} _:n{next} )"],
)
def test_a_path_that_doubles_at_every_step_ends(step: str) -> None:
    steps = " ".join(f"_:n{n} {step.format(next=n + 1)} ." for n in range(40))
    tree = shape(f":shape sh:path _:n0 . {steps} _:n40 sh:inversePath :a .")
    assert [one.why.code for one in tree.unread] == ["shape-large"]


def test_a_list_that_never_ends_is_said() -> None:
    tree = shape(
        ":shape sh:in _:l . _:l <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> 1 ; "
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:l ."
    )
    assert [one.why.code for one in tree.unread] == ["shape-list"]


def test_one_count_for_several_counted_shapes() -> None:
    tree = shape(
        ":shape sh:path :a ; sh:qualifiedMinCount 2 ; "
        "sh:qualifiedValueShape [ sh:minLength 1 ] , [ sh:minLength 2 ] ."
    )
    assert [one.minimum for one in tree.constraints if isinstance(one, Qualified)] == [2, 2]


def test_a_second_path_in_the_same_place_is_left_over() -> None:
    """SHACL reads the list; that something else stands beside it does not go unsaid."""
    text = (
        f"{PREFIXES} :shape sh:minCount 1 ; sh:path [ sh:inversePath :a ; sh:zeroOrMorePath :b ] ."
    )
    index = parse_turtle(text.encode())
    assert left_over(index, SHAPE, read_shape(index, SHAPE)) == (SH.zeroOrMorePath,)
