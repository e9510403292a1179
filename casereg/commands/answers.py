"""What line mode answers: one JSON document, or a line a person reads."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from casereg.commands.output import print_json

if TYPE_CHECKING:
    from datetime import date


def answer(document: dict[str, Any], text: str, as_json: bool) -> None:
    """Say that something was done."""
    if as_json:
        print_json(document)
    else:
        click.echo(text)


def listed_or_none(cards: Sequence[object], what: str) -> bool:
    """Whether there is anything to list; says so when there is not."""
    if not cards:
        click.echo(f"Geen {what} gevonden.")
    return bool(cards)


def shown(number: float) -> str:
    """A number with a decimal comma, and no more decimals than it has."""
    return f"{number:.10g}".replace(".", ",")


def iso(when: "date | None") -> str | None:
    """A day as JSON has it."""
    return when.isoformat() if when else None
