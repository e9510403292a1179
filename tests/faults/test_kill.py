"""kill -9 at any moment: what was acknowledged is there, once."""

import json
import os
import random
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from benchmarks.terminal import start
from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.register import Register, sign_in
from models.cards import ContactFilter
from tests.forking import Forking

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 on Windows")

PASSWORD = "paard-batterij-nietje-kaas"
ROUNDS = 20
CASEREG = [sys.executable, "-m", "casereg.cli"]
F2 = b"\x1bOQ"


@pytest.fixture
def settings(tmp_path: Path, made_file: Callable[[str], Path]) -> Settings:
    """A register with the sociaal werker sanne."""
    home = shutil.copytree(made_file(""), tmp_path / "casereg")
    return Settings(home=home, user="sanne", password=PASSWORD)


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


def opened(settings: Settings, clock: FixedClock) -> Register:
    return sign_in(settings, settings.user, settings.password, clock)


def test_every_acknowledged_contact_is_there_once(
    settings: Settings, clock: FixedClock, forking: Forking
) -> None:
    def log(contact: UUID, killed_after: float | None = None) -> str:
        words = log_words(contact), environment(settings), ""
        return forking.run(*words, killed_after=killed_after)[1]

    begun = time.perf_counter()
    first = uuid4()
    said = log(first)
    usual = time.perf_counter() - begun
    acknowledged, tried, moments = {json.loads(said)["id"]}, [first], random.Random(1)
    for _ in range(ROUNDS):
        contact = uuid4()
        tried.append(contact)
        said = log(contact, moments.uniform(0.1, 1.2) * usual)
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
