"""JSON-LD: pinned contexts, nothing fetched, nothing lost in silence."""

import subprocess
import sys
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import pytest

from helpers import said_by
from mcpolicy.errors import CredentialDataError, CredentialSyntaxError
from mcpolicy.readers.contexts import EDC_AP
from mcpolicy.readers.jsonld import LONGEST_TEXT, Literal, Node, expand
from mcpolicy.wording import Note, Wording

VC1 = "https://www.w3.org/2018/credentials/v1"
VC2 = "https://www.w3.org/ns/credentials/v2"
ELM = "http://data.europa.eu/snb/model/elm/"
TITLE = "http://purl.org/dc/terms/title"
SUBJECT = "https://www.w3.org/2018/credentials#credentialSubject"


def words(said: Iterable[str | Note]) -> tuple[str, ...]:
    return tuple(map(Wording().value, said))


def document(context: object = (VC1, EDC_AP), **fields: Any) -> dict[str, object]:
    names = list(context) if isinstance(context, tuple) else context
    return {
        "@context": names,
        "type": ["VerifiableCredential", "EuropeanDigitalCredential"],
        "id": "urn:x:1",
        **fields,
    }


def claimed(**fields: Any) -> Node:
    """Give the node of a claim."""
    subject = {"type": "Person", "hasClaim": {"type": "LearningAchievement", **fields}}
    (root,) = expand(document(credentialSubject=subject)).roots
    return root.nodes(SUBJECT)[0].nodes(f"{ELM}hasClaim")[0]


def test_names_are_expanded_and_nodes_are_joined() -> None:
    """A node that is only named in one place has what is said of it in another."""
    organisation = {
        "id": "urn:x:org",
        "type": "Organisation",
        "legalName": {"en": "Example", "fr": ["Un", "Deux"]},
    }
    process = {"awardingBody": {"id": "urn:x:org"}}
    subject = {
        "id": "urn:x:me",
        "hasClaim": [{"type": "LearningAchievement", "awardedBy": process, "title": {"en": "T"}}],
    }
    expanded = expand(document(issuer=organisation, credentialSubject=subject))
    (root,) = expanded.roots
    assert f"{ELM}EuropeanDigitalCredential" in root.types
    (claim,) = root.nodes(SUBJECT)[0].nodes(f"{ELM}hasClaim")
    (body,) = claim.nodes(f"{ELM}awardedBy")[0].nodes(f"{ELM}awardingBody")
    assert body is root.nodes("https://www.w3.org/2018/credentials#issuer")[0]
    assert body.literals("http://www.w3.org/ns/regorg#legalName") == [
        Literal("Example", "en"),
        Literal("Un", "fr"),
        Literal("Deux", "fr"),
    ]
    assert claim.literals(TITLE) == [Literal("T", "en")]
    assert words(expanded.ignored) == ()
    assert expanded.remarks == ()


def test_the_same_thing_said_twice_counts_once() -> None:
    part = {"id": "urn:x:part", "type": "LearningAchievement", "title": {"en": "Part"}}
    node = claimed(hasPart=[part, dict(part)])
    assert len(node.nodes(f"{ELM}hasPart")) == 1
    assert node.nodes(f"{ELM}hasPart")[0].literals(TITLE) == [Literal("Part", "en")]


def test_circles_of_parts_are_no_trouble() -> None:
    """H17: nodes may lead back to themselves."""
    node = claimed(id="urn:x:a", hasPart={"id": "urn:x:b", "hasPart": {"id": "urn:x:a"}})
    assert node.nodes(f"{ELM}hasPart")[0].nodes(f"{ELM}hasPart") == [node]


def test_numbers_and_flags_stay_what_they_are() -> None:
    node = claimed(
        specifiedBy={"isPartialQualification": False, "creditPoint": {"point": Decimal("2.50")}}
    )
    (spec,) = node.nodes(f"{ELM}specifiedBy")
    assert spec.literals(f"{ELM}isPartialQualification")[0].value is False
    assert str(spec.nodes(f"{ELM}creditPoint")[0].literals(f"{ELM}point")[0].value) == "2.50"


@pytest.mark.parametrize(
    "name",
    [
        "http://dev.everisdx.io/datamodel/edc-ap-context.jsonld",
        "https://www.w3.org/2018/credentials/examples/v1",
        "file:///etc/passwd",
        "/etc/passwd",
        "edc-ap-context.jsonld",
        "https://www.w3.org/2018/credentials/v1#",
    ],
)
@pytest.mark.parametrize("nested", [False, True])
def test_unknown_contexts_are_named_and_never_fetched(name: str, nested: bool) -> None:
    """H1, H2."""
    made = (
        document(credentialSubject={"@context": name}) if nested else document((VC1, name, EDC_AP))
    )
    with pytest.raises(CredentialSyntaxError) as caught:
        expand(made)
    assert said_by(caught.value) == (
        f"unknown JSON-LD context `{name}`: nothing is fetched, accepted are "
        "http://data.europa.eu/snb/model/context/edc-ap, https://www.w3.org/2018/credentials/v1, "
        "https://www.w3.org/ns/credentials/v2"
    )


