"""How the text of every package ends: how it was protected, and how to check it."""

from collections.abc import Iterator

from exports.report import Report
from exports.safety import Safety
from models.catalogue import Bescherming

_METHODS = {"onderdrukken": "verbergen", "afronden": "afronden"}


def closing(report: Report) -> Iterator[str]:
    """Two or three sections of Markdown; of a concept only how to check it."""
    if report.safety:
        yield from _protected(report.source.catalogue.bescherming, report.safety)
        yield ""
        yield from _late(report.safety)
        yield ""
    yield from _how_to_check(report.safety is not None, attacked="telt" in report.details)


def _protected(settings: Bescherming, safety: Safety) -> Iterator[str]:
    yield "## Hoe de getallen zijn beschermd"
    yield ""
    yield (
        f"Methode: {_METHODS[settings.methode]}. Grens: {settings.k} personen; een deelopdracht "
        "kan een eigen grens hebben. Voor elk getal waar te weinig personen achter zitten, is "
        "bewezen dat een lezer niet kan weten dat het klein is, en niet kan uitrekenen hoe groot "
        "het is. Ook niet met alle tabellen en totalen naast elkaar."
    )
    yield ""
    yield _earlier(safety.earlier)
    if safety.hurried:
        yield ""
        yield (
            "Het zoeken naar wat verborgen moet zijn, is gestopt toen de tijd om was. Dat is "
            "veilig, maar er is meer verborgen dan nodig was."
        )


def _earlier(number: int) -> str:
    if number == 0:
        return "Dit is het eerste pakket dat van deze opdracht is uitgebracht."
    return (
        f"Eerder uitgebrachte pakketten van deze opdracht: {number}. Daar is rekening mee "
        "gehouden: ook wie die ernaast legt, komt er niet achter. Wat eerder is verborgen, blijft "
        "verborgen, en wat eerder is getoond, verandert niet."
    )


def _late(safety: Safety) -> Iterator[str]:
    """In words only: a number of late changes would tell of a few people."""
    yield "## Nagekomen"
    yield ""
    yield (
        "Nagekomen is wat na een eerder pakket is ingevoerd, verbeterd of ongedaan gemaakt. Een "
        "cijfer dat al is uitgebracht, verandert daar niet door."
    )
    yield ""
    if safety.late_included:
        yield "Wat is nagekomen en over genoeg personen gaat, is in dit pakket meegeteld."
    if safety.late_carried:
        yield (
            "Een deel van wat is nagekomen, gaat over te weinig personen. Dat is hier niet "
            "meegeteld: wie twee pakketten naast elkaar legt, zou die personen kunnen vinden. Het "
            "telt mee in een later pakket over een langere periode."
        )
    if not (safety.late_included or safety.late_carried):
        yield "Voor dit pakket was er niets nagekomen."


def _how_to_check(protected: bool, attacked: bool) -> Iterator[str]:
    """Only a package that tells what its figures count (``attacked``) can be recalculated."""
    yield "## Zelf controleren"
    yield ""
    yield (
        "Dat kan met het programma casereg, zonder account en zonder register: "
        "`casereg verify MAP --key BESTAND`. MAP is deze map; geef liefst alle pakketten die je "
        "hebt in één keer, want samen vertellen ze meer. BESTAND is de openbare sleutel: vraag die "
        "één keer aan wie dit pakket maakt. Het programma kijkt:"
    )
    yield ""
    yield "- of `manifest.json` met die sleutel is ondertekend;"
    yield "- of elk bestand nog precies hetzelfde is als toen het werd ondertekend;"
    yield "- of de tabellen de kolommen en codes hebben die `datapackage.json` noemt;"
    if attacked:
        yield "- of de getallen bij elkaar optellen tot hun totaal;"
        yield (
            "- of een verborgen getal is uit te rekenen, zoals iemand met kwade bedoelingen dat "
            "zou proberen."
        )
    else:
        yield "- of wat verborgen is, ook echt leeg is."
        yield ""
        yield (
            "Of een verborgen getal hier is uit te rekenen, kijkt het programma niet: dit pakket "
            "zegt niet precies genoeg wat elk cijfer telt. Dat kan alleen bij een resultaatmeting."
        )
    yield ""
    if protected:
        yield (
            "Gaat er iets mis, gebruik de cijfers dan niet en vraag om een nieuw pakket. "
            "Verander niets in deze map: ook een opgeslagen spreadsheet is een ander bestand."
        )
    else:
        yield "Omdat dit een concept is, kan het laatste mislukken."
