"""The weekly tally, counted by hand, on both databases."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from casereg.clock import FixedClock
from casereg.errors import InvalidInput, Refused
from casereg.register import Register
from models.cards import Missing, WeekRow
from models.forms import ClientForm, ContactForm
from models.periods import Week
from models.week_cards import WorkerRow
from tests.conftest import MOMENT

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


def test_last_week_stands_beside_it_as_it_was_locked(
    make_register: Callable[..., Register],
) -> None:
    lead = make_register("teamleider")
    log(lead, 7, "coaching", minutes=30, uitkomst="gesproken")
    log(lead, 14, "coaching", minutes=10, uitkomst="gesproken")
    lead.settle_week(Week(2023, 10))
    log(lead, 8, "coaching", minutes=30, uitkomst="gesproken", late=True)
    card = lead.week(WEEK)
    assert card.before == (WeekRow("1a", "coaching", 1, 0, 30),)
    assert card.totaal_before == WeekRow("totaal", "totaal", 1, 0, 30)
    assert card.settled_teams == () and lead.week(Week(2023, 10)).settled_teams == ("veghel",)


def test_what_lacks_a_vervolgdatum_is_counted_by_what_was_agreed(
    make_register: Callable[..., Register],
) -> None:
    worker = make_register()
    asked = {"uitkomst": "afspraak-gemaakt", "reden": None}
    catalogue = worker.catalogue(date(2023, 3, 14))
    assert "vervolgdatum" in catalogue.asked("preventief-huisbezoek", "afspraak-gemaakt")
    visit = {"deelopdracht": "14", "minutes": 10, **asked}
    log(worker, 14, "preventief-huisbezoek", **visit)
    log(worker, 14, "preventief-huisbezoek", **visit, follow_up_on=date(2023, 3, 20))
    lacking = {one.field: one.contacten for one in worker.week(WEEK).missing}
    assert lacking["vervolgdatum"] == 1


def test_who_did_what_and_who_nothing(
    make_register: Callable[..., Register], clock: FixedClock
) -> None:
    sanne, lead = make_register(name="sanne"), make_register("teamleider")
    joost = make_register(name="joost")
    make_register("sociaal werker", "schijndel", "tim")
    joost.keep_draft(UUID(int=1), {"note": "half"})
    object.__setattr__(clock, "moment", datetime(2023, 3, 22, 9, tzinfo=UTC))
    log(sanne, 20, "coaching", minutes=30)
    log(sanne, 21, "coaching", minutes=10)
    log(sanne, 15, "coaching", deelopdracht="2")
    card = lead.week_workers(Week(2023, 12))
    assert card.rows == (
        WorkerRow("sanne", "veghel", "1a", 2, 40, 0),
        WorkerRow("sanne", "veghel", "2", 0, 0, 1),
    )
    monday, tuesday = date(2023, 3, 20), date(2023, 3, 21)
    assert [(one.worker, one.days[:3], one.before, one.without) for one in card.workers] == [
        ("joost", (0, 0, 0), 0, (monday, tuesday)),
        ("sanne", (1, 1, 0), 1, ()),
    ]
    assert (card.workers[0].drafts, card.workers[0].draft_since) == (1, MOMENT)
    # A week before somebody had an account, nothing is missed of that person.
    earlier = {one.worker: one.without for one in lead.week_workers(WEEK).workers}
    assert earlier["joost"] == (date(2023, 3, 15), date(2023, 3, 16), date(2023, 3, 17))
    everybody = make_register("coordinator", None).week_workers(Week(2023, 12))
    assert {one.worker for one in everybody.workers} == {"joost", "sanne", "tim"}
    assert {one.worker for one in joost.week_workers(Week(2023, 12)).workers} == {"joost"}
    with pytest.raises(Refused, match="eigen gebiedsteam"):
        joost.week_workers(Week(2023, 12), "schijndel")
    with pytest.raises(Refused, match="per medewerker"):
        make_register("beheerder", None).week_workers(WEEK)


def test_a_feestdag_is_no_day_without_entries(
    make_register: Callable[..., Register], clock: FixedClock
) -> None:
    make_register(name="sanne")
    lead = make_register("teamleider")
    object.__setattr__(clock, "moment", datetime(2023, 4, 12, 9, tzinfo=UTC))
    (sanne,) = (one for one in lead.week_workers(Week(2023, 15)).workers if one.worker == "sanne")
    assert sanne.without == (date(2023, 4, 11),)  # the tenth is tweede paasdag


def test_what_changed_after_the_lock_is_told_with_whose_it_is(
    make_register: Callable[..., Register], clock: FixedClock
) -> None:
    lead, sanne = make_register("teamleider"), make_register(name="sanne")
    for day in (6, 7, 8):
        log(lead, day, "coaching")
    lead.undo_contact(3)  # before the lock: nobody needs to hear of it
    lead.settle_week(Week(2023, 10))
    later = datetime(2023, 3, 15, 13, tzinfo=UTC)
    object.__setattr__(clock, "moment", later)
    log(sanne, 9, "coaching", late=True)
    form = {"happened_on": date(2023, 3, 6), "deelopdracht": "2", "contactsoort": "coaching"}
    lead.correct_contact(1, ContactForm.model_validate(form | {"late": True}))
    lead.undo_contact(2, late=True)
    card = lead.week(Week(2023, 10))
    assert card.late == 3 and {one.at for one in card.late_changes} == {later}
    assert {(one.number, one.worker, one.what) for one in card.late_changes} == {
        (4, "sanne", "ingevoerd"),
        (1, "hanneke", "verbeterd"),
        (2, "hanneke", "vervallen"),
    }
    # A sociaal werker sees that three came in late, and which of them are own ones.
    own = sanne.week(Week(2023, 10))
    assert (own.late, [one.number for one in own.late_changes]) == (3, [4])
