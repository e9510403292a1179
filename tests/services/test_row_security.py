"""On a team server the database itself keeps each to the rows that the table of rights gives."""

import random
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.errors import CaseregError
from casereg.register import Register
from casereg.security.rights import Role
from models.contact import Contact
from models.context import CHECKING, LOADING, NOBODY, OWNING, SIGNING_IN, Context
from models.database import Database
from models.periods import Week
from models.row_security import GUARDS
from models.server import open_server
from models.tables import METADATA
from tests.conftest import MOMENT
from tests.conftest import _maker as registers
from tests.conftest import _on_server as on_server
from tests.conftest import _run as run_on
from tests.services.recording import TEXT
from tests.services.row_security import (
    NEEDED_FOR,
    Row,
    connected,
    context,
    rows_seen,
    within,
    within_context,
)
from tests.services.test_rights_cells import made_by

PLANTED = "Zebedeus"
PEOPLE = {
    "sanne": Role.WORKER,
    "hanneke": Role.LEAD,
    "willem": Role.COORDINATOR,
    "admin": Role.ADMIN,
}
QUERIES, THREADS, TURNS = 400, 8, 30


@dataclass(frozen=True)
class Filled:
    """A register on the server in which three people of two gebiedsteams recorded everything."""

    settings: Settings
    register: Register

    @property
    def url(self) -> str:
        """Where it is, for who goes round casereg."""
        return self.settings.database_url


@pytest.fixture(scope="module")
def filled(
    server: str, made_server: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Filled]:
    """One for all tests here: what they change they take back."""
    run_on(server, f"CREATE DATABASE casereg_rows TEMPLATE {made_server(TEXT)}")
    with filling(on_server(server, "casereg_rows", tmp_path_factory.mktemp("rows"))) as made:
        yield made


@contextmanager
def filling(settings: Settings) -> Iterator[Filled]:
    """Let everybody record something in a register with the prepared people."""
    opened = registers(settings, FixedClock(MOMENT))
    make = next(opened)
    first = make()
    for who, team in ((first, "veghel"), (make(), "veghel")):
        _fill(who, team)
    _fill(make("sociaal werker", "schijndel"), "schijndel")
    make("teamleider").settle_week(Week(2023, 9))
    yield Filled(settings, first)
    next(opened, None)


def _fill(who: Register, team: str) -> None:
    row = made_by(who, f"{PLANTED} {team}", team)
    who.keep_draft(uuid4(), {"note": PLANTED})
    who.change_kenmerken(row.client, who.clock.today(), ("eenzaam",))
    who.records.answer_result(row.case, "werk", True, who.clock.today())
    who.following.merge(row.client, row.double)
    who.erasures.ask(made_by(who, f"Weg {team}", team).double, "niet-meer-nodig", True)


def accounts(connection: Connection) -> dict[str, int]:
    return {row.name: row.id for row in connection.execute(text("SELECT id, name FROM account"))}


def all_rows(connection: Connection) -> dict[str, Sequence[Row]]:
    """Everything there is, as who runs the server."""
    return {
        table: [dict(row) for row in connection.execute(text(f"SELECT * FROM {table}")).mappings()]
        for table in METADATA.tables
    }


def test_who_forgets_the_context_sees_nothing_in_any_table(filled: Filled) -> None:
    with connected(filled.url) as connection:
        standing = all_rows(connection)
        assert set(METADATA.tables) == set(GUARDS)
        guarded = connection.execute(
            text("SELECT relname, relrowsecurity AND relforcerowsecurity AS on FROM pg_class")
        )
        states = {row.relname: row.on for row in guarded}
        for table in METADATA.tables:
            assert states[table], f"{table} is not guarded"
            for roles in (NOBODY, replace(NOBODY, counting=True)):
                assert rows_seen(connection, roles, f"SELECT 1 FROM {table}") == [], table
            with within_context(connection, OWNING):
                connection.execute(text("SELECT set_config('casereg.role', '', true)"))
                assert connection.execute(text(f"SELECT 1 FROM {table}")).first() is None, table
    assert sum(map(bool, standing.values())) > 25, "too little to see"


def test_each_role_sees_exactly_the_rows_of_its_reach(filled: Filled) -> None:
    with connected(filled.url) as connection:
        standing, known = all_rows(connection), accounts(connection)
        for name, role in PEOPLE.items():
            who = context(role, known[name])
            for table in NEEDED_FOR:
                keys = ", ".join(column.name for column in METADATA.tables[table].primary_key)
                wanted = {_key(table, row) for row in within(table, role, known[name], standing)}
                seen = rows_seen(connection, who, f"SELECT {keys} FROM {table}")
                assert {_key(table, row) for row in seen} == wanted, (role, table)


