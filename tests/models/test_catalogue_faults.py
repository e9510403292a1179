"""A faulty catalogue is refused with every fault, its place, and Dutch words."""

import re

import pytest

from models.catalogue_file import read_catalogue
from models.catalogue_rules import faults as broken_rules
from tests.models.planting import ENGLISH, faults_of, planted

SOUND = """\
code = "proef-2023"
titel = "Proef"
geldig_van = 2023-01-01
geldig_tot = 2023-12-31
doelen = [
  { code = "doel-1", titel = "Meedoen" },
]
gebiedsteams = [{ code = "noord", titel = "Noord" }]
kernen = [
  { code = "dorp", titel = "Dorp", gebiedsteam = "noord" },
  { code = "stad", titel = "Stad", gebiedsteam = "noord" },
]
kanalen = [
  { code = "telefoon", titel = "Telefoon", toets = "1" },
  { code = "straat", titel = "Straat", toets = "2" },
]
redenen = [
  { code = "nvt", titel = "Niet van toepassing" },
  { code = "zorg", titel = "Zorg", contactsoorten = ["bezoek"] },
]
leeftijdsgroepen = [
  { code = "0-17", titel = "Jong", van = 0, tot = 17 },
  { code = "18+", titel = "Volwassen", van = 18, tot = 130 },
]
projecten = [
  { code = "lezen", titel = "Lezen", deelopdracht = "2", taak = "1" },
]
uitkomsten = [
  { code = "gesproken", titel = "Gesproken", toets = "1", vraagt = ["reden"] },
]

[[deelopdrachten]]
code = "1"
titel = "Eerste"
taken = []

[[deelopdrachten]]
code = "2"
titel = "Tweede"
doelen = ["doel-1"]
taken = [
  { nummer = "1", titel = "Doen" },
  { nummer = "2", titel = "Laten" },
]

[[contactsoorten]]
code = "advies"
titel = "Advies"
toets = "a"
kanaal = "telefoon"
minuten = 15

[[contactsoorten]]
code = "bezoek"
titel = "Bezoek"
toets = "b"
deelopdrachten = ["2"]
vraagt = ["reden"]

[[tabellen]]
code = "deelopdracht-kern"
titel = "Per kern"
dimensies = ["deelopdracht", "kern"]
maten = ["contacten", "clienten"]

[bescherming]
k = 5
"""

