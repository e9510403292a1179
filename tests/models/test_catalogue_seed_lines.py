"""Every result line of the opdrachten has its indicator, and the years differ where they do.

The lines were numbered by hand from the opdrachten: ``c.2.1`` is the first point under
taak 2 of part c, a letter a line without a number, ``NB`` the note below it.
"""

from functools import cache

import pytest

from models.catalogue import Catalogue, Indicator
from models.catalogue_file import read_catalogue
from models.catalogue_shelf import built_in

Lines = dict[int, dict[str, tuple[str, ...]]]

SEEDS = {2022: "000", 2023: "001"}
RESULT_LINES: Lines = {
    2022: {
        "1a": ("c.1", "c.2"),
        "1b": ("c.1", "c.2", "c.3", "c.4"),
        "2": ("c.1", "c.2"),
        "3": ("c.1.1", "c.1.2", "c.2.1", "c.2.2", "c.3.1"),
        "4": ("c.1.1", "c.1.2", "c.1.3", "c.2.1", "c.2.2", "c.2.3", "c.NB"),
        "5": ("c.1", "c.2", "c.3", "c.4"),
        "6": ("c.1", "c.2"),
        "7": ("c.1", "c.2", "c.3"),
        "8": ("c.1", "c.2", "c.3"),
        "9": ("c.1",),
        "10": ("c.1", "c.2", "c.3"),
        "11": ("c.1", "c.2"),
        "12": ("c.1", "c.2", "c.3", "c.4", "c.5", "c.6"),
        "13": ("c.1", "c.2", "c.3"),
        "14": ("c.1", "c.2", "c.3", "c.4"),
    },
    2023: {
        "1a": ("c.1", "c.2"),
        "1b": ("c.1", "c.2", "c.3", "c.4"),
        "2": ("c.1", "c.2"),
        "3": ("c.1.1", "c.1.2", "c.2.1", "c.2.2", "c.3.1"),
        "4": ("c.1.1", "c.1.2", "c.1.3", "c.2.1", "c.2.2", "c.2.3", "c.NB"),
        "5": ("c.1", "c.2", "c.3", "c.4"),
        "6": ("c.1", "c.2"),
        "7": ("c.1", "c.2", "c.3"),
        "8": ("c.1", "c.2", "c.3"),
        "9": ("c.1",),
        "10": ("c.a", "c.1", "c.2"),  # satisfaction stands before the numbers
        "11": ("c.1", "c.2"),
        "12": ("c.1", "c.2", "c.3", "c.4", "c.5"),
        "13": ("c.1", "c.2", "c.3"),
        "14": ("c.1.1", "c.1.2", "c.1.3", "c.1.4", "c.1.5", "c.2", "c.3"),
    },
}
# What else must be told, though it stands outside part c.
OTHER_LINES: Lines = {
    2022: {"2": ("b.3",), "3": ("d.1",), "7": ("b",)},
    2023: {
        "2": ("b.3",),
        "3": ("d.1",),
        "6": ("b.3",),
        "7": ("b",),
        "14": ("b.5", "b.6", "b.7", "b.9"),
    },
}
# Satisfaction for which an opdracht strives for an 8; 2022 does so nowhere, and 2023 not in 7
# nor for the appreciation in 4 and 6.
EIGHTS = {
    2022: set[str](),
    2023: {
        "2-tevredenheid",
        "4-tevredenheid-partners",
        "6-tevredenheid",
        "8-tevredenheid-ondersteuning",
        "8-tevredenheid-informatie",
        "9-tevredenheid-ondersteuning",
        "9-tevredenheid-informatie",
        "10-tevredenheid",
        "11-tevredenheid",
        "12-tevredenheid",
        "12-tevredenheid-organisaties",
        "13-tevredenheid-partners",
        "13-tevredenheid-initiatieven",
    },
}
# The other numbers the opdrachten give; more than nothing for what must grow.
NORMS = {
    "1a-baat": (90, "minstens"),
    "3-bereik": (15, "minstens"),
    "3-baat": (90, "minstens"),
    "4-bereik": (98, "minstens"),
    "10-geslaagd-groei": (5, "minstens"),
    "1b-arrangementen-groei": (0, "meer-dan"),
    "1b-analyses-groei": (0, "meer-dan"),
    "1b-outreachend-groei": (0, "meer-dan"),
    "8-bereikt-groei": (0, "meer-dan"),
    "11-bekendheid-groei": (0, "meer-dan"),
    "12-actief-groei": (0, "meer-dan"),
}
NORMS_2023 = {
    "7-geld-en-zo-open": (3, "minstens"),
    "14-vrije-dagen-groei": (0, "meer-dan"),
    "14-netwerkbijeenkomsten": (2, "minstens"),
    "14-workshops": (4, "minstens"),
}
ONLY = {
    2022: {
        "12-tevredenheid-training",
        "12-matches-beursvloer",
        "12-beursvloer-kernen",
        "12-beursvloer-redenen",
    },
    2023: {
        "4-uren-project",
        "6-pact",
        "7-geld-en-zo",
        "7-geld-en-zo-kernen",
        "7-geld-en-zo-open",
        "10-trainingen",
        "12-tevredenheid-organisaties",
        "12-tevredenheidsonderzoek",
        "12-panel-gestart",
        "12-panel-ervaringen",
        "14-werkwijze",
        "14-berichten",
        "14-vrije-dagen",
        "14-vrije-dagen-groei",
        "14-netwerkbijeenkomsten",
        "14-workshops",
        "14-informatie",
    },
}
YEARS = pytest.mark.parametrize("year", [2022, 2023])


