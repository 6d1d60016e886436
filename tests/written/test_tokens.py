"""Tokens: expected ones are written out; of any text they lose nothing."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import said_by
from mcpolicy.turtle import TurtleSyntaxError
from mcpolicy.written.tokens import Kind, block_first, line_last, starts_line, tokenize
from turtle_texts import turtle_texts


def kinds(text: str) -> list[tuple[str, str]]:
    return [
        (token.kind.value, token.text) for token in tokenize(text) if token.kind is not Kind.SPACE
    ]


def test_a_statement_is_split_with_its_places() -> None:
    text = "\ufeff@prefix é: <http://e/> .\r\né:s a é:C ; # x\r\n\té:p '''a\nb'''@en-GB.\n"
    assert [(token.kind, token.text, token.line, token.column) for token in tokenize(text)] == [
        ("space", "\ufeff", 1, 1),
        ("directive", "@prefix", 1, 1),
        ("space", " ", 1, 8),
        ("name", "é:", 1, 9),
        ("space", " ", 1, 11),
        ("iri", "<http://e/>", 1, 12),
        ("space", " ", 1, 23),
        ("mark", ".", 1, 24),
        ("space", "\r\n", 1, 25),
        ("name", "é:s", 2, 1),
        ("space", " ", 2, 4),
        ("word", "a", 2, 5),
        ("space", " ", 2, 6),
        ("name", "é:C", 2, 7),
        ("space", " ", 2, 10),
        ("mark", ";", 2, 11),
        ("space", " ", 2, 12),
        ("comment", "# x", 2, 13),
        ("space", "\r\n\t", 2, 16),
        ("name", "é:p", 3, 2),
        ("space", " ", 3, 5),
        ("string", "'''a\nb'''", 3, 6),
        ("language", "@en-GB", 4, 5),
        ("mark", ".", 4, 11),
        ("space", "\n", 4, 12),
    ]
    assert [token.start for token in tokenize(text)][:4] == [0, 1, 8, 9]
    assert tokenize(text)[-1].end == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (":", ["name"]),
        ("a:", ["name"]),
        ("a:b.c", ["name"]),
        ("a.b:c", ["name"]),
        ("a:b.", ["name", "mark"]),
        ("a:b...", ["name", "mark", "mark", "mark"]),
        ("a:b..c", ["name"]),
        ("a:%41%2f", ["name"]),
        ("a:\\.\\-\\~.\\_", ["name"]),
        ("a:1", ["name"]),
        ("a::b:", ["name"]),
        ("a:b·\u0300\u203f", ["name"]),
        ("prefix:a", ["name"]),
        ("true:a", ["name"]),
        ("_:a", ["blank"]),
        ("_:1.2.", ["blank", "mark"]),
        ("_:a..b-c", ["blank"]),
        ("a", ["word"]),
        ("true.", ["word", "mark"]),
        ("PREFIX", ["directive"]),
        ("bAsE", ["directive"]),
        ("@base", ["directive"]),
        ("1", ["integer"]),
        ("1.", ["integer", "mark"]),
        ("-01", ["integer"]),
        ("1.5.", ["decimal", "mark"]),
        ("+.5", ["decimal"]),
        ("1.e3", ["double"]),
        ("-.5E-1", ["double"]),
        ("1e+9.", ["double", "mark"]),
        ("1.a:b", ["integer", "mark", "name"]),
        ("<>", ["iri"]),
        ("<a\\u00e9\\U0001F600>", ["iri"]),
        ("<a>.<b>", ["iri", "mark", "iri"]),
        ('""', ["string"]),
        ("''", ["string"]),
        ('"" ""', ["string", "string"]),
        ('"a\\"b"', ["string"]),
        ("'a\"b'", ["string"]),
        ('"""a""b"\n"""', ["string"]),
        ("'''it's ''x'''", ["string"]),
        ('"""\\""""', ["string"]),
        ('"\\t\\b\\n\\r\\f\\\'\\\\\\u0041\\U0010FFFF"', ["string"]),
        ('"x"@en', ["string", "language"]),
        ('"x" @prefix', ["string", "language"]),
        ('"x"@a-1b-c', ["string", "language"]),
        ('"1"^^<d>', ["string", "mark", "iri"]),
        ("[]()", ["mark"] * 4),
        (";;,", ["mark"] * 3),
        ("#", ["comment"]),
        ("#a\r#b\n#c", ["comment"] * 3),
        ("a#b", ["word", "comment"]),
        ("a:b#c", ["name", "comment"]),
        ("<a#b>", ["iri"]),
    ],
)
def test_tokens_are_told_apart(text: str, expected: list[str]) -> None:
    assert [kind for kind, _ in kinds(text)] == expected
    assert "".join(token.text for token in tokenize(text)) == text


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("a:b\n  !", 2, 3, "`!` means nothing in Turtle"),
        ("a\r\r\n\n !x y", 4, 2, "`!x` means nothing in Turtle"),
        ('"é😀" ^', 1, 6, "`^` means nothing in Turtle"),
        ("\x0c", 1, 1, "`\\u000c` means nothing in Turtle"),
        ("TRUE", 1, 1, "`TRUE` means nothing in Turtle"),
        ("a.b", 1, 1, "`a.b` means nothing in Turtle"),
        ("@PREFIX", 1, 1, "`@PREFIX` means nothing in Turtle"),
        ("@en", 1, 1, "`@en` means nothing in Turtle"),
        ('"x"@abcdefghi', 1, 4, "`@abcdefghi` means nothing in Turtle"),
        ('"x"@en--ltr', 1, 7, "`--ltr` means nothing in Turtle"),
        ("_:-a", 1, 1, "`_:-a` means nothing in Turtle"),
        ("a:%4", 1, 3, "`%4` means nothing in Turtle"),
        ("a:\\u0041", 1, 3, "`\\u0041` means nothing in Turtle"),
        ("{", 1, 1, "`{` means nothing in Turtle"),
        ("a\ufeff", 1, 1, "`a\\ufeff` means nothing in Turtle"),
        ("<a b>", 1, 1, "`<a b>` is no IRI"),
        ("<a\\n>", 1, 1, "`<a\\n>` is no IRI"),
        ("<a{b}>", 1, 1, "`<a{b}>` is no IRI"),
        ("<a\n>", 1, 1, "`<a` is no IRI"),
        ("<<a>>", 1, 1, "statements about statements (`<< ... >>`) are not read"),
        *(
            (
                f"a {text}",
                1,
                3,
                "a string that does not end, or that holds a line break or an escape that it may "
                "not hold",
            )
            for text in (
                '"a',
                "'a",
                '"a\nb"',
                "'a\rb'",
                '"\\x"',
                '"\\ud800"',
                '"\\U00110000"',
                '"\\U0000D800"',
                '"""a""',
                '"""a\\"""',
            )
        ),
    ],
)
def test_what_is_no_token_is_refused_with_its_place(
    text: str, line: int, column: int, said: str
) -> None:
    with pytest.raises(TurtleSyntaxError) as caught:
        tokenize(text)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert said_by(caught.value) == said


