"""What a reader must know of the indicators: what each counts, and when one is hidden."""

from collections.abc import Iterator

from exports.figure.rows import FigureRows
from exports.figure.share import SMALLEST_NOEMER
from exports.safety import Safety
from exports.text.definitions import definition, missing_means, norm_text
from exports.text.markdown import in_cell
from models.catalogue import Catalogue, Indicator


def the_indicators(catalogue: Catalogue, rows: FigureRows) -> Iterator[str]:
    """Each indicator that has a row: what it counts, its norm, and what is missing."""
    shown = {row.indicator for row in rows}
    yield "## De indicatoren in indicatoren.csv"
    yield ""
    yield from _how_to_read()
    for part in catalogue.deelopdrachten:
        asked = [one for one in part.indicatoren if one.code in shown]
        if asked:
            yield ""
            yield f"### {part.code} {in_cell(part.titel)}"
            yield ""
        for one in asked:
            yield from explained(catalogue, one)


def explained(catalogue: Catalogue, one: Indicator) -> Iterator[str]:
    """One indicator as a point in a list."""
    yield f"- **{in_cell(one.titel)}** (`{one.code}`, {one.soort}): " + in_cell(
        definition(catalogue, one)
    )
    norm, missing = norm_text(one), missing_means(one)
    if norm:
        yield f"  - Norm: {in_cell(norm)}."
    if missing:
        yield f"  - Ontbrekend: {missing}"
    if one.hoe:
        yield f"  - Hoe gemeten: {in_cell(one.hoe)}"
    yield f"  - Gevraagd in: {in_cell(_asked_in(catalogue, one))}."


def _asked_in(catalogue: Catalogue, one: Indicator) -> str:
    """The papers that ask for it, by their title, with the places in them."""
    places = one.bron.split(", ")
    papers = {f"{paper.code}:": paper.titel for paper in catalogue.stukken}
    titles = dict.fromkeys(
        titel for place in places for start, titel in papers.items() if place.startswith(start)
    )
    return f"{', '.join(titles)} ({one.bron})" if titles else one.bron


def what_hides_a_figure(
    catalogue: Catalogue, rows: FigureRows, safety: Safety | None = None
) -> Iterator[str]:
    """By which rules figures are hidden, and how many; never how many by which rule."""
    hidden = sum(row.status == "onderdrukt" for row in rows)
    yield "### Verborgen indicatoren"
    yield ""
    yield (
        "Een indicator heeft dezelfde grens als de deelopdrachten waarover die telt. Bij een "
        "aandeel moeten ook de teller, de rest van de noemer en wat ontbreekt groot genoeg "
        "zijn. Een groei is verborgen als het getal van nu of dat van toen verborgen is. "
        "Waarde, teller en noemer gaan samen: alles staat er, of niets. Bij andere indicatoren "
        "dan een aandeel is ontbrekend leeg als dat onder de grens is; de waarde staat er dan wel."
    )
    if safety:
        yield from _against_recalculation()
    if catalogue.bescherming.zeros == "hide":
        yield "Ook een getal waar niemand achter zit, is verborgen, met hetzelfde teken."
    yield "Kengetallen en mijlpalen gaan niet over personen; die staan er altijd."
    yield ""
    yield f"Verborgen: {hidden} van de {len(rows)} rijen van indicatoren.csv."


def _against_recalculation() -> Iterator[str]:
    yield (
        f"De noemer van een aandeel is minstens {SMALLEST_NOEMER}: van een kleinere zegt een "
        "percentage precies hoe groot de teller is."
    )
    yield (
        "Indicatoren en tabellen tellen vaak dezelfde contacten. Daarom is een indicator ook "
        "verborgen als daarmee een verborgen cel of een andere indicator is uit te rekenen."
    )


def _how_to_read() -> Iterator[str]:
    yield (
        "Een rij waarvan de indicator een dubbele punt heeft, zoals `code:deel`, is een deel van "
        "de rij erboven. `geen_gegevens` betekent dat er niets te berekenen is, bijvoorbeeld "
        "omdat een kengetal niet is ingevoerd. `voorlopig` betekent dat de periode nog loopt. "
        "Verschillende cliënten zijn voor elke periode opnieuw geteld; tel ze niet op."
    )
