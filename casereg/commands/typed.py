"""What people type in line mode: numbers with a comma, ``code=waarde``, ja or nee, a day."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from casereg.commands.dutch import option
from casereg.errors import WrongUsage

if TYPE_CHECKING:
    from datetime import date

    from casereg.register import Register

F = TypeVar("F", bound=Callable[..., Any])
# What a column for a number holds (HIGHEST_NUMBER in models.forms, too heavy for the help).
NUMBER = click.IntRange(1, 2**31 - 1)
_THOUSANDS = re.compile(r"^-?\d{1,3}(\.\d{3})+(,\d+)?$")
_NUMBER = re.compile(r"^-?\d+(?:[.,]\d+)?$", re.ASCII)
_YES_OR_NO = {"ja": True, "j": True, "nee": False, "n": False}


def day_option(command: F) -> F:
    """Add ``--datum``, today when left out."""
    return option(
        "--datum", metavar="DATUM", default="vandaag", show_default=True, help="Zoals g, vr, 14-3."
    )(command)


def id_option(command: F) -> F:
    """Add ``--id``, made by whoever may have to send the same again."""
    return option("--id", metavar="UUID", type=click.UUID, help="Zelfde id: één keer opgeslagen.")(
        command
    )


def day(register: "Register", text: str) -> "date":
    """The day that was typed."""
    from models.moments import parse_day

    return parse_day(text, register.clock.today())


def decimal(text: str) -> float:
    """A number with a decimal comma or point; raises :class:`WrongUsage` for anything else.

    ``1.200`` is refused: to most people that is twelve hundred.
    """
    if _THOUSANDS.match(text.strip()):
        raise WrongUsage("Schrijf duizendtallen zonder punt, zoals 1200.")
    if not _NUMBER.match(text.strip()):
        raise WrongUsage("Geef een getal, zoals 7 of 7,5.")
    return float(text.strip().replace(",", "."))


def yes_or_no(text: str) -> bool:
    """Whether ``ja`` or ``nee`` was typed; raises :class:`WrongUsage` for anything else."""
    if text.strip().lower() not in _YES_OR_NO:
        raise WrongUsage("Antwoord met ja of nee.")
    return _YES_OR_NO[text.strip().lower()]


def pairs(texts: Iterable[str], example: str) -> list[tuple[str, str]]:
    """What stands before and after the ``=`` of each; ``example`` shows how it is written."""
    found = [text.partition("=") for text in texts]
    if not all(before.strip() and sign and after.strip() for before, sign, after in found):
        raise WrongUsage(f"Schrijf het als {example}.")
    return [(before.strip(), after.strip()) for before, _, after in found]


def given(values: Mapping[str, Any]) -> dict[str, Any]:
    """The options that were not left out."""
    return {key: value for key, value in values.items() if value is not None}