def _key(table: str, row: Row) -> tuple[object, ...]:
    return tuple(row[column.name] for column in METADATA.tables[table].primary_key)


def test_a_coordinator_sees_no_names_and_a_beheerder_no_clients(filled: Filled) -> None:
    with connected(filled.url) as connection:
        known = accounts(connection)
        for query in (
            "SELECT name FROM client",
            "SELECT term FROM client_term",
            "SELECT note FROM contact",
            "SELECT content FROM draft",
            "SELECT about FROM follow_up",
            "SELECT explanation FROM client_note",
        ):
            for who in (
                context(Role.COORDINATOR, known["willem"]),
                context(Role.ADMIN, known["admin"]),
                *(CHECKING, SIGNING_IN, LOADING),
            ):
                assert rows_seen(connection, who, query) == [], (who, query)
        # Who signs in adds to the audit what went wrong, and reads nothing of it.
        assert rows_seen(connection, SIGNING_IN, "SELECT 1 FROM audit") == []
        # Even under another role in the context: the columns themselves are out of reach.
        forged = replace(context(Role.WORKER, known["sanne"]), counting=True)
        for query in ("SELECT name FROM client", "SELECT note FROM contact"):
            assert rows_seen(connection, forged, query) == []
        assert rows_seen(connection, replace(forged, counting=False), "SELECT name FROM client")


def test_who_acts_without_a_role_sees_the_own_drafts_and_nothing_of_others(filled: Filled) -> None:
    with connected(filled.url) as connection:
        sanne = Context(account=accounts(connection)["sanne"])
        (draft,) = rows_seen(connection, sanne, "SELECT worker_id, content FROM draft")
        assert draft == {"worker_id": sanne.account, "content": {"note": PLANTED}}
        own = {name for name, guard in GUARDS.items() if guard.mine and not guard.as_acting}
        for table in METADATA.tables.keys() - own:
            assert rows_seen(connection, sanne, f"SELECT 1 FROM {table}") == [], table


# Ways round: joins, subqueries, aggregates, locks, functions that are run before the guard.
SHAPES = (
    "SELECT to_jsonb(t) AS found FROM {table} t",
    "SELECT to_jsonb(t) AS found FROM (SELECT * FROM {table} OFFSET 0) t",
    "WITH a AS MATERIALIZED (SELECT * FROM {table}) SELECT to_jsonb(a) AS found FROM a",
    "SELECT to_jsonb(t) AS found FROM {other} o RIGHT JOIN {table} t ON true",
    "SELECT to_jsonb(t) AS found FROM {table} t WHERE EXISTS (SELECT FROM {other})",
    "SELECT jsonb_array_elements(jsonb_agg(to_jsonb(t))) AS found FROM {table} t",
    "SELECT to_jsonb(t) AS found FROM {table} t CROSS JOIN LATERAL (SELECT t.*) again",
    "SELECT to_jsonb(t) AS found FROM {table} t UNION ALL SELECT to_jsonb(t) FROM {table} t",
    "SELECT to_jsonb(t) AS found FROM {table} t ORDER BY random()",
    "SELECT to_jsonb(t) AS found FROM {table} t FOR SHARE",
    "SELECT (SELECT to_jsonb(t) FROM {table} t ORDER BY random() LIMIT 1) AS found",
    "UPDATE {table} t SET {column} = {column} RETURNING to_jsonb(t) AS found",
    "DELETE FROM {table} t RETURNING to_jsonb(t) AS found",
    "SELECT jsonb_build_object({pairs}) AS found FROM {table} t",
)


def test_hundreds_of_random_queries_leak_nothing(filled: Filled) -> None:
    shown, leaks = asked_at_random(filled, QUERIES)
    assert leaks == [], f"{len(leaks)} leaks in {QUERIES} queries"
    assert shown > QUERIES, "nothing was shown, so nothing was tried"


def asked_at_random(filled: Filled, queries: int) -> tuple[int, list[tuple[Role, str]]]:
    """How many rows so many queries show, and the queries that show one too many."""
    chance, leaks, shown = random.Random(6), [], 0
    with connected(filled.url) as connection:
        standing, known = all_rows(connection), accounts(connection)
        for _ in range(queries):
            name = chance.choice(sorted(PEOPLE))
            table, other = chance.choice(sorted(NEEDED_FOR)), chance.choice(sorted(NEEDED_FOR))
            role = PEOPLE[name]
            query = _query(chance, table, other)
            allowed = {_key(table, row) for row in within(table, role, known[name], standing)}
            found = _found(connection, context(role, known[name]), query)
            shown += len(found)
            leaks += [(role, query) for row in found if _told(table, row) not in _as_told(allowed)]
            if role in (Role.COORDINATOR, Role.ADMIN):
                leaks += [(role, query) for row in found if PLANTED in str(row)]
    return shown, leaks


