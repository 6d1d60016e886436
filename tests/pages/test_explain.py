"""Anything that has a name is explained: the machine on invented frameworks, the policy as the
Turtle of the real ones has it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from helpers import ROOT
from invented import atlantis_in
from mcpolicy import Library, Wording
from mcpolicy.errors import FrameworkNotConformantError, UnknownNameError
from mcpolicy.namespaces import MCP, framework_namespace, shorten
from mcpolicy.pages.explain import PARTS, explain
from mcpolicy.pages.explanation import Explanation
from mcpolicy.pages.names import CLASSES, Names
from mcpolicy.pages.rule import RulePage
from mcpolicy.pages.stated import DATATYPES, takes
from mcpolicy.render import render
from mcpolicy.render.context import Context
from mcpolicy.resources import FrameworkFolders
from mcpolicy.turtle import Blank
from mcpolicy.vocabulary import Vocabulary

GOLDEN = ROOT / "tests" / "golden"
FRAMEWORKS = sorted(path.parent.name for path in (ROOT / "frameworks").glob("*/framework.ttl"))


@pytest.fixture(scope="module")
def invented() -> Library:
    return Library([GOLDEN / "atlantis", GOLDEN / "lemuria"])


def text_of(name: str, library: Library, language: str = "en") -> str:
    """Give the page as people see it, its lines joined."""
    page = explain(name, library)
    kind = "rule" if isinstance(page, RulePage) else "explanation"
    return " ".join(render(kind, "text", page, Context(wording=Wording(language))).split())


def part_of(name: str, code: str, library: Library) -> list[tuple[int, str]]:
    """Give the lines of one part of a page, each with its depth."""
    page = explain(name, library)
    assert isinstance(page, Explanation)
    (lines,) = (part.lines for part in page.parts if part.code == code)
    return [(line.depth, Wording().note(line.what)) for line in lines]


def codes_of(name: str, library: Library) -> list[str]:
    page = explain(name, library)
    assert isinstance(page, Explanation)
    return [part.code for part in page.parts]


def test_every_kind_of_thing_has_a_page() -> None:
    assert {*PARTS, *(kind for kind in CLASSES if kind.__name__ == "Rule")} == {*CLASSES}


@pytest.mark.parametrize("framework_id", FRAMEWORKS)
def test_all_that_a_framework_names_is_explained(library: Library, framework_id: str) -> None:
    """In three languages, with the file and the line, and with its own label in each."""
    contexts = [Context(wording=Wording(language)) for language in ("en", "fr", "pt")]
    named = [
        node
        for node in library.triples(framework_id).subjects()
        if not isinstance(node, Blank) and node.startswith(framework_namespace(framework_id))
    ]
    assert len(named) > 20
    for iri in named:
        page = explain(iri, library)
        assert page.place.line is not None, iri
        assert page.place.path.startswith(f"frameworks/{framework_id}/"), iri
        label = page.rule.label if isinstance(page, RulePage) else page.label
        kind = "rule" if isinstance(page, RulePage) else "explanation"
        for context in contexts:
            lines = render(kind, "text", page, context).splitlines()
            assert lines[0].startswith(shorten(iri)), iri
            text = " ".join(" ".join(lines).split())
            assert " ".join(context.wording.text(label).split()) in text, iri
            assert str(page.place) in text, iri


def test_terms_of_the_vocabulary_are_explained(library: Library) -> None:
    """Every twelfth as they stand, so that terms of all kinds and files are among them: to tell who
    speaks of a term, all frameworks are gone through."""
    names = library.vocabulary.names[::12]
    assert len(names) > 30
    for name in names:
        page = explain(name, library)
        assert isinstance(page, Explanation)
        assert page.place.path.startswith("shapes/vocabulary/"), name
        assert page.place.line is not None, name


@pytest.mark.parametrize("name", ["Offer", "Credential", "ProviderPolicy", "FrameworkRecord"])
def test_a_class_of_records_names_every_property_that_it_may_state(
    invented: Library, name: str
) -> None:
    vocabulary, iri = invented.vocabulary, MCP.term(name)
    stands = {
        shorten(node)
        for node in vocabulary.triples.subjects()
        if vocabulary.classes_above(iri) & {*vocabulary.stands_on(node)}
    }
    stated = {one for one in stands if vocabulary.may_state(MCP.term(one.removeprefix("mcp:")))}
    said = " ".join(text for _, text in part_of(f"mcp:{name}", "may-state", invented))
    assert {one.strip("()") for one in re.findall(r"\(mcp:\w+\)", said)} == stated
    assert len(stated) > 4


def test_what_an_offer_may_state_and_what_only_the_view_derives(invented: Library) -> None:
    own, inherited = part_of("mcp:Offer", "may-state", invented)
    assert own[1].startswith("offer: identifier (mcp:identifier), title (mcp:title), ")
    assert inherited[1].startswith("micro-credential: type (mcp:microCredentialType), ")
    assert part_of("mcp:Offer", "derived", invented) == [
        (
            0,
            "offer: approval in months (mcp:approvalInMonths), "
            "months to review (mcp:reviewInMonths)",
        ),
        (
            0,
            "micro-credential: credits in this framework's unit (mcp:creditsHere), "
            "workload in notional hours (mcp:hoursHere), "
            "level on this framework's ladder (mcp:levelHere)",
        ),
    ]
    assert part_of("mcp:MicroCredential", "kinds", invented) == [
        (0, "credential (mcp:Credential), offer (mcp:Offer)")
    ]


def test_a_part_of_a_record_names_its_properties_and_where_it_is_a_value(invented: Library) -> None:
    assert part_of("mcp:Assessment", "may-state", invented)[0][1].startswith(
        "assessment: assessment type (mcp:assessmentType), supervision (mcp:supervision), "
    )
    assert part_of("mcp:Assessment", "taken-by", invented) == [(0, "assessment (mcp:assessment)")]


@pytest.mark.parametrize("name", ["mcp:Level", "mcp:Framework", "mcp:Clause", "mcp:Online"])
def test_what_is_no_part_of_a_record_states_nothing(invented: Library, name: str) -> None:
    """A level has a ladder and a framework a place, but no record states them of these."""
    assert not {"may-state", "derived"} & {*codes_of(name, invented)}


def test_a_property_of_listed_values_shows_the_list_with_official_addresses(
    invented: Library,
) -> None:
    official = "http://data.europa.eu/snb/learning-assessment"
    assert part_of("mcp:participation", "stands-on", invented) == [
        (
            0,
            "micro-credential (mcp:MicroCredential): credential (mcp:Credential), "
            "offer (mcp:Offer)",
        )
    ]
    values = part_of("mcp:participation", "values", invented)
    assert values[:3] == [
        (0, "of the list: form of participation (mcp:ParticipationForm)"),
        (1, "online (mcp:Online)"),
        (2, f"the same: <{official}/920fbb3cbe>"),
    ]
    assert [text for depth, text in values if depth == 1] == [
        "online (mcp:Online)",
        "on site (mcp:OnSite)",
        "blended (mcp:Blended)",
        "work-based (mcp:WorkBased)",
    ]
    assert part_of("mcp:participation", "use", invented) == [
        (0, "Stated by the record that is checked."),
        (0, "Rules may look at it."),
    ]
    of_list = part_of("mcp:ParticipationForm", "values", invented)
    assert [(depth + 1, text) for depth, text in of_list] == values[1:]
    assert part_of("mcp:ParticipationForm", "taken-by", invented) == [
        (0, "form of participation (mcp:participation)")
    ]


def test_a_value_names_its_list(invented: Library) -> None:
    assert codes_of("mcp:Supervised", invented) == ["described", "list", "taken-by", "official"]
    assert part_of("mcp:Supervised", "list", invented) == [(0, "supervision (mcp:Supervision)")]
    assert part_of("mcp:Supervised", "taken-by", invented) == [(0, "supervision (mcp:supervision)")]
    assert part_of("mcp:Supervised", "official", invented) == [
        (0, "narrower: <http://data.europa.eu/snb/supervision-verification/70be69aaf9>")
    ]


@pytest.mark.parametrize(
    ("name", "values", "use"),
    [
        ("title", "a text, in one language or several", "Rules may look at it."),
        ("subjectCode", "a text without a language", "Rules may look at it."),
        ("share", "a number", "Rules may look at it."),
        ("assessed", "yes or no (`true`, `false`)", "Rules may look at it."),
        ("expires", "a day", "Rules may look at it."),
        ("duration", "a length of time, such as `P3M`", "Rules may look at it."),
        (
            "country",
            "the address of a value of a list that is kept elsewhere",
            "Rules may look at it.",
        ),
        ("jurisdiction", "of no fixed kind", "Rules may look at it."),
        (
            "awardingBody",
            "a part with properties of its own: organisation (mcp:Organisation)",
            "Rules may look at it.",
        ),
        ("levelHere", "what a framework describes: level (mcp:Level)", "Rules may look at it."),
        ("ageInDays", "a whole number", "Rules may look at it."),
        ("order", "a whole number", "Rules may look at it."),
        ("link", "an address", "Rules do not look at it."),
        ("clause", "what a framework describes: clause (mcp:Clause)", "Rules do not look at it."),
    ],
)
def test_what_the_values_of_a_property_are_and_whether_rules_look_at_it(
    invented: Library, name: str, values: str, use: str
) -> None:
    assert part_of(f"mcp:{name}", "values", invented)[0] == (0, values)
    assert part_of(f"mcp:{name}", "use", invented)[-1] == (0, use)


def test_a_list_that_frameworks_add_to_says_so(invented: Library) -> None:
    assert part_of("mcp:microCredentialType", "values", invented)[-1] == (
        1,
        "and those that frameworks describe",
    )


def test_every_datatype_of_the_vocabulary_has_words() -> None:
    assert {*DATATYPES} == Vocabulary.shipped().datatypes


def test_every_property_says_what_its_values_are(invented: Library) -> None:
    names = Names(invented)
    for language in ("en", "fr", "pt"):
        for iri in invented.vocabulary.rule_properties:
            assert Wording(language).note(takes(iri, names))


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        ("mcp:Offer", "fr", "Ce qu'un document peut en déclarer offre : identifiant"),
        ("mcp:participation", "fr", "Les règles peuvent la consulter."),
        ("mcp:participation", "pt", "da lista: forma de participação (mcp:ParticipationForm)"),
        ("mcp:Online", "pt", "Valor da lista forma de participação (mcp:ParticipationForm)"),
    ],
)
def test_what_records_can_say_in_other_languages(
    invented: Library, name: str, language: str, said: str
) -> None:
    assert said in text_of(name, invented, language).replace("\u00a0", " ")


def test_json_has_what_records_can_say_line_by_line(invented: Library) -> None:
    page = explain("mcp:supervision", invented)
    parts = json.loads(render("explanation", "json", page, Context()))["parts"]
    (values,) = (one for one in parts if one["about"] == "values")
    assert values["title"] == "Values"
    assert values["lines"][1] == {"depth": 1, "text": "supervised (mcp:Supervised)"}


def test_the_page_of_an_offer_is_wrapped(invented: Library) -> None:
    for language in ("en", "fr", "pt"):
        page = explain("mcp:Offer", invented)
        text = render("explanation", "text", page, Context(wording=Wording(language)))
        assert max(map(len, text.splitlines())) <= 100


def test_a_clause_says_what_is_made_of_it(invented: Library) -> None:
    page = explain("lemuria:clause-reef", invented)
    assert isinstance(page, Explanation)
    assert page.facts == ("LE-1",)
    assert part_of("lemuria:clause-reef", "made", invented) == [
        (0, "ladder:"),
        (1, "Ladder of the reef (lemuria:reef)"),
        (0, "level:"),
        (1, "reef 1 (lemuria:reef-1)"),
        (1, "reef 2 (lemuria:reef-2)"),
        (1, "reef 3 (lemuria:reef-3)"),
        (1, "reef 4 (lemuria:reef-4)"),
    ]


def test_a_clause_of_which_nothing_is_made_says_why(invented: Library) -> None:
    assert part_of("lemuria:clause-quiet", "made", invented) == [
        (0, "no rule tests it: no record shows it"),
        (0, "Nothing that a record of this vocabulary states could show it."),
    ]
    assert part_of("lemuria:clause-quiet", "same-place", invented) == [
        (0, "Two outcomes at least (lemuria:clause-outcomes)")
    ]


def test_a_source_reads_like_a_table_of_contents(invented: Library) -> None:
    """In the order of the text; more than three of a kind are one line."""
    assert part_of("lemuria:source-act", "clauses", invented) == [
        (0, "section 2"),
        (1, "The reef has four levels (lemuria:clause-reef)"),
        (2, "ladder: Ladder of the reef (lemuria:reef)"),
        (2, "4 levels of Reef"),
        (0, "section 3"),
        (1, "Two outcomes at least (lemuria:clause-outcomes)"),
        (2, "rule: It names at least two outcomes (lemuria:rule-outcomes)"),
        (1, "Teachers speak softly (lemuria:clause-quiet)"),
        (2, "no rule tests it: no record shows it"),
        (0, "section 4"),
        (1, "Half of it may be stacked (lemuria:clause-half)"),
        (2, "stacking parameter: lemuria:stacking-half"),
    ]
    assert part_of("lemuria:source-act", "made", invented) == [
        (0, "4 clauses"),
        (0, "made of them: 1 rule, 1 stacking parameter, 1 ladder, 4 levels"),
        (0, "clauses of which nothing is made: 1"),
    ]


def test_a_source_that_says_the_same_stands_apart(invented: Library) -> None:
    assert codes_of("lemuria:source-letter", invented) == ["document", "made", "also-in"]
    assert part_of("lemuria:source-letter", "also-in", invented) == [
        (0, "page 2: Two outcomes at least (lemuria:clause-outcomes)")
    ]
    unused = text_of("lemuria:source-unused", invented)
    assert "it is the principal source of no clause" in unused
    assert unused.endswith("LE-9")


def test_a_rule_names_its_clause_how_it_reads_it_and_what_stands_beside(invented: Library) -> None:
    page = explain("lemuria:rule-outcomes", invented)
    assert isinstance(page, RulePage)
    assert page.clause is not None
    assert page.clause.id == "lemuria:clause-outcomes"
    assert [one.id for one in page.beside] == ["lemuria:clause-quiet"]
    assert page.beside_left == 0
    text = text_of("lemuria:rule-outcomes", invented)
    for said in (
        "Two outcomes at least (lemuria:clause-outcomes) A short course names what is learnt",
        "Read here as: A statement is one learning outcome.",
        "Also said in: Letter to all teachers, page 2",
    ):
        assert said in text


def test_what_a_level_a_mapping_and_a_rate_say_besides_their_clause(invented: Library) -> None:
    assert part_of("atlantis:tide-2", "described", invented) == [
        (0, "ladder: Ladder of tides (atlantis:tide)"),
        (0, "written as: 2"),
        (0, "order: 2 of 3"),
    ]
    assert part_of("atlantis:tide-2", "corresponds", invented) == [
        (0, "Tide 2 → Wind 1: referencing (atlantis:mapping-2)"),
        (0, "Tide 2 → Wind 2: referencing (atlantis:mapping-3)"),
    ]
    assert part_of("atlantis:mapping-3-none", "described", invented)[0] == (
        0,
        "Tide 3 has no counterpart on Wind",
    )
    assert part_of("atlantis:mapping-1", "described", invented)[:3] == [
        (0, "Tide 1 → Wind 1"),
        (0, "predicate: they correspond, which is not to say that they are the same"),
        (0, "mapping kind: referencing"),
    ]
    assert part_of("atlantis:tide", "mapped", invented) == [
        (0, "Ladder of winds (atlantis:wind): 4")
    ]
    assert part_of("atlantis:pearl", "described", invented) == [
        (0, "1 pearl = 10 to 12 hours"),
        (0, "workload unit: notional hour"),
        (0, "written as: pearl"),
    ]
    assert part_of("atlantis:source-code", "made", invented) == [
        (0, "7 clauses"),
        (
            0,
            "made of them: 3 rules, 1 credit system, 2 ladders, 5 levels, 4 level mappings",
        ),
    ]


def test_what_has_no_clause_says_all_itself(tmp_path: Path) -> None:
    """As in a folder of the old form, whose statements carry their sources themselves."""
    folder = atlantis_in(tmp_path / "atlantis")
    path = folder / "rules.ttl"
    text = path.read_text(encoding="utf-8")
    words = """mcp:modality mcp:Must ; mcp:status mcp:Law ; mcp:evidence mcp:Verified ;
        mcp:validFrom "2024-01-01"^^<http://www.w3.org/2001/XMLSchema#date> ;
        mcp:paraphrase "It is asked for."@en ; mcp:locator "article 9" ;
        <http://purl.org/dc/terms/source> atlantis:source-code ;"""
    clause = "mcp:clause atlantis:clause-size ;"
    assert clause in text
    path.write_text(text.replace(clause, words), encoding="utf-8")
    page = explain("atlantis:rule-size", Library([folder]))
    assert isinstance(page, RulePage)
    assert page.clause is None
    assert str(page.rule.paraphrase) == "It is asked for."
    assert page.rule.citation.locator == "article 9"


