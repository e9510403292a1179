"""A look at the register and the machine it stands on: what is right, and what to do if not."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from casereg.config import Settings
from casereg.errors import CaseregError, RegisterUnavailable
from casereg.security.keyslots import read_key_file

if TYPE_CHECKING:
    from models.database import Database

LEAST_FREE_BYTES = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. ``advice`` says what was found, and what to do when not ``ok``."""

    name: str
    ok: bool
    advice: str


@dataclass(frozen=True, slots=True)
class Report:
    """All checks in order."""

    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        """Whether everything is right."""
        return all(check.ok for check in self.checks)


def examine(settings: Settings, name: str = "", password: str = "") -> Report:
    """Look everything over; with a name and password also inside the register."""
    checks = [_sqlite(), _disk(settings.home)]
    if settings.embedded:
        checks += [_file(settings.database_file), _keys(settings.key_file)]
    else:
        checks.append(_server(settings.database_url))
    if name and all(check.ok for check in checks):
        checks += _inside(settings, name, password)
    return Report(tuple(checks))


def _sqlite() -> Check:
    import sqlcipher3.dbapi2 as sqlcipher

    from models.embedded import OLDEST_SQLITE

    ok = sqlcipher.sqlite_version_info >= OLDEST_SQLITE
    found = f"SQLite {sqlcipher.sqlite_version}"
    return Check("sqlite", ok, found if ok else f"{found} is te oud. Installeer casereg opnieuw.")


def _disk(home: Path) -> Check:
    place = next(path for path in (home, *home.parents) if path.exists())
    free = shutil.disk_usage(place).free
    found = f"{free // 1024**2} MB vrij bij {place}"
    ok = free >= LEAST_FREE_BYTES
    return Check("schijf", ok, found if ok else f"{found}. Maak ruimte vrij.")


def _file(path: Path) -> Check:
    if path.exists() and not path.stat().st_size:
        return Check("register", False, f"{path} is leeg. Zet een reservekopie terug.")
    if path.exists():
        return Check("register", True, f"{path} ({path.stat().st_size // 1024} kB)")
    return Check("register", False, f"{path} ontbreekt. Maak een register met: casereg init")


def _keys(path: Path) -> Check:
    try:
        slots = len(read_key_file(path).slots)
    except CaseregError as fault:
        return Check("sleutels", False, str(fault))
    return Check("sleutels", True, f"{slots} sleutels in {path}")


def _server(url: str) -> Check:
    """Whether the server lets casereg in; the driver gives up after ten seconds."""
    from models.faults import explained
    from models.server import open_server

    try:
        database = open_server(url)
        with explained(), database.reader.connect():
            pass
        database.close()
    except RegisterUnavailable:
        advice = "geen verbinding. Kijk CASEREG_DATABASE_URL, het netwerk en de server na."
        return Check("server", False, advice)
    except CaseregError as fault:
        return Check("server", False, str(fault))
    return Check("server", True, "de server antwoordt")


def _inside(settings: Settings, name: str, password: str) -> Iterator[Check]:
    from casereg.opening import open_for
    from models.embedded import check_whole

    try:
        opened = open_for(settings, name, password)
    except CaseregError as fault:
        yield Check("openen", False, str(fault))
        return
    try:
        yield Check("openen", True, "het register gaat open en is bijgewerkt")
        whole = not settings.embedded or check_whole(opened.database)
        advice = "geen schade gevonden" if whole else "beschadigd. Zet een reservekopie terug."
        yield Check("inhoud", whole, advice)
        if whole:
            yield _ledger(opened.database)
            yield _audit(opened.database, settings)
    finally:
        opened.database.close()


def _ledger(database: "Database") -> Check:
    """Whether the releases still are one chain."""
    from exports.ledger import chain_faults

    with database.reading() as session:
        faults = chain_faults(session)
    advice = "de reeks klopt" if not faults else f"{faults[0]} Zet een reservekopie terug."
    return Check("releases", not faults, advice)


def _audit(database: "Database", settings: Settings) -> Check:
    """Whether the audit still is one chain, and holds what the anchor beside it says."""
    from casereg.security.anchor import read_anchor
    from models.audit_anchor import register_id
    from models.audit_faults import verdict

    anchor = read_anchor(settings.audit_anchor)
    with database.reading() as session:
        own = anchor is not None and anchor.register == register_id(session)
        found = verdict(session, [(anchor.row, anchor.seal)] if anchor and own else ())
    if found.fault:
        advice = f"{found.fault} Maak een reservekopie en zoek uit wat er is gebeurd."
        return Check("logboek", False, advice)
    return Check("logboek", True, f"het logboek klopt: {found.rows} regels")
