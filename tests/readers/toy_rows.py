"""A reader that the tests add: a list of courses as CSV."""

from __future__ import annotations

from mcpolicy.errors import CredentialDataError
from mcpolicy.model import CreditClaim, InputRecord, Offer
from mcpolicy.readers.source import InputSource
from mcpolicy.readers.syntax.csv import Table
from mcpolicy.readers.values import read_amount
from mcpolicy.text import LangText
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Note, printable


def is_it(document: Table) -> bool:
    """Tell by a column."""
    return "course" in document.columns


def read(document: Table, source: InputSource, vocabulary: Vocabulary) -> tuple[InputRecord, ...]:
    """Read an offer from every row."""
    records: list[InputRecord] = []
    for number, row in enumerate(document.rows):
        amount = read_amount(row.cells["ects"])
        if amount is None:
            fault = Note.of("not-a-number", text=printable(row.cells["ects"], 40))
            raise CredentialDataError(fault, line=row.line)
        offer = Offer(
            title=LangText.of(row.cells["course"]),
            credits=(CreditClaim(amount=amount, system="ECTS"),),
        )
        records.append(source.record(offer, number))
    return tuple(records)
