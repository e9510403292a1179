"""Work on a register under ``disk.c``: everything that changes a file, said when it is stored.

python -m tests.faults.disk_work HOME SEED
"""

import os
import random
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

from argon2.profiles import RFC_9106_LOW_MEMORY

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.register import Register, sign_in
from casereg.security import slot
from models.forms import ContactForm
from tests.faults.disk import ACKNOWLEDGED

PASSWORDS = ("paard-batterij-nietje-kaas", "zadel-wolken-trein-kers")
CLOCK = FixedClock(datetime(2023, 3, 15, 12, tzinfo=UTC))
CHEAP = replace(RFC_9106_LOW_MEMORY, time_cost=1, memory_cost=64, parallelism=1)
DAY = date(2023, 3, 14)


def contact(uid: UUID) -> ContactForm:
    """A contact as short as it can be."""
    return ContactForm(id=uid, happened_on=DAY, deelopdracht="1a", contactsoort="coaching")


class Worker:
    """sanne, who logs, keeps drafts, and changes her password; and the beheerder."""

    def __init__(self, home: Path, seed: int) -> None:
        self.settings, self.chance = Settings(home=home), random.Random(seed)
        self.said = os.open(home / ACKNOWLEDGED, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self.password = 0

    def say(self, *words: object) -> None:
        """What is said here was stored before."""
        os.write(self.said, (":".join(map(str, words)) + "\n").encode())

    def sessions(self, count: int) -> None:
        """Sign in, work, and leave; so often."""
        for turn in range(count):
            register = sign_in(self.settings, "sanne", PASSWORDS[self.password], CLOCK)
            for _ in range(6):
                self.deed(register)
            register.close()
            if turn % 2:
                self.shut_out()

    def deed(self, register: Register) -> None:
        """One of the things people do."""
        uid, kind = uuid4(), self.chance.choice(("contact", "contact", "draft", "password"))
        self.say("begin", kind, uid)
        if kind == "contact":
            register.log_contact(contact(uid))
        elif kind == "draft":
            register.keep_draft(uid, {"note": "x" * self.chance.randrange(4000)})
        else:
            other = 1 - self.password
            register.change_password(PASSWORDS[self.password], PASSWORDS[other])
            self.password, uid = other, other  # type: ignore[assignment]
        self.say(kind, uid)

    def shut_out(self) -> None:
        """joost goes and comes back: the register gets another key."""
        admin = sign_in(self.settings, "admin", PASSWORDS[0], CLOCK)
        self.say("begin", "out")
        admin.disable_account("joost")
        self.say("out", "joost")
        self.say("begin", "in")
        admin.reset_password("joost", PASSWORDS[0])
        admin.close()
        self.say("in", "joost")


if __name__ == "__main__":
    slot.RFC_9106_LOW_MEMORY = CHEAP
    Worker(Path(sys.argv[1]), int(sys.argv[2])).sessions(4)
