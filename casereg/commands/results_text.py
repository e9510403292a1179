"""The text of ``casereg results``: per deelopdracht, marked as not for publication."""

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

import click

from casereg.commands.output import print_table
from casereg.commands.results_json import MARK

if TYPE_CHECKING:
    from casereg.commands.results_asked import Answer
    from exports.indicator.figures import Amount, IndicatorFigure, Part
    from exports.indicator.trend import TrendPoint
    from models.cards import ContactCard

NOT_ASKED = "niet gevraagd"
_BARS = "▁▂▃▄▅▆▇█"


def show(answer: "Answer") -> None:
    """Print everything that was answered."""
    results = answer.house.results
    click.echo(f"Let op: {MARK}")
    click.echo(f"{results.catalogue.titel}, {results.period.text}, {answer.whose}.")
    if not answer.ended:
        click.echo("De periode is nog niet voorbij: de cijfers kunnen nog veranderen.")
    shown = _counted_for(answer)
    for part, figures in groupby(shown, key=lambda figure: figure.deelopdracht):
        click.echo(f"\n{part.code} {part.titel}")
        for figure in figures:
            click.echo(f"  {figure.indicator.code}  {figure.indicator.titel}")
            click.echo(f"    {_facts(figure)}")
            for split in answer.splits.get(figure.indicator.code, figure.parts):
                click.echo(_part(figure, split))
    if len(shown) < len(answer.figures):
        click.echo(f"\nIndicatoren waarvoor niets meetelde: {len(answer.figures) - len(shown)}.")
    if answer.trend:
        _trend(answer.trend)
    if answer.contacts is not None:
        _contacts(answer.contacts)


def _counted_for(answer: "Answer") -> "tuple[IndicatorFigure, ...]":
    """Of own work only what it counted for: a worker has to do with a few of all these."""
    from exports.indicator.own_part import own_parts

    if not answer.asked.mijn or answer.asked.indicator:
        return answer.figures
    return tuple(own.figure for own in own_parts(answer.house.results))


def _facts(figure: "IndicatorFigure") -> str:
    """Everything about a figure on one line, so that no column has to be cut."""
    from exports.text.figure import MET, counted_text, norm_sign, value_text

    norm, met = norm_sign(figure.indicator), MET[figure.norm_gehaald]
    told = [
        value_text(figure),
        f"norm {norm}" + (f": {met}" if met else "") if norm else "",
        counted_text(figure),
        f"ontbreekt: {figure.ontbrekend}" if figure.ontbrekend else "",
    ]
    return "; ".join(one for one in told if one)


def _part(figure: "IndicatorFigure", part: "Part") -> str:
    """A line under the figure, read as the figure itself."""
    within = replace(
        figure,
        indicator=figure.indicator.model_copy(update={"norm": None}),
        waarde=part.waarde,
        teller=part.teller,
        noemer=part.noemer,
        ontbrekend=part.ontbrekend,
        norm_gehaald=None,
        basis_periode=None,
        verandering=None,
    )
    return f"      {part.titel}: {_facts(within)}"


def _trend(points: "tuple[TrendPoint, ...]") -> None:
    from exports.text.figure import value_text

    click.echo(f"\nVerloop: {sparkline([p.figure.waarde if p.figure else None for p in points])}")
    shown = ((p.period.text, value_text(p.figure) if p.figure else NOT_ASKED) for p in points)
    print_table(("periode", "waarde"), list(shown))


def _contacts(cards: "tuple[ContactCard, ...]") -> None:
    click.echo(f"\nContacten achter dit getal: {len(cards)}")
    rows = [
        (
            card.number,
            card.happened_on.isoformat(),
            card.deelopdracht,
            card.contactsoort,
            card.kern,
            ",".join(str(client.number) for client in card.clients),
        )
        for card in cards
    ]
    if rows:
        print_table(("nr", "datum", "opdr.", "soort", "kern", "cliënt"), rows)


def sparkline(values: "list[Amount | None]") -> str:
    """A bar for each value, a dot where there is none."""
    known = [float(value) for value in values if value is not None]
    low, high = min(known, default=0.0), max(known, default=0.0)
    step = (high - low) / (len(_BARS) - 1)
    return "".join(
        "·" if value is None else _BARS[round((float(value) - low) / step) if step else 3]
        for value in values
    )
