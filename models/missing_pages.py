"""Whether an embedded register lost its end."""

from collections.abc import Iterator
from os import SEEK_CUR
from pathlib import Path

from models.database import Database
from models.faults import explained

_JOURNAL_HEAD, _FRAME_HEAD = 32, 24  # bytes


def is_cut(database: Database, path: Path) -> bool:
    """Whether pages at the end are in the file nor in its journal.

    Beside a journal SQLite does not see that the file is too short, and a page that is not
    there is taken for one of zeros.
    """
    with explained(), database.reader.connect() as connection:
        pages: int = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        size = int(connection.exec_driver_sql("PRAGMA page_size").scalar_one())
    missing = set(range(path.stat().st_size // size + 1, pages + 1))
    return bool(missing) and not missing <= set(_in_journal(Path(f"{path}-wal"), size))


def _in_journal(file: Path, size: int) -> Iterator[int]:
    """The numbers of the pages in a journal (sqlite.org/fileformat.html#walformat)."""
    if not file.exists():
        return
    with file.open("rb") as journal:
        journal.seek(_JOURNAL_HEAD)
        while len(head := journal.read(_FRAME_HEAD)) == _FRAME_HEAD:
            yield int.from_bytes(head[:4])
            journal.seek(size, SEEK_CUR)
