"""The weekly tally, counted by hand, on both databases."""

from collections.abc import Callable
from datetime import date

import pytest

from casereg.errors import InvalidInput, Refused
from casereg.register import Register
from models.cards import Missing, WeekRow
from models.forms import ClientForm, ContactForm
from models.periods import Week

WEEK = Week(2023, 11)


def log(register: Register, day: int, soort: str, **fields: object) -> None:
    values = {"happened_on": date(2023, 3, day), "deelopdracht": "1a", "contactsoort": soort}
    register.log_contact(ContactForm.model_validate(values | fields))


def test_the_tally_counts_contacts_distinct_clients_and_minutes(
    make_register: Callable[..., Register],
) -> None:
    register, lead = make_register(), make_register("teamleider")
    one = register.add_client(ClientForm(name="Ans Smits")).number
    two = register.add_client(ClientForm(name="Mo Haddou")).number
    log(register, 13, "coaching", clients=(one, two), minutes=60, uitkomst="gesproken")
    log(register, 14, "coaching", clients=(one,), minutes=30, uitkomst="gesproken")
    log(lead, 15, "informatie-en-advies", minutes=10, uitkomst="gesproken")
    log(lead, 15, "informatie-en-advies", clients=(two,), uitkomst="gesproken")
    log(register, 12, "coaching", minutes=500)
    make_register("sociaal werker", "schijndel").log_contact(
        ContactForm(happened_on=date(2023, 3, 13), deelopdracht="8", contactsoort="coaching")
    )
    tally = register.week(WEEK)
    assert tally.rows == (
        WeekRow("1a", "informatie-en-advies", 2, 1, 10),
        WeekRow("1a", "coaching", 2, 2, 90),
    )
    assert tally.totaal == WeekRow("totaal", "totaal", 4, 2, 100)
    assert tally.missing == (Missing("minuten", 1),)
    everyone = make_register("coordinator", None).week(WEEK)
    assert (everyone.totaal.contacten, everyone.totaal.minuten) == (5, 100)
    assert Missing("uitkomst", 1) in everyone.missing


def test_vaststellen_is_for_the_teamleider_of_that_team_once(
    make_register: Callable[..., Register],
) -> None:
    lead = make_register("teamleider")
    for role in ("sociaal werker", "coordinator"):
        with pytest.raises(Refused, match="niet een week vaststellen"):
            make_register(role).settle_week(WEEK, "veghel")
    with pytest.raises(Refused, match="eigen gebiedsteam"):
        lead.settle_week(WEEK, "schijndel")
    with pytest.raises(InvalidInput, match="bestaat niet"):
        lead.settle_week(WEEK, "atlantis")
    with pytest.raises(Refused, match="moet nog komen"):
        lead.settle_week(Week(2023, 12))
    settled = lead.settle_week(WEEK)
    assert (settled.status, settled.locked_by) == ("vastgesteld", lead.actor.name)
    with pytest.raises(Refused, match="al vastgesteld"):
        lead.settle_week(WEEK)
    assert lead.week(Week(2023, 10)).status == "open"