def test_a_limit_and_an_omission_of_the_invented_framework(invented: Library) -> None:
    assert part_of("lemuria:stacking-half", "described", invented) == [
        (0, "largest share by micro-credentials: 0.5"),
        (0, "The largest share that may be made of micro-credentials, from 0 to 1."),
    ]
    assert part_of("lemuria:stacking-half", "applies-to", invented) == [
        (0, "no type of qualification is named")
    ]
    assert part_of("lemuria:omission-tides", "why-left-out", invented) == [
        (0, "outside scope"),
        (0, "It is about something else than this framework encodes."),
        (0, "it is about the sea"),
    ]
    assert part_of("lemuria:framework", "holds", invented) == [
        (0, "3 sources"),
        (0, "4 clauses"),
        (0, "1 rule"),
        (0, "1 stacking parameter"),
        (0, "1 ladder"),
        (0, "4 levels"),
        (0, "1 omission"),
    ]


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        ("mauritius:ncvts", "en", "1 NCVTS = 20 hours workload unit: notional hour"),
        ("mauritius:nqf-5", "fr", "ordre : 5 sur 10"),
        ("mauritius:nqf", "en", "10: Mauritian NQF level 10 (mauritius:nqf-10)"),
        ("mauritius:clause-ict-roles", "pt", "nenhuma regra a verifica: nenhum registo o mostra"),
        ("mauritius:profile-assessed", "en", "assessed (mcp:facet-assessed) → required"),
        ("eu:eqf-6-knowledge", "en", "level: EQF level 6 (eu:eqf-6)"),
        ("eu:eqf-domain-knowledge", "en", "EQF 6: Advanced knowledge of a field"),
        ("eu:eqf-scale-depth", "en", "5: advanced (eu:eqf-depth-advanced)"),
        ("eu:eqf-depth-advanced", "en", "scale: Depth of knowledge (eu:eqf-scale-depth) order: 5"),
        ("eu:ects", "fr", "1 ECTS = 25 à 30 heures"),
        ("uk:equivalence-cats-ects", "en", "2 CATS = 1 ECTS"),
        ("uk:mapping-rqf-entry-1", "fr", "RQF Entry 1 est sans équivalent sur EQF"),
        ("estonia:mapping-estqf-6", "en", "EstQF 6 → EQF 6"),
        (
            "mauritius:unread-sadcqf",
            "en",
            "from ladder: Mauritian National Qualifications Framework",
        ),
        ("south_africa:stacking-transfer", "en", "largest share by credit transfer: 0.5"),
        ("south_africa:stacking-transfer", "en", "Bachelor Honours Degree (south_africa:type-bach"),
        ("acqf:observation-in-national-framework", "fr", "De quoi il s'agit 9 sur 28"),
        ("acqf:omission-acqf-mc-syc", "en", "superseded Another fact or a later source takes"),
        ("sadc:element-stackability", "en", "(sadc:rule-element-stackability)"),
        ("netherlands:aspect-esg", "en", "(netherlands:rule-policy-esg)"),
        ("estonia:kind-micro-degree", "en", "(estonia:rule-data-kind)"),
        ("mauritius:condition-toward-a-qualification", "en", "stackability: no value looks at"),
        ("mauritius:definition-micro-credential", "en", "defines: micro-credential (mcp:MicroCred"),
        ("namibia:type-certificate", "en", "(namibia:stacking-certificate)"),
        ("mcp:question-quality", "en", "Mauritius: yes (mauritius:profile-question-quality)"),
        ("mcp:facet-assessed", "en", "South Africa: optional (south_africa:profile-assessed)"),
        ("mcp:AwardType", "en", "Class, written in shapes/vocabulary/lists.ttl"),
        ("mcp:mappingKind", "en", "Property, written in shapes/vocabulary/statement.ttl"),
        ("mcp:limit-transfer-share", "en", "South Africa: "),
    ],
)
def test_every_kind_says_what_is_special_to_it(
    library: Library, name: str, language: str, said: str
) -> None:
    assert said in text_of(name, library, language).replace("\u00a0", " ")


