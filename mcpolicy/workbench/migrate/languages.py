"""Files of texts in one further language each, as they are written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from mcpolicy.translation import language_of
from mcpolicy.turtle import Iri, Lit, Node, fold_text, parse_turtle
from mcpolicy.workbench.migrate.terms import Names, header, tag_of
from mcpolicy.written.format import format_turtle
from mcpolicy.written.tree import Written

__all__ = ["TEXTS", "Texts", "file_of", "with_texts"]

TEXTS = "lang/"
"""Where the files of texts are."""

Texts = dict[str, dict[Node, list[tuple[str, Lit]]]]
"""Texts that leave a file, by language and subject, each with its property, as they stand."""


def file_of(language: str, known: Collection[str]) -> str:
    """Give the name of the file for a language: the one that is there already, or a new one.

    >>> file_of("pt-br", ["lang/pt.ttl"])
    'lang/pt-BR.ttl'
    """
    there = (name for name in known if name.startswith(TEXTS))
    same = (name for name in there if language_of(name).lower() == language.lower())
    return next(same, f"{TEXTS}{tag_of(language)}.ttl")


def with_texts(data: bytes, texts: Mapping[Node, Sequence[tuple[str, Lit]]], names: Names) -> bytes:
    """Add texts to a file of their language, behind those that it has; none is said twice.

    Args:
        data: The file; empty where there is none yet.
        texts: The texts by subject, in the order in which they are written.
        names: How terms are written, where the file declares no other prefixes.
    """
    written, known = Written.of(data), parse_turtle(data, fold=True)
    own = names.with_prefixes(written.prefixes)
    statements = []
    for subject, said in texts.items():
        missing = [
            (name, text)
            for name, text in said
            if text._replace(value=fold_text(text.value)) not in known.values(subject, name)
        ]
        if missing:
            statements.append(_statement(subject, missing, own))
    if not statements:
        return data
    body = "\n\n".join(statements)
    declared = {name: iri for name, iri in own.prefixes.items() if name not in written.prefixes}
    return format_turtle(f"{header(body, declared)}{written.text}\n\n{body}\n".encode())


def _statement(subject: Node, texts: Iterable[tuple[str, Lit]], names: Names) -> str:
    by_property: dict[str, dict[str, None]] = {}
    for predicate, text in texts:
        by_property.setdefault(predicate, {})[names.write(text)] = None
    lines = (
        f"{names.write(Iri(predicate))} {' , '.join(values)}"
        for predicate, values in by_property.items()
    )
    joined = " ;\n    ".join(lines)
    return f"{names.write(Iri(subject))}\n    {joined} ."
