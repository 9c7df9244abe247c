"""The words around an article that tell where other articles and the buttons of the page begin."""

from __future__ import annotations

import re

# Any text that begins so leads to other pages.
_OPENINGS = (
    "вам может быть интересно",
    "другие новости по теме",
    "ещё по теме",
    "еще по теме",
    "материалы по теме",
    "новости по теме",
    "оқи отырыңыз",
    "осы тақырып бойынша",
    "осыған ұқсас",
    "похожие материалы",
    "похожие новости",
    "похожие публикации",
    "смотрите также",
    "сондай-ақ оқыңыз",
    "тағы да оқыңыз",
    "тағы оқыңыз",
    "ұқсас жаңалықтар",
    "ұқсас материалдар",
    "читайте еще",
    "читайте ещё",
    "читайте также",
)
# These lead to other pages only if they stand alone: sentences begin so, too.
_ALONE = frozenset(
    """басқа жаңалықтар|другие материалы|другие новости|другие публикации|ең көп оқылған|жаңалықтар|көп оқылғандар
    |лента новостей|новости|по теме|популярное|популярные новости|последние новости|рекомендуем|сегодня читают
    |самое читаемое|соңғы жаңалықтар|тақырып бойынша|танымал|read also|related|related articles|related news
    |related posts|see also""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_CONTROL = re.compile(
    r"""(?:артқа|басып\ шығару|бөлісу|в\ избранное|версия\ для\ печати|вернуться(?:\ назад|\ к\ списку)?
    |главная|жазылу|жоғары|комментарии|комментировать|назад|наверх|оставить\ комментарий|печать|пікір\ қалдыру|пікірлер
    |поделиться(?:\ в\ соцсетях|\ новостью|\ ссылкой)?|подписаться|подробнее|распечатать|скопировать\ ссылку|толығырақ
    |(?:кол-?во\ |количество\ )?просмотр(?:ов|ы)|қаралым(?:\ саны|дар)?|қаралды)[\s:(]*\d*[\s)]*\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b|все права защищены|барлық құқықтар қорғалған)", re.IGNORECASE)
_EDGES = " \u00a0\t:.!…—–-»«>→▼•"


def opens_related(text: str) -> bool:
    """Tell whether *text* begins a list of other pages."""
    plain = " ".join(text[:200].casefold().split()).strip(_EDGES)
    return plain in _ALONE or plain.startswith(_OPENINGS)


def is_control(text: str) -> bool:
    """Tell whether *text* is the label of a button, a counter or a notice of rights."""
    plain = text.strip(_EDGES)
    return len(plain) <= 120 and bool(_CONTROL.match(plain) or _RIGHTS.match(plain))
