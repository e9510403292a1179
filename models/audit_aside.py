"""The audit of a register that may not be written any more: beside it, until it is whole again.

What is only read must still be written down before it is shown. Each row is sealed with a key
made from the one of the chain, which a backup of the same register holds too.
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlmodel import Session, select

from casereg.errors import RegisterUnavailable
from casereg.system_faults import in_dutch
from models.account import Account
from models.audit import Audit, ChainHead
from models.audit_chain import SEALED, note, taken_noted

_NONCE_BYTES = 12
_COLUMNS = tuple(name for name in SEALED if name != "seq")


def noting_in(file: Path) -> Callable[[Session], Callable[[], None]]:
    """Gives what writes the noted rows of a session into ``file``, before anything is shown."""

    def keep(session: Session) -> Callable[[], None]:
        rows = taken_noted(session)
        if not rows:
            return lambda: None
        cipher = _cipher(session)
        return lambda: write(b"".join(_line(cipher, row) for row in rows))

    def write(lines: bytes) -> None:
        try:
            with file.open("ab") as opened:
                opened.write(lines)
                opened.flush()
                os.fsync(opened.fileno())
        except OSError as fault:
            raise RegisterUnavailable(
                f"Wat je wilt zien kan niet in het logboek ({in_dutch(fault)}), "
                "dus er wordt niets getoond. Maak ruimte vrij en probeer het opnieuw."
            ) from None

    return keep


def note_kept(session: Session, file: Path) -> int:
    """Note the rows of ``file`` in the register that is whole again; gives how many.

    Rows of another register, or that somebody changed, are left out.
    """
    if not file.exists():
        return 0
    found = list(_read(_cipher(session), file))
    known = set(session.exec(select(Account.id)))
    for row in found:
        if row.account_id not in known:
            row.account_id = None
        note(session, row)
    return len(found)


def _line(cipher: AESGCM, row: Audit) -> bytes:
    content = {name: getattr(row, name) for name in _COLUMNS} | {"at": row.at.isoformat()}
    nonce = os.urandom(_NONCE_BYTES)
    return b64encode(nonce + cipher.encrypt(nonce, json.dumps(content).encode(), None)) + b"\n"


def _read(cipher: AESGCM, file: Path) -> Iterator[Audit]:
    for line in file.read_bytes().splitlines():
        try:
            message = b64decode(line, validate=True)
            text = cipher.decrypt(message[:_NONCE_BYTES], message[_NONCE_BYTES:], None)
        except (InvalidTag, ValueError):
            continue
        content: dict[str, Any] = json.loads(text)
        yield Audit(**(content | {"at": datetime.fromisoformat(content["at"])}))


def _cipher(session: Session) -> AESGCM:
    key = session.exec(select(ChainHead.key)).one()
    return AESGCM(HKDF(SHA256(), 32, None, b"casereg audit aside").derive(key))
