"""Who says, orders and does what: invented sentences; [A …] marks a person in the nominative, [A:dative …] in another case."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from polgraph import store
from polgraph.engine import parse_file
from polgraph.extraction.document import Finders, read_document
from polgraph.extraction.morphology import KazakhMorphology, RussianMorphology
from polgraph.extraction.periods import PeriodFinder
from polgraph.extraction.quantities import QuantityFinder
from polgraph.extraction.speech import ActionFinder, SpeechFinder, TopicFinder
from polgraph.extraction.tables import load_table, load_tables
from polgraph.extraction.terms import TermMatcher
from polgraph.facts import Person, Span
from polgraph.lexicon import Lexicon
from polgraph.resources import files_below, resource_dir

HOST = "police-department-kz-10"
ROLES = {"A": "head-of-police-department", "B": "deputy-minister", "M": "minister"}

CASES = [
    (text.replace("¶", "\n"), expected.split("|") if expected else [])
    for line in Path(__file__).with_name("speech.tsv").read_text("utf-8").splitlines()[1:]
    if not line.startswith("#")
    for text, expected in [line.split("\t")]
]


@dataclass(frozen=True)
class Mention:
    person: str
    first: int
    last: int
    case: str
    how: str = "name"


@dataclass(frozen=True)
class Setting:
    region: str = "KZ-10"
    host: str = HOST


class Known:
    """People whom the markup of a case names."""

    def __init__(self, marked, document):
        self.entries = tuple(Person(i, i, ROLES[i], None, None, (Span(0, 1),)) for i in sorted({m[0] for m in marked}))
        self.posts = {}
        self.mentions = {}
        for person, case, start, end in marked:
            for passage in document.passages:
                inside = [n for n, t in enumerate(passage.tokens) if start <= t.start and t.end <= end]
                if inside:
                    mention = Mention(person, inside[0], inside[-1], case or "nominative")
                    self.mentions.setdefault(passage.number, []).append(mention)

    def in_passage(self, number):
        return self.mentions.get(number, [])

    def subject_of(self, passage, *, before=None):
        acting = [m.person for m in self.in_passage(passage.number) if m.case == "nominative"]
        return acting[0] if acting else None


MARK = re.compile(r"\[([A-Z])(?::(\w+))? ([^\]]+)\]")


def unmarked(text):
    """The text without markup, and (person, case, start, end) of what was marked."""
    plain, marked, at = "", [], 0
    for match in MARK.finditer(text):
        plain += text[at : match.start()]
        marked.append((match[1], match[2], len(plain), len(plain) + len(match[3])))
        plain += match[3]
        at = match.end()
    return plain + text[at:], marked


@pytest.fixture(scope="module")
def tools():
    quads = (quad for path, _ in store.vocabulary_files() for quad in parse_file(path))
    words = (q for path in files_below(f"{resource_dir('ontology')}/lexicon", ".ttl") for q in parse_file(path))
    lexicon = Lexicon([*quads, *words])
    schemes = ("subject", "measure", "event-type", "topic")
    entries = [(scheme, *name) for scheme in schemes for name in lexicon.names(scheme)]
    entries += [("cue", row[0], row[1], row[2]) for row in load_table("lexicon/cues.tsv")]
    russian = RussianMorphology()
    morphologies = {"ru": russian, "kk": KazakhMorphology()}
    finders = Finders(
        terms=TermMatcher(entries, morphologies),
        quantities=QuantityFinder(load_tables("number-words", "units", "number-modifiers", "months")),
        periods=PeriodFinder(load_tables("months", "period-words", "number-words")),
        lemmas={language: morphology.lemmas for language, morphology in morphologies.items()},
        boilerplate=[],
    )
    return finders, SpeechFinder(russian.readings), ActionFinder(russian.readings)


def found(text, tools):
    """What is found in one paragraph, as in the table, with all the words of the span."""
    finders, speech, actions = tools
    plain, marked = unmarked(text)
    document = read_document(plain, finders)
    people = Known(marked, document)
    statements, instructions = speech.find(document, people, (), Setting())
    taken = [span for fact in (*statements, *instructions) for span in fact.spans]
    measures = actions.find(document, people, (), Setting(), taken)
    facts = [("s", f.speaker, f) for f in statements] + [("i", f.by, f) for f in instructions]
    facts += [("m", f.by, f) for f in measures]
    facts.sort(key=lambda fact: fact[2].spans)
    return [(letter, who or "-", f.kind, plain[f.spans[0].start : f.spans[-1].end]) for letter, who, f in facts]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_each_sentence_says_what_the_table_says(text, expected, tools):
    actual = found(text, tools)
    wanted = [tuple(line.split(" ", 3)) for line in expected]
    assert [(letter, who, str(kind)) for letter, who, kind, _ in actual] == [want[:3] for want in wanted], actual
    assert all(want[3] in fact[3] for fact, want in zip(actual, wanted, strict=True)), actual


# text, to, jointly with, whether the content is stated
ORDERS = [
    ("[B Олег Ким] поручил участковым вместе с акиматом обойти дворы.", ("local-police-inspectors",), True),
    ("[B Олег Ким] потребовал от следователей соблюдать сроки.", ("investigators",), True),
    ("[B Олег Ким] обязал районные отделы обновить паспорта.", ("district-police",), True),
    ("[B Олег Ким] дал личному составу ряд указаний.", ("personnel",), False),
    ("[B Олег Ким] поручил [A:dative Али Серику] проверить склады.", ("head-of-police-department",), True),
    ("[B Олег Ким] учаскелік инспекторларға аулаларды аралауды тапсырды.", ("local-police-inspectors",), True),
    ("[B Олег Ким] тергеушілерге бірқатар тапсырма берді.", ("investigators",), False),
]


@pytest.mark.parametrize(("text", "to", "stated"), ORDERS, ids=[order[0] for order in ORDERS])
def test_an_order_goes_to_those_in_the_case_of_the_addressee(text, to, stated, tools):
    finders, speech, _ = tools
    plain, marked = unmarked(text)
    document = read_document(plain, finders)
    _, (instruction,) = speech.find(document, Known(marked, document), (), Setting())
    assert (instruction.to, instruction.content_stated) == (to, stated)


TOPICS = [
    ("Усилена профилактика краж и угонов.", "property-crime"),
    ("Перекрыты каналы поставки наркотиков.", "supply-channels"),
    ("Есірткі қылмысымен күрес жалғасады.", "drug-trafficking"),
    ("Молодым офицерам нужны наставники.", "mentoring"),
    ("Жол қауіпсіздігі бақылауда.", "road-safety"),
    ("Заблокированы фишинговые сайты.", "internet-resource-blocking"),
]


@pytest.mark.parametrize(("text", "topic"), TOPICS)
def test_words_tell_the_topic(text, topic, tools):
    (passage,) = read_document(text, tools[0]).passages
    assert topic in TopicFinder().of(passage, 0, len(passage.tokens) - 1)


@pytest.mark.parametrize(
    "text", ["", " ", "«", "»", "— ", "—\n—", "?", "Али: ", "«»", "«, — сказал", "а, и", "деп", "«деп»"]
)
def test_scraps_of_text_say_nothing_and_raise_nothing(text, tools):
    assert found(text, tools) == []
