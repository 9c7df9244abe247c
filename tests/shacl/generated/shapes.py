"""Shapes of every core component, path, target and nesting, as Turtle."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.shacl.generated import terms
from tests.shacl.generated.sparql import sparql
from tests.shacl.generated.terms import DATATYPES, PREFIXES, World

KINDS = ("BlankNode", "IRI", "Literal", "BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral")
PATTERNS = ("^a", "b$", "^http://example.org/n", "^[0-9]+$", "a.b", "A", "x.y")
SEVERITIES = ("sh:Violation", "sh:Warning", "sh:Info", "ex:grave")
DECLARED = """ex:prefixes
  sh:declare [ sh:prefix "ex" ; sh:namespace "http://example.org/"^^xsd:anyURI ] ;
  sh:declare [ sh:prefix "rdfs" ; sh:namespace "http://www.w3.org/2000/01/rdf-schema#"^^xsd:anyURI ] .
"""

REPETITIONS = ("zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath")

one_of_three = st.integers(0, 2)


def lists(items: st.SearchStrategy[str], least: int = 1, most: int = 3) -> st.SearchStrategy[str]:
    return st.lists(items, min_size=least, max_size=most).map(lambda found: f"( {' '.join(found)} )")


def paths(depth: int = 1) -> st.SearchStrategy[str]:
    """Paths that the reference can follow and write: no inverse of a sequence, no repetition of a repetition, none deep."""
    inverse = terms.properties.map("[ sh:inversePath {} ]".format)
    if not depth:
        return terms.properties | inverse
    inner = paths(depth - 1)
    joined = lists(inner, 2) | lists(inner, 2).map("[ sh:alternativePath {} ]".format)
    repeated = st.builds("[ sh:{} {} ]".format, st.sampled_from(REPETITIONS), terms.properties | inverse | joined)
    return st.one_of(terms.properties, terms.properties, inverse, joined, repeated)


def about_values(world: World) -> dict[str, st.SearchStrategy[str]]:
    """Components that look at a value by itself; at most one of each name, but for those that may stand repeatedly."""
    return {
        "class": terms.classes.map("sh:class {}".format),
        "datatype": st.sampled_from(DATATYPES).map("sh:datatype {}".format),
        "nodeKind": st.sampled_from(KINDS).map("sh:nodeKind sh:{}".format),
        **(bounds(world) if world.ordered else {}),
        "minLength": st.integers(1, 3).map("sh:minLength {}".format),
        "maxLength": one_of_three.map("sh:maxLength {}".format),
        "pattern": st.builds(
            'sh:pattern "{}"{}'.format,
            st.sampled_from(PATTERNS),
            st.sampled_from(("", ' ; sh:flags "i"', ' ; sh:flags "s"')),
        ),
        "languageIn": lists(st.sampled_from(('"en"', '"EN"', '"ru"', '"kk"', '"en-gb"'))).map(
            "sh:languageIn {}".format
        ),
        "equals": terms.properties.map("sh:equals {}".format),
        "disjoint": terms.properties.map("sh:disjoint {}".format),
        "hasValue": world.named().map("sh:hasValue {}".format),
        "in": lists(world.named()).map("sh:in {}".format),
        "closed": st.sampled_from(
            ("sh:closed true", "sh:closed false", "sh:closed true ; sh:ignoredProperties ( rdf:type ex:p )")
        ),
    }


def bounds(world: World) -> dict[str, st.SearchStrategy[str]]:
    names = (f"{side}{end}" for side in ("min", "max") for end in ("Inclusive", "Exclusive"))
    return {name: st.sampled_from(world.literals).map(f"sh:{name} {{}}".format) for name in names}


def about_sets(world: World, path: str) -> dict[str, st.SearchStrategy[str]]:
    """Components that only property shapes have; of what can be ordered, only the literals are."""
    found = {
        "minCount": one_of_three.map("sh:minCount {}".format),
        "maxCount": one_of_three.map("sh:maxCount {}".format),
        "uniqueLang": st.just("sh:uniqueLang true"),
    }
    others = st.sampled_from(terms.LITERAL)
    compared = {name: others.map(f"sh:{name} {{}}".format) for name in ("lessThan", "lessThanOrEquals")}
    return found | (compared if world.ordered and path in terms.LITERAL else {})


def nested(world: World, depth: int, others: tuple[str, ...]) -> dict[str, st.SearchStrategy[str]]:
    """Components that hold other shapes, down to *depth*; *others* are named shapes that lead to no circle."""
    inner, of_nodes = shape(world, depth - 1, others), constraints(world, depth - 1, others).map("[ {} ]".format)
    return {
        "node": (of_nodes | st.sampled_from(others) if others else of_nodes).map("sh:node {}".format),
        "not": inner.map("sh:not {}".format),
        "and": lists(inner).map("sh:and {}".format),
        "or": lists(inner).map("sh:or {}".format),
        "xone": lists(inner).map("sh:xone {}".format),
        "property": property_shape(world, depth - 1, others).map("sh:property {}".format),
    }


def qualified(world: World, depth: int, others: tuple[str, ...]) -> st.SearchStrategy[str]:
    counts = st.sampled_from(
        ("sh:qualifiedMinCount 1", "sh:qualifiedMaxCount 1", "sh:qualifiedMinCount 2", "sh:qualifiedMaxCount 0")
    )
    disjoint = st.sampled_from(("", " ; sh:qualifiedValueShapesDisjoint true"))
    return st.builds("sh:qualifiedValueShape {} ; {}{}".format, shape(world, depth - 1, others), counts, disjoint)


@st.composite
def constraints(draw: st.DrawFn, world: World, depth: int, others: tuple[str, ...], path: str = "") -> str:
    """Some components for one shape, each kind at most once, and its severity."""
    known = about_values(world)
    kinds = [sorted(known)]
    if path:
        known |= (of_sets := about_sets(world, path))
        kinds.append(sorted(of_sets))
    if depth:
        known |= (
            holding := nested(world, depth, others) | ({"qualified": qualified(world, depth, others)} if path else {})
        )
        known["sparql"] = sparql(bool(path))
        kinds += [sorted(holding), ["sparql"]]
    names = st.sampled_from(kinds).flatmap(st.sampled_from)
    lines = [draw(known[name]) for name in draw(st.lists(names, min_size=1, max_size=3, unique=True))]
    lines += [f"sh:severity {draw(st.sampled_from(SEVERITIES))}"] if draw(one_of_three) == 0 else []
    lines += ["sh:deactivated true"] if draw(st.integers(0, 9)) == 9 else []
    return " ;\n  ".join([f"sh:path {path}"] * bool(path) + lines)


def shape(world: World, depth: int, others: tuple[str, ...]) -> st.SearchStrategy[str]:
    """A node shape or a property shape without a name."""
    return constraints(world, depth, others).map("[ {} ]".format) | property_shape(world, depth, others)


def property_shape(world: World, depth: int, others: tuple[str, ...]) -> st.SearchStrategy[str]:
    return paths().flatmap(lambda path: constraints(world, depth, others, path)).map("[ {} ]".format)


def targets() -> st.SearchStrategy[str]:
    single = st.one_of(
        terms.classes.map("sh:targetClass {}".format),
        st.sampled_from(terms.IRIS).map("sh:targetNode {}".format),
        terms.properties.map("sh:targetSubjectsOf {}".format),
        terms.properties.map("sh:targetObjectsOf {}".format),
    )
    return st.lists(single, min_size=1, max_size=2).map(" ; ".join)


@st.composite
def shapes(draw: st.DrawFn, world: World) -> str:
    """A few named shapes; each may hold the node shapes that come after it."""
    found, holdable = [], ()
    for place in range(draw(st.integers(1, 3))):
        path = draw(paths()) if draw(st.booleans()) else ""
        body = draw(constraints(world, draw(one_of_three), holdable, path))
        found.append(
            f"ex:S{place} a {'sh:PropertyShape' if path else 'sh:NodeShape'} ;\n  {draw(targets())} ;\n  {body} ."
        )
        holdable += () if path else (f"ex:S{place}",)
    if draw(one_of_three) == 0:
        found.append(f"{draw(terms.classes)} a sh:NodeShape , rdfs:Class ;\n  {draw(constraints(world, 1, ()))} .")
    return PREFIXES + DECLARED + "\n".join(found) + "\n"


def cases() -> st.SearchStrategy[tuple[str, str]]:
    """Shapes, and data for them."""
    return st.sampled_from(terms.WORLDS).flatmap(lambda world: st.tuples(shapes(world), world.data()))
