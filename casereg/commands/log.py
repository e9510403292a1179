"""``casereg log`` and ``casereg undo``: one contact in line mode."""

from typing import TYPE_CHECKING, Any

import click

from casereg.commands.caller import Caller, signing_in
from casereg.commands.dutch import DutchCommand, json_option, option
from casereg.commands.output import print_json
from casereg.commands.typed import NUMBER, yes_or_no

if TYPE_CHECKING:
    from datetime import date

    from models.cards import ContactCard
    from models.forms import ContactForm

DOUBT = (
    "Let op: in de notitie staat misschien {what}. Zulke gegevens horen daar niet. "
    "Verbeter de notitie in de schermen, of maak het contact ongedaan met casereg undo."
)
NEW, KNOWN = "opgeslagen", "bestond al"


@click.command(cls=DutchCommand)
@option("--deelopdracht", metavar="CODE", required=True, help="Deelopdracht, zoals 1a.")
@option("--soort", "contactsoort", metavar="CODE", required=True, help="Contactsoort.")
@option("--taak", metavar="NUMMER", help="Taak van de deelopdracht.")
@option("--project", metavar="CODE", help="Project binnen de deelopdracht.")
@option("--kanaal", metavar="CODE", help="Waar of hoe het contact was.")
@option("--kern", metavar="CODE", help="Kern, of onbekend.")
@option("--leeftijd", "leeftijdsgroep", metavar="GROEP", help="Leeftijdsgroep, of onbekend.")
@option(
    "--client",
    "clients",
    metavar="NUMMER",
    type=NUMBER,
    multiple=True,
    help="Cliëntnummer; mag vaker. Zonder cliënt is het contact anoniem.",
)
@option(
    "--traject",
    "case",
    metavar="NUMMER",
    type=NUMBER,
    help="Traject waar het bij hoort; brengt zijn cliënten mee.",
)
@option("--uitkomst", metavar="CODE", help="Hoe het contact afliep.")
@option("--reden", metavar="CODE", help="Reden, waar de uitkomst of soort erom vraagt.")
@option("--vervolgdatum", metavar="DATUM", help="Dag van de afspraak die is gemaakt.")
@option("--minuten", metavar="DUUR", help="Duur: 45, 1u15 of 1:15.")
@option("--geholpen", "helped", metavar="JA|NEE", help="Of het contact hielp.")
@option("--deelnemers", "participants", metavar="AANTAL", type=int, help="Bij een groep.")
@option("--datum", metavar="DATUM", default="vandaag", show_default=True, help="Zoals g, vr, 14-3.")
@option("--notitie", "note", metavar="TEKST", default="", help="Korte notitie, zonder namen.")
@option("--id", "uid", metavar="UUID", type=click.UUID, help="Zelfde id: één keer opgeslagen.")
@option("--nagekomen", "late", is_flag=True, help="De week is al vastgesteld; leg toch vast.")
@json_option
@signing_in
@click.pass_obj
def log(caller: Caller, /, as_json: bool, **typed: Any) -> None:
    """Leg een contact vast.

    Welke codes je kunt kiezen, zie je met: casereg catalog show CODE
    """
    with caller.signed_in() as register:
        form = _form(typed, register.clock.today())
        logged = register.log_contact(form)
        doubts = register.doubts_about_note(form.note, form.clients) if form.note else ()
    contact, status = logged.contact, NEW if logged.new else KNOWN
    if as_json:
        print_json({"id": str(contact.id), "nummer": contact.number, "status": status})
    elif logged.new:
        click.echo(f"Contact {contact.number} is opgeslagen: {_described(contact)}.")
    else:
        click.echo(f"Contact {contact.number} bestond al. Er is niets bij gekomen.")
    if doubts:
        # By kind only: what stands in a note does not belong on stderr, which may be kept.
        what = " en ".join(dict.fromkeys(f"een {one.kind}" for one in doubts))
        click.echo(DOUBT.format(what=what), err=True)


@click.command(cls=DutchCommand)
@click.argument("number", metavar="[NUMMER]", type=NUMBER, required=False)
@option("--nagekomen", "late", is_flag=True, help="De week is al vastgesteld; doe het toch.")
@json_option
@signing_in
@click.pass_obj
def undo(caller: Caller, as_json: bool, number: int | None, late: bool) -> None:
    """Maak een contact ongedaan; zonder nummer je laatste.

    Het contact blijft bewaard, maar telt nergens meer mee.
    """
    with caller.signed_in() as register:
        contact = register.undo_contact(number, late)
    if as_json:
        status = contact.status
        print_json({"id": str(contact.id), "nummer": contact.number, "status": status})
    else:
        click.echo(f"Contact {contact.number} telt niet meer mee: {_described(contact)}.")


def _form(typed: dict[str, Any], today: "date") -> "ContactForm":
    """What was typed as a form; an option that was left out is left out of it."""
    from models.forms import ContactForm, filled
    from models.moments import parse_day, parse_day_ahead, parse_duration

    minutes, follow_up, uid = (typed.pop(key) for key in ("minuten", "vervolgdatum", "uid"))
    values = {key: value for key, value in typed.items() if value is not None}
    values["happened_on"] = parse_day(values.pop("datum"), today)
    if minutes is not None:
        values["minutes"] = parse_duration(minutes)
    if follow_up is not None:
        values["follow_up_on"] = parse_day_ahead(follow_up, today)
    if uid is not None:
        values["id"] = uid
    if "helped" in values:
        values["helped"] = yes_or_no(values["helped"])
    return filled(ContactForm, values)


def _described(contact: "ContactCard") -> str:
    """The contact in a few words, without anything about a client."""
    from models.cards import LATE

    day = contact.happened_on
    when = f"{day.day}-{day.month}-{day.year}"
    late = ", nagekomen" if contact.status == LATE else ""
    return f"deelopdracht {contact.deelopdracht}, {contact.contactsoort}, {when}{late}"
