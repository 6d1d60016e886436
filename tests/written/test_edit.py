"""Edits: what is meant changes, what is left is Turtle, and all else stays to the byte."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import said_by
from mcpolicy.errors import UnusableValueError
from mcpolicy.turtle import TurtleSyntaxError, parse_turtle
from mcpolicy.written.edit import (
    Edit,
    apply_edits,
    with_property,
    with_value,
    without_objects,
    without_property,
    without_statement,
)
from mcpolicy.written.tree import Written, WrittenObject, WrittenStatement
from turtle_texts import pieces, same_graph, triples, turtle_texts

E = "http://e/"
PREFIX = "@prefix : <http://e/> .\n\n"


def read(text: str) -> Written:
    return Written.of((PREFIX + text).encode())


def first(text: str) -> WrittenStatement:
    return read(text).statements[0]


def changed(text: str, edits: Sequence[Edit]) -> str:
    """Give the text after its edits, without the prefix, which has to be still there."""
    whole = apply_edits(PREFIX + text, edits)
    assert whole.startswith(PREFIX)
    parse_turtle(whole.encode())
    return whole.removeprefix(PREFIX)


def test_edits_may_come_in_any_order() -> None:
    edits = [Edit(4, 5, "E"), Edit(0, 1, ""), Edit(2, 2, "+"), Edit(2, 2, "-"), Edit(5, 6, "")]
    assert apply_edits("abcdef", edits) == "b+-cdE"
    assert apply_edits("abc", []) == "abc"


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(0, 2, ""), Edit(1, 3, "")],
        [Edit(0, 3, ""), Edit(1, 1, "x")],
        [Edit(0, 2, ""), Edit(0, 2, "")],
        [Edit(2, 1, "")],
        [Edit(-1, 1, "")],
        [Edit(2, 4, "")],
    ],
)
def test_edits_that_overlap_or_lie_outside_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(UnusableValueError) as caught:
        apply_edits("abc", edits)
    assert said_by(caught.value) == (
        "two edits change the same characters, or one lies outside of the text"
    )


def test_a_statement_goes_with_its_comments_and_the_blank_line_after_it() -> None:
    text = "# Top.\n\n# Of s.\n:s :p 1 . # end\n\n# Of t.\n:t :p 2 .\n"
    edits = without_statement(first(text))
    assert changed(text, edits) == "# Top.\n\n# Of t.\n:t :p 2 .\n"
    edits = without_statement(read(text).statements[1])
    assert changed(text, edits) == "# Top.\n\n# Of s.\n:s :p 1 . # end\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (":s a :C ;\n    :p 1 ;\n    :q 2 .\n", ":s a :C ;\n    :q 2 .\n"),
        (":s a :C ;\n    :p 1 .\n", ":s a :C .\n"),
        (":s a :C ;\n    :p 1 ;\n    .\n", ":s a :C ;\n    .\n"),
        (":s :p 1 ;\n    :q 2 .\n", ":s :q 2 .\n"),
        (":s :p 1 ; :q 2 ; :p 3 , 4 .\n", ":s :q 2 .\n"),
        (":s :p 1 ;; :p 2 ; :q 2 .\n", ":s :q 2 .\n"),
        (":s :q 2; :p [ :p 1 ]; :p 3.:t :p 1 .", ":s :q 2 .:t :p 1 ."),
        (":s :q 2 ; # two\n    :p 1 . # end\n", ":s :q 2  # two\n     . # end\n"),
        (
            ":s :q 2 ; # two\n    # of p\n    :p 1 ; # one\n    # of r\n    :r 3 .\n",
            ":s :q 2 ; # two\n    # of r\n    :r 3 .\n",
        ),
        (
            ":s :p 1 ; # one\n\n    # apart\n\n    :r 3 .\n",
            ":s \n\n    # apart\n\n    :r 3 .\n",
        ),
        ("[ :q 1 ] :p 2 .", "[ :q 1 ] ."),
        ("[ :p 1 ] :p 2 ; :p 3 .", "[ :p 1 ] ."),
        ("[] :p 2 .\n\n:t :p 1 .", ":t :p 1 ."),
        ("( 1 [] ) :p 2 ; :p 1 ; . :t :p 1 .", ":t :p 1 ."),
        ("# Of s.\n:s :p 2 .\n", ""),
        (":s :q :p .", ":s :q :p ."),
    ],
)
def test_a_property_goes_from_wherever_it_stands(text: str, expected: str) -> None:
    assert changed(text, without_property(first(text), f"{E}p")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (":s :p 1 , 2 , 3 .", ":s :p 1 , 3 ."),
        (":s :p 2 , 1 .", ":s :p 1 ."),
        (":s :p 1 , 2 .", ":s :p 1 ."),
        (":s :p 2 , 2 , 1 , 2 , 2 ; :q 2 .", ":s :p 1 ; :q 2 ."),
        (":s :p 2 ; :q 2 .", ":s :q 2 ."),
        (":s :q 2 ; :p 2 .", ":s :q 2 ."),
        (":s :p 2 ; .\n\n:t :p 1 .", ":t :p 1 ."),
        ("[ :q 1 ] :p 2 , 2 .", "[ :q 1 ] ."),
        ("[ ] :p 2 , 2 ; .", ""),
        (":s :p :x,2.:t :p 1 .", ":s :p :x .:t :p 1 ."),
        (
            ":s :p 1 , # one\n        # of two\n        2 , # two\n        3 .",
            ":s :p 1 , # one\n        3 .",
        ),
        (
            ":s :p 1 , # one\n        2 ; # two\n    :q 2 .",
            ":s :p 1  # one\n         ; # two\n    :q 2 .",
        ),
        (":s :p 1 # one\n , 2 .", ":s :p 1 # one\n   ."),
    ],
)
def test_some_values_go(text: str, expected: str) -> None:
    (written,) = first(text).properties_of(f"{E}p")
    edits = without_objects(written, lambda value: value.text != "2")
    assert changed(text, edits) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (":s :q [ :p 2 ] .", ":s :q [  ] ."),
        (":s :q [ :p 2 ; ] .", ":s :q [  ] ."),
        (":s :q [ :p 2 ; :r 1 ] .", ":s :q [ :r 1 ] ."),
        (":s :q [ :r 1 ; :p 2 , 2 ] .", ":s :q [ :r 1 ] ."),
        (":s :q [ # in\n  :p 2 # two\n ] .", ":s :q [ # in\n   # two\n ] ."),
    ],
)
def test_values_go_inside_of_brackets_too(text: str, expected: str) -> None:
    (outer,) = first(text).properties[0].objects
    (written,) = (one for one in outer.properties if one.predicate == f"{E}p")
    assert changed(text, without_objects(written, lambda _: False)) == expected


def test_nothing_goes_where_all_stays() -> None:
    statement = first(":s :p 1 , 2 .")
    assert without_objects(statement.properties[0], lambda _: True) == ()
    assert without_property(statement, f"{E}none") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (":s a :C .\n", ":s a :C ;\n    :new 1 .\n"),
        (":s a :C ;\n    .\n", ":s a :C ;\n    :new 1\n    .\n"),
        (":s a <C>.:t a :C .", ":s a <C> ;\n    :new 1 .:t a :C ."),
        (":s a :C # kind\n    .\n", ":s a :C # kind\n    ;\n    :new 1 .\n"),
        (":s a :C ; # kind\n    .\n", ":s a :C ; # kind\n    \n    :new 1 .\n"),
        ("[ :p 1 ] .", "[ :p 1 ]\n    :new 1 ."),
        ("[ :p 1 ] # x\n.", "[ :p 1 ] # x\n\n    :new 1 ."),
        (":s a :C .\r\n", ":s a :C ;\r\n    :new 1 .\r\n"),
    ],
)
def test_a_property_comes_before_the_dot(text: str, expected: str) -> None:
    assert changed(text, with_property(first(text), " :new 1\n")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (":s :p 1 ; :q 2 .", ":s :p 1 , :new ; :q 2 ."),
        (":s :p 1.:t :p 1 .", ":s :p 1 , :new .:t :p 1 ."),
        (":s :p 1 # one\n .", ":s :p 1 , :new # one\n ."),
    ],
)
def test_a_value_comes_after_the_others(text: str, expected: str) -> None:
    assert changed(text, with_value(first(text).properties[0], ":new")) == expected


def test_what_is_put_in_may_end_with_a_comment_and_has_to_be_turtle() -> None:
    text = ":s :p 1 ."
    assert changed(text, with_property(first(text), ":q 2 # two")) == (
        ":s :p 1 ;\n    :q 2 # two\n    ."
    )
    assert changed(text, with_value(first(text).properties[0], "2 # two")) == (
        ":s :p 1 , 2 # two\n    ."
    )
    with pytest.raises(TurtleSyntaxError):
        with_property(first(text), ':q "2')
    with pytest.raises(TurtleSyntaxError):
        with_value(first(text).properties[0], "!")


Said = list[tuple[str, list[tuple[str, list[str]]]]]


def _with_others(said: Said, number: int, left: list[tuple[str, list[str]]], stays: bool) -> Said:
    """Give what is to be written after a change of one statement."""
    kept = [(said[number][0], left)] if left or stays else []
    return [*said[:number], *kept, *said[number + 1 :]]


@given(turtle_texts(), st.data())
def test_only_what_is_meant_changes(text: str, data: st.DataObject) -> None:
    written = Written.of(text.encode())
    said = list(pieces(written))
    if not said:
        return
    number = data.draw(st.integers(0, len(said) - 1))
    statement, (_, before) = written.statements[number], said[number]
    stays, after = bool(statement.head.properties), list(before)
    actions = ["statement", "property"] + ["none", "some", "value", "predicate"] * bool(before)
    action = data.draw(st.sampled_from(actions))
    place = data.draw(st.integers(0, max(len(before) - 1, 0)))
    edits: Sequence[Edit]
    if action == "statement":
        edits, after, stays = without_statement(statement), [], False
    elif action == "property":
        edits, stays = with_property(statement, "<urn:new> 1"), True
        after.append(("urn:new", ["1"]))
    elif action == "predicate":
        edits = without_property(statement, before[place][0])
        after = [one for one in before if one[0] != before[place][0]]
    elif action == "value":
        edits, stays = with_value(statement.properties[place], "1"), True
        after[place] = (before[place][0], [*before[place][1], "1"])
    else:
        values = statement.properties[place].objects
        kept: set[int] = set()
        if action == "some":
            kept = data.draw(st.sets(st.sampled_from([value.start for value in values])))

        def keep(value: WrittenObject) -> bool:
            return value.start in kept

        edits = without_objects(statement.properties[place], keep)
        left = [words for value, words in zip(values, before[place][1], strict=True) if keep(value)]
        after[place : place + 1] = [(before[place][0], left)] if left else []
    changed_text = apply_edits(text, edits)
    again = Written.of(changed_text.encode())
    assert list(pieces(again)) == _with_others(said, number, after, stays)
    assert same_graph(triples(again), parse_turtle(changed_text.encode()))
    assert changed_text.startswith(text[: statement.block_start])
    tail = text[statement.end :]
    if not (after or stays):  # its own comment and the blank lines after it go too
        tail = re.sub(r"\A[ \t]*(#[^\r\n]*)?\s*", "", tail)
    assert changed_text.endswith(tail)
