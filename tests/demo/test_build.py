"""A demo register that was really built."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from casereg.config import Settings
from casereg.demo import build
from casereg.demo.build import DEMO_CLOCK, DemoSummary, build_demo
from casereg.demo.locked import WEEKS
from casereg.errors import Refused
from casereg.register import Register, sign_in
from casereg.security.rights import Role
from models.cards import ContactFilter
from models.periods import Week

# What is dear to make is made by one worker.
pytestmark = pytest.mark.xdist_group("demo")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(home=tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def told() -> list[tuple[int, int, str]]:
    return []


@pytest.fixture(scope="module")
def built(settings: Settings, told: list[tuple[int, int, str]]) -> DemoSummary:
    return build_demo(settings, 400, 11, lambda *progress: told.append(progress))


@pytest.fixture
def lead(settings: Settings, built: DemoSummary) -> Iterator[Register]:
    account = built.first(Role.LEAD)
    register = sign_in(settings, account.name, account.password, DEMO_CLOCK)
    yield register
    register.close()


def test_progress_runs_to_the_end_of_every_part(
    built: DemoSummary, told: list[tuple[int, int, str]]
) -> None:
    assert built.contacts == 400
    ends = {what: (done, total) for done, total, what in told}
    assert len(ends) == 3
    assert all(done == total > 0 for done, total in ends.values())


def test_every_account_may_sign_in(settings: Settings, built: DemoSummary) -> None:
    for role in Role:
        account = built.first(role)
        register = sign_in(settings, account.name, account.password, DEMO_CLOCK)
        assert (register.actor.role, register.actor.team) == (role, account.team)
        register.close()


def test_a_worker_sees_today_and_yesterday(settings: Settings, built: DemoSummary) -> None:
    account = built.first(Role.WORKER)
    register = sign_in(settings, account.name, account.password, DEMO_CLOCK)
    day = register.day()
    register.close()
    assert {card.happened_on.day for card in day.contacts} == {28, 29}
    assert day.week_count >= 2


def test_first_weeks_are_settled_and_the_next_is_not(lead: Register) -> None:
    cards = [lead.week(week) for week in (*WEEKS, WEEKS[-1].shifted(1))]
    assert [card.status for card in cards] == ["vastgesteld"] * 4 + ["open"]
    assert {card.locked_by for card in cards[:4]} == {lead.actor.name}


def test_contacts_and_clients_can_be_found(lead: Register) -> None:
    week = lead.contacts(ContactFilter(week=Week(2023, 52)))
    known = [card.clients[0] for card in week if card.clients]
    assert week
    assert known
    found = lead.find_clients(known[0].name)
    assert known[0].number in {card.number for card in found}


def test_a_register_is_never_overwritten(settings: Settings, built: DemoSummary) -> None:
    before = settings.database_file.read_bytes()
    with pytest.raises(Refused):
        build_demo(settings, 1, 1)
    assert settings.database_file.read_bytes() == before


def test_a_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("full")

    monkeypatch.setattr(build, "fill", full)
    monkeypatch.setattr(build, "_let_in", lambda *_: None)
    with pytest.raises(OSError, match="full"):
        build_demo(Settings(home=tmp_path), 1, 1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("contacts", [0, 1])
def test_tiny_registers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, contacts: int) -> None:
    plan = build.plan_accounts
    few = lambda *given: tuple(  # noqa: E731
        a for a in plan(*given) if a.team in (None, "veghel")
    )
    monkeypatch.setattr(build, "plan_accounts", few)
    assert build_demo(Settings(home=tmp_path), contacts, 1).contacts == contacts


def test_numbers_go_on_where_the_demo_stops(server_settings: Settings) -> None:
    built = build_demo(server_settings, 60, 4)
    worker = built.first(Role.WORKER)
    register = sign_in(server_settings, worker.name, worker.password, DEMO_CLOCK)
    assert register.repeat_contact().contact.number == 61
    register.close()
