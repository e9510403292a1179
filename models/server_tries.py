"""Wrong tries at a team server, in a table of it; each is in the audit at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlmodel import Session, select

from casereg.security.place import this_machine
from casereg.security.throttle import Tries, bucket
from models.account import Account
from models.database import Database
from models.failed_sign_ins import note_failed
from models.locks import hold
from models.sign_in_try import SignInTry


@dataclass(frozen=True, slots=True)
class TriesRow:
    """One row, in a transaction that keeps others from it."""

    session: Session
    name: str

    @property
    def tag(self) -> str:
        """What they are kept under."""
        return bucket(self.name)

    def read(self) -> Tries:
        """The tries so far."""
        found = self.session.get(SignInTry, self.tag)
        return Tries(found.failures, found.last_at) if found else Tries()

    def write(self, tries: Tries) -> None:
        """Keep these instead."""
        found = self.session.get(SignInTry, self.tag)
        if found and tries.last_at is None:
            self.session.delete(found)
        elif tries.last_at:
            row = SignInTry(tag=self.tag, failures=tries.failures, last_at=tries.last_at)
            self.session.merge(row)
            whose = select(Account).where(Account.name == self.name)
            account = self.session.exec(whose).one_or_none()
            note_failed(self.session, account, tries.last_at, this_machine())


@contextmanager
def alone_on_server(database: Database, name: str) -> Iterator[TriesRow]:
    """The tries of ``name``, with all others kept from them meanwhile."""
    with database.writing() as session:
        page = TriesRow(session, name)
        hold(session, f"sign-in {page.tag}")
        yield page
