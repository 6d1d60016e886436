"""JSON as bytes: limits, places of faults, the compact form of a signature."""

import base64
import json
import re
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import said_by
from mcpolicy.errors import CredentialSyntaxError
from mcpolicy.readers.syntax.json import _BRACKETS, _TOKENS, load_json
from mcpolicy.readers.syntax.limits import DEEPEST, MOST_BYTES


def refused(data: bytes) -> CredentialSyntaxError:
    with pytest.raises(CredentialSyntaxError) as caught:
        load_json(data)
    return caught.value


def test_a_byte_order_mark_is_skipped() -> None:
    assert load_json(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}


def test_numbers_with_a_fraction_are_decimals() -> None:
    value = load_json(b"[1.50, 2, -0.1, 1E+2]")
    assert value == [Decimal("1.50"), 2, Decimal("-0.1"), Decimal("1E+2")]
    assert isinstance(value, list)
    assert str(value[0]) == "1.50"
    assert not any(isinstance(one, float) for one in value)


@pytest.mark.parametrize(
    "data",
    ['{"a": 1}'.encode("utf-16"), '{"a": 1}'.encode("utf-16-le"), '{"a": 1}'.encode("utf-32")],
)
def test_other_encodings_are_named(data: bytes) -> None:
    assert (
        said_by(refused(data))
        == "the input is not in UTF-8, it looks like UTF-16 or UTF-32: accepted is UTF-8"
    )


def test_bytes_that_are_no_utf_8_have_a_place() -> None:
    error = refused(b'{"a": 1,\n "\xc3\xa9": "\xff"}')
    assert (error.line, error.column) == (2, 8)
    assert (
        said_by(error)
        == "the input is not in UTF-8: accepted is UTF-8, with or without a byte order mark"
    )


@pytest.mark.parametrize(
    ("data", "key", "line", "column"),
    [
        (b'{"title": 1, "title": 2}', "title", 1, 14),
        (b'{"a": {"b": 1,\n  "\\u0062": 2}}', "b", 2, 3),
        (b'[{"a": 1}, {"a": 1,\n\n"a": 1}]', "a", 3, 1),
    ],
)
def test_a_key_that_stands_twice(data: bytes, key: str, line: int, column: int) -> None:
    """H5: not the last one wins; also when the two are spelled differently."""
    error = refused(data)
    assert said_by(error) == f"the key `{key}` stands twice in the same object"
    assert (error.line, error.column) == (line, column)


def test_the_same_key_in_several_objects_is_fine() -> None:
    assert load_json(b'[{"a": ":"}, {"a": {"a": 1}}]') == [{"a": ":"}, {"a": {"a": 1}}]


