"""Keeping a line outside the register that says how far its audit was."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from casereg.clock import Clock
from casereg.errors import CaseregError
from casereg.security.anchor import Anchor, read_anchor, write_anchor
from models.audit_anchor import (
    anchor_now,
    gone_on,
    is_chain,
    register_id,
    still_holds,
)
from models.context import CHECKING
from models.database import Database


@dataclass(frozen=True, slots=True)
class Anchoring:
    """Writes the anchor of a register after every deed, and at the end.

    A folder that cannot be written is no reason to keep somebody from working: the older
    anchor goes on.
    """

    file: Path
    clock: Clock
    register: str

    def reached(self, row: int, seal: bytes, release: int = 0) -> None:
        """The audit came this far, and perhaps a release was made.

        After a power cut an older one may stand there, which is as true. One that is further
        stays: others work too.
        """
        with suppress(OSError):
            before = read_anchor(self.file)
            same = before if before and before.register == self.register else None
            if same is None or same.row < row:
                known = max(release, same.release if same else 0)
                at = self.clock.now().isoformat()
                anchor = Anchor(self.register, row, seal.hex(), at, known)
                write_anchor(self.file, anchor, lasting=bool(release))

    def write(self, database: Database) -> None:
        """Write how far the audit is, unless what stands there does not fit any more.

        That is evidence and stays; what is of another register goes.
        """
        with suppress(OSError, CaseregError):
            before = read_anchor(self.file)
            with database.seen_by(CHECKING).reading() as session:
                anchor = anchor_now(session, self.clock.now())
            if anchor and not lost_since(database, before):
                write_anchor(self.file, anchor)


def lost_since(database: Database, before: Anchor | None) -> int:
    """The row of the audit that should be there and is not, or not as it was; 0 when all is well.

    Nothing is lost when a beheerder put a backup back since, or went on with what was left.
    """
    with database.seen_by(CHECKING).reading() as session:
        if before is None or before.register != register_id(session) or not is_chain(session):
            return 0
        well = still_holds(session, before) or gone_on(session, before)
    return 0 if well else before.row
