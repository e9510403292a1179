"""The catalogues that come with casereg say what the opdrachten say."""

from datetime import date

import pytest

from casereg.errors import Refused
from models.catalogue import Catalogue
from models.catalogue_file import read_catalogue
from models.catalogue_shelf import built_in, built_in_codes, newest_series

# Counted by hand in the seeds: numbers or bullets of part b, plus what it asks in
# running text (1b, 5, 7, 11) and the two letters of 1a.
TAKEN = {
    2022: {
        "1a": 5,  # a, b, 1-3
        "1b": 3,  # three kinds of work in one sentence
        "2": 3,
        "3": 3,
        "4": 2,
        "5": 4,  # 1-3 and keeping up the language
        "6": 2,
        "7": 7,  # five bullets, is a place missing, Welzijn op Recept
        "8": 5,
        "9": 4,
        "10": 6,
        "11": 5,  # four dashes and the koploperschap
        "12": 11,
        "13": 4,
        "14": 3,
    },
    2023: {
        "1a": 5,
        "1b": 3,
        "2": 3,
        "3": 3,
        "4": 2,
        "5": 8,  # adds experts by experience, volunteers, network, working group
        "6": 3,  # adds the pact
        "7": 8,  # adds Geld en Zo
        "8": 5,
        "9": 4,
        "10": 7,  # adds polarisatie
        "11": 12,  # eleven bullets and the koploperschap
        "12": 12,
        "13": 4,
        "14": 9,
    },
}


def shipped(year: int) -> Catalogue:
    code = f"meierijstad-{year}"
    return read_catalogue(built_in(code), f"{code}.toml")


def taken(year: int, deelopdracht: str) -> dict[str, str]:
    part = shipped(year).deelopdracht(deelopdracht)
    assert part is not None
    return {taak.nummer: taak.titel for taak in part.taken}


def test_both_years_come_with_casereg() -> None:
    assert {"meierijstad-2022", "meierijstad-2023"} <= set(built_in_codes())


def test_a_first_run_proposes_one_region_only() -> None:
    assert newest_series() == ("meierijstad-2022", "meierijstad-2023")


@pytest.mark.parametrize("code", ["nergens", "../catalogue", ""])
def test_another_code_is_refused_with_the_choice(code: str) -> None:
    with pytest.raises(Refused, match=r"Kies uit: .*meierijstad-2023"):
        built_in(code)


@pytest.mark.parametrize("code", built_in_codes())
def test_each_catalogue_reads_and_carries_its_own_code(code: str) -> None:
    assert read_catalogue(built_in(code), f"{code}.toml").code == code


@pytest.mark.parametrize("year", [2022, 2023])
def test_each_deelopdracht_has_the_taken_of_the_opdracht(year: int) -> None:
    catalogue = shipped(year)
    assert {part.code: len(part.taken) for part in catalogue.deelopdrachten} == TAKEN[year]


@pytest.mark.parametrize("year", [2022, 2023])
def test_the_numbers_of_the_opdracht_run_on(year: int) -> None:
    for part in shipped(year).deelopdrachten:
        numbers = [int(taak.nummer) for taak in part.taken if taak.nummer.isdecimal()]
        letters = [taak.nummer for taak in part.taken if not taak.nummer.isdecimal()]
        assert numbers == list(range(1, len(numbers) + 1))
        assert letters == list("abcdefgh"[: len(letters)])


@pytest.mark.parametrize(("year", "seed"), [(2022, "000"), (2023, "001")])
def test_every_taak_names_its_source_and_is_short(year: int, seed: str) -> None:
    for part in shipped(year).deelopdrachten:
        assert part.bron == f"{seed}:{part.code}"
        for taak in part.taken:
            assert taak.bron.startswith(f"{seed}:{part.code}.b")
            assert len(taak.titel) <= 110


@pytest.mark.parametrize("year", [2022, 2023])
def test_the_parts_are_complete(year: int) -> None:
    catalogue = shipped(year)
    assert (catalogue.geldig_van, catalogue.geldig_tot) == (date(year, 1, 1), date(year, 12, 31))
    assert len(catalogue.doelen) == 12
    assert len(catalogue.organisaties) == 5
    assert len(catalogue.gebiedsteams) == 3
    assert len(catalogue.kernen) == 13
    assert all(part.doelen for part in catalogue.deelopdrachten)
    keyed = (catalogue.contactsoorten, catalogue.kanalen, catalogue.uitkomsten)
    assert all(item.toets for items in keyed for item in items)


def test_eight_goals_also_stand_in_the_general_principles() -> None:
    sources = [doel.bron for doel in shipped(2023).doelen]
    named = {part for bron in sources for part in bron.split(", ") if part.startswith("002:")}
    assert named == {f"002:1.{number}" for number in range(1, 9)}


def test_sensitive_deelopdrachten_have_the_higher_threshold() -> None:
    catalogue = shipped(2023)
    high = {part.code for part in catalogue.deelopdrachten if catalogue.threshold(part.code) == 10}
    assert high == {"2", "10"}
    assert catalogue.threshold("7") == 5


@pytest.mark.parametrize("year", [2022, 2023])
def test_few_contactsoorten_are_tied_to_a_deelopdracht(year: int) -> None:
    tied = {k.code: k.deelopdrachten for k in shipped(year).contactsoorten if k.deelopdrachten}
    firms = {"ondernemer-beursvloer": ("12",)} if year == 2022 else {}
    assert tied == firms | {
        "buurtbemiddeling": ("10",),
        "preventief-huisbezoek": ("14",),
        "overlastmelding": ("3",),
        "drempel": ("6",),
        "hulpvraag": ("6", "13"),
    }


def test_the_beursvloer_is_held_in_2022_only() -> None:
    assert "houden" in taken(2022, "12")["2"]
    assert "Voorstel" in taken(2023, "12")["2"]
    assert [p.code for p in shipped(2022).projecten if "beursvloer" in p.code]
    assert not [p.code for p in shipped(2023).projecten if "beursvloer" in p.code]


@pytest.mark.parametrize(
    ("deelopdracht", "words"),
    [
        ("5", "testpanel"),
        ("6", "pact"),
        ("7", "Geld en Zo"),
        ("10", "polarisatie"),
        ("12", "vrijwilligerspanel"),
        ("12", "Tevredenheid"),
        ("14", "maandelijks bericht"),
        ("14", "feestdagen"),
        ("14", "week tegen"),
        ("14", "netwerkbijeenkomsten"),
        ("14", "workshops"),
    ],
)
def test_what_2023_adds_was_not_there_in_2022(deelopdracht: str, words: str) -> None:
    assert words in " ".join(taken(2023, deelopdracht).values())
    assert words not in " ".join(taken(2022, deelopdracht).values())


def test_geld_en_zo_brings_the_goal_on_debts_in_2023() -> None:
    goals = {year: shipped(year).deelopdracht("7") for year in (2022, 2023)}
    assert goals[2022] is not None and "doel-4" not in goals[2022].doelen
    assert goals[2023] is not None and "doel-4" in goals[2023].doelen
    assert "geld-en-zo" not in {project.code for project in shipped(2022).projecten}
