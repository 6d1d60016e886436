"""Crosswalks in the forms of others: SSSOM TSV, SKOS in Turtle, and CTDL alignment maps in JSON-LD.

Only what one pair says goes out: subject, predicate, object, justification, source. "No match" is
written where a form has a word for it. A pair that is put together from several carries no
predicate stronger than related.
"""

from __future__ import annotations

from collections.abc import Iterator

from mcpolicy.crosswalk.routes import AnswerKind, Crosswalk, Route
from mcpolicy.level import LevelMapping, MappingKind
from mcpolicy.namespaces import SKOS, framework_namespace, shorten
from mcpolicy.pages.crosswalk import CrosswalkPage
from mcpolicy.render.context import Context
from mcpolicy.render.json import dump_json
from mcpolicy.wording import Wording

__all__ = ["pair_predicate", "render_ctdl", "render_skos", "render_sssom"]

_SEMAPV = "https://w3id.org/semapv/vocab/"
_JUSTIFICATION = {
    MappingKind.BY_QUALIFICATION_TYPE: "LogicalReasoning",
    MappingKind.BY_DESCRIPTOR: "SemanticSimilarityThresholdMatching",
}
_INVERSE = {SKOS.broadMatch: SKOS.narrowMatch, SKOS.narrowMatch: SKOS.broadMatch}
_SSSOM_COLUMNS = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "object_id",
    "object_label",
    "mapping_justification",
    "subject_source",
    "object_source",
    "mapping_source",
    "comment",
)
_NO_TERM = "sssom:NoTermFound"


def pair_predicate(route: Route) -> str:
    """Give the SKOS property of a pair: as stated, turned round for an inverse.

    It is related for analyses and for pairs that are put together.
    """
    hop = route.hops[0]
    if (
        route.is_derived
        or route.kind.is_analysis
        or not isinstance(hop.statements[0], LevelMapping)
    ):
        return SKOS.relatedMatch
    stated = hop.statements[0].predicate or SKOS.closeMatch
    return _INVERSE.get(stated, stated) if hop.inverted else stated


def _justification(route: Route) -> str:
    if route.is_derived:
        return _SEMAPV + "MappingChaining"
    if route.kind in _JUSTIFICATION:
        return _SEMAPV + _JUSTIFICATION[route.kind]
    statement = route.hops[0].statements[0]
    if route.hops[0].inverted:
        return _SEMAPV + "MappingInversion"
    return (
        statement.justification
        if isinstance(statement, LevelMapping)
        else _SEMAPV + "ManualMappingCuration"
    )


def _pairs(crosswalk: Crosswalk) -> Iterator[tuple[str, str, Route]]:
    for answer in crosswalk.answers:
        for route in answer.routes:
            if route.object is not None:
                yield answer.subject.iri, route.object, route


def _comment(route: Route) -> str:
    kinds = "derived, weakest kind " if route.is_derived else ""
    return f"{kinds}{route.kind.value}; evidence {route.evidence}"


def render_sssom(page: CrosswalkPage, context: Context) -> str:
    """Write SSSOM TSV with its metadata; a level without a match has `sssom:NoTermFound`."""
    crosswalks = page.crosswalks
    names = {one.split(":")[0] for crosswalk in crosswalks for one in _ids(crosswalk)}
    lines = ["#curie_map:"]
    lines += [f"#  {name}: {framework_namespace(name)}" for name in sorted(names)]
    lines += [f"#  semapv: {_SEMAPV}", f"#  skos: {SKOS}", "#  sssom: https://w3id.org/sssom/"]
    ends = "-".join(dict.fromkeys(one.object.id.replace(":", "-") for one in crosswalks))
    subject = crosswalks[0].subject.id.replace(":", "-")
    lines += [
        f"#mapping_set_id: https://w3id.org/mcpolicy/crosswalk/{subject}-{ends}",
        "#license: https://creativecommons.org/licenses/by/4.0/",
        "\t".join(_SSSOM_COLUMNS),
    ]
    for crosswalk in crosswalks:
        labels = {
            level.iri: level.label.get("en")
            for level in (*crosswalk.subject.levels, *crosswalk.object.levels)
        }
        for answer in crosswalk.answers:
            for route in answer.routes:
                target = shorten(route.object) if route.object is not None else _NO_TERM
                row = (
                    answer.subject.id,
                    labels[answer.subject.iri],
                    shorten(pair_predicate(route))
                    if route.object is not None
                    else "skos:relatedMatch",
                    target,
                    labels[route.object] if route.object is not None else "",
                    _justification(route).replace(_SEMAPV, "semapv:"),
                    crosswalk.subject.id,
                    crosswalk.object.id,
                    shorten(route.hops[0].statements[0].citation.source.iri),
                    _comment(route),
                )
                lines.append("\t".join(" ".join(cell.split()) for cell in row))
    return "\n".join(lines) + "\n"


