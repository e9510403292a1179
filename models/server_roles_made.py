"""Making the roles of a register, and giving the tables to the one that owns them."""

from sqlalchemy.engine import Connection

from casereg.errors import Refused
from models.context import OWNING
from models.server_roles import ServerRoles, enter, quoted

LONGEST = 50  # a name has at most 63 signs
_EXISTS = "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = %s)"
_MAY_MAKE = "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = session_user"
# Also true for a superuser. Before PostgreSQL 16 each member may take on the role.
_MAY_BE = (
    "SELECT pg_has_role(session_user, %s, CASE WHEN "
    "current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END)"
)
_TABLES = (
    "SELECT 'ALTER TABLE ' || quote_ident(tablename) || ' OWNER TO ' FROM pg_tables "
    "WHERE schemaname = current_schema()"
)
_FUNCTIONS = (
    "SELECT 'ALTER FUNCTION ' || oid::regprocedure || ' OWNER TO ' FROM pg_proc "
    "WHERE pronamespace = current_schema()::regnamespace AND starts_with(proname, 'casereg_')"
)


def make_roles(connection: Connection) -> ServerRoles:
    """The roles of this register, made where they are not there, for who is connected.

    Raises :class:`Refused` with what the DBA must run when that is not allowed.
    """
    database = str(connection.exec_driver_sql("SELECT current_database()").scalar())
    roles = ServerRoles(database[:LONGEST])
    missing = [one for one in roles.all if not _asked(connection, _EXISTS, one)]
    if missing and not _asked(connection, _MAY_MAKE):
        raise Refused(_for_the_dba(roles, connection))
    for one in missing:
        connection.exec_driver_sql(f"CREATE ROLE {quoted(one)} NOLOGIN")
    for one in roles.all:
        if may_become(connection, one):
            continue
        if one not in missing:
            raise Refused(_for_the_dba(roles, connection))
        connection.exec_driver_sql(f"GRANT {quoted(one)} TO SESSION_USER")
    return roles


def hand_over(connection: Connection, roles: ServerRoles) -> None:
    """Let the owner role own all there is, and go on as that role."""
    schema = str(connection.exec_driver_sql("SELECT current_schema()").scalar())
    owner = quoted(roles.owner)
    for statement in (
        f"GRANT USAGE, CREATE ON SCHEMA {quoted(schema)} TO {owner}",
        f"GRANT USAGE ON SCHEMA {quoted(schema)} TO {quoted(roles.app)}, {quoted(roles.counts)}",
        *(str(one) + owner for one in connection.exec_driver_sql(_TABLES).scalars().all()),
        *(str(one) + owner for one in connection.exec_driver_sql(_FUNCTIONS).scalars().all()),
    ):
        connection.exec_driver_sql(statement)
    enter(connection, roles, OWNING)


def may_become(connection: Connection, role: str) -> bool:
    """Whether who is connected may take on this role."""
    return _asked(connection, _MAY_BE, role)


def _asked(connection: Connection, question: str, *values: str) -> bool:
    return bool(connection.exec_driver_sql(question, values).scalar())


def _for_the_dba(roles: ServerRoles, connection: Connection) -> str:
    login = str(connection.exec_driver_sql("SELECT session_user").scalar())
    names = ", ".join(map(quoted, roles.all))
    missing = [one for one in roles.all if not _asked(connection, _EXISTS, one)]
    made = "".join(f"CREATE ROLE {quoted(one)} NOLOGIN; " for one in missing)
    return (
        "Dit account mag op de server de rollen van casereg niet maken of gebruiken. Laat de "
        f"beheerder van de server dit uitvoeren: {made}GRANT {names} TO {quoted(login)};"
    )