@cache
def shipped(year: int) -> Catalogue:
    code = f"meierijstad-{year}"
    return read_catalogue(built_in(code), f"{code}.toml")


def indicator(year: int, code: str) -> Indicator:
    found = shipped(year).indicator(code)
    assert found is not None
    return found[1]


def codes(year: int) -> set[str]:
    return {one.code for _, one in shipped(year).indicatoren()}


def listed(year: int, *sources: Lines) -> set[str]:
    """The lines of the lists above as a bron names them."""
    return {
        f"{SEEDS[year]}:{part}.{line}"
        for source in sources
        for part, lines in source[year].items()
        for line in lines
    }


def named(catalogue: Catalogue) -> set[str]:
    """The lines that the indicators say they come from."""
    return {line for _, one in catalogue.indicatoren() for line in one.bron.split(", ")}


@YEARS
def test_every_line_has_an_indicator(year: int) -> None:
    assert listed(year, RESULT_LINES, OTHER_LINES) - named(shipped(year)) == set()


@YEARS
def test_no_indicator_names_a_line_that_does_not_exist(year: int) -> None:
    assert named(shipped(year)) - listed(year, RESULT_LINES, OTHER_LINES) == set()


@YEARS
def test_a_deelopdracht_without_indicators_would_be_noticed(year: int) -> None:
    whole = shipped(year)
    for part in whole.deelopdrachten:
        emptied = tuple(
            one.model_copy(update={"indicatoren": ()}) if one is part else one
            for one in whole.deelopdrachten
        )
        left = named(whole.model_copy(update={"deelopdrachten": emptied}))
        missing = {f"{SEEDS[year]}:{part.code}.{line}" for line in RESULT_LINES[year][part.code]}
        assert missing <= listed(year, RESULT_LINES) - left


@YEARS
def test_an_indicator_is_named_after_its_deelopdracht_and_comes_from_it(year: int) -> None:
    for part, one in shipped(year).indicatoren():
        assert one.code.startswith(f"{part.code}-")
        for line in one.bron.split(", "):
            assert line.startswith(f"{SEEDS[year]}:{part.code}.")


@YEARS
def test_every_indicator_says_its_unit_and_how_it_is_measured(year: int) -> None:
    for _, one in shipped(year).indicatoren():
        assert one.hoe, one.code
        assert one.eenheid, one.code
        assert one.periode not in ("onbepaald", "doorlopend"), one.code


@YEARS
def test_all_ten_kinds_are_asked(year: int) -> None:
    assert len({one.soort for _, one in shipped(year).indicatoren()}) == 10


@YEARS
def test_an_eight_is_the_norm_where_the_opdracht_says_so(year: int) -> None:
    found = {
        one.code
        for _, one in shipped(year).indicatoren()
        if one.soort == "gemiddelde" and one.norm is not None
    }
    assert found == EIGHTS[year]
    assert all(indicator(year, code).norm == 8 for code in found)
    assert all(indicator(year, code).richting == "minstens" for code in found)


@YEARS
def test_the_other_norms_are_those_of_the_opdracht(year: int) -> None:
    found = {
        one.code: (one.norm, one.richting)
        for _, one in shipped(year).indicatoren()
        if one.norm is not None and one.code not in EIGHTS[year]
    }
    assert found == (NORMS if year == 2022 else NORMS | NORMS_2023)


def test_the_years_share_all_but_the_real_differences() -> None:
    assert codes(2022) - codes(2023) == ONLY[2022]
    assert codes(2023) - codes(2022) == ONLY[2023]


def test_a_shared_code_asks_the_same_question() -> None:
    for code in codes(2022) & codes(2023):
        earlier, later = indicator(2022, code), indicator(2023, code)
        assert (earlier.soort, earlier.uit, earlier.op) == (later.soort, later.uit, later.op)
        assert (earlier.eenheid, earlier.periode) == (later.eenheid, later.periode)


def test_the_beursvloer_is_asked_about_in_2022_only() -> None:
    asked = repr([one for _, one in shipped(2023).indicatoren()]).lower()
    assert "beursvloer" not in asked
    work = {year: shipped(year).vrijwilligerswerk for year in (2022, 2023)}
    assert work[2022] is not None and "beursvloer" in {r.code for r in work[2022].routes}
    assert work[2023] is not None and "beursvloer" not in {r.code for r in work[2023].routes}
    assert shipped(2022).contactsoort("ondernemer-beursvloer") is not None
    assert shipped(2023).contactsoort("ondernemer-beursvloer") is None
    kernen = indicator(2022, "12-beursvloer-kernen")
    assert (kernen.soort, kernen.per) == ("verdeling", "kern")


