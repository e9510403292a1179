"""One deed at work: the session it runs in, who does it, and when."""

from dataclasses import dataclass
from typing import Literal

from sqlmodel import Session

from casereg.clock import Clock
from casereg.errors import Refused
from casereg.security.rights import Deed, Reach, require
from models.audit import Audit
from models.audit_chain import note
from models.cards import Actor
from models.loaded import Catalogues


@dataclass(frozen=True, slots=True)
class Work:
    """What every service gets: one transaction, the acting person, the time, the catalogues.

    ``place`` is the machine the person works from, for the audit.
    """

    session: Session
    actor: Actor
    clock: Clock
    catalogues: Catalogues
    place: str = ""

    def require(self, deed: Deed) -> Reach:
        """How far the actor may go; raises :class:`Refused` when not at all."""
        return require(self.actor.role, deed)

    def record(
        self,
        deed: str,
        subject: str = "",
        client_id: int | None = None,
        outcome: Literal["gedaan", "geweigerd"] = "gedaan",
    ) -> None:
        """Note the audit row of this deed; it is committed with the deed or not at all."""
        row = Audit(
            at=self.clock.now(),
            account_id=self.actor.account_id,
            role=self.actor.role,
            team=self.actor.team or "",
            deed=deed,
            subject=subject,
            client_id=client_id,
            place=self.place,
            outcome=outcome,
        )
        note(self.session, row)


def own_team(work: Work) -> str:
    """The gebiedsteam of the actor; raises :class:`Refused` for an account without one."""
    if work.actor.team is None:
        raise Refused("Je account heeft geen gebiedsteam. Vraag je beheerder erom.")
    return work.actor.team
