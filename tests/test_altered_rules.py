"""What is not known stays not known: rules of the invented framework, altered one at a time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command import Done, run
from invented import atlantis_in
from mcpolicy.namespaces import MCP, code_of
from mcpolicy.statement import EVIDENCE_ORDER, MODALITIES, STATUSES, DateBasis
from mcpolicy.vocabulary import Vocabulary

SHAPE = """sh:path mcp:title ;
    sh:minCount 1 ;"""
PEARLS = b"""@prefix mcp: <https://w3id.org/mcpolicy/vocab#> .
<urn:x:1> a mcp:Offer ; mcp:title "Sea"@en ;
    mcp:credit [ mcp:amount 18.5 ; mcp:creditSystem "pearl" ] ."""
ELEMENT = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
atlantis:element-a a mcp:FrameworkElement ;
    rdfs:label "An element"@en , "Un élément"@fr , "Um elemento"@pt ;
    mcp:paraphrase "It is asked for."@en , "Il est demandé."@fr , "É pedido."@pt ;
    mcp:modality mcp:Descriptive ; mcp:status mcp:Proposal ; mcp:evidence mcp:Reported ;
    mcp:validFrom "2024-01-01"^^xsd:date ; mcp:dateBasis mcp:Publication ;
    dcterms:source atlantis:source-code ; mcp:locator "article 9" .
atlantis:has-it a mcp:Condition , sh:PropertyShape ;
    rdfs:label "it has the element"@en , "il a l'élément"@fr , "tem o elemento"@pt ;
    sh:targetClass mcp:FrameworkRecord ; sh:path mcp:hasElement ; sh:hasValue atlantis:element-a .
"""


