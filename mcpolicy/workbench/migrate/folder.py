"""A folder of the old form as the files of the new one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from mcpolicy.document import FrameworkDocument
from mcpolicy.namespaces import DCTERMS, MCP, RDFS, framework_namespace, shorten
from mcpolicy.turtle import Iri, Lit, Node, Term, TripleIndex
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.workbench.migrate.facts import FactRow
from mcpolicy.workbench.migrate.languages import TEXTS, Texts, file_of, with_texts
from mcpolicy.workbench.migrate.plan import PlannedClause, plan_clauses
from mcpolicy.workbench.migrate.statements import Change, changes_of, converted
from mcpolicy.workbench.migrate.terms import Names, header
from mcpolicy.written.format import format_turtle
from mcpolicy.written.tokens import Kind, tokenize
from mcpolicy.written.tree import Written

__all__ = ["NEW_NAMES", "OLD_FILES", "TABLE", "OldFolder", "natural_order", "new_files"]

NEW_NAMES = {"types.ttl": "qualifications.ttl"}
"""Files that have another name in the new form."""

_PROVISIONS = "provisions.ttl"
TABLE = "coverage.csv"
"""The table of facts of the old form."""

OLD_FILES = (TABLE, _PROVISIONS, *NEW_NAMES)
"""Files that only the old form has."""

_ORDER = (
    "framework.ttl",
    "sources.ttl",
    "rules.ttl",
    "credit.ttl",
    "levels.ttl",
    "descriptors.ttl",
    "types.ttl",
    "definitions.ttl",
    "stacking.ttl",
    "observations.ttl",
    "crosswalk.ttl",
)
"""The order in which statements give a clause its texts: those that ask something first."""

_REASONS = {
    "unverified": MCP.Unverified,
    "descriptive only": MCP.DescriptiveOnly,
    "superseded": MCP.Superseded,
    "outside scope": MCP.OutsideScope,
    "not found": MCP.NotFound,
    "partly": MCP.PartlyEncoded,
}
"""Why a fact is left out, as the table of the old form has it."""

_NUMBER = re.compile(r"[0-9]+")
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
_ORDINAL = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_ORDER_WORDS = {
    word: number for words in (_ROMAN, _ORDINAL) for number, word in enumerate(words.split(), 1)
}
"""Words that number places."""


@dataclass(frozen=True, kw_only=True)
class OldFolder:
    """A folder of the old form.

    Attributes:
        document: Its Turtle files.
        files: The same as they are written, by name; those of texts in further languages too.
        rows: Its table of facts.
    """

    document: FrameworkDocument
    files: Mapping[str, Written]
    rows: tuple[FactRow, ...]

    @cached_property
    def index(self) -> TripleIndex:
        """All triples of its files."""
        return self.document.index(lambda name: True)

    @cached_property
    def namespace(self) -> str:
        """Namespace of what it describes."""
        return framework_namespace(self.document.id)

    @property
    def names_in_order(self) -> tuple[str, ...]:
        """Names of its files, those that give clauses their texts first."""
        others = [
            name
            for name in self.files
            if name not in (*_ORDER, _PROVISIONS) and not name.startswith(TEXTS)
        ]
        return tuple(one for one in (*_ORDER, *others, _PROVISIONS) if one in self.files)

    def subjects(self) -> Iterator[tuple[str, Node]]:
        """Go through what is described, each thing with its file, in that order."""
        for name in self.names_in_order:
            for statement in self.files[name].statements:
                if statement.subject is not None:
                    yield name, statement.subject

    def facts(self) -> dict[str, list[str]]:
        """Give the ids of the facts that each of its things encodes."""
        found: dict[str, list[str]] = {}
        for row in self.rows:
            if not row.is_left_out or row.is_partly:
                for iri in row.encoded_by:
                    found.setdefault(iri, []).append(row.id)
        return found


def new_files(old: OldFolder, vocabulary: Vocabulary) -> tuple[dict[str, bytes], dict[Node, Node]]:
    """Write the files of the new form.

    Returns:
        The files by name, and the new names of the things that have another name now.
    """
    return _Writer(old, vocabulary).files()


class _Writer:
    def __init__(self, old: OldFolder, vocabulary: Vocabulary) -> None:
        self.old = old
        prefixes = {
            name: iri for written in old.files.values() for name, iri in written.prefixes.items()
        }
        self.names = Names(prefixes, old.document.id)
        stated = [
            node
            for _, node in old.subjects()
            if MCP.modality in old.index.properties(node)
            and MCP.clause not in old.index.properties(node)
            and not old.index.has_type(node, MCP.Clause)
        ]
        self.facts = old.facts()
        self.clauses = plan_clauses(old.index, stated, self.facts, vocabulary)
        self.renamed: dict[Node, Node] = {
            member: clause.iri
            for clause in self.clauses
            if clause.is_provision
            for member in clause.members
        }
        self.texts: Texts = {}

    def files(self) -> tuple[dict[str, bytes], dict[Node, Node]]:
        """Write all files."""
        changes = changes_of(self.clauses)
        for iri, facts in self.facts.items():
            if self.old.index.has_type(iri, MCP.Source):
                added = (MCP.fact, tuple(map(Lit, facts)))
                changes.setdefault(Iri(iri), Change(added=[added]))
        bodies: dict[str, str] = {}
        for name in self.old.names_in_order:
            if name != _PROVISIONS:
                body = converted(
                    self.old.files[name], changes, self.renamed, self.names, self.texts
                )
                bodies[NEW_NAMES.get(name, name)] = body
        new = {"clauses.ttl": self._clause_texts(), "omissions.ttl": self._omissions()}
        for name, statements in new.items():
            bodies[name] = "\n\n".join((*filter(None, (bodies.get(name),)), *statements))
        texts_only = {node: replace(one, clause=None, added=[]) for node, one in changes.items()}
        order = self._order(bodies)
        for name, written in self.old.files.items():
            if name.startswith(TEXTS):
                bodies[name] = converted(written, texts_only, self.renamed, self.names)
        files = {
            name: format_turtle(self._whole(body).encode())
            for name, body in bodies.items()
            if body.strip()
        }
        for language, texts in sorted(self.texts.items()):
            name = file_of(language, self.old.files)
            there = sorted(texts, key=lambda one: order.get(one, len(order)))
            in_order = {subject: texts[subject] for subject in there}
            files[name] = with_texts(files.get(name, b""), in_order, self.names)
        return files, self.renamed

    def _order(self, bodies: Mapping[str, str]) -> dict[Node, int]:
        """Number the things that files describe, in the order in which they are read."""
        names = [NEW_NAMES.get(name, name) for name in _ORDER]
        names.insert(names.index("rules.ttl"), "clauses.ttl")
        order: dict[Node, int] = {}
        for name in dict.fromkeys((*names, *bodies)):
            if name in bodies:
                for statement in Written.of(self._whole(bodies[name]).encode()).statements:
                    if statement.subject is not None:
                        order.setdefault(statement.subject, len(order))
        return order

    def _whole(self, body: str) -> str:
        """Give a body the declarations that it needs, and none that it does not."""
        return f"{header(body, self.names.prefixes)}{body}\n"

    # Clauses

    def _clause_texts(self) -> Iterator[str]:
        """Write the clauses, by source and in the order of its places."""
        section_of = _sections(self.old.files.get(_PROVISIONS))
        sources = list(map(str, self.old.index.of_type(MCP.Source)))
        order = {source: number for number, source in enumerate(sources)}
        sections = {section: number for number, section in enumerate(section_of.values())}

        def place(clause: PlannedClause) -> tuple[object, ...]:
            source = clause.said[DCTERMS.source][0]
            section = section_of.get(clause.members[0]) if clause.is_provision else None
            locator = clause.said[MCP.locator][0]
            return (
                order.get(str(source), len(order)),
                -1 if section is None else sections[section],
                () if section is not None else natural_order(str(getattr(locator, "value", ""))),
            )

        heading = section = ""
        for clause in sorted(self.clauses, key=place):
            source = clause.said[DCTERMS.source][0]
            wanted = self._label(source)
            comments: list[str] = []
            if wanted != heading:
                comments.append(f"# {wanted}\n\n")
                heading, section = wanted, ""
            for member in clause.members if clause.is_provision else ():
                own = section_of.get(member, "")
                if own and own != section:
                    comments.append(own + "\n")
                    section = own
                comments += (f"{one}\n" for one in self._comments_inside(member))
            yield "".join(comments) + self._clause_text(clause)
        yield from filter(None, [_at_the_end(self.old.files.get(_PROVISIONS))])

    def _comments_inside(self, provision: Node) -> Iterator[str]:
        """Give the comments that stand within a provision; it is written anew."""
        for statement in self.old.files[_PROVISIONS].statements_of(provision):
            tokens = statement.tokens[statement.first : statement.last]
            yield from (one.text for one in tokens if one.kind is Kind.COMMENT)

    def _label(self, source: Term) -> str:
        labels = [
            one.value
            for one in self.old.index.values(str(source), RDFS.label)
            if isinstance(one, Lit) and one.language == "en"
        ]
        return labels[0] if labels else shorten(str(source))

    def _clause_text(self, clause: PlannedClause) -> str:
        said: list[tuple[str, Iterable[Term]]] = [
            (RDFS.label, clause.label),
            (MCP.paraphrase, clause.said.get(MCP.paraphrase, ())),
            (RDFS.comment, clause.said.get(RDFS.comment, ())),
            (MCP.topic, clause.said.get(MCP.topic, ())),
        ]
        if clause.is_provision:
            said.append((MCP.notTestable, (_why_not_testable(clause),)))
        for predicate in (MCP.modality, MCP.status, MCP.evidence, MCP.validFrom, MCP.validUntil):
            said.append((predicate, clause.said.get(predicate, ())))
        principal, *others = clause.said[DCTERMS.source]
        said += [
            (MCP.dateBasis, clause.said.get(MCP.dateBasis, ())),
            (DCTERMS.source, (principal,)),
            (MCP.alsoIn, others),
            (MCP.locator, clause.said[MCP.locator]),
            (MCP.fact, [Lit(one) for one in clause.facts]),
        ]
        lines = [f"{self.names.write(clause.iri)} a {self.names.write(Iri(MCP.Clause))}"]
        for predicate, values in said:
            values = self._english(clause.iri, predicate, values)
            if values:
                written = " , ".join(map(self.names.write, values))
                lines.append(f"{self.names.write(Iri(predicate))} {written}")
        return " ;\n    ".join(lines) + " ."

    def _english(self, subject: Node, predicate: str, values: Iterable[Term]) -> list[Term]:
        """Keep texts in other languages apart."""
        kept: list[Term] = []
        for value in values:
            if isinstance(value, Lit) and value.language not in (None, "en"):
                of_language = self.texts.setdefault(value.language or "", {})
                of_language.setdefault(subject, []).append((predicate, value))
            else:
                kept.append(value)
        return kept

    # Facts that are left out

    def _omissions(self) -> Iterator[str]:
        for row in self.old.rows:
            if row.is_left_out:
                yield self._omission(row)

    def _omission(self, row: FactRow) -> str:
        reason, _, detail = row.reason.partition(":")
        listed = _REASONS.get(reason.strip())
        name = re.sub(r"[^a-z0-9]+", "-", row.id.lower()).strip("-")
        said: list[tuple[str, list[Term]]] = [
            (MCP.fact, [Lit(row.id)]),
            (MCP.summary, [Lit(row.statement)]),
            (
                DCTERMS.bibliographicCitation,
                [Lit("; ".join(one for one in (row.source, row.locator) if one not in ("", "-")))],
            ),
            (MCP.reason, [Iri(listed)] if listed is not None else []),
            (MCP.detail, [Lit(detail.strip() if listed is not None else row.reason)]),
            (RDFS.seeAlso, [] if row.is_partly else self._new_names(row.encoded_by)),
        ]
        lines = [f"{self.names.write(Iri(f'{self.old.namespace}omission-{name}'))} a mcp:Omission"]
        for predicate, values in said:
            if written := [self.names.write(one) for one in values if one != Lit("")]:
                lines.append(f"{self.names.write(Iri(predicate))} {' , '.join(written)}")
        return " ;\n    ".join(lines) + " ."

    def _new_names(self, iris: Iterable[str]) -> list[Term]:
        return [self.renamed.get(Iri(one), Iri(one)) for one in iris]


def _why_not_testable(clause: PlannedClause) -> Iri:
    """Say why no rule tests a provision: it asks nothing, or no record could show it."""
    if Iri(MCP.Descriptive) in clause.said.get(MCP.modality, ()):
        return Iri(MCP.AsksNothing)
    return Iri(MCP.NoRecordShowsIt)


def _sections(provisions: Written | None) -> dict[Node, str]:
    """Give the comments under which each provision stands."""
    found: dict[Node, str] = {}
    section, position = "", 0
    for statement in provisions.statements if provisions is not None else ():
        between = provisions.text[position : statement.start] if provisions is not None else ""
        comments = [one.text for one in tokenize(between) if one.kind is Kind.COMMENT]
        if comments:
            section = "\n".join(comments)
        if section and statement.subject is not None:
            found[statement.subject] = section
        position = statement.end
    return found


def _at_the_end(provisions: Written | None) -> str:
    """Give the comments after the last provision."""
    if provisions is None or not provisions.statements:
        return ""
    rest = provisions.text[provisions.statements[-1].end :]
    return "\n".join(one.text for one in tokenize(rest) if one.kind is Kind.COMMENT)


def natural_order(text: str) -> tuple[tuple[int, str], ...]:
    """Order places as people do: section 2 before section 10, ii before ix, second before third."""
    parts: list[tuple[int, str]] = []
    for piece in re.findall(r"[0-9]+|[a-z]+|[^0-9a-z]+", text.casefold()):
        number = int(piece) if _NUMBER.fullmatch(piece) else _ORDER_WORDS.get(piece)
        parts.append((-1, piece) if number is None else (number, ""))
    return tuple(parts)
