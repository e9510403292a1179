"""Keeping a line outside the register that says how far its audit was."""

import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from casereg.clock import Clock
from casereg.errors import CaseregError
from casereg.security.anchor import read_anchor, write_anchor
from models.audit_anchor import anchor_now, still_holds
from models.database import Database

SECONDS_BETWEEN = 900.0


@dataclass(slots=True)
class Anchoring:
    """Writes the anchor of a register now and then, and at the end."""

    file: Path
    clock: Clock
    written: float = field(default_factory=time.monotonic)

    def now_and_then(self, database: Database) -> None:
        """Write it when the last time is long ago."""
        if time.monotonic() - self.written >= SECONDS_BETWEEN:
            self.write(database)

    def write(self, database: Database) -> None:
        """Write how far the audit is, unless what stands there does not fit any more.

        That is evidence and stays; what is of another register goes. A folder that cannot
        be written is no reason to keep somebody from working: the older anchor goes on.
        """
        self.written = time.monotonic()
        with suppress(OSError, CaseregError):
            before = read_anchor(self.file)
            with database.reading() as session:
                anchor = anchor_now(session, self.clock.now())
                same = anchor and before and before.register == anchor.register
                if before and same and not still_holds(session, before):
                    return
            if anchor:
                write_anchor(self.file, anchor)
