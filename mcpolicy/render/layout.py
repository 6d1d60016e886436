"""Lines for people: their width, their colours, and phrases that several pages share."""

from __future__ import annotations

import textwrap

from mcpolicy.statement import Citation, Statement
from mcpolicy.wording import Wording

__all__ = ["Palette", "cited", "record_place", "strength", "wrap"]

_WIDTH = 100


class Palette:
    """Colours for a terminal; without colour every method gives its text back."""

    def __init__(self, *, colour: bool = False) -> None:
        """Choose whether to colour."""
        self.colour = colour

    def _paint(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text

    def strong(self, text: str) -> str:
        """Bold."""
        return self._paint("1", text)

    def good(self, text: str) -> str:
        """Green."""
        return self._paint("32", text)

    def bad(self, text: str) -> str:
        """Red."""
        return self._paint("31", text)

    def doubt(self, text: str) -> str:
        """Yellow."""
        return self._paint("33", text)

    def faint(self, text: str) -> str:
        """Dim."""
        return self._paint("2", text)


def wrap(text: str, indent: str = "", hanging: str | None = None) -> str:
    """Break a line at word ends; IRIs and clauses stay whole."""
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def record_place(path: str, index: int) -> str:
    """Name a record of an input: the first by the input alone, others with their number."""
    return path if index == 0 else f"{path} [{index}]"


def cited(citation: Citation) -> str:
    """Name the document and the place in it."""
    return ", ".join(part for part in (citation.source.title, citation.locator) if part)


def strength(statement: Statement, wording: Wording) -> tuple[str, ...]:
    """Say how strongly a statement stands: its modality, its status, its evidence."""
    return (
        wording.say(f"modality-{statement.modality}"),
        wording.say(f"status-{statement.status}"),
        wording.say(f"evidence-{statement.evidence}"),
    )
