"""Volunteer work by the keyboard: vacancies, matches that close them, klussen."""

from datetime import date

from casereg.config import Settings
from casereg.register import Register
from models.record_cards import VolunteerCard
from models.record_forms import VolunteerForm
from tests.conftest import MakeRegister
from tests.screens.driving import place, press, said, screens_of, until
from tests.screens.forms import asked, fill, form_of, listed

TODAY = date(2023, 3, 15)


def vacancy(register: Register, title: str, day: date = date(2023, 3, 1)) -> VolunteerCard:
    form = VolunteerForm(soort="vacature", happened_on=day, kern="erp", title=title)
    return register.records.note_volunteer_work(form)


async def test_a_vacancy_is_stored(register: Register, file_settings: Settings) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f9", "f2", *"chauffeur", "tab", "2", "tab", *"sch", "f2")
        await until(pilot, lambda: place(pilot) == "volunteers")
        await until(pilot, lambda: listed(pilot) == ["1"])
    (card,) = register.records.volunteer_work()
    assert (card.soort, card.title, card.amount) == ("vacature", "chauffeur", 2)
    assert (card.kern, card.happened_on, card.closed_on) == ("schijndel", TODAY, None)


async def test_a_match_closes_the_chosen_vacancy(
    register: Register, file_settings: Settings
) -> None:
    vacancy(register, "gastvrouw")
    vacancy(register, "chauffeur")
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f9")
        assert listed(pilot) == ["2", "1"]
        await press(pilot, "down", "f3")
        assert form_of(pilot).state.texts["vacancy"] == "1 gastvrouw"
        await press(pilot, "2", "f2")
        await until(pilot, lambda: place(pilot) == "volunteers")
        assert said(pilot) == "Opgeslagen: match 3 en vacature 1 gesloten"
        await until(pilot, lambda: listed(pilot)[0] == "2")  # the open one stays on top
    match = next(one for one in register.records.volunteer_work() if one.soort == "match")
    routes = register.catalogue(TODAY).vrijwilligerswerk
    assert routes and match.route == routes.routes[1].code
    assert (match.vacancy, match.title, match.kern) == (1, "gastvrouw", "erp")
    assert [one.number for one in register.records.volunteer_work(open_vacancies=True)] == [2]


async def test_klussen_ask_no_route_and_no_vacancy(
    register: Register, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f9", "f4")
        assert not {"route", "vacancy"} & set(asked(pilot))
        await fill(pilot, "title", "NLdoet")
        await fill(pilot, "number", "14")
        await press(pilot, "f2")
        await until(pilot, lambda: place(pilot) == "volunteers")
    (card,) = register.records.volunteer_work()
    assert (card.soort, card.amount, card.route) == ("klus", 14, None)


async def test_a_vacancy_is_closed_without_a_match(
    register: Register, file_settings: Settings
) -> None:
    vacancy(register, "chauffeur")
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f9", "f5", "g", "f2")
        await until(pilot, lambda: place(pilot) == "volunteers")
        await until(pilot, lambda: listed(pilot) == ["1"])
        await press(pilot, "f5")
        assert place(pilot) == "volunteers" and "open vacature" in said(pilot)
    assert register.records.volunteer_work()[0].closed_on == date(2023, 3, 14)


async def test_a_match_without_a_route_is_a_fault_beside_it(
    register: Register, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f9", "f3")
        await fill(pilot, "title", "maatje")
        await press(pilot, "f2")
        assert place(pilot) == "record" and form_of(pilot).current == "route"
        assert "Vul route in" in said(pilot)
    assert register.records.volunteer_work() == ()


async def test_a_row_is_undone_after_yes(register: Register, file_settings: Settings) -> None:
    vacancy(register, "chauffeur")
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f9", "f8", "n")
        assert len(register.records.volunteer_work()) == 1
        await press(pilot, "f8", "j")
        await until(pilot, lambda: "Ongedaan gemaakt: vacature 1" in said(pilot))
    assert register.records.volunteer_work() == ()


async def test_a_coordinator_is_not_offered_volunteer_work(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    async with screens_of(make_file_register("coordinator", None), file_settings) as pilot:
        await press(pilot, "f9")
        assert place(pilot) != "volunteers"
