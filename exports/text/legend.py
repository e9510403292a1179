"""What the codes in the tables mean, for a reader without the catalogue."""

from collections.abc import Iterator, Sequence

from exports.counted.places import team_value
from exports.table.counts import Counts
from exports.text.markdown import in_cell
from models.catalogue import Item


def legend(counts: Counts) -> Iterator[str]:
    """A list of code and title for each dimension that is used."""
    used = {dimension for table in counts.tables for dimension in table.tabel.dimensies}
    yield "## Wat de codes betekenen"
    for dimension, items in _dimensions(counts).items():
        if dimension in used:
            yield ""
            yield f"### {dimension.capitalize()}"
            yield ""
            yield from (_line(dimension, item) for item in items)


def _dimensions(counts: Counts) -> dict[str, Sequence[Item]]:
    catalogue = counts.catalogue
    return {
        "deelopdracht": catalogue.deelopdrachten,
        "contactsoort": catalogue.contactsoorten,
        "kern": catalogue.kernen,
        "gebiedsteam": catalogue.gebiedsteams,
        "leeftijdsgroep": catalogue.leeftijdsgroepen,
    }


def _line(dimension: str, item: Item) -> str:
    code = team_value(item.code) if dimension == "gebiedsteam" else item.code
    return f"- `{code}`: {in_cell(item.titel)}"
