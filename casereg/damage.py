"""Damage that was found in a register: from then on it is only read, until it is whole again.

What was found stands in a small file beside the register, for every program that opens it.
"""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from casereg.anchoring import lost_since
from casereg.config import Settings
from casereg.errors import RegisterDamaged
from casereg.security.anchor import read_anchor
from casereg.security.vault import Vault
from casereg.security.whole_files import write_whole
from models.audit_anchor import register_id
from models.audit_aside import note_kept, noting_in
from models.context import CHECKING, OWNING
from models.database import Database
from models.embedded import open_embedded
from models.missing_pages import is_cut

PART = "een deel van het register is beschadigd"
LOST = "het laatste werk is eruit verdwenen (het logboek liep tot en met regel {})"
BROKEN = "het logboek klopt niet meer"
ONLY_READ = (
    "Het register is alleen te lezen: {}. "
    "Een beheerder kan een reservekopie terugzetten met: casereg restore BESTAND."
)


def damage_of(settings: Settings, database: Database) -> str:
    """What is wrong with an opened register, as far as known without looking through all of it.

    That is what was found before, and work that is gone from the end; empty when all is well.
    """
    try:
        if settings.embedded and is_cut(database, settings.database_file):
            return PART
        lost = lost_since(database, read_anchor(settings.audit_anchor))
        with database.seen_by(CHECKING).reading() as session:
            register = register_id(session)
    except RegisterDamaged:
        return PART
    return LOST.format(lost) if lost else _found_before(settings, register)


def mark_damage(settings: Settings, register: str, what: str, now: datetime) -> None:
    """Let everybody who opens the register from here only read it.

    ``register`` empty is the one that is found here, when it could not even say which it is.
    """
    content = {"register": register, "what": what, "at": now.isoformat()}
    with suppress(OSError):  # then the next one finds it again
        write_whole(settings.damage_file, json.dumps(content, indent=1).encode())


def forget_damage(settings: Settings) -> None:
    """The register is whole again."""
    settings.damage_file.unlink(missing_ok=True)


def note_what_was_read(settings: Settings, database: Database) -> None:
    """Bring what was kept beside the register into its audit, now that it can be written."""
    if settings.audit_aside.exists():
        with database.seen_by(OWNING).writing() as session:
            note_kept(session, settings.audit_aside)
        with suppress(OSError):  # then it is noted once more at the next sign-in
            settings.audit_aside.unlink(missing_ok=True)


def only_reading(
    settings: Settings, database: Database, vault: Vault | None, what: str
) -> Database:
    """The same register, of which nothing can be written any more.

    What must stand in the audit is kept beside the register.
    """
    if vault:
        database.close()
        fresh = open_embedded(vault.database_file, vault.key, only_read=True)
    else:
        writer = database.writer.execution_options(postgresql_readonly=True)
        fresh = replace(database, writer=writer)
    keep = noting_in(settings.audit_aside)
    return replace(fresh, only_read=ONLY_READ.format(what), keep_noted=keep)


def _found_before(settings: Settings, register: str) -> str:
    try:
        found = json.loads(settings.damage_file.read_bytes())
        return str(found["what"]) if found["register"] in ("", register) else ""
    except FileNotFoundError:
        return ""
    except (OSError, ValueError, KeyError, TypeError):
        return PART  # something was found, and what it was cannot be read
