"""A register for the tests of faults."""

from pathlib import Path

from casereg.clock import Clock
from casereg.config import Settings
from casereg.register import sign_in
from casereg.setup import initialise
from models.forms import AccountForm
from tests.faults.disk_work import PASSWORDS


def with_people(home: Path, clock: Clock, address: str = "") -> Path:
    """A register with the beheerder ``admin``, and sanne and joost; gives its home."""
    settings = Settings(home=home, database_url=address)
    initialise(settings, "admin", PASSWORDS[0], ["meierijstad-2023"], clock)
    admin = sign_in(settings, "admin", PASSWORDS[0], clock)
    for name in ("sanne", "joost"):
        form = AccountForm(name=name, role="sociaal werker", team="veghel")
        admin.add_account(form, PASSWORDS[0])
    admin.close()
    return home
