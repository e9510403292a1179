"""Two people make a release at the same moment: one of them is refused, the chain stays whole."""

from collections.abc import Callable, Iterator
from threading import Barrier, Thread

import pytest

import exports.ledger.adding
from casereg.errors import CaseregError
from casereg.opening import open_for
from exports.ledger.history import append, chain_faults, read_ledger
from models.database import Database
from tests.conftest import PASSWORD, MakeRegister
from tests.exports.releasing import entry_on
from tests.exports.small import SMALL

ROUNDS = 5


@pytest.fixture
def databases(make_register: MakeRegister) -> Iterator[tuple[Database, Database]]:
    """One register, opened twice, as by two programs."""
    settings = make_register.settings  # type: ignore[attr-defined]
    make_register("coordinator")
    one, two = (open_for(settings, "willem", PASSWORD).database for _ in range(2))
    yield one, two
    one.close()
    two.close()


def test_exactly_one_gets_in(databases: tuple[Database, Database]) -> None:
    for done in range(ROUNDS):
        assert sorted(at_once(databases)) == ["Intussen", "gemaakt"]
        with databases[0].reading() as session:
            assert read_ledger(session, SMALL.code).head == done + 1
            assert chain_faults(session) == ()


def test_the_key_decides_when_the_lock_does_not(
    databases: tuple[Database, Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that takes no lock, on a server, still cannot follow the same entry."""
    monkeypatch.setattr(exports.ledger.adding, "hold", lambda session, name: None)
    for _ in range(ROUNDS):
        assert sorted(at_once(databases)) == ["Intussen", "gemaakt"]
    with databases[0].reading() as session:
        assert read_ledger(session, SMALL.code).head == ROUNDS
        assert chain_faults(session) == ()


def at_once(databases: tuple[Database, Database]) -> list[str]:
    """Both read the same ledger, and then both write; gives how each ended."""
    both, ended = Barrier(2), list[str]()

    def make(database: Database) -> None:
        with database.reading() as session:
            entry = entry_on(read_ledger(session, SMALL.code))
        both.wait()
        try:
            with database.writing() as session:
                append(session, entry)
            ended.append("gemaakt")
        except CaseregError as refusal:
            ended.append(str(refusal).split()[0])

    run(*(lambda one=one: make(one) for one in databases))  # type: ignore[misc]
    return ended


def run(*deeds: Callable[[], None]) -> None:
    threads = [Thread(target=deed) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