def replace(path: Path, old: str, new: str) -> None:
    """Put one text, which stands once in a file, in the place of another."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def altered(
    folder: Path, shape: str, *, target: str = "mcp:MicroCredential", more: str = ""
) -> Path:
    """Give a copy of the framework whose rule on titles is in force, with another shape."""
    path = atlantis_in(folder / "atlantis") / "rules.ttl"
    replace(path.parent / "clauses.ttl", "2027-01-01", "2024-01-01")
    text = path.read_text(encoding="utf-8")
    head, mark, rule = text.partition("atlantis:rule-next a")
    assert rule.count(SHAPE) == rule.count("sh:targetClass mcp:MicroCredential") == 1
    rule = rule.replace(SHAPE, shape)
    rule = rule.replace("sh:targetClass mcp:MicroCredential", f"sh:targetClass {target}")
    path.write_text(head + mark + rule + more, encoding="utf-8")
    return path.parent


def dated(folder: Path, words: str) -> None:
    """Give the clause of the rule on titles another start, and what else is said."""
    path = folder / "clauses.ttl"
    head, mark, clause = path.read_text(encoding="utf-8").partition("atlantis:clause-next a")
    old = '"2024-01-01"^^xsd:date ;\n    mcp:dateBasis mcp:Publication ;'
    assert old in clause
    path.write_text(f"{head}{mark}{clause.replace(old, words, 1)}", encoding="utf-8")


def check(folder: Path, *arguments: str, stdin: bytes = PEARLS) -> Done:
    found = ("--framework-path", str(folder), "-f", "atlantis", "--as-of", "2026-01-15")
    return run(["check", *arguments, *found, "--format", "json"], stdin=stdin)


def outcome(done: Done) -> tuple[str, str | None]:
    (result,) = json.loads(done.stdout)["results"]
    (one,) = (one for one in result["outcomes"] if one["id"] == "atlantis:rule-next")
    return one["outcome"], one["message"]


@pytest.mark.parametrize("asked", ["sh:minCount 1", "sh:maxCount 0"])
def test_a_condition_that_is_not_known_leaves_the_rule_undetermined(
    tmp_path: Path, asked: str
) -> None:
    """Nothing shows whether a framework has the element, whatever the rule would say."""
    shape = f"sh:path mcp:identifier ; {asked} ; mcp:appliesWhen atlantis:has-it ;"
    folder = altered(tmp_path, shape, target="mcp:FrameworkRecord", more=ELEMENT)
    done = check(folder, "--framework-as-record", "eu")
    assert outcome(done) == (
        "undetermined",
        "nothing that is encoded of the framework can show whether it has this",
    )


@pytest.mark.parametrize("needed", ["mcp:hoursHere", "mcp:creditsHere"])
def test_a_size_that_is_needed_and_known_is_no_reason_to_doubt(tmp_path: Path, needed: str) -> None:
    """18.5 pearls are 185 to 222 hours: a range, which the shape itself does not look at."""
    folder = altered(tmp_path, f"{SHAPE} mcp:needs {needed} ;")
    assert outcome(check(folder, "-")) == ("satisfied", None)


def test_a_size_that_is_needed_and_not_stated_is_missing(tmp_path: Path) -> None:
    folder = altered(tmp_path, f"{SHAPE} mcp:needs mcp:hoursHere ;")
    bare = PEARLS.partition(b";\n")[0] + b" ."
    assert outcome(check(folder, "-", stdin=bare))[0] == "undetermined"


def test_what_an_engine_cannot_decide_names_the_rule(tmp_path: Path) -> None:
    folder = altered(tmp_path, "sh:path mcp:credit ; sh:lessThan mcp:title ;")
    done = check(folder, "-")
    assert done.returncode == 4
    assert b"atlantis:rule-next: " in done.stderr


@pytest.mark.parametrize(
    "condition",
    ['"x"', "[ a mcp:Condition , sh:PropertyShape ; sh:path mcp:title ; sh:minCount 1 ]", "mcp:No"],
)
def test_what_is_no_condition_is_refused_and_not_passed_over(
    tmp_path: Path, condition: str
) -> None:
    done = check(altered(tmp_path, f"{SHAPE} mcp:appliesWhen {condition} ;"), "-")
    assert done.returncode == 4
    assert b"which is not a mcp:Condition with a name of its own" in done.stderr


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("mcp:evidence mcp:Verifed", "accepted are provisional, reported, secondary, verified"),
        ('mcp:evidence "verified"', "accepted are provisional, reported, secondary, verified"),
        ("mcp:modality mcp:Shall", "accepted are must, should, may, descriptive"),
        ("mcp:status mcp:Laws", "accepted are law, policy-in-force, interim, guideline, "),
        ("mcp:dateBasis mcp:Attestaton", "accepted are entry-into-force, adoption, publication, "),
    ],
)
@pytest.mark.parametrize("command", ["check", "frameworks"])
def test_a_word_of_no_list_in_a_statement_is_refused(
    tmp_path: Path, stated: str, said: str, command: str
) -> None:
    folder = altered(tmp_path, SHAPE)
    path = folder / "clauses.ttl"
    head, mark, text = path.read_text(encoding="utf-8").partition("atlantis:clause-next a")
    predicate, _, _ = stated.partition(" ")
    at = text.index(f"{predicate} ")
    told = f"{mark}{text[:at]}{stated}{text[text.index(' ;', at) :]}"
    path.write_text(head + told, encoding="utf-8")
    if command == "check":
        done = check(folder, "-")
    else:
        done = run(["frameworks", "atlantis", "--framework-path", str(folder)])
    assert done.returncode == 4, done.stderr
    assert f"`atlantis:clause-next` has {predicate} `" in done.stderr.decode()
    assert said in done.stderr.decode()
    assert "lacks" not in done.stderr.decode()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("mcp:clause atlantis:clause-nex ;", "which is not described as a mcp:Clause"),
        ("mcp:clause atlantis:source-code ;", "which is not described as a mcp:Clause"),
        ('mcp:clause "clause-next" ;', "which is not described as a mcp:Clause"),
        (
            "mcp:clause atlantis:clause-next , atlantis:clause-size ;",
            "is made of several clauses",
        ),
        ("mcp:status mcp:Law ;", "goes beyond its clause atlantis:clause-next in mcp:status"),
        (
            'mcp:validFrom "2023"^^<http://www.w3.org/2001/XMLSchema#gYear> ;',
            "goes beyond its clause atlantis:clause-next in mcp:validFrom",
        ),
        (
            "<http://purl.org/dc/terms/source> atlantis:source-other ;",
            "goes beyond its clause atlantis:clause-next in dcterms:source",
        ),
    ],
)
def test_a_statement_may_not_go_beyond_its_clause(tmp_path: Path, words: str, said: str) -> None:
    clause = "" if words.startswith("mcp:clause") else "mcp:clause atlantis:clause-next ;"
    folder = altered(tmp_path, SHAPE)
    path = folder / "rules.ttl"
    replace(path, "mcp:clause atlantis:clause-next ;", f"{clause} {words}")
    done = check(folder, "-")
    assert done.returncode == 4
    lines = [line for line in done.stderr.decode().split("\n") if said in line]
    assert len(lines) == 1
    assert f"{path}:29: `atlantis:rule-next` " in lines[0]


@pytest.mark.parametrize(
    ("of_clause", "words", "said"),
    [
        ('"2024"^^xsd:gYear', 'mcp:validFrom "2024-01-01"^^{xsd}date ;', "mcp:validFrom"),
        ('"2024"^^xsd:gYear', 'mcp:validFrom "2024-05"^^{xsd}gYearMonth ;', "mcp:validFrom"),
        (
            '"2024-01-01"^^xsd:date ; mcp:validUntil "2026"^^xsd:gYear',
            'mcp:validUntil "2026-12-31"^^{xsd}date ;',
            "mcp:validUntil",
        ),
        (
            '"2024-01-01"^^xsd:date ; mcp:clause atlantis:clause-size',
            "",
            "a clause is made of no other",
        ),
    ],
)
def test_a_statement_may_not_know_more_than_its_clause(
    tmp_path: Path, of_clause: str, words: str, said: str
) -> None:
    folder = altered(tmp_path, SHAPE)
    dated(folder, f"{of_clause} ; mcp:dateBasis mcp:Adoption ;")
    own = words.replace("{xsd}", "<http://www.w3.org/2001/XMLSchema#").replace(" ;", "> ;")
    named = "mcp:clause atlantis:clause-next ;"
    replace(folder / "rules.ttl", named, f"{named} {own if words else ''}")
    done = check(folder, "-")
    assert done.returncode == 4
    assert said in done.stderr.decode()


def test_a_start_that_is_only_attested_stays_so(tmp_path: Path) -> None:
    folder = altered(tmp_path, SHAPE)
    dated(folder, '"2024-01-01"^^xsd:date ; mcp:dateBasis mcp:Attestation ;')
    named = "mcp:clause atlantis:clause-next ;"
    replace(folder / "rules.ttl", named, f"{named} mcp:dateBasis mcp:EntryIntoForce ;")
    done = check(folder, "-")
    assert done.returncode == 4
    assert "goes beyond its clause atlantis:clause-next in mcp:dateBasis" in done.stderr.decode()


@pytest.mark.parametrize(
    ("words", "severity", "from_"),
    [
        ("mcp:status mcp:Guideline ;", "warning", "2024-01-01"),
        ("mcp:modality mcp:May ;", "info", "2024-01-01"),
        (
            'mcp:validFrom "2025-03"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> ;',
            "violation",
            "2025-03",
        ),
        ("", "violation", "2024-01-01"),
    ],
)
def test_a_statement_may_narrow_its_clause(
    tmp_path: Path, words: str, severity: str, from_: str
) -> None:
    folder = altered(tmp_path, "sh:path mcp:title ; sh:maxCount 0 ;")
    named = "mcp:clause atlantis:clause-next ;"
    replace(folder / "rules.ttl", named, f"{named} {words}")
    (result,) = json.loads(check(folder, "-").stdout)["results"]
    (one,) = (one for one in result["outcomes"] if one["id"] == "atlantis:rule-next")
    assert (one["outcome"], one["severity"], one["valid_from"]) == ("violated", severity, from_)
    assert one["source"]["locator"] == "article 7"


def test_the_words_of_statements_are_those_of_the_vocabulary() -> None:
    vocabulary = Vocabulary.shipped()
    for accepted, words in {
        "Evidence": EVIDENCE_ORDER,
        "Modality": MODALITIES,
        "Status": STATUSES,
        "DateBasis": tuple(DateBasis),
    }.items():
        listed = {code_of(iri) for iri, _ in vocabulary.list(MCP.term(accepted))}
        assert listed == set(words)


def test_a_property_of_another_kind_of_record_does_not_end_the_run() -> None:
    """A credential that says which need it answers: not used, said, and the next one is judged."""
    need = b"""@prefix mcp: <https://w3id.org/mcpolicy/vocab#> .
        <urn:x:1> a mcp:Credential ; mcp:need "x" ."""
    words = ["-", "examples/credential.json", "-f", "oecd", "--as-of", "2026-01-15"]
    done = run(["check", *words, "--format", "json"], stdin=need)
    first, second = json.loads(done.stdout)["results"]
    assert first["ignored"] == ["mcp:need"]
    assert second["ignored"] == []
