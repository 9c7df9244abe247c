"""Decisions in a store: what queries see, what stays, what another reading leaves of them, and what is refused."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import polgraph
from polgraph.engine import Triple
from polgraph.errors import ConformanceError, SourceError
from polgraph.serialization import to_turtle
from polgraph.store.reader import open_reader
from tests.cases import ROOT
from tests.cli.test_commands import error_of
from tests.cli.test_commands import polgraph as command

FIGURE, DRUGS = "observation:28ec04d43edd", "observation:b4c8f16cf68e"
VISIT, TENURE, MEETING = "participation:2086abbac647", "tenure:c01980c496b7", "event:4609b2325d41"
PERSON, DEPUTY_VISIT, TASK = "person:20eac7acb4db", "participation:58fb3a5f0d7f", "instruction:c85b37dd4812"
BY = {"who": "Aigerim", "why": "Read against the text."}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("curated") / "store"
    polgraph.Store.create(folder)
    assert [one.done for one in polgraph.ingest(ROOT / "tests/curation/release.json", store=folder)] == ["stored"]
    return folder


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Iterator[Path]:
    shutil.copytree(filled, tmp_path / "store")
    yield tmp_path / "store"
    assert polgraph.Store(tmp_path / "store").check() == []


def seen(store: Path, pattern: str = "?s ?p ?o") -> bytes:
    triples = open_reader(store).answer(f"CONSTRUCT {{ {pattern} }} WHERE {{ {pattern} }}")
    assert isinstance(triples, list)
    return to_turtle(one for one in triples if isinstance(one, Triple))


def values(store: Path, claim: str, name: str = "pg:value") -> list[str]:
    rows = open_reader(store).select(f"SELECT ?v WHERE {{ {claim} {name} ?v }}").rows
    return [str(value.value) for (value,) in rows if value is not None]


def read_again(store: Path, folder: Path, old: str, new: str) -> None:
    facts = (ROOT / "tests/curation/release.json").read_text(encoding="utf-8")
    assert old in facts
    (folder / "again.json").write_text(facts.replace(old, new), encoding="utf-8")
    shutil.copy(ROOT / "tests/curation/release.txt", folder / "again.txt")
    assert [one.done for one in polgraph.ingest(folder / "again.json", store=store)] == ["replaced"]


def states(store: Path) -> list[str]:
    return [one.state for one in polgraph.Store(store).decisions()]


def test_a_retracted_claim_leaves_what_queries_see_and_stays_in_its_release(store: Path) -> None:
    polgraph.curate("retract", FIGURE, store=store, **BY)
    assert values(store, FIGURE) == []
    assert open_reader(store).select(f"SELECT ?v WHERE {{ GRAPH ?g {{ {FIGURE} pg:value ?v }} }}").rows


def test_a_correction_is_seen_and_the_record_keeps_what_was_extracted(store: Path) -> None:
    record = (store / "releases/52a4f31409d3.ttl").read_bytes()
    polgraph.curate("correct", DRUGS, store=store, correction=("region", "region:KZ-59"), **BY)
    assert values(store, DRUGS, "pg:region/skos:notation")[:1] != []
    assert values(store, DRUGS, "pg:region") == ["https://w3id.org/polgraph/id/region/KZ-59"]
    assert (store / "releases/52a4f31409d3.ttl").read_bytes() == record


def test_what_is_withdrawn_leaves_no_trace_in_what_queries_see(store: Path) -> None:
    before = seen(store)
    made = polgraph.curate("retract", VISIT, FIGURE, store=store, **BY)
    assert seen(store) != before
    polgraph.curate("withdraw", *made, store=store, **BY)
    assert seen(store) == before
    assert states(store) == ["withdrawn", "withdrawn", "in force", "in force"]


def test_decisions_outlive_another_reading_of_the_text(store: Path, tmp_path: Path) -> None:
    polgraph.curate("retract", FIGURE, store=store, **BY)
    polgraph.curate("correct", DRUGS, store=store, correction=("region", "region:KZ-59"), **BY)
    read_again(store, tmp_path, '"subject": "crime"', '"subject": "criminal-offence"')
    assert states(store) == ["in force, though its claim says something else now", "in force"]
    assert b"crim" not in seen(store, "?s a pg:Observation ; pg:indicator ?o")


def test_a_correction_of_what_is_read_otherwise_now_is_pending(store: Path, tmp_path: Path) -> None:
    read_again(store, tmp_path, '"unit": "kilogram"', '"unit": "litre"')
    polgraph.curate("correct", DRUGS, store=store, correction=("unit", "unit:kilogram"), **BY)
    read_again(store, tmp_path, '"unit": "kilogram"', '"unit": "tenge"')
    assert states(store) == ["pending: another value is extracted now"]
    assert values(store, DRUGS, "pg:unit") == ["https://w3id.org/polgraph/id/unit/tenge"]


def test_a_number_and_its_unit_are_corrected_one_after_the_other(store: Path, tmp_path: Path) -> None:
    read_again(store, tmp_path, '"value": 15.5,\n   "unit": "kilogram"', '"value": 155,\n   "unit": "litre"')
    polgraph.curate("correct", DRUGS, store=store, correction=("value", "15.5"), **BY)
    polgraph.curate("correct", DRUGS, store=store, correction=("unit", "unit:kilogram"), **BY)
    assert values(store, DRUGS) == ["15.5"]


def test_what_queries_see_is_what_is_proved(store: Path, tmp_path: Path) -> None:
    read_again(store, tmp_path, '"unit": "kilogram"', '"unit": "litre"')
    assert [one.problem for one in polgraph.Store(store).verify().findings] == ["number"]
    polgraph.curate("correct", DRUGS, store=store, correction=("unit", "unit:kilogram"), **BY)
    assert polgraph.Store(store).verify().holds


def test_a_store_that_is_made_anew_has_the_decisions_applied(store: Path) -> None:
    polgraph.curate("retract", VISIT, store=store, **BY)
    before = seen(store)
    polgraph.Store(store).rebuild()
    assert seen(store) == before


def test_a_release_that_is_taken_out_leaves_its_decisions_pending(store: Path) -> None:
    made = polgraph.curate("retract", VISIT, store=store, **BY)
    polgraph.Store(store).remove("52a4f31409d3")
    assert states(store) == ["pending: its claim is no longer there"]
    polgraph.curate("withdraw", *made, store=store, **BY)
    assert states(store) == ["withdrawn", "in force"]
    assert seen(store, "?s pg:capacity ?o") == to_turtle([])


def test_a_person_leaves_with_all_that_names_them(store: Path) -> None:
    polgraph.curate("retract", PERSON, DEPUTY_VISIT, "tenure:da8b94192c7d", TASK, store=store, **BY)
    assert "Пробатов".encode() not in seen(store)
    assert PERSON.encode() not in seen(store)


def test_ranks_can_be_asked_for(store: Path) -> None:
    polgraph.curate("prefer", DRUGS, FIGURE, store=store, **BY)
    assert values(store, DRUGS, "pg:rank") == ["https://w3id.org/polgraph/id/claim-rank/preferred"]
    assert values(store, FIGURE, "pg:rank") == ["https://w3id.org/polgraph/id/claim-rank/deprecated"]


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [("2029", "2029-01-01", "2029-12-31"), ("2029-01-01_2029-06-30", "2029-01-01", "2029-06-30")],
)
def test_a_period_that_the_release_does_not_name_is_described(store: Path, period: str, first: str, last: str) -> None:
    polgraph.curate("correct", DRUGS, store=store, correction=("period", f"period:{period}"), **BY)
    assert values(store, DRUGS, "pg:period/pg:firstDay") == [first]
    assert values(store, DRUGS, "pg:period/pg:lastDay") == [last]


def test_what_is_withdrawn_is_not_withdrawn_again(store: Path) -> None:
    made = polgraph.curate("retract", VISIT, store=store, **BY)
    polgraph.curate("withdraw", *made, store=store, **BY)
    with pytest.raises(SourceError, match=f"{made[0]}: is withdrawn already; expected a decision that is not"):
        polgraph.curate("withdraw", *made, store=store, **BY)


def test_the_last_word_on_two_people_is_in_force(store: Path) -> None:
    people = (PERSON, "person:20a191b41a16")
    polgraph.curate("merge", *people, store=store, **BY)
    assert states(store) == ["in force"] * 2
    polgraph.curate("split", *people, store=store, **BY)
    assert states(store) == ["superseded by a later decision"] * 2 + ["in force"] * 2


def test_a_store_is_a_path_wherever_one_is_taken(filled: Path, tmp_path: Path) -> None:
    made = polgraph.Store.create(tmp_path / "other")
    text = ROOT / "tests/curation/release.json"
    assert [one.done for one in polgraph.ingest([text], store=made)] == ["stored"]
    assert [one.done for one in polgraph.ingest([str(text)], text, store=made)] == ["unchanged"]
    assert len(polgraph.query("releases", store=made)) == 1
    assert polgraph.stats(made) == polgraph.stats(filled)
    assert polgraph.export("ttl", store=made) == polgraph.export("ttl", store=polgraph.Store(filled))
    assert polgraph.curate("accept", FIGURE, store=made, **BY)


REFUSED = [
    ("correct", [FIGURE], ("value", "1240"), ConformanceError, "its words do not state 1240 unit:count, but say '1 204 преступления'"),
    ("correct", [FIGURE], ("unit", "unit:kilogram"), ConformanceError, "its words do not state 1204 unit:kilogram, but say '1 204 преступления'"),
    ("correct", ["change:3d479c5e795a"], ("changeKind", "change-kind:factor"), ConformanceError, "its words do not state -12.5 change-kind:factor"),
    ("correct", [FIGURE], ("value", "many"), SourceError, "expected a value of the datatype xsd:integer, as '1204' has"),
    ("correct", [FIGURE], ("value", "1204"), SourceError, "already; expected another value"),
    ("correct", [FIGURE], ("region", "KZ-59"), SourceError, "'KZ-59' is no name of a thing"),
    ("correct", [FIGURE], ("region", "region:KZ 59"), SourceError, "'region:KZ 59' is no name of a thing"),
    ("correct", [FIGURE], ("region", "region:KZ-99"), ConformanceError, "release 52a4f31409d3 would not conform"),
    ("correct", [FIGURE], ("evidence", "x"), SourceError, "says nothing by 'evidence' that can be corrected"),
    ("correct", [MEETING], ("summary", "x"), SourceError, "has several values of summary"),
    ("correct", [FIGURE], ("value", ""), SourceError, "value is ''; expected a value of the datatype xsd:integer"),
    ("correct", [FIGURE], ("lowerBound", "1204"), SourceError, "says nothing by 'lowerBound' that can be corrected; expected pg:value, which"),
    ("correct", [FIGURE], ("period", "period:2029-02-30_2029-03-01"), SourceError, "is no period; expected one such as period:2029 or"),
    ("correct", [FIGURE], ("period", "period:2029-01-01_2029-12-31"), SourceError, "is no period; expected one such as period:2029 or"),
    ("merge", ["Probatov", PERSON], None, SourceError, "'Probatov' is no name of a thing; expected one such as person:20a191b41a16"),
    ("withdraw", ["1"], None, SourceError, "'1' is no name of a thing; expected one such as decision:0a1b2c3d4e5f"),
    ("accept", ["1"], None, SourceError, "'1' is no name of a thing; expected one such as observation:28ec04d43edd"),
    ("corect", [FIGURE], None, SourceError, "nothing is decided by 'corect'; did you mean 'correct'?"),
    ("retract", [FIGURE, FIGURE], None, SourceError, "retract was given a target twice; expected each once"),
    ("correct", [FIGURE], None, SourceError, "expected --property and --value"),
    ("accept", [FIGURE], ("value", "1240"), SourceError, "expected --property and --value"),
    ("correct", [FIGURE, DRUGS], ("value", "1240"), SourceError, "correct was given 2 targets; expected one target"),
    ("retract", [MEETING], None, ConformanceError, "A participation has exactly one event"),
    ("retract", [PERSON, DEPUTY_VISIT, "tenure:da8b94192c7d"], None, ConformanceError, "its summary would still say 'Ерлан Пробатов'"),
    ("correct", [TASK], ("issuedBy", "person:20a191b41a16"), ConformanceError, "its summary would still say 'Ерлан Пробатов'"),
    ("retract", ["observation:28ec04d43ede"], None, SourceError, "did you mean 'observation:28ec04d43edd'?"),
    ("retract", ["region:KZ-55"], None, SourceError, "region:KZ-55 is nothing to retract; expected one of action, change,"),
    ("prefer", [FIGURE], None, SourceError, "prefer was given 1 target; expected two targets or more"),
    ("prefer", [FIGURE, VISIT], None, SourceError, "are of several kinds; expected claims of one kind"),
    ("merge", ["person:20a191b41a16", "person:nobody"], None, SourceError, "unknown person person:nobody"),
    ("withdraw", ["decision:0a1b2c3d4e5f"], None, SourceError, "unknown decision decision:0a1b2c3d4e5f"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "targets", "fix", "error", "told"), REFUSED, ids=[row[4][:50] for row in REFUSED])
def test_what_cannot_be_is_refused_and_changes_nothing(
    kind: str, targets: list[str], fix: tuple[str, str] | None, error: type[Exception], told: str, filled: Path
) -> None:
    with pytest.raises(error) as caught:
        polgraph.curate(kind, *targets, store=filled, correction=fix, **BY)  # type: ignore[arg-type]
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not (filled / "curation.ttl").exists()


def test_the_command_decides_and_lists(store: Path) -> None:
    options = ["--store", str(store), "--who", "Aigerim", "--why", "Read against the text."]
    made = command("curate", "correct", DRUGS, "--property", "region", "--value", "region:KZ-59", *options)
    assert made.returncode == 0, made.stderr
    assert made.stdout.rstrip().endswith(f": correct {DRUGS}")
    table = command("curate", "list", "--store", str(store), "--lang", "ru", COLUMNS="300").stdout
    assert "исправить регион: Павлодарская область → Северо-Казахстанская область" in table
    assert "15,5 кг наркотиков" in table
    (line,) = command("curate", "list", "--store", str(store), "--format", "jsonl").stdout.splitlines()
    assert {"target": DRUGS, "who": "Aigerim", "state": "in force", "pending": False}.items() <= json.loads(
        line
    ).items()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["accept", FIGURE], "expected targets, --who and --why"),
        (["accept", FIGURE, "--who", "", "--why", "x"], "a decision needs a name and a reason"),
        (["correct", FIGURE, "--who", "A", "--why", "x", "--value", "1"], "expected --property and --value together"),
        (["list", FIGURE], "a list is of all decisions"),
        (["acept", FIGURE], "invalid choice: 'acept'"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(arguments: list[str], told: str, filled: Path) -> None:
    result = command("curate", *arguments, "--store", str(filled))
    assert told in error_of(result)
    assert result.returncode == 2
