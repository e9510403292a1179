"""One deed at work: the session it runs in, who does it, and when."""

from dataclasses import dataclass

from sqlmodel import Session

from casereg.clock import Clock
from casereg.security.rights import Deed, Reach, require
from models.audit import Audit
from models.cards import Actor
from models.loaded import Catalogues


@dataclass(frozen=True, slots=True)
class Work:
    """What every service gets: one transaction, the acting person, the time, the catalogues."""

    session: Session
    actor: Actor
    clock: Clock
    catalogues: Catalogues

    def require(self, deed: Deed) -> Reach:
        """How far the actor may go; raises :class:`Refused` when not at all."""
        return require(self.actor.role, deed)

    def record(self, deed: str, subject: str = "", client_id: int | None = None) -> None:
        """Write the audit row of this deed; it is committed with the deed or not at all."""
        self.session.add(
            Audit(
                at=self.clock.now(),
                account_id=self.actor.account_id,
                role=self.actor.role,
                deed=deed,
                subject=subject,
                client_id=client_id,
            )
        )
