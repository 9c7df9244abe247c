"""The vocabularies that polgraph writes, as closed namespaces: an unknown term is an error."""

from __future__ import annotations

BASE = "https://w3id.org/polgraph/"
ID = f"{BASE}id/"


class Namespace:
    """A vocabulary with a fixed list of terms; `PG.valueKind` is the full IRI as a string."""

    def __init__(self, iri: str, terms: str) -> None:
        self.iri = iri
        self.terms = frozenset(terms.split())

    def __getattr__(self, term: str) -> str:
        """Return the IRI of *term*; AttributeError if the vocabulary does not have it."""
        if term not in self.terms:
            raise AttributeError(f"{self.iri} has no term {term!r} here; expected one of its listed terms")
        found = self.iri + term
        self.__dict__[term] = found  # found without us from now on
        return found


PG = Namespace(
    f"{BASE}def#",
    """
    Action Agency Change Claim ComparabilityNote Conflict Country Decision Derived DerivedNote DerivedObservation
    DerivedTenure District Event FollowUpCandidate Indicator Instruction Issue LegalAct Meeting Mention Observation
    Participation Person Place Purpose Region Release ReportingPeriod Retrieval Settlement SourceStatus Statedness
    Statement Tenure Trip UnnamedHolder Visit
    actingFor actionKind addressee agent agreesWith attestedBy attributedTo attributionEvidence breakDate capacity
    centre changeKind changeValue changeValueKind compares concerns confidence contentStated correctedProperty
    correctedValue countingUnit date dateStatus decidedBy decisionKind defaultUnit direction eventClass eventType
    evidence extractor extractorVersion firstDay firstSpan followedBy followsWords formerOf fromPeriod heldDuring
    heldUntil hostedBy identifiedAs inEvent indicator indicatorStatus instruction instructionKind intensity
    issueReason issuedBy jointlyWith jurisdiction knownInPost lastDay legalAct legalArticle length lowerBound
    lowerInclusive magnitudeLowerBound magnitudeUpperBound measure member memberRole mentionKind mentionedAs message
    notBefore notLaterThan ofObservation oneSourceNotation order origin over partOf participant period
    periodEvidence periodWording place pointEstimate polarity post previousValue publishedEvidence publisherEvidence
    quotation rank rationale reason refersTo region replacedValue retrievalOf retrieved reviewState reviewsPeriod
    roleHeld rule scope seenSha256 separatedFrom serviceRank setting sha256 singleSeat sourceSha256 sourceStatus
    speaker speakerRole stance statedDecimals statementKind subject summary summaryStatus target text titleEvidence
    toPeriod topic underTenure unit unreviewedLabel upperBound upperInclusive validFrom value valueKind venue
    verdict visited wording
    Composed NoConcept NotStated OneSource Stated TwoSources Unconfirmed
    iso3166-2 iso3166-2-retired kato
    """,
)
DCAT = Namespace(
    "http://www.w3.org/ns/dcat#",
    """
    Catalog DataService Distribution dataset distribution endDate endpointDescription endpointURL servesDataset service
    startDate version
    """,
)
DCT = Namespace("http://purl.org/dc/terms/", "description issued language license publisher source title")
FOAF = Namespace("http://xmlns.com/foaf/0.1/", "primaryTopic")
FORMATS = Namespace(
    "http://www.w3.org/ns/formats/",
    """JSON-LD N-Triples RDF_XML SPARQL_Results_CSV SPARQL_Results_JSON SPARQL_Results_TSV SPARQL_Results_XML Turtle""",
)
NIF = Namespace(
    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "Context RFC5147String anchorOf beginIndex endIndex referenceContext",
)
ORG = Namespace(
    "http://www.w3.org/ns/org#",
    """Membership Organization Post Role classification member memberOf organization postIn role
    subOrganizationOf unitOf""",
)
OWL = Namespace("http://www.w3.org/2002/07/owl#", "Class deprecated imports")
PROV = Namespace(
    "http://www.w3.org/ns/prov#",
    "Activity generatedAtTime invalidatedAtTime used wasDerivedFrom wasGeneratedBy wasRevisionOf",
)
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "first langString nil rest type")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#", "Class Datatype comment label subClassOf subPropertyOf")
SCHEMA = Namespace(
    "https://schema.org/",
    """Event Legislation NewsArticle Observation Person Place StatisticalVariable containedInPlace domainIncludes
    legislationIdentifier rangeIncludes sha256 superEvent url""",
)
SD = Namespace(
    "http://www.w3.org/ns/sparql-service-description#",
    """Dataset Graph NamedGraph SPARQL11Query Service defaultDataset defaultGraph endpoint graph name namedGraph
    resultFormat supportedLanguage""",
)
SH = Namespace(
    "http://www.w3.org/ns/shacl#",
    """
    AbstractResult AndConstraintComponent BlankNode BlankNodeOrIRI BlankNodeOrLiteral ClassConstraintComponent
    ClosedConstraintComponent ConstraintComponent DatatypeConstraintComponent Debug DisjointConstraintComponent
    EqualsConstraintComponent ExpressionConstraintComponent Function HasValueConstraintComponent IRI IRIOrLiteral
    InConstraintComponent Info JSConstraint JSConstraintComponent JSExecutable JSFunction JSLibrary JSRule JSTarget
    JSTargetType JSValidator LanguageInConstraintComponent LessThanConstraintComponent
    LessThanOrEqualsConstraintComponent Literal MaxCountConstraintComponent MaxExclusiveConstraintComponent
    MaxInclusiveConstraintComponent MaxLengthConstraintComponent MinCountConstraintComponent
    MinExclusiveConstraintComponent MinInclusiveConstraintComponent MinLengthConstraintComponent
    NodeConstraintComponent NodeKind NodeKindConstraintComponent NodeShape NotConstraintComponent OrConstraintComponent
    Parameter Parameterizable PatternConstraintComponent PrefixDeclaration PropertyConstraintComponent PropertyGroup
    PropertyShape QualifiedMaxCountConstraintComponent QualifiedMinCountConstraintComponent ResultAnnotation Rule
    SPARQLAskExecutable SPARQLAskValidator SPARQLConstraint SPARQLConstraintComponent SPARQLConstructExecutable
    SPARQLExecutable SPARQLFunction SPARQLRule SPARQLSelectExecutable SPARQLSelectValidator SPARQLTarget
    SPARQLTargetType SPARQLUpdateExecutable Severity Shape Target TargetType Trace TripleRule
    UniqueLangConstraintComponent ValidationReport ValidationResult Validator Violation Warning XoneConstraintComponent
    alternativePath and annotationProperty annotationValue annotationVarName ask class closed condition conforms
    construct datatype deactivated declare defaultValue description detail disjoint entailment equals expression
    filterShape flags focusNode group hasValue ignoredProperties in intersection inversePath js jsFunctionName jsLibrary
    jsLibraryURL labelTemplate languageIn lessThan lessThanOrEquals maxCount maxExclusive maxInclusive maxLength message
    minCount minExclusive minInclusive minLength name namespace node nodeKind nodeValidator nodes not object
    oneOrMorePath optional or order parameter path pattern predicate prefix prefixes property propertyValidator
    qualifiedMaxCount qualifiedMinCount qualifiedValueShape qualifiedValueShapesDisjoint result resultAnnotation
    resultMessage resultPath resultSeverity returnType rule select severity shapesGraph shapesGraphWellFormed
    sourceConstraint sourceConstraintComponent sourceShape sparql subject suggestedShapesGraph target targetClass
    targetNode targetObjectsOf targetSubjectsOf this union uniqueLang update validator value xone zeroOrMorePath
    zeroOrOnePath
    """,
)
SKOS = Namespace(
    "http://www.w3.org/2004/02/skos/core#",
    """Concept ConceptScheme altLabel broader broaderTransitive closeMatch definition exactMatch hiddenLabel
    inScheme notation prefLabel""",
)
VOID = Namespace(
    "http://rdfs.org/ns/void#",
    """DatasetDescription class classPartition distinctSubjects entities exampleResource sparqlEndpoint subset triples
    uriSpace vocabulary""",
)
XSD = Namespace(
    "http://www.w3.org/2001/XMLSchema#", "anyURI boolean date dateTime decimal integer nonNegativeInteger string"
)

