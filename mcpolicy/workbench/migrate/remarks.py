"""Remarks sentence by sentence, so that what several statements have in common stands once.

What a clause or a source is remarked on holds for all that is made of it: the remarks of a
statement are its own, those of its clause, and those of its source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mcpolicy.namespaces import RDF, RDFS
from mcpolicy.turtle import Lit, Node, Term, TripleIndex

__all__ = ["Sentence", "joined", "sentences", "shared"]

Sentence = tuple[tuple[str, str], ...]
"""A sentence in each of its languages: tag and text."""

_BETWEEN = re.compile(r"(?<=[.!?]) (?=[^\s\da-z])")


def sentences(index: TripleIndex, node: Node) -> tuple[Sentence, ...]:
    """Give the sentences of the remark on a thing; the whole where languages differ in number."""
    texts = {
        value.language or "": value.value
        for value in index.values(node, RDFS.comment)
        if isinstance(value, Lit)
    }
    split = {language: _BETWEEN.split(text) for language, text in texts.items()}
    if len({len(parts) for parts in split.values()}) > 1:
        split = {language: [text] for language, text in texts.items()}
    return tuple(tuple(zip(split, one, strict=True)) for one in zip(*split.values(), strict=True))


def shared(remarks: Sequence[Sequence[Sentence]]) -> tuple[Sentence, ...]:
    """Give the sentences that all remarks have, in the order of the first."""
    first, *others = remarks
    return tuple(one for one in first if all(one in other for other in others))


def joined(said: Iterable[Sentence]) -> tuple[Term, ...]:
    """Give sentences as the values of one remark, a text in each language."""
    texts: dict[str, list[str]] = {}
    for sentence in said:
        for language, text in sentence:
            texts.setdefault(language, []).append(text)
    return tuple(
        Lit(" ".join(parts), RDF.langString, language or None) for language, parts in texts.items()
    )
