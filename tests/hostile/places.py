"""Hostile files: what is no file, or not of a bearable size."""

from __future__ import annotations

import gzip

from tests.hostile.case import TURTLE, Hostile

_GOOD = TURTLE + b"e:a a e:T .\n"
SMALL = {"POLGRAPH_FILE_MEGABYTES": "1"}
CASES = [
    Hostile(
        "bomb.ttl.gz",
        gzip.compress(b"#" * 100_000_000),
        "FILE: unpacks to more than 100 times its size; expected data that does not",
    ),
    Hostile(
        "cut.ttl.gz",
        gzip.compress(_GOOD)[:-6],
        "FILE: cannot be unpacked: Compressed file ended before the end-of-stream marker was reached; expected a whole gzip file",
    ),
    Hostile(
        "no-gzip.ttl.gz",
        b"\x1f\x8b" + b"x" * 100,
        "FILE: cannot be unpacked: Unknown compression method; expected a whole gzip file",
    ),
    Hostile(
        "twice.ttl.gz",
        gzip.compress(gzip.compress(_GOOD)),
        "FILE: line 1: byte 0x8b is not UTF-8; expected UTF-8, not cp1251 or another",
    ),
    Hostile(
        "hidden.ttl",
        gzip.compress(_GOOD + b"e:a e:b <x> ."),
        "FILE: line 3, column 9: No scheme found in an absolute IRI; expected a full IRI, or a base that makes it one",
    ),
    Hostile(
        "large.ttl",
        _GOOD + b"#" * (1 << 20),
        "FILE: has more than 1 MB; expected less, or POLGRAPH_FILE_MEGABYTES set higher",
        environment=SMALL,
    ),
    Hostile(
        "large-unpacked.ttl.gz",
        gzip.compress(b"".join(b"# %d\n" % (n * 7919) for n in range(200_000))),
        "FILE: unpacks to more than 1 MB; expected data that does not",
        environment=SMALL,
    ),
    Hostile(
        "no-ending",
        _GOOD + b"e:a e:b <x> .",
        "FILE: line 3, column 9: No scheme found in an absolute IRI; expected a full IRI, or a base that makes it one",
    ),
    Hostile(
        "other.docx",
        b"PK\x03\x04" + b"\x00" * 100,
        "FILE: unknown ending '.docx'; expected one of .json, .jsonld, .nq, .nt, .rdf, .trig, .ttl",
    ),
    Hostile(
        "limit-in-words.ttl",
        _GOOD,
        "POLGRAPH_SECONDS is 'ten'; expected a whole number from 1 to 999999999",
        environment={"POLGRAPH_SECONDS": "ten"},
    ),
    Hostile(
        "limit-of-nothing.ttl",
        _GOOD,
        "POLGRAPH_MEGABYTES is '0'; expected a whole number from 1 to 999999999",
        environment={"POLGRAPH_MEGABYTES": "0"},
    ),
]
