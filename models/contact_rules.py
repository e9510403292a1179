"""Whether a filled-in contact fits its catalogue; pure, so screens may ask too."""

from collections.abc import Iterable
from datetime import date

from casereg.errors import InvalidInput
from models.catalogue import UNKNOWN, Catalogue, Item, Taak
from models.forms import ContactForm

LONGEST_LIST = 20


def check_contact(form: ContactForm, catalogue: Catalogue, today: date) -> None:
    """Raise :class:`InvalidInput` for the first thing that cannot be, with its field."""
    if form.happened_on > today:
        raise InvalidInput("Een contact kan niet in de toekomst liggen.", "happened_on")
    if form.follow_up_on and form.follow_up_on < form.happened_on:
        raise InvalidInput("De vervolgdatum ligt voor het contact.", "follow_up_on")
    _known(form.contactsoort, catalogue.contactsoorten, "contactsoort")
    _known(form.deelopdracht, catalogue.deelopdrachten, "deelopdracht")
    _known(form.kanaal, catalogue.kanalen, "kanaal")
    _known(form.uitkomst, catalogue.uitkomsten, "uitkomst")
    _known(form.reden, catalogue.redenen, "reden")
    _known(form.kern, catalogue.kernen, "kern", (UNKNOWN,))
    _known(form.leeftijdsgroep, catalogue.leeftijdsgroepen, "leeftijdsgroep", (UNKNOWN,))
    _check_within_deelopdracht(form, catalogue)
    _check_limits(form, catalogue)


def _known(
    code: str | None, items: Iterable[Item], field: str, besides: tuple[str, ...] = ()
) -> None:
    codes = [*(item.code for item in items), *besides]
    if code is not None and code not in codes:
        shown = ", ".join(codes[:LONGEST_LIST]) + (" en meer" if len(codes) > LONGEST_LIST else "")
        raise InvalidInput(
            f"Deze code voor {field} staat niet in de opdracht. Kies uit: {shown}.", field
        )


def _check_within_deelopdracht(form: ContactForm, catalogue: Catalogue) -> None:
    """A taak and a project must be of the deelopdracht."""
    deelopdracht = catalogue.deelopdracht(form.deelopdracht)
    taken: tuple[Taak, ...] = deelopdracht.taken if deelopdracht else ()
    numbers = [taak.nummer for taak in taken]
    if form.taak is not None and form.taak not in numbers:
        raise InvalidInput(
            f"Deelopdracht {form.deelopdracht} heeft deze taak niet. Kies uit: "
            f"{', '.join(numbers) or 'geen'}.",
            "taak",
        )
    projects = [p.code for p in catalogue.projecten if p.deelopdracht == form.deelopdracht]
    if form.project is not None and form.project not in projects:
        raise InvalidInput(
            f"Deelopdracht {form.deelopdracht} heeft dit project niet. Kies uit: "
            f"{', '.join(projects) or 'geen'}.",
            "project",
        )


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
