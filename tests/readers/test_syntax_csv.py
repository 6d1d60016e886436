"""CSV as bytes: separators, rows with their lines, and nothing repaired."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import said_by
from mcpolicy.errors import CredentialSyntaxError
from mcpolicy.readers.syntax.csv import Row, Table, load_csv, looks_like_csv
from mcpolicy.readers.syntax.limits import MOST_BYTES


def refused(data: bytes) -> CredentialSyntaxError:
    with pytest.raises(CredentialSyntaxError) as caught:
        load_csv(data)
    return caught.value


def test_columns_without_rows() -> None:
    assert load_csv(b"title,ects\n") == Table(("title", "ects"), ())
    assert load_csv(b"title") == Table(("title",), ())


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_separators_ends_of_lines_and_a_byte_order_mark(
    separator: str, end: str, mark: str
) -> None:
    lines = ["title|ects", "Bees|2.5", "", 'Wax "and" more|3', '"a|b"|"two\nlines"', "|"]
    text = mark + end.join(lines).replace("|", separator).replace('Wax "and"', "Wax and") + end
    assert load_csv(text.encode()) == Table(
        ("title", "ects"),
        (
            Row(2, {"title": "Bees", "ects": "2.5"}),
            Row(4, {"title": "Wax and more", "ects": "3"}),
            Row(5, {"title": f"a{separator}b", "ects": "two\nlines"}),
        ),
    )


def test_the_line_of_a_row_is_the_one_in_which_it_starts() -> None:
    table = load_csv(b'\n\na,b\n"1\n2\n3",x\n4,y\n')
    assert [(row.line, row.cells["b"]) for row in table.rows] == [(4, "x"), (7, "y")]


def test_a_separator_in_a_quoted_name_does_not_count() -> None:
    assert load_csv(b'"a;b;c",d\n1,2\n').columns == ("a;b;c", "d")


@pytest.mark.parametrize(
    ("data", "said", "line"),
    [
        (b"a,b\n1\n", "the row has 1 cells: expected are 2, as many as there are columns", 2),
        (
            b"a,b\n1,2\n1,2,3",
            "the row has 3 cells: expected are 2, as many as there are columns",
            3,
        ),
        (b"a, a\n1,2\n", "the column `a` stands twice", 1),
        (b"a,\n1,2\n", "a column has no name", 1),
        (b'a,b\n1,2\n"1,2\n', "not well-formed CSV: unexpected end of data", 3),
        (b'a,b\n"1"2,3\n', "not well-formed CSV: ',' expected after '\"'", 2),
        (b"a,b\n1,2\n3,\x00\n", "the row holds a null character", 3),
        (
            b"a,b\n1,\xff\n",
            "the input is not in UTF-8: accepted is UTF-8, with or without a byte order mark",
            2,
        ),
        (b"", "no row found: the first row is expected to name the columns", None),
        (b"\n \n", "no row found: the first row is expected to name the columns", None),
    ],
)
def test_faults_have_a_line(data: bytes, said: str, line: int | None) -> None:
    error = refused(data)
    assert (said_by(error), error.line) == (said, line)


def test_a_column_is_shown_without_control_characters() -> None:
    assert said_by(refused(b"\x1b[31m,\x1b[31m\n")) == ("the column `\\u001b[31m` stands twice")


def test_rows_columns_cells_and_size_are_limited() -> None:
    assert said_by(refused(b"a,b\n" + b"1,2\n" * 100_001)) == "the input has more than 100,000 rows"
    names = ",".join(f"c{number}" for number in range(1_001)).encode()
    assert said_by(refused(names)) == "the input has more than 1,000 columns"
    assert said_by(refused(b"a,b\n1," + b"x" * 200_000)).startswith("not well-formed CSV: field")
    assert said_by(refused(b" " * (MOST_BYTES + 1))).startswith("the input has 16,000,001 bytes")


@pytest.mark.parametrize(
    "data",
    [
        b"a,b\n1,2",
        b"\xef\xbb\xbfa;b\r\n1;2\r\n",
        b"a\tb\n1\t2\n",
        b'"a","b"\n"1","2"\n',
        b"a,b\n1,2\n3\n",
    ],
)
def test_what_looks_like_csv(data: bytes) -> None:
    assert looks_like_csv(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"a,b\n",
        b"a\nb\n",
        b"a,b\n1\n",
        b'{"a": 1,\n"b": 2}',
        b"[1, 2,\n3, 4]",
        b'"a": 1,\n"b": 2,',
        b"a,b\n1,\xff\n",
        "a,b\n1,2\n".encode("utf-16"),
        b"aGVhZA.Ym9keQ.c2ln",
    ],
)
def test_what_does_not(data: bytes) -> None:
    """One row, rows of different length, JSON also without its bracket, a token."""
    assert not looks_like_csv(data)


@given(st.binary(max_size=200) | st.text(',;\t"\r\n ab', max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    looks_like_csv(data)
    with suppress(CredentialSyntaxError):
        load_csv(data)
