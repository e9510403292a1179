"""Wrong tries at the embedded register, beside it: before its key is known nothing in it opens.

Whoever may write in that folder can also throw the tries away; such a person can guess
elsewhere too, and only a good password helps.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO

from casereg.errors import RegisterUnavailable
from casereg.security.throttle import Tries
from casereg.system_faults import in_dutch

_BUCKET = "[0-9a-f]" * 4  # see casereg.security.throttle.bucket
_AT_ONCE = 100  # files that are held at the same time


@dataclass(frozen=True, slots=True)
class TriesPage:
    """One small file; it is locked, so it is written in place."""

    file: IO[bytes]

    def read(self) -> Tries:
        """The tries so far; none when the file is new, empty or damaged."""
        self.file.seek(0)
        try:
            failures, last_at, untold, since = json.loads(self.file.read())
            return Tries(int(failures), _moment(last_at), int(untold), _moment(since))
        except (ValueError, TypeError):
            return Tries()

    def write(self, tries: Tries) -> None:
        """Keep these instead."""
        self.file.truncate(0)
        if tries != Tries():
            kept = (tries.failures, tries.last_at, tries.untold, tries.since)
            self.file.write(json.dumps(kept, default=datetime.isoformat).encode())
        self.file.flush()


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


@contextmanager
def alone_in_file(folder: Path, name: str) -> Iterator[TriesPage]:
    """The tries kept under ``name``, with all other programs kept from them meanwhile."""
    with _opened(folder, name) as file:
        yield TriesPage(file)


@contextmanager
def untold_tries(folder: Path) -> Iterator[dict[str, Tries]]:
    """Tries that stand in no audit yet, by the name they are kept under; told if all ends well.

    What somebody tries at this moment waits for the next time: so two who look at once tell
    nothing twice, and nobody waits for another.
    """
    with ExitStack() as held:
        pages = dict(islice(_untold_pages(folder, held), _AT_ONCE))
        yield {name: page.read() for name, page in pages.items()}
        with suppress(OSError):  # then they are told once more
            for page in pages.values():
                page.write(page.read().told())


def _untold_pages(folder: Path, held: ExitStack) -> Iterator[tuple[str, TriesPage]]:
    for path in sorted(folder.glob(_BUCKET)):
        with suppress(OSError), ExitStack() as opened:
            page = TriesPage(opened.enter_context(path.open("a+b")))
            _lock(page.file, wait=False)
            if page.read().untold:
                held.enter_context(opened.pop_all())
                yield path.name, page


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


def _lock(file: IO[bytes], wait: bool = True) -> None:
    """Wait until nobody else has this file, or raise ``OSError``; it is free again once closed."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
