"""What a catalogue answers to the screens and the rules."""

from datetime import date
from pathlib import Path

import pytest

from models.catalogue import Catalogue
from models.catalogue_file import read_catalogue
from models.catalogue_json import as_json
from models.catalogue_shelf import built_in

INDICATORS = Path(__file__).parent / "indicators.toml"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue(built_in("meierijstad-2023"), "meierijstad-2023.toml")


@pytest.mark.parametrize(
    ("soort", "uitkomst", "asked"),
    [
        ("informatie-en-advies", "gesproken", {"minuten"}),
        ("informatie-en-advies", "afspraak-gemaakt", {"minuten", "vervolgdatum"}),
        ("preventief-huisbezoek", "gesproken", {"minuten", "reden", "geholpen"}),
        (
            "preventief-huisbezoek",
            "afspraak-gemaakt",
            {"minuten", "vervolgdatum", "reden"},
        ),
        ("preventief-huisbezoek", "geen-gehoor", set()),
        ("preventief-huisbezoek", "geweigerd", {"minuten"}),
        ("groepsactiviteit", "uitgevoerd", {"minuten", "deelnemers"}),
        ("groepsactiviteit", None, {"minuten", "deelnemers"}),
        ("groepsactiviteit", "afgelast", set()),
        ("coaching", None, set()),
        ("bestaat-niet", "gesproken", {"minuten"}),
    ],
)
def test_what_is_asked_follows_from_what_was_chosen(
    catalogue: Catalogue, soort: str, uitkomst: str | None, asked: set[str]
) -> None:
    questions = catalogue.asked(soort, uitkomst)
    assert set(questions) == asked
    assert len(questions) == len(asked)


def test_reached_asks_minutes_and_not_reached_asks_nothing(catalogue: Catalogue) -> None:
    for uitkomst in catalogue.uitkomsten:
        assert ("minuten" in uitkomst.vraagt) == uitkomst.bereikt
        assert uitkomst.bereikt or not uitkomst.vraagt


def test_redenen_belong_to_the_preventive_visit_only(catalogue: Catalogue) -> None:
    assert "nvt" in {reden.code for reden in catalogue.redenen_for("preventief-huisbezoek")}
    assert [reden.code for reden in catalogue.redenen_for("coaching")] == ["nvt"]


def test_choices_follow_the_deelopdracht_and_the_contactsoort(catalogue: Catalogue) -> None:
    of_ten = {kind.code for kind in catalogue.contactsoorten_for("10")}
    of_fourteen = {kind.code for kind in catalogue.contactsoorten_for("14")}
    assert "buurtbemiddeling" in of_ten - of_fourteen
    assert "preventief-huisbezoek" in of_fourteen - of_ten
    ends = {outcome.code for outcome in catalogue.uitkomsten_for("coaching")}
    assert "gesproken" in ends and "uitgevoerd" not in ends
    assert "uitgevoerd" in {o.code for o in catalogue.uitkomsten_for("overleg")}


@pytest.mark.parametrize(
    ("born", "group"),
    [
        (2023, "0-11"),
        (2012, "0-11"),
        (2011, "12-17"),
        (2005, "18-26"),
        (1996, "27-64"),
        (1958, "65-74"),
        (1948, "75+"),
        (1893, "75+"),
        (1892, "onbekend"),
        (2024, "onbekend"),
        (None, "onbekend"),
    ],
)
def test_the_age_group_is_of_the_calendar_year(
    catalogue: Catalogue, born: int | None, group: str
) -> None:
    assert catalogue.age_group(born, 2023) == group


def test_it_covers_its_own_days_only(catalogue: Catalogue) -> None:
    assert catalogue.covers(date(2023, 1, 1)) and catalogue.covers(date(2023, 12, 31))
    assert not catalogue.covers(date(2022, 12, 31)) and not catalogue.covers(date(2024, 1, 1))


def test_the_json_has_the_shape_of_the_contract(catalogue: Catalogue) -> None:
    document = as_json(catalogue)
    expected = """code titel geldig_van geldig_tot doelen deelopdrachten contactsoorten kanalen
        uitkomsten kernen leeftijdsgroepen aandachtsgroepen projecten tabellen bescherming"""
    assert set(expected.split()) <= set(document)
    part = document["deelopdrachten"][0]
    assert part["code"] == "1a"
    assert {"code", "titel", "doelen", "taken", "indicatoren"} <= set(part)
    assert {"nummer", "titel"} <= set(part["taken"][0])
    assert set(document["kernen"][0]) == {"code", "titel", "gebiedsteam"}
    assert {"k", "methode", "zeros"} <= set(document["bescherming"])
    assert document["geldig_van"] == "2023-01-01"
    assert Catalogue.model_validate(document) == catalogue


def test_the_json_of_indicators_has_the_shape_of_the_contract() -> None:
    small = read_catalogue(INDICATORS.read_text("utf-8"), INDICATORS.name)
    parts = as_json(small)["deelopdrachten"]
    assert [len(part["indicatoren"]) for part in parts] == [2, 11]
    expected = "code titel soort eenheid norm richting periode uitsplitsing bron"
    for one in [one for part in parts for one in part["indicatoren"]]:
        assert set(expected.split()) <= set(one)
    visits, helped, people, *_ = parts[1]["indicatoren"]
    assert (visits["norm"], visits["richting"], visits["periode"]) == (5, "meer-dan", "jaar")
    assert (helped["norm"], helped["richting"], helped["filter"]) == (None, None, None)
    assert (helped["noemer"], helped["teller"]) == (
        {"contactsoort": ["bezoek"]},
        {"geholpen": True},
    )
    assert people["filter"]["aandachtsgroep"] == ["eenzaam", "mantelzorger"]
    assert set(people["filter"]) == {"afloop", "resultaat", "aandachtsgroep"}
    assert Catalogue.model_validate(as_json(small)) == small
