"""An account as one sentence or one JSON object."""

from typing import TYPE_CHECKING, Any

import click

from casereg.commands.output import print_json

if TYPE_CHECKING:
    from models.cards import AccountCard


def tell(card: "AccountCard", as_json: bool, sentence: str, password: str | None = None) -> None:
    """Say what was done, and once the password that was made up."""
    if as_json:
        print_json(account_json(card) | ({"password": password} if password else {}))
        return
    click.echo(sentence)
    if password:
        click.echo(f"Wachtwoord (wordt maar één keer getoond): {password}")


def account_json(card: "AccountCard") -> dict[str, Any]:
    """The account, without anything secret."""
    return {"name": card.name, "role": card.role, "team": card.team, "active": card.active}
