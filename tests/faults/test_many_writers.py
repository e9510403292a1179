"""Many at once: nobody meets an error, and everything is there once."""

import os
import sys
import threading
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.register import Register, sign_in
from models.cards import ContactFilter
from tests.conftest import MakeRegister
from tests.faults.disk_work import PASSWORDS, contact

WRITERS, EACH = 20, 4
COLLEAGUES, THREADS = 8, 5


def _in_a_process(work: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return child
    try:
        work()
    except BaseException as fault:
        sys.stderr.write(f"{type(fault).__name__}: {fault}\n")
        os._exit(1)
    os._exit(0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_twenty_programs_write_one_file(
    make_file_register: MakeRegister, clock: FixedClock
) -> None:
    settings: Settings = make_file_register.settings  # type: ignore[attr-defined]
    uids = [[uuid4() for _ in range(EACH)] for _ in range(WRITERS)]

    def writer(own: list[UUID]) -> Callable[[], None]:
        def work() -> None:
            register = sign_in(settings, "sanne", PASSWORDS[0], clock)
            for uid in own:
                register.log_contact(contact(uid))
                register.day()
            register.close()

        return work

    children = [_in_a_process(writer(own)) for own in uids]
    ended = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert ended == [0] * WRITERS
    register = make_file_register()
    stored = [card.id for card in register.contacts(ContactFilter(limit=None))]
    assert sorted(stored) == sorted(uid for own in uids for uid in own)
    assert not make_file_register("beheerder").audit.verified().fault


def test_many_work_on_one_server(make_server_register: MakeRegister) -> None:
    registers = [make_server_register() for _ in range(2)] + [
        make_server_register(name=f"collega{n}") for n in range(COLLEAGUES - 2)
    ]
    uids = [uuid4() for _ in range(COLLEAGUES * THREADS * 2)]
    faults: list[str] = []

    def work(register: Register, own: list[UUID]) -> None:
        try:
            for uid in own:
                register.log_contact(contact(uid))
                register.day()
        except Exception as fault:
            faults.append(f"{type(fault).__name__}: {fault}")

    step = COLLEAGUES * THREADS
    threads = [
        threading.Thread(target=work, args=(registers[n % COLLEAGUES], uids[n::step]))
        for n in range(step)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    lead = make_server_register("teamleider")
    assert sorted(card.id for card in lead.contacts(ContactFilter(limit=None))) == sorted(uids)
    assert not make_server_register("beheerder").audit.verified().fault
