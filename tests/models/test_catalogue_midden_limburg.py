"""Another region, with themes: the catalogue asks what its uitvoeringsplan says it will measure."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

import pytest

from models.catalogue import Catalogue, Deelopdracht, Indicator
from models.catalogue_file import read_catalogue
from models.catalogue_shelf import built_in

CODE = "midden-limburg-west-2020"
ALL = "alle-themas"

# Counted by hand in the plan. Theme: prefix of its goals, subdoelen, resultaten, activiteiten
# (bullets, or numbers with their lettered parts), pilots and projects.
THEMES = {
    "algemene-voorzieningen": ("av", 4, 4, 7, 5),
    "een-plan": ("ep", 4, 4, 6, 0),
    "mantelzorg-en-vrijwilligers": ("mv", 3, 3, 4, 2),
    "jeugd": ("jv", 4, 6, 11, 1),
    "toegang": ("to", 5, 4, 13, 6),
    "meedoen": ("md", 8, 7, 22, 19),
}


class Row(NamedTuple):
    """A row of bijlage 3: where it starts, and what it says without its sentences."""

    line: int
    theme: str
    resultaten: tuple[int, ...]
    moments: frozenset[str]
    measures: int
    """How many things it measures, at least."""


def row(line: int, theme: str, resultaten: tuple[int, ...], moments: str, measures: int = 1) -> Row:
    return Row(line, theme, resultaten, frozenset(moments.split()), measures)


ROWS = (
    row(2201, ALL, (), "onbepaald"),
    row(2207, ALL, (), "onbepaald"),
    row(2218, "algemene-voorzieningen", (1,), "per-onderzoek"),
    row(2234, "algemene-voorzieningen", (2,), "per-onderzoek"),
    row(2250, "algemene-voorzieningen", (2,), "per-onderzoek"),
    row(2265, "algemene-voorzieningen", (3,), "per-onderzoek"),
    row(2281, "algemene-voorzieningen", (4,), "kwartaal"),
    row(2288, "algemene-voorzieningen", (4,), "kwartaal"),
    row(2296, "algemene-voorzieningen", (4,), "jaar vier-jaar", 2),
    row(2309, "een-plan", (1, 2, 3, 4), "onbepaald", 4),
    row(2336, "mantelzorg-en-vrijwilligers", (1,), "kwartaal"),
    row(2343, "mantelzorg-en-vrijwilligers", (2,), "doorlopend"),
    row(2356, "mantelzorg-en-vrijwilligers", (2,), "doorlopend", 2),
    row(2368, "mantelzorg-en-vrijwilligers", (2, 3), "vier-jaar"),
    row(2376, "mantelzorg-en-vrijwilligers", (3,), "vier-jaar", 3),
    row(2385, "jeugd", (1, 2, 3, 4), "jaar"),
    row(2397, "jeugd", (2,), "kwartaal jaar", 4),
    row(2409, "jeugd", (3,), "jaar"),
    row(2420, "toegang", (1, 2, 3, 4), "per-onderzoek jaar", 10),
    row(2457, "meedoen", (1,), "jaar", 3),
    row(2467, "meedoen", (4,), "jaar", 3),
)


@pytest.fixture(scope="module")
def plan() -> Catalogue:
    return read_catalogue(built_in(CODE), f"{CODE}.toml")


def theme(plan: Catalogue, code: str) -> Deelopdracht:
    found = plan.deelopdracht(code)
    assert found is not None
    return found


def asked_by(plan: Catalogue, asked: Row) -> list[Indicator]:
    """The indicators that come from a row, wherever they stand."""
    return [one for _, one in plan.indicatoren() if one.bron == f"004:{asked.line}"]


def named(plan: Catalogue, code: str) -> Indicator:
    found = plan.indicator(code)
    assert found is not None
    return found[1]


def test_the_plan_runs_for_two_years(plan: Catalogue) -> None:
    assert (plan.geldig_van, plan.geldig_tot) == (date(2020, 1, 1), date(2021, 12, 31))
    assert plan.covers(date(2021, 12, 31))
    assert not plan.covers(date(2022, 1, 1))


def test_six_themes_and_what_is_for_all(plan: Catalogue) -> None:
    assert [part.code for part in plan.deelopdrachten] == [ALL, *THEMES]
    assert {item.code for item in plan.gebiedsteams} == {"leudal", "nederweert", "weert"}
    assert {kern.gebiedsteam for kern in plan.kernen} == {"leudal", "nederweert", "weert"}


@pytest.mark.parametrize("code", THEMES)
def test_a_theme_has_the_goals_of_the_plan(plan: Catalogue, code: str) -> None:
    prefix, subdoelen, resultaten, _, _ = THEMES[code]
    wanted = [f"{prefix}-sub-{number}" for number in range(1, subdoelen + 1)]
    wanted += [f"{prefix}-{number}" for number in range(1, resultaten + 1)]
    assert [doel.code for doel in plan.doelen if doel.code.startswith(f"{prefix}-")] == wanted
    served = theme(plan, code).doelen
    assert [doel for doel in served if not doel.startswith("beleid-")] == wanted
    assert any(doel.startswith("beleid-") for doel in served)


def test_there_are_no_other_goals(plan: Catalogue) -> None:
    kinds = Counter(doel.code.split("-")[0] for doel in plan.doelen)
    wanted = {prefix: subs + results for prefix, subs, results, _, _ in THEMES.values()}
    assert kinds == {"beleid": 6, **wanted}


@pytest.mark.parametrize("code", THEMES)
def test_a_theme_has_the_activities_and_pilots_of_the_plan(plan: Catalogue, code: str) -> None:
    _, _, _, activities, pilots = THEMES[code]
    assert len(theme(plan, code).taken) == activities
    assert sum(project.deelopdracht == code for project in plan.projecten) == pilots


def test_the_plan_skips_one_number(plan: Catalogue) -> None:
    taken = theme(plan, "mantelzorg-en-vrijwilligers").taken
    assert [taak.nummer for taak in taken] == ["1", "2", "4", "5"]


@pytest.mark.parametrize("asked", ROWS, ids=lambda asked: str(asked.line))
def test_each_row_of_bijlage_3_has_its_indicators(plan: Catalogue, asked: Row) -> None:
    found = asked_by(plan, asked)
    assert len(found) >= asked.measures
    assert asked.moments <= {one.periode for one in found}
    part = theme(plan, asked.theme)
    assert all(one in part.indicatoren for one in found)
    assert all(one.hoe and one.eenheid for one in found)
    prefix = THEMES[asked.theme][0] if asked.theme in THEMES else ""
    results = tuple(f"{prefix}-{number}" for number in asked.resultaten)
    assert {one.doelen for one in found} == {results}


def test_no_indicator_comes_from_elsewhere(plan: Catalogue) -> None:
    assert len(ROWS) == 21
    lines = {f"004:{asked.line}" for asked in ROWS}
    assert {one.bron for _, one in plan.indicatoren()} == lines


def test_only_what_is_ours_has_another_moment(plan: Catalogue) -> None:
    moments = {f"004:{asked.line}": asked.moments for asked in ROWS}
    ours = {one.code for _, one in plan.indicatoren() if one.periode not in moments[one.bron]}
    assert ours == {"mv-behoefte-geregistreerd"}


def test_the_plan_gives_no_norms(plan: Catalogue) -> None:
    assert not [one.code for _, one in plan.indicatoren() if one.norm is not None]


def test_every_source_names_a_line_of_the_plan(plan: Catalogue) -> None:
    sources = [doel.bron for doel in plan.doelen]
    sources += [part.bron for part in plan.deelopdrachten]
    sources += [taak.bron for part in plan.deelopdrachten for taak in part.taken]
    assert all(re.fullmatch(r"004:\d{3,4}", bron) for bron in sources)


def test_every_pilot_is_followed(plan: Catalogue) -> None:
    followed = named(plan, "alle-pilots-gevolgd").filter
    assert followed is not None and followed.overal
    assert set(followed.project) == {project.code for project in plan.projecten}


def test_a_survey_of_the_toegang_counts_by_subject_and_by_survey(plan: Catalogue) -> None:
    of_toegang = [item.code for item in plan.instrumenten if "toegang" in item.deelopdrachten]
    counted: Counter[str] = Counter()
    for one in theme(plan, "toegang").indicatoren:
        counted.update(one.filter.instrument if one.filter else ())
    assert len(of_toegang) == 12
    assert counted == dict.fromkeys(of_toegang, 2)


@pytest.mark.parametrize("soort", ["re-integratie", "schulden"])
def test_trajecten_tell_who_took_part_their_status_and_results(plan: Catalogue, soort: str) -> None:
    kinds = {
        part: (named(plan, f"md-{soort}-{part}").soort, named(plan, f"md-{soort}-{part}").op)
        for part in ("inwoners", "gestart", "lopend", "afloop", "resultaat")
    }
    assert kinds == {
        "inwoners": ("personen", "lopend"),
        "gestart": ("aantal", "geopend"),
        "lopend": ("aantal", "lopend"),
        "afloop": ("verdeling", "gesloten"),
        "resultaat": ("verdeling", None),
    }


def test_contacts_can_be_logged_for_every_theme(plan: Catalogue) -> None:
    for part in plan.deelopdrachten:
        assert plan.contactsoorten_for(part.code)
    keyed = (plan.contactsoorten, plan.kanalen, plan.uitkomsten, plan.trajectsoorten, plan.aflopen)
    assert all(item.toets for items in keyed for item in items)
    assert plan.threshold("jeugd") == plan.threshold("meedoen") == 10
    assert plan.threshold("toegang") == 5


def test_no_code_knows_this_plan(plan: Catalogue) -> None:
    """What only this plan has stands in no source: the engine carries it as data."""
    lists = (plan.doelen, plan.instrumenten, plan.regels, plan.projecten, plan.kengetallen)
    codes = {item.code for items in lists for item in items}
    codes |= {one.code for _, one in plan.indicatoren()}
    # Without a hyphen a code may be any Dutch word.
    own = {code for code in codes if "-" in code} | {CODE, ALL, *THEMES}
    texts = [
        source.read_text("utf-8")
        for package in ("casereg", "screens", "exports", "models")
        for source in _sources(files(package))
    ]
    assert len(texts) > 100
    assert not [code for code in sorted(own) if any(f'"{code}"' in text for text in texts)]


def _sources(folder: Traversable) -> Iterator[Traversable]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _sources(entry)
        elif entry.name.endswith(".py"):
            yield entry
