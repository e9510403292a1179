"""Whether a PostgreSQL guards the rows as this version of casereg tells it to.

When it is told, two hashes are kept in a comment: of what it was told, and of what it made of
it. The first shows that the rights changed since; the second that somebody else changed a rule.
"""

from functools import cache
from hashlib import sha256

from sqlalchemy.engine import Connection

from models.row_policies import VERSION_TABLE, apply, told
from models.server_roles import ServerRoles, find_roles
from models.server_roles_made import may_become
from models.tables import METADATA

# All that decides what the two roles see: rules and functions, what is switched on, and grants.
_STANDING = """
WITH tables AS (SELECT * FROM pg_class WHERE relnamespace = current_schema()::regnamespace),
users AS (SELECT oid, rolname FROM pg_roles WHERE rolname IN (%(app)s, %(counts)s)
    UNION ALL SELECT 0, 'public'),
lines AS (
SELECT concat_ws('|', tablename, policyname, permissive, roles, cmd, qual, with_check) AS line
    FROM pg_policies WHERE schemaname = current_schema()
UNION ALL SELECT concat_ws('|', oid::regprocedure, prosrc) FROM pg_proc
    WHERE pronamespace = current_schema()::regnamespace AND starts_with(proname, 'casereg_sees_')
UNION ALL SELECT concat_ws('|', relname, relrowsecurity, relforcerowsecurity)
    FROM tables WHERE relkind = 'r'
UNION ALL SELECT concat_ws('|', relname, rolname, privilege_type)
    FROM tables, aclexplode(relacl) JOIN users ON users.oid = grantee
UNION ALL SELECT concat_ws('|', relname, attname, rolname, privilege_type)
    FROM tables JOIN pg_attribute ON attrelid = tables.oid,
    aclexplode(attacl) JOIN users ON users.oid = grantee)
SELECT encode(sha256(convert_to(string_agg(line, '~' ORDER BY line COLLATE "C"), 'UTF8')), 'hex')
FROM lines
"""
_KEPT = f"SELECT obj_description('{VERSION_TABLE}'::regclass, 'pg_class')"


def put_in_force(connection: Connection, roles: ServerRoles) -> None:
    """Tell the server anew, as the owner of the tables, and keep what it was told."""
    apply(connection, roles)
    kept = f"{wanted()} {_standing(connection, roles)}"
    connection.exec_driver_sql(f"COMMENT ON TABLE {VERSION_TABLE} IS '{kept}'")


def in_force(connection: Connection) -> bool:
    """Whether there is nothing to tell the server, for who is connected.

    False when this version tells it something else; for who may tell it also when somebody
    changed what it made of it.
    """
    roles = find_roles(connection) if connection.dialect.name == "postgresql" else None
    if roles is None:
        return True
    follows = follows_rights(connection)
    return follows and not (may_become(connection, roles.owner) and changed(connection, roles))


def follows_rights(connection: Connection) -> bool:
    """Whether what the server was told is what this version tells it."""
    return _kept(connection)[0] == wanted()


def changed(connection: Connection, roles: ServerRoles) -> bool:
    """Whether the rules are no longer what the server made of what it was told."""
    return _kept(connection)[1] != _standing(connection, roles)


def _kept(connection: Connection) -> tuple[str, str]:
    wanted, _, standing = str(connection.exec_driver_sql(_KEPT).scalar()).partition(" ")
    return wanted, standing


def _standing(connection: Connection, roles: ServerRoles) -> str:
    names = {"app": roles.app, "counts": roles.counts}
    return str(connection.exec_driver_sql(_STANDING, names).scalar())


@cache
def wanted() -> str:
    """A hash of what the server is told; the names of the roles follow that of the database."""
    tables = {table.name: table.columns.keys() for table in METADATA.sorted_tables}
    tables[VERSION_TABLE] = []
    statements = (
        one for name in sorted(tables) for one in told(ServerRoles(""), name, tables[name])
    )
    return sha256("\n".join(statements).encode()).hexdigest()
