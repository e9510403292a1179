"""What holds for any register: indicators of registers that hypothesis makes up."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine, delete, text
from sqlmodel import Session

from exports.indicator.figures import IndicatorFigure
from models.periods import Period, parse_period
from models.tables import METADATA
from tests.exports.conftest import EmptyRegister
from tests.exports.counted import QUARTER, Register, by_code, indicators

MONTHS = [parse_period(f"2023-{month:02d}") for month in (1, 2, 3)]
# What a case reached may be answered after the month in which it was closed.
NOT_BY_MONTH = {"lopend", "werk"}
Event = Callable[[Register], object]
Pair = tuple[Engine, Engine]


def days(first: date, last: date) -> st.SearchStrategy[date]:
    return st.dates(first, last)


CLIENTS = st.lists(st.integers(1, 4), max_size=3, unique=True)
WITH_CLIENTS = st.lists(st.integers(1, 4), min_size=1, max_size=2, unique=True)
OPTIONS = {
    "contactsoort": st.sampled_from(["gesprek", "huisbezoek", "groep"]),
    "deelopdracht": st.sampled_from("jjjv"),
    "kanaal": st.sampled_from(["tel", "thuis", None]),
    "uitkomst": st.sampled_from(["gesproken", "doorgezet", "geen-gehoor", None]),
    "reden": st.sampled_from(["nvt", "verlies", None]),
    "taak": st.sampled_from(["1", "2", None]),
    "project": st.sampled_from(["lezen", None]),
    "kern": st.sampled_from(["dorp", "stad", "onbekend"]),
    "leeftijdsgroep": st.sampled_from(["jong", "oud", "onbekend"]),
    "participants": st.none() | st.integers(0, 30),
    "helped": st.sampled_from([True, False, None]),
    "status": st.sampled_from(["geldig", "geldig", "nagekomen", "vervallen"]),
}


@st.composite
def contacts(draw: st.DrawFn, when: st.SearchStrategy[date]) -> Event:
    day, clients = draw(when), draw(CLIENTS)
    # Three minutes are exactly 0.05 hour, so that rounding hides nothing.
    minutes = draw(st.none() | st.integers(0, 60).map(lambda number: 3 * number))
    chosen = {name: draw(values) for name, values in OPTIONS.items()}
    return lambda register: register.contact(day, clients, minutes, **chosen)


@st.composite
def cases(draw: st.DrawFn, when: st.SearchStrategy[date]) -> Event:
    """A case with what it reached and its scores, at most one of a moment on a day."""
    opened, clients = draw(when), draw(WITH_CLIENTS)
    closed = draw(st.none() | st.integers(0, 90).map(lambda number: opened + timedelta(number)))
    ended = draw(st.sampled_from(["geslaagd", "niet", None])) if closed else None
    reached = draw(st.sampled_from([True, False, None]))
    scores = draw(st.lists(SCORES, max_size=4, unique_by=lambda one: one[:2]))

    def event(register: Register) -> None:
        number = register.case(opened, closed, clients, ended_as=ended)
        if reached is not None:
            register.result(number, closed or opened, reached=reached)
        for after, moment, score, own in scores:
            about = {"case_id": number, "client_id": clients[0] if own else None}
            day = opened + timedelta(after)
            register.score("baat", score, day, moment=moment, **about)

    return event


SCORES = st.tuples(
    st.integers(0, 90),
    st.sampled_from(["start", "einde"]),
    st.integers(2, 20).map(lambda halves: halves / 2),
    st.booleans(),
)
ANSWERS = st.dictionaries(
    st.integers(2, 20).map(lambda halves: halves / 2), st.integers(1, 9), max_size=4
)


@st.composite
def peilingen(draw: st.DrawFn, when: st.SearchStrategy[date]) -> Event:
    day, answers = draw(when), draw(ANSWERS)
    more = draw(st.none() | st.integers(0, 9))
    invited = None if more is None else sum(answers.values()) + more
    group = draw(st.sampled_from(["eenzaam", "schulden", None]))
    return lambda register: register.peiling(day, answers, invited, aandachtsgroep=group)


@st.composite
def volunteers(draw: st.DrawFn, when: st.SearchStrategy[date]) -> Event:
    day, number = draw(when), draw(st.integers(1, 9))
    soort, kern = draw(st.sampled_from(["match", "klus"])), draw(OPTIONS["kern"])
    route = draw(st.sampled_from(["bank", "beurs"])) if soort == "match" else None
    return lambda register: register.volunteers(soort, day, number, kern, route=route)


def events(when: st.SearchStrategy[date], most: int = 15) -> st.SearchStrategy[list[Event]]:
    kinds = (contacts(when), contacts(when), cases(when), peilingen(when), volunteers(when))
    return st.lists(st.one_of(*kinds), max_size=most)


AROUND = days(date(2022, 1, 1), date(2023, 6, 30))
# Not in the quarter, and not in the quarter a year earlier, which growth looks at.
OUTSIDE = days(date(2022, 4, 1), date(2022, 12, 31)) | days(date(2023, 4, 1), date(2023, 9, 30))


def counted(
    session: Session, happened: Sequence[Event], period: Period = QUARTER
) -> dict[str, IndicatorFigure]:
    register = Register(session)
    register.people()
    register.kengetal("inwoners", 50, "2023")
    for event in happened:
        event(register)
    return by_code(indicators(session, period).figures())


@settings(max_examples=10, deadline=None)
@given(inside=events(AROUND), outside=st.lists(contacts(OUTSIDE), min_size=1, max_size=5))
def test_a_contact_outside_the_period_changes_nothing(
    empty_register: EmptyRegister, inside: list[Event], outside: list[Event]
) -> None:
    with empty_register() as rows:
        before = counted(rows.session, inside)
        register = Register(rows.session, {"contact": 1000})
        for event in outside:
            event(register)
        assert by_code(indicators(rows.session).figures()) == before


@settings(max_examples=10, deadline=None)
@given(happened=events(AROUND, most=25))
def test_splitting_a_period_loses_nothing(
    empty_register: EmptyRegister, happened: list[Event]
) -> None:
    with empty_register() as rows:
        whole = counted(rows.session, happened)
        parts = [by_code(indicators(rows.session, month).figures()) for month in MONTHS]
        for code, figure in whole.items():
            values = [part[code].waarde or 0 for part in parts]
            if figure.indicator.soort in ("aantal", "verdeling", "uren"):
                assert code in NOT_BY_MONTH or figure.waarde == sum(values, Decimal(0)), code
            if figure.indicator.soort == "personen" and figure.waarde is not None:
                assert max(values) <= figure.waarde <= sum(values, Decimal(0)), code


@settings(max_examples=10, deadline=None)
@given(data=st.data(), happened=events(AROUND))
def test_the_order_of_entry_does_not_matter(
    empty_register: EmptyRegister, data: st.DataObject, happened: list[Event]
) -> None:
    shuffled = data.draw(st.permutations(happened))
    with empty_register() as rows:
        first = counted(rows.session, happened)
    with empty_register() as rows:
        assert counted(rows.session, shuffled) == first


@pytest.fixture(scope="session")
def pair(server: str) -> Iterator[Pair]:
    """A database of each kind with the same empty tables."""
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("CREATE DATABASE casereg_agree"))
    admin.dispose()
    address = server.replace("/postgres?", "/casereg_agree?")
    engines = create_engine("sqlite://"), create_engine(address)
    for engine in engines:
        METADATA.create_all(engine)
    yield engines
    for engine in engines:
        engine.dispose()


@contextmanager
def emptied(engine: Engine) -> Iterator[Session]:
    with Session(engine) as session:
        for table in reversed(METADATA.sorted_tables):
            session.execute(delete(table))
        yield session
        session.rollback()


@settings(max_examples=10, deadline=None)
@given(happened=events(AROUND, most=25))
def test_both_databases_agree(pair: Pair, happened: list[Event]) -> None:
    found = []
    for engine in pair:
        with emptied(engine) as session:
            found.append(counted(session, happened))
    assert found[0] == found[1]
