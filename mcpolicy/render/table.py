"""Rows to a plain table, Markdown, or CSV.

CSV cells that a spreadsheet would take for a formula are led by an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from mcpolicy.wording import printable

__all__ = ["render_csv", "render_markdown", "render_rows"]

_LONGEST = 10_000


def render_rows(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write a plain table with aligned columns; the last column is not padded."""
    cells = [list(head), *([printable(cell, _LONGEST) for cell in row] for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]
    return "\n".join(lines) + "\n"


def render_markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write a Markdown table."""

    def line(cells: Sequence[str]) -> str:
        return (
            "| "
            + " | ".join(printable(cell, _LONGEST).replace("|", "\\|") for cell in cells)
            + " |"
        )

    return "\n".join([line(head), "|" + " --- |" * len(head), *(line(row) for row in rows)]) + "\n"


def render_csv(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