def test_the_report_of_a_conference_is_gone_through_from_its_summary_to_its_last_session(
    library: Library,
) -> None:
    lines = part_of("mauritius:source-pomisa-2025", "clauses", library)
    places = [text for depth, text in lines if depth == 0]
    assert places[0] == "Executive Summary; Address, European Union Delegation"
    assert "Session 5, shelf-life, core modules and credits" in places
    named = [text for depth, text in lines if depth == 2 and "mauritius:rule-size" in text]
    assert len(named) == 1
    assert named[0].startswith("rule: ")


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("atlantis:tide-9", "atlantis:tide-"),
        ("lemuria:clause-outcome", "lemuria:clause-outcomes"),
        ("mcp:facet-assesed", "mcp:facet-assessed"),
        ("atlantide:rule-size", "atlantis:rule-size"),
        ("rule-siz", "rule-size"),
    ],
)
def test_an_unknown_name_gives_the_nearest(invented: Library, name: str, near: str) -> None:
    with pytest.raises(UnknownNameError, match=f"unknown name `{name}`, nearest: .*{near}"):
        explain(name, invented)


@pytest.mark.parametrize(
    "name", ["", ":", "\x1b[31m", "mcp:", "atlantis:", "https://example.org/x"]
)
def test_what_is_no_name_is_refused(invented: Library, name: str) -> None:
    with pytest.raises(UnknownNameError, match="a name is written like `mauritius:rule-size`"):
        explain(name, invented)


