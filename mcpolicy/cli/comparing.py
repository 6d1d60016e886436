"""Commands that compare frameworks: `crosswalk`, `levels`, `convert`, `definitions`."""

from __future__ import annotations

import re
from dataclasses import replace

import click

from mcpolicy.api import compare_definitions, convert_credit
from mcpolicy.cli.common import (
    FRAMEWORKS,
    LANG,
    OUTPUT,
    PATHS,
    form_option,
    library_of,
    usage,
    write,
)
from mcpolicy.crosswalk.finder import Crosswalks
from mcpolicy.errors import CreditError, CrosswalkError
from mcpolicy.interval import Interval
from mcpolicy.level import MappingKind
from mcpolicy.render.convert import render_conversion
from mcpolicy.render.crosswalk import (
    crosswalk_json,
    render_crosswalk_csv,
    render_crosswalk_markdown,
    render_crosswalk_text,
)
from mcpolicy.render.definitions import render_definitions
from mcpolicy.render.exchange import render_ctdl, render_skos, render_sssom
from mcpolicy.render.levels import render_levels
from mcpolicy.render.picture import render_svg
from mcpolicy.statement import EVIDENCE_ORDER
from mcpolicy.wording import Wording

__all__ = ["convert", "crosswalk", "definitions", "levels"]


@click.command()
@click.argument("source")
@click.argument("target", required=False)
@click.option(
    "--to", "targets", help="Ladders to map to, separated by commas, such as eqf,sadcqf,acqf."
)
@click.option("--level", help="Only this level.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([kind.value for kind in MappingKind]),
    help="Use only this kind.",
)
@click.option(
    "--min-evidence",
    type=click.Choice(EVIDENCE_ORDER),
    help="Use only what has at least this evidence.",
)
@form_option("table", "csv", "json", "markdown", "sssom", "skos", "ctdl", "svg")
@LANG
@OUTPUT
@PATHS
def crosswalk(
    source: str,
    target: str | None,
    targets: str | None,
    level: str | None,
    kinds: tuple[str, ...],
    min_evidence: str | None,
    form: str,
    lang: str,
    output: str | None,
    paths: tuple[str, ...],
) -> None:
    """Map the levels of SOURCE to those of TARGET (ladders or frameworks), each answer with its kind and source."""
    listed = (name.strip() for name in (targets or "").split(","))
    names = list(dict.fromkeys(name for name in (target, *listed) if name))
    if not names:
        raise click.UsageError("name the ladder to map to, or several with --to")
    library, wording = library_of(paths), Wording(lang)
    finder = Crosswalks(library)
    with usage():
        found = [
            finder.find(source, name, kinds=kinds or None, min_evidence=min_evidence)
            for name in names
        ]
        if level is not None:
            wanted = {one.iri for one in found[0].subject.find(level)}
            if not wanted:
                known = ", ".join(one.notation for one in found[0].subject.levels)
                raise CrosswalkError(
                    f"`{level}` is no level of {found[0].subject.id}, known: {known}"
                )
            found = [
                replace(
                    one,
                    answers=tuple(answer for answer in one.answers if answer.subject.iri in wanted),
                )
                for one in found
            ]
        ladders = library.ladders()
        if form == "table":
            text = render_crosswalk_text(found, ladders, wording, kinds)
        elif form == "csv":
            text = render_crosswalk_csv(found, ladders, wording)
        elif form == "json":
            text = crosswalk_json(found, ladders, wording)
        elif form == "markdown":
            text = render_crosswalk_markdown(found, ladders, wording)
        elif form == "sssom":
            text = render_sssom(found)
        elif form == "skos":
            text = render_skos(found)
        elif form == "ctdl":
            text = render_ctdl(found, wording)
        else:
            text = render_svg(found, wording)
    write(text, output)


@click.command()
@click.argument("ladder")
@form_option("text", "json")
@LANG
@OUTPUT
@PATHS
def levels(ladder: str, form: str, lang: str, output: str | None, paths: tuple[str, ...]) -> None:
    """Show a ladder (or the first ladder of a framework) with its level descriptors."""
    library = library_of(paths)
    with usage():
        found = Crosswalks(library).ladder(ladder)
        text = render_levels(found, library.descriptors(), Wording(lang), form)
    write(text, output)


_AMOUNT = re.compile(r"\s*([0-9.]+)\s*(?:(?:-|–|to|à|a)\s*([0-9.]+)\s*)?(\S.*?)\s*")


_NO_NUMBER = re.compile(r"[,/_'’.]|[eExX][0-9]")


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("amount")
@click.option("--to", "target", required=True, help="Credit system to convert to, or hours.")
@click.option(
    "--country", help="Country of award, for a system with national rates (code such as EE)."
)
@form_option("text", "json")
@LANG
@OUTPUT
@PATHS
def convert(
    amount: str,
    target: str,
    country: str | None,
    form: str,
    lang: str,
    output: str | None,
    paths: tuple[str, ...],
) -> None:
    """Convert an amount such as "5 ects" or "60 hours" exactly, as a point or a range."""
    match = _AMOUNT.fullmatch(amount)
    if match is not None and _NO_NUMBER.match(match[3]):
        raise click.UsageError(
            f"`{amount.split()[0]}` is not a number: accepted are digits with a decimal point, such as `5.5`"
        )
    if match is None:
        raise click.UsageError(
            f"`{amount}` is not an amount with its unit: accepted is `5 ects`, `3 to 4 ncvts` or `60 hours`"
        )
    library = library_of(paths)
    with usage():
        size = _size(match[1], match[2])
        found = convert_credit(size, match[3], target, country=country, library=library)
    write(render_conversion(size, match[3], target, found, Wording(lang), form), output)


def _size(low: str, high: str | None) -> Interval:
    try:
        return Interval.of(low, high)
    except ValueError as error:
        raise CreditError(str(error)) from None


@click.command()
@FRAMEWORKS
@form_option("table", "json", "csv", "markdown")
@LANG
@OUTPUT
@PATHS
def definitions(
    frameworks: tuple[str, ...], form: str, lang: str, output: str | None, paths: tuple[str, ...]
) -> None:
    """Put definitions side by side: facets and open policy questions, each cell with its source."""
    library = library_of(paths)
    with usage():
        found = compare_definitions(dict.fromkeys(frameworks) or library.ids(), library=library)
    write(render_definitions(found, Wording(lang), form), output)
