"""What one search found, as groups of rows; no widgets."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from screens.case_rows import people
from screens.columns import Column, Row
from screens.contact_line import names, title_of
from screens.contact_rows import Catalogues, list_day
from screens.timeline_rows import case_title

if TYPE_CHECKING:
    from models.cards import ClientCard, ContactCard
    from models.catalogue import Catalogue
    from models.following_cards import FoundCard
    from models.record_cards import CaseCard

COLUMNS = (
    Column("Nr", 6, right=True),
    Column("Wie", 20, share=2),
    Column("Jaar of dag", 11),
    Column("Wat", 20, share=1),
    Column("Door", 12, from_width=100),
)
START = "Zoek op naam, geboortejaar of nummer. Dit zijn je laatste cliënten."
EMPTY = "Typ een paar letters van een naam, of een nummer."
NOTHING = "Niets gevonden. Zoek met minder letters, of met een nummer."


def rows_of(
    found: "FoundCard", catalogues: Catalogues, catalogue: "Catalogue | None", today: date
) -> list[Row]:
    """Clients, trajecten and contacten, each group under its heading."""
    groups = (
        ("Cliënten", [_client(one, catalogue) for one in found.clients]),
        ("Trajecten", [_case(one, catalogues, today) for one in found.cases]),
        ("Contacten", [_contact(one, catalogues, today) for one in found.contacts]),
    )
    return [row for heading, rows in groups for row in _group(heading, rows)]


def told(text: str, found: "FoundCard") -> str:
    """What was found, or what to do when that is nothing."""
    if not text:
        return START if found.clients else EMPTY
    if not (found.clients or found.cases or found.contacts):
        return NOTHING
    return "Enter opent wat gekozen is."


def _group(heading: str, rows: list[Row]) -> Iterator[Row]:
    if rows:
        yield Row("", (heading,), "bold", heading=True)
        yield from rows


def _client(client: "ClientCard", catalogue: "Catalogue | None") -> Row:
    kern = title_of(catalogue.kernen if catalogue else (), client.kern)
    cells = (str(client.number), client.shown, str(client.birth_year or ""), kern, "")
    return Row(f"client {client.number}", cells)


def _case(case: "CaseCard", catalogues: Catalogues, today: date) -> Row:
    ended = " (gesloten)" if case.closed_on else ""
    what = f"{case_title(case, catalogues.get(case.opdracht))}{ended}"
    cells = (str(case.number), people(case), list_day(case.opened_on, today), what, case.worker)
    return Row(f"case {case.number}", cells)


def _contact(contact: "ContactCard", catalogues: Catalogues, today: date) -> Row:
    catalogue = catalogues.get(contact.opdracht)
    what = title_of(catalogue.contactsoorten if catalogue else (), contact.contactsoort)
    day = list_day(contact.happened_on, today)
    cells = (str(contact.number), names(contact), day, what, contact.worker)
    return Row(f"contact {contact.number}", cells)
