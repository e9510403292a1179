"""A region that works with themes is counted by the same engine, year by year."""

from collections.abc import Iterator
from datetime import date

import pytest

from casereg.clock import FixedClock
from casereg.config import Settings
from models.forms import ClientForm, ContactForm
from models.periods import parse_period
from models.record_forms import CaseForm, CloseForm, KengetalForm, PartyForm, PeilingForm
from tests.exports.gemeente import Gemeente


@pytest.fixture
def region(file_settings: Settings, clock: FixedClock) -> Iterator[Gemeente]:
    """A register with the plan as it comes with casereg."""
    region = Gemeente(file_settings, clock, "midden-limburg-west-2020", "leudal")
    yield region
    region.close()


def values(region: Gemeente, year: int) -> dict[str, object]:
    return {code: one.waarde for code, one in region.figures(parse_period(str(year))).items()}


def test_a_traject_counts_in_the_years_it_ran(region: Gemeente) -> None:
    client = region.worker.add_client(ClientForm(name="Inwoner", kern="haelen")).number
    begun = CaseForm(
        trajectsoort="re-integratie",
        deelopdracht="meedoen",
        parties=(PartyForm(client=client),),
        opened_on=date(2020, 2, 3),
    )
    number = region.worker.records.open_case(begun).number
    answers = {"betaald-werk": True, "opleiding": False}
    ended = CloseForm(closed_on=date(2021, 1, 4), ended_as="geslaagd", results=answers)
    region.worker.records.close_case(number, ended)
    parts = ("inwoners", "gestart", "lopend", "afloop", "resultaat")
    first, second = values(region, 2020), values(region, 2021)
    assert [first[f"md-re-integratie-{part}"] for part in parts] == [1, 1, 1, 0, 0]
    assert [second[f"md-re-integratie-{part}"] for part in parts] == [1, 0, 1, 1, 1]
    assert second["md-schulden-inwoners"] == 0


def test_a_survey_of_the_wmo_becomes_a_share(region: Gemeente) -> None:
    asked = PeilingForm(
        instrument="mantelzorg-besproken",
        deelopdracht="mantelzorg-en-vrijwilligers",
        held_on=date(2020, 5, 5),
        counts={0: 3, 1: 9},
        invited=20,
        source="Onderzoek Wmo",
    )
    region.worker.records.add_peiling(asked)
    share = region.figures(parse_period("2020-Q2"))["mv-besproken"]
    assert (share.waarde, share.teller, share.noemer, share.ontbrekend) == (75, 9, 12, 8)
    assert region.figures(parse_period("2020-Q3"))["mv-besproken"].status == "geen_gegevens"


def test_a_figure_of_others_counts_for_its_year(region: Gemeente) -> None:
    fact = KengetalForm(
        code="thuiszitters", value=31, period="2020", source="RMC", noted_on=date(2021, 2, 1)
    )
    region.coordinator.records.note_kengetal(fact)
    assert [values(region, year)["jv-thuiszitters"] for year in (2020, 2021)] == [31, None]


def test_a_contact_of_a_pilot_counts_where_it_belongs(region: Gemeente) -> None:
    before = values(region, 2020)
    visit = ContactForm(
        happened_on=date(2020, 3, 2),
        deelopdracht="algemene-voorzieningen",
        contactsoort="inloop",
        project="inloop-gunnerij",
        kern="nederweert",
        uitkomst="uitgevoerd",
        minutes=180,
        participants=14,
    )
    region.worker.log_contact(visit)
    after = values(region, 2020)
    changed = {code: after[code] for code in after if after[code] != before[code]}
    assert changed == {"alle-pilots-gevolgd": 1, "av-gebruik-geteld": 14}
