"""What a reader must know of figures that were rounded instead of hidden."""

from collections.abc import Iterator

from exports.table.counts import Counts


def what_is_rounded(counts: Counts) -> Iterator[str]:
    """By which rule cells are rounded, and what that does to totals."""
    k = counts.catalogue.bescherming.k
    yield "## Wat er is afgerond, en waarom"
    yield ""
    yield (
        f"Kleine getallen zijn vervangen door 0 of door {k}, of door de eigen grens van de "
        f"deelopdracht. Klein is: er zitten minder dan {k} personen achter. Personen zijn hier: de "
        "verschillende cliënten, en één voor elk contact zonder bekende cliënt."
    )
    yield ""
    yield (
        "Totalen zijn de som van de afgeronde getallen. Daardoor telt alles op, en is aan een "
        "totaal niet te zien hoe groot een klein getal was. Een totaal kan wel iets hoger of lager "
        "zijn dan wat er echt is geteld."
    )
    yield ""
    yield (
        f"Een 0 of een {k} betekent dus niet dat het er precies zoveel waren. Hoeveel cellen zijn "
        "afgerond, staat hier niet: ook dat zou iets zeggen over de grootte."
    )
