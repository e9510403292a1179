"""A gemeente nobody thought of: its TOML is all that is needed to log, count and export."""

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from casereg.clock import FixedClock
from casereg.config import Settings
from exports.indicator.figures import IndicatorFigure
from models.forms import ClientForm, ContactForm
from models.periods import parse_period
from models.record_forms import KengetalForm, MijlpaalForm, PeilingForm
from tests.conftest import MOMENT
from tests.exports.gemeente import Gemeente

# What is dear to make is made by one worker.
pytestmark = pytest.mark.xdist_group("another gemeente")
QUARTER = parse_period("2022-Q4")
ZILVERDAL = """
code = "zilverdal-seizoen-8"
titel = "Zilverdal, seizoen 8"
geldig_van = 2022-07-01
geldig_tot = 2023-06-30
doelen = [{ code = "samen", titel = "Buren kennen elkaar", bron = "raad:1" }]
gebiedsteams = [{ code = "oever", titel = "Wijkploeg Oever" }]
kernen = [
  { code = "steiger", titel = "Steigerwijk", gebiedsteam = "oever" },
  { code = "duin", titel = "Duinwijk", gebiedsteam = "oever" },
]
leeftijdsgroepen = [
  { code = "tot-30", titel = "Tot 30", van = 0, tot = 29 },
  { code = "vanaf-30", titel = "Vanaf 30", van = 30, tot = 130 },
]
kanalen = [{ code = "bakfiets", titel = "Bakfiets", toets = "b" }]
uitkomsten = [
  { code = "gehoord", titel = "Gehoord", toets = "g", vraagt = ["minuten"] },
  { code = "deur-dicht", titel = "Deur dicht", toets = "d", bereikt = false },
]
instrumenten = [{ code = "lach", titel = "Hoe blij", laagste = 0, hoogste = 10 }]
kengetallen = [
  { code = "inwoners", titel = "Inwoners", eenheid = "inwoners", periode = "kwartaal" },
  { code = "begin", titel = "Bewoners in 2019", eenheid = "bewoners", periode = "2019" },
  { code = "huur", titel = "Huur van het wijkhuis", eenheid = "euro", periode = "kwartaal" },
]

[[contactsoorten]]
code = "stoepgesprek"
titel = "Gesprek op de stoep"
toets = "s"
vraagt = ["geholpen"]

[[contactsoorten]]
code = "soepronde"
titel = "Soep in de wijk"
toets = "r"
vraagt = ["minuten", "deelnemers"]

[[deelopdrachten]]
code = "stoep"
titel = "Op de stoep"
doelen = ["samen"]
taken = [{ nummer = "i", titel = "Praten" }, { nummer = "ii", titel = "Soep" }]

[[deelopdrachten.indicatoren]]
code = "gesprekken"
titel = "Gesprekken"
soort = "aantal"
uit = "contacten"
filter = { contactsoort = ["stoepgesprek"], bereikt = true }
eenheid = "gesprekken"
norm = 10
richting = "minstens"
periode = "kwartaal"
bron = "raad:2"

[[deelopdrachten.indicatoren]]
code = "bewoners"
titel = "Bewoners"
soort = "personen"
uit = "contacten"
filter = { contactsoort = ["stoepgesprek"], bereikt = true }
eenheid = "bewoners"
periode = "kwartaal"
bron = "raad:3"

[[deelopdrachten.indicatoren]]
code = "geholpen"
titel = "Gesprekken die hielpen"
soort = "aandeel"
uit = "contacten"
noemer = { contactsoort = ["stoepgesprek"], bereikt = true }
teller = { geholpen = true }
eenheid = "%"
norm = 70
richting = "minstens"
periode = "kwartaal"
bron = "raad:4"

[[deelopdrachten.indicatoren]]
code = "bereik"
titel = "Bereik"
soort = "bereik"
uit = "contacten"
filter = { contactsoort = ["stoepgesprek"], bereikt = true }
kengetal = "inwoners"
eenheid = "%"
periode = "kwartaal"
bron = "raad:5"

[[deelopdrachten.indicatoren]]
code = "groei"
titel = "Groei sinds het begin"
soort = "groei"
van = "bewoners"
basis = "begin"
verandering_in = "procent"
eenheid = "%"
norm = 50
richting = "meer-dan"
periode = "kwartaal"
bron = "raad:6"

[[deelopdrachten.indicatoren]]
code = "tijd"
titel = "Tijd"
soort = "uren"
per = "taak"
eenheid = "uren"
norm = 8
richting = "hoogstens"
periode = "kwartaal"
bron = "raad:7"

[[deelopdrachten.indicatoren]]
code = "deuren"
titel = "Hoe de deur openging"
soort = "verdeling"
uit = "contacten"
filter = { contactsoort = ["stoepgesprek"] }
per = "uitkomst"
eenheid = "contacten"
periode = "kwartaal"
bron = "raad:8"

[[deelopdrachten]]
code = "wijkhuis"
titel = "Het wijkhuis"

[[deelopdrachten.indicatoren]]
code = "blij"
titel = "Hoe blij bezoekers zijn"
soort = "gemiddelde"
uit = "metingen"
filter = { instrument = ["lach"] }
eenheid = "op de lachmeter"
norm = 7
richting = "minstens"
periode = "kwartaal"
bron = "raad:9"

[[deelopdrachten.indicatoren]]
code = "krant"
titel = "De wijkkrant is er"
soort = "mijlpaal"
eenheid = "kranten"
periode = "kwartaal"
bron = "raad:10"

[[deelopdrachten.indicatoren]]
code = "huur-betaald"
titel = "Huur van het wijkhuis"
soort = "kengetal"
kengetal = "huur"
eenheid = "euro"
periode = "kwartaal"
bron = "raad:11"

[[tabellen]]
code = "per-soort"
titel = "Contacten en uren"
dimensies = ["deelopdracht", "contactsoort"]
maten = ["contacten", "uren"]

[bescherming]
k = 3
"""
CODES = [
    *("gesprekken", "bewoners", "geholpen", "bereik", "groei", "tijd", "deuren"),
    *("blij", "krant", "huur-betaald"),
]

