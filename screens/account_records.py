"""Accounts as records to fill in: another one, or another role for one there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casereg.security.made_up import made_up_password
from casereg.security.rights import Role
from models.forms import AccountForm, filled
from screens.choices import Choice
from screens.record_choices import items
from screens.record_fields import Field, StoredOnce, Texts, Values, numbered, picked

if TYPE_CHECKING:
    from casereg.register import Register
    from models.cards import AccountCard
    from models.catalogue import Item

IN_A_TEAM = (Role.WORKER, Role.LEAD)
ROLES = numbered([Choice(role.value, role.value.capitalize()) for role in Role])
NAME = "Om mee aan te melden, zoals sanne."
SHOWN_ONCE = "Wachtwoord van {}, alleen nu te zien: {}"


def fields(teams: "Sequence[Item]", texts: Texts, role: str = "", team: str = "") -> list[Field]:
    """The role, and the gebiedsteam for who is in one; as they are now when they are given."""
    text = next((one.text for one in ROLES if one.code == role), "")
    asked = Field("role", "Rol", "choice", ROLES, True, text)
    if picked(asked, texts) not in IN_A_TEAM:
        return [asked]
    offered = items(teams)
    now = next((one.text for one in offered if one.code == team), "")
    return [asked, Field("team", "Gebiedsteam", "choice", offered, True, now)]


@dataclass(frozen=True)
class AddAccount(StoredOnce):
    """Somebody who may sign in, with a password that is made up."""

    teams: "Sequence[Item]"
    title: str = "Nieuw account"

    def fields(self, texts: Texts) -> tuple[Field, ...]:
        """The name first."""
        return (Field("name", "Naam", "text", (), True, hint=NAME), *fields(self.teams, texts))

    def store(self, register: "Register", values: Values) -> str:
        """Add it, and tell the password once."""
        password = made_up_password()
        card = register.add_account(filled(AccountForm, dict(values)), password)
        return SHOWN_ONCE.format(card.name, password)


@dataclass(frozen=True)
class ChangeRole(StoredOnce):
    """Another role or gebiedsteam for an account."""

    teams: "Sequence[Item]"
    account: "AccountCard"

    @property
    def title(self) -> str:
        """Whose role it is."""
        return f"Rol van {self.account.name}"

    def fields(self, texts: Texts) -> tuple[Field, ...]:
        """What it is now is proposed."""
        one = self.account
        return tuple(fields(self.teams, texts, one.role, one.team or ""))

    def store(self, register: "Register", values: Values) -> str:
        """Change it; who is signed in with it must do that again."""
        card = register.change_role(self.account.name, values["role"], values.get("team"))
        return f"{card.name} is nu {card.role}. Wie daarmee werkt, meldt zich opnieuw aan."
