"""Files of texts in one further language each, as they are written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from mcpolicy.translation import language_of
from mcpolicy.turtle import Iri, Lit, Node, parse_turtle
from mcpolicy.workbench.migrate.terms import Names, header, tag_of
from mcpolicy.written.format import format_turtle
from mcpolicy.written.tree import Written

__all__ = ["TEXTS", "Texts", "file_of", "text_statements", "with_texts"]

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


def text_statements(
    texts: Mapping[Node, list[tuple[str, Lit]]], names: Names, order: Mapping[Node, int]
) -> Iterator[str]:
    """Write the texts in one language.

    Args:
        texts: The texts by subject.
        names: How terms are written.
        order: The order of the subjects; those that have no place in it come last.
    """
    for subject in sorted(texts, key=lambda one: order.get(one, len(order))):
        by_property: dict[str, dict[str, None]] = {}
        for predicate, text in texts[subject]:
            by_property.setdefault(predicate, {})[names.write(text)] = None
        lines = (
            f"{names.write(Iri(predicate))} {' , '.join(values)}"
            for predicate, values in by_property.items()
        )
        joined = " ;\n    ".join(lines)
        yield f"{names.write(Iri(subject))}\n    {joined} ."


def with_texts(
    data: bytes, texts: Mapping[Node, list[tuple[str, Lit]]], framework_id: str
) -> bytes:
    """Add texts to a file of their language, behind those that it has; none is said twice.

    Args:
        data: The file; empty where there is none yet.
        texts: The texts by subject.
        framework_id: The framework.
    """
    written, known = Written.of(data), parse_turtle(data, fold=True)
    missing = {
        subject: [(name, text) for name, text in said if text not in known.values(subject, name)]
        for subject, said in texts.items()
    }
    missing = {subject: said for subject, said in missing.items() if said}
    if not missing:
        return data
    names = Names(written.prefixes, framework_id)
    body = "\n\n".join(text_statements(missing, names, {}))
    declared = {name: iri for name, iri in names.prefixes.items() if name not in written.prefixes}
    return format_turtle(f"{header(body, declared)}{written.text}\n\n{body}\n".encode())