# The properties that carry the number of a figure, which its words have to show.
NUMBERS = (PG.value, PG.lowerBound, PG.upperBound, PG.changeValue, PG.magnitudeLowerBound, PG.magnitudeUpperBound)

# One prefix a kind of thing, so that people read region:KZ-47 and not a long IRI.
KINDS = """
    act action action-kind agency agency-type candidate capacity change change-kind claim-rank comparability
    conflict counting-unit decision decision-kind direction event event-type group holder indicator instruction
    instruction-kind intensity issue measure mention mention-kind observation participation period person place
    polarity post purpose rank reason region release retrieval review role rule run scheme scope setting stance
    statement statement-kind subject tenure topic unit value-kind verdict
"""

PREFIXES: dict[str, str] = {
    "dcat": DCAT.iri,
    "dct": DCT.iri,
    "foaf": FOAF.iri,
    "nif": NIF.iri,
    "org": ORG.iri,
    "owl": "http://www.w3.org/2002/07/owl#",
    "pg": PG.iri,
    "prov": PROV.iri,
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "schema": SCHEMA.iri,
    "sd": SD.iri,
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sdmx-code": "http://purl.org/linked-data/sdmx/2009/code#",
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "skos": SKOS.iri,
    "void": VOID.iri,
    "xsd": XSD.iri,
    **{kind: f"{ID}{kind}/" for kind in KINDS.split()},
    "graph": f"{BASE}graph/",
    "text": f"{BASE}text/",
}
