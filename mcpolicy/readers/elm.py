"""European Learning Model v3, as European Digital Credentials carry it: JSON-LD to records.

What counts as one record is one learning achievement that the credential claims. Decisions, and
why:

- Parts of an achievement (`hasPart`) are no records of their own; they are counted in a remark.
  Only when nothing that is claimed is an achievement are the achievements taken that lie in its
  parts. A credential without any is refused: an activity or an entitlement is not what
  micro-credential policies speak of.
- The date of issue is `issued`, else `issuanceDate`. `validFrom` starts a period and is not a date
  of issue. Dates are taken as the day that is written, whatever the time zone. Of `expirationDate`
  and `validUntil` the earlier ends the credential.
- Credit gained (`creditReceived`) stands before credit offered (`creditPoint`); where both differ,
  that is said.
- Only a duration in hours, minutes and seconds is a number of hours. `P60M` is sixty months.
- `isPartialQualification` says nothing of which qualification the learning is a part, so nothing is
  concluded from it.
- Only a part of something of type Qualification counts as part of a qualification.
- A concept is its IRI when that is an `http` one, else its label: identifiers such as
  `urn:epass:concept:1` mean nothing outside of their document.
- Of the learner it is kept only by what kind of data he or she is identified. Of a person who
  awards or issues, nothing.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from pydantic import ValidationError

from mcpolicy.country import country_iri
from mcpolicy.errors import (
    CredentialDataError,
    CredentialError,
    CredentialSyntaxError,
    UnusableValueError,
)
from mcpolicy.interval import Interval
from mcpolicy.model import (
    Assessment,
    Credential,
    CreditClaim,
    InputRecord,
    LevelClaim,
    ListedValue,
    Organisation,
    Qualification,
    QualityAssurance,
)
from mcpolicy.namespaces import DCTERMS, SKOS
from mcpolicy.readers.contexts import EDC_AP
from mcpolicy.readers.elm_terms import (
    CRED,
    DESCRIPTION,
    ELM,
    EQF,
    EQF_LEVEL,
    LANGUAGE,
    LEGAL_NAME,
    PROOF,
    SUPERVISION,
    TITLE,
    TYPE,
    body_identifier,
    credit_text,
    label_of,
    learner_of,
    modes_of,
    name_of,
    notations_of,
    term_of,
    text_instead,
)
from mcpolicy.readers.envelopes import FoundCredential, contexts_of, credentials_in, types_of
from mcpolicy.readers.faults import faults_of, found_at, in_order, listed_amounts
from mcpolicy.readers.jsonld import LONGEST_TEXT, Expanded, Literal, Node, expand
from mcpolicy.readers.source import InputSource
from mcpolicy.readers.values import (
    LONGEST_NAME,
    absolute_name,
    has_hidden_characters,
    language_code,
    language_tag,
    read_amount,
    read_date,
    read_duration,
    web_name,
)
from mcpolicy.text import LangText
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Count, Note, NoteValue, printable

__all__ = ["is_it", "read"]

_EDC_NAMES = frozenset(
    {"EuropeanDigitalCredential", "elm:EuropeanDigitalCredential", ELM.EuropeanDigitalCredential}
)
_MOST_RECORDS = 1_000


def is_it(document: object) -> bool:
    """Tell whether a JSON document is, or wraps, a European Digital Credential.

    A signed envelope that cannot be opened counts too, so that `read` can say what is wrong with
    it.
    """
    try:
        return any(_looks_like_edc(one.document) for one in credentials_in(document))
    except CredentialError:
        return isinstance(document, Mapping) and isinstance(document.get("payload"), str)


def read(document: object, source: InputSource, vocabulary: Vocabulary) -> tuple[InputRecord, ...]:
    """Read every learning achievement that the credentials of a document claim.

    Args:
        document: What `load_json` gave: a credential, a list of them, a presentation, or a signed
            envelope of one of these.
        source: Where it comes from.
        vocabulary: Not asked: the words of the vocabulary that stand for concepts of the model are
            known here.

    Raises:
        CredentialSyntaxError: If it is not JSON-LD with known contexts.
        CredentialDataError: If no learning achievement is found, or a value cannot be used; with
            all such values.
    """
    records: list[InputRecord] = []
    faults: list[Note] = []
    credentials = credentials_in(document)
    if not credentials:
        raise CredentialDataError(Note.of("no-credential-in-list"))
    for credential in credentials:
        try:
            for reader in _readers(credential):
                for subject, remarks in reader.subjects():
                    number = len(records)
                    records.append(
                        source.record(subject, number, ignored=reader.ignored, remarks=remarks)
                    )
                faults.extend(reader.faults)
        except CredentialError as error:
            raise (error.within(credential.place) if credential.place else error) from None
        if len(records) > _MOST_RECORDS:
            limit = Count(_MOST_RECORDS)
            raise CredentialDataError(Note.of("achievements-too-many", limit=limit))
    if faults:
        raise CredentialDataError(*dict.fromkeys(faults))
    return tuple(records)


def _looks_like_edc(document: Mapping[str, object]) -> bool:
    graph = document.get("@graph")
    tops = (
        document,
        *(one for one in (graph if isinstance(graph, list) else ()) if isinstance(one, Mapping)),
    )
    return EDC_AP in contexts_of(document) or any(types_of(one) & _EDC_NAMES for one in tops)


def _readers(found: FoundCredential) -> Iterator[_Reader]:
    """Give a reader of every credential at the top of a document."""
    if not _looks_like_edc(found.document):
        raise CredentialDataError(Note.of("not-edc"))
    graph = expand(found.document)
    if EDC_AP not in contexts_of(found.document):
        key = "edc-context-own" if graph.own_definitions else "edc-context-missing"
        raise CredentialSyntaxError(Note.of(key, accepted=EDC_AP))
    roots = [one for one in graph.roots if ELM.EuropeanDigitalCredential in one.types]
    roots = roots or [one for one in graph.roots if CRED.credentialSubject in one.values]
    if not roots:
        raise CredentialDataError(Note.of("no-edc-at-top"))
    return (_Reader(graph, root, found) for root in roots)


class _Reader:
    """Reads one credential."""

    def __init__(self, graph: Expanded, root: Node, found: FoundCredential) -> None:
        self.root = root
        self.ignored = in_order((*graph.ignored, *found.ignored))
        self.remarks: dict[Note, None] = dict.fromkeys(graph.remarks)
        self.faults: list[Note] = []
        self._place = found.place
        self._bodies: dict[Node, tuple[Organisation, dict[Note, None]]] = {}
        self._back: dict[tuple[str, Node], list[Node]] = {}
        for node in graph.nodes:
            for name in (ELM.hasPart, ELM.proves, ELM.influences):
                for one in node.nodes(name):
                    self._back.setdefault((name, one), []).append(node)
        if found.signed or PROOF in root.values:
            self.remark("remark-signature-not-checked")

    def remark(self, code: str, **values: NoteValue) -> None:
        self.remarks[Note.of(code, **values)] = None

    def fault(self, note: Note) -> None:
        self.faults.append(found_at(self._place, note))

    def _pointing(self, name: str, node: Node) -> list[Node]:
        """Give the nodes that name a node."""
        return self._back.get((name, node), [])

    def subjects(self) -> Iterator[tuple[Credential, tuple[Note, ...]]]:
        claimed = [
            (person, claim)
            for person in self.root.nodes(CRED.credentialSubject)
            for claim in _claims(person)
        ]
        achievements = [
            (person, claim) for person, claim in claimed if ELM.LearningAchievement in claim.types
        ]
        if not achievements:
            achievements = [
                (person, part) for person in dict(claimed) for part in _parts(_claims(person))
            ]
        achievements = list(dict.fromkeys(achievements))
        if not achievements:
            kinds = _kinds(claim for _, claim in claimed) or Note.of("nothing")
            raise CredentialDataError(Note.of("no-achievement", kinds=kinds))
        taken = {achievement for _, achievement in achievements}
        others = [claim for _, claim in claimed if claim not in taken]
        if others:
            self.remark("remark-other-claims", kinds=_kinds(others))
        common = self._common()
        before = dict(self.remarks)
        for person, achievement in achievements:
            self.remarks = dict(before)
            parts = [part for part in achievement.nodes(ELM.hasPart) if part not in taken]
            if parts:
                self.remark("remark-parts-not-read", count=str(len(parts)))
            subject = self._subject(person, achievement, common, alone=len(achievements) == 1)
            if subject is not None:
                yield subject, tuple(self.remarks)

    def _common(self) -> dict[str, object]:
        if self.root.values.keys() & {ELM.status, CRED.credentialStatus}:
            self.remark("remark-status-not-checked")
        issuers = [self._organisation(node) for node in self.root.nodes(CRED.issuer)]
        if len(issuers) > 1:
            count = str(len(issuers))
            self.fault(found_at("issuer", Note.of("one-body-expected", count=count)))
        return {
            "issuer": issuers[0] if issuers else None,
            "date_of_issue": self._date_of_issue(),
            "expires": self._expires(),
        }

    def _subject(
        self, person: Node, achievement: Node, common: Mapping[str, object], *, alone: bool
    ) -> Credential | None:
        specs = achievement.nodes(ELM.specifiedBy)
        awarding = achievement.nodes(ELM.awardedBy)
        bodies = [node for process in awarding for node in process.nodes(ELM.awardingBody)]
        activities = self._activities(achievement)
        activity_specs = [
            spec for activity in activities for spec in activity.nodes(ELM.specifiedBy)
        ]
        assessments = list(
            dict.fromkeys(
                (
                    *achievement.nodes(ELM.provenBy),
                    *self._pointing(ELM.proves, achievement),
                    *(one for process in awarding for one in process.nodes(ELM.used)),
                )
            )
        )
        own = absolute_name(achievement.id)
        identity = self.root.id if alone or own is None else own
        fields: dict[str, object] = {
            **common,
            "id": identity,
            "identifiers": tuple(dict.fromkeys(notations_of(self.root))),
            "title": self._text((achievement,), TITLE, "title")
            or self._text(specs, TITLE, "title"),
            "description": self._text((achievement,), DESCRIPTION, "description")
            or self._text(specs, DESCRIPTION, "description"),
            "learner": learner_of(person),
            "awarding_bodies": tuple(dict.fromkeys(self._organisation(node) for node in bodies)),
            "learning_outcomes": self._outcomes(specs),
            "credits": self._credits(achievement, specs),
            "notional_hours": self._hours(specs),
            "levels": self._levels(specs),
            "assessments": tuple(self._assessment(node) for node in assessments),
            "grade": self._grade(assessments),
            "participation": modes_of(specs) or modes_of(activity_specs),
            "quality_assurance": self._quality(specs, bodies),
            "languages": self._languages(specs) or self._languages(activity_specs),
            "entry_requirements": self._notes(specs, ELM.entryRequirement, "entryRequirement"),
            "part_of": self._part_of(achievement, specs),
            "further_information": self._further((achievement, *specs)),
        }
        self._check_activities(activities)
        partial = (one.value for spec in specs for one in spec.literals(ELM.isPartialQualification))
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
            self.remark(
                "remark-issue-dates-differ", issued=issued.isoformat(), other=issuance.isoformat()
            )
        day = issued if issued is not None else issuance
        if day is None:
            for one in self.root.literals(CRED.validFrom):
                self.remark("remark-valid-from-not-issue", value=printable(str(one.value), 40))
        return day

    def _expires(self) -> date | None:
        days = sorted(
            {
                day
                for name in ("expirationDate", "validUntil")
                if (day := self._day(name)) is not None
            }
        )
        if len(days) > 1:
            self.remark(
                "remark-ends-differ", earlier=days[0].isoformat(), later=days[-1].isoformat()
            )
        return days[0] if days else None

    def _day(self, name: str) -> date | None:
        days: set[date] = set()
        for one in self.root.literals(CRED.term(name)):
            try:
                days.add(read_date(one.value))
            except UnusableValueError as error:
                self.fault(found_at(name, error.reasons[0]))
        if len(days) > 1:
            self.fault(found_at(name, Note.of("one-date-expected", count=str(len(days)))))
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
                self.remark("remark-text-cut", what=what, limit=Count(LONGEST_TEXT))
            if has_hidden_characters(text):
                self.remark("remark-hidden-characters", what=what)
            found.setdefault(self._tag(one.language), {})[text] = None
        return (
            LangText.of({tag: "\n".join(texts)[:LONGEST_TEXT] for tag, texts in found.items()})
            if found
            else None
        )

    def _tag(self, language: str | None) -> str:
        if not language:
            return "und"
        tag = language_tag(language)
        if tag is None:
            self.remark("remark-language-tag", value=printable(language, 40))
        return tag or "und"

    def _note(self, node: Node, what: str) -> LangText | None:
        text = self._text((node,), ELM.noteLiteral, what)
        plain = text_instead(node)
        return (
            text if text is not None or plain is None else self._lang_text([Literal(plain)], what)
        )

    def _notes(self, nodes: Iterable[Node], name: str, what: str) -> tuple[LangText, ...]:
        notes: dict[LangText, None] = {}
        for node in nodes:
            for text in (
                *(self._note(one, what) for one in node.nodes(name)),
                self._text((node,), name, what),
            ):
                if text is not None:
                    notes[text] = None
        return tuple(notes)

    def _further(self, nodes: tuple[Node, ...]) -> tuple[LangText, ...]:
        found = dict.fromkeys(self._notes(nodes, ELM.additionalNote, "additionalNote"))
        for node in nodes:
            text = self._text((node,), DESCRIPTION, "description")
            if text is not None:
                found[text] = None
            for page in node.nodes(ELM.supplementaryDocument):
                title = self._text((page,), TITLE, "supplementaryDocument") or self._text(
                    (page,), ELM.contentUrl, "supplementaryDocument"
                )
                if title is not None:
                    found[title] = None
        return tuple(found)

    def _outcomes(self, specs: Iterable[Node]) -> tuple[LangText, ...]:
        specs, what = tuple(specs), "learningOutcome"
        outcomes = dict.fromkeys(one for spec in specs for one in spec.nodes(ELM.learningOutcome))
        titles = [self._text((one,), TITLE, what) or self._note(one, what) for one in outcomes]
        return tuple(one for one in titles if one) or self._notes(
            specs, ELM.learningOutcomeSummary, what
        )

    def _shown(self, node: Node) -> str | LangText | Note:
        specs = node.nodes(ELM.specifiedBy)
        title = self._text((node,), TITLE, "title") or self._text(specs, TITLE, "title")
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
        if ELM.Person in node.types:
            self.remark("remark-person-as-body")
            return Organisation(country=country, region=region)
        names = (LEGAL_NAME, SKOS.prefLabel, SKOS.altLabel)
        name = next(
            (text for one in names if (text := self._text((node,), one, "legalName")) is not None),
            None,
        )
        plain = text_instead(node)
        if name is None and plain is not None:
            name = self._lang_text([Literal(plain)], "legalName")
        identifier = body_identifier(node)
        return Organisation(name=name, identifier=identifier, country=country, region=region)

    def _seat(self, node: Node) -> tuple[str | None, str | None]:
        places = node.nodes(ELM.location)
        codes = [
            one
            for place in places
            for address in place.nodes(ELM.address)
            for one in address.nodes(ELM.countryCode)
        ]
        countries: dict[str, None] = {}
        for code in codes:
            spellings = (code.id or "", *(str(one.value) for one in code.literals(SKOS.notation)))
            country = next(
                (iri for one in spellings if (iri := country_iri(one)) is not None), None
            )
            if country is not None:
                countries[country] = None
            else:
                self.remark(
                    "remark-country-not-read", value=label_of(code) or printable(code.id or "", 80)
                )
        if len(countries) > 1:
            self.remark(
                "remark-several-countries",
                countries=", ".join(one.rpartition("/")[2] for one in countries),
            )
        regions = (name_of(one) for place in places for one in place.nodes(ELM.spatialCode))
        return next(iter(countries), None), next((one for one in regions if one is not None), None)

    def _quality(
        self, specs: Iterable[Node], bodies: Iterable[Node]
    ) -> tuple[QualityAssurance, ...]:
        holders = (*specs, *bodies, *self.root.nodes(CRED.evidence))
        found: dict[QualityAssurance, None] = {}
        for node in dict.fromkeys(
            one for holder in holders for one in holder.nodes(ELM.accreditation)
        ):
            agents = node.nodes(ELM.accreditingAgent)
            kinds = [kind for one in node.nodes(TYPE) if (kind := term_of(one)) is not None]
            body = self._organisation(agents[0]) if agents else None
            found[
                QualityAssurance(
                    quality_assurance_type=kinds[0] if kinds else None, quality_assurance_body=body
                )
            ] = None
        return tuple(found)

    def _credits(self, achievement: Node, specs: Iterable[Node]) -> tuple[CreditClaim, ...]:
        received = self._claims_of((achievement,), ELM.creditReceived)
        offered = self._claims_of(specs, ELM.creditPoint)
        if received and offered and set(received) != set(offered):
            self.remark(
                "remark-credits-differ",
                received=credit_text(received),
                offered=credit_text(offered),
            )
        return received or offered

    def _claims_of(self, nodes: Iterable[Node], name: str) -> tuple[CreditClaim, ...]:
        found: dict[CreditClaim, None] = {}
        for node in dict.fromkeys(one for holder in nodes for one in holder.nodes(name)):
            systems = [
                system for one in node.nodes(ELM.framework) if (system := name_of(one)) is not None
            ]
            points = list(dict.fromkeys(one.value for one in node.literals(ELM.point)))
            plain = text_instead(node)
            if not points and plain is not None:
                points = [plain]
            stated = " / ".join(printable(str(one), 60) for one in points) or None
            amount = read_amount(points[0]) if len(points) == 1 and len(systems) < 2 else None
            if amount is None and stated is not None:
                self.remark("remark-credit-not-read", value=stated)
            elif amount is None:
                self.remark("remark-credit-missing")
            system = systems[0] if len(systems) == 1 else None
            found[
                CreditClaim(
                    amount=amount, system=system, stated=None if amount is not None else stated
                )
            ] = None
        return tuple(found)

    def _hours(self, specs: Iterable[Node]) -> Interval | None:
        found: dict[Fraction, None] = {}
        for spec in specs:
            for one in spec.literals(ELM.volumeOfLearning):
                hours, months = read_duration(one.value)
                if hours is not None:
                    found[hours] = None
                elif months:
                    self._in_months(one, months, spec)
                else:
                    self.remark(
                        "remark-duration-not-hours",
                        value=printable(str(one.value), 40),
                        where=self._shown(spec),
                    )
        if len(found) > 1:
            self.remark(
                "remark-several-hours",
                values=listed_amounts(Interval.of(one) for one in sorted(found)),
            )
            return None
        return Interval.of(next(iter(found))) if found else None

    def _in_months(self, value: Literal, months: int, node: Node) -> None:
        self.remark(
            "remark-duration-in-months",
            value=printable(str(value.value), 40),
            months=str(months),
            where=self._shown(node),
        )

    def _activities(self, achievement: Node) -> list[Node]:
        return list(
            dict.fromkeys(
                (*achievement.nodes(ELM.influencedBy), *self._pointing(ELM.influences, achievement))
            )
        )

    def _check_activities(self, activities: Iterable[Node]) -> None:
        for activity in activities:
            for node in (activity, *activity.nodes(ELM.specifiedBy)):
                for one in node.literals(ELM.workload, ELM.volumeOfLearning):
                    _, months = read_duration(one.value)
                    if months:
                        self._in_months(one, months, activity)

    def _levels(self, specs: Iterable[Node]) -> tuple[LevelClaim, ...]:
        found: dict[LevelClaim, None] = {}
        for spec in specs:
            for name in (ELM.EQFLevel, ELM.NQFLevel, ELM.educationLevel):
                for one in spec.nodes(name):
                    level = name_of(one)
                    if level is None:
                        continue
                    ladder = None
                    if name == ELM.EQFLevel or level.startswith(EQF_LEVEL):
                        ladder = EQF
                    elif name == ELM.educationLevel:
                        schemes = (web_name(scheme.id) for scheme in one.nodes(SKOS.inScheme))
                        ladder = next((iri for iri in schemes if iri is not None), None)
                    found[LevelClaim(level=level, ladder=ladder)] = None
        return tuple(found)

    def _assessment(self, node: Node) -> Assessment:
        specs = node.nodes(ELM.specifiedBy)
        kinds = [
            kind
            for holder in (*specs, node)
            for one in holder.nodes(TYPE)
            if (kind := term_of(one)) is not None
        ]
        supervision: ListedValue | None = None
        identity: bool | None = None
        for one in node.nodes(ELM.idVerification)[:1]:
            known = SUPERVISION.get(one.id or "")
            if known is not None:
                supervision, identity = ListedValue(known[0]), known[1]
            else:
                label = label_of(one)
                supervision = (
                    ListedValue.read(label[:LONGEST_NAME]) if label is not None else term_of(one)
                )
        return Assessment(
            assessment_type=kinds[0] if kinds else None,
            supervision=supervision,
            identity_verified=identity,
        )

    def _grade(self, assessments: Iterable[Node]) -> LangText | None:
        grades: dict[LangText, None] = {}
        for node in assessments:
            grades.update(dict.fromkeys(self._notes((node,), ELM.grade, "grade")))
        if len(grades) > 1:
            self.remark("remark-several-grades", count=str(len(grades)))
        return next(iter(grades), None)

    def _languages(self, specs: Iterable[Node]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for spec in specs:
            for one in spec.nodes(DCTERMS.language):
                code = (one.id or "").removeprefix(LANGUAGE).lower()
                if (one.id or "").startswith(LANGUAGE) and re.fullmatch(r"[a-z]{3}", code):
                    found[language_code(code)] = None
                else:
                    self.remark(
                        "remark-language-not-read",
                        value=label_of(one) or printable(one.id or "", 80),
                    )
        return tuple(found)

    def _part_of(self, achievement: Node, specs: list[Node]) -> tuple[Qualification, ...]:
        wholes: dict[Node, None] = {}
        for node in (achievement, *specs):
            for whole in (*node.nodes(ELM.isPartOf), *self._pointing(ELM.hasPart, node)):
                if ELM.LearningAchievement in whole.types:
                    wholes.update(dict.fromkeys(whole.nodes(ELM.specifiedBy) or [whole]))
                else:
                    wholes[whole] = None
        parts: dict[Qualification, None] = {}
        for whole in wholes:
            if whole is achievement or whole in specs:
                continue
            if ELM.Qualification not in whole.types:
                self.remark("remark-part-of-other", name=self._shown(whole))
                continue
            name = self._text((whole,), TITLE, "title")
            identifier = web_name(whole.id) or next(iter(notations_of(whole)), None)
            parts[
                Qualification(name=name, identifier=identifier, levels=self._levels((whole,)))
            ] = None
        return tuple(parts)


def _claims(person: Node) -> list[Node]:
    return person.nodes(ELM.hasClaim, CRED.claim)


def _parts(claims: Iterable[Node]) -> list[Node]:
    """Give the achievements in the parts of claims, and in their parts, each once."""
    seen: dict[Node, None] = {}  # parts may go in a circle
    waiting = deque(one for claim in claims for one in claim.nodes(ELM.hasPart))
    while waiting:
        one = waiting.popleft()
        if one not in seen:
            seen[one] = None
            waiting.extend(one.nodes(ELM.hasPart))
    return [one for one in seen if ELM.LearningAchievement in one.types]


def _kinds(claims: Iterable[Node]) -> str:
    """Name the types of claims, each once; a question mark stands for a claim without a type."""
    found: dict[str, None] = {}
    for claim in claims:
        names = [one.rpartition("/")[2].rpartition("#")[2] for one in claim.types]
        found[printable(", ".join(names), 80) or "?"] = None
    return ", ".join(sorted(found))
