"""What in a week asks for attention, and what vaststellen does, in words; no widgets."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from models.counted_words import number_text
from screens.frame import DAYS, day_text
from screens.week_rows import counts_told, settled_told, team_title, total_told

if TYPE_CHECKING:
    from models.cards import WeekCard
    from models.catalogue import Catalogue
    from models.week_cards import WorkersCard, WorkerWeek

SHOWN = 6  # people named in a line


def about(card: "WeekCard", workers: "WorkersCard", catalogue: "Catalogue | None") -> Content:
    """What stands above a week: its total, whether it is vastgesteld, and what it asks for."""
    told = filter(None, (total_told(card), settled_told(card, catalogue)))
    calls = attention(card, workers).splitlines()
    asking = (Content(line).stylize("$warning" if "!" in line else "") for line in calls)
    return Content("\n").join([*map(Content, told), *asking])


def attention(card: "WeekCard", workers: "WorkersCard | None") -> str:
    """What is missing, still being typed, not entered at all, or came afterwards; a line each."""
    missing = ", ".join(f"{one.field} bij {number_text(one.contacten)}" for one in card.missing)
    people = workers.workers if workers else ()
    lacking = f"! Ontbreekt: {missing}" if missing else "Er ontbreekt niets"
    late = f"! Nagekomen: {number_text(card.late)}" if card.late else ""
    told = [f"{lacking} · {_drafts_told(card.drafts, people)}", _days_told(people), late]
    return "\n".join(filter(None, told))


def _drafts_told(count: int, people: "Sequence[WorkerWeek]") -> str:
    """How many drafts are open, and whose they are as far as that may be seen."""
    if not count:
        return "geen open concepten"
    whose = _few([f"{one.worker} {number_text(one.drafts)}" for one in people if one.drafts])
    return f"! open concepten: {number_text(count)}" + (f" ({whose})" if whose else "")


def _days_told(people: "Sequence[WorkerWeek]") -> str:
    """Who entered nothing on which working days that are over."""
    idle = [
        f"{one.worker} {' '.join(DAYS[day.weekday()] for day in one.without)}"
        for one in people
        if one.without
    ]
    return f"! Geen invoer: {_few(idle)}" if idle else ""


def _few(named: Sequence[str]) -> str:
    """The first few, and how many more there are: all of them stand under Dagen."""
    more = len(named) - SHOWN
    return ", ".join(named[:SHOWN]) + (f" en nog {more}" if more > 0 else "")


def question(
    card: "WeekCard",
    workers: "WorkersCard | None",
    catalogue: "Catalogue | None",
    today: date,
) -> str:
    """What vaststellen does, said before it is done."""
    running = ""
    if card.week.sunday >= today:
        running = f"Let op: deze week loopt nog tot en met {day_text(card.week.sunday)}.\n"
    return (
        f"Week {card.week} van {team_title(catalogue, card.team)} vaststellen?\n\n"
        f"{running}{counts_told(card.totaal)}\n{attention(card, workers)}\n\n"
        "Na vaststellen blijft deze telling zo staan. Een concept telt niet mee. Wat er later "
        "bij komt of verandert, telt als nagekomen. Je kunt vaststellen niet terugdraaien."
    )
