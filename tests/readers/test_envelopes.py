"""Envelopes: where credentials stand, and what a signature holds."""

import base64
from decimal import Decimal

import pytest

from helpers import said_by
from mcpolicy.errors import CredentialDataError, CredentialSyntaxError
from mcpolicy.readers.envelopes import credentials_in, signed_payload
from mcpolicy.readers.syntax.json import load_json

VC1 = "https://www.w3.org/2018/credentials/v1"


def encoded(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def test_where_credentials_stand() -> None:
    one = {"type": "VerifiableCredential", "id": "urn:x:1"}
    presentation = {
        "type": "VerifiablePresentation",
        "@context": [VC1],
        "verifiableCredential": [one, one],
    }
    assert [(found.place, found.signed) for found in credentials_in(one)] == [("", False)]
    assert [(found.place, found.signed) for found in credentials_in([one, one])] == [
        ("0", False),
        ("1", False),
    ]
    assert [(found.place, found.signed) for found in credentials_in([presentation])] == [
        ("0.verifiableCredential.0", True),
        ("0.verifiableCredential.1", True),
    ]
    (token,) = credentials_in({"iss": "x", "nbf": 1, "vc": one})
    assert (token.place, token.signed, token.ignored) == ("vc", True, ("iss", "nbf"))
    (upload,) = credentials_in({"credential": one, "deliveryDetails": {}})
    assert (upload.place, upload.signed, upload.ignored) == (
        "credential",
        False,
        ("deliveryDetails",),
    )


@pytest.mark.parametrize("value", [5, None, [1], {"verifiableCredential": [None]}])
def test_other_things_in_the_place_of_credentials(value: object) -> None:
    with pytest.raises(CredentialDataError, match="a credential is expected, which is an object"):
        credentials_in(value)


def test_envelopes_in_envelopes_end() -> None:
    made: object = {"type": "VerifiableCredential"}
    for _ in range(20):
        made = {"vc": made}
    with pytest.raises(CredentialDataError, match="envelopes stand in each other more than 8 deep"):
        credentials_in(made)


def test_the_payload_of_a_compact_jws() -> None:
    text = encoded('{"alg": "none"}') + "." + encoded('{"a": 1.5}') + "."
    assert signed_payload(load_json(text.encode())) == {"a": Decimal("1.5")}


def test_payloads_plain_and_encoded() -> None:
    """The Commission's seals carry the payload as plain text (RFC 7797)."""
    assert signed_payload({"payload": '{"a": 1}', "signatures": []}) == {"a": 1}
    assert signed_payload({"payload": encoded('{"a": 1}'), "signature": "x"}) == {"a": 1}
    assert signed_payload({"payload": '{"a": 1}'}) is None
    assert signed_payload({"signatures": []}) is None
    assert signed_payload([1]) is None


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        ("*", "the payload of the signed envelope is not JSON, neither plain nor in base64url"),
        (
            encoded("[1 2]"),
            "in the payload of the signed envelope: not well-formed JSON: expecting ',' delimiter",
        ),
        (
            '{"a": 1, "a": 1}',
            "in the payload of the signed envelope: the key `a` stands twice in the same object",
        ),
        ("", "in the payload of the signed envelope: the input is empty: accepted is JSON"),
    ],
)
def test_payloads_that_cannot_be_read(payload: str, reason: str) -> None:
    with pytest.raises(CredentialSyntaxError) as caught:
        signed_payload({"payload": payload, "signatures": []})
    assert said_by(caught.value) == reason
