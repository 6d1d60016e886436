"""CSV: bytes to rows by column name, with the line of every row.

Commas, semicolons and tabs are taken as they come; the first row names the columns. As with JSON,
nothing is repaired: a row that is too long or too short is an error, and so is a column that is
named twice.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from mcpolicy.errors import CredentialSyntaxError
from mcpolicy.readers.syntax.limits import refuse_size
from mcpolicy.readers.syntax.utf8 import decode
from mcpolicy.wording import Count, Note, printable

__all__ = ["Row", "Table", "load_csv", "looks_like_csv"]

_SEPARATORS = (",", ";", "\t")
_MOST_ROWS = 100_000
_MOST_COLUMNS = 1_000
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line that it starts in, counted from 1, and its cells by column name."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The columns, as they stand, and the rows below."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def looks_like_csv(data: bytes) -> bool:
    """Tell by the first two rows: they have the same number of cells, and that is more than one."""
    if _JSON.match(data):
        return False
    try:
        rows = [cells for _, cells in islice(_rows(decode(data)), 2)]
    except CredentialSyntaxError:
        return False
    return len(rows) == 2 and len(rows[0]) == len(rows[1]) > 1


def load_csv(data: bytes) -> Table:
    """Read CSV.

    Args:
        data: The bytes, in UTF-8; a byte order mark is skipped. Lines end as they like.

    Raises:
        CredentialSyntaxError: If it is not CSV within the limits, with the line.
    """
    refuse_size(data)
    columns: tuple[str, ...] | None = None
    rows: list[Row] = []
    for line, cells in _rows(decode(data)):
        if columns is None:
            columns = _columns(cells, line)
        elif len(cells) != len(columns):
            count, wanted = str(len(cells)), str(len(columns))
            raise CredentialSyntaxError(Note.of("csv-cells", count=count, wanted=wanted), line=line)
        elif len(rows) == _MOST_ROWS:
            raise CredentialSyntaxError(Note.of("csv-rows", limit=Count(_MOST_ROWS)), line=line)
        else:
            rows.append(Row(line, dict(zip(columns, cells, strict=True))))
    if columns is None:
        raise CredentialSyntaxError(Note.of("csv-empty"))
    return Table(columns, tuple(rows))


def _columns(cells: list[str], line: int) -> tuple[str, ...]:
    names = tuple(cell.strip() for cell in cells)
    if len(names) > _MOST_COLUMNS:
        limit = Count(_MOST_COLUMNS)
        raise CredentialSyntaxError(Note.of("csv-columns", limit=limit), line=line)
    for name, count in Counter(names).items():
        if not name:
            raise CredentialSyntaxError(Note.of("csv-column-unnamed"), line=line)
        if count > 1:
            shown = printable(name, 60)
            raise CredentialSyntaxError(Note.of("csv-column-twice", name=shown), line=line)
    return names


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give every row that is not empty, with the line that it starts in."""
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise CredentialSyntaxError(Note.of("csv-null"), line=line)
    reader = csv.reader(StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        reason = Note.of("csv-malformed", reason=printable(str(error)))
        raise CredentialSyntaxError(reason, line=line) from None


def _separator(text: str) -> str:
    """Give what stands most often between the names of the first line, outside of quotes."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    plain = "".join(first.split('"')[::2])
    return max(_SEPARATORS, key=plain.count)
