"""What the doctor sees in an opened register. A finding is a name, whether it is well, and why."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import text
from sqlmodel import Session, col, func, select

from casereg.anchoring import lost_since
from casereg.config import Settings
from casereg.damage import BROKEN, PART, forget_damage, mark_damage
from casereg.errors import CaseregError
from casereg.opening import Opened, open_for
from casereg.security.anchor import read_anchor
from casereg.security.key_file import read_key_file
from casereg.security.keyslots import RECOVERY
from exports.ledger.history import chain_faults, contact_faults
from models.account import Account
from models.audit import Audit
from models.audit_anchor import register_id
from models.audit_faults import verdict
from models.context import CHECKING
from models.database import Database
from models.embedded import check_whole
from models.migrate import HEAD

Found = tuple[str, bool, str]
RESTORE = "Zet een reservekopie terug met: casereg restore BESTAND."


def inside(
    settings: Settings, name: str, password: str, now: datetime, late: timedelta
) -> Iterator[Found]:
    """Everything of which the key is needed; ``late`` is how far clocks may differ.

    Damage that is found lets everybody only read; damage that is no longer there is forgotten.
    """
    try:
        opened = open_for(settings, name, password)
    except CaseregError as fault:
        yield "openen", False, str(fault)
        return
    database = opened.database.seen_by(CHECKING)
    try:
        found = list(_looked_over(settings, opened, database, now, late))
        yield from found
        yield from _remembered(settings, opened, database, found, now)
    except CaseregError as fault:
        yield "inhoud", False, f"{fault}"
    finally:
        opened.database.close()


def _looked_over(
    settings: Settings, opened: Opened, database: Database, now: datetime, late: timedelta
) -> Iterator[Found]:
    yield "openen", True, "het register gaat open"
    yield "migraties", True, f"bijgewerkt tot en met {HEAD}"
    if opened.vault:
        whole = check_whole(database)
        yield "inhoud", whole, "geen schade gevonden" if whole else f"beschadigd. {RESTORE}"
        if not whole:
            return
        yield _references(database)
    with database.reading() as session:
        if opened.vault:
            yield _slots(session, settings, opened.vault.key)
        faults = chain_faults(session) or contact_faults(session)
        yield "pakketten", not faults, f"{faults[0]} {RESTORE}" if faults else "de reeks klopt"
        yield _clock(session, now, late)
        yield _audit(session, settings)


def _references(database: Database) -> Found:
    with database.reading() as session:
        dangling = session.connection().execute(text("PRAGMA foreign_key_check")).first()
    advice = f"een rij verwijst naar iets dat er niet is. {RESTORE}"
    return "verwijzingen", dangling is None, advice if dangling else "alles waarnaar verwezen is er"


def _slots(session: Session, settings: Settings, key: bytes) -> Found:
    """Whether everybody who may come in has a key, and nobody put one there."""
    file = read_key_file(settings.key_file)
    if not file.changing and file.has_pairs and file.forged(key):
        return "sloten", False, f"in {settings.key_file} is geknoeid. {RESTORE}"
    slots = {slot.name for slot in file.slots} - {RECOVERY}
    active = set(session.exec(select(Account.name).where(col(Account.active))))
    if missing := sorted(active - slots):
        advice = f"zonder sleutel: {', '.join(missing)}. Geef een nieuw wachtwoord."
        return "sloten", False, advice
    return "sloten", True, "ieder account dat open is heeft een sleutel"


def _clock(session: Session, now: datetime, late: timedelta) -> Found:
    """Nothing can have been done later than now."""
    last = session.exec(select(func.max(Audit.at))).one()
    if last is None or last - now <= late:
        return "tijd", True, "de laatste regel van het logboek is van vóór nu"
    advice = (
        f"in het logboek staat al {last.astimezone():%d-%m-%Y %H:%M}. "
        "Kijk de klok na van elke computer die dit register gebruikt."
    )
    return "tijd", False, advice


def _audit(session: Session, settings: Settings) -> Found:
    """Whether the audit still is one chain."""
    found = verdict(session)
    if found.fault:
        return "logboek", False, f"{found.fault} {RESTORE}"
    return "logboek", True, f"het logboek klopt: {found.rows} regels"


def _remembered(
    settings: Settings, opened: Opened, database: Database, found: list[Found], now: datetime
) -> Iterator[Found]:
    """Let what was found hold for everybody, or give the register back for writing."""
    bad = {name for name, well, _ in found if not well}
    with database.reading() as session:
        register = register_id(session)
    if "inhoud" in bad or "logboek" in bad:
        mark_damage(settings, register, PART if "inhoud" in bad else BROKEN, now)
        yield "schrijven", False, "het register is alleen te lezen tot het weer heel is"
    elif lost := lost_since(database, read_anchor(settings.audit_anchor)):
        advice = (
            f"het logboek liep tot en met regel {lost}; wat daarna kwam is weg. {RESTORE} "
            "Of ga verder met wat er is: casereg doctor --accept"
        )
        yield "schrijven", False, advice
    elif opened.database.only_read:
        forget_damage(settings)
        yield "schrijven", True, "er is geen schade meer: het register is weer te gebruiken"
