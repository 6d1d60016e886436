"""Checking a framework folder: its Turtle, its statements, the form of its rules, and its examples.

What every statement must carry is written as shapes (`shapes/framework.ttl`, `rule.ttl`,
`crosswalk.ttl`). Code checks what shapes cannot see: misspelt terms, things that are named and not
described, shapes whose results could not be traced back or that engines understand differently, and
whether the examples come out as they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from fractions import Fraction
from functools import cached_property
from pathlib import Path

from mcpolicy.check.judge import Judge, target_nodes
from mcpolicy.check.outcome import EXPECTED, OutcomeKind
from mcpolicy.check.record import check_record
from mcpolicy.check.severity import SeverityTable
from mcpolicy.document import FILES_APART, FrameworkDocument
from mcpolicy.engine import PreparedShapes, make_engine
from mcpolicy.errors import (
    CredentialError,
    DataNotFoundError,
    FrameworkError,
    FrameworkNotConformantError,
    McpolicyError,
    UnusableValueError,
)
from mcpolicy.framework import Framework, Rule
from mcpolicy.interval import parse_number
from mcpolicy.library import Library
from mcpolicy.model import InputRecord
from mcpolicy.namespaces import MCP, RDF, RDFS, SCHEMA, SH, SHACL_CORE, framework_namespace, shorten
from mcpolicy.readers import own_turtle
from mcpolicy.readers.source import InputSource
from mcpolicy.resources import FrameworkFolder, FrameworkFolders, shape_bytes
from mcpolicy.shape.read import read_path, read_shapes
from mcpolicy.shape.truth import Truth
from mcpolicy.statement import Value
from mcpolicy.text import LangText
from mcpolicy.turtle import (
    Blank,
    Iri,
    Lit,
    Node,
    TripleIndex,
    TurtleSyntaxError,
    parse_turtle,
)
from mcpolicy.wording import Note

__all__ = ["Fault", "LintReport", "lint_framework", "safe_pattern"]

_SHAPES = ("framework.ttl", "rule.ttl", "crosswalk.ttl")
_REFUSED = {
    "sparql": "lint-sparql",
    "select": "lint-sparql",
    "ask": "lint-sparql",
    "node": "lint-nested",
    "property": "lint-nested",
    "severity": "lint-severity",
    "flags": "lint-pattern-flags",
    "deactivated": "lint-deactivated",
}
_DEFAULT_DAY = date(2026, 1, 1)
_UNSAFE = re.compile(
    r"\\[^.\\\-\[\](){}+*?|^$/]|\(\?|[*+?}][?+]|\((?:[^()\\]|\\.)*[*+}](?:[^()\\]|\\.)*\)[*+{]|\$(?!$)"
)


class Fault(Value):
    """One fault of a framework folder: the file, the place in it where it is known, and what is wrong."""

    path: str
    line: int | None = None
    column: int | None = None
    subject: str | None = None
    what: Note


class LintReport(Value):
    """The faults of one framework folder."""

    framework_id: str
    shown: str
    faults: tuple[Fault, ...]
    rules: int
    examples: int


def safe_pattern(pattern: str) -> bool:
    """Whether a regular expression means the same in every engine and cannot take exponential time.

    Literal characters, classes, groups, alternation and greedy quantifiers are accepted; no escapes
    but of punctuation, no look-around, no flags, no lazy or possessive quantifiers, no quantified
    group that itself repeats.
    """
    if len(pattern) > 200 or _UNSAFE.search(pattern):
        return False
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


def lint_framework(place: str, framework_paths: Sequence[str | Path] = ()) -> LintReport:
    """Check a framework folder.

    Args:
        place: The folder, or the id of a framework that can be found. A folder stands in for a
            shipped framework of its id.
        framework_paths: Further folders that hold frameworks.

    Raises:
        DataNotFoundError: If it is neither a folder with a `framework.ttl` nor a known id.
        FrameworkError: If the other frameworks cannot be found.
    """
    path = Path(place)
    if path.is_dir():
        if not (path / "framework.ttl").is_file():
            raise DataNotFoundError(f"`{place}` holds no `framework.ttl`")
        folder = FrameworkFolder(_stated_id(path), path, place.rstrip("/"))
        folders = FrameworkFolders(
            [one for one in framework_paths if Path(one).resolve() != path.resolve()],
            instead=folder,
        )
    else:
        folders = FrameworkFolders(framework_paths)
        folder = folders.get(place)
    return _Linter(folder, Library(folders=folders)).report()


def _stated_id(path: Path) -> str:
    try:
        index = parse_turtle((path / "framework.ttl").read_bytes())
    except (OSError, TurtleSyntaxError):
        return path.resolve().name
    for header in index.of_type(MCP.Framework):
        stated = index.value(header, MCP.frameworkId)
        if isinstance(stated, Lit) and re.fullmatch(r"[a-z][a-z0-9_]*", stated.value):
            return stated.value
    return path.resolve().name


class _Linter:
    def __init__(self, folder: FrameworkFolder, library: Library) -> None:
        self.folder = folder
        self.library = library
        self.document: FrameworkDocument = library.document(folder.framework_id)
        self.vocabulary = library.vocabulary.triples
        self.namespace = framework_namespace(folder.framework_id)
        self.faults: dict[Fault, None] = {}
        self.index = TripleIndex()
        self._place: dict[Node, str] = {}
        self._ready: PreparedShapes | None = None

    def report(self) -> LintReport:
        self._parse()
        syntax = bool(self.faults)
        examples = self.folder.examples()
        framework: Framework | None = None
        if not syntax:
            self._check_folder()
            self._check_statements()
            self._check_terms()
            self._check_references()
            self._check_shapes()
            framework = self._load()
        if framework is not None and not any(fault.what.code in _STOPPING for fault in self.faults):
            self._check_examples(framework)
        return LintReport(
            framework_id=self.folder.framework_id,
            shown=self.folder.shown,
            faults=tuple(
                sorted(
                    self.faults,
                    key=lambda fault: (
                        fault.path,
                        fault.line or 0,
                        fault.subject or "",
                        repr(fault.what),
                    ),
                )
            ),
            rules=len(self.index.of_type(MCP.Rule)),
            examples=len(examples),
        )

    def _fault(
        self,
        what: Note,
        subject: str | None = None,
        *,
        path: str | None = None,
        line: int | None = None,
    ) -> None:
        name = self._place.get(subject) if subject is not None else None  # type: ignore[call-overload]
        where = path or (f"{self.folder.shown}/{name}" if name else self.folder.shown)
        if line is None and name is not None and subject is not None:
            line = self._line(name, subject)
        shown = None if subject is None or subject.startswith("_:") else shorten(subject)
        self.faults[Fault(path=where, line=line, subject=shown, what=what)] = None

    @cached_property
    def _texts(self) -> dict[str, list[str]]:
        return {
            name: self.folder.read(item).decode("utf-8", "replace").splitlines()
            for name, item in self.folder.files()
        }

    def _line(self, name: str, subject: str) -> int | None:
        starts = (shorten(subject) + " ", f"<{subject}>")
        for number, text in enumerate(self._texts.get(name, ()), 1):
            if text.startswith(starts) or text == shorten(subject):
                return number
        return None

    def _parse(self) -> None:
        for name in self.document.file_names:
            parsed = self.document.file(name)
            if isinstance(parsed, TurtleSyntaxError):
                what = Note.of("lint-syntax", reason=parsed.reason)
                path = f"{self.folder.shown}/{name}"
                self.faults[Fault(path=path, line=parsed.line, column=parsed.column, what=what)] = (
                    None
                )
                continue
            for node in parsed.subjects():
                if node in self._place and isinstance(node, Iri):
                    self._fault(Note.of("lint-twice", one=self._place[node], other=name), node)
                self._place[node] = name
            self.index.merge(parsed)

    def _check_folder(self) -> None:
        if (
            isinstance(self.folder.place, Path)
            and self.folder.place.resolve().name != self.folder.framework_id
        ):
            self._fault(
                Note.of("lint-folder-name", id=self.folder.framework_id),
                path=f"{self.folder.shown}/framework.ttl",
            )
        for name, part in FILES_APART.items():
            parsed = self.document.file(name) if name in self.document.file_names else TripleIndex()
            if isinstance(parsed, TurtleSyntaxError):
                continue
            for class_iri in (
                MCP.Rule,
                MCP.Condition,
                MCP.CreditSystem,
                MCP.CreditEquivalence,
                MCP.Level,
                MCP.Framework,
                MCP.Source,
            ):
                for node in parsed.of_type(class_iri):
                    self._fault(
                        Note.of("lint-wrong-file", kind=shorten(class_iri), part=part), node
                    )

    def _check_statements(self) -> None:
        data = TripleIndex(self.index)
        for node, predicate, value in self.vocabulary:
            if predicate == RDFS.subClassOf:
                data.add(node, predicate, value)
        shapes = [
            shape
            for name in _SHAPES
            for shape in read_shapes(parse_turtle(shape_bytes(name), scope=f"{name}-"))
        ]
        leaves = make_engine().prepare(shapes).on(data)
        judge = Judge(data, leaves)
        for shape in shapes:
            message = shape.message or LangText.of(shorten(shape.iri or ""))
            for focus, truth in judge.stand(shape, target_nodes(shape, data)).items():
                if truth is not Truth.HOLDS:
                    self._fault(Note.of("lint-shape", what=message), str(focus))

    def _check_terms(self) -> None:
        known_mcp = {str(node) for node in self.vocabulary.subjects() if node.startswith(MCP)}
        known_sh = SHACL_CORE
        for node, predicate, value in self.index:
            owner = self._owner(node)
            for term in (predicate, value):
                if isinstance(term, Lit | Blank):
                    continue
                if term.startswith(MCP) and term not in known_mcp:
                    self._unknown(term, known_mcp, owner)
                elif term.startswith(SH) and term not in known_sh:
                    refused = _REFUSED.get(term[len(SH) :])
                    if refused is None:
                        self._unknown(term, known_sh, owner)
                    elif refused != "lint-severity":
                        self._fault(Note.of(refused, term=shorten(term)), owner)
            self._check_owner(node, predicate)

    def _check_owner(self, node: Node, predicate: str) -> None:
        """A property on a thing of another class says nothing to anyone: it is a slip."""
        belongs = self._belongs.get(predicate)
        classes = [
            str(one)
            for one in self.index.values(node, RDF.type)
            if isinstance(one, Iri) and one.startswith(MCP)
        ]
        if belongs and classes and not any(belongs & self._above(one) for one in classes):
            known = ", ".join(sorted(map(shorten, belongs)))
            self._fault(
                Note.of("lint-wrong-class", term=shorten(predicate), known=known), self._owner(node)
            )

    @cached_property
    def _belongs(self) -> dict[str, frozenset[str]]:
        said = (RDFS.domain, SCHEMA.domainIncludes)
        return {
            str(node): frozenset(
                str(value) for one in said for value in self.vocabulary.values(node, one)
            )
            for node in self.vocabulary.subjects()
        }

    def _above(self, class_iri: str) -> frozenset[str]:
        found = {class_iri}
        for value in self.vocabulary.values(class_iri, RDFS.subClassOf):
            found |= self._above(str(value))
        return frozenset(found)

    def _unknown(self, term: str, known: Iterable[str], owner: Node) -> None:
        near = get_close_matches(term, sorted(known), n=1, cutoff=0.8)
        code = "lint-unknown-near" if near else "lint-unknown"
        self._fault(
            Note.of(code, term=shorten(term), **({"near": shorten(near[0])} if near else {})), owner
        )

    @cached_property
    def _owners(self) -> dict[Node, Node]:
        owners: dict[Node, Node] = {}
        for node in self.index.subjects():
            if isinstance(node, Iri):
                for inner, _, _ in self.index.closure(node):
                    owners.setdefault(inner, node)
        return owners

    def _owner(self, node: Node) -> Node:
        return self._owners.get(node, node)

    def _check_references(self) -> None:
        described = set(self.index.subjects())
        for node, predicate, value in self.index:
            if (
                isinstance(value, Iri)
                and value.startswith(self.namespace)
                and value not in described
            ):
                self._fault(
                    Note.of(
                        "lint-not-described", term=shorten(value), predicate=shorten(predicate)
                    ),
                    self._owner(node),
                )
        for node in described:
            foreign = isinstance(node, Iri) and not node.startswith(self.namespace)
            if foreign:
                self._fault(Note.of("lint-foreign", namespace=str(self.namespace)), node)

    def _properties(self) -> frozenset[str]:
        kinds = (Iri(MCP.StatedProperty), Iri(MCP.DerivedProperty))
        return frozenset(
            str(node)
            for node in self.vocabulary.subjects()
            if set(kinds) & set(self.vocabulary.values(node, MCP.group))
        ) | {MCP.order, MCP.ladder}

    def _check_shapes(self) -> None:
        properties = self._properties()
        targets = {
            MCP.MicroCredential,
            MCP.Credential,
            MCP.Offer,
            MCP.ProviderPolicy,
            MCP.FrameworkProfile,
        }
        for node in dict.fromkeys(
            (*self.index.of_type(MCP.Rule), *self.index.of_type(MCP.Condition))
        ):
            for target in self.index.values(node, SH.targetClass):
                if target not in targets:
                    shown = shorten(str(target))
                    self._fault(
                        Note.of(
                            "lint-target",
                            term=shown,
                            known=", ".join(sorted(map(shorten, targets))),
                        ),
                        node,
                    )
            is_property = self.index.has_type(node, SH.PropertyShape)
            if is_property == self.index.has_type(node, SH.NodeShape) or is_property != bool(
                self.index.values(node, SH.path)
            ):
                self._fault(Note.of("lint-shape-kind"), node)
            for inner, predicate, value in self.index.closure(node):
                if predicate == SH.path:
                    self._check_path(node, value, properties, "sh:path")
                elif (
                    predicate == SH.pattern
                    and isinstance(value, Lit)
                    and not safe_pattern(value.value)
                ):
                    self._fault(Note.of("lint-pattern", pattern=value.value), node)
                elif predicate in (
                    SH.term("or"),
                    SH.term("and"),
                    SH.xone,
                    SH.term("not"),
                    SH.qualifiedValueShape,
                ):
                    members = self.index.items(value) or (value,)
                    if any(isinstance(member, Iri) for member in members):
                        self._fault(Note.of("lint-named-member", term=shorten(predicate)), node)
                elif predicate == SH.message and inner != node:
                    self._fault(Note.of("lint-inner-message"), node)
            for needed in self.index.values(node, MCP.needs):
                self._check_path(node, needed, properties, "mcp:needs")
            self._check_bounds(node)
        for node in self.index.of_type(MCP.Rule):
            wanted = set(self.index.values(node, SH.targetClass))
            for condition in self.index.values(node, MCP.appliesWhen):
                if isinstance(condition, Iri) and condition in self.index:
                    have = set(self.index.values(condition, SH.targetClass))
                    if not (wanted <= have or Iri(MCP.MicroCredential) in have):
                        self._fault(
                            Note.of("lint-condition-target", condition=shorten(condition)), node
                        )

    def _check_path(self, node: Node, value: object, properties: frozenset[str], word: str) -> None:
        try:
            path = read_path(self.index, value)  # type: ignore[arg-type]
        except UnusableValueError:
            self._fault(Note.of("lint-path", word=word), node)
            return
        for iri in sorted(path.properties - properties):
            near = get_close_matches(iri, sorted(properties), n=1, cutoff=0.8)
            code = "lint-path-unknown-near" if near else "lint-path-unknown"
            self._fault(
                Note.of(
                    code,
                    term=shorten(iri),
                    word=word,
                    **({"near": shorten(near[0])} if near else {}),
                ),
                node,
            )

    def _check_bounds(self, node: Node) -> None:
        for inner in dict.fromkeys(subject for subject, _, _ in self.index.closure(node)):
            low = _number(self.index, inner, (SH.minInclusive, SH.minExclusive))
            high = _number(self.index, inner, (SH.maxInclusive, SH.maxExclusive))
            if low is not None and high is not None and low > high:
                self._fault(Note.of("lint-bounds"), node)

    def _load(self) -> Framework | None:
        try:
            return self.library.framework(self.folder.framework_id)
        except FrameworkNotConformantError as error:
            if not self.faults:
                for fault in error.faults:
                    self._fault(Note.of("lint-load", reason=fault.reason), path=fault.path)
        except FrameworkError as error:
            self._fault(Note.of("lint-load", reason=error.reasons))
        return None

    def _check_examples(self, framework: Framework) -> None:
        named: dict[tuple[str, OutcomeKind], str] = {}
        for name, item in self.folder.examples():
            path = f"{self.folder.shown}/{name}"
            try:
                index = parse_turtle(
                    self.folder.read(item), base=f"{self.namespace}{name}", scope="example-"
                )
            except TurtleSyntaxError as error:
                what = Note.of("lint-syntax", reason=error.reason)
                self.faults[Fault(path=path, line=error.line, column=error.column, what=what)] = (
                    None
                )
                continue
            headers = index.of_type(MCP.Example)
            try:
                source = InputSource(path=path, format="mcpolicy-turtle", digest="")
                records = own_turtle.read(index, source, self.library.vocabulary)
            except CredentialError as error:
                self._fault(Note.of("lint-example", reason=error.reason), path=path)
                continue
            if len(headers) != 1 or len(records) != 1:
                self._fault(Note.of("lint-example-one"), path=path)
                continue
            for outcome, rule_iri in self._run_example(
                framework, index, headers[0], records[0], path
            ):
                named[rule_iri, outcome] = name
        for rule in framework.rules:
            self._check_covered(rule, named)

    def _run_example(
        self, framework: Framework, index: TripleIndex, header: Node, record: InputRecord, path: str
    ) -> Iterator[tuple[OutcomeKind, str]]:
        ignored = [name for name in record.ignored if name not in _EXAMPLE_WORDS]
        if ignored:
            self._fault(Note.of("lint-example-ignored", names=", ".join(ignored)), path=path)
        stated = index.value(header, MCP.asOf)
        day = date.fromisoformat(stated.value) if isinstance(stated, Lit) else _DEFAULT_DAY
        try:
            result = check_record(
                record,
                framework,
                day,
                day_basis="date",
                prepared=self._prepared(framework),
                severities=self._severities,
                knowledge=self.library,
            )
        except McpolicyError as error:
            self._fault(Note.of("lint-example", reason=str(error)), path=path)
            return
        came = {outcome.rule.iri: outcome.kind for outcome in result.outcomes}
        expected: dict[str, OutcomeKind] = {}
        for predicate, kind in EXPECTED.items():
            for rule in index.values(header, predicate):
                if str(rule) not in came:
                    self._fault(Note.of("lint-example-rule", rule=shorten(str(rule))), path=path)
                elif expected.setdefault(str(rule), kind) is not kind:
                    self._fault(Note.of("lint-example-both", rule=shorten(str(rule))), path=path)
        if not expected:
            self._fault(Note.of("lint-example-nothing"), path=path)
        for rule_iri, kind in expected.items():
            if came.get(rule_iri, kind) is not kind:
                note = Note.of(
                    "lint-example-differs",
                    rule=shorten(rule_iri),
                    expected=Note.of(f"outcome-{kind.value}"),
                    came=Note.of(f"outcome-{came[rule_iri].value}"),
                )
                self._fault(note, path=path)
            else:
                yield kind, rule_iri
        for rule_iri, kind in came.items():
            if kind is OutcomeKind.VIOLATED and rule_iri not in expected:
                self._fault(Note.of("lint-example-violates-too", rule=shorten(rule_iri)), path=path)

    def _prepared(self, framework: Framework) -> PreparedShapes:
        if self._ready is None:
            self._ready = make_engine().prepare(framework.shapes)
        return self._ready

    @cached_property
    def _severities(self) -> SeverityTable:
        return SeverityTable.shipped()

    def _check_covered(self, rule: Rule, named: dict[tuple[str, OutcomeKind], str]) -> None:
        wanted = [OutcomeKind.VIOLATED, OutcomeKind.SATISFIED]
        if rule.needs:
            wanted.append(OutcomeKind.UNDETERMINED)
        if rule.conditions:
            wanted.append(OutcomeKind.NOT_APPLICABLE)
        for kind in wanted:
            if (rule.iri, kind) not in named:
                self._fault(
                    Note.of("lint-no-example", outcome=Note.of(f"outcome-{kind.value}")), rule.iri
                )


def _number(index: TripleIndex, node: Node, predicates: tuple[str, ...]) -> Fraction | None:
    for predicate in predicates:
        value = index.value(node, predicate)
        if isinstance(value, Lit):
            try:
                return parse_number(value.value)
            except ValueError:
                return None
    return None


_STOPPING = frozenset({"lint-syntax", "lint-sparql", "lint-nested", "lint-load"})
_EXAMPLE_WORDS = frozenset(shorten(iri) for iri in (RDFS.label, RDFS.comment, MCP.asOf, *EXPECTED))
