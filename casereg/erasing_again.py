"""After a backup was put back: who was erased since goes again, before anybody sees it."""

from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from casereg.erased_list import erased_in, read_list, write_list
from models.audit_anchor import register_id
from models.database import Database
from models.erasing_again import erase_again


def erase_again_after_restore(
    session: Session, standing: Database | None, file: Path, account: int, role: str, now: datetime
) -> tuple[int, ...]:
    """Erase once more, in what was taken from a backup, who was erased since.

    ``standing`` is the register that is replaced, when it opens; ``file`` is the list beside it
    (``Settings.erased_list``). Gives the numbers of the clients.
    """
    register = register_id(session)
    known = read_list(file, register) | erased_in(session)
    if standing:
        with standing.reading() as before:
            known |= erased_in(before)
    if known:
        write_list(file, register, known)
    clients = [(one.client, datetime.fromisoformat(one.added_at)) for one in known]
    return erase_again(session, clients, account, role, now)
