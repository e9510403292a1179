"""Every kind of indicator, on a register that was counted by hand."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

import pytest

from casereg.errors import Refused
from exports.indicator.engine import Indicators
from exports.indicator.figures import IndicatorFigure, Part, Scope
from models.periods import parse_period
from tests.exports.conftest import EmptyRegister
from tests.exports.counted import Register, by_code, fill, indicators, opdracht_of

Engine = Callable[..., Indicators]

# code: waarde, teller, noemer, ontbrekend, contributors
EXPECTED = {
    "alles": (10, None, None, 0, 7),
    "kanaal": (4, None, None, 3, 4),
    "taak": (4, None, None, 1, 4),
    "project": (2, None, None, 0, 2),
    "kern": (5, None, None, 1, 3),
    "ergens": (5, None, None, 0, 5),
    "leeftijdsgroep": (4, None, None, 3, 2),
    "contactsoort": (6, None, None, 0, 4),
    "uitkomst": (1, None, None, 2, 1),
    "reden": (1, None, None, 0, 1),
    "weekend": (4, None, None, 0, 4),
    "feestdag": (1, None, None, 0, 1),
    "vrij": (4, None, None, 0, 4),
    "werkdag": (6, None, None, 0, 5),
    "bereikt": (7, None, None, 2, 6),
    "niet-bereikt": (1, None, None, 2, 1),
    "geholpen": (3, None, None, 0, 4),
    "niet-geholpen": (1, None, None, 0, 1),
    "anoniem": (3, None, None, 0, 3),
    "bekend": (7, None, None, 0, 4),
    "eenzaam": (2, None, None, 3, 2),
    "mantelzorger": (2, None, None, 3, 1),
    "overal": (11, None, None, 0, 7),
    "elders": (1, None, None, 0, 1),
    "deelnemers": (12, None, None, 1, 2),
    "personen": (4, None, None, 3, 4),
    "eenzame-personen": (2, None, None, 3, 2),
    "personen-dorp": (2, None, None, 2, 2),
    "personen-traject": (4, None, None, 0, 4),
    "personen-eenzaam-traject": (1, None, None, 0, 1),
    "aandeel-geholpen": ("75.00", 3, 4, 4, 4),
    "aandeel-bereikt": ("87.50", 7, 8, 2, 6),
    "uren": ("7.00", None, None, 0, 7),
    "redenen": (2, None, None, 0, 2),
    "geopend": (4, None, None, None, 4),
    "gesloten": (4, None, None, None, 4),
    "lopend": (5, None, None, None, 4),
    "verwezen": (1, None, None, None, 1),
    "aangenomen": (1, None, None, None, 1),
    "geslaagd": (2, None, None, None, 2),
    "werk": (1, None, None, 1, 1),
    "aandeel-geslaagd": ("66.67", 2, 3, 1, 4),
    "aandeel-werk": ("50.00", 1, 2, 1, 3),
    "resultaten": (1, None, None, 1, 1),
    "aandeel-resultaten": ("50.00", 1, 2, 1, 3),
    "baat": ("66.67", 2, 3, 1, 3),
    "baat-met-werk": ("100.00", 1, 1, 1, 1),
    "cijfer": ("6.91", "76.00", 11, 7, 11),
    "cijfer-eenzaam": ("7.60", "38.00", 5, 5, 5),
    "tevreden": ("54.55", 6, 11, 5, 11),
    "voldoende": ("90.91", 10, 11, 5, 11),
    "zessen": (7, None, None, 5, 7),
    "cijfers-steun": (1, None, None, None, 1),
    "bereik": ("2.00", 4, 200, 3, 4),
    "bereik-eenzaam": ("10.00", 2, 20, 3, 2),
    "inwoners": (200, None, None, None, 0),
    "omvang": ("32.50", None, None, None, 0),
    "groei-jaar": ("200.00", 6, None, None, 4),
    "groei-punten": ("37.50", "87.50", None, None, 6),
    "groei-nulmeting": ("33.33", 4, None, None, 4),
    "groei-heel-jaar": (None, 4, None, None, 4),
    "bericht": (2, None, None, 1, 0),
    "rapport": (1, None, None, 0, 0),
    "bijeenkomst": (1, None, None, 1, 0),
    "matches": (3, None, None, None, 3),
    "via-bank": (1, None, None, None, 1),
    "routes": (3, None, None, None, 3),
    "klussen-stad": (5, None, None, None, 5),
}
MEETS = {
    "alles": True,
    "aandeel-geholpen": False,
    "cijfer": True,
    "groei-jaar": True,
    "bericht": False,
    "rapport": True,
    "bijeenkomst": False,
}
# code, breakdown: waarde of each value, in order
SPLIT: dict[tuple[str, str], dict[str, object]] = {
    ("alles", "kern"): {"dorp": 5, "stad": 4, "onbekend": 1},
    ("alles", "gebiedsteam"): {"noord": 5, "zuid": 4, "onbekend": 1},
    ("alles", "leeftijdsgroep"): {"jong": 4, "oud": 3, "onbekend": 3},
    ("alles", "aandachtsgroep"): {"eenzaam": 2, "schulden": 0, "onbekend": 8},
    ("alles", "taak"): {"1": 5, "2": 4, "onbekend": 1},
    ("alles", "project"): {"lezen": 2, "onbekend": 8},
    ("alles", "contactsoort"): {"gesprek": 6, "huisbezoek": 2, "groep": 2, "onbekend": 0},
    ("alles", "kanaal"): {"tel": 4, "thuis": 3, "onbekend": 3},
    ("alles", "uitkomst"): {"gesproken": 6, "doorgezet": 1, "geen-gehoor": 1, "onbekend": 2},
    ("alles", "reden"): {"nvt": 0, "verlies": 1, "zorgen": 0, "onbekend": 9},
    ("alles", "dag"): {"werkdag": 6, "weekend": 4, "feestdag": 1},
    ("ergens", "kern"): {"stad": 4, "onbekend": 1},
    ("personen-traject", "kern"): {"dorp": 2, "stad": 2, "onbekend": 0},
    ("deelnemers", "kern"): {"dorp": 12, "stad": 0, "onbekend": 0},
    ("personen", "kern"): {"dorp": 2, "stad": 2, "onbekend": 0},
    ("personen", "gebiedsteam"): {"noord": 2, "zuid": 2, "onbekend": 0},
    ("personen", "aandachtsgroep"): {"eenzaam": 2, "schulden": 0, "onbekend": 4},
    ("personen", "contactsoort"): {"gesprek": 3, "huisbezoek": 2, "groep": 0, "onbekend": 0},
    ("aandeel-geholpen", "kanaal"): {"tel": "50.00", "thuis": "100.00", "onbekend": None},
    ("uren", "taak"): {"1": "4.92", "2": "1.83", "onbekend": "0.25"},
    ("uren", "project"): {"lezen": "2.50", "onbekend": "4.50"},
    ("redenen", "reden"): {"nvt": 0, "verlies": 1, "zorgen": 0, "onbekend": 1},
    ("geopend", "trajectsoort"): {"steun": 3, "buurt": 1, "onbekend": 0},
    ("geopend", "afloop"): {"geslaagd": 1, "niet": 1, "onbekend": 2},
    ("geopend", "kern"): {"dorp": 3, "stad": 1, "onbekend": 0},
    ("gesloten", "resultaat"): {"werk": 1, "onbekend": 3},
    ("baat", "kern"): {"dorp": "100.00", "stad": "50.00", "onbekend": None},
    ("cijfer", "aandachtsgroep"): {"eenzaam": "7.60", "schulden": None, "onbekend": "6.33"},
    ("bereik", "kern"): {"dorp": None, "stad": None, "onbekend": None},
    ("bereik-eenzaam", "aandachtsgroep"): {
        "eenzaam": "10.00",
        "schulden": "0.00",
        "onbekend": None,
    },
    ("omvang", "aandachtsgroep"): {"eenzaam": 20, "schulden": "12.50"},
    ("groei-nulmeting", "kern"): {"dorp": None, "stad": None, "onbekend": None},
    ("matches", "kern"): {"dorp": 1, "stad": 2, "onbekend": 0},
    ("matches", "gebiedsteam"): {"noord": 1, "zuid": 2, "onbekend": 0},
    ("routes", "route"): {"bank": 1, "beurs": 2, "onbekend": 0},
}


@pytest.fixture
def engine(empty_register: EmptyRegister) -> Iterator[Engine]:
    """The engine over the register that was counted by hand."""
    with empty_register() as rows:
        fill(Register(rows.session))
        yield lambda **asked: indicators(rows.session, **asked)


def amounts(figure: IndicatorFigure) -> tuple[object, ...]:
    values = (figure.waarde, figure.teller, figure.noemer)
    return (*map(shown, values), figure.ontbrekend, figure.contributors)


def shown(value: object) -> object:
    return str(value) if isinstance(value, Decimal) else value


def test_every_indicator_is_as_counted_by_hand(engine: Engine) -> None:
    found = {code: amounts(one) for code, one in by_code(engine().figures()).items()}
    assert found == EXPECTED
    assert list(found) == [one.code for _, one in opdracht_of(2023)[0].indicatoren()]


def test_one_indicator_is_the_same_as_among_all(engine: Engine) -> None:
    for figure in engine().figures():
        assert engine().figure(figure.indicator.code) == figure


def test_what_is_said_of_a_norm(engine: Engine) -> None:
    found = engine().figures()
    assert {
        one.indicator.code: one.norm_gehaald for one in found if one.norm_gehaald is not None
    } == (MEETS)


def test_breakdowns_are_as_counted_by_hand(engine: Engine) -> None:
    for (code, per), expected in SPLIT.items():
        parts: tuple[Part, ...] = engine().parts(code, per)  # type: ignore[arg-type]
        assert {part.code: shown(part.waarde) for part in parts} == expected, (code, per)


def test_a_score_is_split_over_its_scale(engine: Engine) -> None:
    parts = {part.code: part.noemer for part in engine().parts("cijfer", "score")}
    assert list(parts)[:3] == ["1", "1.50", "2"]
    assert {code: number for code, number in parts.items() if number} == {
        "5": 1,
        "6": 4,
        "7": 3,
        "8.50": 2,
        "9": 1,
    }


def test_uren_and_verdeling_carry_their_split(engine: Engine) -> None:
    found = by_code(engine().figures())
    hours = {
        part.code: (str(part.waarde), part.ontbrekend, part.contributors)
        for part in found["uren"].parts
    }
    assert hours == {"1": ("4.92", 0, 5), "2": ("1.83", 0, 2), "onbekend": ("0.25", 0, 2)}
    assert [part.waarde for part in found["redenen"].parts] == [0, 1, 0, 1]


def test_growth_names_its_base(engine: Engine) -> None:
    found = by_code(engine().figures())
    bases = {
        code: (one.basis_periode, shown(one.basis_waarde), shown(one.verandering))
        for code, one in found.items()
        if one.indicator.soort == "groei"
    }
    assert bases == {
        "groei-jaar": ("2022-Q1", 2, "200.00"),
        "groei-punten": ("2022-Q1", "50.00", "37.50"),
        "groei-nulmeting": ("2019", 3, "33.33"),
        # A quarter beside a whole year would say nothing.
        "groei-heel-jaar": ("2019", None, None),
    }


def test_growth_without_a_base_still_tells_what_it_is_now(engine: Engine) -> None:
    found = by_code(engine(period=parse_period("2022-Q1")).figures())
    assert found["groei-jaar"].status == "geen_gegevens"
    assert (found["groei-jaar"].basis_periode, found["groei-jaar"].teller) == ("2021-Q1", 2)
    assert found["groei-jaar"].verandering is None


def test_nothing_to_say_is_no_nought(engine: Engine) -> None:
    found = by_code(engine(period=parse_period("2022-Q2")).figures())
    for code in ("aandeel-bereikt", "baat", "cijfer", "tevreden", "omvang"):
        assert (found[code].waarde, found[code].status) == (None, "geen_gegevens")
    assert (found["bereik"].waarde, found["bereik"].noemer) == (Decimal("0.00"), 50)
    assert (found["alles"].waarde, found["alles"].status) == (0, "voorlopig")


def test_a_norm_is_not_judged_before_the_period_is_over(engine: Engine) -> None:
    assert engine(today=date(2023, 3, 31)).figure("alles").norm_gehaald is None
    assert engine(today=date(2023, 4, 1)).figure("alles").norm_gehaald is True


def test_a_count_can_meet_a_norm_before_its_period_is_whole(engine: Engine) -> None:
    month = engine(period=parse_period("2023-02"))
    assert month.figure("alles").norm_gehaald is None
    assert month.figure("cijfer").norm_gehaald is None


def test_a_longer_period_asks_the_norm_of_a_count_as_often(engine: Engine) -> None:
    half = engine(period=parse_period("2023-H1"), today=date(2023, 7, 1))
    assert (half.figure("alles").waarde, half.figure("alles").norm_gehaald) == (11, False)


def test_a_mijlpaal_misses_only_what_has_begun(engine: Engine) -> None:
    year = parse_period("2023")
    early = engine(period=year, today=date(2023, 5, 1))
    assert (early.figure("bericht").waarde, early.figure("bericht").ontbrekend) == (3, 2)
    assert early.figure("rapport").ontbrekend == 0
    late = engine(period=year, today=date(2024, 1, 1))
    assert (late.figure("rapport").ontbrekend, late.figure("rapport").norm_gehaald) == (1, False)


def test_a_team_counts_its_own_rows(engine: Engine) -> None:
    found = by_code(engine(scope=Scope(team="zuid")).figures())
    values = {
        code: shown(found[code].waarde) for code in ("alles", "gesloten", "cijfer", "klussen-stad")
    }
    assert values == {"alles": 3, "gesloten": 0, "cijfer": "9.00", "klussen-stad": 5}
    assert (found["inwoners"].waarde, found["bericht"].waarde) == (200, 2)


def test_a_worker_counts_own_rows(engine: Engine) -> None:
    found = by_code(engine(scope=Scope(worker=2)).figures())
    values = {code: found[code].waarde for code in ("alles", "personen", "lopend", "klussen-stad")}
    assert values == {"alles": 2, "personen": 2, "lopend": 0, "klussen-stad": 5}
    assert (found["inwoners"].waarde, found["bericht"].waarde) == (200, 0)


def test_the_contacts_behind_a_number_come_newest_first(engine: Engine) -> None:
    behind = engine().contacts_behind
    assert behind("alles") == (7, 8, 10, 9, 6, 5, 4, 3, 2, 1)
    assert behind("alles", limit=2) == (7, 8)
    assert behind("personen") == (7, 8, 5, 4, 3, 2, 1)
    assert behind("groei-nulmeting") == behind("personen")
    assert behind("deelnemers") == (10, 9)
    assert behind("uren") == behind("alles")
    assert behind("cijfer") == (7,)
    assert behind("inwoners") == behind("bericht") == behind("matches") == ()


def test_behind_a_case_are_its_contacts_up_to_the_end(empty_register: EmptyRegister) -> None:
    with empty_register() as rows:
        register = Register(rows.session)
        fill(register)
        first = register.contact(date(2022, 12, 1), [1], case_id=1)
        second = register.contact(date(2023, 2, 1), [1], case_id=1)
        register.contact(date(2023, 4, 2), [4], case_id=3)
        engine = indicators(rows.session)
        assert engine.contacts_behind("werk") == engine.contacts_behind("resultaten")
        assert engine.contacts_behind("werk") == (second, first)
        assert engine.contacts_behind("verwezen") == ()


def test_hours_stand_by_deelopdracht_taak_and_project(engine: Engine) -> None:
    found = [
        (one.deelopdracht, one.taak, one.project, str(one.uren), one.contributors)
        for one in engine().hours()
    ]
    assert found == [
        ("j", None, None, "0.25", 2),
        ("j", "1", None, "2.42", 3),
        ("j", "1", "lezen", "2.50", 2),
        ("j", "2", None, "1.83", 2),
        ("v", None, None, "0.42", 1),
    ]


def test_an_unknown_code_or_breakdown_is_refused(engine: Engine) -> None:
    for asked in (engine().figure, engine().contacts_behind):
        with pytest.raises(Refused, match="geen indicator 'weg'"):
            asked("weg")
    with pytest.raises(Refused, match="niet uit te splitsen per kern"):
        engine().parts("weekend", "kern")


def test_of_two_scores_on_one_day_the_less_favourable_holds(empty_register: EmptyRegister) -> None:
    for scores in ((4, 8), (8, 4)):
        with empty_register() as rows:
            register = Register(rows.session)
            register.people()
            case = register.case(date(2023, 1, 2), date(2023, 2, 2), [1])
            register.score("baat", 5, date(2023, 1, 2), moment="start", case_id=case)
            for score in scores:
                register.score("baat", score, date(2023, 2, 2), case_id=case)
            assert indicators(rows.session).figure("baat").waarde == Decimal("0.00")
