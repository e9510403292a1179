"""Work on a register whose disk fails now and then (``disk.c``), and what came of each try.

python -m tests.faults.disk_failing HOME SEED ROUNDS
"""

import ctypes
import errno
import json
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

from casereg.config import Settings
from casereg.errors import CaseregError
from casereg.register import Register, sign_in
from tests.faults.disk_work import CLOCK, PASSWORDS, contact
from tests.quick import quickly

CODES = (errno.EIO, errno.ENOSPC)
MOST_CHANGES = 26  # a contact takes about 22; some tries meet no fault at all
LIBRARY = ctypes.CDLL(None)


def failing(chance: random.Random, deed: Callable[[], object]) -> str:
    """Do it on a disk that fails once, or from then on; gives what was said, empty when done."""
    at, code = chance.randrange(MOST_CHANGES), chance.choice(CODES)
    LIBRARY.disk_fail_at(at, code, chance.randrange(2))
    try:
        deed()
    except CaseregError as fault:
        return f"{type(fault).__name__}: {fault}"
    except Exception as bug:
        return f"BUG {type(bug).__name__}: {bug}"
    finally:
        LIBRARY.disk_fail_at(-1, 0, 0)
    return ""


def opened(home: Path) -> Register:
    """sanne, signed in on a disk that works."""
    return sign_in(Settings(home=home), "sanne", PASSWORDS[0], CLOCK)


def killed_after(deed: Callable[[], str]) -> str:
    """Do it in a process that is gone at once: its last writes are found by who opens next."""
    reading, writing = os.pipe()
    if not os.fork():
        os.write(writing, deed().encode())
        os._exit(0)
    os.close(writing)
    os.wait()
    with os.fdopen(reading) as said:
        return said.read()


def one_round(home: Path, chance: random.Random, uid: UUID) -> tuple[str, str]:
    """What was said of a contact on a failing disk, and of the same one once more."""

    def log() -> str:
        register = opened(home)
        return failing(chance, lambda: register.log_contact(contact(uid)))

    def whole() -> str:
        return failing(chance, lambda: opened(home).close())

    said = killed_after(chance.choice((log, log, log, whole)))
    chance.random()  # the process drew from a copy
    register = opened(home)
    new = register.log_contact(contact(uid)).new
    register.close()
    return said, "new" if new else "known"


if __name__ == "__main__":
    chance = random.Random(int(sys.argv[2]))
    ids = [uuid4() for _ in range(int(sys.argv[3]))]
    with quickly():
        outcome = [(str(uid), *one_round(Path(sys.argv[1]), chance, uid)) for uid in ids]
    sys.stdout.write(json.dumps(outcome))
