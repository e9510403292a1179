"""Who was erased, kept outside the register: a backup of before does not know it.

A line beside the register for each client, by number and by the moment it was added, so that
nobody who got the number later is meant. It holds no names and no reason.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import Session, col, select

from casereg.security.whole_files import write_whole
from models.audit_anchor import register_id
from models.erasure import ErasedClient


@dataclass(frozen=True, slots=True, order=True)
class Erased:
    """A client: its number, and when it was added (ISO 8601, UTC)."""

    client: int
    added_at: str

    def is_of(self, number: int | None, added_at: datetime) -> bool:
        """Whether this is the same person, and not only the same number."""
        return number == self.client and added_at == datetime.fromisoformat(self.added_at)


def erased_in(session: Session) -> frozenset[Erased]:
    """What the register itself says."""
    rows = session.exec(select(ErasedClient).order_by(col(ErasedClient.client_id)))
    return frozenset(Erased(row.client_id, row.added_at.isoformat()) for row in rows)


def read_list(path: Path, register: str) -> frozenset[Erased]:
    """What stands in the file; nothing when it is not there or is of another register."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        document = json.loads(path.read_bytes())
        if document["register"] == register:
            return frozenset(Erased(**one) for one in document["gewist"])
    return frozenset()


def keep_list(path: Path, session: Session) -> None:
    """Add to the file who was erased in this register; raises :class:`OSError`."""
    register = register_id(session)
    write_list(path, register, read_list(path, register) | erased_in(session))


def write_list(path: Path, register: str, erased: Iterable[Erased]) -> None:
    """Put it in the file, whole or not at all; raises :class:`OSError`."""
    document = {"register": register, "gewist": [asdict(one) for one in sorted(erased)]}
    write_whole(path, (json.dumps(document, indent=1) + "\n").encode())
