"""A connection to a register, embedded or on a team server, with one manner of working.

``reading()`` and ``writing()`` give a session in one transaction. Faults of the
database come out as :class:`RegisterUnavailable`, in Dutch and without statements
or values.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace

from sqlalchemy import Engine, event
from sqlalchemy.engine import Connection
from sqlmodel import Session

import models.tables  # noqa: F401 - foreign keys are found only when every table is known
from models.audit_chain import chained
from models.context import Context
from models.faults import explained


@dataclass(frozen=True, slots=True)
class Database:
    """An opened register.

    ``writer`` and ``reader`` share their connections. The writer sees each commit of
    others as it comes (under the lock it holds); the reader sees one moment throughout.
    Both hide parameters, so no error shows client data. ``still_there`` raises
    :class:`RegisterUnavailable` when another register has taken the place of this one.
    ``only_read`` says why nothing may be written, empty when all is well; what was noted
    for the audit then goes where ``keep_noted`` puts it. That takes a place for it, and gives
    what writes it there; ``ending`` goes around that and may commit. ``damaged`` looks through
    the whole file, after something that cannot be.
    """

    writer: Engine
    reader: Engine
    still_there: Callable[[], None] = lambda: None
    only_read: str = ""
    keep_noted: Callable[[Session], Callable[[], None]] = chained
    ending: Callable[[Session], AbstractContextManager[None]] = lambda _: nullcontext()
    damaged: Callable[[], bool] = lambda: False

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads."""
        with explained(damaged=self.damaged), Session(self.reader) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that is committed when the block ends well, and rolled back when not.

        What was noted for the audit is written last, in the same transaction. What is
        written to a file that was replaced meanwhile would be lost, so that is
        looked at under the lock, before and after.
        """
        told = explained(self.only_read, self.damaged)
        with told, Session(self.writer) as session, session.begin():
            session.connection()
            self.still_there()
            yield session
            session.flush()
            write = self.keep_noted(session)
            with self.ending(session):
                write()
                self.still_there()

    def seen_by(self, context: Context) -> "Database":
        """The same connections, for the rows of ``context``: else there are none on a server."""
        if self.writer.dialect.name == "sqlite":
            return self
        return replace(
            self,
            writer=self.writer.execution_options(casereg_context=context),
            reader=self.reader.execution_options(casereg_context=context),
        )

    def close(self) -> None:
        """Close all connections, and with them forget the key."""
        self.writer.dispose()


def begin_as_asked(engine: Engine) -> None:
    """Let SQLAlchemy, not the driver, begin transactions on SQLite.

    A writer takes the lock at once: a deferred transaction that reads first loses its
    write to another process.
    """

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("casereg_writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
