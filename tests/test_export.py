"""What others load: rules as SHACL that other tools run, and whole frameworks for triple stores."""

from __future__ import annotations

import json
import pathlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product

import pyshacl
import pytest
import rdflib
from pyld import jsonld
from pyshacl.errors import ReportableRuntimeError
from rdflib import RDF, RDFS
from rdflib.compare import isomorphic

from command import ATLANTIS, output, run, run_process
from helpers import ROOT
from invented import atlantis_in
from mcpolicy import Checker, read_credential
from mcpolicy.check.outcome import Outcome
from mcpolicy.check.report import CheckResult
from mcpolicy.examples import Example, read_examples
from mcpolicy.framework import Framework
from mcpolicy.library import Library
from mcpolicy.namespaces import DCTERMS, MCP, OWL, SH, shorten
from mcpolicy.pages.shapes import leads_on
from mcpolicy.render.turtle import write_turtle
from mcpolicy.shape.path import Choice, Inverse, Path, Predicate, Repeated, Sequence
from mcpolicy.shape.write import Triple, shape_triples
from mcpolicy.statement import Force
from mcpolicy.turtle import Iri, Lit, Node, Term, TripleIndex, parse_turtle
from mcpolicy.view.worlds import level_facts, worlds_of

LIBRARY = Library()
IDS = LIBRARY.ids()
CHECKER = Checker(library=LIBRARY)
EXAMPLES = "https://example.org/"
(IMPLIED,) = re.findall(
    r"^```sparql\n(.*?)^```",
    (ROOT / "docs" / "export.md").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)
"""What a record implies, as the page says it."""