def test_the_vrijwilligerspanel_starts_in_2023() -> None:
    assert "panel" not in repr(shipped(2022).deelopdracht("12")).lower()
    assert indicator(2023, "12-panel-gestart").soort == "mijlpaal"
    assert indicator(2023, "12-panel-ervaringen").soort == "mijlpaal"


def test_what_eenzaamheid_adds_in_2023() -> None:
    assert indicator(2023, "14-berichten").periode == "maand"
    assert indicator(2023, "14-informatie").periode == "kwartaal"
    days = indicator(2023, "14-vrije-dagen").filter
    assert days is not None and set(days.dag) == {"feestdag", "weekend"}
    grown = indicator(2023, "14-vrije-dagen-groei")
    assert (grown.van, grown.basis) == ("14-vrije-dagen", "jaar-eerder")


def test_hours_of_digi_thuis_have_a_row_of_their_own_in_2023() -> None:
    for year in (2022, 2023):
        hours = indicator(year, "4-uren")
        assert hours.per == "taak"
        assert "project" in hours.uitsplitsing  # 2022 asks for the split below taak 2 too
        assert {"4-kosten-taak-1", "4-kosten-taak-2", "4-kosten-digi-thuis"} <= codes(year)
    by_project = indicator(2023, "4-uren-project")
    assert by_project.per == "project"
    assert by_project.filter is not None and by_project.filter.taak == ("2",)


def test_trainings_count_too_for_zorg_en_veiligheid_in_2023() -> None:
    kinds = {}
    for year in (2022, 2023):
        wanted = indicator(year, "10-inzet").filter
        kinds[year] = set(wanted.contactsoort) if wanted else set()
    assert kinds[2023] - kinds[2022] == {"training"}


def test_growth_in_2022_starts_from_figures_that_were_entered() -> None:
    """There is no opdracht of 2021 to count from; a nulmeting stays the base in both years."""
    bases = {
        year: {
            one.code: one.basis for _, one in shipped(year).indicatoren() if one.soort == "groei"
        }
        for year in (2022, 2023)
    }
    assert "jaar-eerder" not in bases[2022].values()
    assert bases[2023]["10-geslaagd-groei"] == "jaar-eerder"
    for year in (2022, 2023):
        assert bases[year]["8-bereikt-groei"] == "mantelzorgers-2019"
        assert bases[year]["12-actief-groei"] == "actieve-vrijwilligers-2019"


@YEARS
def test_jongerenwerk_is_measured_alike_in_every_kern(year: int) -> None:
    alike = [
        one
        for _, one in shipped(year).indicatoren()
        if f"{SEEDS[year]}:3.d.1" in one.bron.split(", ")
    ]
    assert len(alike) == 8
    assert all("kern" in one.uitsplitsing for one in alike)


@YEARS
def test_the_trendrapportage_tells_of_every_aandachtsgroep_twice_a_year(year: int) -> None:
    report = shipped(year).trendrapportage
    assert report is not None
    assert (report.deelopdracht, report.per, report.verwacht_in) == (
        "2",
        "aandachtsgroep",
        ("Q1", "Q3"),
    )
    assert len(report.onderdelen) == 5
    for code in report.indicatoren:
        assert "aandachtsgroep" in indicator(year, code).uitsplitsing
    assert indicator(year, "2-trendrapportage").verwacht_in == ("Q1", "Q3")


@YEARS
def test_each_goal_of_the_general_principles_is_served(year: int) -> None:
    catalogue = shipped(year)
    served = {goal for part in catalogue.deelopdrachten for goal in part.doelen}
    general = {goal.code for goal in catalogue.doelen if "002:" in goal.bron}
    assert len(general) == 8
    assert general <= served


def test_the_goal_on_debts_is_served_by_geld_en_zo_only() -> None:
    serving = {
        one.code
        for part, one in shipped(2023).indicatoren()
        if "doel-4" in (one.doelen or part.doelen) and one.doelen
    }
    assert serving == {"7-geld-en-zo", "7-geld-en-zo-kernen", "7-geld-en-zo-open"}


def test_a_huisbezoek_is_followed_from_call_to_whether_it_helped() -> None:
    catalogue = shipped(2023)
    visit = "preventief-huisbezoek"
    assert "geholpen" in catalogue.asked(visit, "gesproken")
    assert "reden" in catalogue.asked(visit, "gesproken")
    assert catalogue.asked(visit, "geen-gehoor") == ()
    helped = indicator(2023, "14-geholpen")
    assert helped.teller is not None and helped.teller.geholpen is True
    visited = indicator(2023, "14-bezocht").filter
    assert helped.noemer is not None and visited is not None
    # A visit that leads to a next one has not helped yet: only that is not asked.
    asked = {code for code in visited.uitkomst if "geholpen" in catalogue.asked(visit, code)}
    assert set(helped.noemer.uitkomst) == asked == set(visited.uitkomst) - {"afspraak-gemaakt"}
    assert helped.noemer.kanaal == visited.kanaal
