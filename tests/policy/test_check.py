"""What checking must show, on the real sample and on small records whose answers are worked out by
hand."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

import pytest

from helpers import CORPORA, need
from mcpolicy import (
    Checker,
    CreditClaim,
    Interval,
    LangText,
    LevelClaim,
    Offer,
    Organisation,
    OutcomeKind,
    Report,
    Severity,
    Verdict,
    check_credential,
    read_credential,
)
from mcpolicy.check.outcome import Outcome
from mcpolicy.check.report import CheckResult
from mcpolicy.view.derived import DerivedAmount, NotDerived
from mcpolicy.wording import Wording

SAMPLE = CORPORA / "elm" / "Sample-MC-Annex1-unsigned.jsonld"
DAY = date(2026, 11, 21)


def outcome(result: CheckResult, rule: str) -> Outcome:
    return next(one for one in result.outcomes if one.rule.id == rule)


def offer_of(amount: str | None, system: str | None) -> Offer:
    return Offer(
        title=LangText.of("An offer"),
        credits=(CreditClaim(amount=Interval.of(amount or "0"), system=system),),
    )


def size_of(checker: Checker, offer: Offer, day: date = DAY) -> Outcome:
    report = check_credential(offer, "mauritius", as_of=day, checker=checker)
    return outcome(report.results[0], "mauritius:rule-size")


def test_annex_1_of_the_commissions_own_sample(checker: Checker) -> None:
    """Nine of the eleven mandatory elements; an unsealed credential has no date of issue; quality
    assurance is not there."""
    report = check_credential(read_credential(need(SAMPLE)), "eu", as_of=DAY, checker=checker)
    (result,) = report.results
    mandatory = [
        one for one in result.outcomes if "eu:rule-annex-1-01" <= one.rule.id < "eu:rule-annex-1-12"
    ]
    elements = {
        one.rule.id[len("eu:rule-annex-1-") :][:2]: one.kind
        for one in mandatory
        if not one.rule.id.endswith("-ects")
    }
    assert elements == {
        **dict.fromkeys(
            ("01", "02", "03", "04", "06", "07", "08", "09", "10"), OutcomeKind.SATISFIED
        ),
        **dict.fromkeys(("05", "11"), OutcomeKind.VIOLATED),
    }
    assert result.verdict is Verdict.DOES_NOT_CONFORM
    for rule, element in (
        ("05-date-of-issue", "element 5"),
        ("11-quality-assurance", "element 11"),
    ):
        found = outcome(result, f"eu:rule-annex-1-{rule}").rule.citation
        assert found.source.title.startswith("Council Recommendation of 16 June 2022")
        assert found.locator.startswith(f"Annex I, {element}")
    assert outcome(result, "eu:rule-annex-1-05-date-of-issue").severity is Severity.VIOLATION


def test_the_sample_draws_a_remark_on_sixty_months(checker: Checker) -> None:
    (result,) = check_credential(
        read_credential(need(SAMPLE)), "eu", as_of=DAY, checker=checker
    ).results
    remarks = [
        Wording("en").note(note)
        for note in result.remarks
        if note.code == "remark-duration-in-months"
    ]
    assert len(remarks) == 1
    assert "P60M" in remarks[0]
    assert "60 months" in remarks[0]


def test_the_sample_is_three_mauritian_credits_by_its_hours(checker: Checker) -> None:
    (result,) = check_credential(
        read_credential(need(SAMPLE)), "mauritius", as_of=DAY, checker=checker
    ).results
    size = result.view.get("https://w3id.org/mcpolicy/vocab#creditsHere")
    assert isinstance(size, DerivedAmount)
    assert size.amount == Interval.of("3")
    assert len(result.outcomes) == len(result.framework.rules) == 13


def test_the_sample_without_hours_is_two_and_a_half_to_three(checker: Checker) -> None:
    """2 ECTS issued in Ireland: no national rate is known, so 25 to 30 hours; 50 to 60 hours by
    20."""
    document = json.loads(need(SAMPLE).read_bytes())
    specification = document["credentialSubject"]["hasClaim"]["specifiedBy"]
    assert specification.pop("volumeOfLearning") == "PT60H"
    records = read_credential(json.dumps(document).encode(), path="sample")
    (result,) = check_credential(records, "mauritius", as_of=DAY, checker=checker).results
    size = result.view.get("https://w3id.org/mcpolicy/vocab#creditsHere")
    assert isinstance(size, DerivedAmount)
    assert size.amount == Interval.of("2.5", "3")


@pytest.mark.parametrize(
    ("amount", "system", "kind"),
    [
        ("20", "NCVTS", OutcomeKind.VIOLATED),
        ("19.5", "NCVTS", OutcomeKind.SATISFIED),
        ("14", "ECTS", OutcomeKind.UNDETERMINED),
        ("12", "ECTS", OutcomeKind.SATISFIED),
        ("16", "ECTS", OutcomeKind.VIOLATED),
        ("15", None, OutcomeKind.UNDETERMINED),
        ("15", "UoM", OutcomeKind.UNDETERMINED),
        ("15", "no such unit", OutcomeKind.UNDETERMINED),
    ],
)
def test_the_mauritian_ceiling(
    checker: Checker, amount: str, system: str | None, kind: OutcomeKind
) -> None:
    """Fewer than 20 credits of 20 hours, so less than 400 hours; ECTS stands for 25 to 30 hours."""
    assert size_of(checker, offer_of(amount, system)).kind is kind


def test_too_large_is_a_warning(checker: Checker) -> None:
    assert size_of(checker, offer_of("20", "NCVTS")).severity is Severity.WARNING


def test_fourteen_ects_says_between_what_it_cannot_decide(checker: Checker) -> None:
    found = size_of(checker, offer_of("14", "ECTS"))
    sentence = "; ".join(Wording("en").note(note) for note in found.reasons)
    for part in ("17.5 to 21 NCVTS", "350 to 420 hours", "400 hours"):
        assert part in sentence


@pytest.mark.parametrize(
    ("system", "words"), [(None, "has no unit"), ("UoM", "University of Mauritius")]
)
def test_an_amount_that_cannot_be_converted_says_why(
    checker: Checker, system: str | None, words: str
) -> None:
    found = size_of(checker, offer_of("15", system))
    assert words in "; ".join(Wording("en").note(note) for note in found.reasons)


def test_no_amount_at_all_is_undetermined(checker: Checker) -> None:
    assert size_of(checker, Offer(title=LangText.of("An offer"))).kind is OutcomeKind.UNDETERMINED


def test_before_the_blueprint_no_rule_is_in_force(checker: Checker) -> None:
    report = check_credential(
        offer_of("20", "NCVTS"), "mauritius", as_of=date(2024, 1, 1), checker=checker
    )
    (result,) = report.results
    assert {one.kind for one in result.outcomes} == {OutcomeKind.NOT_IN_FORCE}
    assert result.verdict is Verdict.NOT_APPLICABLE


def test_within_the_month_of_approval_it_cannot_be_decided(checker: Checker) -> None:
    """The source gives August 2025 and no day."""
    assert (
        size_of(checker, offer_of("20", "NCVTS"), date(2025, 8, 15)).kind
        is OutcomeKind.UNDETERMINED
    )
    assert (
        size_of(checker, offer_of("20", "NCVTS"), date(2025, 7, 31)).kind
        is OutcomeKind.NOT_IN_FORCE
    )
    assert size_of(checker, offer_of("20", "NCVTS"), date(2025, 8, 31)).kind is OutcomeKind.VIOLATED


def strip_paths(report: Report) -> list[tuple[str, str]]:
    return [(one.rule.id, one.kind.value) for result in report.results for one in result.outcomes]


def test_self_asserted_authority_changes_nothing(checker: Checker) -> None:
    """Extra keys and an inline context that say the body is accredited and the level is in the
    EQF."""
    plain = read_credential(need(SAMPLE))
    document = json.loads(SAMPLE.read_bytes())
    specification = document["credentialSubject"]["hasClaim"]["specifiedBy"]
    specification["accreditedByMinistry"] = True
    specification["quality"] = {"id": "urn:x:qa", "type": "Accreditation"}
    document["issuer"]["accredited"] = "http://data.europa.eu/snb/accreditation/003293d2ce"
    document["@context"].append(
        {
            "quality": "http://data.europa.eu/snb/model/elm/accreditation",
            "validFrom": "https://www.w3.org/2018/credentials#issued",
            "accreditedByMinistry": "http://data.europa.eu/snb/model/elm/accreditation",
        }
    )
    boasting = read_credential(json.dumps(document).encode(), path="boasting")
    frameworks = ["eu", "mauritius"]
    before = check_credential(plain, frameworks, as_of=DAY, checker=checker)
    after = check_credential(boasting, frameworks, as_of=DAY, checker=checker)
    assert strip_paths(before) == strip_paths(after)
    assert boasting[0].ignored


def test_turtle_that_declares_its_own_level_changes_nothing(checker: Checker) -> None:
    """A record may not add a level to a ladder, make a body recognised, or bring shapes of its
    own."""
    own = b"""
        @prefix mcp: <https://w3id.org/mcpolicy/vocab#> .
        @prefix eu: <https://w3id.org/mcpolicy/framework/eu#> .
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        <urn:x:offer> a mcp:Offer ; mcp:title "T"@en ;
            mcp:levelHere eu:eqf-8 ; mcp:creditsHere 1.0 ;
            mcp:level [ a mcp:LevelClaim ; mcp:ladder eu:eqf ; mcp:claimedLevel <urn:x:level> ] .
        <urn:x:level> a mcp:Level ; mcp:ladder eu:eqf ; mcp:order 8 .
        eu:rule-annex-1-06-learning-outcomes sh:deactivated true .
    """
    bare = b"""
        @prefix mcp: <https://w3id.org/mcpolicy/vocab#> .
        @prefix eu: <https://w3id.org/mcpolicy/framework/eu#> .
        <urn:x:offer> a mcp:Offer ; mcp:title "T"@en ;
            mcp:level [ a mcp:LevelClaim ; mcp:ladder eu:eqf ; mcp:claimedLevel <urn:x:level> ] .
    """
    reports = [
        check_credential(
            read_credential(data, path="x"), ["eu", "mauritius"], as_of=DAY, checker=checker
        )
        for data in (own, bare)
    ]
    assert strip_paths(reports[0]) == strip_paths(reports[1])
    assert "mcp:levelHere" in read_credential(own, path="x")[0].ignored


def test_weak_evidence_is_left_out_on_request_and_counted() -> None:
    """Every Mauritian rule is reported or secondary."""
    strict = Checker(min_evidence="verified")
    (result,) = check_credential(
        offer_of("20", "NCVTS"), "mauritius", as_of=DAY, checker=strict
    ).results
    assert (result.outcomes, result.filtered, result.verdict) == ((), 13, Verdict.NOT_APPLICABLE)


@pytest.mark.parametrize(
    ("country", "low", "high"),
    [("NL", "56", "56"), ("IE", "50", "60"), ("ES", "50", "60"), ("MT", "50", "50")],
)
def test_national_rates_of_ects(checker: Checker, country: str, low: str, high: str) -> None:
    """2 ECTS: 28 hours each by Dutch law, 25 in Malta, 25 to 30 in Spain; no Irish national rate
    was read."""
    body = Organisation.model_validate({"country": country})
    offer = offer_of("2", "ECTS").model_copy(update={"awarding_bodies": (body,)})
    (result,) = check_credential(offer, "eu", as_of=DAY, checker=checker).results
    hours = result.view.get("https://w3id.org/mcpolicy/vocab#hoursHere")
    assert isinstance(hours, DerivedAmount)
    assert hours.amount == Interval.of(low, high)


def test_stated_hours_use_the_national_rate_too(checker: Checker) -> None:
    """80 hours awarded in the Netherlands are 80 / 28 = 20/7 ECTS, fewer than the three of the
    Dutch guideline."""
    body = Organisation.model_validate({"country": "NL"})
    offer = Offer(
        title=LangText.of("An offer"), notional_hours=Interval.of("80"), awarding_bodies=(body,)
    )
    (result,) = check_credential(offer, "netherlands", as_of=DAY, checker=checker).results
    size = result.view.get("https://w3id.org/mcpolicy/vocab#creditsHere")
    assert isinstance(size, DerivedAmount)
    assert size.amount == Interval.of(Fraction(20, 7))


def test_a_contradiction_is_no_precision(checker: Checker) -> None:
    """13 and 15 ECTS are 325 to 450 hours, not the 375 to 390 that both conversions share."""
    claims = tuple(
        CreditClaim(amount=Interval.of(amount), system="ECTS") for amount in ("13", "15")
    )
    offer = Offer(title=LangText.of("An offer"), credits=claims)
    assert size_of(checker, offer).kind is OutcomeKind.UNDETERMINED


def test_levels_that_contradict_each_other_lead_nowhere(checker: Checker) -> None:
    """EQF 6 has a way to the Mauritian ladder, EQF 3 has none; the record claims both."""
    levels = (LevelClaim(ladder="EQF", level="6"), LevelClaim(ladder="EQF", level="3"))
    offer = Offer(title=LangText.of("An offer"), levels=levels)
    (result,) = check_credential(offer, "mauritius", as_of=DAY, checker=checker).results
    here = result.view.get("https://w3id.org/mcpolicy/vocab#levelHere")
    assert isinstance(here, NotDerived)
    assert "remark-levels-disagree" in {note.code for note in result.remarks}
