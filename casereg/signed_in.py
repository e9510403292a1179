"""An opened register with somebody signed in: its transactions, and what ends them.

What all parts of the one door (:mod:`casereg.register`) stand on.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import replace
from uuid import uuid4

from sqlmodel import Session

from casereg.anchoring import Anchoring
from casereg.clock import Clock
from casereg.config import Settings
from casereg.damage import PART, mark_damage, note_what_was_read, only_reading
from casereg.errors import CaseregError, NotAllowed, NotSignedIn, RegisterDamaged
from casereg.opening import Opened
from casereg.security.place import this_machine
from casereg.security.throttle import Tries
from casereg.security.tries_file import untold_tries
from casereg.security.vault import Vault
from casereg.services import sign_ins
from models.attendance import attendance
from models.audit_anchor import register_id
from models.audit_chain import reached
from models.cards import Actor
from models.database import Database
from models.loaded import loaded_catalogues
from models.locks import CATALOGUES, hold, share
from models.release import RELEASED
from models.work import Work


class SignedIn:
    """Somebody signed in at an opened register; may be used from several threads."""

    def __init__(self, opened: Opened, clock: Clock, settings: Settings) -> None:
        """Take over what was opened; :meth:`close` gives it back."""
        self.actor: Actor = opened.actor
        self.clock = clock
        self._opened: Opened | None = opened
        self._settings, self._anchoring = settings, Anchoring(settings.audit_anchor, clock, "")
        self._place = this_machine()
        with self._reading() as session:
            self._catalogues = loaded_catalogues(session)
            self._anchoring = Anchoring(settings.audit_anchor, clock, register_id(session))

    def close(self) -> None:
        """Sign out: close the connections and drop the key; any deed after it is refused."""
        opened, self._opened = self._opened, None
        if opened:
            if not opened.database.only_read:
                with suppress(CaseregError), opened.database.writing() as session:
                    sign_ins.end(session, opened.seat)
                self._anchoring.write(opened.database)
            opened.database.close()

    def resume(self, fresh: "SignedIn") -> None:
        """Go on with what the same actor opened anew; ``fresh`` is used up by it."""
        self.close()
        self._opened, fresh._opened = fresh._opened, None
        self._catalogues = fresh._catalogues

    def note_sign_in(self) -> None:
        """Write down that the actor signed in, and what went wrong before it is in the audit."""
        failures = self._opened.failures if self._opened else 0
        if not self.only_read:
            note_what_was_read(self._settings, self._database)
        with self._untold() as failed, self._work() as work:
            if self._opened and not self.only_read:
                sign_ins.begin(work, self._opened.seat)
            sign_ins.tell_failed(work, failed)
            work.record("account.sign_in", f"na {failures} keer mis" if failures else "")

    def _untold(self) -> AbstractContextManager[dict[str, Tries]]:
        """Wrong tries from before the register was open, while nobody else tells them."""
        return nullcontext({}) if self.only_read else untold_tries(self._settings.tries_folder)

    @property
    def only_read(self) -> str:
        """Why nothing can be written (Dutch); empty when all is well."""
        return self._opened.database.only_read if self._opened else ""

    @property
    def _database(self) -> Database:
        if self._opened is None:
            raise NotSignedIn("Het register is gesloten. Meld je opnieuw aan.")
        return self._opened.database

    @property
    def _vault(self) -> Vault | None:
        return self._opened.vault if self._opened else None

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with self._watched(), self._database.reading() as session:
            yield session

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """A register that turns out to be damaged is only read from then on."""
        try:
            yield
        except RegisterDamaged:
            self._found(PART)
            raise

    def _found(self, damage: str) -> None:
        opened = self._opened
        if opened and not self.only_read:
            # A key that does not fit any more looks like damage; then this refuses.
            with suppress(CaseregError):
                fresh = only_reading(self._settings, opened.database, opened.vault, damage)
                self._opened = replace(opened, database=fresh, seat=uuid4())
                now = self.clock.now()
                mark_damage(self._settings, self._anchoring.register, damage, now)

    @contextmanager
    def _work(self, alone: bool = False) -> Iterator[Work]:
        """One transaction for the actor, who must still be allowed in.

        ``alone`` keeps all others out meanwhile, for what changes the catalogues under
        them. A refusal for want of a right is written down in a transaction of its own.
        """
        database = self._database
        try:
            with self._watched(), database.writing() as session:
                (hold if alone else share)(session, CATALOGUES)
                yield self._begun(session)
        except NotAllowed as refusal:
            with database.writing() as session:
                work = self._begun(session)
                work.record(refusal.deed, refusal.subject, refusal.client, "geweigerd")
            raise
        if now := reached(session):
            self._anchoring.reached(*now, session.info.get(RELEASED, 0))

    def _begun(self, session: Session) -> Work:
        """The work of the actor, with the catalogues as they stand now."""
        actor, seat = self.actor, self._opened.seat if self._opened else None
        found = attendance(session, actor.account_id, seat)
        if not found or not found.active or (found.role, found.team) != (actor.role, actor.team):
            raise NotSignedIn("Je account is veranderd of uitgeschakeld. Meld je opnieuw aan.")
        if found.ended:
            raise NotSignedIn("Je bent afgemeld. Meld je opnieuw aan.")
        if seat:
            sign_ins.seen(session, seat, found.last_seen, self.clock.now())
        if found.versions != self._catalogues.versions:
            self._catalogues = loaded_catalogues(session)
        return Work(session, self.actor, self.clock, self._catalogues, self._place)
