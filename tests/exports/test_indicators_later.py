"""A figure of a period stays what it was, whatever happens later."""

from datetime import date

from sqlalchemy import update
from sqlmodel import col

from exports.indicator.figures import IndicatorFigure
from models.case import Case
from models.client import Client, ClientKenmerk
from models.periods import Period, parse_period
from tests.exports.conftest import EmptyRegister
from tests.exports.counted import (
    ANNA,
    BERT,
    CARLA,
    DIRK,
    Register,
    by_code,
    fill,
    indicators,
    loaded,
)
from tests.exports.small import Rows

YEAR = parse_period("2022")
QUARTER = parse_period("2022-Q1")
AFTER = date(2024, 2, 1)


def test_2022_is_the_same_after_2023(empty_register: EmptyRegister) -> None:
    with empty_register() as rows:
        register = Register(rows.session)
        register.people()
        fill_2022(register)
        before = figures(rows, 2022)
        assert by_code(before[YEAR])["lopend"].waarde == 2
        happen_in_2023(register)
        assert figures(rows, 2022) == before
        assert figures(rows, 2022, 2023) == before


def test_2023_is_the_same_whenever_it_is_counted(empty_register: EmptyRegister) -> None:
    with empty_register() as rows:
        fill(Register(rows.session))
        found = indicators(rows.session).figures()
        late = indicators(rows.session, known=loaded(2022, 2023, 2024), today=AFTER).figures()
        assert late == found


def figures(rows: Rows, *years: int) -> dict[Period, tuple[IndicatorFigure, ...]]:
    """All figures of 2022 with these years loaded."""
    return {
        period: indicators(rows.session, period, loaded(*years), AFTER).figures()
        for period in (YEAR, QUARTER)
    }


def fill_2022(register: Register) -> None:
    register.contact(date(2022, 2, 10), [ANNA, DIRK], 30, helped=True)
    register.contact(date(2022, 12, 31), [BERT], 45, uitkomst=None)
    first = register.case(date(2022, 2, 1), None, [ANNA])
    register.score("baat", 4, date(2022, 2, 1), moment="start", case_id=first)
    ended = register.case(date(2022, 3, 1), date(2022, 9, 1), [BERT, CARLA])
    register.result(ended, date(2022, 9, 1), reached=True)
    register.score("baat", 7, date(2022, 9, 1), case_id=ended)
    register.peiling(date(2022, 3, 3), {8: 4}, 9)
    register.kengetal("inwoners", 40, "2022")


def happen_in_2023(register: Register) -> None:
    """Close, discharge, change kenmerken, and measure: all in 2023."""
    session = register.session
    closed = {"closed_on": date(2023, 1, 1), "ended_as": "niet"}
    sent = {"referral_sent_on": date(2023, 1, 2), "referral_accepted_on": date(2023, 1, 3)}
    session.execute(update(Case).where(col(Case.id) == 1).values(**closed, **sent))
    session.execute(update(Client).values(discharged_on=date(2023, 1, 5)))
    still = col(ClientKenmerk.until).is_(None)
    session.execute(update(ClientKenmerk).where(still).values(until=date(2023, 6, 1)))
    register.kenmerk(CARLA, "schulden", since=date(2023, 1, 1))
    register.result(1, date(2023, 1, 1), reached=True)
    for case in (1, 2):
        register.score("baat", 1, date(2023, 1, 1), case_id=case)
        register.score("cijfer", 1, date(2023, 1, 1), case_id=case)
    register.contact(date(2023, 1, 1), [ANNA], 60, helped=False)
    register.peiling(date(2023, 1, 1), {1: 4}, 50)
    register.kengetal("inwoners", 80, "2023")
    register.mijlpaal("rapport", date(2023, 1, 1))
    register.volunteers("match", date(2023, 1, 1), 4, "dorp", route="bank")
    session.flush()


def test_a_case_goes_on_under_the_next_opdracht(empty_register: EmptyRegister) -> None:
    with empty_register() as rows:
        register = Register(rows.session)
        register.people()
        register.case(date(2022, 5, 1), date(2023, 2, 1), [ANNA])
        both = loaded(2022, 2023)
        for year, opened, closed in ((2022, 1, 0), (2023, 0, 1)):
            found = by_code(indicators(rows.session, parse_period(str(year)), both).figures())
            assert (found["geopend"].waarde, found["gesloten"].waarde) == (opened, closed)
            assert found["lopend"].waarde == 1
        alone = by_code(indicators(rows.session, parse_period("2022"), loaded(2022)).figures())
        assert alone["gesloten"].waarde == 0
