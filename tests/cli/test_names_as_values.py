"""Parameters of saved queries take names as people write them, in any case form of three languages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from polgraph.errors import QueryParameterError
from polgraph.extraction.finding import people_named
from polgraph.extraction.morphology import RussianMorphology
from polgraph.extraction.names import NameNormaliser, read_given_names
from polgraph.iris import compact
from polgraph.parameters import things_named
from polgraph.pipeline import questions
from polgraph.queries import Parameter
from tests.cli.test_commands import error_of, polgraph
from tests.unit.test_binding import HOSTILE

# (parameter, its scheme, value, what it names); a parameter of a query text has no scheme
NAMED = [
    ("region", "place", "в Мангистауской области", "region:KZ-47"),
    ("region", "place", "В МАНГИСТАУСКОЙ ОБЛАСТИ", "region:KZ-47"),
    ("region", "place", "по  Мангистауской\u00a0области ", "region:KZ-47"),
    ("region", "place", "Мaнгистауской oбласти", "region:KZ-47"),  # two Latin letters
    ("region", "place", "мангистау", "region:KZ-47"),
    ("region", "place", "Маңғыстауда", "region:KZ-47"),
    ("region", "place", "Мангыстауда", "region:KZ-47"),  # Kazakh on a Russian keyboard
    ("region", "place", "Маңғыстау облысының", "region:KZ-47"),
    ("region", "place", "Mangystau", "region:KZ-47"),
    ("region", "place", "СКО", "region:KZ-59"),
    ("region", "place", "CKO", "region:KZ-59"),  # three Latin letters
    ("region", "place", "в ско", "region:KZ-59"),
    ("region", "place", "СҚО-да", "region:KZ-59"),
    ("region", "place", "North Kazakhstan", "region:KZ-59"),
    ("region", "place", "in the NORTH KAZAKHSTAN region", "region:KZ-59"),
    ("region", "place", "из Северо Казахстанской области", "region:KZ-59"),
    ("region", "place", "Солтүстік Қазақстан облысы бойынша", "region:KZ-59"),
    ("region", "place", "Павлодаре", "region:KZ-55"),
    ("region", "place", "город Павлодар", "place:pavlodar"),
    ("region", "place", "Караганде", "region:KZ-35"),
    ("region", "place", "Алматы", "region:KZ-75"),
    ("region", "place", "Алматинской", "region:KZ-19"),
    ("region", "place", "Алматы облысында", "region:KZ-19"),
    ("region", "place", "области Абай", "region:KZ-10"),
    ("region", "place", "в Петропавловске", "place:petropavl"),
    ("region", "place", "в Актау", "place:aktau"),
    ("region", "region", "Костаная", "region:KZ-39"),
    ("region", "region", "Түркістанда", "region:KZ-61"),
    ("region", "region", "Актюбинской обл.", "region:KZ-15"),
    ("region", "region", "по Казахстану", "region:KZ"),
    ("region", None, "Шымкентте", "region:KZ-79"),
    ("place", None, "Жанаозене", "place:zhanaozen"),
    ("place", None, "город Жанаозен", "place:zhanaozen"),
    ("place", None, "Жаңаөзен қаласында", "place:zhanaozen"),
    ("place", None, "City of Zhanaozen", "place:zhanaozen"),
    ("place", None, "Павлодаре", "place:pavlodar"),
    ("place", None, "Павлодарскую область", "region:KZ-55"),
    ("place", None, "в Усть-Каменогорске", "place:oskemen"),
    ("place", None, "Меркенском районе", "place:merki-district"),
    ("person", "person", "Аленова", "person:bauyrzhan-alenov"),
    ("person", "person", "Бауыржану Аленову", "person:bauyrzhan-alenov"),
    ("person", "person", "АЛЕНОВ БАУЫРЖАН", "person:bauyrzhan-alenov"),
    ("person", "person", "Б.Аленову", "person:bauyrzhan-alenov"),
    ("person", "person", "об Аленове", "person:bauyrzhan-alenov"),
    ("person", "person", "Бауыржан Әленовтің", "person:bauyrzhan-alenov"),
    ("person", "person", "Alenov", "person:bauyrzhan-alenov"),
    ("person", None, "с Адиловым", "person:sanzhar-adilov"),
    ("speaker", "person", "Аскара Мухаметкалиева", "person:92d5fda84caf"),
    ("role", "role", "первым заместителем министра", "role:first-deputy-minister"),
    ("role", "role", "министрдің орынбасарына", "role:deputy-minister"),
    ("role", "role", "First Deputy Minister", "role:first-deputy-minister"),
    ("measure", "measure", "зарегистрированных", "measure:registered"),
    ("measure", "measure", "clear-up rate", "measure:clearance-rate"),
    ("subject", "subject", "синтетических наркотиков", "subject:synthetic-drugs"),
    ("subject", "subject", "есірткінің", "subject:drugs"),
    ("organization", "agency", "департаменту полиции Мангистауской области", "agency:police-department-kz-47"),
    ("organization", "agency", "ІІМ", "agency:mia"),
    ("unit", "unit", "килограммов", "unit:kilogram"),
    ("kind", "statement-kind", "оценки", "statement-kind:assessment"),
    ("meeting", "event", "коллегии", "event:eddbacc2c842"),
    ("about", None, "СКО", "region:KZ-59"),
]
NOTHING = [
    ("region", "place", "Нигде"),
    ("region", "place", "Мангистауской области и СКО"),
    ("region", "region", "Жанаозене"),  # a town is no region
    ("region", "place", "область"),
    ("region", "place", "в"),
    ("place", None, "Казахстанской"),
    ("person", "person", "Аленовой"),  # a woman
    ("person", "person", "Айгуль Аленова"),
    ("person", "person", "К. Адилов"),
    ("person", "person", "Иванова"),
    ("role", "role", "полиции"),
    ("subject", "subject", "СКО"),
    ("claim", None, "наркотики"),
]
SEVERAL = [
    ("crime", "crime (counting-unit:crime), crime (subject:crime)"),
    ("лиц", "person (counting-unit:person), person (subject:person)"),
    ("адамдардың", "person (counting-unit:person), person (subject:person)"),
]


def named(name: str, scheme: str | None, value: str) -> list[str]:
    return [compact(iri) for iri in things_named(Parameter(name, "iri", scheme, {}), value)]


@pytest.mark.parametrize(("name", "scheme", "value", "expected"), NAMED)
def test_a_name_reaches_the_one_thing_that_it_names(name: str, scheme: str | None, value: str, expected: str) -> None:
    assert named(name, scheme, value) == [expected]


@pytest.mark.parametrize(("name", "scheme", "value"), NOTHING)
def test_what_names_nothing_of_its_kind_reaches_nothing(name: str, scheme: str | None, value: str) -> None:
    assert named(name, scheme, value) == []


@pytest.mark.parametrize(("value", "listed"), SEVERAL)
def test_what_names_several_things_lists_them(value: str, listed: str) -> None:
    with pytest.raises(QueryParameterError) as caught:
        questions.answer(questions.saved_queries()["comparability-notes"], {"about": value}, ["en"])
    assert str(caught.value) == f"about: {value!r} names several things; expected one of {listed}"


def test_a_surname_that_two_people_have_reaches_both() -> None:
    people = [("a", "Бауыржан Аленов"), ("b", "Айгуль Аленова"), ("c", "Болат Аленов")]
    names = NameNormaliser(read_given_names(), RussianMorphology())
    assert people_named("Аленова", people, names) == {"a", "b", "c"}
    assert people_named("Аленову Болату", people, names) == {"c"}
    assert people_named("Аленовой", people, names) == {"b"}


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("name", ["region", "person"])
def test_a_hostile_value_names_nothing(name: str, value: str) -> None:
    scheme = {"region": "place", "person": "person"}[name]
    assert things_named(Parameter(name, "iri", scheme, {}), value) == []


@pytest.mark.parametrize(
    "value", ['Мангистау" }', "{СКО}", "СКО> . ?s ?p ?o . <x", "СКО; DROP ALL", "Аленов" + "а" * 10_000, "а " * 5_000]
)
def test_a_name_among_hostile_signs_is_refused_in_one_line(value: str) -> None:
    for query, name in (("figures-of-a-region", "region"), ("timeline-of-a-person", "person")):
        with pytest.raises(QueryParameterError) as caught:
            questions.answer(questions.saved_queries()[query], {name: value}, ["en"])
        assert len(str(caught.value).splitlines()) == 1
        assert len(str(caught.value)) < 300


def test_names_and_ids_give_the_same_rows() -> None:
    by_id = polgraph("query", "figures-of-a-region", "--region", "KZ-47", "--format", "csv")
    by_name = polgraph("query", "figures-of-a-region", "--region", "в Мангистауской области", "--format", "csv")
    assert (by_name.returncode, by_name.stderr, by_name.stdout) == (0, "", by_id.stdout)
    assert len(by_id.stdout.splitlines()) > 1


def test_a_query_text_takes_names_too() -> None:
    text = "PREFIX s: <https://schema.org/> SELECT ?in WHERE { ?_place_iri s:containedInPlace ?in }"
    found = polgraph("query", "-e", text, "--param", "place=Жанаозене", "--format", "csv")
    assert found.stdout.split() == ["in", "https://w3id.org/polgraph/id/region/KZ-47"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Mangistau", "did you mean 'Mangystau Region' (KZ-47)?"),
        ("Pavlodr Region", "did you mean 'Pavlodar Region' (KZ-55)?"),
        ("Маңгыстау облысс", "did you mean 'Маңғыстау облысы' (KZ-47)?"),
        ("KZ-48", "did you mean 'KZ-47'?"),
        ("Щщщ", "expected one such as aksu, aktau, aktobe"),
        ('"} DROP', "expected one such as aksu, aktau, aktobe"),
    ],
)
def test_what_names_nothing_is_told(name: str, hint: str) -> None:
    result = polgraph("query", "figures-of-a-region", "--region", name)
    assert result.returncode == 2
    assert f"no place is called {name!r}; {hint}" in error_of(result)


def test_an_id_that_is_known_costs_no_look_at_words() -> None:
    program = """
import sys
from polgraph.cli.main import main
main(["query", "figures-of-a-region", "--region", "KZ-59", "--format", "csv"])
print([name for name in sys.modules if "pymorphy3" in name or name.startswith(("polgraph.extraction", "polgraph.par"))],
      file=sys.stderr)
"""
    result = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True)
    assert result.stderr.strip() == "[]"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("attendees-of-a-meeting", "meeting: its default is not in this store; expected --meeting with an event"),
        ("evidence-of-a-claim", "claim: its default is not in this store; expected --claim with the IRI of a thing"),
    ],
)
def test_a_default_that_a_store_lacks_is_told_as_one(query: str, told: str, tmp_path: Path) -> None:
    assert polgraph("store", "create", str(tmp_path / "empty")).returncode == 0
    result = polgraph("query", query, "--store", str(tmp_path / "empty"))
    assert told in error_of(result)
