"""European Learning Model v3, as European Digital Credentials carry it: JSON-LD to records.

What counts as one record is one learning achievement that the credential claims. Decisions, and why:

- Parts of an achievement (`hasPart`) are no records of their own; they are counted in a remark. Only when nothing that is
  claimed is an achievement are the achievements taken that lie in its parts. A credential without any is refused: an
  activity or an entitlement is not what micro-credential policies speak of.
- The date of issue is `issued`, else `issuanceDate`. `validFrom` starts a period and is not a date of issue. Dates are taken
  as the day that is written, whatever the time zone. Of `expirationDate` and `validUntil` the earlier ends the credential.
- Credit gained (`creditReceived`) stands before credit offered (`creditPoint`); where both differ, that is said.
- Only a duration in hours, minutes and seconds is a number of hours. `P60M` is sixty months.
- `isPartialQualification` says nothing of which qualification the learning is a part, so nothing is concluded from it.
- Only a part of something of type Qualification counts as part of a qualification.
- A concept is its IRI when that is an `http` one, else its label: identifiers such as `urn:epass:concept:1` mean nothing
  outside of their document.
- Of the learner it is kept only by what kind of data he or she is identified. Of a person who awards or issues, nothing.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal as OneOf

from pydantic import ValidationError

from mcpolicy.country import country_iri
from mcpolicy.errors import CredentialDataError, CredentialError, CredentialSyntaxError, printable
from mcpolicy.interval import Interval
from mcpolicy.model import (
    Assessment,
    Credential,
    CreditClaim,
    InputRecord,
    Learner,
    LevelClaim,
    Organisation,
    Qualification,
    QualityAssurance,
    Term,
)
from mcpolicy.readers.jsonld import (
    EDC_AP,
    LONGEST_TEXT,
    Expanded,
    FoundCredential,
    Literal,
    Node,
    contexts_of,
    credentials_in,
    expand,
    types_of,
)
from mcpolicy.readers.own_json import faults_of
from mcpolicy.statement import Note
from mcpolicy.text import LangText
from mcpolicy.vocabulary import DCTERMS, MCP, SKOS, Namespace

__all__ = ["is_elm", "read_elm"]

_ELM = Namespace("http://data.europa.eu/snb/model/elm/")
_CRED = Namespace("https://www.w3.org/2018/credentials#")
_FOAF = Namespace("http://xmlns.com/foaf/0.1/")
_PERSON = Namespace("http://www.w3.org/ns/person#")
_SNB = Namespace("http://data.europa.eu/snb/")
_LANGUAGE = "http://publications.europa.eu/resource/authority/language/"
_LEGAL_NAME = "http://www.w3.org/ns/regorg#legalName"
_REGISTRATION = "http://www.w3.org/ns/regorg#registration"
_IDENTIFIER = "http://www.w3.org/ns/adms#identifier"
_PROOF = "https://w3id.org/security#proof"
_TITLE = DCTERMS.term("title")
_DESCRIPTION = DCTERMS.description
_TYPE = DCTERMS.type
_EQF = f"{_SNB}eqf/25831c2"
_EQF_LEVEL = f"{_SNB}eqf/"

_EDC_NAMES = frozenset({"EuropeanDigitalCredential", "elm:EuropeanDigitalCredential", _ELM.EuropeanDigitalCredential})
_MOST_RECORDS = 1_000
_LONGEST = 2_000

_MODES = {
    f"{_SNB}learning-assessment/920fbb3cbe": MCP.Online,
    f"{_SNB}learning-assessment/e92d221e4d": MCP.Blended,
    f"{_SNB}learning-assessment/9191af2ed9": MCP.OnSite,
    f"{_SNB}learning-assessment/729f3bed4b": MCP.WorkBased,
}
_SUPERVISION = {
    f"{_SNB}supervision-verification/c598449d64": (MCP.Unsupervised, False),
    f"{_SNB}supervision-verification/70be69aaf9": (MCP.Supervised, True),
    f"{_SNB}supervision-verification/df2880c5cb": (MCP.Unsupervised, True),
}
_DAY = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?"
)
_NUMBER = r"([0-9]{1,6}(?:\.[0-9]{1,6})?)"
_DURATION = re.compile(
    r"P(?=[0-9T])(?:([0-9]{1,6})Y)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})W)?(?:([0-9]{1,6})D)?"
    rf"(?:T(?=[0-9])(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?"
)
_TAG = re.compile(r"[a-z]{2,8}(-[a-z0-9]{1,8})*")
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CODES = """
aar:aa afr:af aka:ak amh:am ara:ar aze:az bam:bm bel:be ben:bn bos:bs bul:bg cat:ca ces:cs cym:cy dan:da deu:de ell:el eng:en
est:et eus:eu ewe:ee fas:fa ful:ff fin:fi fra:fr gle:ga glg:gl hau:ha heb:he her:hz hin:hi hrv:hr hun:hu hye:hy ibo:ig ind:id
isl:is ita:it jpn:ja kat:ka kaz:kk kik:ki kin:rw kon:kg kor:ko kua:kj lav:lv lin:ln lit:lt ltz:lb lub:lu lug:lg mkd:mk mlg:mg
mlt:mt mon:mn msa:ms nbl:nr nde:nd ndo:ng nld:nl nno:nn nob:nb nor:no nya:ny orm:om pol:pl por:pt roh:rm ron:ro run:rn rus:ru
sag:sg slk:sk slv:sl sme:se sna:sn som:so sot:st spa:es sqi:sq srp:sr ssw:ss swa:sw swe:sv tam:ta tha:th tir:ti tsn:tn tso:ts
tur:tr twi:tw ukr:uk urd:ur uzb:uz ven:ve vie:vi wol:wo xho:xh yor:yo zho:zh zul:zu
"""
_LANGUAGES = {pair[:3]: pair[4:] for pair in _CODES.split()}


def is_elm(document: object) -> bool:
    """Tell whether a JSON document is, or wraps, a European Digital Credential.

    A signed envelope that cannot be opened counts too, so that `read_elm` can say what is wrong with it.
    """
    try:
        return any(_looks_like_edc(one.document) for one in credentials_in(document))
    except CredentialError:
        return isinstance(document, Mapping) and isinstance(document.get("payload"), str)


def read_elm(document: object, *, path: str, digest: str) -> tuple[InputRecord, ...]:
    """Read every learning achievement that the credentials of a document claim.

    Args:
        document: What `load_json` gave: a credential, a list of them, a presentation, or a signed envelope of one of these.
        path: The input, as the caller named it.
        digest: SHA-256 of its bytes.

    Raises:
        CredentialSyntaxError: If it is not JSON-LD with known contexts.
        CredentialDataError: If no learning achievement is found, or a value cannot be used; with all such values.
    """
    records: list[InputRecord] = []
    faults: list[str] = []
    try:
        found = credentials_in(document)
        if not found:
            raise CredentialDataError("no credential found: the list is empty")
        for credential in found:
            try:
                for subject, ignored, remarks in _read(credential, faults):
                    records.append(
                        InputRecord(
                            subject=subject,
                            path=path,
                            format="elm",
                            index=len(records),
                            digest=digest,
                            ignored=ignored,
                            remarks=remarks,
                        )
                    )
            except CredentialError as error:
                if credential.place:
                    raise type(error)(f"{credential.place}: {error.reason}") from None
                raise
            if len(records) > _MOST_RECORDS:
                raise CredentialDataError(f"more than {_MOST_RECORDS:,} learning achievements in one input")
        if faults:
            raise CredentialDataError("; ".join(dict.fromkeys(faults)))
    except CredentialError as error:
        raise error.at(path) from None
    return tuple(records)


def _looks_like_edc(document: Mapping[str, object]) -> bool:
    graph = document.get("@graph")
    tops = (document, *(one for one in (graph if isinstance(graph, list) else ()) if isinstance(one, Mapping)))
    return EDC_AP in contexts_of(document) or any(types_of(one) & _EDC_NAMES for one in tops)


def _read(found: FoundCredential, faults: list[str]) -> Iterator[tuple[Credential, tuple[str, ...], tuple[Note, ...]]]:
    if not _looks_like_edc(found.document):
        raise CredentialDataError("not a European Digital Credential: one of type `EuropeanDigitalCredential` is expected")
    graph = expand(found.document)
    if EDC_AP not in contexts_of(found.document):
        why = " (what the document defines itself is not used)" if "@context (own definitions)" in graph.ignored else ""
        raise CredentialSyntaxError(f"no known context defines European Digital Credentials here{why}, accepted is {EDC_AP}")
    roots = [one for one in graph.roots if _ELM.EuropeanDigitalCredential in one.types]
    roots = roots or [one for one in graph.roots if _CRED.credentialSubject in one.values]
    if not roots:
        raise CredentialDataError("no credential found: one of type `EuropeanDigitalCredential` is expected at the top")
    ignored = tuple(sorted({*graph.ignored, *found.ignored}))
    for root in roots:
        reader = _Reader(graph, root, f"{found.place}: " if found.place else "", faults)
        if found.signed or _PROOF in root.values:
            reader.remark("remark-signature-not-checked")
        yield from ((subject, ignored, remarks) for subject, remarks in reader.subjects())


class _Reader:
    """Reads one credential."""

    def __init__(self, graph: Expanded, root: Node, place: str, faults: list[str]) -> None:
        self.root = root
        self.remarks: dict[Note, None] = dict.fromkeys(graph.remarks)
        self._place = place
        self._faults = faults
        self._bodies: dict[Node, tuple[Organisation, dict[Note, None]]] = {}
        self._back: dict[tuple[str, Node], list[Node]] = {}
        for node in graph.nodes:
            for name in (_ELM.hasPart, _ELM.proves, _ELM.influences):
                for one in node.nodes(name):
                    self._back.setdefault((name, one), []).append(node)

    def remark(self, code: str, **values: str | LangText | Note) -> None:
        self.remarks[Note.of(code, **values)] = None

    def fault(self, text: str) -> None:
        self._faults.append(f"{self._place}{text}")

    def _pointing(self, name: str, node: Node) -> list[Node]:
        """Give the nodes that name a node."""
        return self._back.get((name, node), [])

    def subjects(self) -> Iterator[tuple[Credential, tuple[Note, ...]]]:
        claimed = [(person, claim) for person in self.root.nodes(_CRED.credentialSubject) for claim in _claims(person)]
        achievements = [(person, claim) for person, claim in claimed if _ELM.LearningAchievement in claim.types]
        if not achievements:
            achievements = [(person, part) for person in dict(claimed) for part in _parts(_claims(person))]
        achievements = list(dict.fromkeys(achievements))
        if not achievements:
            kinds = _kinds(claim for _, claim in claimed) or "nothing"
            raise CredentialDataError(
                f"no learning achievement found, the credential claims {kinds}: a claim of type `LearningAchievement` is expected"
            )
        taken = {achievement for _, achievement in achievements}
        others = [claim for _, claim in claimed if claim not in taken]
        if others:
            self.remark("remark-other-claims", kinds=_kinds(others))
        common = self._common()
        before = dict(self.remarks)
        for person, achievement in achievements:
            self.remarks = dict(before)
            parts = [part for part in achievement.nodes(_ELM.hasPart) if part not in taken]
            if parts:
                self.remark("remark-parts-not-read", count=str(len(parts)))
            subject = self._subject(person, achievement, common, alone=len(achievements) == 1)
            if subject is not None:
                yield subject, tuple(self.remarks)

    def _common(self) -> dict[str, object]:
        if self.root.values.keys() & {_ELM.status, _CRED.credentialStatus}:
            self.remark("remark-status-not-checked")
        issuers = [self._organisation(node) for node in self.root.nodes(_CRED.issuer)]
        if len(issuers) > 1:
            self.fault(f"issuer: one body is expected, {len(issuers)} are given")
        return {
            "issuer": issuers[0] if issuers else None,
            "date_of_issue": self._date_of_issue(),
            "expires": self._expires(),
        }

    def _subject(self, person: Node, achievement: Node, common: Mapping[str, object], *, alone: bool) -> Credential | None:
        specs = achievement.nodes(_ELM.specifiedBy)
        awarding = achievement.nodes(_ELM.awardedBy)
        bodies = [node for process in awarding for node in process.nodes(_ELM.awardingBody)]
        activities = self._activities(achievement)
        activity_specs = [spec for activity in activities for spec in activity.nodes(_ELM.specifiedBy)]
        assessments = list(
            dict.fromkeys(
                (
                    *achievement.nodes(_ELM.provenBy),
                    *self._pointing(_ELM.proves, achievement),
                    *(one for process in awarding for one in process.nodes(_ELM.used)),
                )
            )
        )
        own = _absolute(achievement.id)
        identity = self.root.id if alone or own is None else own
        fields: dict[str, object] = {
            **common,
            "id": identity,
            "identifiers": tuple(dict.fromkeys(_notations(self.root))),
            "title": self._text((achievement,), _TITLE, "title") or self._text(specs, _TITLE, "title"),
            "description": self._text((achievement,), _DESCRIPTION, "description")
            or self._text(specs, _DESCRIPTION, "description"),
            "learner": _learner(person),
            "awarding_bodies": tuple(dict.fromkeys(self._organisation(node) for node in bodies)),
            "learning_outcomes": self._outcomes(specs),
            "credits": self._credits(achievement, specs),
            "notional_hours": self._hours(specs),
            "levels": self._levels(specs),
            "assessments": tuple(self._assessment(node) for node in assessments),
            "grade": self._grade(assessments),
            "participation": _modes(specs) or _modes(activity_specs),
            "quality_assurance": self._quality(specs, bodies),
            "languages": self._languages(specs) or self._languages(activity_specs),
            "entry_requirements": self._notes(specs, _ELM.entryRequirement, "entryRequirement"),
            "part_of": self._part_of(achievement, specs),
            "further_information": self._further((achievement, *specs)),
        }
        self._check_activities(activities)
        partial = (one.value for spec in specs for one in spec.literals(_ELM.isPartialQualification))
        if any(str(one).lower() in ("true", "1") for one in partial):
            self.remark("remark-partial-qualification")
        try:
            return Credential.model_validate(fields)
        except ValidationError as error:
            for fault in faults_of(error, Credential):
                self.fault(fault)
            return None

    def _date_of_issue(self) -> date | None:
        issued, issuance = self._day("issued"), self._day("issuanceDate")
        if issued is not None and issuance is not None and issued != issuance:
            self.remark("remark-issue-dates-differ", issued=issued.isoformat(), other=issuance.isoformat())
        day = issued if issued is not None else issuance
        if day is None:
            for one in self.root.literals(_CRED.validFrom):
                self.remark("remark-valid-from-not-issue", value=printable(str(one.value), 40))
        return day

    def _expires(self) -> date | None:
        days = sorted({day for name in ("expirationDate", "validUntil") if (day := self._day(name)) is not None})
        if len(days) > 1:
            self.remark("remark-ends-differ", earlier=days[0].isoformat(), later=days[-1].isoformat())
        return days[0] if days else None

    def _day(self, name: str) -> date | None:
        days: set[date] = set()
        for one in self.root.literals(_CRED.term(name)):
            match = _DAY.fullmatch(one.value) if isinstance(one.value, str) else None
            shown = printable(str(one.value), 40)
            if match is None:
                self.fault(f"{name}: `{shown}` is not a date, accepted is `2025-08-31` or `2025-08-31T12:00:00Z`")
                continue
            try:
                day = date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                self.fault(f"{name}: `{shown}` is not a day of the calendar")
                continue
            if not 1800 <= day.year <= 2500:
                self.fault(f"{name}: the year of `{shown}` is out of range, accepted are 1800 to 2500")
                continue
            days.add(day)
        if len(days) > 1:
            self.fault(f"{name}: one date is expected, {len(days)} are given")
        return min(days, default=None)

    def _text(self, nodes: Iterable[Node], name: str, what: str) -> LangText | None:
        return self._lang_text((one for node in nodes for one in node.literals(name)), what)

    def _lang_text(self, literals: Iterable[Literal], what: str) -> LangText | None:
        found: dict[str, dict[str, None]] = {}
        for one in literals:
            text = "" if isinstance(one.value, bool) else str(one.value)
            if not text.strip():
                continue
            if len(text) >= LONGEST_TEXT:
                self.remark("remark-text-cut", what=what, limit=f"{LONGEST_TEXT:,}")
            if _HIDDEN.search(text):
                self.remark("remark-hidden-characters", what=what)
            found.setdefault(self._tag(one.language), {})[text] = None
        return LangText.of({tag: "\n".join(texts)[:LONGEST_TEXT] for tag, texts in found.items()}) if found else None

    def _tag(self, language: str | None) -> str:
        if not language:
            return "und"
        tag = language.lower()
        if not _TAG.fullmatch(tag):
            self.remark("remark-language-tag", value=printable(language, 40))
            return "und"
        first, *rest = tag.split("-")
        return "-".join((_LANGUAGES.get(first, first), *(one.upper() if len(one) == 2 else one for one in rest)))

    def _note(self, node: Node, what: str) -> LangText | None:
        text = self._text((node,), _ELM.noteLiteral, what)
        plain = _as_text(node)
        return text if text is not None or plain is None else self._lang_text([Literal(plain)], what)

    def _notes(self, nodes: Iterable[Node], name: str, what: str) -> tuple[LangText, ...]:
        notes: dict[LangText, None] = {}
        for node in nodes:
            for text in (*(self._note(one, what) for one in node.nodes(name)), self._text((node,), name, what)):
                if text is not None:
                    notes[text] = None
        return tuple(notes)

    def _further(self, nodes: tuple[Node, ...]) -> tuple[LangText, ...]:
        found = dict.fromkeys(self._notes(nodes, _ELM.additionalNote, "additionalNote"))
        for node in nodes:
            text = self._text((node,), _DESCRIPTION, "description")
            if text is not None:
                found[text] = None
            for page in node.nodes(_ELM.supplementaryDocument):
                title = self._text((page,), _TITLE, "supplementaryDocument") or self._text(
                    (page,), _ELM.contentUrl, "supplementaryDocument"
                )
                if title is not None:
                    found[title] = None
        return tuple(found)

    def _outcomes(self, specs: Iterable[Node]) -> tuple[LangText, ...]:
        specs, what = tuple(specs), "learningOutcome"
        outcomes = dict.fromkeys(one for spec in specs for one in spec.nodes(_ELM.learningOutcome))
        titles = [self._text((one,), _TITLE, what) or self._note(one, what) for one in outcomes]
        return tuple(one for one in titles if one) or self._notes(specs, _ELM.learningOutcomeSummary, what)

    def _shown(self, node: Node) -> str | LangText | Note:
        specs = node.nodes(_ELM.specifiedBy)
        title = self._text((node,), _TITLE, "title") or self._text(specs, _TITLE, "title")
        return title if title is not None else node.id or Note.of("thing-unnamed")

    def _organisation(self, node: Node) -> Organisation:
        if node not in self._bodies:
            before, self.remarks = self.remarks, {}
            self._bodies[node] = self._read_organisation(node), self.remarks
            self.remarks = before
        body, remarks = self._bodies[node]
        self.remarks.update(remarks)
        return body

    def _read_organisation(self, node: Node) -> Organisation:
        country, region = self._seat(node)
        if _ELM.Person in node.types:
            self.remark("remark-person-as-body")
            return Organisation(country=country, region=region)
        names = (_LEGAL_NAME, SKOS.prefLabel, SKOS.altLabel)
        name = next((text for one in names if (text := self._text((node,), one, "legalName")) is not None), None)
        plain = _as_text(node)
        if name is None and plain is not None:
            name = self._lang_text([Literal(plain)], "legalName")
        identifier = _body_identifier(node)
        return Organisation(name=name, identifier=identifier, country=country, region=region)

    def _seat(self, node: Node) -> tuple[str | None, str | None]:
        places = node.nodes(_ELM.location)
        codes = [one for place in places for address in place.nodes(_ELM.address) for one in address.nodes(_ELM.countryCode)]
        countries: dict[str, None] = {}
        for code in codes:
            spellings = (code.id or "", *(str(one.value) for one in code.literals(SKOS.notation)))
            country = next((iri for one in spellings if (iri := country_iri(one)) is not None), None)
            if country is not None:
                countries[country] = None
            else:
                self.remark("remark-country-not-read", value=_label(code) or printable(code.id or "", 80))
        if len(countries) > 1:
            self.remark("remark-several-countries", countries=", ".join(one.rpartition("/")[2] for one in countries))
        regions = (_iri_or_label(one) for place in places for one in place.nodes(_ELM.spatialCode))
        return next(iter(countries), None), next((one for one in regions if one is not None), None)

    def _quality(self, specs: Iterable[Node], bodies: Iterable[Node]) -> tuple[QualityAssurance, ...]:
        holders = (*specs, *bodies, *self.root.nodes(_CRED.evidence))
        found: dict[QualityAssurance, None] = {}
        for node in dict.fromkeys(one for holder in holders for one in holder.nodes(_ELM.accreditation)):
            agents = node.nodes(_ELM.accreditingAgent)
            kinds = [kind for one in node.nodes(_TYPE) if (kind := _term(one)) is not None]
            body = self._organisation(agents[0]) if agents else None
            found[QualityAssurance(quality_assurance_type=kinds[0] if kinds else None, quality_assurance_body=body)] = None
        return tuple(found)

    def _credits(self, achievement: Node, specs: Iterable[Node]) -> tuple[CreditClaim, ...]:
        received = self._claims_of((achievement,), _ELM.creditReceived)
        offered = self._claims_of(specs, _ELM.creditPoint)
        if received and offered and set(received) != set(offered):
            self.remark("remark-credits-differ", received=_credit_text(received), offered=_credit_text(offered))
        return received or offered

    def _claims_of(self, nodes: Iterable[Node], name: str) -> tuple[CreditClaim, ...]:
        found: dict[CreditClaim, None] = {}
        for node in dict.fromkeys(one for holder in nodes for one in holder.nodes(name)):
            systems = [system for one in node.nodes(_ELM.framework) if (system := _iri_or_label(one)) is not None]
            points = list(dict.fromkeys(one.value for one in node.literals(_ELM.point)))
            plain = _as_text(node)
            if not points and plain is not None:
                points = [plain]
            stated = " / ".join(printable(str(one), 60) for one in points) or None
            amount = _amount(points[0]) if len(points) == 1 and len(systems) < 2 else None
            if amount is None and stated is not None:
                self.remark("remark-credit-not-read", value=stated)
            elif amount is None:
                self.remark("remark-credit-missing")
            system = systems[0] if len(systems) == 1 else None
            found[CreditClaim(amount=amount, system=system, stated=None if amount is not None else stated)] = None
        return tuple(found)

    def _hours(self, specs: Iterable[Node]) -> Interval | None:
        found: dict[Fraction, None] = {}
        for spec in specs:
            for one in spec.literals(_ELM.volumeOfLearning):
                hours, months = _read_duration(one.value)
                if hours is not None:
                    found[hours] = None
                elif months:
                    self._in_months(one, months, spec)
                else:
                    self.remark("remark-duration-not-hours", value=printable(str(one.value), 40), where=self._shown(spec))
        if len(found) > 1:
            self.remark("remark-several-hours", values=", ".join(str(Interval.of(one)) for one in sorted(found)))
            return None
        return Interval.of(next(iter(found))) if found else None

    def _in_months(self, value: Literal, months: int, node: Node) -> None:
        self.remark("remark-duration-in-months", value=printable(str(value.value), 40), months=str(months), where=self._shown(node))

    def _activities(self, achievement: Node) -> list[Node]:
        return list(dict.fromkeys((*achievement.nodes(_ELM.influencedBy), *self._pointing(_ELM.influences, achievement))))

    def _check_activities(self, activities: Iterable[Node]) -> None:
        for activity in activities:
            for node in (activity, *activity.nodes(_ELM.specifiedBy)):
                for one in node.literals(_ELM.workload, _ELM.volumeOfLearning):
                    _, months = _read_duration(one.value)
                    if months:
                        self._in_months(one, months, activity)

    def _levels(self, specs: Iterable[Node]) -> tuple[LevelClaim, ...]:
        found: dict[LevelClaim, None] = {}
        for spec in specs:
            for name in (_ELM.EQFLevel, _ELM.NQFLevel, _ELM.educationLevel):
                for one in spec.nodes(name):
                    level = _iri_or_label(one)
                    if level is None:
                        continue
                    ladder = None
                    if name == _ELM.EQFLevel or level.startswith(_EQF_LEVEL):
                        ladder = _EQF
                    elif name == _ELM.educationLevel:
                        schemes = (_web(scheme.id) for scheme in one.nodes(SKOS.inScheme))
                        ladder = next((iri for iri in schemes if iri is not None), None)
                    found[LevelClaim(level=level, ladder=ladder)] = None
        return tuple(found)

    def _assessment(self, node: Node) -> Assessment:
        specs = node.nodes(_ELM.specifiedBy)
        kinds = [kind for holder in (*specs, node) for one in holder.nodes(_TYPE) if (kind := _term(one)) is not None]
        supervision: Term | None = None
        identity: bool | None = None
        for one in node.nodes(_ELM.idVerification)[:1]:
            known = _SUPERVISION.get(one.id or "")
            if known is not None:
                supervision, identity = Term(known[0]), known[1]
            else:
                label = _label(one)
                supervision = Term.read(label[:_LONGEST]) if label is not None else _term(one)
        return Assessment(assessment_type=kinds[0] if kinds else None, supervision=supervision, identity_verified=identity)

    def _grade(self, assessments: Iterable[Node]) -> LangText | None:
        grades: dict[LangText, None] = {}
        for node in assessments:
            grades.update(dict.fromkeys(self._notes((node,), _ELM.grade, "grade")))
        if len(grades) > 1:
            self.remark("remark-several-grades", count=str(len(grades)))
        return next(iter(grades), None)

    def _languages(self, specs: Iterable[Node]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for spec in specs:
            for one in spec.nodes(DCTERMS.language):
                code = (one.id or "").removeprefix(_LANGUAGE).lower()
                if (one.id or "").startswith(_LANGUAGE) and re.fullmatch(r"[a-z]{3}", code):
                    found[_LANGUAGES.get(code, code)] = None
                else:
                    self.remark("remark-language-not-read", value=_label(one) or printable(one.id or "", 80))
        return tuple(found)

    def _part_of(self, achievement: Node, specs: list[Node]) -> tuple[Qualification, ...]:
        wholes: dict[Node, None] = {}
        for node in (achievement, *specs):
            for whole in (*node.nodes(_ELM.isPartOf), *self._pointing(_ELM.hasPart, node)):
                if _ELM.LearningAchievement in whole.types:
                    wholes.update(dict.fromkeys(whole.nodes(_ELM.specifiedBy) or [whole]))
                else:
                    wholes[whole] = None
        parts: dict[Qualification, None] = {}
        for whole in wholes:
            if whole is achievement or whole in specs:
                continue
            if _ELM.Qualification not in whole.types:
                self.remark("remark-part-of-other", name=self._shown(whole))
                continue
            name = self._text((whole,), _TITLE, "title")
            identifier = _web(whole.id) or next(iter(_notations(whole)), None)
            parts[Qualification(name=name, identifier=identifier, levels=self._levels((whole,)))] = None
        return tuple(parts)


def _claims(person: Node) -> list[Node]:
    return person.nodes(_ELM.hasClaim, _CRED.claim)


def _parts(claims: Iterable[Node]) -> list[Node]:
    """Give the achievements in the parts of claims and in their parts, each once, also when parts go in a circle."""
    seen: dict[Node, None] = {}
    waiting = deque(one for claim in claims for one in claim.nodes(_ELM.hasPart))
    while waiting:
        one = waiting.popleft()
        if one not in seen:
            seen[one] = None
            waiting.extend(one.nodes(_ELM.hasPart))
    return [one for one in seen if _ELM.LearningAchievement in one.types]


def _kinds(claims: Iterable[Node]) -> str:
    """Name the types of claims, each once; a question mark stands for a claim without a type."""
    found: dict[str, None] = {}
    for claim in claims:
        names = [one.rpartition("/")[2].rpartition("#")[2] for one in claim.types]
        found[printable(", ".join(names), 80) or "?"] = None
    return ", ".join(sorted(found))


def _as_text(node: Node) -> str | None:
    """Give the text that stands where an object was expected: the context makes an identifier of it."""
    if node.id is None or node.values or (":" in node.id and not re.search(r"\s", node.id)):
        return None
    return node.id


def _absolute(name: str | None) -> str | None:
    """Give a name that means something outside of its document."""
    return name if name is not None and ":" in name and not name.startswith("urn:epass:") and len(name) <= _LONGEST else None


def _web(name: str | None) -> str | None:
    return name if name is not None and name.startswith(("http://", "https://")) and len(name) <= _LONGEST else None


def _label(node: Node) -> str | None:
    for name in (SKOS.prefLabel, _TITLE, SKOS.notation):
        texts = {one.language or "und": str(one.value).strip() for one in node.literals(name) if str(one.value).strip()}
        if texts:
            return LangText.of(texts).get("en")
    return None


def _iri_or_label(node: Node) -> str | None:
    """Give what a concept is called: its IRI on the web, else its label, else whatever stands in its place."""
    found = _web(node.id) or _label(node) or node.id
    return found[:_LONGEST] if found and found.strip() else None


def _term(node: Node) -> Term | None:
    found = _iri_or_label(node)
    return Term.read(found) if found is not None else None


def _modes(specs: Iterable[Node]) -> tuple[Term, ...]:
    found: dict[Term, None] = {}
    for spec in specs:
        for one in spec.nodes(_ELM.mode):
            term = Term(_MODES[one.id]) if one.id in _MODES else _term(one)
            if term is not None:
                found[term] = None
    return tuple(found)


def _notations(node: Node) -> list[str]:
    """Give the identifiers that a node states, without their schemes."""
    values = (one.value for holder in node.nodes(_IDENTIFIER) for one in holder.literals(SKOS.notation))
    return [text[:_LONGEST] for one in values if not isinstance(one, bool) and (text := str(one).strip())]


def _body_identifier(node: Node) -> str | None:
    own = _absolute(node.id) if _as_text(node) is None else None
    if own is not None and not own.startswith("urn:"):
        return own[:_LONGEST]
    names = (_ELM.eidasLegalIdentifier, _REGISTRATION, _ELM.vatIdentifier, _ELM.taxIdentifier, _IDENTIFIER)
    stated = (one.value for name in names for holder in node.nodes(name) for one in holder.literals(SKOS.notation))
    found = next((str(one).strip() for one in stated if not isinstance(one, bool) and str(one).strip()), own)
    return found[:_LONGEST] if found is not None else None


def _learner(person: Node) -> Learner:
    kinds: list[OneOf["identifier", "name", "date-of-birth", "contact"]] = []
    if _absolute(person.id) is not None or person.values.keys() & {_IDENTIFIER, _ELM.nationalID, _ELM.taxIdentifier}:
        kinds.append("identifier")
    if person.values.keys() & {
        _FOAF.fullName,
        _FOAF.givenName,
        _FOAF.familyName,
        _PERSON.birthName,
        _PERSON.patronymicName,
    }:
        kinds.append("name")
    if _ELM.dateOfBirth in person.values:
        kinds.append("date-of-birth")
    if _ELM.contactPoint in person.values:
        kinds.append("contact")
    return Learner(identified_by=tuple(kinds))


def _amount(value: str | int | bool | Decimal) -> Interval | None:
    if isinstance(value, bool):
        return None
    try:
        return Interval.of(value)
    except ValueError:
        return None


def _credit_text(claims: Iterable[CreditClaim]) -> str:
    amounts = ((str(one.amount) if one.amount is not None else one.stated or "?", one.system) for one in claims)
    return ", ".join(f"{amount} {system}" if system else amount for amount, system in amounts)


def _read_duration(value: object) -> tuple[Fraction | None, int]:
    """Give the hours of a duration, or None; and its months when it counts in months or years."""
    match = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
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
