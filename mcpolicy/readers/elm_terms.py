"""How things are named in the European Learning Model: its lists, its concepts, its identifiers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal as OneOf

from mcpolicy.model import CreditClaim, Learner, ListedValue
from mcpolicy.namespaces import DCTERMS, MCP, SKOS, Namespace
from mcpolicy.readers.faults import listed_amounts
from mcpolicy.readers.jsonld import Node
from mcpolicy.readers.values import LONGEST_NAME, absolute_name, web_name
from mcpolicy.text import LangText
from mcpolicy.wording import Note, NoteValue

__all__ = [
    "CRED",
    "DESCRIPTION",
    "ELM",
    "EQF",
    "EQF_LEVEL",
    "LANGUAGE",
    "LEGAL_NAME",
    "PROOF",
    "SUPERVISION",
    "TITLE",
    "TYPE",
    "body_identifier",
    "credit_text",
    "label_of",
    "learner_of",
    "modes_of",
    "name_of",
    "notations_of",
    "term_of",
    "text_instead",
]

ELM = Namespace("http://data.europa.eu/snb/model/elm/")
CRED = Namespace("https://www.w3.org/2018/credentials#")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
PERSON = Namespace("http://www.w3.org/ns/person#")
SNB = Namespace("http://data.europa.eu/snb/")
LANGUAGE = "http://publications.europa.eu/resource/authority/language/"
LEGAL_NAME = "http://www.w3.org/ns/regorg#legalName"
REGISTRATION = "http://www.w3.org/ns/regorg#registration"
IDENTIFIER = "http://www.w3.org/ns/adms#identifier"
PROOF = "https://w3id.org/security#proof"
TITLE = DCTERMS.term("title")
DESCRIPTION = DCTERMS.description
TYPE = DCTERMS.type
EQF = f"{SNB}eqf/25831c2"
EQF_LEVEL = f"{SNB}eqf/"

MODES = {
    f"{SNB}learning-assessment/920fbb3cbe": MCP.Online,
    f"{SNB}learning-assessment/e92d221e4d": MCP.Blended,
    f"{SNB}learning-assessment/9191af2ed9": MCP.OnSite,
    f"{SNB}learning-assessment/729f3bed4b": MCP.WorkBased,
}
SUPERVISION = {
    f"{SNB}supervision-verification/c598449d64": (MCP.Unsupervised, False),
    f"{SNB}supervision-verification/70be69aaf9": (MCP.Supervised, True),
    f"{SNB}supervision-verification/df2880c5cb": (MCP.Unsupervised, True),
}


def text_instead(node: Node) -> str | None:
    """Give the text that stands where an object was expected; it was made an identifier."""
    if node.id is None or node.values or (":" in node.id and not re.search(r"\s", node.id)):
        return None
    return node.id


def label_of(node: Node) -> str | None:
    """Give the English label of a concept, else its first one, or None."""
    for name in (SKOS.prefLabel, TITLE, SKOS.notation):
        texts = {
            one.language or "und": str(one.value).strip()
            for one in node.literals(name)
            if str(one.value).strip()
        }
        if texts:
            return LangText.of(texts).get("en")
    return None


def name_of(node: Node) -> str | None:
    """Give what a concept is called: its IRI on the web, else its label, else what stands there."""
    found = web_name(node.id) or label_of(node) or node.id
    return found[:LONGEST_NAME] if found and found.strip() else None


def term_of(node: Node) -> ListedValue | None:
    """Give a concept as a term, or None when it is called nothing."""
    found = name_of(node)
    return ListedValue.read(found) if found is not None else None


def modes_of(specs: Iterable[Node]) -> tuple[ListedValue, ...]:
    """Give the modes of learning; those of the Commission's list in words of the vocabulary."""
    found: dict[ListedValue, None] = {}
    for spec in specs:
        for one in spec.nodes(ELM.mode):
            term = ListedValue(MODES[one.id]) if one.id in MODES else term_of(one)
            if term is not None:
                found[term] = None
    return tuple(found)


def notations_of(node: Node) -> list[str]:
    """Give the identifiers that a node states, without their schemes."""
    values = (
        one.value for holder in node.nodes(IDENTIFIER) for one in holder.literals(SKOS.notation)
    )
    return [
        text[:LONGEST_NAME]
        for one in values
        if not isinstance(one, bool) and (text := str(one).strip())
    ]


def body_identifier(node: Node) -> str | None:
    """Give the identifier of an organisation: its IRI, else the first that it states."""
    own = absolute_name(node.id) if text_instead(node) is None else None
    if own is not None and not own.startswith("urn:"):
        return own[:LONGEST_NAME]
    names = (
        ELM.eidasLegalIdentifier,
        REGISTRATION,
        ELM.vatIdentifier,
        ELM.taxIdentifier,
        IDENTIFIER,
    )
    stated = (
        one.value
        for name in names
        for holder in node.nodes(name)
        for one in holder.literals(SKOS.notation)
    )
    found = next(
        (str(one).strip() for one in stated if not isinstance(one, bool) and str(one).strip()), own
    )
    return found[:LONGEST_NAME] if found is not None else None


def learner_of(person: Node) -> Learner:
    """Tell by which kinds of data a learner is identified, never the data."""
    kinds: list[OneOf["identifier", "name", "date-of-birth", "contact"]] = []
    if absolute_name(person.id) is not None or person.values.keys() & {
        IDENTIFIER,
        ELM.nationalID,
        ELM.taxIdentifier,
    }:
        kinds.append("identifier")
    if person.values.keys() & {
        FOAF.fullName,
        FOAF.givenName,
        FOAF.familyName,
        PERSON.birthName,
        PERSON.patronymicName,
    }:
        kinds.append("name")
    if ELM.dateOfBirth in person.values:
        kinds.append("date-of-birth")
    if ELM.contactPoint in person.values:
        kinds.append("contact")
    return Learner(identified_by=tuple(kinds))


def credit_text(claims: Iterable[CreditClaim]) -> NoteValue:
    """Write claims of credit for a remark."""
    return listed_amounts(map(_amount_text, claims))


def _amount_text(claim: CreditClaim) -> NoteValue:
    amount = claim.amount if claim.amount is not None else claim.stated or "?"
    return Note.of("amount", amount=amount, unit=claim.system) if claim.system else amount