def test_an_address_may_stand_in_brackets_as_it_is_printed(invented: Library) -> None:
    address = "https://w3id.org/mcpolicy/framework/atlantis#rule-size"
    page = explain("atlantis:rule-size", invented)
    assert explain(f"<{address}>", invented) == explain(address, invented) == page


def test_a_local_name_is_enough_where_one_thing_has_it(invented: Library) -> None:
    found = explain("stacking-samc-share", invented)
    assert isinstance(found, Explanation)
    assert found.id == "malaysia:stacking-samc-share"
    assert explain("facet-assessed", invented) == explain("mcp:facet-assessed", invented)
    with pytest.raises(
        UnknownNameError, match=r"can mean several things: .*atlantis:rule-size, .*"
    ):
        explain("rule-size", invented)


def test_a_thing_is_found_by_its_iri_too(invented: Library) -> None:
    iri = "https://w3id.org/mcpolicy/framework/lemuria#clause-quiet"
    assert explain(iri, invented) == explain("lemuria:clause-quiet", invented)
    assert explain(MCP.term("facet-assessed"), invented).place.path == "shapes/vocabulary/lists.ttl"


def test_json_says_the_same_of_every_kind(invented: Library) -> None:
    shared = {"format", "id", "iri", "kind", "label", "framework", "place", "remarks", "facts"}
    context = Context(wording=Wording("fr"))
    for name in ("lemuria:rule-outcomes", "lemuria:clause-outcomes", "lemuria:omission-tides"):
        page = explain(name, invented)
        kind = "rule" if isinstance(page, RulePage) else "explanation"
        said = json.loads(render(kind, "json", page, context))
        assert shared <= set(said)
        assert (said["format"], said["id"]) == (f"mcpolicy-{kind}/1", name)
        assert said["framework"] == "Lémurie"


def test_a_faulty_limit_and_omission_are_named_with_their_line(tmp_path: Path) -> None:
    folder = tmp_path / "lemuria"
    folder.mkdir()
    for path in (GOLDEN / "lemuria").glob("*.ttl"):
        text = path.read_text(encoding="utf-8")
        text = text.replace("    mcp:limit mcp:limit-stack-share ;\n", "")
        text = text.replace("    mcp:reason mcp:OutsideScope ;\n", "")
        (folder / path.name).write_text(text, encoding="utf-8")
    library = Library(folders=FrameworkFolders([folder]))
    with pytest.raises(FrameworkNotConformantError) as raised:
        explain("lemuria:clause-quiet", library)
    said = raised.value.said(Wording())
    assert "stacking.ttl:4: `lemuria:stacking-half` lacks mcp:limit" in said
    assert "omissions.ttl:6: `lemuria:omission-tides` lacks mcp:reason" in said
