"""``casereg contacts``: the list of contacts."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from casereg.commands.caller import Caller, signing_in
from casereg.commands.dutch import DutchCommand, json_option, option
from casereg.commands.output import print_json, print_table

if TYPE_CHECKING:
    from casereg.register import Register
    from models.cards import ContactCard, ContactFilter

PAGE = 500
SHOWN = 200


@click.command(cls=DutchCommand)
@option("--week", metavar="WEEK", help="Alleen deze week, zoals 2023-W14.")
@option("--deelopdracht", metavar="CODE", help="Alleen deze deelopdracht.")
@option("--mine", is_flag=True, help="Alleen je eigen contacten.")
@option("--vervallen", is_flag=True, help="Ook contacten die ongedaan zijn gemaakt.")
@json_option
@signing_in
@click.pass_obj
def contacts(caller: Caller, /, week: str | None, as_json: bool, **chosen: Any) -> None:
    """Toon contacten, de nieuwste eerst.

    Een sociaal werker ziet de eigen contacten, een teamleider die van het team.
    """
    from models.cards import ContactFilter
    from models.periods import Week

    wanted = ContactFilter(
        week=Week.parse(week) if week else None,
        deelopdracht=chosen["deelopdracht"],
        mine=chosen["mine"],
        include_undone=chosen["vervallen"],
    )
    with caller.signed_in() as register:
        if as_json:
            found = {card.number: card for card in _all(register, wanted)}
            print_json({"contacts": [contact_json(card) for card in found.values()]})
        else:
            _print(register.contacts(replace(wanted, limit=SHOWN + 1)))


def _all(register: "Register", wanted: "ContactFilter") -> "Iterator[ContactCard]":
    """All contacts, a page at a time; one stored meanwhile may shift a page and come twice."""
    offset = 0
    while page := register.contacts(replace(wanted, limit=PAGE, offset=offset)):
        yield from page
        offset += PAGE


def _print(cards: "tuple[ContactCard, ...]") -> None:
    if not cards:
        click.echo("Geen contacten gevonden.")
        return
    headings = ("nr", "datum", "opdr.", "soort", "kern", "cliënt", "min.", "status")
    print_table(headings, [_row(card) for card in cards[:SHOWN]])
    if len(cards) > SHOWN:
        click.echo(f"Dit zijn de nieuwste {SHOWN}. Kies een week met --week, of alles met --json.")


def _row(card: "ContactCard") -> tuple[object, ...]:
    """A line of the table; a client is shown by number only."""
    clients = ",".join(str(client.number) for client in card.clients)
    return (
        card.number,
        card.happened_on.isoformat(),
        card.deelopdracht,
        card.contactsoort,
        card.kern,
        clients,
        card.minutes,
        card.status,
    )


def contact_json(card: "ContactCard") -> dict[str, Any]:
    """A contact as JSON; clients by number only."""
    numbers = [client.number for client in card.clients]
    follow_up = card.follow_up_on
    return {
        "nummer": card.number,
        "id": str(card.id),
        "datum": card.happened_on.isoformat(),
        "ingevoerd": card.entered_at.isoformat(),
        "medewerker": card.worker,
        **_codes(card),
        "client": numbers[0] if numbers else None,
        "clienten": numbers,
        "uitkomst": card.uitkomst,
        "reden": card.reden,
        "geholpen": card.helped,
        "traject": card.case,
        "vervolgdatum": follow_up.isoformat() if follow_up else None,
        "minuten": card.minutes,
        "deelnemers": card.participants,
        "notitie": card.note,
        "status": card.status,
    }


def _codes(card: "ContactCard") -> dict[str, str | None]:
    """Where the contact belongs, in the codes of its opdracht."""
    return {
        "team": card.team,
        "opdracht": card.opdracht,
        "deelopdracht": card.deelopdracht,
        "taak": card.taak,
        "contactsoort": card.contactsoort,
        "kanaal": card.kanaal,
        "project": card.project,
        "kern": card.kern,
        "leeftijdsgroep": card.leeftijdsgroep,
    }
