"""A small opdracht for 2023 with everything that can be recorded, and a register that holds it."""

from collections.abc import Callable
from typing import Any

from casereg.errors import InvalidInput
from casereg.register import Register
from models.forms import ClientForm
from models.record_cards import CaseCard
from models.record_forms import CaseForm
from tests.conftest import MakeRegister

TEXT = """
code = "meierijstad-2023"
titel = "Een kleine opdracht"
geldig_van = 2023-01-01
geldig_tot = 2023-12-31
kanalen = [{ code = "telefoon", titel = "Telefoon" }]
uitkomsten = [{ code = "gesproken", titel = "Gesproken", vraagt = ["geholpen"] }]
contactsoorten = [
  { code = "coaching", titel = "Coaching" },
  { code = "kring", titel = "Kring", client = "nee" },
]
gebiedsteams = [
  { code = "veghel", titel = "Veghel" },
  { code = "schijndel", titel = "Schijndel" },
]
kernen = [
  { code = "veghel", titel = "Veghel", gebiedsteam = "veghel" },
  { code = "erp", titel = "Erp", gebiedsteam = "veghel" },
]
leeftijdsgroepen = [
  { code = "jong", titel = "Jong", van = 0, tot = 26 },
  { code = "oud", titel = "Oud", van = 27, tot = 130 },
]
aandachtsgroepen = [
  { code = "eenzaam", titel = "Eenzaam" },
  { code = "geldzorgen", titel = "Geldzorgen" },
]
aflopen = [{ code = "geslaagd", titel = "Geslaagd" }, { code = "niet", titel = "Niet" }]
resultaten = [{ code = "werk", titel = "Heeft werk" }, { code = "rust", titel = "Heeft rust" }]
instrumenten = [
  { code = "baat", titel = "Baat", laagste = 1, hoogste = 10, stap = 0.5, momenten = ["start", "tussentijds", "einde"], anoniem = false },
  { code = "tevreden", titel = "Tevredenheid", laagste = 1, hoogste = 5, deelopdrachten = ["a"] },
]
trajectsoorten = [
  { code = "coaching", titel = "Coaching", deelopdrachten = ["a"], instrumenten = ["baat"], resultaten = ["werk"], verwijzing = true },
  { code = "buren", titel = "Buurtbemiddeling", deelopdrachten = ["b"], partijen = [{ code = "melder", titel = "Melder" }, { code = "ander", titel = "Andere partij" }] },
]
kengetallen = [
  { code = "jongeren", titel = "Jongeren", eenheid = "personen", per = "aandachtsgroep" },
  { code = "leerlingen", titel = "Leerlingen", eenheid = "personen", periode = "kwartaal" },
  { code = "nulmeting", titel = "Bereik in 2019", eenheid = "personen", periode = "2019" },
]
[[deelopdrachten]]
code = "a"
titel = "Eerste"
taken = [{ nummer = "1", titel = "Praten" }]
indicatoren = [
  { code = "overzicht", titel = "Overzicht gemaakt", soort = "mijlpaal", eenheid = "keer", bron = "x" },
  { code = "hoeveel", titel = "Contacten", soort = "aantal", uit = "contacten", filter = {}, eenheid = "contacten", bron = "x" },
]
[[deelopdrachten]]
code = "b"
titel = "Tweede"
[vrijwilligerswerk]
deelopdracht = "b"
routes = [{ code = "site", titel = "Site" }, { code = "beurs", titel = "Beurs" }]
"""  # noqa: E501 - one line an item, as in the built-in catalogues


def recording(make_register: MakeRegister) -> Register:
    """A sociaal werker of Veghel in a register with that opdracht for 2023."""
    make_register("beheerder").load_catalogue(TEXT)
    return make_register()


def client(register: Register, name: str = "Ans Smits", birth_year: int = 1948) -> int:
    """The number of a new client in Erp."""
    form = ClientForm(name=name, birth_year=birth_year, kern="erp")
    return register.add_client(form, despite_duplicate=True).number


def case(register: Register, *clients: int, **fields: Any) -> CaseCard:
    """A case of soort coaching for these clients, opened on 1 February."""
    values = {
        "trajectsoort": "coaching",
        "deelopdracht": "a",
        "opened_on": "2023-02-01",
        "parties": [{"client": number} for number in clients or (client(register),)],
    }
    return register.records.open_case(CaseForm.model_validate(values | fields))


def field_refused(deed: Callable[..., object], *given: Any, **fields: Any) -> str | None:
    """The field for which a deed is refused; None when it is done."""
    try:
        deed(*given, **fields)
    except InvalidInput as refused:
        return refused.field
    return None
