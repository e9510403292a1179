"""A clock that jumps, and days that are not like others: what is stored stays in its place."""

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from casereg.clock import SystemClock
from casereg.errors import InvalidInput, NotSignedIn
from casereg.register import Register, sign_in
from models.audit_cards import AuditFilter
from models.cards import ContactFilter
from models.forms import ContactForm
from models.moments import parse_day
from models.periods import Week, parse_period
from tests.conftest import MOMENT, PASSWORD, MakeRegister

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass
class Jumping:
    """A clock that stands where it is put."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()

    def elsewhere(self) -> datetime:
        return self.moment


def entered(make: MakeRegister, name: str, clock: Jumping, password: str = PASSWORD) -> Register:
    return sign_in(make.settings, name, password, clock)  # type: ignore[attr-defined]


def contact(day: date) -> ContactForm:
    return ContactForm(happened_on=day, deelopdracht="1a", contactsoort="coaching", minutes=10)


def test_work_goes_on_when_the_clock_jumps(make_register: MakeRegister) -> None:
    make_register("beheerder")
    clock = Jumping(MOMENT)
    register = entered(make_register, "sanne", clock)
    draft = uuid4()
    register.keep_draft(draft, {"note": "eerst"})
    order = []
    for jump in (HOUR, -10 * DAY, 3 * DAY, -1 * HOUR, 200 * DAY, -195 * DAY):
        clock.moment += jump
        order.append(register.log_contact(contact(date(2023, 3, 1))).contact.number)
        register.keep_draft(draft, {"note": str(jump)})
    assert order == sorted(order)
    # Newest first is by number of what was stored last, whatever the clock said.
    assert register.undo_contact().number == order[-1]
    assert [one.content for one in register.day().drafts] == [{"note": str(-195 * DAY)}]
    register.close()
    admin = entered(make_register, "admin", clock)
    assert not admin.audit.verified().fault
    rows = admin.audit.shown(AuditFilter(limit=1000))
    assert [row.seq for row in rows] == sorted((row.seq for row in rows), reverse=True)
    assert [row.at for row in rows] != sorted((row.at for row in rows), reverse=True)
    admin.close()


def test_a_clock_set_back_lets_nobody_guess_more_and_locks_nobody_out(
    make_register: MakeRegister,
) -> None:
    make_register()
    clock = Jumping(MOMENT)

    def wrong() -> str:
        with pytest.raises(NotSignedIn) as refused:
            entered(make_register, "sanne", clock, "fout-fout-fout-fout")
        return str(refused.value)

    for _ in range(12):
        wrong()
        clock.moment += timedelta(minutes=16)
    for jump in (-400 * DAY, HOUR * -5):
        clock.moment += jump
        # The wait is asked for again, but never more than the longest one.
        assert "Wacht" in wrong() and "15 minuten" in wrong()
    clock.moment += timedelta(days=401)
    entered(make_register, "sanne", clock).close()


@pytest.mark.parametrize(
    ("day", "week", "quarter"),
    [
        (date(2022, 1, 1), "2021-W52", "2022-Q1"),
        (date(2022, 1, 2), "2021-W52", "2022-Q1"),
        (date(2022, 1, 3), "2022-W01", "2022-Q1"),
        (date(2022, 12, 31), "2022-W52", "2022-Q4"),
        (date(2023, 1, 1), "2022-W52", "2023-Q1"),
        (date(2023, 3, 26), "2023-W12", "2023-Q1"),  # the night has 23 hours
        (date(2023, 10, 29), "2023-W43", "2023-Q4"),  # and here 25
        (date(2024, 2, 29), "2024-W09", "2024-Q1"),
        (date(2024, 12, 30), "2025-W01", "2024-Q4"),
        (date(2026, 12, 31), "2026-W53", "2026-Q4"),
        (date(2027, 1, 3), "2026-W53", "2027-Q1"),
    ],
)
def test_a_day_counts_in_its_week_and_its_quarter(
    register: Register, make_file_register: MakeRegister, day: date, week: str, quarter: str
) -> None:
    clock = Jumping(datetime(2027, 6, 1, 12, tzinfo=UTC))
    later = entered(make_file_register, "joost", clock)
    number = later.log_contact(contact(day)).contact.number
    assert Week.of(day) == Week.parse(week)
    assert later.week(Week.parse(week)).totaal.contacten == 1
    assert later.week(Week.parse(week).shifted(1)).totaal.contacten == 0
    assert [one.number for one in later.contacts(ContactFilter(week=Week.parse(week)))] == [number]
    period = parse_period(quarter)
    assert period.start <= day <= period.end
    later.close()


def test_nights_of_the_clock_change_have_one_day_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Amsterdam")
    time.tzset()
    try:
        for moment, day in (
            (datetime(2023, 3, 25, 22, 59, tzinfo=UTC), date(2023, 3, 25)),
            (datetime(2023, 3, 25, 23, 1, tzinfo=UTC), date(2023, 3, 26)),
            (datetime(2023, 3, 26, 1, 30, tzinfo=UTC), date(2023, 3, 26)),
            (datetime(2023, 10, 28, 21, 59, tzinfo=UTC), date(2023, 10, 28)),
            (datetime(2023, 10, 29, 0, 30, tzinfo=UTC), date(2023, 10, 29)),
            (datetime(2023, 10, 29, 1, 30, tzinfo=UTC), date(2023, 10, 29)),
            (datetime(2022, 12, 31, 23, 30, tzinfo=UTC), date(2023, 1, 1)),
        ):
            with monkeypatch.context() as patch:
                patch.setattr("casereg.clock.datetime", _at(moment))
                assert SystemClock().today() == day
                assert SystemClock().now() == moment
    finally:
        monkeypatch.undo()
        time.tzset()


def _at(moment: datetime) -> type[datetime]:
    class Standing(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            local = moment.astimezone()
            return moment if tz else local.replace(tzinfo=None, fold=local.fold)

    return Standing


def test_what_is_typed_on_a_leap_day_and_at_new_year() -> None:
    assert parse_day("29-2", date(2024, 3, 1)) == date(2024, 2, 29)
    assert parse_day("g", date(2024, 3, 1)) == date(2024, 2, 29)
    assert parse_day("31-12", date(2023, 1, 1)) == date(2022, 12, 31)
    with pytest.raises(InvalidInput):
        parse_day("29-2", date(2023, 3, 1))