# What to replace, by what, and what the fault must say: line, place and reason.
ONE_FAULT = [
    # rules between parts
    ('"stad", t', '"dorp", t', r"regel 11: kernen\[2\] \(dorp\): code: 'dorp' staat ook bij"),
    ('nummer = "2"', 'nummer = "1"', r"regel 43: .*\(2\): taken\[2\] \(1\): nummer: '1' staat ook"),
    ('toets = "2"', 'toets = "1"', r"regel 15: kanalen\[2\] \(straat\): toets: '1' hoort al bij"),
    ('["doel-1"]', '["doel-9"]', r"regel 40: deelopdrachten\[2\] \(2\): doelen: 'doel-9' staat n"),
    ('["doel-1"]', '["doel-1", "doel-1"]', r"\(2\): doelen: 'doel-1' staat er twee keer"),
    ('= ["2"]', '= ["3"]', r"regel 57: contactsoorten\[2\] \(bezoek\): deelopdrachten: '3' staat"),
    ('kanaal = "telefoon"', 'kanaal = "fax"', r"contactsoorten\[1\] \(advies\): kanaal: 'fax'"),
    ('= "noord" },\n]', '= "zuid" },\n]', r"kernen\[2\] \(stad\): gebiedsteam: 'zuid' staat niet"),
    ('["bezoek"]', '["reis"]', r"redenen\[2\] \(zorg\): contactsoorten: 'reis' staat niet in c"),
    ('deelopdracht = "2"', 'deelopdracht = "7"', r"projecten\[1\] \(lezen\): deelopdracht: '7'"),
    ('taak = "1"', 'taak = "5"', r"projecten\[1\] \(lezen\): taak: .*geen taak '5'"),
    ("van = 18", "van = 17", r"leeftijdsgroepen\[2\] \(18\+\): van: 17 zit ook .*Begin bij 18"),
    ("van = 18", "van = 20", r"leeftijdsgroepen\[2\] \(18\+\): van: van 18 tot 20 jaar is er geen"),
    ("van = 0", "van = 1", r"leeftijdsgroepen\[1\] \(0-17\): van: van 0 tot 1 jaar is er geen"),
    ("tot = 130", "tot = 99", r"leeftijdsgroepen\[2\] \(18\+\): tot: loopt tot en met 99"),
    (
        '"nvt"',
        '"eigen"',
        r"uitkomsten\[1\] \(gesproken\): vraagt: .*'bezoek' ontbreekt reden 'nvt'",
    ),
    ('"nvt"', '"eigen"', r"contactsoorten\[2\] \(bezoek\): vraagt: .*ontbreekt reden 'nvt'"),
    (
        ', contactsoorten = ["bezoek"]',
        ', contactsoorten = ["advies"]',
        r"\(bezoek\): vraagt: .*er past",
    ),
    ('"nvt", titel', '"nvt", toets', r"redenen\[1\] \(nvt\): toets: deze naam kent casereg hier"),
    ("2023-12-31", "2022-12-31", r"regel 4: geldig_tot: ligt vóór geldig_van \(2023-01-01\)"),
    ('t", "kern"]', 't", "kern", "kern"]', r"tabellen\[1\] \(deel.*: dimensies: 'kern' staat er"),
    ('"clienten"]', '"contacten"]', r"tabellen\[1\] .*: maten: 'contacten' staat er twee keer"),
    ('"kern"]', '"contactsoort"]', r"tabellen\[1\] .*: maten: 'clienten' kan alleen bij kern"),
    (', "kern"]', "]", r"tabellen\[1\] .*: maten: 'clienten' kan alleen bij kern"),
    ('"stad", t', '"onbekend", t', r"kernen\[2\] \(onbekend\): code: 'onbekend' gebruikt casereg"),
    ('"lezen", t', '"totaal", t', r"projecten\[1\] \(totaal\): code: 'totaal' gebruikt casereg"),
    # values by themselves
    ('titel = "Eerste"\n', "", r"regel 32: deelopdrachten\[1\] \(1\): titel: ontbreekt\. Vul"),
    ("minuten = 15", 'minuten = "15"', r"\(advies\): minuten: '15' is geen heel getal"),
    ("minuten = 15", "minuten = true", r"\(advies\): minuten: true is geen heel getal"),
    ("minuten = 15", "minuten = 9999", r"\(advies\): minuten: '9999' is te hoog\. Kies 1440"),
    ("k = 5", "k = 2", r"regel 67: bescherming: k: '2' is te laag\. Kies 3 of meer"),
    ('"stad", t', '"Stad!", t', r"kernen\[2\] \(Stad!\): code: 'Stad!' kan niet\. Gebruik kleine"),
    (
        'toets = "a"',
        'toets = "ab"',
        r"\(advies\): toets: 'ab' kan niet\. Gebruik één kleine letter",
    ),
    ('titel = "Proef"', 'titel = ""', r"regel 2: titel: is leeg"),
    ('titel = "Proef"', 'titel = "a\\u0007b"', r"titel: .* kan niet\. Gebruik gewone tekst"),
    ('titel = "Proef"', "titel = 5", r"titel: '5' is geen tekst\. Zet het tussen aanhalingstekens"),
    ("= 2023-12-31", '= "eind"', r"regel 4: geldig_tot: 'eind' is geen datum\. Schrijf hem als"),
    (
        '["reden"]\n\n',
        '["telefoon"]\n\n',
        r"\(bezoek\): vraagt\[1\]: 'telefoon' kan niet\. Kies uit",
    ),
    ("taken = []", "taken = 3", r"deelopdrachten\[1\] \(1\): taken: hier hoort een lijst"),
    ("taken = []", "taken = [3]", r"deelopdrachten\[1\] \(1\): taken\[1\]: hier horen namen met"),
    ('= ["contacten", "clienten"]', "= []", r"tabellen\[1\] .*: maten: is leeg\. Zet er"),
    ('vraagt = ["reden"] },', "bereikt = 1 },", r"\(gesproken\): bereikt: '1' kan niet\. .*true"),
]


def test_the_sound_catalogue_has_no_faults() -> None:
    assert broken_rules(read_catalogue(SOUND, "proef.toml")) == []
    assert read_catalogue("\ufeff" + SOUND.replace("\n", "\r\n"), "x").code == "proef-2023"


