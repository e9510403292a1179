"""A terminal is closed, made small, put to sleep or kept waiting; nothing is lost."""

import fcntl
import os
import signal
import struct
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from benchmarks.terminal import Terminal, start
from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.register import sign_in
from tests.faults.test_kill import CASEREG, F2, PASSWORD, environment, settings

__all__ = ["settings"]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="a pseudo-terminal is not of Windows")

TYPED = "bezoek aan de markt"
LATER = " en terug"
AWAKE, ASLEEP = 0.07, 4.5  # minutes until the screens lock, seconds of sleep
BUSY = 3.0  # seconds that another keeps the register for itself


@contextmanager
def typing(settings: Settings, minutes: float = 15) -> Iterator[Terminal]:
    """The screens in a terminal, with sanne in the middle of typing a contact."""
    given = {"CASEREG_PASSWORD": "", "CASEREG_LOCK_MINUTES": str(minutes)}
    program = start(CASEREG, environment(settings) | given, 80, 24)
    program.wait_for("Wachtwoord")
    program.settle()
    program.type(PASSWORD + "\r")
    program.wait_for("deze week")
    program.settle()
    os.write(program.handle, F2)
    program.wait_for("Deelopdracht")
    program.type(TYPED)
    yield program
    if not _over(program):
        program.kill()


def _over(program: Terminal) -> bool:
    try:
        return os.waitpid(program.pid, os.WNOHANG)[0] != 0
    except ChildProcessError:
        return True


def _wait_until_over(program: Terminal) -> None:
    until = time.monotonic() + 10
    while not _over(program):
        assert time.monotonic() < until, "the program went on without a terminal"
        time.sleep(0.02)


def _resize(program: Terminal, columns: int, rows: int) -> None:
    fcntl.ioctl(program.handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def drafts(settings: Settings, clock: FixedClock) -> list[str]:
    """What stands in the drafts, one text each."""
    register = sign_in(settings, settings.user, PASSWORD, clock)
    found = [" ".join(draft.content.values()) for draft in register.day().drafts]
    register.close()
    return found


def test_a_terminal_that_closes_keeps_the_last_letter(
    settings: Settings, clock: FixedClock
) -> None:
    with typing(settings) as program:
        program.settle()  # what was never read from the terminal cannot be kept
        os.close(program.handle)  # SIGHUP
        _wait_until_over(program)
    assert [TYPED in text for text in drafts(settings, clock)] == [True]
    assert not settings.log_file.exists() or not settings.log_file.read_text()


def test_an_end_that_is_asked_for_keeps_the_last_letter(
    settings: Settings, clock: FixedClock
) -> None:
    with typing(settings) as program:
        program.settle()
        program.type(LATER)
        program.settle()
        os.kill(program.pid, signal.SIGTERM)
        program.settle()
        _wait_until_over(program)
        assert b"Traceback" not in program.shown
    assert [TYPED + LATER in text for text in drafts(settings, clock)] == [True]


def test_a_terminal_made_small_and_large_again_goes_on(
    settings: Settings, clock: FixedClock
) -> None:
    with typing(settings) as program:
        _resize(program, 40, 10)
        program.settle()
        program.type(LATER)
        program.forget()
        _resize(program, 80, 24)
        program.wait_for("markt en terug")
        time.sleep(0.5)
    assert [TYPED + LATER in text for text in drafts(settings, clock)] == [True]


def test_a_machine_that_slept_too_long_wakes_up_locked(
    settings: Settings, clock: FixedClock
) -> None:
    with typing(settings, AWAKE) as program:
        program.forget()
        os.kill(program.pid, signal.SIGSTOP)
        time.sleep(ASLEEP)
        os.kill(program.pid, signal.SIGCONT)
        program.wait_for("op slot")
        program.forget()
        program.type(PASSWORD + "\r")
        program.wait_for("markt")
        program.type(LATER)
        program.wait_for("terug")
        time.sleep(0.5)
    assert [TYPED + LATER in text for text in drafts(settings, clock)] == [True]


def test_a_register_that_is_busy_is_waited_for_with_a_word(
    settings: Settings, clock: FixedClock
) -> None:
    other = sign_in(settings, settings.user, PASSWORD, clock)
    with typing(settings) as program:
        program.forget()
        with other._database.writing():
            program.type(LATER)
            program.wait_for("Even geduld")
            time.sleep(BUSY - 1.5)
            program.type(" naar huis")
        program.wait_for("huis")
        time.sleep(0.6)
        program.kill()
    other.close()
    assert [TYPED + LATER + " naar huis" in text for text in drafts(settings, clock)] == [True]
