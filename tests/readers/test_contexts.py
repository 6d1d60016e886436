"""The pinned contexts: the very bytes that the page beside them names."""

from __future__ import annotations

import hashlib
import re

import pytest

from mcpolicy.readers.contexts import (
    CONTEXTS,
    EDC_AP,
    context_digest,
    context_loader,
    known_names,
)
from mcpolicy.resources import context_bytes


def test_the_digests_of_the_pinned_contexts() -> None:
    """contexts/README.md and the contexts agree; the shipped file is that of the Commission."""
    readme = context_bytes("README.md").decode()
    listed = dict(
        re.findall(r"^\| `(http[^`]+)` \|.*\| `([0-9a-f]{64})` \|$", readme, re.MULTILINE)
    )
    assert {name: context_digest(name) for name in CONTEXTS} == listed
    assert listed[EDC_AP] == "528f8a0e86dbbec7db2216c61806e6311feedac77a51d1a38b0a1d49e4c337fb"
    assert hashlib.sha256(context_bytes("edc-ap-context.jsonld")).hexdigest() == listed[EDC_AP]
    for word in ("9d7c5d22002237c3afeb1750b7038e6fe2cdd371", "EUPL-1.2", "European Union"):
        assert word in readme
    assert b"European Union Public Licence" in context_bytes("EUPL-1.2.txt")


def test_the_loader_gives_known_contexts_alone() -> None:
    load, _ = context_loader(True)
    assert load(EDC_AP, {})["documentUrl"] == EDC_AP
    with pytest.raises(KeyError):
        load("https://example.org/context", {})


def test_terms_are_protected_only_where_that_is_asked() -> None:
    name = "https://www.w3.org/ns/credentials/v2"
    strict, loose = context_loader(True)[0](name, {}), context_loader(False)[0](name, {})
    assert "@protected" in str(strict["document"])
    assert "@protected" not in str(loose["document"])


def test_what_the_contexts_name() -> None:
    terms, iris = known_names()
    assert {"credentialSubject", "hasClaim", "learningOutcome", "validFrom"} <= terms
    assert "http://data.europa.eu/snb/model/elm/hasClaim" in iris
    assert not [term for term in terms if term.startswith("@")]