def _query(chance: random.Random, table: str, other: str) -> str:
    columns = [column.name for column in METADATA.tables[table].columns]
    harmless = [one for one in columns if one not in ("name", "note", "content", "title")]
    pairs = ", ".join(f"'{one}', t.{one}" for one in harmless)
    shape = chance.choice(SHAPES)
    return shape.format(table=table, other=other, column=chance.choice(columns), pairs=pairs)


def _found(connection: Connection, who: Context, query: str) -> list[Row]:
    """What a query shows; one that the database refuses shows nothing."""
    try:
        with within_context(connection, who):
            rows = connection.execute(text(query)).scalars().all()
    except DBAPIError:
        return []
    return [row for row in rows if row is not None]


def _told(table: str, row: Row) -> tuple[str, ...]:
    return tuple(str(part) for part in _key(table, row))


def _as_told(keys: set[tuple[object, ...]]) -> set[tuple[str, ...]]:
    return {tuple(str(part) for part in key) for key in keys}


def test_nobody_writes_beyond_the_own_reach(filled: Filled) -> None:
    with connected(filled.url) as connection:
        known = accounts(connection)
        worker = context(Role.WORKER, known["sanne"])
        lead = context(Role.LEAD, known["hanneke"])
        tim, joost = known["tim"], known["joost"]
        for who, statement in (
            (worker, f"UPDATE contact SET minutes = 1 WHERE worker_id = {joost}"),
            (worker, f"UPDATE contact SET worker_id = {known['sanne']} WHERE worker_id = {joost}"),
            (worker, "UPDATE client SET team = 'schijndel'"),
            (worker, "UPDATE account SET role = 'beheerder'"),
            (worker, f"UPDATE account SET team = 'schijndel' WHERE id = {known['sanne']}"),
            (worker, f"DELETE FROM draft WHERE worker_id = {joost}"),
            (lead, f"UPDATE contact SET minutes = 1 WHERE worker_id = {tim}"),
            (lead, "DELETE FROM client WHERE team = 'schijndel'"),
            (context(Role.COORDINATOR, known["willem"]), "UPDATE contact SET opdracht = 'x'"),
            (context(Role.COORDINATOR, known["willem"]), "DELETE FROM participation"),
            (context(Role.ADMIN, known["admin"]), "UPDATE contact SET opdracht = 'x'"),
            (LOADING, "UPDATE client_case SET opdracht = 'x', worker_id = 1"),
            (SIGNING_IN, "UPDATE contact SET minutes = 1"),
        ):
            assert _changed(connection, who, statement) == 0, statement
        assert _changed(
            connection, lead, f"UPDATE contact SET minutes = 1 WHERE worker_id = {joost}"
        )
        for ddl in (
            "DROP TABLE audit",
            "TRUNCATE audit",
            "ALTER TABLE client DISABLE ROW LEVEL SECURITY",
        ):
            for who in (worker, context(Role.ADMIN, known["admin"])):
                with (
                    pytest.raises(DBAPIError, match=r"must be owner|permission denied"),
                    within_context(connection, who),
                ):
                    connection.execute(text(ddl))


def _changed(connection: Connection, who: Context, statement: str) -> int:
    """How many rows a statement changes that is then taken back; 0 when it is refused."""
    with suppress(DBAPIError), within_context(connection, who):
        return connection.execute(text(statement)).rowcount
    return 0


def test_people_in_one_pool_never_see_the_rows_of_another(filled: Filled) -> None:
    shared = open_server(filled.url)
    with connected(filled.url) as connection:
        known = accounts(connection)
    teams = {"sanne": "veghel", "joost": "veghel", "tim": "schijndel"}

    def turn(number: int) -> None:
        chance = random.Random(number)
        for _ in range(TURNS):
            name = chance.choice(sorted(teams))
            who = Context(Role.WORKER, known[name], teams[name])
            _look(shared.seen_by(who), teams[name], chance)
            with shared.reading() as session:
                assert session.exec(select(Contact)).all() == []

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(turn, range(THREADS)))
    shared.close()


def _look(database: Database, team: str, chance: random.Random) -> None:
    """Read, after a fault, a savepoint that is taken back, or nothing in particular."""
    before = chance.choice(["fault", "savepoint", "nothing"])
    if before == "fault":
        with suppress(CaseregError), database.writing() as session:
            session.connection().execute(text("SELECT 1 / 0"))
    with database.writing() as session:
        if before == "savepoint":
            with suppress(DBAPIError), session.begin_nested():
                session.connection().execute(text("SELECT nothing"))
        found = {contact.team for contact in session.exec(select(Contact))}
    assert found == {team}