def mcp(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(MCP.term(name))


def sh(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(SH.term(name))


@cache
def shapes_of(framework_id: str) -> rdflib.Graph:
    text = output("export", framework_id, "--shapes")
    return rdflib.Graph().parse(data=text, format="turtle")


FROM_THE_CLAUSE = {
    *map(mcp, "paraphrase modality status evidence validFrom validUntil dateBasis".split()),
    *map(mcp, "alsoIn locator".split()),
    *map(rdflib.URIRef, (DCTERMS.source, RDFS.label)),
}
"""What a statement has from its clause where it says nothing itself."""


def files_of(folder: pathlib.Path) -> rdflib.Graph:
    """Read the files of a framework by another parser than the project's: a text that stands on
    several lines is one line. Files of languages translate the labels of examples too, and those
    stay where the examples are."""

    def read(pattern: str) -> rdflib.Graph:
        graph = rdflib.Graph()
        for path in sorted(folder.glob(pattern)):
            graph.parse(path, format="turtle")
        return graph

    graph, texts, examples = map(read, ("*.ttl", "lang/*.ttl", "examples/*.ttl"))
    described = set(graph.subjects())
    assert set(texts.subjects()) - described <= set(examples.subjects())
    graph += [triple for triple in texts if triple[0] in described]
    for one, word, value in set(graph):
        if isinstance(value, rdflib.Literal) and value.language and "\n" in value:
            words = " ".join(line.strip(" \t") for line in value.split("\n"))
            graph.remove((one, word, value))
            graph.add((one, word, rdflib.Literal(words, value.language)))
    return graph


@cache
def said_by(folder: pathlib.Path) -> rdflib.Graph:
    """Give what a folder says, with what its statements leave to their clauses."""
    graph = files_of(folder)
    for one, clause in set(graph[: mcp("clause")]):
        own = set(graph.predicates(one))
        for text in set(graph[one : mcp("reading")]) if mcp("paraphrase") not in own else ():
            graph.add((one, mcp("paraphrase"), text))
        for word in FROM_THE_CLAUSE - set(graph.predicates(one)):
            for value in set(graph[clause:word]):
                graph.add((one, word, value))
    return graph


def shipped(framework_id: str) -> pathlib.Path:
    return ROOT / "frameworks" / framework_id


def loaded(triples: Iterable[Triple]) -> rdflib.Graph:
    text = write_turtle(TripleIndex(triples), {})
    return rdflib.Graph().parse(data=text, format="turtle")


# Shapes.


@pytest.mark.parametrize("framework_id", IDS)
def test_the_meta_shapes_of_the_w3c_accept_the_shapes(framework_id: str) -> None:
    conforms, _, said = pyshacl.validate(
        rdflib.Graph(), shacl_graph=shapes_of(framework_id), meta_shacl=True
    )
    assert conforms, said


def test_the_meta_shapes_refuse_a_fault_in_the_shapes() -> None:
    text = output("export", "mauritius", "--shapes").replace("sh:minCount 1", 'sh:minCount "one"')
    broken = rdflib.Graph().parse(data=text, format="turtle")
    with pytest.raises(ReportableRuntimeError, match="MetaSHACL"):
        pyshacl.validate(rdflib.Graph(), shacl_graph=broken, meta_shacl=True)


def judged(framework_id: str) -> Iterator[tuple[Example, CheckResult]]:
    """Give the examples of a framework, whole, with what the judge says of them."""
    found = read_examples(LIBRARY.document(framework_id), LIBRARY.vocabulary)
    assert not found.faults
    for example in found.examples:
        report = CHECKER.check([example.record], [framework_id], as_of=example.day)
        (result,) = report.results
        yield example, result


def seen_world(result: CheckResult) -> tuple[Triple, ...] | None:
    """Give the derived values of a record, if there is one possibility only."""
    worlds = worlds_of(result.view.derived, result.framework.shapes, result.framework.needed) or ()
    if len(worlds) != 1:
        return None
    here = Iri("urn:record")
    return (*((here, word, value) for word, value in worlds[0]), *level_facts(result.view.derived))


def data_of(example: Example, result: CheckResult, place: str) -> rdflib.Graph:
    """Give an example as other tools read it, with what it implies and what is derived of it.

    Examples may share names; `place` stands before all that this one names.
    """

    def own(term: Node) -> Node:
        return Iri(term.replace(EXAMPLES, place)) if isinstance(term, Iri) else term

    graph = loaded(
        (own(one), word, value if isinstance(value, Lit) else own(value))
        for one, word, value in example.triples
    )
    graph.update(IMPLIED)
    (subject,) = {
        node
        for kind in result.record.subject.classes
        for node in graph.subjects(RDF.type, rdflib.URIRef(kind))
    }
    for one, word, value in loaded(seen_world(result) or ()):
        graph.add((subject if one == rdflib.URIRef("urn:record") else one, word, value))
    return graph


def sees_derived(outcome: Outcome, framework: Framework) -> bool:
    conditions = [framework.conditions[iri] for iri in outcome.rule.conditions]
    seen = outcome.rule.properties.union(*(one.properties for one in conditions))
    return any(map(LIBRARY.vocabulary.is_derived, seen))


@pytest.mark.parametrize("framework_id", IDS)
def test_another_tool_finds_the_violations_that_the_judge_finds(framework_id: str) -> None:
    """With every example of the framework, for all rules that are in force on its day, where all
    values are known."""
    framework, data = LIBRARY.framework(framework_id), rdflib.Graph()
    expected: dict[tuple[str, str], bool] = {}
    for number, (example, result) in enumerate(judged(framework_id)):
        name = str(number)
        data += data_of(example, result, f"{EXAMPLES}{name}/")
        for outcome in result.outcomes:
            known = not sees_derived(outcome, framework) or seen_world(result) is not None
            if known and outcome.rule.force_on(result.day) is Force.IN_FORCE:
                expected[name, outcome.rule.iri] = outcome.kind == "violated"
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes_of(framework_id))
    found = {
        (
            str(results.value(one, sh("focusNode"))).removeprefix(EXAMPLES).rpartition("/")[0],
            str(results.value(one, sh("sourceShape"))),
        )
        for one in results.subjects(RDF.type, sh("ValidationResult"))
    }
    assert {case for case, violated in expected.items() if violated} == found & set(expected)
    assert not {rule for _, rule in found} - {rule.iri for rule in framework.rules}
    assert bool(framework.rules) == any(expected.values())


PROVENANCE = {
    *map(mcp, "topic modality status evidence validFrom validUntil dateBasis locator".split()),
    *map(mcp, "clause reading alsoIn paraphrase hint appliesWhen".split()),
    *map(rdflib.URIRef, (DCTERMS.source, RDFS.label, SH.message)),
}


@pytest.mark.parametrize("framework_id", IDS)
def test_a_shape_carries_what_its_rule_says(framework_id: str) -> None:
    """Clause, strength, dates and texts in all languages; for every rule, and no more. What is
    remarked on its clause and its source holds for it too."""
    written, shapes = said_by(shipped(framework_id)), shapes_of(framework_id)
    rules = set(written.subjects(RDF.type, mcp("Rule")))
    assert set(shapes.subjects(RDF.type, mcp("Rule"))) == rules
    for rule in rules:
        said = {(word, value) for word, value in written[rule] if word in PROVENANCE}
        assert {(word, value) for word, value in shapes[rule] if word in PROVENANCE} == said
        remarked = {rule, *written[rule : mcp("clause")]}
        remarked.update(written[rule : rdflib.URIRef(DCTERMS.source)])
        remarks = {remark for one in remarked for remark in written[one : RDFS.comment]}
        assert set(shapes[rule : RDFS.comment]) == remarks
        assert len(set(shapes.objects(rule, sh("severity")))) == 1
        labels, texts = set(written[rule : RDFS.label]), set(written[rule : mcp("paraphrase")])
        if (rule, sh("path"), None) in shapes:
            assert set(shapes.objects(rule, sh("name"))) == labels
            assert set(shapes.objects(rule, sh("description"))) == texts
        else:
            assert set(shapes.objects(rule, rdflib.URIRef(DCTERMS.description))) == texts
    for word in (rdflib.URIRef(DCTERMS.source), mcp("alsoIn"), mcp("clause")):
        for described in set(shapes.objects(None, word)):
            said = set(written[described])
            assert said
            assert said <= set(shapes[described])


@pytest.mark.parametrize(
    ("rule", "severity"),
    [
        ("mauritius:rule-size", "Warning"),
        ("mauritius:rule-shelf-life-offer", "Violation"),
        ("mauritius:rule-shelf-life-award", "Info"),
        ("ireland:rule-assessment", "Info"),
        ("eu:rule-annex-1-16-further-information", "Info"),
    ],
)
@pytest.mark.parametrize("form", [("--shapes",), ()], ids=["shapes", "whole"])
def test_a_rule_has_its_severity(rule: str, severity: str, form: tuple[str, ...]) -> None:
    framework_id, _, name = rule.partition(":")
    graph = rdflib.Graph().parse(data=output("export", framework_id, *form), format="turtle")
    node = rdflib.URIRef(f"https://w3id.org/mcpolicy/framework/{framework_id}#{name}")
    assert list(graph.objects(node, sh("severity"))) == [sh(severity)]


def test_a_rule_without_conditions_stands_as_it_is_written() -> None:
    text = output("export", "mauritius", "--shapes")
    rule = text.partition("\nmauritius:rule-size a ")[2].partition("\n\n")[0]
    assert rule.startswith("mcp:Rule , sh:PropertyShape ;\n")
    assert "    sh:targetClass mcp:MicroCredential , mcp:Credential , mcp:Offer ;\n" in rule
    assert "    sh:path mcp:creditsHere ;\n    sh:maxExclusive 20.0 ;\n" in rule


def test_a_rule_with_a_condition_is_a_choice() -> None:
    text = output("export", "mauritius", "--shapes")
    rule = text.partition("\nmauritius:rule-non-core a ")[2].partition("\n\n")[0]
    assert rule.startswith("mcp:Rule , sh:NodeShape ;\n")
    assert (
        "    sh:or (\n"
        "        [ sh:not mauritius:condition-toward-a-qualification ]\n"
        "        [\n"
        "            sh:not [\n"
        "                sh:path mcp:stacksToward ;\n"
        "                sh:minCount 1 ;\n"
        "                sh:property [ sh:path mcp:componentRole ; sh:minCount 1 ]\n"
        "            ]\n"
        "        ]\n"
        "        [ sh:not [ sh:path ( mcp:stacksToward mcp:componentRole ) ; "
        "sh:hasValue mcp:Core ] ]\n"
        "    ) ;\n" in rule
    )


def test_a_condition_judges_no_record() -> None:
    shapes = shapes_of("mauritius")
    conditions = set(shapes.subjects(RDF.type, mcp("Condition")))
    assert conditions
    assert not [one for one in conditions if (one, sh("targetClass"), None) in shapes]
    assert set(shapes.objects(None, mcp("appliesWhen"))) == conditions


INVENTED_RULES = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
atlantis:condition-online a mcp:Condition , sh:PropertyShape ;
    rdfs:label "it is online"@en ; sh:targetClass mcp:MicroCredential ;
    sh:path mcp:participation ; sh:in ( mcp:Online mcp:Blended ) ; mcp:needs mcp:participation .
atlantis:condition-not-core a mcp:Condition , sh:NodeShape ;
    rdfs:label "it stacks, and is no core part"@en ; sh:targetClass mcp:MicroCredential ;
    sh:not [ sh:path ( mcp:stacksToward mcp:componentRole ) ; sh:hasValue mcp:Core ] ;
    mcp:needs ( mcp:stacksToward mcp:componentRole ) .
atlantis:rule-in a mcp:Rule , sh:PropertyShape ; rdfs:label "in"@en ; sh:message "in"@en ;
    sh:targetClass mcp:MicroCredential ; sh:path mcp:title ; sh:minCount 1 ;
    mcp:appliesWhen atlantis:condition-online ; SAID .
atlantis:rule-both a mcp:Rule , sh:NodeShape ; rdfs:label "both"@en ; sh:message "both"@en ;
    sh:targetClass mcp:Offer ;
    sh:or ( [ sh:path [ sh:alternativePath ( mcp:title mcp:approvalDate ) ] ; sh:minCount 1 ]
            [ sh:path [ sh:alternativePath ( mcp:entryRequirement mcp:need ) ] ;
              sh:hasValue "x" ; sh:maxLength 1 ] ) ;
    mcp:appliesWhen atlantis:condition-online , atlantis:condition-not-core ; SAID .
atlantis:rule-stackable a mcp:Rule , sh:PropertyShape ; rdfs:label "s"@en ; sh:message "s"@en ;
    sh:targetClass mcp:MicroCredential ; sh:path mcp:stackability ; sh:hasValue mcp:Stackable ;
    mcp:needs mcp:stackability , mcp:participation ; SAID .
"""
SAID = """mcp:topic mcp:topic-size ; mcp:modality mcp:Must ; mcp:status mcp:Law ;
    mcp:evidence mcp:Verified ; mcp:validFrom "2024"^^xsd:gYear ; mcp:dateBasis mcp:Adoption ;
    dcterms:source atlantis:source-code ; mcp:locator "article 9" """
PARTS = {
    "title": ('mcp:title "T"@en ;', ""),
    "words": ("", 'mcp:need "x" ;', 'mcp:entryRequirement "x" ; mcp:need "xx" ;'),
    "participation": ("mcp:participation mcp:Online ;", "mcp:participation mcp:OnSite ;", ""),
    "stackability": ("mcp:stackability mcp:Stackable ;", "mcp:stackability mcp:StandAlone ;", ""),
    "parts": tuple(
        f"mcp:stacksToward {parts} ;" if parts else ""
        for parts in (
            "",
            "[ a mcp:StackingTarget ]",
            "[ a mcp:StackingTarget ; mcp:componentRole mcp:Core ]",
            "[ a mcp:StackingTarget ; mcp:componentRole mcp:Elective ]",
            "[ a mcp:StackingTarget ; mcp:componentRole mcp:Elective ] , [ a mcp:StackingTarget ]",
        )
    ),
}


def test_what_excuses_from_a_rule_excuses_in_another_tool(tmp_path: pathlib.Path) -> None:
    """Rules of every make on every mixture of what they look at, missing, fitting and not."""
    folder = atlantis_in(tmp_path / "atlantis")
    with (folder / "rules.ttl").open("a", encoding="utf-8") as file:
        file.write(INVENTED_RULES.replace("SAID", SAID))
    text = output("export", "atlantis", "--shapes", "--framework-path", str(folder))
    shapes = rdflib.Graph().parse(data=text, format="turtle")
    checker, data = Checker(library=Library([folder])), rdflib.Graph()
    expected: set[tuple[str, str]] = set()
    kinds: set[tuple[str, str]] = set()
    for number, parts in enumerate(product(*PARTS.values())):
        said = " ".join(parts)
        record = (
            f"@prefix mcp: <{MCP}> . <{EXAMPLES}{number}> a mcp:Offer ; {said} mcp:digital true ."
        )
        data.parse(data=record, format="turtle")
        report = checker.check(
            read_credential(record.encode()), ["atlantis"], as_of=date(2026, 1, 1)
        )
        for outcome in report.results[0].outcomes:
            kinds.add((outcome.rule.id, outcome.kind.value))
            if outcome.kind == "violated":
                expected.add((f"{EXAMPLES}{number}", outcome.rule.iri))
    for name in ("in", "both"):
        ends = {kind for rule, kind in kinds if rule == f"atlantis:rule-{name}"}
        assert ends == {"satisfied", "violated", "undetermined", "not-applicable"}
    _, results, said = pyshacl.validate(data, shacl_graph=shapes, meta_shacl=True)
    found = {
        (str(results.value(one, sh("focusNode"))), str(results.value(one, sh("sourceShape"))))
        for one in results.subjects(RDF.type, sh("ValidationResult"))
    }
    later = {("atlantis:rule-next", "not-in-force")}
    assert {one for one in kinds if one[1] == "not-in-force"} == later
    assert {one for one in found if shorten(one[1]) != "atlantis:rule-next"} == expected, said


A, B, C = (Predicate.of(f"urn:{name}") for name in "abc")
NODE, ONE, TWO = Iri("urn:node"), Iri("urn:one"), Iri("urn:two")
GRAPHS = [
    [],
    [(NODE, "urn:a", ONE)],
    [(NODE, "urn:b", ONE)],
    [(NODE, "urn:a", ONE), (ONE, "urn:b", TWO)],
    [(NODE, "urn:a", ONE), (NODE, "urn:a", TWO), (ONE, "urn:b", TWO)],
    [(NODE, "urn:a", ONE), (NODE, "urn:a", TWO), (ONE, "urn:b", TWO), (TWO, "urn:c", ONE)],
    [(NODE, "urn:b", ONE), (ONE, "urn:c", Lit("x"))],
    [(ONE, "urn:a", NODE)],
]


@pytest.mark.parametrize("path", [
    A,
    Sequence(steps=(A, B)),
    Sequence(steps=(A, B, C)),
    Choice(options=(A, B)),
    Sequence(steps=(A, Choice(options=(B, C)))),
    Sequence(steps=(Choice(options=(A, B)), C)),
    Choice(options=(Sequence(steps=(A, B)), B)),
    Inverse(path=A),
    Sequence(steps=(Repeated(word=SH.zeroOrOnePath, path=A), B)),
], ids=str)  # fmt: skip
@pytest.mark.parametrize("triples", GRAPHS, ids=range(len(GRAPHS)))
def test_a_path_leads_on_in_shacl_as_it_does_here(
    path: Path, triples: list[tuple[Iri, str, Term]]
) -> None:
    index = TripleIndex(triples)
    target = (Iri("urn:shape"), str(SH.targetNode), NODE)
    shape = replace(leads_on(path), iri="urn:shape", declared=())
    conforms, _, said = pyshacl.validate(
        loaded(index), shacl_graph=loaded((*shape_triples(shape), target))
    )
    assert conforms == path.leads_on(index, NODE), said


# Whole frameworks.


@pytest.mark.parametrize("framework_id", IDS)
def test_a_whole_framework_has_every_statement(framework_id: str) -> None:
    """All triples of the files, with what statements have from their clauses, and beside them the
    ontology, the severities, and what leads to the ontology."""
    written = said_by(shipped(framework_id))
    text = output("export", framework_id)
    assert isomorphic(statements_in(text, framework_id), written)
    graph = rdflib.Graph().parse(data=text, format="turtle")
    assert set(graph.subjects(sh("severity"))) == set(written.subjects(RDF.type, mcp("Rule")))


def statements_in(text: str, framework_id: str) -> rdflib.Graph:
    """Give an export without what is added to the statements."""
    graph = rdflib.Graph().parse(data=text, format="turtle")
    ontology = rdflib.URIRef(f"https://w3id.org/mcpolicy/framework/{framework_id}")
    added = {
        *graph.triples((ontology, None, None)),
        *graph.triples((None, sh("severity"), None)),
        *graph.triples((None, RDFS.isDefinedBy, ontology)),
    }
    kept = rdflib.Graph()
    for triple in set(graph) - added:
        kept.add(triple)
    return kept


IN_THREE_PLACES = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
atlantis:source-log a mcp:Source ; rdfs:label "Log"@en ; dcterms:title "Log" ;
    rdfs:comment '''The log was
        read in part.'''@en .
atlantis:source-map a mcp:Source ; rdfs:label "Map"@en ; dcterms:title "Map" ;
    rdfs:comment "The map is wet."@en .
atlantis:clause-three a mcp:Clause ; rdfs:label "Three"@en ;
    mcp:paraphrase "Asked three times."@en ; rdfs:comment "Of the clause."@en ;
    mcp:modality mcp:Must ; mcp:status mcp:Law ; mcp:evidence mcp:Verified ;
    mcp:validFrom "2024"^^xsd:gYear ; mcp:dateBasis mcp:Adoption ;
    dcterms:source atlantis:source-log ; mcp:locator "page 1" ;
    mcp:alsoIn atlantis:source-code ,
        [ dcterms:source atlantis:source-map ; mcp:locator "sheet 2" ] .
atlantis:rule-three a mcp:Rule , sh:PropertyShape ; mcp:clause atlantis:clause-three ;
    mcp:reading "Read as a title."@en ; rdfs:comment "Of the rule."@en ; mcp:evidence mcp:Reported ;
    sh:targetClass mcp:Offer ; sh:path mcp:title ; sh:minCount 1 ; sh:message "no"@en .
"""


@pytest.mark.parametrize("form", [("--shapes",), ()], ids=["shapes", "whole"])
def test_a_rule_of_several_places_keeps_them_apart(
    tmp_path: pathlib.Path, form: tuple[str, ...]
) -> None:
    """Each place with its own locator; what is said twice is said as the rule says it."""
    folder = atlantis_in(tmp_path / "atlantis")
    with (folder / "rules.ttl").open("a", encoding="utf-8") as file:
        file.write(IN_THREE_PLACES)
    text = output("export", "atlantis", *form, "--framework-path", str(folder))
    graph = rdflib.Graph().parse(data=text, format="turtle")
    own = rdflib.Namespace("https://w3id.org/mcpolicy/framework/atlantis#")
    source, rule = rdflib.URIRef(DCTERMS.source), own["rule-three"]
    for one in (rule, own["clause-three"]):
        assert set(graph[one:source]) == {own["source-log"]}
        assert set(map(str, graph[one : mcp("locator")])) == {"page 1"}
        (bracket,) = set(graph[one : mcp("alsoIn")]) - {own["source-code"]}
        assert set(graph[bracket:]) == {
            (source, own["source-map"]),
            (mcp("locator"), rdflib.Literal("sheet 2")),
        }
    for cited in ("source-log", "source-map", "source-code"):
        assert (own[cited], RDF.type, mcp("Source")) in graph
    assert set(map(str, graph[rule : mcp("paraphrase")])) == {"Read as a title."}
    assert set(graph[rule : mcp("reading")]) == set(graph[rule : mcp("paraphrase")])
    assert set(map(str, graph[own["clause-three"] : mcp("paraphrase")])) == {"Asked three times."}
    assert set(graph[rule : mcp("evidence")]) == {mcp("Reported")}
    remarks = {"Of the rule.", "Of the clause.", "The log was read in part."}
    assert set(map(str, graph[rule : RDFS.comment])) == (remarks if form else {"Of the rule."})
    if not form:
        assert isomorphic(statements_in(text, "atlantis"), said_by(folder))


def test_everything_is_in_one_file() -> None:
    graph = parse_turtle(output("export", "--all").encode())
    ontologies = {shorten(node) for node in graph.of_type(OWL.Ontology)}
    named = {f"https://w3id.org/mcpolicy/framework/{one}" for one in IDS}
    assert ontologies == {*named, MCP.removesuffix("#")}
    rules = {rule.iri for one in IDS for rule in LIBRARY.framework(one).rules}
    assert set(graph.of_type(MCP.Rule)) == rules
    assert set(LIBRARY.vocabulary.triples.subjects()) <= set(graph.subjects())


@pytest.mark.parametrize("words", [("atlantis",), ("atlantis", "--shapes")], ids=str)
def test_the_forms_say_the_same(words: tuple[str, ...]) -> None:
    def written(form: str) -> str:
        return output("export", *words, *ATLANTIS, "--format", form)

    turtle = rdflib.Graph().parse(data=written("turtle"), format="turtle")
    assert len(turtle) > 50
    quads = jsonld.to_rdf(json.loads(written("jsonld")), {"format": "application/n-quads"})
    for text in (written("ntriples"), quads):
        assert isomorphic(turtle, rdflib.Graph().parse(data=text, format="nt"))


@pytest.mark.process
@pytest.mark.parametrize("words", [("--all",), ("--all", "--shapes")], ids=str)
def test_every_run_writes_the_same_bytes(words: tuple[str, ...]) -> None:
    done = run_process(["export", *words])
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == run(["export", *words]).stdout


def test_the_language_asked_for_does_not_change_the_graph() -> None:
    assert output("export", "oecd", "--lang", "pt") == output("export", "oecd")


WRONG: Mapping[tuple[str, ...], str] = {
    (): "Error: name a framework, or ask for all with --all",
    ("eu", "--all"): "Error: name a framework or ask for all with --all, not both",
    ("--lang", "fr"): "Erreur\u00a0: indiquez un cadre, ou demandez-les tous avec --all",
    ("--lang", "pt"): "Erro: indique um quadro, ou peça todos com --all",
}


@pytest.mark.parametrize("words", WRONG, ids=str)
def test_what_is_to_be_exported_has_to_be_said(words: tuple[str, ...]) -> None:
    done = run(["export", *words])
    assert (done.returncode, done.stdout) == (2, b"")
    assert WRONG[words] in done.stderr.decode()


def test_an_unknown_framework_is_refused() -> None:
    done = run(["export", "atlantis", "--shapes"])
    assert (done.returncode, done.stdout) == (2, b"")
    assert "atlantis" in done.stderr.decode()


@pytest.mark.parametrize("words", [["atlantis"], ["atlantis", "--shapes"]])
def test_what_cannot_be_used_is_not_exported(tmp_path: pathlib.Path, words: list[str]) -> None:
    folder = atlantis_in(tmp_path / "atlantis")
    with (folder / "clauses.ttl").open("a", encoding="utf-8") as file:
        file.write('\natlantis:clause-bare a mcp:Clause ;\n    rdfs:label "Bare"@en .\n')
    done = run(["export", *words, "--framework-path", str(folder)])
    assert done.returncode == 4
    assert b"`atlantis:clause-bare` lacks" in done.stderr
    assert done.stdout == b""
