"""``casereg verwerkingen``: the register of processing (AVG art. 30) of an opdracht."""

from collections.abc import Iterator, Sequence
from textwrap import fill
from typing import TYPE_CHECKING, Any

import click

from casereg.commands.catalog import catalogue_of
from casereg.commands.dutch import DutchCommand, json_option
from casereg.commands.output import print_json

if TYPE_CHECKING:
    from models.catalogue_retention import Bewaartermijn
    from models.processing import Processing, Purpose

WIDTH = 78
_STILL = "Nog in te vullen: staat niet in deze opdracht."
TO_ADD = (
    "Vul zelf aan: contactgegevens van de verantwoordelijke en van de functionaris "
    "gegevensbescherming, en wie de server of reservekopieën beheert."
)


@click.command(cls=DutchCommand)
@click.argument("code", metavar="[CODE]", required=False)
@json_option
def verwerkingen(code: str | None, as_json: bool) -> None:
    """Maak het verwerkingsregister van een opdracht (AVG, artikel 30).

    CODE is een opdracht die bij casereg hoort, of een bestand; zonder CODE de nieuwste.
    """
    from models.catalogue_shelf import newest_series
    from models.processing import processing_of

    made = processing_of(catalogue_of(code or newest_series()[-1]))
    if as_json:
        print_json(_json(made))
    else:
        click.echo("\n".join(_lines(made)))


def _lines(made: "Processing") -> Iterator[str]:
    yield f"Verwerkingsregister: {made.title}"
    yield fill(TO_ADD, WIDTH)
    lists: tuple[tuple[str, Sequence[str]], ...] = (
        ("Verantwoordelijk", made.responsible),
        ("Waarvoor en waarom het mag", [_purpose(one) for one in made.purposes]),
        ("Van wie", made.people),
        ("Welke gegevens", made.data),
        ("Wie krijgt ze", made.recipients),
        ("Hoe lang", [_term(one) for one in made.terms]),
        ("Hoe ze zijn beveiligd", made.measures),
        ("Wat met opzet niet wordt gevraagd", made.not_asked),
    )
    for title, items in lists:
        yield from ("", title, "-" * len(title))
        for item in items or (_STILL,):
            yield fill(item, WIDTH, initial_indent="- ", subsequent_indent="  ")


def _purpose(one: "Purpose") -> str:
    grounds = dict.fromkeys(f"{_words(term.grondslag)} ({term.wet})" for term in one.terms)
    goals = f" Doelen: {'; '.join(one.goals)}." if one.goals else ""
    return f"{one.code} {one.title}.{goals} Grondslag: {' of '.join(grounds) or _STILL}"


def _term(term: "Bewaartermijn") -> str:
    notes = f", notities {term.notities} maanden" if term.notities else ""
    least = "verplicht" if term.verplicht else "hooguit"
    return f"{term.titel}: {least} {term.maanden} maanden{notes}"


def _words(code: str) -> str:
    return code.replace("-", " ")


def _json(made: "Processing") -> dict[str, Any]:
    return {
        "opdracht": made.opdracht,
        "titel": made.title,
        "verantwoordelijken": list(made.responsible),
        "doeleinden": [
            {
                "deelopdracht": one.code,
                "titel": one.title,
                "doelen": list(one.goals),
                "grondslagen": [
                    {"grondslag": term.grondslag, "wet": term.wet} for term in one.terms
                ],
            }
            for one in made.purposes
        ],
        "betrokkenen": list(made.people),
        "gegevens": list(made.data),
        "ontvangers": list(made.recipients),
        "bewaartermijnen": [one.model_dump(mode="json") for one in made.terms],
        "beveiliging": list(made.measures),
        "niet_gevraagd": list(made.not_asked),
    }
