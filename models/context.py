"""For whom a transaction is: on a team server the rows it sees and may change follow from it.

See :mod:`models.row_security`. On the embedded file it means nothing.
"""

from dataclasses import dataclass

from casereg.security.rights import Role
from models.cards import Actor


@dataclass(frozen=True, slots=True)
class Context:
    """A person in a role, or a task of the program itself; ``role`` empty sees nothing.

    ``counting`` is without the columns that hold names and notes.
    """

    role: str = ""
    account: int | None = None
    team: str | None = None
    counting: bool = False


NOBODY = Context()
# What the program does before there is anybody, or whoever it is for.
SIGNING_IN = Context("aanmelden")
CHECKING = Context("controleren")
LOADING = Context("inlezen", counting=True)
# All that is held of one client wherever it stands, to erase it.
GATHERING = Context("verzamelen")
# Making the register and bringing it up to date, as the role that owns the tables.
OWNING = Context("eigenaar")


def context_of(actor: Actor) -> Context:
    """That of somebody who is signed in."""
    return Context(actor.role, actor.account_id, actor.team, actor.role == Role.COORDINATOR)