def test_a_long_string_does_not_end_with_four_quotes() -> None:
    """As Turtle 1.1 has it."""
    with pytest.raises(TurtleSyntaxError) as caught:
        tokenize('"""a""""')
    assert caught.value.column == 8


@given(turtle_texts())
def test_no_character_is_lost(text: str) -> None:
    tokens = tokenize(text)
    assert "".join(token.text for token in tokens) == text
    for token in tokens:
        assert text[token.start : token.end] == token.text
        before = text[: token.start].replace("\r\n", "\n").replace("\r", "\n")
        assert token.line == before.count("\n") + 1
        assert token.column == len(before.rpartition("\n")[2].replace("\ufeff", "")) + 1


@given(st.text(alphabet=" \n\r\t.:;,[]()<>\"'\\#@^_a1+-%eEu0é\ufeff"))
def test_any_text_is_split_or_refused(text: str) -> None:
    try:
        tokens = tokenize(text)
    except TurtleSyntaxError as error:
        known = error.line is not None and error.column is not None
    else:
        known = "".join(token.text for token in tokens) == text
    assert known


@pytest.mark.parametrize(
    "part",
    [
        '"',
        "'",
        "[",
        "(",
        "\\",
        "<",
        ".",
        ":",
        "a.",
        ":a.",
        ":%41.",
        "_:a.",
        "1.",
        "1e",
        "#\n",
        "^",
        "@a-",
        "\\u",
        "-",
        " \n",
        "\r",
        '"\\"',
        '"""\\',
        "<\\u0041",
        '""""a',
    ],
)
@pytest.mark.parametrize("before", ["", '"', '"""', "<", "a", ":", "_:a", "1"])
def test_hostile_texts_are_gone_through_once(part: str, before: str) -> None:
    """A quarter of a million characters; what grows with the square would take hours."""
    start = time.process_time()
    with suppress(TurtleSyntaxError):
        tokenize(before + part * (250_000 // len(part)))
    assert time.process_time() - start < 20


def test_comments_above_a_token_are_its_own() -> None:
    text = "a # of a\n# no\n\n# first\n  # second\n1 # of 1\n2"
    tokens = tokenize(text)
    number = next(place for place, token in enumerate(tokens) if token.text == "1")
    assert tokens[block_first(tokens, number)].text == "# first"
    assert tokens[line_last(tokens, number)].text == "# of 1"
    assert line_last(tokens, len(tokens) - 1) == len(tokens) - 1
    assert block_first(tokens, len(tokens) - 1) == len(tokens) - 1
    firsts = [token.text for place, token in enumerate(tokens) if starts_line(tokens, place)]
    assert firsts == ["a", "# no", "# first", "# second", "1", "2"]
