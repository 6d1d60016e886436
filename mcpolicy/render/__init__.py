"""Pages to text, JSON and other forms. A renderer takes a page and gives a string.

`FORMS` says for each kind of page by which names it can be written, and what writes it: module and
function, imported when the form is asked for. Every renderer has the same signature, the page and
the `Context`. A new form is a module and a line here; the option `--format` takes its choices from
this table.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from mcpolicy.render.context import Context

__all__ = ["FORMS", "Renderer", "forms_of", "render", "renderer"]

FORMS: dict[str, dict[str, str]] = {
    "check": {
        "text": "mcpolicy.render.check_text:render_text",
        "json": "mcpolicy.render.check_json:render_json",
    },
    "compare": {
        "table": "mcpolicy.render.compare:render_table",
        "json": "mcpolicy.render.compare:render_json",
        "csv": "mcpolicy.render.compare:render_csv",
        "markdown": "mcpolicy.render.compare:render_markdown",
    },
    "convert": {
        "text": "mcpolicy.render.convert:render_text",
        "json": "mcpolicy.render.convert:render_json",
    },
    "coverage": {
        "table": "mcpolicy.render.coverage:render_table",
        "json": "mcpolicy.render.coverage:render_json",
        "csv": "mcpolicy.render.coverage:render_csv",
        "markdown": "mcpolicy.render.coverage:render_markdown",
    },
    "crosswalk": {
        "table": "mcpolicy.render.crosswalk_text:render_text",
        "csv": "mcpolicy.render.crosswalk_table:render_csv",
        "json": "mcpolicy.render.crosswalk_json:render_json",
        "markdown": "mcpolicy.render.crosswalk_table:render_markdown",
        "sssom": "mcpolicy.render.exchange:render_sssom",
        "skos": "mcpolicy.render.exchange:render_skos",
        "ctdl": "mcpolicy.render.exchange:render_ctdl",
        "svg": "mcpolicy.render.picture:render_svg",
    },
    "definitions": {
        "table": "mcpolicy.render.definitions:render_table",
        "json": "mcpolicy.render.definitions:render_json",
        "csv": "mcpolicy.render.definitions:render_csv",
        "markdown": "mcpolicy.render.definitions:render_markdown",
    },
    "explanation": {
        "text": "mcpolicy.render.explanation:render_text",
        "json": "mcpolicy.render.explanation:render_json",
    },
    "export": {
        "turtle": "mcpolicy.render.export:render_turtle",
        "ntriples": "mcpolicy.render.export:render_ntriples",
        "jsonld": "mcpolicy.render.export:render_jsonld",
    },
    "framework": {
        "text": "mcpolicy.render.framework:render_text",
        "json": "mcpolicy.render.framework:render_json",
    },
    "frameworks": {
        "text": "mcpolicy.render.frameworks:render_text",
        "json": "mcpolicy.render.frameworks:render_json",
    },
    "levels": {
        "text": "mcpolicy.render.levels:render_text",
        "json": "mcpolicy.render.levels:render_json",
    },
    "lint": {"text": "mcpolicy.render.lint:render_text"},
    "query": {
        "table": "mcpolicy.render.query:render_table",
        "json": "mcpolicy.render.query:render_json",
        "csv": "mcpolicy.render.query:render_csv",
        "markdown": "mcpolicy.render.query:render_markdown",
    },
    "rule": {
        "text": "mcpolicy.render.rule:render_text",
        "json": "mcpolicy.render.rule:render_json",
    },
    "schema": {"json": "mcpolicy.render.schema:render_json"},
}
"""Kind of page, name of the form, and what writes it; the first form of a kind is its default."""


class Renderer(Protocol):
    """What writes a page in one form."""

    def __call__(self, page: Any, context: Context) -> str:
        """Give the text."""


def forms_of(kind: str) -> tuple[str, ...]:
    """Give the names of the forms in which a kind of page can be written, the default first."""
    return tuple(FORMS[kind])


def renderer(kind: str, form: str) -> Renderer:
    """Give what writes a kind of page in a form, and import it."""
    module, _, function = FORMS[kind][form].partition(":")
    return cast(Renderer, getattr(import_module(module), function))


def render(kind: str, form: str, page: object, context: Context) -> str:
    """Write a page.

    Args:
        kind: The kind of page, a key of `FORMS`.
        form: The form, one of `forms_of(kind)`.
        page: A page of that kind.
        context: Language and colours.
    """
    return renderer(kind, form)(page, context)
