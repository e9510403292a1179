"""``casereg vrijwilligers``: vacancies, matches and klussen."""

from typing import TYPE_CHECKING, Any

import click

from casereg.commands.answers import answer, iso, listed_or_none
from casereg.commands.caller import Caller, signing_in
from casereg.commands.dutch import DutchGroup, json_option, option
from casereg.commands.output import print_json, print_table
from casereg.commands.typed import NUMBER, day, day_option, given, id_option

if TYPE_CHECKING:
    from models.record_cards import VolunteerCard

_title = option(
    "--omschrijving",
    "title",
    metavar="TEKST",
    required=True,
    help="Waar het om gaat, zonder namen.",
)
_kern = option("--kern", metavar="CODE", help="Kern waar het is.")
_many = option("--aantal", "number", metavar="AANTAL", type=NUMBER, help="Hoeveel tegelijk.")


@click.group(cls=DutchGroup)
def vrijwilligers() -> None:
    """Leg vacatures, matches en klussen van vrijwilligers vast."""


@vrijwilligers.command()
@_title
@_kern
@_many
@day_option
@id_option
@json_option
@signing_in
@click.pass_obj
def vacature(caller: Caller, /, **typed: Any) -> None:
    """Leg een vacature vast."""
    _note(caller, "vacature", typed)


@vrijwilligers.command()
@_title
@option("--route", metavar="CODE", required=True, help="Langs welke weg de match kwam.")
@option("--vacature", "vacancy", metavar="NUMMER", type=NUMBER, help="De vacature die is vervuld.")
@_kern
@_many
@day_option
@id_option
@json_option
@signing_in
@click.pass_obj
def match(caller: Caller, /, **typed: Any) -> None:
    """Leg een match vast; een vacature die je noemt, gaat dicht."""
    _note(caller, "match", typed)


@vrijwilligers.command()
@_title
@_kern
@_many
@day_option
@id_option
@json_option
@signing_in
@click.pass_obj
def klus(caller: Caller, /, **typed: Any) -> None:
    """Leg klussen vast die zijn gedaan."""
    _note(caller, "klus", typed)


@vrijwilligers.command("list")
@option("--open", "open_only", is_flag=True, help="Alleen vacatures die open staan.")
@json_option
@signing_in
@click.pass_obj
def listed(caller: Caller, open_only: bool, as_json: bool) -> None:
    """Toon wat je team vastlegde, het laatste eerst."""
    with caller.signed_in() as register:
        cards = register.records.volunteer_work(open_only)
    if as_json:
        print_json({"vrijwilligerswerk": [_as_json(card) for card in cards]})
    elif listed_or_none(cards, "vacatures, matches of klussen"):
        headings = ("nr", "datum", "soort", "aantal", "route", "kern", "gesloten", "omschrijving")
        print_table(headings, [_row(card) for card in cards])


@vrijwilligers.command()
@click.argument("number", metavar="NUMMER", type=NUMBER)
@day_option
@json_option
@signing_in
@click.pass_obj
def close(caller: Caller, number: int, datum: str, as_json: bool) -> None:
    """Sluit een vacature die niet is vervuld."""
    with caller.signed_in() as register:
        card = register.records.close_vacancy(number, day(register, datum))
    answer(_as_json(card), f"{card.soort.capitalize()} {card.number} is gesloten.", as_json)


@vrijwilligers.command()
@click.argument("number", metavar="NUMMER", type=NUMBER)
@json_option
@signing_in
@click.pass_obj
def undo(caller: Caller, number: int, as_json: bool) -> None:
    """Maak een vacature, match of klus ongedaan."""
    with caller.signed_in() as register:
        card = register.records.undo_volunteer_work(number)
    answer(_as_json(card), f"{card.soort.capitalize()} {card.number} telt niet meer mee.", as_json)


def _note(caller: Caller, soort: str, typed: dict[str, Any]) -> None:
    from models.forms import filled
    from models.record_forms import VolunteerForm

    as_json, when = typed.pop("as_json"), typed.pop("datum")
    values = {**given(typed), "soort": soort}
    with caller.signed_in() as register:
        form = filled(VolunteerForm, {**values, "happened_on": day(register, when)})
        card = register.records.note_volunteer_work(form)
    answer(_as_json(card), f"{card.soort.capitalize()} {card.number} is opgeslagen.", as_json)


def _row(card: "VolunteerCard") -> tuple[object, ...]:
    return (
        card.number,
        iso(card.happened_on),
        card.soort,
        card.amount,
        card.route,
        card.kern,
        iso(card.closed_on),
        card.title,
    )


def _as_json(card: "VolunteerCard") -> dict[str, Any]:
    return {
        "nummer": card.number,
        "soort": card.soort,
        "datum": iso(card.happened_on),
        "gesloten": iso(card.closed_on),
        "aantal": card.amount,
        "route": card.route,
        "kern": card.kern,
        "vacature": card.vacancy,
        "omschrijving": card.title,
    }