def _ids(crosswalk: Crosswalk) -> Iterator[str]:
    yield crosswalk.subject.id
    yield crosswalk.object.id
    for answer in crosswalk.answers:
        for route in answer.routes:
            yield shorten(route.hops[0].statements[0].citation.source.iri)


def render_skos(page: CrosswalkPage, context: Context) -> str:
    """Write SKOS mapping triples in Turtle, each with a comment that says on whose word.

    What has no match is a comment only.
    """
    crosswalks = page.crosswalks
    names = sorted({one.split(":")[0] for crosswalk in crosswalks for one in _ids(crosswalk)})
    lines = [f"@prefix {name}: <{framework_namespace(name)}> ." for name in names]
    lines += [f"@prefix skos: <{SKOS}> .", ""]
    for crosswalk in crosswalks:
        for answer in crosswalk.answers:
            if answer.kind is AnswerKind.NO_MATCH:
                lines.append(f"# {answer.subject.id} has no match on {crosswalk.object.id}.")
        for subject, target, route in _pairs(crosswalk):
            source = route.hops[0].statements[0].citation
            cited = " ".join(f"{source.source.title}, {source.locator}".split())
            lines.append(f"# {_comment(route)}: {cited}")
            lines.append(f"{shorten(subject)} {shorten(pair_predicate(route))} {shorten(target)} .")
    return "\n".join(lines) + "\n"


def render_ctdl(page: CrosswalkPage, context: Context) -> str:
    """Write CTDL alignment maps in JSON-LD, one for each ladder asked for.

    "No match" is a term of CTDL.
    """
    crosswalks, wording = page.crosswalks, context.wording
    graph: list[dict[str, object]] = []
    for crosswalk in crosswalks:
        parts: list[dict[str, object]] = []
        for answer in crosswalk.answers:
            for route in answer.routes:
                source = route.hops[0].statements[0].citation
                part: dict[str, object] = {
                    "@type": "ceterms:AlignmentObject",
                    "ceterms:sourceNode": answer.subject.iri,
                }
                if route.object is None:
                    part["ceterms:alignmentType"] = "align:NoMatch"
                else:
                    part["ceterms:targetNode"] = route.object
                    part["ceterms:alignmentType"] = shorten(pair_predicate(route))
                comment = f"{_comment(route)}: {source.source.title}, {source.locator}"
                part["ceterms:targetNodeDescription"] = {"en": comment}
                parts.append(part)
        graph.append(
            {
                "@id": f"urn:mcpolicy:alignment:{crosswalk.subject.id}-{crosswalk.object.id}",
                "@type": "ceterms:AlignmentMap",
                "ceterms:name": _name(crosswalk, wording),
                "ceterms:compares": [crosswalk.subject.iri, crosswalk.object.iri],
                "ceterms:hasPart": parts,
            }
        )
    return dump_json({"@context": "http://credreg.net/ctdl/schema/context/json", "@graph": graph})


def _name(crosswalk: Crosswalk, wording: Wording) -> dict[str, str]:
    """Name both ladders in one language; in English where they are not named in the same one."""
    labels = (crosswalk.subject.label, crosswalk.object.label)
    tags = {label.tag(wording.language) for label in labels}
    tag = tags.pop() if len(tags) == 1 else "en"
    return {tag: " - ".join(Wording(tag).text(label) for label in labels)}
