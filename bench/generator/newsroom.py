"""Releases as newsrooms write them: invented sentences with figures, for the extractor to read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.generator.dice import Dice
from bench.generator.world import FAMILY, GIVEN

RUSSIAN_SHARE = 0.65
REGIONS = {
    "ru": """Абайской Акмолинской Актюбинской Алматинской Атырауской Жамбылской Карагандинской Костанайской
        Кызылординской Мангистауской Павлодарской Северо-Казахстанской Туркестанской""".split(),
    "kk": "Абай Ақмола Ақтөбе Алматы Атырау Жамбыл Қарағанды Қостанай Қызылорда Маңғыстау Павлодар Түркістан".split(),
}
HEADLINES = {
    "ru": ["В {region} области подвели итоги работы полиции", "Полиция {region} области отчиталась за {year} год"],
    "kk": ["{region} облысында полиция жұмысы қорытындыланды", "{region} облысының полициясы {year} жылға есеп берді"],
}
MEETINGS = {
    "ru": [
        "В департаменте полиции {region} области прошло расширенное совещание по итогам {year} года. "
        "В нём принял участие заместитель министра внутренних дел {person}.",
        "В департаменте полиции {region} области состоялось оперативное совещание под председательством начальника "
        "департамента {person}. Обсуждены итоги {year} года.",
    ],
    "kk": [
        "{region} облысының полиция департаментінде {year} жылдың қорытындысы бойынша алқа отырысы өтті. "
        "Жиынға ішкі істер министрінің орынбасары {person} қатысты.",
    ],
}
FIGURES = {
    "ru": [
        "За год в области зарегистрировано {many} уголовных правонарушений, это на {percent} % меньше, чем в {before} "
        "году.",
        "Раскрываемость составила {percent} %.",
        "Количество квартирных краж снизилось с {more} до {fewer}.",
        "Из незаконного оборота изъято более {fewer} кг наркотических средств.",
        "Выявлено {many} нарушений правил дорожного движения, из них {fewer} фактов управления транспортом в состоянии "
        "опьянения.",
        "Изъято {few} единиц огнестрельного оружия.",
        "С начала года число дорожно-транспортных происшествий сократилось на {percent} %.",
        "Задержаны {few} человек, подозреваемых в мошенничестве.",
        "Потерпевшим возмещено {fewer} млн тенге.",
        "Число грабежей выросло на {percent} %.",
        "Зарегистрировано {more} интернет-мошенничеств, раскрыто {fewer}.",
    ],
    "kk": [
        "Былтыр облыста {many} қылмыстық құқық бұзушылық тіркелді, бұл {before} жылмен салыстырғанда {few} пайызға аз.",
        "Мал ұрлығы {percent} пайызға төмендеді.",
        "Заңсыз айналымнан {fewer} келіден астам есірткі тәркіленді.",
        "Облыста {many} әкімшілік құқық бұзушылық анықталды.",
        "Жыл басынан бері көше тонау саны {more}-ден {fewer}-ге дейін азайды.",
        "Іс-шараға {fewer} полиция қызметкері қатысты.",
        "Пәтер ұрлығы {percent} пайызға өсті.",
    ],
}
ENDS = {
    "ru": [
        "{person} поручил руководителям подразделений усилить профилактику подростковой преступности.",
        "«Наша главная задача – безопасность жителей», – сказал {person}.",
    ],
    "kk": ["{person} бөлімше басшыларына алдын алу жұмыстарын күшейтуді тапсырды."],
}


def written(number: int, seed: int = 7) -> str:
    """Return the text of release *number*; no two are the same."""
    dice = Dice(seed, "newsroom", number)
    language = "ru" if dice.chance(RUSSIAN_SHARE) else "kk"
    year = 2010 + dice.below(16)
    said = {
        "region": dice.pick(REGIONS[language]),
        "person": f"{dice.pick(GIVEN)} {dice.pick(FAMILY)}",
        "year": year,
        "before": year - 1,
    }

    def one_of(templates: Sequence[str]) -> str:
        few, fewer = 2 + dice.below(18), 20 + dice.below(80)
        more, many = fewer + 1 + dice.below(200), f"{1 + dice.below(9)} {dice.below(1000):03}"
        percent = f"{1 + dice.below(40)},{1 + dice.below(9)}"
        return dice.pick(templates).format(few=few, fewer=fewer, more=more, many=many, percent=percent, **said)

    figures = [one_of([template]) for template in dice.several(FIGURES[language], 14)]
    paragraphs = [one_of(MEETINGS[language]), " ".join(figures[:3]), " ".join(figures[3:]), one_of(ENDS[language])]
    return "\n\n".join([f"{one_of(HEADLINES[language])} – {number}", *filter(None, paragraphs)]) + "\n"


def write_texts(folder: Path, first: int, number: int, seed: int = 7) -> None:
    """Write the texts of *number* releases into *folder*, each a file."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(first, first + number):
        (folder / f"{n:06}.txt").write_text(written(n, seed), encoding="utf-8")
