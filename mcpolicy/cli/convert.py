"""`mcpolicy convert`: an amount of credit in another unit."""

from __future__ import annotations

import re

import click

from mcpolicy.api import convert_credit
from mcpolicy.cli.command import Command, option
from mcpolicy.cli.errors import WrongUsageError
from mcpolicy.cli.options import LANG, OUTPUT, PATHS, form_option
from mcpolicy.cli.output import show
from mcpolicy.errors import CreditError, UnusableValueError
from mcpolicy.interval import Interval
from mcpolicy.library import Library
from mcpolicy.pages.conversion import ConversionPage
from mcpolicy.wording import Note, Wording, printable

__all__ = ["convert"]

_AMOUNT = re.compile(r"\s*([0-9.]+)\s*(?:(?:-|–|to|à|a)\s*([0-9.]+)\s*)?(\S.*?)\s*")
_NO_NUMBER = re.compile(r"[,/_'’.]|[eExX][0-9]")
"""How a number goes on that is written otherwise than we read it: `5,5`, `1/3`, `1e4`."""


@click.command(cls=Command, context_settings={"ignore_unknown_options": True})
@click.argument("amount")
@option("--to", "target", required=True, help="help-option-to-unit")
@option("--country", help="help-option-country")
@form_option("convert")
@LANG
@OUTPUT
@PATHS
def convert(
    amount: str,
    target: str,
    country: str | None,
    form: str,
    wording: Wording,
    output: str | None,
    paths: tuple[str, ...],
) -> None:
    """Read the amount, convert it, and show how."""
    size, unit = _read_amount(amount)
    conversion = convert_credit(size, unit, target, country=country, library=Library(paths))
    page = ConversionPage(amount=size, unit=unit, target=target, conversion=conversion)
    show("convert", page, form, wording, output)


def _read_amount(text: str) -> tuple[Interval, str]:
    """Read a number or a range and its unit."""
    match = _AMOUNT.fullmatch(text)
    if match is None:
        raise WrongUsageError(Note.of("convert-no-amount", amount=printable(text)))
    low, high, unit = match.groups()
    if _NO_NUMBER.match(unit):
        number = printable(text.split()[0])
        raise WrongUsageError(Note.of("convert-no-number", number=number))
    try:
        return Interval.of(low, high), unit
    except UnusableValueError as error:
        raise CreditError(*error.reasons) from None
