"""Clients as rows of a list; no widgets."""

from typing import TYPE_CHECKING

from models.counted_words import many, number_text
from screens.columns import Column, Row
from screens.contact_line import title_of

if TYPE_CHECKING:
    from models.cards import ClientCard
    from models.catalogue import Catalogue

COLUMNS = (
    Column("Nr", 6, right=True),
    Column("Naam", 20, share=2),
    Column("Geboren", 7),
    Column("Kern", 15),
    Column("Mantelzorger", 12),
    Column("Aandachtsgroepen", 20, share=1, from_width=100),
)


def client_row(client: "ClientCard", catalogue: "Catalogue | None") -> Row:
    """A client as a row."""
    groups = catalogue.aandachtsgroepen if catalogue else ()
    cells = (
        str(client.number),
        client.shown,
        str(client.birth_year or ""),
        title_of(catalogue.kernen if catalogue else (), client.kern),
        "ja" if client.mantelzorger else "",
        ", ".join(title_of(groups, code) for code in client.aandachtsgroepen),
    )
    return Row(str(client.number), cells)


def told(text: str, count: int, most: int) -> str:
    """What was found, and what to do when it is not enough."""
    if not text:
        return "Je laatste cliënten" if count else "Typ een paar letters van een naam."
    if not count:
        return "Geen cliënt gevonden. Zoek anders, of druk op F2 om de cliënt toe te voegen."
    if count >= most:
        return f"De eerste {number_text(count)} cliënten. Typ meer letters om er minder te zien."
    return many(count, "cliënt", "cliënten")


def client_line(client: "ClientCard", catalogue: "Catalogue | None") -> str:
    """A client in one line, to compare with another."""
    kern = title_of(catalogue.kernen if catalogue else (), client.kern)
    born = str(client.birth_year) if client.birth_year else "jaar onbekend"
    return f"#{client.number} {client.shown}, {born}, {kern}"
