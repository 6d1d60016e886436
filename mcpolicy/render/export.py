"""Graphs for others: Turtle for people too, N-Triples and JSON-LD (expanded) for programs."""

from __future__ import annotations

from io import BytesIO

import pyoxigraph

from mcpolicy.pages.export import ExportPage
from mcpolicy.render.context import Context
from mcpolicy.render.turtle import write_turtle
from mcpolicy.turtle import to_oxigraph

__all__ = ["render_jsonld", "render_ntriples", "render_turtle"]


def render_turtle(page: ExportPage, context: Context) -> str:
    """Write Turtle."""
    return write_turtle(page.graph, page.prefixes)


def render_ntriples(page: ExportPage, context: Context) -> str:
    """Write a triple a line."""
    return _serialized(page, pyoxigraph.RdfFormat.N_TRIPLES)


def render_jsonld(page: ExportPage, context: Context) -> str:
    """Write JSON-LD without a context: every name is a whole IRI."""
    return _serialized(page, pyoxigraph.RdfFormat.JSON_LD)


def _serialized(page: ExportPage, form: pyoxigraph.RdfFormat) -> str:
    triples = (
        pyoxigraph.Triple(to_oxigraph(subject), pyoxigraph.NamedNode(predicate), to_oxigraph(value))
        for subject, predicate, value in page.graph
    )
    out = BytesIO()
    pyoxigraph.serialize(triples, out, format=form)
    return out.getvalue().decode("utf-8")
