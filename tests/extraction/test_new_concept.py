"""A concept that is added as data only, at run time, is found in both languages and in all cases; so is a new composition."""

from __future__ import annotations

import hashlib
from functools import cache

import pytest
from tests.extraction.shipped import extractor_with, shipped_quads

from polgraph.engine import Literal, NamedNode, Quad
from polgraph.extraction.extractor import Extractor
from polgraph.facts import Facts, Period, facts_json, parse_facts
from polgraph.iris import thing
from polgraph.lexicon import Lexicon
from polgraph.namespaces import ID, SKOS

SUBJECT = "prison-drone"
LABELS = {
    "prefLabel": (
        ("пролёт дрона над колонией", "ru"),
        ("түрме үстінен дрон ұшуы", "kk"),
        ("drone flight over a prison", "en"),
    ),
    "altLabel": (("тюремный дрон", "ru"), ("түрме дроны", "kk")),
    "hiddenLabel": (("тюремный беспилотник", "ru"), ("түрме ұшқышсыз аппараты", "kk")),
}
LEAD = {
    "ru": "Полиция Павлодарской области подвела итоги 2025 года. ",
    "kk": "Павлодар облысының полициясы 2025 жылды қорытындылады. ",
}


def _concept() -> list[Quad]:
    """Return what one more entry of the scheme of subjects would hold."""
    node = NamedNode(thing("subject", SUBJECT))
    named = [
        Quad(node, NamedNode(str(getattr(SKOS, key))), Literal(label, language=language))
        for key, labels in LABELS.items()
        for label, language in labels
    ]
    return [*named, Quad(node, NamedNode(str(SKOS.inScheme)), NamedNode(f"{ID}scheme/subject"))]


def _scheme_of_subjects() -> str:
    known = thing("subject", "theft")
    return next(
        quad.object.value
        for quad in shipped_quads()
        if isinstance(quad.subject, NamedNode)
        and quad.subject.value == known
        and quad.predicate.value == SKOS.inScheme
        and isinstance(quad.object, NamedNode)
    )


@cache
def _quads() -> tuple[Quad, ...]:
    *named, (node, predicate, *_) = [tuple(quad) for quad in _concept()]
    return (*(Quad(*parts) for parts in named), Quad(node, predicate, NamedNode(_scheme_of_subjects())))


@cache
def _extract(text: str) -> Facts:
    return _extractor().extract(text, hashlib.sha256(text.encode()).hexdigest())


@cache
def _extractor() -> Extractor:
    return extractor_with(_quads())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Зарегистрировано 12 пролётов дронов над колонией."),
        ("ru", "Зарегистрировано 12 пролетов дрона над колониями."),
        ("ru", "Зарегистрировано 12 тюремных дронов."),
        ("ru", "Полицейские зарегистрировали 12 тюремных беспилотников."),
        ("ru", "За год зафиксировано 12 фактов пролёта дронов над колонией."),
        ("kk", "Түрме үстінен 12 дрон ұшуы тіркелді."),
        ("kk", "Түрме үстінен дрон ұшуының 12 фактісі тіркелді."),
        ("kk", "12 түрме дроны тіркелді."),
        ("kk", "Полиция 12 түрме дронын тіркеді."),
        ("kk", "Түрме дрондарының 12 дерегі тіркелді."),
    ],
)
def test_a_new_subject_is_counted(language: str, text: str, request: pytest.FixtureRequest) -> None:
    if text in SPLIT:
        request.applymarker(pytest.mark.xfail(strict=True, reason="a label whose words a number parts is not found"))
    facts = _extract(LEAD[language] + text)
    found = [(o.measure, o.subject, o.value, o.unit, o.region, o.period) for o in facts.observations]
    assert found == [("registered", SUBJECT, 12, "count", "KZ-55", Period("2025-01-01", "2025-12-31"))]


SPLIT = ("Түрме үстінен 12 дрон ұшуы тіркелді.",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Число пролётов дронов над колонией выросло на 15%."),
        ("ru", "Тюремных дронов стало больше на 15%."),
        ("kk", "Түрме дроны 15 пайызға көбейді."),
        ("kk", "Түрме дрондарының саны 15 пайызға өсті."),
    ],
)
def test_a_new_subject_changes(language: str, text: str) -> None:
    facts = _extract(LEAD[language] + text)
    assert [(c.subject, c.direction, c.kind, c.value) for c in facts.changes] == [(SUBJECT, "up", "percent", 15)]


# No release is known to state these; measure, subject and setting are each known.
COMPOSED = [
    ("ru", "Возвращено 14 пистолетов.", ("returned", "pistol", None, 14)),
    ("ru", "Уничтожено 14 видеокамер.", ("destroyed", "cctv-camera", None, 14)),
    ("ru", "В общественных местах раскрыто 14 вымогательств.", ("solved", "extortion", "public-place", 14)),
    ("ru", "Несовершеннолетними совершено 14 браконьерств.", ("registered", "poaching", "juvenile", 14)),
    ("ru", "Изъято 14 тюремных дронов.", ("seized", SUBJECT, None, 14)),
    ("ru", "Раскрыто 14 тюремных дронов.", ("solved", SUBJECT, None, 14)),
    ("kk", "14 тапанша қайтарылды.", ("returned", "pistol", None, 14)),
    ("kk", "Қоғамдық орындарда 14 бопсалау ашылды.", ("solved", "extortion", "public-place", 14)),
    ("kk", "Көшеде 14 бопсалау ашылды.", ("solved", "extortion", "street", 14)),
    ("kk", "14 түрме дроны тәркіленді.", ("seized", SUBJECT, None, 14)),
]


@pytest.mark.parametrize(("language", "text", "expected"), COMPOSED)
def test_an_indicator_that_nobody_listed_is_composed(language: str, text: str, expected: tuple[object, ...]) -> None:
    facts = _extract(LEAD[language] + text)
    assert [(o.measure, o.subject, o.setting, o.value) for o in facts.observations] == [expected]


def test_the_document_with_the_new_subject_is_valid_with_its_vocabulary_only() -> None:
    facts = _extract(LEAD["ru"] + "Зарегистрировано 12 тюремных дронов.")
    assert SUBJECT in Lexicon([*shipped_quads(), *_quads()]).vocabulary()["subject"]
    assert parse_facts(facts_json(facts), Lexicon([*shipped_quads(), *_quads()]).vocabulary()).observations
