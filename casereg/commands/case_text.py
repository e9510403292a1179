"""A traject in words, as a row of a table, and as JSON; clients by number only."""

from typing import TYPE_CHECKING, Any

import click

from casereg.commands.answers import answer, iso, shown

if TYPE_CHECKING:
    from models.record_cards import CaseCard, MetingCard


def said(card: "CaseCard", what: str, as_json: bool) -> None:
    """Say what happened to a traject."""
    answer(case_json(card), f"Traject {card.number} {what}.", as_json)


def row(card: "CaseCard") -> tuple[object, ...]:
    """A line of the table of trajecten."""
    return (
        card.number,
        card.deelopdracht,
        card.trajectsoort,
        iso(card.opened_on),
        iso(card.closed_on),
        card.ended_as,
        ",".join(str(one.client.number) for one in card.parties),
    )


def print_case(card: "CaseCard") -> None:
    """Everything about a traject, a line each."""
    clients = ", ".join(
        f"{one.client.number} ({one.party})" if one.party else str(one.client.number)
        for one in card.parties
    )
    lines = (
        ("Traject", f"{card.number}: {card.trajectsoort}, deelopdracht {card.deelopdracht}"),
        ("Let op", "ongedaan gemaakt; telt nergens mee" if card.undone else None),
        ("Cliënten", clients),
        ("Geopend", f"{card.opened_on}, door {card.worker}"),
        ("Gesloten", card.closed_on and f"{card.closed_on}: {card.ended_as}"),
        ("Verwezen naar", card.referred_to),
        ("Verstuurd", card.referral_sent_on),
        ("Aangenomen", card.referral_accepted_on),
        (
            "Resultaat",
            card.referral_result and f"{card.referral_result_on}: {card.referral_result}",
        ),
        ("Contacten", f"{card.contacts}, laatste {card.last_contact or '-'}"),
    )
    for label, text in lines:
        if text:
            click.echo(f"{label}: {text}")
    for code, (reached, day) in card.results.items():
        click.echo(f"{code}: {'ja' if reached else 'nee'} ({day})")
    for one in card.metingen:
        click.echo(f"Meting {one.number}: {meting_text(one)}")


def meting_text(card: "MetingCard") -> str:
    """A score in a few words."""
    return f"{card.instrument} {shown(card.score)}, {card.moment}, {card.measured_on}"


def meting_json(card: "MetingCard") -> dict[str, Any]:
    """A score as JSON."""
    return {
        "nummer": card.number,
        "instrument": card.instrument,
        "moment": card.moment,
        "score": card.score,
        "datum": iso(card.measured_on),
        "deelopdracht": card.deelopdracht,
        "client": card.client,
        "traject": card.case,
        "contact": card.contact,
        "antwoorden": card.answers,
    }


def case_json(card: "CaseCard") -> dict[str, Any]:
    """A traject as JSON."""
    return {
        "nummer": card.number,
        "opdracht": card.opdracht,
        "deelopdracht": card.deelopdracht,
        "taak": card.taak,
        "project": card.project,
        "trajectsoort": card.trajectsoort,
        "team": card.team,
        "medewerker": card.worker,
        "partijen": [
            {"client": one.client.number, "partij": one.party or None} for one in card.parties
        ],
        "geopend": iso(card.opened_on),
        "gesloten": iso(card.closed_on),
        "afloop": card.ended_as,
        "verwijzing": {
            "naar": card.referred_to,
            "verstuurd": iso(card.referral_sent_on),
            "aangenomen": iso(card.referral_accepted_on),
            "resultaat": card.referral_result,
            "resultaatdatum": iso(card.referral_result_on),
        },
        "resultaten": {
            code: {"bereikt": reached, "datum": iso(day)}
            for code, (reached, day) in card.results.items()
        },
        "metingen": [meting_json(one) for one in card.metingen],
        "contacten": card.contacts,
        "laatste_contact": iso(card.last_contact),
        "ongedaan": card.undone,
    }
