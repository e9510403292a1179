"""What PostgreSQL is told so that it guards the rows itself: grants and policies, by table."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import inspect
from sqlalchemy.engine import Connection

from casereg.security.rights import Deed, Reach, Role
from models.context import LOADING, OWNING
from models.row_conditions import (
    ROLE,
    changeable,
    counted,
    looking_above,
    readable,
    widest,
    writable,
)
from models.row_guard import Guard
from models.row_security import GUARDS
from models.server_roles import ServerRoles, quoted

VERSION_TABLE = "alembic_version"
_STANDING = "SELECT policyname FROM pg_policies WHERE schemaname = %s AND tablename = %s"


def apply(connection: Connection, roles: ServerRoles) -> None:
    """Close all tables, and open each as far as its guard says; for the owner of them."""
    looked = inspect(connection)
    schema = looked.default_schema_name
    for table in looked.get_table_names():
        columns = [column["name"] for column in looked.get_columns(table)]
        standing = connection.exec_driver_sql(_STANDING, (schema, table)).scalars().all()
        for statement in (
            *(f"DROP POLICY {quoted(str(name))} ON {table}" for name in standing),
            *told(roles, table, columns),
        ):
            connection.exec_driver_sql(statement)
    sequences = f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA {quoted(schema or '')} TO "
    connection.exec_driver_sql(sequences + _users(roles))


def told(roles: ServerRoles, table: str, columns: Sequence[str]) -> Iterator[str]:
    """Close a table, and open it as far as its guard says."""
    yield from _closed(roles, table)
    if table in GUARDS:
        yield from _opened(roles, table, columns, GUARDS[table])


def _users(roles: ServerRoles) -> str:
    return f"{quoted(roles.app)}, {quoted(roles.counts)}"


def _closed(roles: ServerRoles, table: str) -> Iterator[str]:
    """Nothing for anybody but the owner, and that only where it says it works as such."""
    yield f"REVOKE ALL ON {table} FROM PUBLIC, {_users(roles)}"
    if table == VERSION_TABLE:  # which tables there are is known before anybody is
        yield f"GRANT SELECT ON {table} TO {_users(roles)}"
        return
    for state in ("ENABLE", "FORCE"):
        yield f"ALTER TABLE {table} {state} ROW LEVEL SECURITY"
    owning = f"{ROLE} = '{OWNING.role}'"
    yield f"CREATE POLICY owning ON {table} TO {quoted(roles.owner)} USING ({owning})"


def _opened(roles: ServerRoles, table: str, columns: Sequence[str], guard: Guard) -> Iterator[str]:
    yield from _granted(roles, table, columns, guard)
    yield from looking_above(guard)
    read, write = readable(table, guard), writable(table, guard)
    # A row that may be read may be locked too, so that it stays as it is meanwhile.
    clauses = {
        "SELECT": f"USING ({read})",
        "INSERT": f"WITH CHECK ({write})",
        "UPDATE": f"USING ({read}) WITH CHECK ({changeable(table, guard)})",
        "DELETE": f"USING ({write})",
    }
    for verb in guard.verbs:
        policy = f"CREATE POLICY {verb.lower()}_rows ON {table} FOR {verb}"
        yield f"{policy} TO {_users(roles)} {clauses[verb]}"
    if guard.counted:
        rows = f"USING ({counted(table, guard)})"
        yield f"CREATE POLICY count_rows ON {table} FOR SELECT TO {quoted(roles.counts)} {rows}"


def _granted(roles: ServerRoles, table: str, columns: Sequence[str], guard: Guard) -> Iterator[str]:
    """What may be done at all. Whose a row is nobody changes; who counts has no names."""
    app, counts = quoted(roles.app), quoted(roles.counts)
    free = ", ".join(name for name in columns if name != guard.own or name == "id")
    shown = ", ".join(name for name in columns if name not in guard.hidden)
    verbs = [one if one != "UPDATE" else f"UPDATE ({free})" for one in guard.verbs]
    yield f"GRANT {', '.join(verbs)} ON {table} TO {app}"
    deeds = (*guard.reads, *guard.reads_under, *guard.counted)
    if guard.read_by_all or guard.mine or LOADING.role in guard.tasks or _needed(deeds):
        yield f"GRANT SELECT ({shown}) ON {table} TO {counts}"
    if verbs[1:] and (guard.mine or guard.written_by_all or _needed(guard.writes)):
        yield f"GRANT {', '.join(verbs[1:])} ON {table} TO {counts}"
    if guard.loaded:
        yield f"GRANT UPDATE ({', '.join(guard.loaded)}) ON {table} TO {counts}"


def _needed(deeds: Iterable[Deed]) -> bool:
    """Whether a coordinator, who only counts, needs a deed of these."""
    return widest(Role.COORDINATOR, deeds) is not Reach.NONE
