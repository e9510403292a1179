"""Files that are there whole or not at all: temp file, fsync, rename."""

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, content: bytes, lasting: bool = True) -> None:
    """Replace ``path`` by ``content`` in one step, readable for the owner only.

    After a power cut it is there, or when not ``lasting`` perhaps the old file still is.
    Raises :class:`OSError` (disk full, no right); the old file then still stands.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    if lasting:
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` survive a power cut; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