@pytest.mark.parametrize("token", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number(token: str) -> None:
    """H6."""
    error = refused(f'{{"a":\n[1, {token}]}}'.encode())
    assert said_by(error) == f"`{token}` is not a number of JSON"
    assert (error.line, error.column) == (2, 5)


@pytest.mark.parametrize("token", ["1e400", "1e-400", "1E31", "1e999999999999999999"])
def test_exponents_out_of_range(token: str) -> None:
    """H6, H8."""
    reason = said_by(refused(f"[{token}]".encode()))
    assert reason == f"the number `{token}` is out of range: accepted are exponents from -30 to 30"


def test_numbers_of_thousands_of_digits() -> None:
    """H8."""
    error = refused(b'{"a": ' + b"9" * 5_000 + b"}")
    assert said_by(error) == f"the number `{'9' * 37}...` has more than 30 characters"
    assert (error.line, error.column) == (1, 7)
    assert load_json(b"9" * 30) == int("9" * 30)


def test_depth_is_limited_before_the_interpreter_fails() -> None:
    """H7."""
    assert load_json(b"[" * DEEPEST + b"]" * DEEPEST) is not None
    for opening in (b"[", b'{"a":'):
        error = refused(opening * 3_000)
        assert said_by(error) == "lists and objects stand in each other more than 100 deep"
        assert error.column == 1 + DEEPEST * len(opening)


def test_brackets_in_strings_do_not_count() -> None:
    text = "[" * 500 + '\\"' + "{" * 500
    assert load_json(json.dumps([text]).encode()) == [text]


def test_size_is_limited() -> None:
    assert (
        said_by(refused(b" " * (MOST_BYTES + 1)))
        == "the input has 16,000,001 bytes: accepted are at most 16,000,000"
    )


def test_half_of_a_character() -> None:
    """H21: a lone surrogate is an error, a pair is a character."""
    error = refused(b'["a",\n "x\\ud800y"]')
    assert said_by(error) == "a string holds half of a character (a lone surrogate)"
    assert (error.line, error.column) == (2, 2)
    assert load_json(b'["\\ud83d\\ude00"]') == ["\U0001f600"]


@pytest.mark.parametrize(
    ("data", "reason", "line", "column"),
    [
        (b'{"a": 1,\n "b" 2}', "not well-formed JSON: expecting ':' delimiter", 2, 6),
        (b'{"a": 1} x', "not well-formed JSON: extra data", 1, 10),
        (b'["a', "not well-formed JSON: unterminated string", 1, 2),
        (
            b"{'a': 1}",
            "not well-formed JSON: expecting property name enclosed in double quotes",
            1,
            2,
        ),
        (b"[01]", "not well-formed JSON: expecting ',' delimiter", 1, 3),
        (b'["a\nb"]', "not well-formed JSON: invalid control character", 1, 4),
    ],
)
def test_syntax_errors_have_a_place(data: bytes, reason: str, line: int, column: int) -> None:
    error = refused(data)
    assert (said_by(error), error.line, error.column) == (reason, line, column)
    assert str(error.at("x.json")) == f"x.json:{line}:{column}: {reason}"


@pytest.mark.parametrize("data", [b"", b"  \n", b"\xef\xbb\xbf"])
def test_an_empty_input(data: bytes) -> None:
    assert said_by(refused(data)) == "the input is empty: accepted is JSON"


@pytest.mark.parametrize(
    ("data", "column"),
    [
        (b'"' + b'\\"' * 3_000_000, 1),
        (b'"' + b'\\"' * 3_000_000 + b"\\", 1),
        (b"[" + b'"a",' * 1_000_000, 4_000_002),
    ],
    ids=["no end", "no end, and half an escape", "a list without an end"],
)
def test_large_broken_inputs_are_refused_at_their_place(data: bytes, column: int) -> None:
    error = refused(data)
    assert (error.line, error.column) == (1, column)


@pytest.mark.parametrize("tokens", [_BRACKETS, _TOKENS], ids=["brackets", "tokens"])
@pytest.mark.parametrize("end", ["", "\\"])
def test_a_string_without_an_end_is_one_token(tokens: re.Pattern[str], end: str) -> None:
    """Else a search would start anew at each of its quotes, which is quadratic."""
    text = '"' + '\\"[' * 1_000 + end
    assert [match.span() for match in tokens.finditer(text)] == [(0, len(text))]


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(CredentialSyntaxError):
        load_json(data)


_scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(10**29) + 1, 10**29)
    | st.text(st.characters(exclude_categories=["Cs"]))
)
_values = st.recursive(
    _scalars,
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=20,
)


@given(_values.filter(lambda value: not isinstance(value, str)), st.sampled_from([None, 1]))
def test_what_is_well_formed_is_read_unchanged(value: object, indent: int | None) -> None:
    assert load_json(json.dumps(value, indent=indent).encode()) == value


def encoded(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def test_a_compact_jws_is_given_in_its_json_form() -> None:
    text = encoded('{"alg": "none"}') + "." + encoded('{"a": 1.5}') + "."
    envelope = load_json(f"\n{text}\n".encode())
    assert envelope == {
        "protected": encoded('{"alg": "none"}'),
        "payload": encoded('{"a": 1.5}'),
        "signature": "",
    }


def test_three_parts_without_a_header_are_no_jws() -> None:
    assert said_by(refused(b"1.2.3")) == "not well-formed JSON: extra data"
    assert said_by(refused(b"abcd.efgh.ijkl")) == "not well-formed JSON: expecting value"
