"""Looking at the audit and looking it through.

A part of the one door (:mod:`casereg.register`).
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from sqlmodel import Session

from casereg.damage import BROKEN
from casereg.errors import Refused
from casereg.security.anchor import Anchor, read_anchor
from casereg.services import audit_log
from models.audit_anchor import register_id
from models.audit_cards import AuditCard, AuditFilter
from models.audit_faults import Verdict, verdict
from models.work import Work


class Auditing:
    """The audit, for whoever may see it."""

    def __init__(
        self,
        work: Callable[[], AbstractContextManager[Work]],
        reading: Callable[[], AbstractContextManager[Session]],
        anchor: Path,
        damaged: Callable[[str], None],
    ) -> None:
        """``anchor`` is the file beside the register that says how far the audit was.

        ``damaged`` hears that it is not what was written.
        """
        self._work, self._reading, self._anchor = work, reading, anchor
        self._damaged = damaged

    def shown(self, wanted: AuditFilter) -> tuple[AuditCard, ...]:
        """Who did what, newest first, as far as the actor may see it."""
        with self._work() as work:
            return audit_log.shown(work, wanted)

    def verified(self, against: Sequence[Path] = ()) -> Verdict:
        """Whether every row still is what was written, also held against what stands outside.

        That is the anchor beside the register, and in ``against`` backups and exports of
        it. Raises :class:`Refused` for a file of which nothing can be read.
        """
        with self._work() as work:
            audit_log.begin_verifying(work)
        own = read_anchor(self._anchor)
        given = [_read(path) for path in against]
        with self._reading() as session:
            register = register_id(session)
            if any(one.register != register for one in given):
                raise Refused("Dit hoort bij een ander register. Kies een ander bestand.")
            known = [*given, *([own] if own and own.register == register else [])]
            found = verdict(session, [(one.row, one.seal) for one in known if one.row])
        if found.fault:
            self._damaged(BROKEN)
        return found


def _read(path: Path) -> Anchor:
    found = read_anchor(path)
    if found is None:
        raise Refused(
            f"In {path} staat niet hoe ver het logboek was. Kies een reservekopie, "
            "de map van een pakket, of casereg.audit.json."
        )
    return found
