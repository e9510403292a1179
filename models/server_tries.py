"""Wrong tries at a team server, in a table of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlmodel import Session

from casereg.security.throttle import Tries
from models.database import Database
from models.locks import hold
from models.sign_in_try import SignInTry


@dataclass(frozen=True, slots=True)
class TriesRow:
    """One row, in a transaction that keeps others from it."""

    session: Session
    tag: str

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


@contextmanager
def alone_on_server(database: Database, tag: str) -> Iterator[TriesRow]:
    """The tries kept under ``tag``, with all others kept from them meanwhile."""
    with database.writing() as session:
        hold(session, f"sign-in {tag}")
        yield TriesRow(session, tag)
