"""Putting a restored register in its place: a program that is killed leaves the old or the new.

Everything of the new one is made ready in a folder of its own. Once that has its name the
register is the new one: whoever opens it next finishes what was begun.
"""

import shutil
from contextlib import AbstractContextManager
from pathlib import Path
from uuid import uuid4

from casereg.backups import DATABASE_NAME, JOURNALS, KEYS_NAME, sync_file
from casereg.config import Settings
from casereg.errors import RegisterUnavailable
from casereg.security.anchor import NAME as ANCHOR_NAME
from casereg.security.tries_file import TriesPage, alone_in_file
from casereg.security.whole_files import sync_folder
from casereg.system_faults import in_dutch
from models.embedded import copy_into

PREFIX = ".terugzetten-"


def alone(settings: Settings) -> AbstractContextManager[TriesPage]:
    """Nobody else restores, or finishes a restore, meanwhile."""
    return alone_in_file(settings.tries_folder, "restore")


def write_over(settings: Settings, place: Path, key: bytes) -> None:
    """Let the register that stands, under whoever has it open, become the one in ``place``.

    Both must have this ``key``. Raises :class:`RegisterUnavailable`; then nothing has changed.
    """
    ready = _made_ready(settings, place)
    try:
        copy_into(ready / DATABASE_NAME, settings.database_file, key)
    except BaseException:
        _clear(ready)
        raise
    # So that whoever finishes this does not move aside what already is the new one.
    (ready / DATABASE_NAME).unlink()
    _rest_in_place(settings, ready)


def put_in_place(settings: Settings, place: Path) -> Path | None:
    """Let the files in ``place`` be the register; gives the folder to which others were moved."""
    _made_ready(settings, place)
    return finish(settings)


def clear_away(settings: Settings, but: Path) -> None:
    """Throw away what restores that were killed left before it counted. Be :func:`alone`."""
    for left in settings.home.glob(f"{PREFIX}*"):
        if left != but:
            shutil.rmtree(left, ignore_errors=True)


def finish_begun(settings: Settings) -> None:
    """Do what a restore that was killed still had to do; nothing when there was none."""
    if (settings.restore_ready).exists():
        with alone(settings):
            finish(settings)


def finish(settings: Settings) -> Path | None:
    """Move what is ready into its place, and what stood there aside; may be done again.

    Gives the folder aside, or None when nothing was moved. Be :func:`alone`.
    """
    ready, aside = settings.restore_ready, None
    try:
        if (ready / DATABASE_NAME).exists():
            aside = _moved_aside(settings)
            (ready / DATABASE_NAME).replace(settings.database_file)
        if ready.exists():
            _rest_in_place(settings, ready)
    except OSError as fault:
        raise RegisterUnavailable(
            f"Het terugzetten is nog niet klaar ({in_dutch(fault)}). "
            "Sluit casereg overal en probeer het opnieuw."
        ) from None
    return aside


def _made_ready(settings: Settings, place: Path) -> Path:
    """From here on the register is the new one."""
    for name in (DATABASE_NAME, KEYS_NAME, ANCHOR_NAME):
        if (place / name).exists():
            (place / name).chmod(0o600)
            sync_file(place / name)
    sync_folder(place)
    ready = settings.restore_ready
    place.rename(ready)
    sync_folder(settings.home)
    return ready


def _rest_in_place(settings: Settings, ready: Path) -> None:
    """Keys, anchor and what was said of the register before; the file itself stands already."""
    for name, target in ((KEYS_NAME, settings.key_file), (ANCHOR_NAME, settings.audit_anchor)):
        if (ready / name).exists():
            (ready / name).replace(target)
    for file in (settings.damage_file, settings.audit_aside):
        file.unlink(missing_ok=True)
    sync_folder(settings.home)
    _clear(ready)


def _moved_aside(settings: Settings) -> Path | None:
    """Put aside whatever stands there, also a journal or keys alone."""
    file = settings.database_file
    names = (file, *(file.with_name(f"{file.name}{end}") for end in JOURNALS))
    standing = [one for one in (*names, settings.key_file, settings.audit_anchor) if one.exists()]
    if not standing:
        return None
    number = 1
    while (folder := settings.home / f"voor-terugzetten-{number}").exists():
        number += 1
    folder.mkdir(mode=0o700)
    for path in standing:
        path.rename(folder / path.name)
    sync_folder(folder)
    return folder


def _clear(ready: Path) -> None:
    """First out of sight in one step, so that half of it is never taken for a register."""
    gone = ready.with_name(f"{PREFIX}{uuid4()}")
    ready.rename(gone)
    sync_folder(ready.parent)
    shutil.rmtree(gone, ignore_errors=True)
