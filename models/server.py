"""The register on a team server: PostgreSQL through psycopg."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlmodel import Session

from casereg.errors import WrongUsage
from models.context import NOBODY
from models.database import Database
from models.server_roles import ServerRoles, enter, find_roles

CONNECT_SECONDS = 10


def open_server(url: str) -> Database:
    """The register at ``url``; connects when first used."""
    if not url.startswith("postgresql+psycopg://"):
        raise WrongUsage("CASEREG_DATABASE_URL moet beginnen met postgresql+psycopg://")
    try:
        engine = create_engine(
            url,
            hide_parameters=True,
            pool_pre_ping=True,
            # The one used last, whose statements the server has prepared and its pages at hand.
            pool_use_lifo=True,
            connect_args={"connect_timeout": CONNECT_SECONDS},
        )
    except (ArgumentError, ValueError):
        raise WrongUsage("CASEREG_DATABASE_URL is geen goed adres.") from None
    _begin_in_context(engine)
    reader = engine.execution_options(isolation_level="REPEATABLE READ")
    return Database(engine, reader, ending=_committed_at_once)


@contextmanager
def _committed_at_once(session: Session) -> Iterator[None]:
    """Send what is written here in one message with the commit, and wait for all of it once.

    All others wait for the head of the audit meanwhile. On a busy machine each answer waits for
    its turn too: then no more deeds go into a second than fit one after another.
    """
    connection = session.connection()
    driver: Any = connection.connection.dbapi_connection
    kinds: Any = connection.dialect.dbapi
    try:
        with _in_one_message(driver):
            yield
            driver.commit()
    except BaseException as fault:
        # Half an answer may still be on its way, so nothing more is asked on this connection.
        connection.invalidate()
        if not isinstance(fault, kinds.Error):
            raise
        raise DBAPIError.instance(None, None, fault, kinds.Error, hide_parameters=True) from None


@contextmanager
def _in_one_message(driver: Any) -> Iterator[None]:
    """The pipeline of the driver, which only hears of a fault when it is over.

    Of one that passes through it, it warns in a log that ends up on the screen of who works.
    """
    first: BaseException | None = None
    try:
        with driver.pipeline():
            try:
                yield
            except BaseException as fault:
                first = fault
    except Exception as last:
        first = first or last
    if first:
        raise first


def _begin_in_context(engine: Engine) -> None:
    """Let every transaction begin in the context it was asked for, else in that of nobody.

    It belongs to the transaction, so that a connection that goes back to the pool keeps
    nothing of it. A register from before there were roles has none to take on.
    """
    known: list[ServerRoles] = []

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if not known:
            known.extend(filter(None, [find_roles(connection)]))
        if known:
            context = connection.get_execution_options().get("casereg_context", NOBODY)
            enter(connection, known[0], context)
