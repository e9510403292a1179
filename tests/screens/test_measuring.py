"""Metingen and peilingen by the keyboard: what is stored, and what their forms ask."""

from datetime import date

import pytest
from textual.widgets import Static

from casereg.config import Settings
from casereg.register import Register
from models.cards import ClientCard
from models.forms import ClientForm
from models.record_forms import CaseForm, MetingForm, PartyForm, PeilingForm
from screens.line_list import LineList
from tests.conftest import MakeRegister
from tests.screens.driving import place, press, said, screens_of, until
from tests.screens.forms import asked, fill, form_of, listed

TODAY = date(2023, 3, 15)


@pytest.fixture
def fatma(register: Register) -> ClientCard:
    return register.add_client(ClientForm(name="Fatma Yılmaz", birth_year=1950, kern="veghel"))


async def test_a_peiling_is_stored_as_counts_per_score(
    register: Register, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f12")
        assert "Druk op F2" in str(pilot.app.screen.query_one("#found").content)
        await press(pilot, "f2", "7", "tab", *"bezoekers", "tab")
        await fill(pilot, "source", "formulier inloop")
        await fill(pilot, "invited", "30")
        await fill(pilot, "counts-7", "12")
        await fill(pilot, "counts-8", "9")
        await press(pilot, "f2")
        await until(pilot, lambda: place(pilot) == "peilingen")
        await until(pilot, lambda: listed(pilot) == ["1"])
        assert said(pilot) == "Opgeslagen: peiling 1, 21 antwoorden"
        (title,) = (
            one.titel
            for one in register.catalogue(TODAY).instrumenten
            if one.code == "tevredenheid-bezoekers"
        )
        whole = pilot.app.screen.query_one(".whole", Static)  # the list has no room for it
        await until(pilot, lambda: str(whole.content) == title)
        cells = pilot.app.screen.query_one(LineList).shown[0].cells
        assert "21" in cells and "30" in cells and "7,4" in cells
    (peiling,) = register.records.peilingen()
    assert (peiling.instrument, peiling.deelopdracht) == ("tevredenheid-bezoekers", "7")
    assert (peiling.moment, peiling.held_on, peiling.invited) == ("einde", TODAY, 30)
    assert peiling.counts == {7.0: 12, 8.0: 9}


async def test_a_peiling_asks_a_count_for_each_score_with_its_name(
    register: Register, file_settings: Settings
) -> None:
    catalogue = register.catalogue(TODAY)
    named = next(one for one in catalogue.instrumenten if one.anoniem and one.namen)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f12", "f2", *named.deelopdrachten[0], "tab")
        await fill(pilot, "instrument", named.titel[:20])
        await press(pilot, "tab")
        counts = [row for row in form_of(pilot).rows if row.asks.startswith("counts-")]
        assert [row.asked.label for row in counts] == [
            f"Score {score} {name}" for score, name in enumerate(named.namen)
        ]
        # Another instrument asks its own scores, and only those.
        await fill(pilot, "deelopdracht", "7 ")
        await press(pilot, "tab")
        await fill(pilot, "instrument", "tevredenheid bez")
        await press(pilot, "tab")
        counts = [one for one in asked(pilot) if one.startswith("counts-")]
        assert counts == [f"counts-{score}" for score in range(1, 11)]


async def test_fewer_asked_than_answered_is_a_fault_beside_its_field(
    register: Register, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f12", "f2", "7", "tab", *"bezoekers", "tab")
        await fill(pilot, "source", "formulier")
        await fill(pilot, "invited", "3")
        await fill(pilot, "counts-7", "12")
        await press(pilot, "f2")
        await until(pilot, lambda: "12 antwoorden" in said(pilot))
        assert place(pilot) == "record" and form_of(pilot).current == "invited"
    assert register.records.peilingen() == ()


async def test_a_peiling_is_undone_after_yes(register: Register, file_settings: Settings) -> None:
    form = PeilingForm(
        instrument="tevredenheid-bezoekers",
        deelopdracht="7",
        held_on=TODAY,
        counts={7.0: 3},
        source="formulier",
    )
    register.records.add_peiling(form)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f12", "f8", "j")
        await until(pilot, lambda: "Ongedaan gemaakt" in said(pilot))
    assert register.records.peilingen() == ()


async def test_a_coordinator_reaches_the_peilingen_and_a_beheerder_does_not(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    async with screens_of(make_file_register("coordinator", None), file_settings) as pilot:
        await press(pilot, "f12")
        assert place(pilot) == "peilingen"
    async with screens_of(make_file_register("beheerder", None), file_settings) as pilot:
        await press(pilot, "f12")
        assert place(pilot) == "admin"


async def test_a_meting_in_a_case_offers_the_instruments_of_its_soort(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    form = CaseForm(
        trajectsoort="mantelzorgondersteuning",
        deelopdracht="8",
        parties=(PartyForm(client=fatma.number),),
        opened_on=date(2023, 3, 1),
    )
    register.records.open_case(form)
    soort = next(
        one for one in register.catalogue(TODAY).trajectsoorten if one.code == form.trajectsoort
    )
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f3", "enter", "f3")
        offered = {one.code for one in form_of(pilot).panel.choices}
        assert offered == set(soort.instrumenten)
        await press(pilot, *"hoe zwaar", "tab", "t", "tab", "9", "f2")
        await until(pilot, lambda: place(pilot) == "case")
    (meting,) = register.records.case(1).metingen
    assert (meting.instrument, meting.moment, meting.score) == ("overbelasting", "tussentijds", 9)
    assert (meting.client, meting.measured_on) == (fatma.number, TODAY)


async def test_the_last_meting_of_a_case_is_undone_after_yes(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    form = CaseForm(
        trajectsoort="mantelzorgondersteuning",
        deelopdracht="8",
        parties=(PartyForm(client=fatma.number),),
        opened_on=date(2023, 3, 1),
    )
    register.records.open_case(form)
    for score in (9, 7):
        meting = MetingForm(
            instrument="overbelasting",
            moment="tussentijds",
            score=score,
            measured_on=TODAY,
            case=1,
            client=fatma.number,
        )
        register.records.add_meting(meting)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f3", "enter", "f9", "j")
        await until(pilot, lambda: "Ongedaan gemaakt: meting 2" in said(pilot))
    assert [one.score for one in register.records.case(1).metingen] == [9]


async def test_a_meting_about_a_client_needs_no_case(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f6", *"yil", "f8")
        await until(pilot, lambda: place(pilot) == "record")
        await press(pilot, "8", "tab", *"hoe zwaar", "tab", "s", "tab", "1", "0", "f2")
        await until(pilot, lambda: place(pilot) == "clients")
        assert said(pilot) == "Opgeslagen: de meting"


async def test_a_score_the_instrument_cannot_give_is_refused(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f6", *"yil", "f8", "8", "tab", *"hoe zwaar", "tab", "s", "tab")
        await press(pilot, *"11", "f2")
        assert place(pilot) == "record" and form_of(pilot).current == "score"
        assert "niet in de lijst" in said(pilot)
