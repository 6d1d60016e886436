"""How a check goes, on the invented framework: pearls of 10 to 12 hours, fewer than 20 of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest

from helpers import ROOT
from mcpolicy import (
    Checker,
    Credential,
    CredentialDataError,
    CreditClaim,
    Interval,
    LangText,
    Library,
    Offer,
    OutcomeKind,
    Report,
    Verdict,
)
from mcpolicy.api import check_credential
from mcpolicy.check.outcome import Outcome
from mcpolicy.check.report import CheckResult
from mcpolicy.render import render
from mcpolicy.render.context import Context
from mcpolicy.view.derived import DerivedAmount
from mcpolicy.wording import Wording

DAY = date(2026, 1, 15)


def atlantis_checker() -> Checker:
    return Checker(library=Library([ROOT / "tests" / "golden" / "atlantis"]))


@pytest.fixture(scope="module")
def checker() -> Checker:
    return atlantis_checker()


def offer_of(*claims: tuple[str, str], hours: str | None = None) -> Offer:
    return Offer(
        title=LangText.of("An offer"),
        credits=tuple(
            CreditClaim(amount=Interval.of(amount), system=system) for amount, system in claims
        ),
        notional_hours=None if hours is None else Interval.of(hours),
    )


def result_of(checker: Checker, subject: Offer | Credential, day: date = DAY) -> CheckResult:
    (result,) = check_credential(subject, "atlantis", as_of=day, checker=checker).results
    return result


def size(result: CheckResult) -> Outcome:
    return next(one for one in result.outcomes if one.rule.id == "atlantis:rule-size")


def remarks(result: CheckResult, code: str) -> list[str]:
    return [Wording("en").note(note) for note in result.remarks if note.code == code]


def test_the_date_of_issue_decides_by_default(checker: Checker) -> None:
    """No rule was in force in 2020."""
    old = Credential(
        date_of_issue=date(2020, 1, 1),
        credits=(CreditClaim(amount=Interval.of("20"), system="pearl"),),
    )
    (result,) = check_credential(old, "atlantis", checker=checker).results
    assert (result.day, result.day_basis) == (date(2020, 1, 1), "issue")
    assert result.verdict is Verdict.NOT_APPLICABLE
    (result,) = check_credential(old, "atlantis", as_of="today", checker=checker).results
    assert result.day_basis == "date"
    assert result.verdict is Verdict.DOES_NOT_CONFORM


def test_a_rule_starts_on_its_day(checker: Checker) -> None:
    """The title has to be stated from the first day of 2027 on."""
    record = Credential(credits=(CreditClaim(amount=Interval.of("12"), system="pearl"),))
    kinds = [
        {one.rule.id: one.kind for one in result_of(checker, record, day).outcomes}
        for day in (date(2026, 12, 31), date(2027, 1, 1))
    ]
    assert [kind["atlantis:rule-next"] for kind in kinds] == [
        OutcomeKind.NOT_IN_FORCE,
        OutcomeKind.VIOLATED,
    ]


def test_stated_hours_that_disagree_are_a_remark(checker: Checker) -> None:
    """2 ECTS are 50 to 60 hours, not 400; the stated hours are used."""
    result = result_of(checker, offer_of(("2", "ECTS"), hours="400"))
    assert remarks(result, "remark-hours-disagree")
    assert size(result).kind is OutcomeKind.VIOLATED


def test_own_unit_and_hours_that_disagree_leave_both_possible(checker: Checker) -> None:
    """15 pearls are fewer than 20; 420 hours are 35 to 42 pearls."""
    result = result_of(checker, offer_of(("15", "pearl"), hours="420"))
    assert size(result).kind is OutcomeKind.UNDETERMINED


def test_a_statement_of_credit_that_is_not_used_is_a_remark(checker: Checker) -> None:
    """12 pearls decide; what 3 shells are is not known, and is said."""
    result = result_of(checker, offer_of(("12", "pearl"), ("3", "shells")))
    assert size(result).kind is OutcomeKind.SATISFIED
    (remark,) = remarks(result, "remark-credit-unused")
    assert "shells" in remark


@pytest.mark.parametrize("order", list(permutations(("30", "5", "10"))))
def test_credits_that_disagree_span_all_of_them_in_any_order(
    checker: Checker, order: tuple[str, ...]
) -> None:
    result = result_of(checker, offer_of(*((amount, "pearl") for amount in order)))
    found = result.view.get("https://w3id.org/mcpolicy/vocab#creditsHere")
    assert isinstance(found, DerivedAmount)
    assert found.amount == Interval.of("5", "30")
    assert size(result).kind is OutcomeKind.UNDETERMINED
    assert remarks(result, "remark-sizes-disagree")


@pytest.mark.parametrize("name", ["creditsHere", "levelHere", "title", "no name"])
def test_a_record_may_not_state_what_the_view_derives(checker: Checker, name: str) -> None:
    offer = Offer(title=LangText.of("An offer"), stated={name: (Decimal(1),)})
    with pytest.raises(CredentialDataError, match=name):
        check_credential(offer, "atlantis", as_of=DAY, checker=checker)


def report_of(checker: Checker) -> Report:
    return check_credential(
        offer_of(("18.5", "ECTS"), ("8", "shells")), ["atlantis", "eu"], as_of=DAY, checker=checker
    )


def test_the_same_input_gives_the_same_bytes(checker: Checker) -> None:
    """Also from a checker that has prepared nothing yet."""
    texts = {
        render("check", "json", report_of(one), Context())
        for one in (checker, checker, atlantis_checker())
    }
    assert len(texts) == 1


def test_no_rule_is_left_out_and_the_counts_add_up(checker: Checker) -> None:
    report = report_of(checker)
    assert [result.framework.id for result in report.results] == ["atlantis", "eu"]
    for result in report.results:
        assert [one.rule.iri for one in result.outcomes] == [
            rule.iri for rule in result.framework.rules
        ]
        assert sum(result.count().values()) == len(result.framework.rules) > 0
