"""What stands in the filter above the contacts, and which contacts it means; no widgets."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from casereg.errors import InvalidInput, WrongUsage
from models.cards import ContactFilter
from models.moments import parse_day
from models.periods import Period, Week, parse_period
from screens.choices import Choice, matching

THIS_WEEK, LAST_WEEK, ALL = "deze week", "vorige week", "alles"
ROUND = (THIS_WEEK, LAST_WEEK, "")
NOT_LISTED = {
    "part": "Deze deelopdracht staat niet in de opdracht.",
    "soort": "Deze soort contact staat niet in de opdracht.",
}
HOW = "Schrijf deze week, vorige week, vandaag, een datum, of 2023, 2023-Q1, 2023-03, 2023-W14."


@dataclass(frozen=True, slots=True)
class Wanted:
    """The texts of the filter and its switches."""

    text: str = ""
    period: str = ""
    part: str = ""
    soort: str = ""
    worker: str = ""
    mine: bool = False
    undone: bool = False

    def next_period(self) -> "Wanted":
        """This week, then last week, then everything."""
        index = ROUND.index(self.period) if self.period in ROUND else len(ROUND) - 1
        return replace(self, period=ROUND[(index + 1) % len(ROUND)])

    @property
    def narrows(self) -> bool:
        """Whether it leaves contacts out, so that an empty list may be its doing."""
        texts = (self.text, self.period, self.part, self.soort, self.worker)
        return self.mine or any(map(str.strip, texts))

    def filter(
        self, span: Period | None, part: Choice | None, soort: Choice | None
    ) -> ContactFilter:
        """The contacts that are meant, with what its fields were found to mean."""
        return ContactFilter(
            text=self.text.strip(),
            start=span.start if span else None,
            end=span.end if span else None,
            deelopdracht=part.code if part else None,
            contactsoort=soort.code if soort else None,
            worker=self.worker,
            mine=self.mine,
            include_undone=self.undone,
        )


def with_field(wanted: Wanted, field: str, text: str) -> Wanted:
    """The filter with another text in one of its fields."""
    return Wanted(**(asdict(wanted) | {field: text}))


def span_of(text: str, today: date) -> Period | None:
    """The days meant; None for all of them. Raises InvalidInput (field ``period``)."""
    typed = " ".join(text.lower().split())
    if not typed:
        return None
    try:
        return parse_period(typed)
    except WrongUsage:
        return _day(typed, today)


def _day(typed: str, today: date) -> Period | None:
    try:
        day = parse_day(typed, today)
    except InvalidInput:
        return _named(typed, today)
    return Period(typed, day, day)


def _named(typed: str, today: date) -> Period | None:
    found = next((name for name in (THIS_WEEK, LAST_WEEK, ALL) if name.startswith(typed)), None)
    if found is None:
        raise InvalidInput(f"Deze periode ken ik niet. {HOW}", "period")
    if found == ALL:
        return None
    week = Week.of(today).shifted(0 if found == THIS_WEEK else -1)
    return Period(found, week.monday, week.sunday)


def meant_by(text: str, offered: Sequence[Choice], field: str) -> Choice | None:
    """What a few letters in a field mean; raises InvalidInput for what is not in the opdracht."""
    if not text.strip():
        return None
    fitting = matching(offered, text)
    if not fitting:
        raise InvalidInput(NOT_LISTED[field], field)
    return fitting[0]
