"""The door for figures: whose rows each role counts, and what is written down of it."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from casereg.errors import NotAllowed, Refused
from casereg.register import Register, sign_in
from exports.indicator.figures import Results
from models.audit import Audit
from models.context import CHECKING
from models.forms import ClientForm, ContactForm
from models.periods import parse_period
from models.release import Release
from tests.conftest import PASSWORD, MakeRegister

QUARTER = parse_period("2023-Q1")
CODE = "1b-outreachend"


def log(register: Register, day: date, times: int) -> None:
    for _ in range(times):
        register.log_contact(
            ContactForm(happened_on=day, deelopdracht="1b", contactsoort="outreachend")
        )


@pytest.fixture
def people(make_register: MakeRegister) -> dict[str, Register]:
    """Sanne three, Joost two (Veghel) and Tim one (Schijndel) in March; Sanne four last year."""
    signed_in = {
        "sanne": make_register(name="sanne"),
        "joost": make_register(name="joost"),
        "tim": make_register(team="schijndel"),
        "lead": make_register("teamleider"),
        "cor": make_register("coordinator"),
    }
    for name, times in (("sanne", 3), ("joost", 2), ("tim", 1)):
        log(signed_in[name], date(2023, 3, 1), times)
    log(signed_in["sanne"], date(2022, 2, 1), 4)
    return signed_in


def value(results: Results) -> object:
    return next(one.waarde for one in results.figures if one.indicator.code == CODE)


def audit(register: Register) -> list[tuple[str, str, str]]:
    with register._database.seen_by(CHECKING).reading() as session:
        rows = session.exec(select(Audit).order_by(Audit.seq)).all()
    return [(row.deed, row.subject, row.outcome) for row in rows]


def test_each_role_counts_its_own_rows(people: dict[str, Register]) -> None:
    cor, lead, sanne = people["cor"], people["lead"], people["sanne"]
    assert value(cor.figures.results(QUARTER)) == 6
    assert value(cor.figures.results(QUARTER, team="veghel")) == 5
    assert value(lead.figures.results(QUARTER)) == 5
    assert value(lead.figures.own(QUARTER)) == 0
    assert value(sanne.figures.own(QUARTER)) == 3
    assert value(cor.figures.results(parse_period("2022-Q1"))) == 4
    with pytest.raises(Refused, match="eigen gebiedsteam"):
        lead.figures.results(QUARTER, team="schijndel")
    with pytest.raises(Refused, match="bestaat niet"):
        cor.figures.results(QUARTER, team="utopia")


def test_the_trend_takes_the_opdracht_of_each_period(people: dict[str, Register]) -> None:
    points = people["cor"].figures.trend(CODE, QUARTER, back=6)
    assert [point.period.text for point in points] == [
        *("2021-Q4", "2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4", "2023-Q1")
    ]
    values = [point.figure.waarde if point.figure else None for point in points]
    assert values == [None, 4, 0, 0, 0, 6]
    assert {p.figure.deelopdracht.code for p in points if p.figure} == {"1b"}
    lead = people["lead"].figures.trend(CODE, parse_period("2023-03"), back=2)
    assert [point.figure and point.figure.waarde for point in lead] == [0, 5]


def test_a_breakdown_that_is_not_allowed_says_which_are(people: dict[str, Register]) -> None:
    figures = people["cor"].figures
    parts = {part.code: part.waarde for part in figures.breakdown(CODE, QUARTER, "kern")}
    assert sum(int(number or 0) for number in parts.values()) == 6
    with pytest.raises(Refused, match=r"kan niet per score\. Wel per: .*kern"):
        figures.breakdown(CODE, QUARTER, "score")
    for unknown in (figures.breakdown, figures.trend):
        with pytest.raises(Refused, match="geen indicator 'x'"):
            unknown("x", QUARTER, *(("kern",) if unknown == figures.breakdown else ()))


def test_who_may_see_contacts_sees_those_behind_a_number(people: dict[str, Register]) -> None:
    assert {card.worker for card in people["lead"].figures.behind(CODE, QUARTER)} == {
        *("sanne", "joost")
    }
    own = people["sanne"].figures.behind(CODE, QUARTER)
    assert [card.worker for card in own] == ["sanne"] * 3
    assert len(people["lead"].figures.behind(CODE, QUARTER, limit=2)) == 2
    cor = people["cor"]
    with pytest.raises(NotAllowed, match="Als coordinator mag je niet de contacten achter"):
        cor.figures.behind(CODE, QUARTER)
    assert audit(cor)[-1][::2] == ("contact.see", "geweigerd")


def test_own_work_goes_along_to_another_team(make_register: MakeRegister) -> None:
    sanne, admin = make_register(), make_register("beheerder")
    number = sanne.add_client(ClientForm(name="Ans Smits", birth_year=1950, kern="erp")).number
    values = {"happened_on": date(2023, 3, 1), "deelopdracht": "1b", "contactsoort": "outreachend"}
    sanne.log_contact(ContactForm.model_validate({**values, "clients": [number]}))
    before = sanne.figures.own(QUARTER)
    admin.change_role("sanne", "sociaal werker", "schijndel")
    moved = sign_in(make_register.settings, "sanne", PASSWORD, sanne.clock)  # type: ignore[attr-defined]
    assert value(moved.figures.own(QUARTER)) == value(before) == 1
    assert repr(moved.figures.own(QUARTER)) == repr(before)
    assert moved.find_clients("smits") == ()
    moved.close()


def test_asking_is_written_down(people: dict[str, Register]) -> None:
    cor = people["cor"]
    before = len(audit(cor))
    cor.figures.in_house(QUARTER)
    with pytest.raises(NotAllowed):
        people["sanne"].figures.results(QUARTER)
    assert audit(cor)[before:] == [
        ("figures.count", "meierijstad-2023 2023-Q1", "gedaan"),
        ("figures.see", "", "geweigerd"),
    ]


def test_every_package_is_a_release_of_its_kind(
    people: dict[str, Register], tmp_path: Path
) -> None:
    cor = people["cor"]
    for kind, period in (("uren", "2023"), ("trendrapportage", "2023-Q1"), ("doelen", "2023")):
        exported = cor.releases.write(kind, parse_period(period), None, tmp_path)
        assert exported.folder.name.startswith(f"{kind}_meierijstad-2023_{period}_r")
    with cor._database.reading() as session:
        rows = session.exec(select(Release).order_by(Release.number)).all()
    assert [(row.number, row.kind) for row in rows] == [
        *((1, "uren"), (2, "trendrapportage"), (3, "doelen"))
    ]
    assert all(len(row.sha256) == 64 for row in rows)
    taken = [row[1] for row in audit(cor) if row[0] == "figures.export"]
    assert taken == ["release 1", "release 2", "release 3"]
    assert cor.releases.prepare("uren", QUARTER).report.kind == "uren"
