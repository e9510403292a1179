"""Who connects to a team server: an owner of the database, with or without roles made for it."""

from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import DBAPIError

import models.migrate
from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.doctor import examine
from casereg.errors import Refused, RegisterUnavailable
from casereg.register import sign_in
from casereg.security.rights import RIGHTS, SEE_WEEK, Reach, Role
from casereg.setup import initialise
from models import policies_in_force
from models.server import open_server
from models.server_roles import ServerRoles, find_roles
from tests.conftest import MOMENT, PASSWORD, MakeRegister

CATALOGUE = ["meierijstad-2023"]


def run(url: str, *statements: str) -> None:
    """As who runs the server."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def login(settings: Settings, name: str, options: str = "") -> Settings:
    """The same register, for somebody else who may connect to the server."""
    run(settings.database_url, f"CREATE ROLE {name} LOGIN {options}")
    return replace_user(settings, name)


def replace_user(settings: Settings, name: str) -> Settings:
    address = settings.database_url
    assert "//postgres:@" in address
    return replace(settings, database_url=address.replace("//postgres:", f"//{name}:"))


def works(settings: Settings) -> None:
    """Somebody signs in and does something."""
    register = sign_in(settings, "admin", PASSWORD, FixedClock(MOMENT))
    assert [account.name for account in register.accounts()] == ["admin"]
    assert not register.audit.verified().fault
    register.close()


def faults(settings: Settings) -> list[str]:
    """What the doctor finds wrong."""
    found = examine(settings, "admin", PASSWORD, FixedClock(MOMENT))
    return [check.advice for check in found.checks if not check.ok]


def own(settings: Settings, name: str) -> None:
    database = make_url(settings.database_url).database
    run(settings.database_url, f"ALTER DATABASE {database} OWNER TO {name}")


def test_an_owner_who_may_make_roles_needs_nobody(server_settings: Settings) -> None:
    name = f"maker_{uuid4().hex[:8]}"
    mine = login(server_settings, name, "CREATEROLE")
    own(server_settings, name)
    initialise(mine, "admin", PASSWORD, CATALOGUE, FixedClock(MOMENT))
    works(mine)
    engine = create_engine(mine.database_url)
    # Who forgets to take on a role sees nothing either, though it may become the owner.
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM account")).scalar() == 0
    engine.dispose()
    database = open_server(mine.database_url)
    with pytest.raises(DBAPIError, match="must be owner"), database.writer.begin() as connection:
        connection.execute(text("DROP TABLE audit"))
    database.close()


def test_an_owner_who_may_not_is_told_what_the_dba_must_run(
    server_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, daily = f"gewoon_{uuid4().hex[:8]}", f"dagelijks_{uuid4().hex[:8]}"
    mine = login(server_settings, name)
    own(server_settings, name)
    with pytest.raises(Refused, match="beheerder van de server") as refused:
        initialise(mine, "admin", PASSWORD, CATALOGUE, FixedClock(MOMENT))
    told = str(refused.value).partition("uitvoeren: ")[2]
    run(server_settings.database_url, *told.split("; "))
    initialise(mine, "admin", PASSWORD, CATALOGUE, FixedClock(MOMENT))
    works(mine)
    # Somebody who only works with it: not the owner, and nobody before being let in.
    other = login(server_settings, daily)
    with pytest.raises(RegisterUnavailable, match=r"docs/server\.md"):
        works(other)
    roles = told.rpartition("GRANT ")[2].partition(" TO ")[0].split(", ")
    run(server_settings.database_url, f"GRANT {', '.join(roles[1:])} TO {daily}")
    works(other)
    assert faults(other) == []
    assert [one.partition(" ")[0] for one in faults(mine)] == [name]  # is the owner
    assert faults(server_settings)[0].startswith("postgres mag alles")
    monkeypatch.setattr(models.migrate, "HEAD", "later")
    with pytest.raises(RegisterUnavailable, match=r"docs/server\.md"):
        works(other)


def roles_of(settings: Settings) -> ServerRoles:
    """The roles of the register; a copy has those of the database it was made from."""
    engine = create_engine(settings.database_url)
    with engine.connect() as connection:
        found = find_roles(connection)
    engine.dispose()
    assert found
    return found


def rule(settings: Settings, table: str) -> str:
    """Who may read a table, as the server says it."""
    engine = create_engine(settings.database_url)
    asked = "SELECT qual FROM pg_policies WHERE policyname = 'select_rows' AND tablename = :one"
    with engine.connect() as connection:
        found = connection.execute(text(asked), {"one": table}).scalar()
    engine.dispose()
    return str(found)


def test_the_server_follows_the_rights_once_the_owner_signs_in(
    make_server_register: MakeRegister, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = make_server_register.settings  # type: ignore[attr-defined]
    name = f"dagelijks_{uuid4().hex[:8]}"
    daily, roles = login(owner, name), roles_of(owner)
    run(owner.database_url, f"GRANT {roles.app}, {roles.counts} TO {name}")
    before = rule(owner, "week_lock")
    assert "coordinator" in before
    # Somebody changes on the server what is seen: the doctor says so, and it is put right.
    for harm in (
        "DROP POLICY select_rows ON week_lock",
        "ALTER TABLE client NO FORCE ROW LEVEL SECURITY",
        f"GRANT SELECT (name) ON client TO {roles.counts}",
        "CREATE POLICY more ON client FOR SELECT TO PUBLIC USING (true)",
    ):
        assert faults(daily) == [], harm
        run(owner.database_url, harm)
        assert ["Zoek uit wie" in one for one in faults(daily)] == [True], harm
        sign_in(owner, "admin", PASSWORD, FixedClock(MOMENT)).close()
    assert rule(owner, "week_lock") == before
    # Another version gives other rights: nobody works on before the server follows them.
    monkeypatch.setitem(RIGHTS, SEE_WEEK, {Role.LEAD: Reach.TEAM})
    policies_in_force.wanted.cache_clear()
    assert ["een andere versie" in one for one in faults(daily)] == [True, False]
    with pytest.raises(RegisterUnavailable, match=r"docs/server\.md"):
        sign_in(daily, "admin", PASSWORD, FixedClock(MOMENT))
    sign_in(owner, "admin", PASSWORD, FixedClock(MOMENT)).close()
    assert "coordinator" not in rule(owner, "week_lock")
    assert faults(daily) == []
    policies_in_force.wanted.cache_clear()
