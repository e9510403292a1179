"""The clock of the demo."""

from datetime import UTC, date, datetime, timedelta

from casereg.clock import StandingDay

DAY = date(2023, 12, 29)


def test_a_standing_day_dates_nothing_on_another_day() -> None:
    clock = StandingDay(DAY)
    assert clock.now().astimezone().date() == clock.today() == DAY


def test_a_standing_day_knows_the_time_of_a_phone() -> None:
    away = datetime.now(UTC) - StandingDay(DAY).elsewhere()
    assert abs(away) < timedelta(minutes=1)
