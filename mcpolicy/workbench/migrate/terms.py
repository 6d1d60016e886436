"""Terms as they are written in Turtle: short names, and long texts on several lines."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from copy import copy
from typing import Self

from mcpolicy.namespaces import PREFIXES, RDF, framework_namespace
from mcpolicy.turtle import Iri, Lit, Term, fold_text, literal_text, to_oxigraph
from mcpolicy.written.tokens import Kind, tokenize

__all__ = ["Names", "header", "tag_of", "text_of"]

_LONGEST = 80
_WIDTH = 84
_VERB = "." * 16
"""Stands for the property before the first line of a text."""
_BEFORE_MARK = re.compile(r" (?=[;:!?»])|(?<=«) ")
_HELD = "\N{WORD JOINER}"
_PLAIN = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_-])?")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


class Names:
    """Writes terms with the prefixes of a folder."""

    def __init__(self, prefixes: Mapping[str, str], framework_id: str) -> None:
        """Take the prefixes of the project, the framework's, and those that the files declare.

        What a file declares stands, as what is copied from it means that.
        """
        own = {framework_id: str(framework_namespace(framework_id))}
        self.prefixes = {**PREFIXES, **own, **prefixes}

    def with_prefixes(self, prefixes: Mapping[str, str]) -> Self:
        """Give the same for a file that declares some prefixes itself."""
        own = copy(self)
        own.prefixes = {**self.prefixes, **prefixes}
        return own

    def write(self, term: Term) -> str:
        """Write a term that is no blank node."""
        if isinstance(term, Lit):
            if term.language is not None:
                return text_of(term)
            return literal_text(term, lambda datatype: self.write(Iri(datatype)))
        if term == RDF.type:
            return "a"
        for name, namespace in self.prefixes.items():
            local = term.removeprefix(namespace)
            if local != term and _PLAIN.fullmatch(local):
                return f"{name}:{local}"
        return str(to_oxigraph(Iri(term)))


def text_of(text: Lit) -> str:
    """Write a text with its language; one that is long stands on several lines.

    Whoever reads frameworks takes a line break in a text, with the blanks around it, for one blank.
    """
    value = fold_text(text.value)
    if len(value) <= _LONGEST or re.search(r"  |[\t\n\v\f\r]|^ | $", value):
        return f'"{_escaped(value)}"@{tag_of(text.language or "")}'
    held = _BEFORE_MARK.sub(_HELD, value)  # French has a blank before some marks: no line starts so
    lines = textwrap.wrap(
        held,
        _WIDTH,
        initial_indent=_VERB,
        break_long_words=False,
        break_on_hyphens=False,
    )
    broken = "\n        ".join(lines).removeprefix(_VERB).replace(_HELD, " ")
    escaped = broken.replace("\\", "\\\\").replace('"', '\\"')
    return f'"""{escaped}"""@{tag_of(text.language or "")}'


def tag_of(language: str) -> str:
    """Write a language tag as is usual: scripts with a capital letter, regions in capitals.

    >>> tag_of("zh-hant-tw")
    'zh-Hant-TW'
    """
    first, *others = language.split("-")
    forms = {2: str.upper, 4: str.title}
    return "-".join((first, *(forms.get(len(one), str)(one) for one in others)))


def _escaped(value: str) -> str:
    return "".join(_ESCAPES.get(one, one) for one in value)


def header(body: str, prefixes: Mapping[str, str]) -> str:
    """Give the declarations of the prefixes that a text uses, and a blank line."""
    used = {one.text.partition(":")[0] for one in tokenize(body) if one.kind is Kind.NAME}
    known = sorted(used.intersection(prefixes))
    lines = (f"@prefix {name}: <{prefixes[name]}> .\n" for name in known)
    return "".join(lines) + "\n"
