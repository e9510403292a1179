"""The tally of a week as sentences, and what came in late as rows; no widgets."""

from datetime import date
from typing import TYPE_CHECKING

from models.counted_words import number_text
from screens.contact_line import hours, title_of
from screens.frame import day_text
from screens.week_matrix import clients_told, contacts_told

if TYPE_CHECKING:
    from models.cards import WeekCard, WeekRow
    from models.catalogue import Catalogue
    from models.periods import Week

ALL_TEAMS = "alle teams"


def total_told(card: "WeekCard") -> str:
    """The whole week beside the week before."""
    before = card.totaal_before
    told = [number_text(before.contacten), number_text(before.clienten), hours(before.minuten)]
    return f"{counts_told(card.totaal)} (vorige week {' · '.join(told)})"


def counts_told(row: "WeekRow") -> str:
    """Contacts, clients and time."""
    told = contacts_told(row.contacten), clients_told(row.clienten), hours(row.minuten)
    return " · ".join(told)


def team_title(catalogue: "Catalogue | None", code: str | None) -> str:
    """The name of a gebiedsteam; all of them together without a code."""
    return title_of(catalogue.gebiedsteams if catalogue else (), code) if code else ALL_TEAMS


def heading(card: "WeekCard", catalogue: "Catalogue | None") -> str:
    """Which week of which team, and whether it is vastgesteld."""
    status = f" · {card.status}" if card.team else ""
    return f"Week {card.week} · {days(card.week)} · {team_title(catalogue, card.team)}{status}"


def days(week: "Week") -> str:
    """From Monday to Sunday, the year only where it is not the year of the week."""
    return f"{_short(week.monday, week)} t/m {_short(week.sunday, week)}"


def _short(day: date, week: "Week") -> str:
    text = day_text(day)
    return text.removesuffix(f" {week.year}") if day.year == week.year else text


def settled_told(card: "WeekCard", catalogue: "Catalogue | None") -> str:
    """Who locked it and when, in the time of this machine; of all together which teams did."""
    if card.team is None:
        return _teams_told(card, catalogue)
    if card.locked_at is None:
        return ""
    moment = card.locked_at.astimezone()
    return f"Vastgesteld door {card.locked_by} op {day_text(moment.date())} om {moment:%H:%M}."


def _teams_told(card: "WeekCard", catalogue: "Catalogue | None") -> str:
    """Which gebiedsteams have locked the week, and which not yet."""
    every = catalogue.gebiedsteams if catalogue else ()
    settled = ", ".join(one.code.title() for one in every if one.code in card.settled_teams)
    still = ", ".join(one.code.title() for one in every if one.code not in card.settled_teams)
    told = [f"Vastgesteld: {settled}"] if settled else []
    return " · ".join([*told, f"Nog open: {still}"] if still else told)
