"""What the doctor finds in a register, on both databases."""

from dataclasses import replace
from datetime import date

from sqlalchemy import text

from casereg.clock import FixedClock
from casereg.doctor import examine
from casereg.opening import open_for
from exports.ledger.history import append, read_ledger
from models.catalogue_file import read_catalogue
from models.catalogue_shelf import built_in
from models.released_contact import Booking, CountedContact
from tests.conftest import PASSWORD, MakeRegister
from tests.exports.releasing import entry_on
from tests.services.test_audit_chain import forging

CODE = "meierijstad-2023"
COUNTED = CountedContact(7, date(2023, 2, 1), "8", "coaching", "erp", "onbekend", 30)


def test_contacts_that_were_released_and_changed_since_are_told(
    make_register: MakeRegister, clock: FixedClock
) -> None:
    settings = make_register.settings  # type: ignore[attr-defined]
    opened = open_for(settings, "willem", PASSWORD, clock)
    with opened.database.writing() as session:
        catalogue = read_catalogue(built_in(CODE), CODE)
        entry = entry_on(
            read_ledger(session, CODE), booked=(Booking(COUNTED),), catalogue=catalogue
        )
        append(session, replace(entry, made_by=opened.actor.account_id))
    opened.database.close()

    def packages() -> tuple[bool, str]:
        checks = examine(settings, "admin", PASSWORD).checks
        return next((one.ok, one.advice) for one in checks if one.name == "pakketten")

    assert packages()[0]
    with forging(make_register) as connection:
        if settings.embedded:
            connection.execute(text("DROP TRIGGER released_contact_no_update"))
        connection.execute(text("UPDATE released_contact SET minutes = 31"))
    ok, said = packages()
    assert not ok
    assert said.startswith("De contacten van pakket 1 zijn veranderd")
