"""Trajecten by the keyboard: opened, worked in, closed, and what their forms ask."""

from datetime import date
from time import sleep

import pytest

from casereg.config import Settings
from casereg.errors import RegisterUnavailable
from casereg.register import Register
from models.cards import ClientCard
from models.forms import ClientForm, ContactForm
from models.record_cards import CaseCard, CaseFilter
from models.record_forms import CaseForm, PartyForm
from screens.entry_form import EntryForm
from screens.line_list import LineList
from tests.screens.driving import place, press, said, screens_of, settled, until
from tests.screens.forms import asked, fill, form_of, listed

TODAY = date(2023, 3, 15)


@pytest.fixture
def fatma(register: Register) -> ClientCard:
    return register.add_client(ClientForm(name="Fatma Yılmaz", birth_year=1950, kern="veghel"))


@pytest.fixture
def jan(register: Register) -> ClientCard:
    return register.add_client(ClientForm(name="Jan de Boer", birth_year=1961, kern="veghel"))


@pytest.fixture
def quarrel(register: Register, fatma: ClientCard, jan: ClientCard) -> CaseCard:
    """A running buurtbemiddeling between both."""
    parties = (
        PartyForm(client=fatma.number, party="melder"),
        PartyForm(client=jan.number, party="andere-partij"),
    )
    form = CaseForm(
        trajectsoort="buurtbemiddeling",
        deelopdracht="10",
        parties=parties,
        opened_on=date(2023, 3, 1),
    )
    return register.records.open_case(form)


def coached(register: Register, client: ClientCard) -> CaseCard:
    form = CaseForm(
        trajectsoort="coaching",
        deelopdracht="3",
        parties=(PartyForm(client=client.number),),
        opened_on=date(2023, 3, 1),
    )
    return register.records.open_case(form)