# What the package says of the figures that many enough people stand behind.
SHOWN = {
    "gesprekken": ("10", "ja"),
    "bewoners": ("8", ""),
    "bereik": ("20,00", ""),
    "groei": ("100,00", "ja"),
    "tijd": ("9,00", "nee"),
    "blij": ("7,20", "ja"),
    "krant": ("1", "ja"),
    "huur-betaald": ("812,50", ""),
}


class Town(Gemeente):
    """What people of Zilverdal enter."""

    def resident(self, number: int, wijk: str = "steiger") -> int:
        form = ClientForm(name=f"Bewoner {'abcdefghij'[number]}", birth_year=1980, kern=wijk)
        return self.worker.add_client(form, despite_duplicate=True).number

    def talk(
        self,
        day: date,
        client: int | None = None,
        minutes: int | None = None,
        helped: bool | None = None,
        ended: str = "gehoord",
    ) -> None:
        form = ContactForm(
            happened_on=day,
            deelopdracht="stoep",
            taak="i",
            contactsoort="stoepgesprek",
            kanaal="bakfiets",
            uitkomst=ended,
            clients=(client,) if client else (),
            minutes=minutes,
            helped=helped,
        )
        self.worker.log_contact(form)

    def soup(self, day: date, minutes: int, guests: int) -> None:
        form = ContactForm(
            happened_on=day,
            deelopdracht="stoep",
            taak="ii",
            contactsoort="soepronde",
            uitkomst="gehoord",
            kern="duin",
            minutes=minutes,
            participants=guests,
        )
        self.worker.log_contact(form)


