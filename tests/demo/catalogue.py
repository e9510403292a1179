"""A catalogue of another region, of which the demo knows no code."""

from datetime import date

from models.catalogue import Catalogue

TEXT = {
    "code": "elders-2022",
    "titel": "Thema's van een andere regio",
    "geldig_van": date(2022, 1, 1),
    "geldig_tot": date(2023, 12, 31),
    "deelopdrachten": [
        {"code": "t1", "titel": "Opgroeien", "taken": [{"nummer": "1", "titel": "Praten"}]},
        {"code": "t2", "titel": "Meedoen"},
    ],
    "contactsoorten": [
        {"code": "gesprek", "titel": "Gesprek", "kanaal": "lijn", "minuten": 20},
        {"code": "kring", "titel": "Kring", "vraagt": ["deelnemers"], "client": "nee"},
        {"code": "bezoek", "titel": "Bezoek", "deelopdrachten": ["t2"], "vraagt": ["reden"]},
    ],
    "kanalen": [{"code": "lijn", "titel": "Lijn"}, {"code": "plein", "titel": "Plein"}],
    "uitkomsten": [
        {"code": "raak", "titel": "Raak", "vraagt": ["minuten"]},
        {"code": "later", "titel": "Later", "vraagt": ["vervolgdatum"]},
        {"code": "mis", "titel": "Mis", "bereikt": False},
    ],
    "redenen": [{"code": "zomaar", "titel": "Zomaar", "contactsoorten": ["bezoek"]}],
    "gebiedsteams": [{"code": "noord", "titel": "Noord"}, {"code": "leeg", "titel": "Leeg"}],
    "kernen": [
        {"code": "dorp", "titel": "Dorp", "gebiedsteam": "noord"},
        {"code": "gehucht", "titel": "Gehucht", "gebiedsteam": "noord"},
    ],
    "leeftijdsgroepen": [
        {"code": "jong", "titel": "Jong", "van": 0, "tot": 17},
        {"code": "oud", "titel": "Oud", "van": 18, "tot": 130},
    ],
}


def elsewhere() -> Catalogue:
    """The catalogue of the other region."""
    return Catalogue.model_validate(TEXT)
