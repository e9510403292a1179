"""What a reader must know before adding up figures: what is hidden, what does not add up."""

from collections.abc import Iterator

from exports.table.counts import Counts
from exports.text.markdown import in_cell
from exports.text.rounding import what_is_rounded

_AGAINST_RECALCULATION = (
    "- **Om een ander getal te beschermen.** Anders is een klein getal uit te rekenen: het totaal "
    "min wat er wel staat. Daarom zijn ook cellen met genoeg personen verborgen.",
    "- **Tegen iemand die zichzelf herkent.** Wie als enige in een cel zit, kent dat getal. Ook "
    "die persoon kan geen ander klein getal uitrekenen.",
    "- **Bijna iedereen in één groep.** Zit van een rij bijna iedereen in dezelfde cel, dan weet "
    "je van elke persoon uit die rij waar die bij hoort. Dan is zo veel verborgen dat je dat niet "
    "zeker weet.",
)


def what_is_hidden(counts: Counts) -> Iterator[str]:
    """By which rules cells are hidden, and how many; never how many by which rule."""
    if counts.safety and counts.catalogue.bescherming.methode == "afronden":
        yield from what_is_rounded(counts)
        return
    settings = counts.catalogue.bescherming
    yield "## Wat er is verborgen, en waarom"
    yield ""
    yield (
        f"- **Te weinig personen.** Er zitten minder dan {settings.k} personen achter de cel. "
        "Personen zijn hier: de verschillende cliënten, en één voor elk contact zonder bekende "
        "cliënt. Het aantal contacten telt dus niet: veertig contacten van twee cliënten zijn er "
        "twee. Bij uren tellen alleen personen mee van contacten met minuten."
    )
    if counts.safety:
        yield from _AGAINST_RECALCULATION
    if settings.zeros == "hide":
        yield (
            "- **Leeg.** Ook een lege cel is verborgen, met hetzelfde teken. Zo zegt een verborgen "
            "cel niets over de grootte."
        )
    yield ""
    if settings.zeros == "publish":
        yield "Een lege cel staat er als 0. Een verborgen cel is dus niet leeg."
        yield ""
    yield from own_thresholds(counts)
    yield from _how_many(counts)


def own_thresholds(counts: Counts) -> Iterator[str]:
    """The deelopdrachten with a threshold of their own, as a list that ends with a blank line."""
    usual = counts.catalogue.bescherming.k
    own = [part for part in counts.catalogue.deelopdrachten if part.k not in (None, usual)]
    if own:
        yield (
            "Voor deze deelopdrachten geldt een eigen grens, ook voor een totaal dat alleen "
            "over die deelopdracht gaat:"
        )
        yield ""
        yield from (f"- {part.code} {in_cell(part.titel)}: {part.k} personen" for part in own)
        yield ""


def _how_many(counts: Counts) -> Iterator[str]:
    total = sum(len(table.cells) for table in counts.tables)
    yield (
        f"Verborgen: {counts.number('onderdrukt')} van de {total} cellen. De waarde is dan leeg "
        "en de status is `onderdrukt`. Waarom een cel verborgen is, en hoe vaak elke reden "
        "voorkomt, staat hier niet: ook dat zou iets zeggen over de grootte."
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
    if counts.number("onderdrukt"):
        yield (
            "- Door verborgen cellen is de som van de cellen die er wel staan vaak lager dan het "
            "totaal. Het totaal is op alle contacten geteld."
        )
    if "clienten" in used:
        yield from _people()
    yield "- Een contact met twee cliënten is één contact, en twee cliënten."
    yield from _time(counts)
    if "uren" in used:
        yield "- Uren zijn per cel afgerond. Een som kan daardoor een paar honderdsten afwijken."


def _people() -> Iterator[str]:
    yield (
        "- Cliënten van deelopdrachten tellen samen op tot meer dan het totaal: een cliënt "
        "die bij twee deelopdrachten hoort, staat bij allebei en één keer in het totaal. Over "
        "kernen en leeftijdsgroepen binnen één deelopdracht tellen cliënten wel op."
    )
    yield (
        "- Over alle deelopdrachten samen staat er één aantal cliënten. Dat is niet verdeeld "
        "over kernen of leeftijdsgroepen, omdat het niet de som van de deelopdrachten is."
    )
    yield "- Cliënten van twee perioden mag je niet optellen: wie in beide kwam, telt dan dubbel."
    yield (
        "- Contacten en cliënten van een kern gaan niet over precies dezelfde groep: een "
        "contact kan in een andere kern zijn dan de kern waar de cliënt bij hoort."
    )


def _time(counts: Counts) -> Iterator[str]:
    yield (
        "- Weken tellen niet op tot maanden of kwartalen: een week kan over de grens heen liggen."
    )
    if counts.safety:
        yield (
            "- Maanden tellen niet altijd op tot een kwartaal, en kwartalen niet altijd tot een "
            "jaar: wat is nagekomen, telt soms pas mee in de langere periode."
        )
