"""A disk that fails: nothing lost, nothing stored twice, and a line that says what to do."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.register import sign_in
from models.cards import ContactFilter
from tests.faults.disk_work import PASSWORDS, contact
from tests.faults.test_kill import CASEREG, log_words
from tests.faults.test_power_cut import home, library

__all__ = ["home", "library"]
ROUNDS = 24
# Wherever it fails: at opening, at the tries, in the middle of storing, at syncing, at leaving.
MOMENTS = (0, 33, 60)


def preloaded(library: Path, home: Path) -> dict[str, str]:
    return {**os.environ, "LD_PRELOAD": str(library), "CASEREG_DISK_ROOT": str(home)}


def failed(library: Path, home: Path, seed: int, rounds: int) -> list[tuple[str, str, str]]:
    """The id of each contact, what was said of it on a failing disk, and of the same again."""
    command = [sys.executable, "-m", "tests.faults.disk_failing", str(home), str(seed)]
    done = subprocess.run(
        [*command, str(rounds)],
        env=preloaded(library, home),
        capture_output=True,
        text=True,
        check=True,
        timeout=600,
    )
    assert done.stderr == ""
    return [tuple(one) for one in json.loads(done.stdout)]


def stored_once(home: Path, tried: list[str], clock: FixedClock) -> None:
    """Every contact that was tried is there, once, in a register that is whole."""
    register = sign_in(Settings(home=home), "sanne", PASSWORDS[0], clock)
    stored = [str(card.id) for card in register.contacts(ContactFilter(limit=None))]
    register.close()
    assert sorted(stored) == sorted(tried)
    admin = sign_in(Settings(home=home), "admin", PASSWORDS[0], clock)
    assert not admin.audit.verified().fault
    admin.close()


def test_what_fails_is_told_and_the_same_again_stores_it_once(
    library: Path, home: Path, clock: FixedClock
) -> None:
    outcome = failed(library, home, 1, ROUNDS)
    told = {said for _, said, _ in outcome if said}
    assert told, "no write failed at all"
    for said in told:
        assert said.startswith("RegisterUnavailable: "), said
        assert "Maak ruimte vrij" in said or "Kijk de rechten" in said, said
    # Syncing may fail after all was written: then it is stored, though an error was told.
    assert {again for *_, again in outcome} == {"new", "known"}
    stored_once(home, [uid for uid, *_ in outcome], clock)


def test_a_command_on_a_failing_disk_ends_in_a_plain_line(
    library: Path, home: Path, clock: FixedClock
) -> None:
    tried = [uuid4() for _ in MOMENTS]
    given = {"CASEREG_HOME": str(home), "CASEREG_USER": "sanne", "CASEREG_PASSWORD": PASSWORDS[0]}
    for moment, uid in zip(MOMENTS, tried, strict=True):
        code = (errno.EIO, errno.ENOSPC)[moment % 2]
        environment = {**preloaded(library, home), **given}
        refused = subprocess.run(
            [*CASEREG, *log_words(uid)],
            env={**environment, "CASEREG_DISK_FAIL": f"{moment} {code} 1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert refused.returncode in (0, 1, 4), refused.stderr
        assert "Traceback" not in refused.stderr and "casereg zelf" not in refused.stderr
        assert len(refused.stderr.strip().splitlines()) <= 2
        assert bool(refused.stdout) is (refused.returncode == 0)
    register = sign_in(Settings(home=home), "sanne", PASSWORDS[0], clock)
    for uid in tried:
        register.log_contact(contact(uid).model_copy(update={"minutes": 15}))
    register.close()
    stored_once(home, [str(uid) for uid in tried], clock)
