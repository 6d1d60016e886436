"""Cases on which the frameworks have to be right: expected outcomes written out by hand from the
sources."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from helpers import ROOT
from mcpolicy import (
    Checker,
    Credential,
    CredentialDataError,
    CreditClaim,
    FrameworkNotConformantError,
    Interval,
    LangText,
    Library,
    Offer,
    Organisation,
    OutcomeKind,
    Severity,
    check_credential,
    load_framework,
    read_credential,
)
from mcpolicy.check.outcome import Outcome
from mcpolicy.check.report import CheckResult
from mcpolicy.namespaces import shorten
from mcpolicy.turtle import Lit
from mcpolicy.wording import Wording
from mcpolicy.workbench.query import run_query

DAY = date(2026, 11, 21)
SATISFIED, VIOLATED, UNDETERMINED, NOT_APPLICABLE = (
    OutcomeKind.SATISFIED,
    OutcomeKind.VIOLATED,
    OutcomeKind.UNDETERMINED,
    OutcomeKind.NOT_APPLICABLE,
)


def outcomes(result: CheckResult) -> dict[str, Outcome]:
    return {one.rule.id.partition(":")[2]: one for one in result.outcomes}


def offer_of(amount: str, system: str, **more: object) -> Offer:
    claim = CreditClaim(amount=Interval.of(amount), system=system)
    return Offer.model_validate({"title": LangText.of("An offer"), "credits": (claim,), **more})


def south_african(**more: object) -> Credential:
    university = Organisation.model_validate(
        {
            "name": {"en": "Example University of the Highveld"},
            "country": "ZAF",
            "provider_type": "mcp:HigherEducationInstitution",
        }
    )
    claim = CreditClaim(amount=Interval.of("5"), system="SAQA")
    return Credential.model_validate(
        {
            "title": LangText.of("Reading company accounts"),
            "awarding_bodies": (university,),
            "credits": (claim,),
            **more,
        }
    )


def test_credit_outside_a_qualification_violates_the_communique(checker: Checker) -> None:
    record = south_african(part_of_qualification=False)
    (result,) = check_credential(record, "south_africa", as_of=DAY, checker=checker).results
    found = outcomes(result)["rule-credit-bearing"]
    assert found.kind is VIOLATED
    assert found.rule.citation.locator.startswith("page 2")
    assert "2 of 2023" in found.rule.citation.source.title
    assert found.rule.hint is not None
    assert "RPL route" in Wording("en").text(found.rule.hint)


def test_a_module_of_a_registered_qualification_may_carry_credit(checker: Checker) -> None:
    record = south_african(
        part_of=({"name": {"en": "Diploma in Business Accounting"}, "registered": True},),
        purpose="mcp:NonDegreePurpose",
    )
    (result,) = check_credential(record, "south_africa", as_of=DAY, checker=checker).results
    found = outcomes(result)
    assert found["rule-credit-bearing"].kind is SATISFIED
    assert found["rule-cat-route"].kind is SATISFIED


def test_without_a_word_on_a_qualification_it_cannot_be_decided(checker: Checker) -> None:
    (result,) = check_credential(
        south_african(), "south_africa", as_of=DAY, checker=checker
    ).results
    assert outcomes(result)["rule-credit-bearing"].kind is UNDETERMINED


@pytest.mark.parametrize(
    "kind", ["university", "https://example.org/kinds/university", "mcp:University_"]
)
def test_a_kind_of_provider_that_is_not_listed_decides_nothing(checker: Checker, kind: str) -> None:
    """Whether `university` is a higher education institution is not for us to say; it does not
    switch the rule off."""
    body = Organisation.model_validate(
        {"name": {"en": "Example University"}, "country": "ZA", "provider_type": kind}
    )
    record = south_african(part_of_qualification=False, awarding_bodies=(body,))
    (result,) = check_credential(record, "south_africa", as_of=DAY, checker=checker).results
    found = outcomes(result)["rule-credit-bearing"]
    assert found.kind is UNDETERMINED
    assert any(
        "not one of the listed values of provider type" in Wording("en").note(note)
        for note in found.reasons
    )


def test_a_listed_value_beside_one_that_is_not_still_decides(checker: Checker) -> None:
    listed, other = (
        Organisation.model_validate(
            {"name": {"en": "Example"}, "country": "ZA", "provider_type": kind}
        )
        for kind in ("mcp:HigherEducationInstitution", "guild")
    )
    record = south_african(part_of_qualification=False, awarding_bodies=(listed, other))
    (result,) = check_credential(record, "south_africa", as_of=DAY, checker=checker).results
    assert outcomes(result)["rule-credit-bearing"].kind is VIOLATED


SEVEN = (
    "governance",
    "design-and-delivery",
    "approval-and-registration",
    "marketing-and-enrolment",
    "resources",
    "assessment",
    "certification",
)
POLICY_JSON = """{"format": "mcpolicy-credential/1", "kind": "provider-policy",
  "title": "Policy on micro-credentials",
  "institution": {"name": "Example University", "country": "ZA",
    "provider_type": "mcp:HigherEducationInstitution"},
  "covers": [%s]}"""
POLICY_TURTLE = """@prefix mcp: <https://w3id.org/mcpolicy/vocab#> .
@prefix south_africa: <https://w3id.org/mcpolicy/framework/south_africa#> .
<urn:x:policy> a mcp:ProviderPolicy ; mcp:title "Policy on micro-credentials"@en ;
  mcp:institution [ a mcp:Organisation ; mcp:name "Example University"@en ;
    mcp:country <http://publications.europa.eu/resource/authority/country/ZAF> ;
    mcp:providerType mcp:HigherEducationInstitution ] ;
  mcp:covers %s ."""


@pytest.mark.parametrize("form", ["json", "turtle"])
def test_a_policy_with_seven_of_nine_aspects_draws_two_warnings(
    checker: Checker, form: str
) -> None:
    if form == "json":
        text = POLICY_JSON % ", ".join(f'"south_africa:aspect-{aspect}"' for aspect in SEVEN)
    else:
        text = POLICY_TURTLE % ", ".join(f"south_africa:aspect-{aspect}" for aspect in SEVEN)
    (record,) = read_credential(text.encode())
    (result,) = check_credential(record, "south_africa", as_of=DAY, checker=checker).results
    bad = {one.rule.id: one.severity for one in result.outcomes if one.kind is VIOLATED}
    assert bad == {
        "south_africa:rule-policy-records": Severity.WARNING,
        "south_africa:rule-policy-monitoring-and-review": Severity.WARNING,
    }
    assert sum(one.kind is SATISFIED for one in result.outcomes) == 7


@pytest.mark.parametrize(
    ("credits", "declared", "micro", "nano"),
    [
        ("6", "mcp:NanoType", NOT_APPLICABLE, SATISFIED),
        ("7", "mcp:NanoType", NOT_APPLICABLE, VIOLATED),
        ("120", "mcp:NanoType", NOT_APPLICABLE, VIOLATED),
        ("6", None, VIOLATED, NOT_APPLICABLE),
        ("7", None, SATISFIED, NOT_APPLICABLE),
        ("119", None, SATISFIED, NOT_APPLICABLE),
        ("120", None, VIOLATED, NOT_APPLICABLE),
    ],
)
def test_the_classes_of_lesotho(
    checker: Checker, credits: str, declared: str | None, micro: OutcomeKind, nano: OutcomeKind
) -> None:
    """Nano at most 6 credits, micro more than 6 and below 120, by one statement at a conference:
    never more than info."""
    more = {} if declared is None else {"micro_credential_types": (declared,)}
    (result,) = check_credential(
        offer_of(credits, "Lesotho", **more), "lesotho", as_of=DAY, checker=checker
    ).results
    found = outcomes(result)
    assert (found["rule-micro-size"].kind, found["rule-nano-size"].kind) == (micro, nano)
    if declared is None:
        named_otherwise = offer_of(credits, "Lesotho", micro_credential_types=("nano",))
        (other,) = check_credential(named_otherwise, "lesotho", as_of=DAY, checker=checker).results
        assert outcomes(other)["rule-micro-size"].kind is UNDETERMINED
    for one in found.values():
        assert one.severity in (None, Severity.INFO)
        assert one.rule.status == "conference-statement"


@pytest.mark.parametrize(
    ("amount", "system", "kind"),
    [
        ("39", "Namibia NQF", SATISFIED),
        ("40", "Namibia NQF", VIOLATED),
        ("19.5", "NCVTS", SATISFIED),  # 390 hours
        ("20", "NCVTS", VIOLATED),  # 400 hours
        ("13", "ECTS", SATISFIED),  # 325 to 390 hours
        ("16", "ECTS", VIOLATED),  # 400 to 480 hours
        ("15", "ECTS", UNDETERMINED),  # 375 to 450 hours
    ],
)
def test_a_short_course_of_namibia(
    checker: Checker, amount: str, system: str, kind: OutcomeKind
) -> None:
    """Fewer than 40 credits of ten hours, so fewer than 400 hours, whatever the unit."""
    (result,) = check_credential(
        offer_of(amount, system), "namibia", as_of=DAY, checker=checker
    ).results
    assert outcomes(result)["rule-short-course-size"].kind is kind


@pytest.mark.parametrize("framework_id", ["malaysia", "mauritius", "netherlands", "new_zealand"])
def test_life_of_an_offer_and_validity_of_an_award_are_two_things(
    checker: Checker, framework_id: str
) -> None:
    """No rule asks for both, and a rule on one never fires on a record that states only the
    other."""
    vocabulary = "https://w3id.org/mcpolicy/vocab#"
    of_offers = {vocabulary + name for name in ("shelfLifeInMonths", "reviewInMonths")}
    of_awards = {vocabulary + name for name in ("validityInMonths", "expires")}
    for rule in checker.library.framework(framework_id).rules:
        touched = rule.shape.properties
        assert not (touched & of_offers and touched & of_awards), rule.id
        if touched & of_offers:
            assert set(rule.targets) == {vocabulary + "Offer"}, rule.id
        if touched & of_awards:
            assert vocabulary + "Offer" not in rule.targets, rule.id


def test_a_framework_that_was_not_linted_may_not_go_beyond_shacl_core(tmp_path: Path) -> None:
    """A rule in SPARQL, or with a misspelt word, would otherwise pass whatever the record says."""
    folder = tmp_path / "elsewhere"
    shutil.copytree(ROOT / "frameworks" / "namibia", folder)
    for path in folder.rglob("*.ttl"):
        text = path.read_text(encoding="utf-8").replace(
            "framework/namibia#", "framework/elsewhere#"
        )
        text = text.replace("framework/namibia>", "framework/elsewhere>").replace(
            "namibia:", "elsewhere:"
        )
        path.write_text(text.replace('"namibia"', '"elsewhere"'), encoding="utf-8")
    assert load_framework("elsewhere", framework_paths=[folder]).rules
    rules = folder / "rules.ttl"
    sound = rules.read_text(encoding="utf-8")
    for wrong in ('sh:sparql [ sh:select "SELECT $this {}" ]', "sh:maxexclusive 40.0"):
        rules.write_text(sound.replace("sh:maxExclusive 40.0", wrong), encoding="utf-8")
        with pytest.raises(FrameworkNotConformantError, match="rule-short-course-size"):
            load_framework("elsewhere", framework_paths=[folder])


def test_two_paragraphs_that_clash_stay_two_parameters(library: Library) -> None:
    """HEQSF 2013, paragraph 33: half of the target, half of the source; paragraph 65: all credits
    of the exit level.

    A Higher Certificate has all its 120 credits at its exit level, a Diploma of 360 has 120 of them
    there.
    """
    query = """PREFIX mcp: <https://w3id.org/mcpolicy/vocab#>
    PREFIX dcterms: <http://purl.org/dc/terms/>
    PREFIX za: <https://w3id.org/mcpolicy/framework/south_africa#>
    SELECT ?type ?limit ?value ?where WHERE {
      ?s a mcp:StackingParameter ; mcp:appliesTo ?type ; mcp:limit ?limit ; mcp:value ?value ;
         mcp:locator ?where ; dcterms:source za:source-heqsf-2013 .
      FILTER (?type IN (za:type-higher-certificate, za:type-diploma-360))
      FILTER (CONTAINS(?where, "paragraph"))
    } ORDER BY ?type ?limit"""
    result = run_query(query, ("south_africa",), library)
    rows = [
        tuple(cell.value if isinstance(cell, Lit) else shorten(str(cell)) for cell in row)
        for row in result.rows
    ]
    limits = (
        ("residency-credits", "120", 65),
        ("source-share", "0.5", 33),
        ("transfer-share", "0.5", 33),
    )
    assert rows == [
        (f"south_africa:type-{kind}", f"mcp:limit-{limit}", value, f"paragraph {paragraph}")
        for kind in ("diploma-360", "higher-certificate")
        for limit, value, paragraph in limits
    ]


@pytest.mark.parametrize("form", ["json", "turtle"])
def test_a_misspelt_name_of_the_vocabulary_is_refused(form: str) -> None:
    text = POLICY_JSON % "" if form == "json" else POLICY_TURTLE % "south_africa:aspect-governance"
    with pytest.raises(
        CredentialDataError,
        match=r"provider_type: `mcp:HighrEducationInstitution` .* `mcp:HigherEducationInstitution`",
    ):
        read_credential(text.replace("HigherEducation", "HighrEducation").encode())


def test_an_amount_that_is_a_range_is_an_amount(checker: Checker) -> None:
    """2 to 3 ECTS are a volume in ECTS; 50 to 90 hours are 2.5 to 4.5 Mauritian credits."""
    offer = Offer(
        title=LangText.of("An offer"),
        credits=(CreditClaim(amount=Interval.of("2", "3"), system="ECTS"),),
    )
    report = check_credential(offer, ["eu", "mauritius"], as_of=DAY, checker=checker)
    eu, mauritius = (outcomes(result) for result in report.results)
    assert eu["rule-annex-1-07-ects"].kind is SATISFIED
    assert mauritius["rule-size"].kind is SATISFIED


def test_a_unit_without_an_amount_is_no_volume(checker: Checker) -> None:
    offer = Offer(title=LangText.of("An offer"), credits=(CreditClaim(system="ECTS"),))
    (result,) = check_credential(offer, "eu", as_of=DAY, checker=checker).results
    assert outcomes(result)["rule-annex-1-07-ects"].kind is VIOLATED