@pytest.mark.parametrize(
    "own",
    [
        {"@vocab": "http://evil.example/"},
        {"title": None},
        {"title": "http://evil.example/title"},
        {"@base": "http://evil.example/"},
        {"@import": "file:///etc/passwd"},
        None,
    ],
)
def test_own_definitions_change_nothing_and_are_reported(own: Mapping[str, object] | None) -> None:
    """H3."""
    claim = {"type": "LearningAchievement", "title": {"en": "T"}, "id": "local"}
    plain = document(credentialSubject={"hasClaim": claim})
    at_the_top = document((VC1, EDC_AP, own), credentialSubject={"hasClaim": claim})
    inside = document(credentialSubject={"hasClaim": {**claim, "@context": own}})
    said = []
    for one in (plain, at_the_top, inside):
        expanded = expand(one)
        (node,) = expanded.roots[0].nodes(SUBJECT)[0].nodes(f"{ELM}hasClaim")
        said.append((node.id, list(node.types), node.literals(TITLE)))
    assert (
        said[0]
        == said[1]
        == said[2]
        == ("local", [f"{ELM}LearningAchievement"], [Literal("T", "en")])
    )
    assert words(expand(at_the_top).ignored) == ("@context (own definitions)",)
    assert words(expand(inside).ignored) == (
        "credentialSubject.hasClaim.@context (own definitions)",
    )


def test_contexts_that_are_neither_names_nor_definitions() -> None:
    with pytest.raises(
        CredentialSyntaxError, match="`@context` is expected to be a name or a list of names"
    ):
        expand(document((VC1, 5)))


def test_what_no_context_maps_is_listed() -> None:
    """H4: once each, sorted, with its place."""
    claim = {"type": "LearningAchievement", "levle": "6", "accredited": True, "title": {"en": "T"}}
    made = document(
        credentialSubject={"hasClaim": [claim, claim]},
        zebra=1,
        issuer={"type": ["Bank", "Organisation"]},
    )
    assert words(expand(made).ignored) == (
        "credentialSubject.hasClaim.accredited",
        "credentialSubject.hasClaim.levle",
        "type Bank",
        "zebra",
    )


def test_a_key_that_is_known_elsewhere() -> None:
    """`issuer` means something at the top only; which one was dropped is not told."""
    made = document(
        credentialSubject={"issuer": "x", "hasClaim": {"validUntil": "x"}}, issuer="urn:x:2"
    )
    assert words(expand(made).ignored) == (
        "credentialSubject.hasClaim.validUntil",
        "credentialSubject.issuer or issuer",
    )
    keys = ("hasPart", "isPartOf", "awards", "used", "proves")
    many = {"hasClaim": [{"specifiedBy": {name: {"issuer": "x"} for name in keys}}]}
    said = words(expand(document(credentialSubject=many)).ignored)
    assert said == ("issuer (in some places)",)


def test_keys_in_full_that_no_context_defines_are_listed() -> None:
    made = document(
        **{
            "http://evil.example/accredited": True,
            "foo:bar": 1,
            "elm:accredited": True,
            f"{ELM}status": "x",
        }
    )
    assert words(expand(made).ignored) == (
        "foo:bar",
        "http://data.europa.eu/snb/model/elm/accredited",
        "http://evil.example/accredited",
    )


def test_reversed_and_named_graphs_are_not_used_and_are_listed() -> None:
    reverse = {"hasClaim": {"id": "urn:x:other"}}
    named = {"@graph": [{"title": "x"}]}
    made = document(
        credentialSubject={"hasClaim": {"id": "urn:x:c", "@reverse": reverse}, "identifier": named}
    )
    expanded = expand(made)
    assert words(expanded.ignored) == ("@graph", "@reverse")
    assert "urn:x:other" not in {node.id for node in expanded.nodes}


def test_a_proof_does_not_speak_of_the_credential() -> None:
    proof = {
        "type": "EcdsaSecp256k1Signature2019",
        "domain": "x",
        "id": "urn:x:1",
        "created": "2023-01-01T00:00:00Z",
    }
    (root,) = expand(document(proof=proof)).roots
    assert "http://purl.org/dc/terms/created" not in root.values


