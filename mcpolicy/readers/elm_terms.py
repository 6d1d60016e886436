"""How European Learning Model concepts, texts and numbers are read: its lists, its names, its
durations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Literal as OneOf

from mcpolicy.interval import Interval
from mcpolicy.model import (
    CreditClaim,
    Learner,
    Term,
)
from mcpolicy.namespaces import DCTERMS, MCP, SKOS, Namespace
from mcpolicy.readers.jsonld import (
    Node,
)
from mcpolicy.text import LangText

__all__ = [
    "CRED",
    "DAY",
    "DESCRIPTION",
    "ELM",
    "EQF",
    "EQF_LEVEL",
    "HIDDEN",
    "LANGUAGE",
    "LANGUAGES",
    "LEGAL_NAME",
    "LONGEST",
    "PROOF",
    "SUPERVISION",
    "TAG",
    "TITLE",
    "TYPE",
    "absolute_name",
    "body_identifier",
    "credit_text",
    "label_of",
    "learner_of",
    "modes_of",
    "name_of",
    "notations_of",
    "read_amount",
    "read_duration",
    "term_of",
    "text_instead",
    "web_name",
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

LONGEST = 2_000

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
DAY = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?"
)
_NUMBER = r"([0-9]{1,6}(?:\.[0-9]{1,6})?)"
DURATION = re.compile(
    r"P(?=[0-9T])(?:([0-9]{1,6})Y)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})W)?(?:([0-9]{1,6})D)?"
    rf"(?:T(?=[0-9])(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?"
)
TAG = re.compile(r"[a-z]{2,8}(-[a-z0-9]{1,8})*")
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_CODES = """
aar:aa afr:af aka:ak amh:am ara:ar aze:az bam:bm bel:be ben:bn bos:bs bul:bg cat:ca ces:cs cym:cy dan:da deu:de ell:el eng:en
est:et eus:eu ewe:ee fas:fa ful:ff fin:fi fra:fr gle:ga glg:gl hau:ha heb:he her:hz hin:hi hrv:hr hun:hu hye:hy ibo:ig ind:id
isl:is ita:it jpn:ja kat:ka kaz:kk kik:ki kin:rw kon:kg kor:ko kua:kj lav:lv lin:ln lit:lt ltz:lb lub:lu lug:lg mkd:mk mlg:mg
mlt:mt mon:mn msa:ms nbl:nr nde:nd ndo:ng nld:nl nno:nn nob:nb nor:no nya:ny orm:om pol:pl por:pt roh:rm ron:ro run:rn rus:ru
sag:sg slk:sk slv:sl sme:se sna:sn som:so sot:st spa:es sqi:sq srp:sr ssw:ss swa:sw swe:sv tam:ta tha:th tir:ti tsn:tn tso:ts
tur:tr twi:tw ukr:uk urd:ur uzb:uz ven:ve vie:vi wol:wo xho:xh yor:yo zho:zh zul:zu
"""
LANGUAGES = {pair[:3]: pair[4:] for pair in _CODES.split()}


def text_instead(node: Node) -> str | None:
    """Give the text that stands where an object was expected: the context makes an identifier of it."""
    if node.id is None or node.values or (":" in node.id and not re.search(r"\s", node.id)):
        return None
    return node.id


def absolute_name(name: str | None) -> str | None:
    """Give a name that means something outside of its document."""
    return (
        name
        if name is not None
        and ":" in name
        and not name.startswith("urn:epass:")
        and len(name) <= LONGEST
        else None
    )


def web_name(name: str | None) -> str | None:
    """Give a name that leads to the web, or None."""
    return (
        name
        if name is not None and name.startswith(("http://", "https://")) and len(name) <= LONGEST
        else None
    )


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
    """Give what a concept is called: its IRI on the web, else its label, else whatever stands in its place."""
    found = web_name(node.id) or label_of(node) or node.id
    return found[:LONGEST] if found and found.strip() else None


def term_of(node: Node) -> Term | None:
    """Give a concept as a term, or None when it is called nothing."""
    found = name_of(node)
    return Term.read(found) if found is not None else None


def modes_of(specs: Iterable[Node]) -> tuple[Term, ...]:
    """Give the modes of learning, those of the Commission's list in the words of the vocabulary."""
    found: dict[Term, None] = {}
    for spec in specs:
        for one in spec.nodes(ELM.mode):
            term = Term(MODES[one.id]) if one.id in MODES else term_of(one)
            if term is not None:
                found[term] = None
    return tuple(found)


def notations_of(node: Node) -> list[str]:
    """Give the identifiers that a node states, without their schemes."""
    values = (
        one.value for holder in node.nodes(IDENTIFIER) for one in holder.literals(SKOS.notation)
    )
    return [
        text[:LONGEST] for one in values if not isinstance(one, bool) and (text := str(one).strip())
    ]


def body_identifier(node: Node) -> str | None:
    """Give the identifier of an organisation: its IRI, else the first that it states."""
    own = absolute_name(node.id) if text_instead(node) is None else None
    if own is not None and not own.startswith("urn:"):
        return own[:LONGEST]
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
    return found[:LONGEST] if found is not None else None


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


def read_amount(value: str | int | bool | Decimal) -> Interval | None:
    """Read a number exactly, or give None."""
    if isinstance(value, bool):
        return None
    try:
        return Interval.of(value)
    except ValueError:
        return None


def credit_text(claims: Iterable[CreditClaim]) -> str:
    """Write claims of credit for a remark."""
    amounts = (
        (str(one.amount) if one.amount is not None else one.stated or "?", one.system)
        for one in claims
    )
    return ", ".join(f"{amount} {system}" if system else amount for amount, system in amounts)


def read_duration(value: object) -> tuple[Fraction | None, int]:
    """Give the hours of a duration, or None; and its months when it counts in months or years."""
    match = DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        return None, 0
    years, months, weeks, days = (int(part) if part else 0 for part in match.groups()[:4])
    if years or months:
        return None, 12 * years + months
    times = match.groups()[4:]
    if weeks or days or not any(times):
        return None, 0
    hours, minutes, seconds = (Fraction(part or 0) for part in times)
    return hours + minutes / 60 + seconds / 3600, 0
