"""A register with a teamleider who logs, for the benchmark of load."""

from datetime import date
from uuid import UUID

from casereg.config import Settings
from casereg.register import sign_in
from casereg.setup import initialise
from models.forms import AccountForm, ContactForm

ADMIN, LEAD, PASSWORD = "admin", "hanneke", "paard-batterij-nietje-kaas"
DAY = date(2023, 3, 14)


def made(settings: Settings) -> Settings:
    """Make the register."""
    initialise(settings, ADMIN, PASSWORD, ["meierijstad-2023"])
    admin = sign_in(settings, ADMIN, PASSWORD)
    admin.add_account(AccountForm(name=LEAD, role="teamleider", team="veghel"), PASSWORD)
    admin.close()
    return settings


def contact(uid: UUID) -> ContactForm:
    """A contact as most of them are."""
    return ContactForm(
        id=uid,
        happened_on=DAY,
        deelopdracht="1a",
        contactsoort="coaching",
        kanaal="telefoon",
        kern="veghel",
        minutes=20,
    )