@pytest.mark.parametrize(("old", "new", "expected"), ONE_FAULT)
def test_each_fault_names_file_place_and_reason(old: str, new: str, expected: str) -> None:
    found = faults_of(planted(SOUND, (old, new)))
    assert any(re.search(expected, fault) for fault in found), found
    assert all(fault.startswith("proef.toml") for fault in found)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('Dorp",', 'Dorp"', "regel 10, kolom 35: de rij klopt niet. Zet een kom"),
        ('"noord" },\n  {', '"noord" }\n  {', "regel 11, kolom 3: de lijst klopt niet. Zet een k"),
        ('["contacten", "', '["contacten" "', "regel 64, kolom 22: de lijst klopt niet. Zet een"),
        ('"Proef"', '"Proef', "regel 2, kolom 15: "),
        ("k = 5", "k 5", "regel 67, kolom 3: na deze naam ontbreekt een =."),
        ("k = 5", "k =", "regel 67, kolom 4: hier staat geen geldige waarde."),
        ("k = 5", "k = [1,", "regel 67 (einde van het bestand): hier staat geen geldige"),
        ("k = 5", "k = 5\nk = 6", "deze naam staat er twee keer."),
        ("[bescherming]", "[bescherming", "regel 66, kolom 13: deze kop sluit niet."),
        ("k = 5", "k = " + "9" * 5000, "een waarde is te groot"),
        ("k = 5", "k = " + "[" * 5000, "een waarde is te groot of te diep genest"),
    ],
)
def test_a_fault_in_the_toml_gives_line_column_and_reason(
    old: str, new: str, expected: str
) -> None:
    (fault,) = faults_of(planted(SOUND, (old, new)))
    assert fault.startswith("proef.toml, ")
    assert expected in fault


def test_all_faults_are_reported_at_once_from_top_to_bottom() -> None:
    found = faults_of(
        planted(
            SOUND,
            ('titel = "Eerste"\n', ""),
            ('"stad", t', '"onbekend", t'),
            ('["doel-1"]', '["doel-9", 7]'),
            ('toets = "2"', 'toets = "1"'),
            ("minuten = 15", "minuten = -1"),
            ('kanaal = "telefoon"', 'kanaal = "fax"'),
            ("k = 5", "k = 50\nkleur = 1"),
            ('"2", titel = "Laten"', '"B", titel = "Laten"'),
            ("van = 18", "van = 20"),
        )
    )
    for place in (
        "kernen[2] (onbekend): code",
        "kanalen[2] (straat): toets",
        "leeftijdsgroepen[2] (18+): van",
        "deelopdrachten[1] (1): titel",
        "deelopdrachten[2] (2): doelen: 'doel-9'",
        "deelopdrachten[2] (2): doelen[2]: '7'",
        "deelopdrachten[2] (2): taken[2] (B): nummer",
        "contactsoorten[1] (advies): minuten",
        "contactsoorten[1] (advies): kanaal",
        "bescherming: k: '50' is te hoog",
        "bescherming: kleur",
    ):
        assert sum(place in fault for fault in found) == 1, (place, found)
    assert len(found) == 11
    lines = [int(match[1]) for fault in found if (match := re.search(r"regel (\d+)", fault))]
    assert len(lines) == 11 and lines == sorted(lines)


def test_a_stand_in_for_a_fault_makes_no_fault_of_its_own() -> None:
    found = faults_of(
        planted(
            SOUND, ("van = 18, tot = 130", 'van = "x"'), (', gebiedsteam = "noord" },\n]', " },\n]")
        )
    )
    assert len(found) == 3
    assert all("ingevuld" not in fault for fault in found)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('titel = "Proef"', 'titel = "Proef"\norganisaties = [3]', "organisaties[1]"),
        ("taken = []", "taken = [3]", "taken[1]"),
        ("kernen = [", "dorpen = [", "dorpen"),
        ("[bescherming]", "[[bescherming]]", "bescherming"),
    ],
)
def test_a_part_of_the_wrong_kind_does_not_hide_other_faults(
    old: str, new: str, place: str
) -> None:
    found = faults_of(planted(SOUND, (old, new), ('toets = "2"', 'toets = "1"')))
    assert any(place in fault for fault in found)
    assert any("kanalen[2] (straat): toets" in fault for fault in found)
    assert all("ingevuld" not in fault for fault in found)


def test_an_empty_file_says_what_is_missing() -> None:
    found = faults_of("")
    missing = {fault.split(": ")[1] for fault in found}
    assert {"code", "titel", "geldig_van", "deelopdrachten", "contactsoorten"} <= missing


@pytest.mark.parametrize("text", [planted(SOUND, (old, new)) for old, new, _ in ONE_FAULT] + [""])
def test_no_english_reaches_the_writer(text: str) -> None:
    for fault in faults_of(text):
        assert not ENGLISH.search(fault), fault
        assert re.search(r"[.!]$", fault), fault
