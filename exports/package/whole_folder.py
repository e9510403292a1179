"""A folder of files that is there whole or not at all: write beside it, fsync, rename."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from casereg.errors import Refused
from casereg.security.whole_files import sync_folder
from casereg.system_faults import in_dutch


@dataclass(frozen=True, slots=True)
class ReadyFolder:
    """All files are on disk, in ``beside``; nobody sees them in ``folder`` yet."""

    folder: Path
    beside: Path

    def place(self) -> None:
        """Give the folder its name, in one step.

        Raises :class:`Refused` when it came to exist meanwhile or cannot be renamed.
        """
        _refuse_existing(self.folder)
        try:
            self.beside.rename(self.folder)
            sync_folder(self.folder.parent)
        except OSError as fault:
            raise Refused(_reason(fault, self.folder.parent)) from None


@contextmanager
def prepared_folder(folder: Path, files: Mapping[str, bytes]) -> Iterator[ReadyFolder]:
    """Write these files, by name, beside ``folder``, so that placing them is all that is left.

    What was not placed when the block ends is removed. An existing folder is never
    overwritten. Raises :class:`Refused` when it exists, the disk is full or it may not be
    written; nothing is left behind then.
    """
    _refuse_existing(folder)
    # The same name each time, so that what a power cut left is cleared by the next try.
    beside = folder.with_name(f".{folder.name}.onaf")
    try:
        try:
            _write_beside(beside, files)
        except OSError as fault:
            raise Refused(f"{_reason(fault, folder.parent)} Er is niets geschreven.") from None
        yield ReadyFolder(folder, beside)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make ``folder`` with these files, by name; raises as :func:`prepared_folder`."""
    with prepared_folder(folder, files) as ready:
        ready.place()


def _refuse_existing(folder: Path) -> None:
    if os.path.lexists(folder):
        raise Refused(f"De map {folder} bestaat al. Verplaats die map of kies een andere plek.")


def _write_beside(beside: Path, files: Mapping[str, bytes]) -> None:
    beside.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    for name, content in files.items():
        with (beside / name).open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    sync_folder(beside)


def _reason(fault: OSError, out: Path) -> str:
    return (
        f"In {out} kan niet worden geschreven ({in_dutch(fault)}). "
        "Maak ruimte vrij of kies een andere map."
    )
