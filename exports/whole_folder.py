"""A folder of files that is there whole or not at all: write beside it, fsync, rename."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from casereg.errors import Refused
from casereg.security.whole_files import sync_folder
from casereg.system_faults import in_dutch


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make ``folder`` with these files, by name. An existing one is never overwritten.

    Raises :class:`Refused` when it exists, the disk is full or it may not be written;
    nothing is left behind then.
    """
    if os.path.lexists(folder):
        raise Refused(f"De map {folder} bestaat al. Verplaats die map of kies een andere plek.")
    # The same name each time, so that what a power cut left is cleared by the next try.
    beside = folder.with_name(f".{folder.name}.onaf")
    try:
        _write_beside(beside, files)
        beside.rename(folder)
        sync_folder(folder.parent)
    except OSError as fault:
        raise Refused(_reason(fault, folder.parent)) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


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
        f"In {out} kan niet worden geschreven ({in_dutch(fault)}). Er is niets geschreven. "
        "Maak ruimte vrij of kies een andere map."
    )
