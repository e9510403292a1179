"""The rounds of damage, many times: ``python -m benchmarks.damage [ROUNDS] [SEED]``.

Prints each figure beside its goal, and exits with 1 when one was missed.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from argon2.profiles import RFC_9106_LOW_MEMORY

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.register import sign_in
from casereg.security import slot
from casereg.setup import initialise
from models.forms import AccountForm
from models.migrate import HEAD
from tests.conftest import PASSWORD
from tests.faults import flipping
from tests.faults.earlier import earlier_files
from tests.faults.test_migration_killed import after_a_kill, killing_points

CLOCK = FixedClock(datetime(2023, 3, 15, 12, tzinfo=UTC))


def main() -> int:
    """Do all of them, and print what came of it."""
    given = [int(one) for one in sys.argv[1:]]
    rounds, seed = (given + [200, 1][len(given) :])[:2]
    missed = 0
    print(f"{'wat':<38}{'rondes':>8}{'gezegd':>8}{'zonder schade':>15}{'stil of fout':>14}  doel")
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        make_passwords_cheap(patch)
        for name, found in all_of_them(Path(folder), rounds, random.Random(seed)):
            wrong = found.total() - found[flipping.SAID] - found[flipping.FINE]
            missed += wrong
            said, fine = found[flipping.SAID], found[flipping.FINE]
            print(f"{name:<38}{found.total():>8}{said:>8}{fine:>15}{wrong:>14}  0", flush=True)
    return 1 if missed else 0


def make_passwords_cheap(patch: pytest.MonkeyPatch) -> None:
    """Hundreds of sign-ins; what a password costs is measured elsewhere."""
    cheap = replace(RFC_9106_LOW_MEMORY, time_cost=1, memory_cost=64, parallelism=1)
    patch.setattr(slot, "RFC_9106_LOW_MEMORY", cheap)


def all_of_them(
    folder: Path, rounds: int, chance: random.Random
) -> Iterator[tuple[str, Counter[str]]]:
    """Each kind of damage, and how often it ended how."""
    scene = flipping.made_scene(register_in(folder / "casereg"), PASSWORD, CLOCK, folder)
    kinds: dict[str, flipping.Round] = {
        "bit in het register": flipping.flipped(scene, "casereg.db"),
        "bit in het journaal": flipping.flipped(scene, "casereg.db-wal"),
        "bit in de sleutels": flipping.flipped(scene, "casereg.keys.json"),
        "bit in een reservekopie": flipping.backup_flipped(scene),
        "register zonder einde": flipping.cut(scene, "casereg.db"),
        "journaal zonder einde": flipping.cut(scene, "casereg.db-wal"),
        "reservekopie zonder einde": flipping.backup_flipped(scene, cutting=True),
    }
    for name, one in kinds.items():
        yield name, Counter(one(chance) for _ in range(rounds))
    for revision, home in earlier_files(folder):
        if revision != HEAD:
            yield f"gestopt bij bijwerken vanaf {revision}", kills(folder, home, rounds, chance)


def kills(folder: Path, home: Path, rounds: int, chance: random.Random) -> Counter[str]:
    """Upgrades that were killed; old or new is without harm."""
    settings = Settings(home=folder / "bijwerken")
    points = killing_points(settings, home, chance, max(rounds // 10, 1))
    found = Counter(after_a_kill(settings, home, CLOCK, at) for at in points)
    well = sum(found.pop(one, 0) for one in ("old", "new", "whole"))
    return Counter({flipping.FINE: well}) + found


def register_in(home: Path) -> Settings:
    """A register with a beheerder and a sociaal werker."""
    settings = Settings(home=home)
    initialise(settings, "admin", PASSWORD, ["meierijstad-2023"], CLOCK)
    admin = sign_in(settings, "admin", PASSWORD, CLOCK)
    admin.add_account(AccountForm(name="sanne", role="sociaal werker", team="veghel"), PASSWORD)
    admin.close()
    return settings


if __name__ == "__main__":
    sys.exit(main())
