"""What the doctor sees of a team server: who connects to it, and whether it guards the rows."""

from collections.abc import Iterator

from sqlalchemy.engine import Connection

from casereg.errors import CaseregError
from models.faults import explained
from models.policies_in_force import changed, follows_rights
from models.server import open_server
from models.server_roles import ServerRoles, find_roles
from models.server_roles_made import may_become

Found = tuple[str, bool, str]
_MAY_ALL = (
    "SELECT session_user, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = session_user"
)
_OTHER = "Zet voor elke dag een ander account in CASEREG_DATABASE_URL: docs/server.md."
_AGAIN = "Meld je eenmaal aan met het account waarmee je bijwerkt (docs/server.md)."


def guarded(url: str) -> Iterator[Found]:
    """Whether the rows are guarded for who connects; nobody signs in for it."""
    database = open_server(url)
    try:
        with explained(), database.reader.connect() as connection:
            roles = find_roles(connection)
            yield _account(connection, roles)
            if roles:
                yield _rules(connection, roles)
    except CaseregError as fault:
        yield "regels", False, str(fault)
    finally:
        database.close()


def _account(connection: Connection, roles: ServerRoles | None) -> Found:
    """Who may do all, or owns the tables, can also take the guard away."""
    who, may_all = connection.exec_driver_sql(_MAY_ALL).one()
    if may_all:
        return "account", False, f"{who} mag alles op de server en ziet dus alles. {_OTHER}"
    if roles and may_become(connection, roles.owner):
        use = "om bij te werken en voor reservekopieën"
        return "account", False, f"{who} is eigenaar van de tabellen, {use}. {_OTHER}"
    return "account", True, f"{who} kan niet veranderen wie wat ziet"


def _rules(connection: Connection, roles: ServerRoles) -> Found:
    if not follows_rights(connection):
        return "regels", False, f"de server volgt de rechten van een andere versie. {_AGAIN}"
    if changed(connection, roles):
        found = "iemand veranderde op de server wie wat ziet, of zette een kopie terug"
        return "regels", False, f"{found}. Zoek uit wie. {_AGAIN} Dan staan ze weer goed."
    return "regels", True, "de server volgt de tabel met rechten"