async def test_clients_can_be_chosen_however_narrow_the_terminal_becomes(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings, (120, 40)) as pilot:
        await press(pilot, "f3", "f2", "i", "tab", *"fat")
        for size in ((40, 10), (62, 16), (80, 24)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
        await press(pilot, "tab")
        assert f"Fatma Yılmaz #{fatma.number}" in form_of(pilot).state.texts.values()


async def test_a_client_takes_one_line_of_the_panel_unless_it_is_the_chosen_one(
    register: Register, file_settings: Settings
) -> None:
    for name, kern in ("Fatma van der Heuvel-Jansen", "veghel"), ("Fatih Yılmaz", "zijtaart"):
        register.add_client(ClientForm(name=name, birth_year=1950, kern=kern))
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f3", "f2", "i", "tab", *"fat")
        panel = form_of(pilot).panel
        for chosen in (0, 1):
            other = panel.choices[1 - chosen].label
            lines = str(panel.render()).splitlines()
            line = next(one for one in lines if one.startswith(f"  {other[:5]}"))
            assert line.rstrip().endswith(" 1950")
            assert ("…" in line) is ("Heuvel" in other)
            await press(pilot, "down")


async def test_a_case_is_opened_with_two_parties_by_keys_alone(
    register: Register, fatma: ClientCard, jan: ClientCard, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f3", "f2")
        # Without waiting: Tab takes the client even when the search is still under way.
        await pilot.press("b", "tab", *"fatma", "tab", *"jan", "f2")
        await until(pilot, lambda: place(pilot) == "cases")
        await until(pilot, lambda: listed(pilot) == ["1"])
        assert said(pilot) == "Geopend: traject 1"
    case = register.records.case(1)
    assert (case.trajectsoort, case.deelopdracht, case.opened_on) == (
        "buurtbemiddeling",
        "10",
        TODAY,
    )
    sides = {one.party: one.client.number for one in case.parties}
    assert sides == {"melder": fatma.number, "andere-partij": jan.number}


async def test_a_case_is_opened_once_when_the_answer_gets_lost(
    register: Register,
    fatma: ClientCard,
    file_settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opening = register.records.open_case

    def lost(form: CaseForm) -> CaseCard:
        opening(form)
        monkeypatch.undo()
        raise RegisterUnavailable("Het register is niet bereikbaar.")

    monkeypatch.setattr(register.records, "open_case", lost)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f3", "f2")
        await pilot.press("c", "tab", *"fatma", "tab", "3", "f2")
        await until(pilot, lambda: "niet bereikbaar" in said(pilot))
        await press(pilot, "f2")
        await until(pilot, lambda: place(pilot) == "cases")
        assert said(pilot) == "Geopend: traject 1"
    assert [one.number for one in register.records.cases(CaseFilter())] == [1]


async def test_what_opening_asks_follows_from_the_catalogue(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    catalogue = register.catalogue(TODAY)
    instruments = {one.code: one for one in catalogue.instrumenten}
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f3", "f2")
        for soort in catalogue.trajectsoorten:
            await fill(pilot, "trajectsoort", soort.toets)
            await press(pilot, "tab")
            if len(soort.deelopdrachten) > 1:
                await fill(pilot, "deelopdracht", soort.deelopdrachten[0])
                await press(pilot, "tab")
            names = set(asked(pilot))
            sides = {f"parties-{one.code}" for one in soort.partijen} or {"parties"}
            assert {one for one in names if one.startswith("parties")} == sides
            scores = {
                f"scores-{code}"
                for code in soort.instrumenten
                if "start" in instruments[code].momenten
                and soort.deelopdrachten[0] in instruments[code].deelopdrachten
            }
            assert {one for one in names if one.startswith("scores")} == scores


async def test_a_case_is_closed_with_results_and_last_scores(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    coached(register, fatma)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f3", "enter")
        await until(pilot, lambda: place(pilot) == "case")
        await press(pilot, "f7")
        assert "results-zinvolle-dagbesteding" in asked(pilot)
        await press(pilot, "g", "tab", *"14", "tab")
        await fill(pilot, "results-zinvolle-dagbesteding", "j")
        await fill(pilot, "scores-baat", "8")
        await press(pilot, "f2")
        await until(pilot, lambda: place(pilot) == "case")
        await until(pilot, lambda: "Gesloten: traject 1" in said(pilot))
    case = register.records.case(1)
    assert (case.ended_as, case.closed_on) == ("geslaagd", date(2023, 3, 14))
    assert case.results == {"zinvolle-dagbesteding": (True, date(2023, 3, 14))}
    assert [(one.instrument, one.moment, one.score) for one in case.metingen] == [
        ("baat", "einde", 8.0)
    ]


async def test_who_does_not_know_gives_no_answer(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    coached(register, fatma)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f3", "enter", "f7", "n")
        await fill(pilot, "results-zinvolle-dagbesteding", "w")
        await press(pilot, "f2")
        await until(pilot, lambda: place(pilot) == "case")
    case = register.records.case(1)
    assert case.ended_as == "niet" and case.results == {}


async def test_a_closed_case_is_reopened_after_yes(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    coached(register, fatma)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f3", "enter", "f7", "g", "f2")
        await until(pilot, lambda: place(pilot) == "case")
        assert register.records.case(1).closed_on == TODAY
        await until(pilot, lambda: pilot.app.screen.card.closed_on is not None)
        await press(pilot, "f7")
        assert place(pilot) == "Question"
        await press(pilot, "j")
        await until(pilot, lambda: "Heropend" in said(pilot))
    assert register.records.case(1).closed_on is None


async def test_the_next_conversation_takes_at_most_eight_keys(
    register: Register, quarrel: CaseCard, file_settings: Settings
) -> None:
    register.log_contact(
        ContactForm(
            happened_on=date(2023, 3, 8),
            contactsoort="buurtbemiddeling",
            deelopdracht="10",
            minutes=75,
            case=quarrel.number,
        )
    )
    keys = ["f3", "f4", "f2"]
    assert len(keys) <= 8
    async with screens_of(register, file_settings) as pilot:
        await pilot.press(keys[0])
        await until(pilot, lambda: place(pilot) == "cases" and listed(pilot) == ["1"])
        await pilot.press(keys[1])
        await until(pilot, lambda: place(pilot) == "entry")
        await pilot.press(keys[2])
        await until(pilot, lambda: place(pilot) == "cases")
    stored = register.contact(2)
    assert (stored.case, stored.deelopdracht, stored.contactsoort) == (
        quarrel.number,
        "10",
        "buurtbemiddeling",
    )
    assert (stored.minutes, stored.happened_on) == (75, TODAY)
    assert {one.number for one in stored.clients} == {one.client.number for one in quarrel.parties}
    assert register.records.case(quarrel.number).contacts == 2


async def test_a_referral_keeps_the_steps_taken_before(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    coached(register, fatma)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f3", "enter", "f6", *"schuldhulp", "f2")
        await until(pilot, lambda: place(pilot) == "case")
        await until(pilot, lambda: pilot.app.screen.card.referred_to == "schuldhulp")
        await press(pilot, "f6")
        assert form_of(pilot).state.texts["referred_to"] == "schuldhulp"
        await fill(pilot, "accepted_on", "v")
        await press(pilot, "f2")
        await until(pilot, lambda: place(pilot) == "case")
    case = register.records.case(1)
    assert case.referral_sent_on == case.referral_accepted_on == TODAY


async def test_a_soort_without_referral_asks_none(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    form = CaseForm(
        trajectsoort="taaltraject",
        deelopdracht="5",
        parties=(PartyForm(client=fatma.number),),
        opened_on=TODAY,
    )
    register.records.open_case(form)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f3", "enter", "f6")
        assert place(pilot) == "case" and "hoort geen verwijzing" in said(pilot)
        await press(pilot, "f5")
        assert place(pilot) == "case" and "horen geen vragen" in said(pilot)


async def test_a_result_is_answered_before_closing(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    coached(register, fatma)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f3", "enter", "f5", "j", "f2")
        await until(pilot, lambda: place(pilot) == "case")
    assert register.records.case(1).results == {"zinvolle-dagbesteding": (True, TODAY)}


async def test_the_list_shows_open_ones_and_all_on_demand(
    register: Register, fatma: ClientCard, jan: ClientCard, file_settings: Settings
) -> None:
    coached(register, fatma)
    coached(register, jan)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f3", *"fatma", "enter")
        await until(pilot, lambda: place(pilot) == "case")
        assert pilot.app.screen.number == 1
        await press(pilot, "f7", "g", "f2")
        await until(pilot, lambda: place(pilot) == "case")
        await press(pilot, "escape")
        await until(pilot, lambda: listed(pilot) == [])
        await press(pilot, "f5")
        await until(pilot, lambda: listed(pilot) == ["1"])
        assert "Geslaagd" in pilot.app.screen.query_one(LineList).shown[0].cells
        await press(pilot, *["backspace"] * 5)
        await until(pilot, lambda: set(listed(pilot)) == {"1", "2"})


async def test_faults_stand_beside_their_field_and_esc_keeps_what_was_typed(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f3", "f2", "escape")
        assert place(pilot) == "cases"  # nothing was typed: nothing is asked
        await press(pilot, "f2", "c", "tab", *"zzz", "f2")
        assert place(pilot) == "record" and form_of(pilot).current == "parties"
        assert "Geen cliënt gevonden" in said(pilot)
        await press(pilot, "escape")
        assert place(pilot) == "cases"
        await press(pilot, "f2")
        texts = form_of(pilot).state.texts
        assert texts["trajectsoort"].startswith("Coaching") and texts["parties"] == "zzz"
        assert register.records.cases(CaseFilter(open_only=False)) == ()
        form_of(pilot).go_to("parties")
        await press(pilot, *["backspace"] * 3, *"fatma", "tab")
        await fill(pilot, "deelopdracht", "3")
        await press(pilot, "f2")
        await until(pilot, lambda: place(pilot) == "cases")
        await press(pilot, "f2")
        assert not form_of(pilot).state.touched  # it was stored


async def test_the_register_s_refusal_stands_beside_its_field(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f3", "f2", "b", "tab", *"fatma", "tab", *"fatma", "tab", "f2")
        await until(pilot, lambda: "twee keer" in said(pilot))
        assert form_of(pilot).current == "parties-melder"
    assert register.records.cases(CaseFilter()) == ()


async def test_a_case_and_a_meting_start_from_a_client(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f6", *"yil", "f5")
        await until(pilot, lambda: place(pilot) == "record")
        await press(pilot, "c", "tab")
        await fill(pilot, "deelopdracht", "3")
        await press(pilot, "f2")
        await until(pilot, lambda: place(pilot) == "clients")
    (case,) = register.records.cases(CaseFilter())
    assert [one.client.number for one in case.parties] == [fatma.number]


# The traject in the entry form


async def test_the_only_open_case_is_filled_in_without_a_key(
    register: Register,
    fatma: ClientCard,
    file_settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = coached(register, fatma)
    cases = register.records.cases

    def slowly(wanted: CaseFilter) -> tuple[CaseCard, ...]:
        sleep(1.5)
        return cases(wanted)

    monkeypatch.setattr(register.records, "cases", slowly)
    async with screens_of(register, file_settings) as pilot:
        # The same ten keys as for a client without a traject, and without waiting.
        await pilot.press("f2", "f", "a", "space", "y", "tab", "c", "tab", "3", "f2")
        await until(pilot, lambda: place(pilot) == "today")
    assert register.contact(1).case == case.number


async def test_the_next_contact_and_one_like_the_last_are_stored_too(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    case = coached(register, fatma)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", *"fatma", "tab", "c", "tab", "3", "f3")
        await until(pilot, lambda: "contact 1" in said(pilot))
        await press(pilot, "tab", "i", "tab", "1", "a", "f3")  # anonymous
        await until(pilot, lambda: "contact 2" in said(pilot))
        await press(pilot, *"fatma", "tab", "c", "tab", "3", "f3")
        await until(pilot, lambda: "contact 3" in said(pilot))
        await press(pilot, "f4", "f2")
        await until(pilot, lambda: place(pilot) == "today")
    stored = [register.contact(number).case for number in (1, 2, 3, 4)]
    assert stored == [case.number, None, case.number, case.number]


async def test_a_case_of_another_deelopdracht_is_not_filled_in(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    coached(register, fatma)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", *"fatma", "tab", "c", "tab", *"1a", "tab")
        assert "case" not in pilot.app.screen.query_one(EntryForm).state.visible
        await press(pilot, "f2")
        await until(pilot, lambda: place(pilot) == "today")
    assert register.contact(1).case is None


async def test_a_case_that_was_cleared_stays_out(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    coached(register, fatma)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", *"fatma", "tab", "c", "tab", "3", "tab")
        form = pilot.app.screen.query_one(EntryForm)
        assert form.state.texts["case"].endswith("#1")
        form.go_to("case")
        await press(pilot, "delete", "tab", "f2")
        await until(pilot, lambda: place(pilot) == "today")
    assert register.contact(1).case is None


async def test_correcting_keeps_the_case_and_whether_it_helped(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    case = coached(register, fatma)
    register.log_contact(
        ContactForm(
            happened_on=TODAY,
            contactsoort="coaching",
            deelopdracht="3",
            clients=(fatma.number,),
            case=case.number,
        )
    )
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f5", "enter", "f2")
        await until(pilot, lambda: place(pilot) == "entry")
        pilot.app.screen.query_one(EntryForm).go_to("minutes")
        await press(pilot, *"33", "f2")
        await until(pilot, lambda: place(pilot) == "contact")
    stored = register.contact(1)
    assert (stored.minutes, stored.case) == (33, case.number)


async def test_whether_it_helped_is_asked_only_when_the_catalogue_does(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    catalogue = register.catalogue(TODAY)
    soort, outcome = next(
        (soort, outcome)
        for soort in catalogue.contactsoorten
        for outcome in catalogue.uitkomsten_for(soort.code)
        if "geholpen" in catalogue.asked(soort.code, outcome.code)
    )
    part = (soort.deelopdrachten or ("3",))[0]
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", *"fatma", "tab", *soort.titel, "tab")
        form = pilot.app.screen.query_one(EntryForm)
        form.go_to("deelopdracht")
        await press(pilot, *part, "tab")
        form.go_to("uitkomst")
        await press(pilot, *outcome.titel, "tab")
        assert "helped" in form.state.visible
        form.go_to("helped")
        await press(pilot, "j", "f2")
        await until(pilot, lambda: place(pilot) == "today")
        await press(pilot, "f2", *"fatma", "tab", "c", "tab")
        assert "helped" not in pilot.app.screen.query_one(EntryForm).state.visible
    assert register.contact(1).helped is True


async def test_an_earlier_answer_keeps_its_day_when_the_case_is_closed(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    coached(register, fatma)
    day = date(2023, 3, 6)
    register.records.answer_result(1, "zinvolle-dagbesteding", True, day)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f3", "enter", "f7")
        assert form_of(pilot).state.texts["results-zinvolle-dagbesteding"] == "Ja"
        await press(pilot, "g", "f2")
        await until(pilot, lambda: place(pilot) == "case")
    case = register.records.case(1)
    assert case.closed_on == TODAY and case.results == {"zinvolle-dagbesteding": (True, day)}


async def test_the_day_decides_which_opdracht_is_asked(
    register: Register, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f3", "f2")
        for day in (date(2022, 12, 1), TODAY):
            await fill(pilot, "opened_on", f"{day.day}-{day.month}-{day.year}")
            await press(pilot, "tab")
            form_of(pilot).go_to("trajectsoort")
            await press(pilot)
            offered = [one.code for one in form_of(pilot).panel.choices]
            assert offered == [one.code for one in register.catalogue(day).trajectsoorten]
