"""Names of terms: the `mcp:` vocabulary and the few words borrowed from others.

The meaning of each term stands in `shapes/vocabulary/`; this module only spells the names.
"""

from __future__ import annotations

__all__ = [
    "BORROWED",
    "COUNTRY",
    "DCTERMS",
    "FRAMEWORKS",
    "MCP",
    "OURS",
    "OWL",
    "PREFIXES",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SH",
    "SHACL_CORE",
    "SKOS",
    "TEXTS",
    "VANN",
    "XSD",
    "Namespace",
    "code_of",
    "framework_namespace",
    "shorten",
]


class Namespace(str):
    """An IRI prefix; an attribute, or `term` where the name is no attribute, gives the full IRI.

    >>> MCP.creditsHere
    'https://w3id.org/mcpolicy/vocab#creditsHere'
    """

    __slots__ = ()

    def __getattr__(self, name: str) -> str:
        """Give the IRI of a local name."""
        if name.startswith("__"):
            raise AttributeError(name)
        return f"{self}{name}"

    def term(self, name: str) -> str:
        """Give the IRI of a local name that is no Python name or that `str` has as a method."""
        return f"{self}{name}"


OURS = Namespace("https://w3id.org/mcpolicy/")
"""What all names of this project start with."""
MCP = Namespace(f"{OURS}vocab#")
SH = Namespace("http://www.w3.org/ns/shacl#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SCHEMA = Namespace("https://schema.org/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
VANN = Namespace("http://purl.org/vocab/vann/")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
COUNTRY = Namespace("http://publications.europa.eu/resource/authority/country/")

SHACL_CORE = frozenset(
    SH.term(name)
    for name in """
    NodeShape PropertyShape IRI Literal BlankNode BlankNodeOrIRI BlankNodeOrLiteral IRIOrLiteral
    path alternativePath targetClass message name description order group minCount maxCount
    minInclusive maxInclusive minExclusive maxExclusive minLength maxLength pattern datatype
    nodeKind class in hasValue languageIn uniqueLang equals disjoint lessThan lessThanOrEquals
    or and xone not qualifiedValueShape qualifiedMinCount qualifiedMaxCount
    """.split()
)
"""The terms of SHACL Core that rules may use; any other is refused, so that none is passed over in
silence."""

BORROWED = frozenset(
    namespace.term(name)
    for namespace, names in (
        (
            RDF,
            """
            type value first rest nil subject predicate object direction language langString
            dirLangString HTML JSON PlainLiteral XMLLiteral CompoundLiteral List Property Statement
            Alt Bag Seq
            """,
        ),
        (
            RDFS,
            """
            label comment seeAlso isDefinedBy domain range subClassOf subPropertyOf member Class
            Container ContainerMembershipProperty Datatype Literal Resource
            """,
        ),
        (
            SKOS,
            """
            prefLabel altLabel hiddenLabel notation note changeNote definition editorialNote example
            historyNote scopeNote semanticRelation broader broaderTransitive narrower
            narrowerTransitive related mappingRelation closeMatch exactMatch broadMatch narrowMatch
            relatedMatch inScheme hasTopConcept topConceptOf member memberList Collection Concept
            ConceptScheme OrderedCollection
            """,
        ),
        (
            DCTERMS,
            """
            abstract accessRights accrualMethod accrualPeriodicity accrualPolicy alternative
            audience available bibliographicCitation conformsTo contributor coverage created creator
            date dateAccepted dateCopyrighted dateSubmitted description educationLevel extent format
            hasFormat hasPart hasVersion identifier instructionalMethod isFormatOf isPartOf
            isReferencedBy isReplacedBy isRequiredBy isVersionOf issued language license mediator
            medium modified provenance publisher references relation replaces requires rights
            rightsHolder source spatial subject tableOfContents temporal title type valid
            Agent AgentClass BibliographicResource Box DCMIType DDC FileFormat Frequency IMT ISO3166
            ISO639-2 ISO639-3 Jurisdiction LCC LCSH LicenseDocument LinguisticSystem Location
            LocationPeriodOrJurisdiction MESH MediaType MediaTypeOrExtent MethodOfAccrual
            MethodOfInstruction NLM Period PeriodOfTime PhysicalMedium PhysicalResource Point Policy
            ProvenanceStatement RFC1766 RFC3066 RFC4646 RFC5646 RightsStatement SizeOrDuration
            Standard TGN UDC URI W3CDTF
            """,
        ),
    )
    for name in names.split()
)
"""All terms of the vocabularies from which statements borrow words; no other name there exists."""

TEXTS = frozenset(
    (
        RDFS.label,
        RDFS.comment,
        DCTERMS.description,
        SKOS.prefLabel,
        SKOS.definition,
        SH.message,
        MCP.hint,
        MCP.paraphrase,
        MCP.reading,
    )
)
"""The texts for people that a framework says of its things, in any number of languages. Other words
may hold texts too, but decide something: `skos:altLabel` is a name by which records are read."""

FRAMEWORKS = f"{OURS}framework/"

PREFIXES = {
    "mcp": MCP,
    "sh": SH,
    "rdf": RDF,
    "rdfs": RDFS,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "xsd": XSD,
}


def framework_namespace(framework_id: str) -> Namespace:
    """Give the namespace of a framework's own terms."""
    return Namespace(f"{FRAMEWORKS}{framework_id}#")


def code_of(iri: str) -> str:
    """Write a vocabulary value in lower case with hyphens.

    >>> code_of(MCP.PolicyInForce)
    'policy-in-force'
    """
    name = iri.rpartition("#")[2]
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip(
        "-"
    )


def shorten(iri: str) -> str:
    """Write an IRI as `prefix:name` where the prefix is known or is a framework's.

    >>> shorten("https://w3id.org/mcpolicy/framework/eu#eqf-6")
    'eu:eqf-6'
    """
    if iri.startswith(FRAMEWORKS):
        prefix, hash_mark, name = iri[len(FRAMEWORKS) :].partition("#")
        if hash_mark:
            return f"{prefix}:{name}"
    if iri.startswith(COUNTRY):
        return iri[len(COUNTRY) :]
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
