"""Who says, orders and does what: invented sentences; [A …] marks a person in the nominative, [A:dative …] in another case."""

import re
from dataclasses import dataclass

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

# text, expected: letter of the fact (s statement, i instruction, m action), who, kind, words that its span holds
CASES = [
    # Direct speech, Russian
    ("«Мы усилим охрану школ и парков», — сказал [A Али Серик].", ["s A report усилим охрану"]),
    ("«Спасибо за службу», — сказал [A Али Серик].", ["s A report Спасибо"]),
    ("[A Али Серик]: «Порядок в городе зависит от каждого из нас».", ["s A report Порядок в городе"]),
    ("«Причина большинства аварий — превышение скорости», — отметил [A Али Серик].", ["s A finding Причина"]),
    ("«Необходимо усилить работу с молодёжью», – подчеркнул [B замминистра Олег Ким].", ["s B need усилить"]),
    (
        "«Прошу жителей быть внимательнее. Не сообщайте коды никому», — предупредил [A Али Серик].",
        ["s A warning Прошу"],
    ),
    ("«К лету планируется открыть ещё пять центров», — сообщил [A Али Серик].", ["s A plan К лету"]),
    ("«Ситуация меня беспокоит», — признался [A Али Серик].", ["s A assessment Ситуация"]),
    ("— Работы впереди много, — добавил [A Али Серик].", ["s A report Работы впереди"]),
    # Quotation marks that are no speech
    ("В области прошла операция «Қару».", []),
    ("Акция «Внимание, дети идут в школу» началась в сентябре.", []),
    ("Доклад «Год без аварий» разослали по отделам.", []),
    # Indirect speech, Russian
    ("[A Али Серик] отметил, что работа участковых стала заметнее.", ["s A report работа участковых"]),
    ("[A Али Серик] подчеркнул необходимость усиления контроля за оружием.", ["s A need усиления контроля"]),
    (
        "[B Олег Ким] отметил важность усиления профилактики краж, обновления техники и повышения качества следствия.",
        ["s B need профилактики краж", "s B need обновления техники", "s B need качества следствия"],
    ),
    ("По словам [A:genitive Али Серика], обстановка остаётся спокойной.", ["s A report обстановка остаётся"]),
    ("По мнению [A:genitive Али Серика], жителям не хватает освещения.", ["s A assessment не хватает"]),
    ("Как пояснил [A Али Серик], новые маршруты строятся по карте вызовов.", ["s A report новые маршруты"]),
    ("[A Али Серик] сообщил о подготовке законопроекта.", ["s A plan подготовке законопроекта"]),
    ("[A Али Серик] напомнил водителям о правилах перевозки детей.", ["s A warning напомнил"]),
    ("[A Али Серик] поблагодарил дружинников за помощь.", ["s A thanks поблагодарил"]),
    ("[M Министр] выразил благодарность ветеранам.", ["s M thanks благодарность"]),
    ("[A Али Серик] пообещал вернуться к вопросу осенью.", ["s A promise пообещал"]),
    ("[B Олег Ким] раскритиковал работу дежурных частей.", ["s B criticism раскритиковал"]),
    ("[B Олег Ким] положительно оценил работу службы.", ["s B assessment положительно"]),
    ("[A Али Серик] признал, что нагрузка растёт из-за нехватки людей.", ["s A finding нагрузка растёт"]),
    ("[A Али Серик] призвал жителей не хранить оружие дома.", ["s A warning призвал"]),
    ("[B Олег Ким] назвал слабым местом работу с заявлениями.", ["s B criticism слабым местом"]),
    # What is no statement
    ("Как прозвучало в отчёте, зарегистрировано 512 преступлений.", []),
    ("По данным департамента полиции, раскрыто 340 краж.", []),
    ("Подробности рассказал [A Али Серик].", []),
    ("[A Али Серик] рассказал о результатах работы.", []),
    ("Сколько стоит безопасность?", []),
    ("— Что делать, если звонят из банка?", []),
    # The narrator
    ("Достигнуты хорошие результаты в борьбе с угонами.", ["s - assessment хорошие результаты"]),
    ("Анализ показывает, что кражи совершаются ночью.", ["s - finding кражи совершаются"]),
    # Instructions, Russian
    ("[B Олег Ким] поручил проверить все склады.", ["i B task проверить все склады"]),
    (
        "[B Олег Ким] поручил проверить все склады и доложить о результатах до мая.",
        ["i B task проверить все склады", "i B task доложить о результатах"],
    ),
    ("[B Олег Ким] потребовал от участковых соблюдать сроки.", ["i B requirement соблюдать сроки"]),
    ("[A Али Серик] обязал отделы обновить паспорта участков.", ["i A task обновить паспорта"]),
    ("[B Олег Ким] дал ряд поручений.", ["i B task ряд поручений"]),
    ("[A Али Серик] распорядился усилить посты на въездах.", ["i A task усилить посты"]),
    ("Начальникам отделов поручено проверить чердаки и подвалы.", ["i - task проверить чердаки"]),
    ("[B:instrumental Олегом Кимом] поручено пересмотреть графики дежурств.", ["i B task пересмотреть графики"]),
    ("[B Олег Ким] провёл совещание. Руководителям служб велено ускорить расследование дел.", ["i B task ускорить"]),
    ("[M Министр] поставил задачу снизить аварийность на трассах.", ["i M task снизить аварийность"]),
    ("Водители обязаны иметь при себе документы.", []),
    ("Полицейские помогли найти ребёнка.", []),
    # Actions, Russian
    ("В сёлах открыты новые участковые пункты.", [f"m {HOST} activity участковые пункты"]),
    ("Усилена охрана общественного порядка.", [f"m {HOST} activity Усилена"]),
    ("В школах проводятся профилактические лекции.", [f"m {HOST} activity проводятся"]),
    ("Перекрыты каналы поставки тяжёлых наркотиков.", [f"m {HOST} outcome Перекрыты"]),
    ("Определены приоритетные направления на год.", [f"m {HOST} decision Определены"]),
    ("Особое внимание уделяется профилактике краж.", [f"m {HOST} attention Особое внимание"]),
    ("Раскрыто 340 краж.", []),
    ("Установлено 15 разыскиваемых лиц.", []),
    ("Необходимо открыть новые пункты.", []),
    # Kazakh: speech
    ("«Ауылда тәртіп күшейді», – деді [A Әли Серік].", ["s A report тәртіп күшейді"]),
    ("«Тұрғындар есігін ашық қалдырмауы керек», – деді [A Әли Серік].", ["s A warning Тұрғындар"]),
    ("«Жаңа бекет салу жоспарда бар», – деп хабарлады [A Әли Серік].", ["s A plan Жаңа бекет"]),
    ("[A Әли Серік] алдын алу жұмысын күшейту қажеттігін айтты.", ["s A need күшейту қажеттігін"]),
    ("[A:genitive Әли Серіктің] айтуынша, жолдағы ахуал тұрақты.", ["s A assessment ахуал тұрақты"]),
    ("[A Әли Серік] жағдай бақылауда екенін атап өтті.", ["s A report бақылауда екенін"]),
    ("[A Әли Серік] ардагерлерге алғыс айтты.", ["s A thanks алғыс айтты"]),
    ("[B Олег Ким] бөлім жұмысын сынға алды.", ["s B criticism сынға алды"]),
    ("[A Әли Серік] мәселені шешуге уәде берді.", ["s A promise уәде берді"]),
    ("[A Әли Серік] жүргізушілерге жылдамдықты асырмауды ескертті.", ["s A warning ескертті"]),
    ("«Қару» операциясы аяқталды.", []),
    ("Қылмыс қалай азайды?", []),
    # Kazakh: instructions
    ("[B Олег Ким] қоймаларды тексеруді тапсырды.", ["i B task қоймаларды тексеруді"]),
    (
        "[B Олег Ким] қоймаларды тексеруді және күзетті күшейтуді тапсырды.",
        ["i B task қоймаларды тексеруді", "i B task күзетті күшейтуді"],
    ),
    ("[B Олег Ким] мерзімді сақтауды талап етті.", ["i B requirement сақтауды"]),
    ("[A Әли Серік] бөлім бастықтарына бірнеше тапсырма берді.", ["i A task тапсырма берді"]),
    ("[B Олег Ким] кеңес өткізді. Бөлімдерге есеп беруді жақсарту жүктелді.", ["i B task жақсарту жүктелді"]),
    ("Сержантқа медаль тапсырылды.", []),
    # Kazakh: actions
    ("Ауылдарда жаңа учаскелік пункттер ашылды.", [f"m {HOST} activity пункттер ашылды"]),
    ("Көшелерде патруль күшейтілді.", [f"m {HOST} activity күшейтілді"]),
    ("Мектептерде дәрістер өткізілуде.", [f"m {HOST} activity дәрістер"]),
    ("Ұрлықтың алдын алуға ерекше назар аударылды.", [f"m {HOST} attention назар аударылды"]),
    ("Келесі жылға арналған басым міндеттер айқындалды.", [f"m {HOST} decision айқындалды"]),
    ("1,7 мың қылмыс ашылды.", []),
    ("Олар 15,6 мың адамды құрады.", []),
    # More Russian
    (
        "«Где нет порядка, там нет доверия, — считает [A Али Серик]. — Начали с себя».",
        ["s A assessment Где нет порядка"],
    ),
    ("«Полицейский должен быть примером», — уверен [A Али Серик].", ["s A need должен быть"]),
    ("[A Али Серик] заверил, что каждое обращение рассмотрят.", ["s A report каждое обращение"]),
    ("[A Али Серик] гарантировал, что имя заявителя не разгласят.", ["s A promise имя заявителя"]),
    ("[B Олег Ким] указал на слабую работу с подростками.", ["s B criticism слабую работу"]),
    ("[A Али Серик] пожелал выпускникам успехов.", ["s A None пожелал"]),
    ("Полиция призывает граждан сдавать незаконное оружие.", [f"s {HOST} warning сдавать"]),
    ("В полиции сообщили, что за сутки раскрыто 15 краж.", []),
    ("Об этом сообщил [A начальник департамента Али Серик].", []),
    ("«Сколько можно терпеть?» — спросил житель.", []),
    ("Книга «Служба и судьба ветеранов» вышла в июне.", []),
    ("Конкурс «Лучший участковый» выиграл капитан.", []),
    ("В целом работа департамента признана удовлетворительной.", ["s - assessment удовлетворительной"]),
    ("По мнению экспертов, причина в скорости.", ["s - finding причина в скорости"]),
    ("На совещании отмечено, что необходимо активизировать работу с подростками.", ["s - need активизировать"]),
    (
        "[B Олег Ким] поблагодарил [A:accusative Али Серика] и поручил ему проверить отчёты.",
        ["s B thanks поблагодарил", "i B task проверить отчёты"],
    ),
    (
        "[B Олег Ким] указал на недостатки в работе следствия и потребовал принять меры.",
        ["s B criticism недостатки", "i B requirement принять меры"],
    ),
    (
        "[B Олег Ким] поручил начальнику отдела устранить недостатки, а участковым — еженедельно отчитываться о работе.",
        ["i B task устранить недостатки", "i B requirement еженедельно отчитываться"],
    ),
    ("Департаменту рекомендовано усилить ведомственный контроль.", ["i - task усилить ведомственный контроль"]),
    ("Перед личным составом поставлены задачи по укреплению дисциплины.", ["i - task поставлены задачи"]),
    ("По итогам совещания принят ряд решений.", [f"m {HOST} decision принят ряд решений"]),
    ("Внедрён проект «Цифровой участковый».", [f"m {HOST} activity Внедрён"]),
    ("Если камеры установят, краж станет меньше.", []),
    ("В 2026 году планируется установить ещё 250 камер.", []),
    ("[B Олег Ким] посетил изолятор, где ознакомился с условиями службы.", ["m B activity ознакомился"]),
    # More Kazakh
    ("«Қазір ауыл тыныш, – дейді [A Әли Серік]. – Осы деңгейді сақтау керек».", ["s A need Қазір ауыл"]),
    ("«Заң алдында бәрі тең», – деп ескертті [M министр].", ["s M warning Заң алдында"]),
    ("[A Әли Серік]: «Бізге ең керегі – халықтың сенімі».", ["s A need халықтың сенімі"]),
    (
        "[M Министр] бұл жұмысты сынға алып, бір ай ішінде жағдайды түзетуді міндеттеді.",
        ["s M criticism сынға алып", "i M task жағдайды түзетуді"],
    ),
    (
        "[A Әли Серік] қылмыс азайғанын айтып, тұрғындарға ризашылығын білдірді.",
        ["s A report азайғанын", "s A thanks ризашылығын"],
    ),
    ("[M Министр] учаскелік инспекторлардың жұмысын жоғары бағалады.", ["s M praise жоғары бағалады"]),
    ("Полиция азаматтарды сақ болуға шақырады.", [f"s {HOST} warning шақырады"]),
    ("[A Әли Серік] журналистердің сұрақтарына жауап берді.", []),
    ("[A Әли Серік] жыл қорытындысы туралы баяндады.", []),
    (
        "[B Олег Ким] департаментке тергеу сапасын арттыруды, ал бөлімдерге профилактиканы күшейтуді жүктеді.",
        ["i B task арттыруды", "i B task күшейтуді жүктеді"],
    ),
    ("Департаментке ведомстволық бақылауды күшейту ұсынылды.", ["i - task күшейту ұсынылды"]),
    ("Жиын соңында бірқатар міндеттер қойылды.", ["i - task міндеттер қойылды"]),
    ("Есірткі тарату арналарының жолы кесілді.", [f"m {HOST} outcome жолы кесілді"]),
    ("Қала көшелеріне қосымша бейнекамералар орнатылды.", [f"m {HOST} activity орнатылды"]),
    ("[B Олег Ким] жаңа бекеттің жұмысымен танысты.", ["m B activity танысты"]),
    ("[B Олег Ким] жаңа бастықты ұжымға таныстырды.", []),
    ("Өткен аптада 120 рейд жүргізілді.", []),
    # Passages of several lines
    (
        "[A Али Серик — начальник департамента]:\n- Патрулей стало больше. Поручаю это отделам. Проверить склады.\nВ городе тихо.",
        ["s A report Патрулей", "i A task Поручаю", "i A task Проверить склады"],
    ),
    (
        "Беседа с [A:instrumental Али Сериком].\n— Что изменилось?\n— Людей на улицах стало больше.",
        ["s A report Людей на улицах"],
    ),
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
