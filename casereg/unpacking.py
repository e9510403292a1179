"""A backup on its way back: taken out of its file, opened, and looked through.

Nothing of the register that stands is touched here.
"""

import lzma
import struct
import zipfile
import zlib
from pathlib import Path

from casereg.backups import DATABASE_NAME, KEYS_NAME
from casereg.config import Settings
from casereg.errors import NotSignedIn, Refused, RegisterUnavailable
from casereg.opening import WRONG
from casereg.rekeying import vault_of
from casereg.security.anchor import NAME as ANCHOR_NAME
from casereg.security.anchor import read_anchor
from casereg.security.key_file import read_key_file
from casereg.security.keyslots import RECOVERY
from casereg.security.vault import Vault
from casereg.system_faults import in_dutch
from models.audit_anchor import is_chain, register_id
from models.audit_faults import verdict
from models.database import Database
from models.embedded import check_whole
from models.migrate import current, known, make_schema

# What a zip that was changed somewhere makes Python say.
_DAMAGED_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    ValueError,
    RuntimeError,
    ArithmeticError,
    LookupError,
)
DAMAGED = "Deze reservekopie is beschadigd. Kies een andere."


def unpack(file: Path, place: Path) -> None:
    """Take a backup out of its file into ``place``; raises :class:`Refused` for anything else."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = sorted(name for name in archive.namelist() if name != ANCHOR_NAME)
            if names != [DATABASE_NAME, KEYS_NAME]:
                raise Refused(f"{file} is geen reservekopie van casereg. Kies een ander bestand.")
            archive.extractall(place)
    except FileNotFoundError:
        raise Refused(f"{file} bestaat niet. Kijk de naam na.") from None
    except OSError as fault:
        raise Refused(f"{file} kan niet worden uitgepakt ({in_dutch(fault)}).") from None
    except _DAMAGED_ZIP:
        raise Refused(
            f"{file} is beschadigd of geen reservekopie. Kies een ander bestand."
        ) from None


def refuse_other_register(place: Path, settings: Settings) -> None:
    """A standing register is replaced by an older state of itself, not by another one."""
    try:
        standing = read_key_file(settings.key_file).database_id
    except RegisterUnavailable:
        return  # missing or damaged: that is what a backup is for
    if read_key_file(place / KEYS_NAME).database_id != standing:
        raise Refused(
            "Deze reservekopie is van een ander register. Zet hem terug in een lege map, "
            "met CASEREG_HOME."
        )


def vault_in(place: Path, name: str, password: str) -> tuple[Vault, bool]:
    """What opens an unpacked backup, and whether that was the recovery code.

    Raises :class:`NotSignedIn`.
    """
    file, keys = place / DATABASE_NAME, place / KEYS_NAME
    try:
        if vault := vault_of(file, keys, name, password):
            return vault, False
        if vault := vault_of(file, keys, RECOVERY, password.strip().upper()):
            return vault, True
    except RegisterUnavailable:
        raise Refused(DAMAGED) from None
    raise NotSignedIn(WRONG)


def look_through(database: Database, place: Path) -> None:
    """Every page, every row of the audit, and whether it is what its own papers say.

    Brings it to the newest schema. Raises :class:`Refused` when something is wrong.
    """
    with database.reader.connect() as connection:
        version = current(connection)
    if version not in known():
        raise Refused("Deze reservekopie is gemaakt met een nieuwere versie van casereg.")
    if not check_whole(database):
        raise Refused(DAMAGED)
    _require_own_papers(database, place)
    make_schema(database)


def _require_own_papers(database: Database, place: Path) -> None:
    anchor = read_anchor(place / ANCHOR_NAME)
    with database.reading() as session:
        if register_id(session) != read_key_file(place / KEYS_NAME).database_id:
            raise Refused(DAMAGED)
        if not is_chain(session):
            return
        found = verdict(session, [(anchor.row, anchor.seal)] if anchor and anchor.row else ())
    if found.fault:
        raise Refused(
            f"Deze reservekopie is van een register dat al beschadigd was. {found.fault} "
            "Kies een oudere."
        )
