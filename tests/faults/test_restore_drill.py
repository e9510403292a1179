"""Restores that are practised: what the backup held is there, whatever happens on the way."""

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casereg import keeping, restoring
from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.keeping import restore
from casereg.register import sign_in
from models.cards import ContactFilter
from models.embedded import check_whole
from models.forms import ContactForm
from tests.conftest import PASSWORD, MakeRegister

DRILL_STEPS = 12
KILLS = 5
no_kill = pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 on Windows")


@pytest.fixture
def settings(make_file_register: MakeRegister, file_settings: Settings) -> Settings:
    """A register of which nobody has anything open."""
    make_file_register("beheerder").close()
    return file_settings


def log(settings: Settings, clock: FixedClock, times: int = 1) -> None:
    register = sign_in(settings, "sanne", PASSWORD, clock)
    for _ in range(times):
        register.log_contact(
            ContactForm(happened_on=date(2023, 3, 15), deelopdracht="8", contactsoort="coaching")
        )
    register.close()


def backup(settings: Settings, clock: FixedClock, folder: Path) -> Path:
    admin = sign_in(settings, "admin", PASSWORD, clock)
    made = admin.backup(folder)
    admin.close()
    return made


def numbers(settings: Settings, clock: FixedClock) -> tuple[int, ...]:
    """The contacts that are there, once all of it was found whole."""
    assert settings.register_exists
    register = sign_in(settings, "sanne", PASSWORD, clock)
    assert not register.only_read
    assert check_whole(register._database)
    found = tuple(sorted(one.number for one in register.contacts(ContactFilter(limit=None))))
    register.close()
    return found


def damage(settings: Settings, chance: random.Random) -> None:
    """What happens to registers."""
    file, kind = settings.database_file, chance.randrange(5)
    if kind == 0:
        file.unlink()
    elif kind == 1:
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    elif kind == 2:
        content = bytearray(file.read_bytes())
        for at in range(4096, len(content), 4096):
            content[at + chance.randrange(4096) - 2048] ^= 1
        file.write_bytes(content)
    elif kind == 3:
        settings.key_file.write_text("{")
    else:
        file.write_bytes(b"")


def test_after_any_sequence_what_the_backup_held_is_there(
    settings: Settings, clock: FixedClock, tmp_path: Path
) -> None:
    chance = random.Random(3)
    log(settings, clock)
    kept = [(backup(settings, clock, tmp_path / "kopie"), numbers(settings, clock))]
    for _ in range(DRILL_STEPS):
        deed = chance.choice(("log", "backup", "restore", "damage"))
        if deed == "log":
            log(settings, clock, chance.randrange(1, 4))
        elif deed == "backup":
            kept.append((backup(settings, clock, tmp_path / "kopie"), numbers(settings, clock)))
        else:
            file, held = chance.choice(kept)
            if deed == "damage":
                damage(settings, chance)
            restore(settings, file, "admin", PASSWORD, clock)
            assert numbers(settings, clock) == held
    assert len({file for file, _ in kept}) == len(kept), "a backup was written over"


def in_a_process(settings: Settings, file: Path, clock: FixedClock) -> int:
    child = os.fork()
    if child:
        return child
    try:
        restore(settings, file, "admin", PASSWORD, clock)
    finally:
        os._exit(0)


def killed_at(monkeypatch: pytest.MonkeyPatch, module: object, name: str, after: bool) -> None:
    """The process is gone before, or after, this function."""
    whole: Callable[..., Any] = getattr(module, name)

    def gone(*given: Any) -> None:
        if after:
            whole(*given)
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(module, name, gone)


# Before or after which step the program is gone; with a register that stands, or a damaged one.
WHOLE = (
    (keeping, "write_backup", False),
    (restoring, "_made_ready", True),
    (restoring, "copy_into", True),
    (restoring, "_rest_in_place", False),
    (restoring, "_rest_in_place", True),
    (restoring, "_clear", False),
)
DAMAGED = (
    (restoring, "_made_ready", True),
    (restoring, "_moved_aside", True),
    (restoring, "_rest_in_place", False),
    (restoring, "_clear", False),
)


@no_kill
@pytest.mark.parametrize("steps", [WHOLE, DAMAGED], ids=["over-a-good-one", "over-a-damaged-one"])
def test_killed_between_two_steps_it_is_the_old_or_the_new(
    settings: Settings,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    steps: tuple[tuple[object, str, bool], ...],
) -> None:
    log(settings, clock)
    old = backup(settings, clock, tmp_path / "kopie")
    before = numbers(settings, clock)
    for module, name, after in steps:
        log(settings, clock)
        now = numbers(settings, clock)
        if steps is DAMAGED:
            settings.database_file.write_bytes(b"rommel")
        with monkeypatch.context() as patch:
            killed_at(patch, module, name, after)
            os.waitpid(in_a_process(settings, old, clock), 0)
        allowed = (before,) if steps is DAMAGED else (before, now)
        assert numbers(settings, clock) in allowed, (name, after)


@no_kill
def test_killed_at_any_moment_it_is_the_old_or_the_new(
    settings: Settings, clock: FixedClock, tmp_path: Path
) -> None:
    assert set(after_kills(settings, clock, tmp_path / "kopie", KILLS)) <= {"old", "new"}


def after_kills(settings: Settings, clock: FixedClock, folder: Path, kills: int) -> Iterator[str]:
    """What the register is after each restore that was killed: old, new, or neither."""
    log(settings, clock)
    old = backup(settings, clock, folder)
    before = numbers(settings, clock)
    begun = time.perf_counter()
    os.waitpid(in_a_process(settings, old, clock), 0)
    usual, moments = time.perf_counter() - begun, random.Random(1)
    for _ in range(kills):
        log(settings, clock)
        now = numbers(settings, clock)
        child = in_a_process(settings, old, clock)
        time.sleep(moments.uniform(0.1, 1.0) * usual)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        found = numbers(settings, clock)
        yield "old" if found == now else "new" if found == before else str(found)
