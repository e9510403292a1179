"""What a reader must know before adding up figures: what is hidden, what does not add up."""

from collections.abc import Iterator

from exports.counts import Counts
from exports.markdown import in_cell


def what_is_hidden(counts: Counts) -> Iterator[str]:
    """By which rule cells are hidden, and how many."""
    settings = counts.catalogue.bescherming
    yield "## Wat er is verborgen, en waarom"
    yield ""
    yield (
        f"Een cel is verborgen als er minder dan {settings.k} personen achter zitten. Personen "
        "zijn hier: de verschillende cliënten, en één voor elk contact zonder bekende cliënt. "
        "Het aantal contacten telt dus niet: veertig contacten van twee cliënten zijn er twee. "
        "Bij uren tellen alleen personen mee van contacten met minuten."
    )
    yield from _own_thresholds(counts)
    yield ""
    if settings.zeros == "hide":
        yield (
            "Ook een lege cel is verborgen, met hetzelfde teken. Zo zegt een verborgen cel niets "
            "over de grootte."
        )
    else:
        yield "Een lege cel staat er als 0. Een verborgen cel is dus niet leeg."
    yield from _how_many(counts)


def _own_thresholds(counts: Counts) -> Iterator[str]:
    usual = counts.catalogue.bescherming.k
    own = [part for part in counts.catalogue.deelopdrachten if part.k not in (None, usual)]
    if own:
        yield ""
        yield (
            "Voor deze deelopdrachten geldt een eigen grens, ook voor een totaal dat alleen "
            "over die deelopdracht gaat:"
        )
        yield ""
        yield from (f"- {part.code} {in_cell(part.titel)}: {part.k} personen" for part in own)


def _how_many(counts: Counts) -> Iterator[str]:
    total = sum(len(table.cells) for table in counts.tables)
    yield ""
    yield (
        f"Verborgen: {counts.number('onderdrukt')} van de {total} cellen. De waarde is dan leeg "
        "en de status is `onderdrukt`."
    )
    method = counts.catalogue.bescherming.methode
    if method != "onderdrukken":
        yield ""
        yield (
            f"De opdracht vraagt de methode '{method}'. Die is er nog niet; daarom is "
            "er verborgen in plaats van afgerond."
        )


def what_does_not_add_up(counts: Counts) -> Iterator[str]:
    """What a careful reader would take for a mistake."""
    used = {maat for table in counts.tables for maat in table.tabel.maten}
    yield "## Wat niet optelt, en waarom"
    yield ""
    yield (
        "- Door verborgen cellen is de som van de cellen die er wel staan vaak lager dan het "
        "totaal. Het totaal is op alle contacten geteld."
    )
    if "clienten" in used:
        yield (
            "- Cliënten van deelopdrachten tellen samen op tot meer dan het totaal: een cliënt "
            "die bij twee deelopdrachten hoort, staat bij allebei en één keer in het totaal. Over "
            "kernen en leeftijdsgroepen binnen één deelopdracht tellen cliënten wel op."
        )
        yield (
            "- Cliënten van twee perioden mag je niet optellen: wie in beide kwam, telt dan dubbel."
        )
        yield (
            "- Contacten en cliënten van een kern gaan niet over precies dezelfde groep: een "
            "contact kan in een andere kern zijn dan de kern waar de cliënt bij hoort."
        )
    yield "- Een contact met twee cliënten is één contact, en twee cliënten."
    if "uren" in used:
        yield "- Uren zijn per cel afgerond. Een som kan daardoor een paar honderdsten afwijken."
