"""kill -9 at any moment: what was acknowledged is there, once."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from benchmarks.terminal import start
from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.register import Register, sign_in
from casereg.setup import initialise
from models.cards import ContactFilter
from models.forms import AccountForm
from tests.forking import Forking

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 on Windows")

PASSWORD = "paard-batterij-nietje-kaas"
ROUNDS = 20
CASEREG = [sys.executable, "-m", "casereg.cli"]
F2 = b"\x1bOQ"


@pytest.fixture
def settings(tmp_path: Path, clock: FixedClock) -> Settings:
    """A register with the sociaal werker sanne."""
    made = Settings(home=tmp_path / "casereg", user="sanne", password=PASSWORD)
    initialise(made, "admin", PASSWORD, ["meierijstad-2023"], clock)
    admin = sign_in(made, "admin", PASSWORD, clock)
    admin.add_account(AccountForm(name="sanne", role="sociaal werker", team="veghel"), PASSWORD)
    admin.close()
    return made


def environment(settings: Settings) -> dict[str, str]:
    return {
        **os.environ,
        "CASEREG_HOME": str(settings.home),
        "CASEREG_USER": settings.user,
        "CASEREG_PASSWORD": settings.password,
    }


def log_words(contact: UUID) -> list[str]:
    words = "log --deelopdracht 1a --soort coaching --minuten 15 --datum 14-3-2023 --json --id"
    return [*words.split(), str(contact)]


def log(settings: Settings, contact: UUID) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*CASEREG, *log_words(contact)],
        env=environment(settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def opened(settings: Settings, clock: FixedClock) -> Register:
    return sign_in(settings, settings.user, settings.password, clock)


def test_every_acknowledged_contact_is_there_once(
    settings: Settings, clock: FixedClock, forking: Forking
) -> None:
    begun = time.perf_counter()
    first = uuid4()
    said, _ = log(settings, first).communicate()
    usual = time.perf_counter() - begun
    acknowledged, tried, moments = {json.loads(said)["id"]}, [first], random.Random(1)
    for _ in range(ROUNDS):
        contact = uuid4()
        tried.append(contact)
        running = log(settings, contact)
        time.sleep(moments.uniform(0.4, 1.05) * usual)
        running.send_signal(signal.SIGKILL)
        said, _ = running.communicate()
        if said.strip():
            acknowledged.add(json.loads(said)["id"])
    register = opened(settings, clock)
    stored = [str(card.id) for card in register.contacts(ContactFilter(limit=None))]
    assert len(stored) == len(set(stored))
    assert acknowledged <= set(stored) <= {str(contact) for contact in tried}
    for contact in tried:
        _, said, fault = forking.run(log_words(contact), environment(settings), "")
        assert json.loads(said)["id"] == str(contact), fault
    assert len(register.contacts(ContactFilter(limit=None))) == len(tried)
    register.close()


def test_a_draft_survives_kill_in_the_middle_of_typing(
    settings: Settings, clock: FixedClock
) -> None:
    program = start(CASEREG, environment(settings) | {"CASEREG_PASSWORD": ""}, 80, 24)
    program.wait_for("Wachtwoord")
    program.settle()
    program.type(PASSWORD + "\r")
    program.wait_for("deze week")
    program.settle()
    os.write(program.handle, F2)
    program.wait_for("Deelopdracht")
    program.settle()
    program.type("bezoek aan de markt")
    time.sleep(1.5)
    program.kill()
    register = opened(settings, clock)
    drafts = register.day().drafts
    assert len(drafts) == 1
    assert "bezoek aan de markt" in drafts[0].content.values()
    register.close()
