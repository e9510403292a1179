"""Wrong tries at the embedded register, beside it: before its key is known nothing in it opens.

Whoever may write in that folder can also throw the tries away; such a person can guess
elsewhere too, and only a good password helps.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from casereg.errors import RegisterUnavailable
from casereg.security.throttle import Tries
from casereg.system_faults import in_dutch


@dataclass(frozen=True, slots=True)
class TriesPage:
    """One small file; it is locked, so it is written in place."""

    file: IO[bytes]

    def read(self) -> Tries:
        """The tries so far; none when the file is new, empty or damaged."""
        self.file.seek(0)
        try:
            failures, last_at = json.loads(self.file.read())
            return Tries(int(failures), datetime.fromisoformat(last_at))
        except (ValueError, TypeError):
            return Tries()

    def write(self, tries: Tries) -> None:
        """Keep these instead."""
        self.file.truncate(0)
        if tries.last_at:
            self.file.write(json.dumps([tries.failures, tries.last_at.isoformat()]).encode())
        self.file.flush()


@contextmanager
def alone_in_file(folder: Path, name: str) -> Iterator[TriesPage]:
    """The tries kept under ``name``, with all other programs kept from them meanwhile."""
    with _opened(folder, name) as file:
        yield TriesPage(file)


def _opened(folder: Path, name: str) -> IO[bytes]:
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        file = (folder / name).open("a+b")
        _lock(file)
    except OSError as fault:
        raise RegisterUnavailable(
            f"In {folder} kan niet worden geschreven ({in_dutch(fault)}). "
            "Kijk de rechten van de map na en maak ruimte vrij."
        ) from None
    return file


def _lock(file: IO[bytes]) -> None:
    """Wait until nobody else has this file; it is free again when it is closed."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)
