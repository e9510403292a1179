"""A part of a deed that is done in another context than that of the actor."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from sqlmodel import Session

from models.context import NOBODY, Context
from models.server_roles import ServerRoles, enter, find_roles

_NOW = "casereg context"
Given = ParamSpec("Given")
Found = TypeVar("Found")


@contextmanager
def acting(session: Session, context: Context) -> Iterator[None]:
    """Do the block in ``context``; on the embedded file nothing is different.

    What raises in it must end the transaction, and the context goes with it.
    """
    connection = session.connection()
    roles = find_roles(connection) if connection.dialect.name == "postgresql" else None
    if roles is None:
        yield
        return
    before = _now(session)
    _go_on(session, roles, context)
    yield
    _go_on(session, roles, before)


@contextmanager
def counting(session: Session) -> Iterator[None]:
    """Count what the actor may count but not read."""
    with acting(session, replace(_now(session), counting=True)):
        yield


@contextmanager
def own_rows(session: Session) -> Iterator[None]:
    """Only what is the actor's own, whatever the role: that is read whole by who counts too."""
    with acting(session, Context(account=_now(session).account)):
        yield


def done_as(
    context: Context,
) -> Callable[
    [Callable[Concatenate[Session, Given], Found]], Callable[Concatenate[Session, Given], Found]
]:
    """Let a function of a session be done in ``context``."""

    def wrapped(
        deed: Callable[Concatenate[Session, Given], Found],
    ) -> Callable[Concatenate[Session, Given], Found]:
        @wraps(deed)
        def done(session: Session, /, *args: Given.args, **named: Given.kwargs) -> Found:
            with acting(session, context):
                return deed(session, *args, **named)

        return done

    return wrapped


def _go_on(session: Session, roles: ServerRoles, context: Context) -> None:
    session.flush()
    enter(session.connection(), roles, context)
    session.info[_NOW] = context


def _now(session: Session) -> Context:
    """The context at this moment: the one the transaction was begun in, if no other."""
    begun = session.connection().get_execution_options().get("casereg_context", NOBODY)
    found = session.info.get(_NOW, begun)
    assert isinstance(found, Context)  # noqa: S101 - nothing else is ever put there
    return found