@pytest.fixture(scope="module", params=["file", "server"])
def town(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    """The register of Zilverdal after its autumn, on each kind of database in turn."""
    home = tmp_path_factory.mktemp("zilverdal")
    settings = Settings(home=home)
    if request.param == "server":
        settings = request.getfixturevalue("new_database")(home)
    town = Town(settings, FixedClock(MOMENT), ZILVERDAL, "oever")
    autumn(town)
    yield town
    town.close()


def autumn(town: Town) -> None:
    """Sixteen contacts in the quarter and one after it, and what comes from elsewhere."""
    often, once, away = town.resident(0), town.resident(1), town.resident(2, "duin")
    town.talk(date(2022, 10, 3), often, 30, helped=True)
    town.talk(date(2022, 10, 10), often, 60, helped=False)
    town.talk(date(2022, 11, 2), once, 90)
    town.talk(date(2022, 11, 5), None, 60, helped=True)
    # Three of each: one alone would be told by a total less the others.
    for client in (away, None, None):
        town.talk(date(2022, 12, 10), client, ended="deur-dicht")
        town.soup(date(2022, 12, 25), 40, guests=4)
    for number, helped in enumerate((True, True, True, True, False, False), start=3):
        town.talk(date(2022, 12, 31), town.resident(number), 30, helped=helped)
    town.talk(date(2023, 1, 1), once, 600, helped=True)
    survey = PeilingForm(
        instrument="lach",
        deelopdracht="wijkhuis",
        held_on=date(2022, 12, 1),
        counts={6: 2, 8: 3},
        invited=8,
        source="Lachmeter bij de deur",
    )
    town.worker.records.add_peiling(survey)
    for code, value, period in (
        ("inwoners", 40, "2022-Q4"),
        ("begin", 4, "2019"),
        ("huur", 812.5, "2022-Q4"),
    ):
        town.coordinator.records.note_kengetal(
            KengetalForm(
                code=code, value=value, period=period, source="Raad", noted_on=date(2023, 1, 9)
            )
        )
    town.worker.records.note_mijlpaal(
        MijlpaalForm(code="krant", delivered_on=date(2022, 11, 20), evidence="Nummer 31")
    )


def test_every_kind_is_counted(town: Town) -> None:
    figures = town.figures(QUARTER)
    assert list(figures) == CODES
    assert {code: _told(figure) for code, figure in figures.items()} == {
        "gesprekken": (10, None, None, 0, True),
        "bewoners": (8, None, None, 1, None),
        "geholpen": (Decimal("66.67"), 6, 9, 1, False),
        "bereik": (20, 8, 40, 1, None),
        "groei": (100, 8, None, None, True),
        "tijd": (9, None, None, 0, False),
        "deuren": (13, None, None, 0, None),
        "blij": (Decimal("7.2"), 36, 5, 3, True),
        "krant": (1, None, None, 0, True),
        "huur-betaald": (Decimal("812.5"), None, None, None, None),
    }
    assert (figures["groei"].basis_periode, figures["groei"].basis_waarde) == ("2019", 4)
    assert _parts(figures["tijd"]) == {"i": 7, "ii": 2}
    assert _parts(figures["deuren"]) == {"gehoord": 10, "deur-dicht": 3}


def test_another_quarter_has_its_own_figures(town: Town) -> None:
    figures = town.figures(parse_period("2023-Q1"))
    assert figures["gesprekken"].waarde == 1
    assert figures["tijd"].waarde == 10
    assert figures["bereik"].status == "geen_gegevens"


def test_the_package_speaks_of_this_gemeente(town: Town, tmp_path: Path) -> None:
    exported = town.coordinator.export_resultaatmeting(QUARTER, None, tmp_path)
    folder = exported.folder
    assert folder.name == "resultaatmeting_zilverdal-seizoen-8_2022-Q4_r1"
    rows = _rows(folder / "indicatoren.csv")
    told = {row["indicator"]: row for row in rows if ":" not in row["indicator"]}
    assert list(told) == CODES
    assert {row["deelopdracht"] for row in rows} == {"stoep", "wijkhuis"}
    shown = {code: (told[code]["waarde"], told[code]["norm_gehaald"]) for code in SHOWN}
    assert shown == SHOWN
    # Three did not say they were helped, and one did not say: too few to show.
    assert (told["geholpen"]["waarde"], told["geholpen"]["status"]) == ("", "onderdrukt")
    cells = _rows(folder / "tellingen.csv")
    assert {cell["deelopdracht"] for cell in cells} == {"stoep", "wijkhuis", "totaal"}
    assert {cell["contactsoort"] for cell in cells} == {"stoepgesprek", "soepronde", "totaal"}
    # Nobody came to the wijkhuis: the total or the stoep is shown, for both would tell that.
    whole = [
        cell["waarde"]
        for cell in cells
        if cell["contactsoort"] == "totaal" and cell["maat"] == "contacten"
    ]
    assert sorted(whole) == ["", "", "16"]


def _told(figure: IndicatorFigure) -> tuple[object, ...]:
    """Value, teller, noemer, what is missing and whether the norm was met; rounded."""
    value = figure.waarde
    assert value is not None
    shown = round(Decimal(value), 2)
    return shown, figure.teller, figure.noemer, figure.ontbrekend, figure.norm_gehaald


def _parts(figure: IndicatorFigure) -> dict[str, object]:
    return {part.code: part.waarde for part in figure.parts if part.waarde}


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened, delimiter=";"))
