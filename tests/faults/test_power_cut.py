"""The power goes at any moment: what was said to be stored is there, and all hangs together."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.errors import NotSignedIn
from casereg.register import Register, sign_in
from casereg.security.key_file import read_key_file
from models.cards import ContactFilter
from models.embedded import check_whole, open_embedded
from tests.faults.disk import Change, Content, Disk, built, changes
from tests.faults.disk_work import PASSWORDS, contact
from tests.faults.made import with_people

CUTS = 16


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What stands between the program and its disk."""
    found = built(tmp_path_factory.mktemp("disk"))
    if found is None:
        pytest.skip("needs Linux and a C compiler")
    return found


@pytest.fixture
def home(tmp_path: Path, clock: FixedClock) -> Path:
    """A register with a beheerder, sanne and joost."""
    return with_people(tmp_path / "casereg", clock)


def worked(library: Path, home: Path, log: Path, seed: int) -> list[Change]:
    """All changes of the disk by some work on the register."""
    environment = {
        **os.environ,
        "LD_PRELOAD": str(library),
        "CASEREG_DISK_ROOT": str(home),
        "CASEREG_DISK_LOG": str(log),
    }
    command = [sys.executable, "-m", "tests.faults.disk_work", str(home), str(seed)]
    subprocess.run(command, env=environment, check=True, timeout=120)
    return changes(log)


def standing(home: Path) -> Disk:
    """The disk before the work: all that stands there is on it."""
    disk = Disk()
    for path in home.rglob("*"):
        if path.is_file():
            disk.names[str(path)] = Content(bytearray(path.read_bytes()))
    disk.lasting = dict(disk.names)
    return disk


def cuts(before: Disk, done: list[Change], chance: random.Random, count: int) -> Iterator[Disk]:
    """The disk at so many moments of the work, in order."""
    moments = sorted(chance.sample(range(len(done)), count))
    at = 0
    for moment in moments:
        for one in done[at:moment]:
            before.play(one)
        at = moment
        yield before


def check(home: Path, words: list[str], clock: FixedClock) -> int:
    """Whether a register holds what was said, and goes on; gives how many contacts were said."""
    said = [tuple(word.split(":")) for word in words]
    unsure = said[-1][1] if said and said[-1][0] == "begin" else ""
    last = int(next((value for kind, *_, value in reversed(said) if kind == "password"), 0))
    settings = Settings(home=home)
    register = entered(settings, (last, 1 - last) if unsure == "password" else (last,), clock)
    stored = [str(card.id) for card in register.contacts(ContactFilter(limit=None))]
    begun = {value for kind, *rest, value in said if (kind, *rest) == ("begin", "contact")}
    acknowledged = {value for kind, *_, value in said if kind == "contact"}
    assert acknowledged <= set(stored) <= begun
    assert len(stored) == len(set(stored))
    kept = {str(draft.id) for draft in register.day().drafts}
    assert {value for kind, *_, value in said if kind == "draft"} <= kept
    again = sorted(begun)[:1]
    assert all(register.log_contact(contact(UUID(uid))).contact for uid in again)
    register.close()
    assert_joost(settings, said, clock)
    admin = sign_in(settings, "admin", PASSWORDS[0], clock)
    assert not admin.audit.verified().fault
    admin.close()
    key = read_key_file(settings.key_file).opened_by("admin", PASSWORDS[0])
    assert key is not None
    opened = open_embedded(settings.database_file, key)
    assert check_whole(opened)
    opened.close()
    return len(acknowledged)


def entered(settings: Settings, candidates: tuple[int, ...], clock: FixedClock) -> Register:
    """sanne, with one of these passwords."""
    for number in candidates[:-1]:
        try:
            return sign_in(settings, "sanne", PASSWORDS[number], clock)
        except NotSignedIn:
            pass
    return sign_in(settings, "sanne", PASSWORDS[candidates[-1]], clock)


def assert_joost(settings: Settings, said: list[tuple[str, ...]], clock: FixedClock) -> None:
    """Who was shut out stays out, and who was let in again gets in."""
    ways = [word[0] for word in said if word[-1] == "joost" or word in SURELY]
    try:
        sign_in(settings, "joost", PASSWORDS[0], clock).close()
        inside = True
    except NotSignedIn:
        inside = False
    if ways and ways[-1] in ("in", "out"):
        assert inside is (ways[-1] == "in")
    elif not ways:
        assert inside


SURELY = (("begin", "out"), ("begin", "in"))


def test_what_was_said_is_there_after_a_power_cut(
    library: Path, home: Path, tmp_path: Path, clock: FixedClock
) -> None:
    before, chance = standing(home), random.Random(3)
    done = worked(library, home, tmp_path / "log", 3)
    assert {one.kind for one in done} == set("cwtsru")
    said = 0
    for number, disk in enumerate(cuts(before, done, chance, CUTS)):
        target = tmp_path / f"na {number}"
        disk.cut(target, home, chance)
        said += check(target, disk.acknowledged, clock)
        shutil.rmtree(target)
    assert said > CUTS


def test_the_cut_takes_what_was_not_synced(tmp_path: Path) -> None:
    """The played disk itself: only what was synced is sure, and names come in order."""
    root = tmp_path / "disk"
    disk = Disk()
    for kind, name, data in (
        ("c", "a", b""),
        ("w", "a", b"vast"),
        ("s", "a", b""),
        ("s", "", b""),
        ("w", "a", b"LOS!"),
        ("r", "a", b"b"),
    ):
        path = str(root / name) if name else str(root)
        disk.play(
            Change(kind, path, 0, str(root / data.decode()).encode() if kind == "r" else data)
        )
    seen = set()
    for seed in range(60):
        target = tmp_path / str(seed)
        disk.cut(target, root, random.Random(seed))
        seen |= {(path.name, path.read_bytes()) for path in target.iterdir()}
    assert seen == {(name, content) for name in "ab" for content in (b"vast", b"LOS!")}
