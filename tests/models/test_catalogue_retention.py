"""Bewaartermijnen of a catalogue: one for everything, and faults in them by line and reason."""

import re

import pytest

from models.catalogue_file import read_catalogue
from models.catalogue_shelf import built_in, built_in_codes
from tests.models.planting import ENGLISH, faults_of, planted
from tests.models.test_catalogue_faults import SOUND

KEPT = """
[[bewaartermijnen]]
code = "wet"
titel = "Begeleiding"
maanden = 180
grondslag = "wettelijke-plicht"
wet = "Wmo 2015, artikel 5.3.4"
verplicht = true
deelopdrachten = ["2"]

[[bewaartermijnen]]
code = "kort"
titel = "Advies"
maanden = 24
notities = 12
grondslag = "algemeen-belang"
wet = "Wmo 2015"
deelopdrachten = ["1"]
"""
ONE_FAULT = [
    ('= ["1"]', '= ["1", "2"]', r"\[2\] \(kort\): deelopdrachten: .*'2' staat ook bij 'wet'"),
    ('= ["1"]', '= ["9"]', r"\(kort\): deelopdrachten: '9' staat niet in deelopdrachten"),
    ('deelopdrachten = ["1"]\n', "", r"\[2\] \(kort\): geldt nergens voor"),
    ("notities = 12", "notities = 36", r"\(kort\): notities: 36 is langer dan maanden \(24\)"),
    ("maanden = 24", "maanden = 0", r"\(kort\): maanden: '0' is te laag\. Kies 1 of meer"),
    ('"algemeen-belang"', '"zomaar"', r"\(kort\): grondslag: 'zomaar' kan niet\. Kies uit"),
    ("notities = 12", "verplicht = true", r"\(kort\): verplicht: kan alleen als grondslag"),
    ("verplicht = true", "verplicht = true\nnotities = 12", r"\(wet\): notities: bij een termijn"),
    ('wet = "Wmo 2015"', "", r"\(kort\): wet: ontbreekt"),
]


@pytest.mark.parametrize(("old", "new", "told"), ONE_FAULT)
def test_a_fault_is_named_with_its_place(old: str, new: str, told: str) -> None:
    found = faults_of(SOUND + planted(KEPT, (old, new)))
    assert any(re.search(told, fault) for fault in found), found
    assert not any(ENGLISH.search(fault) for fault in found)


def test_a_deelopdracht_that_is_kept_for_ever_is_named() -> None:
    found = faults_of(SOUND + KEPT.partition("\n[[")[2].partition("\n[[")[0].join(("\n[[", "\n")))
    assert "geen termijn voor deelopdracht 1." in found[0]


def test_a_case_goes_before_its_deelopdracht() -> None:
    catalogue = read_catalogue(SOUND + KEPT, "proef.toml")
    assert [term.code for term in catalogue.bewaartermijnen] == ["wet", "kort"]
    assert catalogue.bewaartermijn("2") == catalogue.bewaartermijnen[0]
    assert catalogue.bewaartermijn("1", "onbekend") == catalogue.bewaartermijnen[1]
    assert catalogue.bewaartermijnen[0].free_text == 180
    assert catalogue.bewaartermijnen[1].free_text == 12


@pytest.mark.parametrize("code", built_in_codes())
def test_everything_in_what_comes_with_casereg_has_a_term(code: str) -> None:
    catalogue = read_catalogue(built_in(code), code)
    for part in catalogue.deelopdrachten:
        assert catalogue.bewaartermijn(part.code)
    for kind in catalogue.trajectsoorten:
        term = catalogue.bewaartermijn(kind.deelopdrachten[0], kind.code)
        assert term and kind.code in term.trajectsoorten
    assert {term.maanden for term in catalogue.bewaartermijnen} >= {24, 180}
