"""What ``casereg export`` says of a package: what is in it, what is hidden, why, and its price."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from casereg.commands.output import print_table

if TYPE_CHECKING:
    from exports.draft import Draft
    from exports.report import Report
    from exports.text.draft import Portion

MOST = 25


def tell(report: "Report", folder: Path) -> None:
    """Where the package stands and what it is."""
    from exports.table.counts import CONCEPT, CONCEPT_REASON

    title = f"{report.kind} over {report.source.period.text}"
    click.echo(f"Het pakket {title} staat in {folder}")
    if report.safety is None:
        click.echo(f"Status: {CONCEPT}. {CONCEPT_REASON}")
    hidden = report.number("onderdrukt")
    click.echo(f"Verborgen cellen: {hidden}. Waarom staat in {report.text_name}.md.")


def explain(draft: "Draft") -> None:
    """What a package would hold and hide, by which rule and at what price; nothing was written."""
    from exports.text.draft import INSIDE, portions

    source, parts = draft.report.source, portions(draft)
    click.echo(
        f"Proef: {draft.report.kind} van {source.catalogue.code} over {source.period.text}. "
        "Niets is geschreven."
    )
    _count(draft, parts)
    _explain_rules(draft)
    _explain_cost(draft)
    if draft.hidden:
        click.echo(f"\n{INSIDE}")
    for part in parts:
        _name_hidden(draft, part)


def _count(draft: "Draft", parts: "tuple[Portion, ...]") -> None:
    """A line for each table and file, and one for all."""
    from exports.draft import REASONS
    from exports.text.draft import SHORT

    click.echo("")
    rows = [(one.name, one.shown, *one.hidden.values(), one.void) for one in parts]
    sums = [sum(column) for column in zip(*(row[1:] for row in rows), strict=True)]
    heads = ("tabel of bestand", "te zien", *(SHORT[reason] for reason in REASONS), "niets")
    print_table(heads, [*rows, ("samen", *sums)] if len(rows) > 1 else rows)


def _explain_rules(draft: "Draft") -> None:
    from exports.draft import REASONS
    from exports.text.draft import SHORT, why

    click.echo("\nVerborgen, en waarom:")
    for reason in REASONS:
        click.echo(f"  {SHORT[reason]:<7} {why(reason, draft.report.source.catalogue)}")
    click.echo("  niets   niet verborgen: het kan niet voorkomen, of er is niets te berekenen")


def _explain_cost(draft: "Draft") -> None:
    from exports.table.counts import CONCEPT, CONCEPT_REASON
    from exports.text.draft import circumstances, cost_line

    click.echo(f"\nWat het kost: {cost_line(draft)}")
    if draft.cost.contacts:
        click.echo(
            f"In verborgen cellen zitten {draft.cost.contacts} contacten "
            "(een contact telt in elke tabel opnieuw)."
        )
    for line in circumstances(draft):
        click.echo(line)
    if draft.report.safety is None:
        click.echo(f"Dit pakket is: {CONCEPT}. {CONCEPT_REASON}")


def _name_hidden(draft: "Draft", part: "Portion") -> None:
    from exports.tables_csv import decimal_comma
    from exports.text.draft import hidden_in

    found = hidden_in(draft, part)
    if not found:
        return
    click.echo(f"\nVerborgen in {part.name}:")
    for one in found[:MOST]:
        number = decimal_comma(one.value)
        click.echo(f"  {one.where}  {one.measure} {number}  ({one.reason})")
    if len(found) > MOST:
        click.echo(f"  en nog {len(found) - MOST}; met --json zie je ze allemaal")
