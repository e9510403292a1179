"""Going round casereg: SQL on the team server as one of its own roles, and what it should give."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import create_engine, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import ProgrammingError

from casereg.security import rights
from casereg.security.rights import Deed, Reach, Role, reach
from models.context import Context
from models.server_roles import ServerRoles, enter, find_roles

Row = Mapping[str, Any]
_TEAM = {Role.WORKER: "veghel", Role.LEAD: "veghel"}

# Whose the rows of a table are, and the deed for which each role may read them; a second
# hand at what models/row_security.py says, from the table of rights alone.
NEEDED_FOR: dict[str, tuple[Deed, ...]] = {
    "client": (rights.USE_CLIENTS,),
    "client_term": (rights.USE_CLIENTS,),
    "client_kenmerk": (rights.USE_CLIENTS, rights.EXPORT),
    "client_year": (rights.USE_CLIENTS, rights.EXPORT),
    "client_note": (rights.INSPECT,),
    "client_merge": (rights.MERGE_CLIENTS,),
    "contact": (rights.SEE_CONTACTS, rights.SEE_WEEK),
    "participation": (rights.SEE_CONTACTS, rights.SEE_WEEK),
    "client_case": (rights.USE_CASES, rights.EXPORT),
    "case_party": (rights.USE_CASES, rights.EXPORT),
    "case_result": (rights.USE_CASES, rights.EXPORT),
    "follow_up": (rights.USE_CLIENTS,),
    "meting": (rights.MEASURE, rights.EXPORT),
    "peiling": (rights.SURVEY,),
    "volunteer_work": (rights.VOLUNTEER_WORK, rights.EXPORT),
    "draft": (rights.KEEP_TYPED,),
    "contact_template": (rights.LOG_CONTACT,),
    "erasure": (rights.ERASE_CLIENT,),
    "week_lock": (rights.SEE_WEEK,),
}
# How many there are is seen by who counts, and not what stands in them.
COUNTED: dict[str, tuple[Deed, ...]] = {"draft": (rights.SEE_WEEK,)}
_PARENTS = {
    "client_term": ("client_id", "client"),
    "client_kenmerk": ("client_id", "client"),
    "client_year": ("client_id", "client"),
    "client_merge": ("kept_id", "client"),
    "participation": ("contact_id", "contact"),
    "case_party": ("case_id", "client_case"),
    "case_result": ("case_id", "client_case"),
}
_MAKERS = ("worker_id", "entered_by", "made_by")


def context(role: Role, account: int) -> Context:
    """Of somebody in Veghel, or over all."""
    return Context(role, account, _TEAM.get(role), counting=role == Role.COORDINATOR)


def widest(role: Role, table: str) -> Reach:
    """How far the role goes with the deed that goes furthest."""
    order, counted = list(Reach), COUNTED.get(table, ()) if role == Role.COORDINATOR else ()
    return max((reach(role, deed) for deed in NEEDED_FOR[table] + counted), key=order.index)


def within(table: str, role: Role, account: int, rows: Mapping[str, Sequence[Row]]) -> list[Row]:
    """The rows that the role should see, out of all there are."""
    far = widest(role, table)
    if far is Reach.NONE:
        return []
    if far is Reach.ALL:
        return list(rows[table])
    return [row for row in rows[table] if _is_within(table, row, far, account, rows)]


def _is_within(
    table: str, row: Row, far: Reach, account: int, rows: Mapping[str, Sequence[Row]]
) -> bool:
    if table in _PARENTS:
        column, parent = _PARENTS[table]
        above = next(one for one in rows[parent] if one["id"] == row[column])
        return _is_within(parent, above, far, account, rows)
    if account in (row.get(maker) for maker in _MAKERS):
        return True
    return far is Reach.TEAM and row.get("team") in ("veghel", None)


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    """A connection of who runs the server, outside casereg, with one transaction."""
    engine = create_engine(url)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@contextmanager
def within_context(connection: Connection, who: Context) -> Iterator[None]:
    """The block in that context; nothing of it stays."""
    with connection.begin_nested() as step:
        enter(connection, roles_of(connection), who)
        yield
        step.rollback()


def roles_of(connection: Connection) -> ServerRoles:
    """The roles of the register."""
    found = find_roles(connection)
    assert found
    return found


def rows_seen(connection: Connection, who: Context, query: str) -> list[Row]:
    """What a query gives in that context; nothing when the role may not ask it."""
    try:
        with within_context(connection, who):
            return [dict(row) for row in connection.execute(text(query)).mappings()]
    except ProgrammingError as fault:
        assert "permission denied" in str(fault.orig)
        return []
