"""A look at the register and the machine it stands on: what is right, and what to do if not."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from casereg.clock import Clock, SystemClock
from casereg.config import Settings
from casereg.errors import CaseregError, RegisterUnavailable
from casereg.network_share import REASON, network_share
from casereg.security.anchor import read_anchor
from casereg.security.key_file import read_key_file

LEAST_FREE_BYTES = 200 * 1024 * 1024
COPIES = 3  # of the register that a restore makes on its way: it, its backup and the journal
SLOW_CLOCKS = timedelta(minutes=5)  # two machines are never quite the same
LONGEST_AWAY = timedelta(days=5 * 365)


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


def examine(
    settings: Settings, name: str = "", password: str = "", clock: Clock | None = None
) -> Report:
    """Look everything over; with a name and password also inside the register."""
    now = (clock or SystemClock()).now()
    if settings.embedded and settings.restore_ready.exists():
        from casereg.restoring import finish_begun

        finish_begun(settings)
    checks = [_sqlite(), _disk(settings), _clock(settings, now)]
    if settings.embedded:
        checks += [_place(settings.home), _file(settings.database_file), _keys(settings.key_file)]
    else:
        checks.append(_server(settings.database_url))
    ready = all(check.ok for check in checks)
    if ready and not settings.embedded:
        from casereg.doctor_server import guarded

        checks += [Check(*found) for found in guarded(settings.database_url)]
    checks += _backups(settings.backups)
    if name and ready:
        from casereg.doctor_inside import inside

        checks += [Check(*found) for found in inside(settings, name, password, now, SLOW_CLOCKS)]
    return Report(tuple(checks))


def _sqlite() -> Check:
    import sqlcipher3.dbapi2 as sqlcipher

    from models.embedded import OLDEST_SQLITE

    ok = sqlcipher.sqlite_version_info >= OLDEST_SQLITE
    found = f"SQLite {sqlcipher.sqlite_version}"
    return Check("sqlite", ok, found if ok else f"{found} is te oud. Installeer casereg opnieuw.")


def _disk(settings: Settings) -> Check:
    home, file = settings.home, settings.database_file
    place = next(path for path in (home, *home.parents) if path.exists())
    free = shutil.disk_usage(place).free
    needed = max(LEAST_FREE_BYTES, COPIES * (file.stat().st_size if file.exists() else 0))
    found = f"{free // 1024**2} MB vrij bij {place}"
    advice = f"{found}, nodig is {needed // 1024**2} MB. Maak ruimte vrij."
    return Check("schijf", free >= needed, found if free >= needed else advice)


def _clock(settings: Settings, now: datetime) -> Check:
    """Held against when the register was last used; nothing tells the right time."""
    used = [*_last_used(settings)]
    last = max(used, default=now)
    found = f"{now.astimezone():%d-%m-%Y %H:%M}"
    wrong = last - now > SLOW_CLOCKS or now - last > LONGEST_AWAY
    advice = (
        f"{found}, maar het register is gebruikt op {last.astimezone():%d-%m-%Y %H:%M}. "
        "Kijk de klok van deze computer na."
    )
    return Check("klok", not wrong, advice if wrong else found)


def _last_used(settings: Settings) -> Iterator[datetime]:
    anchor, file = read_anchor(settings.audit_anchor), settings.database_file
    if file.exists():
        yield datetime.fromtimestamp(file.stat().st_mtime, UTC)
    if anchor and anchor.at:
        yield datetime.fromisoformat(anchor.at)


def _place(home: Path) -> Check:
    kind = network_share(home)
    found = "op een schijf van deze computer"
    return Check("plek", not kind, REASON.format(home, kind) if kind else found)


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


def _backups(folder: Path) -> Iterator[Check]:
    """When the last one was made; no fault, as they may stand elsewhere."""
    made = [path.stat().st_mtime for path in folder.glob("casereg-[0-9]*.zip")]
    if made:
        last = datetime.fromtimestamp(max(made)).astimezone()
        yield Check("reservekopie", True, f"de laatste in {folder} is van {last:%d-%m-%Y %H:%M}")


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
