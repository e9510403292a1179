"""Dates and durations as people type them."""

import re
from datetime import date, datetime, time, timedelta

from dateutil import parser

from casereg.errors import InvalidInput
from models.forms import MINUTES_IN_A_DAY

_ALLOWED = "Schrijf bijvoorbeeld v (vandaag), g (gisteren), -2, vr, 14, 14-3, 12 mrt of 14-3-2023."
_WORDS = {"v": 0, "vandaag": 0, "g": -1, "gisteren": -1, "eergisteren": -2}
_DAYS_BACK = re.compile(r"^-(\d{1,3})$")
_DAY_AND_MONTH = re.compile(r"^0?(\d{1,2})[-/ ]0?(\d{1,2})(?:\D|$)")
_DAYS_AHEAD = re.compile(r"^\+(\d{1,3})$")
# Where a day without its month or year is looked for: the coming week, month, year.
_LOOKED_AHEAD = (0, 7, 31, 365)
_DAY_ONLY = re.compile(r"^\d{1,2}$")
_YEAR_FIRST = re.compile(r"^\d{4}-\d{1,2}-\d{1,2}$")
_DOTTED = re.compile(r"^(\d{1,2})\.(\d{1,2})(?:\.|$)")
_HAS_YEAR = re.compile(r"\d{4}|^\d{1,2}[-/ ]\d{1,2}[-/ ]\d{2}$|^\d{1,2}[-/ ]?[a-z]+\.?[-/ ]\d{2}$")


class DutchNames(parser.parserinfo):
    """Dutch names of days and months for dateutil, day before month."""

    WEEKDAYS = [  # noqa: RUF012 - dateutil reads these lists from the class
        ("ma", "maandag"),
        ("di", "dinsdag"),
        ("wo", "woensdag"),
        ("do", "donderdag"),
        ("vr", "vrijdag"),
        ("za", "zaterdag"),
        ("zo", "zondag"),
    ]
    MONTHS = [  # noqa: RUF012
        ("jan", "januari"),
        ("feb", "februari"),
        ("mrt", "maart", "mar"),
        ("apr", "april"),
        ("mei", "mei"),
        ("jun", "juni"),
        ("jul", "juli"),
        ("aug", "augustus"),
        ("sep", "september", "sept"),
        ("okt", "oktober"),
        ("nov", "november"),
        ("dec", "december"),
    ]

    def __init__(self) -> None:
        super().__init__(dayfirst=True)


def start_of(day: date) -> datetime:
    """The moment a day begins where the user is."""
    return datetime.combine(day, time()).astimezone()


def parse_day(text: str, today: date) -> date:
    """The day meant by ``text``, not after ``today`` when the year or month is left out.

    Raises :class:`InvalidInput` (field ``happened_on``) for what is not a date.
    """
    typed = _DOTTED.sub(r"\1-\2-", text.strip().lower()).rstrip("-")
    if typed in _WORDS:
        return today + timedelta(days=_WORDS[typed])
    if back := _DAYS_BACK.match(typed):
        return today - timedelta(days=int(back[1]))
    names = DutchNames()
    if (weekday := names.weekday(typed)) is not None:
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    try:
        if _DAY_ONLY.match(typed):
            return _latest_day_of_month(int(typed), today)
        return _with_year(typed, today, names)
    except (ValueError, OverflowError):
        raise InvalidInput(f"Dit is geen datum die bestaat. {_ALLOWED}", "happened_on") from None


def parse_day_ahead(text: str, today: date) -> date:
    """The day meant by ``text``, the first one that is not past; also ``morgen`` and ``+7``.

    Raises :class:`InvalidInput` (field ``follow_up_on``) for what is not a date.
    """
    typed = text.strip().lower()
    if ahead := _DAYS_AHEAD.match("+1" if typed == "morgen" else typed):
        return today + timedelta(days=int(ahead[1]))
    for days in _LOOKED_AHEAD:
        try:
            found = parse_day(text, today + timedelta(days=days))
        except InvalidInput:  # a 31st may exist later on
            continue
        if found >= today:
            return found
    try:
        return parse_day(text, today)
    except InvalidInput as fault:
        raise InvalidInput(str(fault), "follow_up_on") from None


def _latest_day_of_month(day: int, today: date) -> date:
    """The last time it was the ``day``-th; a month without that day is an error, not skipped."""
    if day <= today.day:
        return today.replace(day=day)
    return (today.replace(day=1) - timedelta(days=1)).replace(day=day)


def _with_year(typed: str, today: date, names: DutchNames) -> date:
    if _YEAR_FIRST.match(typed):
        return datetime.strptime(typed, "%Y-%m-%d").date()  # noqa: DTZ007 - a day, no moment
    # A leap year as default, so that 29-2 is understood before its year is known.
    found = _strict(typed, datetime(2000, 1, 1), names)  # noqa: DTZ001
    if (numbers := _DAY_AND_MONTH.match(typed)) and numbers.groups() != (
        str(found.day),
        str(found.month),
    ):
        raise ValueError(typed)  # dateutil takes 1-13 for the 13th of January
    if _HAS_YEAR.search(typed):
        return found
    this_year = date(today.year, found.month, found.day)
    return this_year if this_year <= today else date(today.year - 1, found.month, found.day)


def _strict(typed: str, default: datetime, names: DutchNames) -> date:
    """Read it twice with other defaults: a day or month dateutil filled in itself differs."""
    other = default.replace(month=2, day=2)
    first = parser.parse(typed, parserinfo=names, default=default)
    second = parser.parse(typed, parserinfo=names, default=other)
    if (first.month, first.day) != (second.month, second.day) or first.time() != default.time():
        raise ValueError(typed)
    return first.date()


_HOURS = re.compile(r"^(\d{1,2})\s*(?:u|uur|h|:)\s*(\d{1,2})?$")
_MINUTES = re.compile(r"^(\d{1,4})\s*(?:m|min|minuten)?$")


def parse_duration(text: str) -> int:
    """Minutes meant by ``45``, ``1u15``, ``1:15`` or ``2u``.

    Raises :class:`InvalidInput` (field ``minutes``) for anything else or more than a day.
    """
    typed = text.strip().lower()
    minutes = -1
    if found := _MINUTES.match(typed):
        minutes = int(found[1])
    elif (found := _HOURS.match(typed)) and int(found[2] or 0) < 60:
        minutes = int(found[1]) * 60 + int(found[2] or 0)
    if not 0 <= minutes <= MINUTES_IN_A_DAY:
        raise InvalidInput(
            "Dit is geen duur. Schrijf minuten (45) of uren (1u15 of 1:15), hooguit 24 uur.",
            "minutes",
        )
    return minutes
