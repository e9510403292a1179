"""Builds a demo register: accounts through the front door, the rest in bulk."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, time
from shutil import rmtree

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.demo.accounts import DemoAccount, plan_accounts
from casereg.demo.fill import fill
from casereg.demo.flavour import read_flavour
from casereg.demo.namebook import read_names
from casereg.demo.rows import Progress, quiet
from casereg.demo.seasons import DEMO_DAY, FIRST_DAY
from casereg.opening import open_for
from casereg.register import sign_in
from casereg.security.rights import Role
from casereg.setup import initialise
from models.catalogue_file import read_catalogue
from models.catalogue_shelf import built_in
from models.forms import AccountForm

CONTACTS = 50_000
SEED = 2023
BEGIN = FixedClock(datetime.combine(FIRST_DAY, time(7, 0), UTC))
"""When the register was set up."""
DEMO_CLOCK = FixedClock(datetime.combine(DEMO_DAY, time(16, 30), UTC))
"""The moment at which the demo stands still: late on a Friday afternoon."""


@dataclass(frozen=True, slots=True)
class DemoSummary:
    """What was built; the counts are rows. ``recovery_code`` is None on a team server."""

    accounts: tuple[DemoAccount, ...]
    recovery_code: str | None
    contacts: int
    clients: int
    cases: int
    metingen: int

    def first(self, role: str) -> DemoAccount:
        """The first account with this role."""
        return next(account for account in self.accounts if account.role == role)


def build_demo(
    settings: Settings, contacts: int = CONTACTS, seed: int = SEED, progress: Progress = quiet
) -> DemoSummary:
    """A new register in ``settings`` with so many contacts.

    Raises :class:`Refused` when a register stands there already. When it cannot be
    finished, an embedded register is removed again.
    """
    flavour, names = read_flavour(), read_names()
    newest = flavour.opdrachten[-1]
    accounts = plan_accounts(read_catalogue(built_in(newest), newest), flavour, names, seed)
    admin = next(account for account in accounts if account.role == Role.ADMIN)
    made = initialise(settings, admin.name, admin.password, flavour.opdrachten, BEGIN)
    try:
        _let_in(settings, admin, accounts, progress)
        counted = _filled(settings, admin, contacts, seed, progress)
    except BaseException:
        _remove(settings)
        raise
    rows = (counted[table] for table in ("contact", "client", "client_case", "meting"))
    return DemoSummary(accounts, made.recovery_code, *rows)


def _filled(
    settings: Settings, admin: DemoAccount, contacts: int, seed: int, progress: Progress
) -> Counter[str]:
    opened = open_for(settings, admin.name, admin.password)
    try:
        return fill(opened, contacts, seed, DEMO_CLOCK, progress)
    finally:
        opened.database.close()


def _let_in(
    settings: Settings,
    admin: DemoAccount,
    accounts: tuple[DemoAccount, ...],
    progress: Progress,
) -> None:
    """Add the other accounts the way a beheerder does."""
    others = [account for account in accounts if account is not admin]
    register = sign_in(settings, admin.name, admin.password, BEGIN)
    try:
        for done, account in enumerate(others, start=1):
            form = AccountForm(name=account.name, role=account.role, team=account.team)
            register.add_account(form, account.password)
            progress(done, len(others), "accounts maken")
    finally:
        register.close()


def _remove(settings: Settings) -> None:
    """Leave no half register behind; it was made a moment ago and holds nothing real."""
    if not settings.embedded:
        return
    file = settings.database_file
    beside = (file.with_name(file.name + ending) for ending in ("-wal", "-shm"))
    for path in (file, settings.key_file, *beside):
        path.unlink(missing_ok=True)
    rmtree(settings.tries_folder, ignore_errors=True)
