"""Turtle as people read it: sorted, one predicate a line, the same bytes for the same triples.

All of it works on UTF-8 bytes, which sort as their characters do, so that no text is made of them and back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from polgraph.engine import Triple, statements
from polgraph.namespaces import PREFIXES, RDF, XSD

_LOCAL = re.compile(rb"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?\Z")
_BARE = {
    b"<%b>" % XSD.boolean.encode(): re.compile(rb"(?:true|false)\Z"),
    b"<%b>" % XSD.decimal.encode(): re.compile(rb"[+-]?\d*\.\d+\Z"),
    b"<%b>" % XSD.integer.encode(): re.compile(rb"[+-]?\d+\Z"),
}
_LANGUAGES = {b"en": 0, b"ru": 1, b"kk": 2}
_NAMES = {iri.encode(): name.encode() for name, iri in PREFIXES.items()}
_TYPE = b"<%b>" % RDF.type.encode()
Place = tuple[int, bytes, list[int], bytes]


def to_turtle(triples: Iterable[Triple], *, comment: str = "") -> bytes:
    """Write *triples* (without blank nodes) in house style; *comment* becomes the first line."""
    terms = _Terms()
    blocks = sorted(_blocks(statements(triples), terms))
    head = [f"# {comment}"] if comment else []
    head += [f"@prefix {name}: <{PREFIXES[name]}> ." for name in sorted(terms.used)]
    return b"\n\n".join(["\n".join(head).encode(), *(text for _, text in blocks)]) + b"\n"


class _Terms(dict[bytes, bytes]):
    """Terms as N-Triples has them to terms as people read them, each looked at once; remembers the prefixes used."""

    def __init__(self) -> None:
        self.used: set[str] = set()

    def __missing__(self, term: bytes) -> bytes:
        if term.startswith(b"<<("):  # RDF 1.2, which a query may make
            written = b"<<( %b )>>" % b" ".join(self[part] for part in term[4:-4].split(b" ", 2))
        elif term.startswith(b"<"):
            written = self._iri(term)
        else:
            written = self._typed(term) if term.startswith(b'"') and term.endswith(b">") else term
        self[term] = written
        return written

    def _iri(self, term: bytes) -> bytes:
        cut = max(term.rfind(b"/"), term.rfind(b"#")) + 1
        name, local = _NAMES.get(term[1:cut]), term[cut:-1]
        if name is None or not _LOCAL.match(local):
            return term
        self.used.add(name.decode())
        return b"%b:%b" % (name, local)

    def _typed(self, term: bytes) -> bytes:
        words, _, datatype = term.rpartition(b"^^")
        bare = _BARE.get(datatype)
        return words[1:-1] if bare and bare.match(words, 1, len(words) - 1) else b"%b^^%b" % (words, self[datatype])


def _blocks(lines: Iterable[bytes], terms: _Terms) -> Iterator[tuple[Place, bytes]]:
    """Yield the block of each subject with its place in the file."""
    subjects: dict[bytes, list[bytes]] = {}
    for line in lines:
        subject, _, rest = line.partition(b" ")
        if subject in subjects:
            subjects[subject].append(rest)
        else:
            subjects[subject] = [rest]
    for subject, rests in subjects.items():
        yield _place(terms[subject], subject), b"%b %b ." % (terms[subject], _written(rests, terms))


def _written(rests: Iterable[bytes], terms: _Terms) -> bytes:
    """Write the predicates of one subject with their objects; *rests* are what follows the subject in N-Triples."""
    rows: dict[bytes, list[bytes]] = {}
    for rest in rests:
        predicate, _, value = rest.partition(b" ")
        if predicate in rows:
            rows[predicate].append(value)
        else:
            rows[predicate] = [value]
    written = []
    for predicate, values in rows.items():
        name = b"" if predicate == _TYPE else terms[predicate]  # sorts before all
        if len(values) == 1:
            written.append(name + b" " + terms[values[0]])
        else:
            several = sorted(set(values), key=_object_order)
            written.append(name + b" " + b" , ".join([terms[value] for value in several]))
    written.sort()
    return b" ;\n    ".join([b"a" + row if row.startswith(b" ") else row for row in written])


def _place(name: bytes, subject: bytes) -> Place:
    """Things by their short names; then spans of a text by their numbers."""
    if b"#char=" in subject:
        return 1, b"", [int(n) for n in re.findall(rb"\d+", subject[-20:])], subject
    return 0, name, [], subject


def _object_order(value: bytes) -> tuple[int, bytes]:
    """Texts in our languages first."""
    return _LANGUAGES.get(value.rpartition(b'"@')[2], 3), value
