"""The tally of a week as rows and sentences; no widgets."""

from datetime import date
from typing import TYPE_CHECKING

from screens.columns import Column, Row
from screens.contact_line import title_of
from screens.contact_rows import hours
from screens.frame import day_text

if TYPE_CHECKING:
    from models.cards import WeekCard, WeekRow
    from models.catalogue import Catalogue
    from models.periods import Week

COLUMNS = (
    Column("Deelopdracht", 24, share=1),
    Column("Soort", 20, share=1),
    Column("Contacten", 9, right=True),
    Column("Cliënten", 8, right=True),
    Column("Tijd", 6, right=True),
)
ALL_TEAMS = "alle teams"


def rows(card: "WeekCard", catalogue: "Catalogue | None") -> list[Row]:
    """A row for each deelopdracht and soort; the deelopdracht is named once."""
    made, before = [], ""
    for one in _in_order(card, catalogue):
        name = part_title(catalogue, one.deelopdracht) if one.deelopdracht != before else ""
        before = one.deelopdracht
        key = f"{one.deelopdracht} {one.contactsoort}"
        made.append(Row(key, (name, _soort(catalogue, one), *figures(one))))
    return made


def _in_order(card: "WeekCard", catalogue: "Catalogue | None") -> "list[WeekRow]":
    """The rows as the opdracht orders its deelopdrachten: 2 before 10."""
    codes = [part.code for part in catalogue.deelopdrachten] if catalogue else []
    places = {code: place for place, code in enumerate(codes)}
    return sorted(card.rows, key=lambda row: places.get(row.deelopdracht, len(places)))


def total(card: "WeekCard") -> Row:
    """The row above all others; its clients are counted once, however often they came."""
    return Row("", ("Totaal", "", *figures(card.totaal)), "bold")


def part_title(catalogue: "Catalogue | None", code: str) -> str:
    """A deelopdracht with its code."""
    part = catalogue.deelopdracht(code) if catalogue else None
    return f"{code} {part.titel}" if part else code


def _soort(catalogue: "Catalogue | None", row: "WeekRow") -> str:
    return title_of(catalogue.contactsoorten if catalogue else (), row.contactsoort)


def figures(row: "WeekRow") -> tuple[str, str, str]:
    """Contacts, clients and time."""
    return str(row.contacten), str(row.clienten), hours(row.minuten)


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


def settled_told(card: "WeekCard") -> str:
    """Who locked it and when, in the time of this machine; empty while it is open."""
    if card.locked_at is None:
        return ""
    moment = card.locked_at.astimezone()
    return f"Vastgesteld door {card.locked_by} op {day_text(moment.date())} om {moment:%H:%M}."


def attention(card: "WeekCard") -> str:
    """What is missing, still being typed, or came after vaststellen."""
    missing = ", ".join(f"{one.field} bij {one.contacten}" for one in card.missing)
    lacking = f"! Ontbreekt: {missing}" if missing else "Er ontbreekt niets"
    told = [lacking, f"Open concepten: {card.drafts}"]
    if card.status != "open":
        told.append(f"Nagekomen: {card.late}")
    return " · ".join(told)


def question(card: "WeekCard", catalogue: "Catalogue | None") -> str:
    """What vaststellen does, said before it is done."""
    told = f"Week {card.week} van {team_title(catalogue, card.team)} vaststellen?\n\n"
    told += f"{card.totaal.contacten} contacten. {attention(card)}.\n\n"
    return told + (
        "Na vaststellen blijft deze telling zo staan. Wat er later bij komt of verandert, "
        "telt als nagekomen. Je kunt vaststellen niet terugdraaien."
    )
