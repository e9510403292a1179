"""Who connects to a team server: an owner of the database, with or without roles made for it."""

from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import DBAPIError

import models.migrate
from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.errors import Refused, RegisterUnavailable
from casereg.register import sign_in
from casereg.setup import initialise
from models.server import open_server
from tests.conftest import MOMENT, PASSWORD

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
    monkeypatch.setattr(models.migrate, "HEAD", "later")
    with pytest.raises(RegisterUnavailable, match=r"docs/server\.md"):
        works(other)
