"""Whether a filled-in contact fits its catalogue; pure, so screens may ask too."""

from datetime import date

from casereg.errors import InvalidInput
from models.catalogue import UNKNOWN, Catalogue
from models.code_rules import check_code, check_day, check_within_deelopdracht
from models.forms import ContactForm

CODED = (
    *("deelopdracht", "contactsoort", "taak", "project", "kanaal", "uitkomst", "reden"),
    *("kern", "leeftijdsgroep"),
)


def check_contact(form: ContactForm, catalogue: Catalogue, today: date) -> None:
    """Raise :class:`InvalidInput` for the first thing that cannot be, with its field."""
    check_days(form, today)
    check_codes(form, catalogue)


def check_days(form: ContactForm, today: date) -> None:
    """The same for its days."""
    check_day(form.happened_on, today, "Een contact", "happened_on")
    if form.follow_up_on and form.follow_up_on < form.happened_on:
        raise InvalidInput("De vervolgdatum ligt voor het contact.", "follow_up_on")


def check_codes(form: ContactForm, catalogue: Catalogue) -> None:
    """The same for its codes: nothing else of the form is looked at, but CODED and the clients."""
    check_code(form.contactsoort, catalogue.contactsoorten, "contactsoort")
    check_code(form.deelopdracht, catalogue.deelopdrachten, "deelopdracht")
    check_code(form.kanaal, catalogue.kanalen, "kanaal")
    check_code(form.uitkomst, catalogue.uitkomsten, "uitkomst")
    check_code(form.reden, catalogue.redenen, "reden")
    check_code(form.kern, catalogue.kernen, "kern", (UNKNOWN,))
    check_code(form.leeftijdsgroep, catalogue.leeftijdsgroepen, "leeftijdsgroep", (UNKNOWN,))
    check_within_deelopdracht(form.deelopdracht, form.taak, form.project, catalogue)
    _check_limits(form, catalogue)


def _check_limits(form: ContactForm, catalogue: Catalogue) -> None:
    """What the catalogue limits to some deelopdrachten or contactsoorten."""
    soort = catalogue.contactsoort(form.contactsoort)
    if soort and soort.deelopdrachten and form.deelopdracht not in soort.deelopdrachten:
        raise InvalidInput(
            f"{soort.titel} hoort bij deelopdracht {', '.join(soort.deelopdrachten)}.",
            "deelopdracht",
        )
    if soort and soort.client == "nee" and form.clients:
        raise InvalidInput(f"Bij {soort.titel} hoort geen cliënt. Haal de cliënt weg.", "clients")
    outcome = catalogue.uitkomst(form.uitkomst or "")
    if outcome and outcome.contactsoorten and form.contactsoort not in outcome.contactsoorten:
        raise InvalidInput("Deze uitkomst hoort niet bij deze contactsoort.", "uitkomst")
    reason = next((item for item in catalogue.redenen if item.code == form.reden), None)
    if reason and reason.contactsoorten and form.contactsoort not in reason.contactsoorten:
        raise InvalidInput("Deze reden hoort niet bij deze contactsoort.", "reden")
