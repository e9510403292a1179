"""Rounds in which something of a register is damaged, for the tests and for the many rounds.

After each the register must be as it was, or say that it is damaged. What a round gives is in
a word: ``fine`` (nothing of what there is was touched), ``said`` (refused or told in Dutch),
or ``wrong`` (another answer without a word, or an error that is not for a user).
"""

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.doctor import examine
from casereg.errors import CaseregError
from casereg.keeping import restore
from casereg.register import Register, sign_in
from models.cards import ContactFilter
from models.forms import ClientForm, ContactForm

FINE, SAID, WRONG = "fine", "said", "wrong"
NAMES = ("Ans", "Bo", "Cees", "Dien", "Eef", "Fie", "Gé", "Hein")
Round = Callable[[random.Random], str]


@dataclass(frozen=True)
class Scene:
    """A register at ``home`` as it was, and what everybody sees in it.

    ``home`` holds a copy of everything, with the journal of a program that was killed.
    """

    settings: Settings
    home: Path
    password: str
    clock: FixedClock
    seen: tuple[object, ...]
    backup: Path

    def again(self) -> None:
        """Everything as it was."""
        shutil.rmtree(self.settings.home, ignore_errors=True)
        shutil.copytree(self.home, self.settings.home)


def made_scene(settings: Settings, password: str, clock: FixedClock, folder: Path) -> Scene:
    """Fill the register of ``sanne`` and ``admin``, and keep it as a kill leaves it."""
    worker = sign_in(settings, "sanne", password, clock)
    for name in NAMES:
        number = worker.add_client(ClientForm(name=name)).number
        worker.log_contact(_contact(number))
    admin = sign_in(settings, "admin", password, clock)
    backup = admin.backup(folder / "kopie")
    worker.log_contact(_contact(None))
    seen = what_is_seen(worker)
    # Two connections are open, so the journal still stands there as after a kill.
    home = Path(shutil.copytree(settings.home, folder / "zoals-het-was"))
    worker.close()
    admin.close()
    return Scene(settings, home, password, clock, seen, backup)


def _contact(client: int | None) -> ContactForm:
    return ContactForm(
        happened_on=date(2023, 3, 15),
        deelopdracht="8",
        contactsoort="coaching",
        clients=(client,) if client else (),
    )


def what_is_seen(register: Register) -> tuple[object, ...]:
    """All that the worker put there."""
    people = tuple(sorted(one.name for one in register.find_clients("", limit=99)))
    return people, register.contacts(ContactFilter(limit=None))


def flip(file: Path, chance: random.Random) -> None:
    """Turn one bit."""
    content = bytearray(file.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(content)


def flipped(scene: Scene, name: str) -> Round:
    """A bit of a file of the register."""

    def one(chance: random.Random) -> str:
        scene.again()
        flip(scene.settings.home / name, chance)
        return looked_at(scene)

    return one


def cut(scene: Scene, name: str) -> Round:
    """The end of a file of the register is gone."""

    def one(chance: random.Random) -> str:
        scene.again()
        file = scene.settings.home / name
        content = file.read_bytes()
        file.write_bytes(content[: chance.randrange(len(content))])
        return looked_at(scene)

    return one


def backup_flipped(scene: Scene, cutting: bool = False) -> Round:
    """A bit of a backup, or its end: it is refused and the register stays, or it is all there."""

    def one(chance: random.Random) -> str:
        scene.again()
        wrong = scene.settings.home / "fout.zip"
        shutil.copy(scene.backup, wrong)
        if cutting:
            content = wrong.read_bytes()
            wrong.write_bytes(content[: chance.randrange(len(content))])
        else:
            flip(wrong, chance)
        try:
            restore(scene.settings, wrong, "admin", scene.password, scene.clock)
        except CaseregError:
            return SAID if looked_at(scene) == FINE else WRONG
        register = sign_in(scene.settings, "sanne", scene.password, scene.clock)
        people, contacts = what_is_seen(register)
        register.close()
        whole = people == scene.seen[0] and len(contacts) == len(NAMES)  # type: ignore[arg-type]
        return FINE if whole else WRONG

    return one


def looked_at(scene: Scene) -> str:
    """Sign in and look; then let the doctor look too, when nobody noticed anything."""
    try:
        register = sign_in(scene.settings, "sanne", scene.password, scene.clock)
    except CaseregError:
        return SAID
    try:
        told = bool(register.only_read)
        seen = what_is_seen(register)
    except CaseregError:
        return SAID
    finally:
        register.close()
    if seen != scene.seen:
        return SAID if told else WRONG
    well = examine(scene.settings, "admin", scene.password).ok
    return FINE if well and not told else SAID
