"""A report for people: by file and by shape, with what is broken, where, and how to mend it; the verdict last."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from polgraph.iris import short_iri
from polgraph.namespaces import PREFIXES
from polgraph.reports.names import GIVEN, SHAPE, printable
from polgraph.reports.summary import verdict
from polgraph.reports.wording import left_out, word
from polgraph.shacl.report import ORDER, severity_rank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from polgraph.reports.model import Finding, Told

_COLOURS = {"violation": "31", "warning": "33", "info": "36", "strong": "1", "quiet": "2"}
_LARGE = 20  # results, from which on they are counted by shape
_MOST_WORDS = 3  # spans of a node
_LONGEST = 200


class _Pen:
    """Writes words in the reader's language, and in colour if asked to."""

    def __init__(self, told: Told) -> None:
        self._language, self._colour = told.manner.language, told.manner.colour

    def word(self, name: str) -> str:
        return word(name, self._language)

    def paint(self, kind: str, text: str) -> str:
        return f"\033[{_COLOURS.get(kind, '31')}m{text}\033[0m" if self._colour and text else text


def write(told: Told) -> str:
    """Write the report; each result as short as it can be understood."""
    pen = _Pen(told)
    blocks = [*_files(told.findings, pen)]
    if told.omitted:
        blocks.append(left_out(told.omitted, told.manner.language))
    if told.manner.explain:
        blocks.append(_judges(told, pen))
    blocks.append("\n".join(_summary(told, pen)))
    return "\n\n".join(blocks) + "\n"


def _files(findings: Sequence[Finding], pen: _Pen) -> Iterator[str]:
    """Write the findings, those of one file under its name."""
    files = {_file(finding) for finding in findings}
    for file, found in groupby(sorted(findings, key=_file), key=_file):
        if files != {""}:
            yield pen.paint("strong", file or pen.word("unplaced"))
        for _, alike in groupby(sorted(found, key=_rule), key=_rule):
            yield "\n".join(_shape(list(alike), pen))


def _shape(findings: list[Finding], pen: _Pen) -> Iterator[str]:
    """Write the findings that break one rule in one way."""
    first = findings[0]
    severity = first.severity
    known = pen.word(severity) if severity in ORDER else severity
    many = f" × {len(findings)}" if len(findings) > 1 else ""
    yield f"  {pen.paint(severity, known)}: {first.message} {pen.paint('quiet', _constraint(first))}{many}"
    if first.hint:
        yield f"    {pen.word('hint')}: {first.hint}"
    for finding in findings:
        yield from _node(finding, pen)


def _constraint(finding: Finding) -> str:
    return f"[{finding.rule}: {finding.name}]" if finding.name else f"[{finding.rule}]"


def _node(finding: Finding, pen: _Pen) -> Iterator[str]:
    """Write where it is, what it has there, and the words that say so."""
    line = f"{pen.word('line')} {finding.place.line}  " if finding.place and finding.place.line else ""
    stated = f"{finding.path}: " if finding.path and finding.value else finding.path
    value = stated + _labelled(finding.value, finding.value_label)
    focus = _labelled(finding.focus, finding.focus_label)
    yield f"    {line}{focus}{f'  {value}' if value else ''}"
    for words in finding.words[:_MOST_WORDS]:
        shown = words.text if len(words.text) <= _LONGEST else f"{words.text[: _LONGEST - 1]}…"
        yield f"      {pen.paint('quiet', f'«{printable(shown)}»')}"


def _labelled(name: str, label: str) -> str:
    return f"{label} ({name})" if label and label != name else name


def _summary(told: Told, pen: _Pen) -> Iterator[str]:
    """Write the verdict, what each shape found in a long report, and what to know before believing it."""
    yield pen.paint("strong", verdict(told))
    if len(told.report.results) > _LARGE:
        yield f"{pen.word('byShape')}:"
        for rule, number in sorted(told.by_rule.items(), key=lambda item: (-item[1], item[0])):
            yield f"  {number:>7}  {rule}"
    for note in told.notes:
        yield f"{pen.word('note')}: {printable(note)}"


def _judges(told: Told, pen: _Pen) -> str:
    """Write the shapes of each engine, those together that it judges for the same reason."""
    shapes: dict[tuple[str, str], list[str]] = {}
    for judge in told.report.judges:
        shapes.setdefault((judge.engine, judge.reason), []).append(_shape_name(judge.shape))
    rows = [f"{pen.word('judges')}:"]
    for (engine, reason), names in sorted(shapes.items()):
        why = f" ({reason})" if reason else ""
        row = printable(f"{engine}{why}: {', '.join(sorted(names))}")
        rows += wrap(row, 110, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)
    return "\n".join(rows)


def _shape_name(shape: str) -> str:
    if shape.startswith("_:"):
        return GIVEN.sub("[]", shape)
    return short_iri(shape.strip("<>"), {"shape": SHAPE, **PREFIXES}).removeprefix("shape:")


def _file(finding: Finding) -> str:
    """Name a file as seen from here."""
    if finding.place is None:
        return ""
    path, here = Path(finding.place.file), Path.cwd()
    return printable(str(path.relative_to(here) if path.is_relative_to(here) else path))


def _rule(finding: Finding) -> tuple[int, str, str, str]:
    return severity_rank(finding.result.severity), finding.rule, finding.message, finding.hint