def test_very_many_unknown_keys_are_cut_and_that_is_said() -> None:
    expanded = expand(document(**{f"key{number}": 1 for number in range(700)}))
    assert len(expanded.ignored) == 500
    (remark,) = expanded.remarks
    assert (remark.code, remark.values) == (
        "remark-ignored-cut",
        (("count", "700"), ("shown", "500")),
    )


def test_keys_are_shown_without_control_characters() -> None:
    """H20."""
    (shown,) = expand(document(**{"\x1b[31m\u202ekey": 1})).ignored
    assert shown == "\\u001b[31m\\u202ekey"


def test_contexts_that_contradict_each_other_are_read_with_a_remark() -> None:
    """The contexts of VC 2.0 and of European Digital Credentials both define `description`."""
    claim = {"type": "LearningAchievement", "description": {"en": "D"}}
    expanded = expand(
        document(
            (VC2, EDC_AP), credentialSubject={"hasClaim": claim}, issued="2024-01-01T00:00:00Z"
        )
    )
    (node,) = expanded.roots[0].nodes(SUBJECT)[0].nodes(f"{ELM}hasClaim")
    assert node.literals("http://purl.org/dc/terms/description") == [Literal("D", "en")]
    assert [one.code for one in expanded.remarks] == ["remark-contexts-clash"]
    assert words(expanded.ignored) == ("issued",)


@pytest.mark.parametrize(
    "name", ["http://exa mple/x", "http://x/<b>", 'urn:x:"y"', "did:x:\u0000", "http://x/\\"]
)
def test_identifiers_that_are_no_iris(name: str) -> None:
    """H19."""
    with pytest.raises(CredentialDataError) as caught:
        expand(document(credentialSubject={"hasClaim": {"specifiedBy": {"eqfLevel": name}}}))
    assert said_by(caught.value).startswith("not an IRI: `")
    assert said_by(caught.value).isprintable()


def test_long_texts_are_cut() -> None:
    (root,) = expand(
        document(credentialSubject={"hasClaim": {"title": {"en": "x" * 1_000_000}}})
    ).roots
    (text,) = root.nodes(SUBJECT)[0].nodes(f"{ELM}hasClaim")[0].literals(TITLE)
    assert text.value == "x" * LONGEST_TEXT


def test_depth_and_number_of_values_are_limited() -> None:
    """H7."""
    deep: dict[str, object] = {}
    for _ in range(3_000):
        deep = {"hasPart": deep}
    with pytest.raises(CredentialDataError, match="more than 100 deep"):
        expand(document(credentialSubject=deep))
    with pytest.raises(CredentialDataError, match="more than 200,000 values"):
        expand(document(x=[1] * 200_001))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"id": 5}, "not well-formed JSON-LD: `id` is expected to be a text"),
        (
            {"type": [5]},
            "not well-formed JSON-LD: `type` is expected to be a text or a list of texts",
        ),
        (
            {"title": {"en": {}}},
            "not well-formed JSON-LD: a text, or a list of texts, is expected for each language",
        ),
        (
            {"id": "u:1", "@id": "u:2"},
            "not well-formed JSON-LD: a keyword stands twice in one object, under two names",
        ),
    ],
)
def test_what_is_no_json_ld(fields: dict[str, object], said: str) -> None:
    with pytest.raises(CredentialSyntaxError) as caught:
        expand(document(credentialSubject={"hasClaim": fields}))
    assert said_by(caught.value) == said


def test_very_many_contexts_are_refused_before_they_are_applied() -> None:
    with pytest.raises(CredentialDataError, match="names contexts more than 1,000 times"):
        expand(document((EDC_AP,) * 1_001))


def test_of_very_many_unknown_contexts_ten_are_named() -> None:
    with pytest.raises(CredentialSyntaxError) as caught:
        expand(document(tuple(f"https://example.org/{n}" for n in range(900))))
    assert said_by(caught.value).startswith("unknown JSON-LD context `https://example.org/0`, ")
    assert "`https://example.org/9`, …: nothing is fetched" in said_by(caught.value)


@pytest.mark.process
def test_pyld_is_imported_only_when_it_is_needed() -> None:
    code = "import sys, mcpolicy.readers.elm; sys.exit('pyld' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_words_of_ours_around_what_was_not_used_are_said_in_the_language() -> None:
    made = document(
        (VC1, EDC_AP, {"x": "urn:x:1"}),
        credentialSubject={"issuer": "x"},
        issuer={"type": ["Bank", "Organisation"], "id": "urn:x:2"},
    )
    expanded = expand(made)
    assert expanded.own_definitions
    assert [Wording("fr").value(one) for one in expanded.ignored] == [
        "@context (définitions propres)",
        "credentialSubject.issuer ou issuer",
        "type Bank",
    ]
