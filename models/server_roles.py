"""The three roles of a register on a PostgreSQL, and how a transaction takes one on.

``owner`` owns the tables, ``app`` is what casereg works as, ``counts`` is the same without
the columns that hold names and notes. Nobody signs in as one of them: who connects takes
one on for each transaction. A server may hold several registers, so they bear the name of
the database they were made for, and are found back from who owns the tables.
"""

from dataclasses import dataclass

from sqlalchemy.engine import Connection

from models.context import OWNING, Context

_OWNER, _APP, _COUNTS = "_owner", "_app", "_counts"
_FOUND = (
    "SELECT left(owner.rolname, -6) FROM pg_class "
    "JOIN pg_roles owner ON owner.oid = relowner AND right(owner.rolname, 6) = '_owner' "
    # Somebody who is called so by chance has no others beside it.
    "JOIN pg_roles app ON app.rolname = left(owner.rolname, -6) || '_app' "
    "WHERE pg_class.oid = to_regclass('account')"
)
_ENTER = (
    "SELECT set_config('role', %s, true), set_config('casereg.role', %s, true), "
    "set_config('casereg.account', %s, true), set_config('casereg.team', %s, true)"
)


@dataclass(frozen=True, slots=True)
class ServerRoles:
    """The names of the roles of one register."""

    base: str

    @property
    def owner(self) -> str:
        """Owns the tables; migrations run as this role."""
        return self.base + _OWNER

    @property
    def app(self) -> str:
        """Works with the rows of one person at a time."""
        return self.base + _APP

    @property
    def counts(self) -> str:
        """Counts, without names and notes."""
        return self.base + _COUNTS

    @property
    def all(self) -> tuple[str, str, str]:
        """Every one of them."""
        return self.owner, self.app, self.counts

    def of(self, context: Context) -> str:
        """The role that works in this context."""
        if context == OWNING:
            return self.owner
        return self.counts if context.counting else self.app


def find_roles(connection: Connection) -> ServerRoles | None:
    """The roles of this register; None for an empty database, or one from before they were."""
    base = connection.exec_driver_sql(_FOUND).scalar()
    return ServerRoles(str(base)) if base else None


def enter(connection: Connection, roles: ServerRoles, context: Context) -> None:
    """Work in this context until the transaction ends."""
    account = "" if context.account is None else str(context.account)
    values = (roles.of(context), context.role, account, context.team or "")
    connection.exec_driver_sql(_ENTER, values)


def quoted(name: str) -> str:
    """A name as SQL takes it, whatever stands in it."""
    return '"' + name.replace('"', '""') + '"'
