"""The figures inside the house, from the command line: who sees what, and the JSON contract."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from casereg.config import Settings
from casereg.register import sign_in
from models.forms import ContactForm
from tests.cli.conftest import CLOCK, PASSWORD, PLANTED, Made, Run

PERIOD = ("results", "--period", "2023-Q1")
# What scripts rely on: fields may be added to these, never renamed.
INDICATOR = {
    *("indicator", "deelopdracht", "soort", "waarde", "eenheid", "teller", "noemer"),
    *("ontbrekend", "norm", "richting", "norm_gehaald", "basis_periode", "basis_waarde"),
    *("verandering", "status", "omschrijving", "onderdelen", "bron", "periode_voorbij"),
}
CELL = {"tabel", "deelopdracht", "contactsoort", "kern", "leeftijdsgroep", "maat", "waarde"}


@pytest.fixture
def asked_often(home: Path, made: Made) -> Iterator[str]:
    """Seven contacts of wim, one of them with a client; gives an indicator that counts them."""
    register = sign_in(Settings(home=home), "wim", PASSWORD, CLOCK)
    for day in range(1, 8):
        form = ContactForm(
            happened_on=date(2023, 3, day),
            deelopdracht="1b",
            contactsoort="outreachend",
            kern="veghel",
            minutes=30,
            clients=(made.client,) if day == 1 else (),
        )
        register.log_contact(form)
    register.close()
    yield "1b-outreachend"


def test_a_coordinator_gets_every_figure_as_the_contract_says(run: Run, asked_often: str) -> None:
    document = run(*PERIOD, "--json", user="cor").json
    assert (document["opdracht"], document["periode"]) == ("meierijstad-2023", "2023-Q1")
    assert document["publicatie"].startswith("niet voor publicatie")
    found = {one["indicator"]: one for one in document["indicatoren"]}
    assert len(found) == len(document["indicatoren"]) > 100
    assert all(set(one) == INDICATOR for one in found.values())
    reached = found[asked_often]
    assert (reached["waarde"], reached["deelopdracht"], reached["soort"]) == (7, "1b", "aantal")
    assert reached["status"] == "voorlopig"
    assert all(isinstance(one["waarde"], int | float | None) for one in found.values())


def test_the_cells_are_true_and_unprotected(run: Run, asked_often: str) -> None:
    document = run(*PERIOD, "--json", user="cor").json
    assert {frozenset(cell) for cell in document["tellingen"]} == {frozenset(CELL)}
    cells = {tuple(cell.values())[:-1]: cell["waarde"] for cell in document["tellingen"]}
    table = "deelopdracht-contactsoort"
    assert cells[table, "1b", "outreachend", "totaal", "totaal", "contacten"] == 7
    assert cells[table, "1b", "outreachend", "totaal", "totaal", "uren"] == 3.5
    assert cells["deelopdracht-kern", "1b", "totaal", "veghel", "totaal", "clienten"] == 1
    assert None not in cells.values()


def test_the_text_says_it_is_not_for_publication(run: Run, asked_often: str) -> None:
    outcome = run(*PERIOD, user="cor", COLUMNS="60")
    assert outcome.code == 0
    assert "niet voor publicatie" in outcome.out.splitlines()[0]
    assert "alle teams" in outcome.out
    lines = [line.strip() for line in outcome.out.splitlines()]
    # The code whole, however narrow the terminal, and the figure on the line below it.
    at = next(at for at, line in enumerate(lines) if line.startswith(f"{asked_often}  "))
    assert lines[at + 1].startswith("7 ")
    assert PLANTED not in outcome.out


def test_a_lead_sees_the_own_team_only(run: Run, asked_often: str) -> None:
    shown = run(*PERIOD, "--json", "--indicator", asked_often, user="lea").json
    assert [one["waarde"] for one in shown["indicatoren"]] == [7]
    assert len(shown["verloop"]) == 8
    assert shown["verloop"][-1] == {"periode": "2023-Q1", "waarde": 7, "status": "voorlopig"}
    assert shown["verloop"][0] == {"periode": "2021-Q2", "waarde": None, "status": "geen_gegevens"}
    refused = run(*PERIOD, "--team", "schijndel", user="lea")
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert "eigen gebiedsteam" in refused.err


def test_a_coordinator_may_ask_for_one_team(run: Run, asked_often: str) -> None:
    for team, reached in (("veghel", 7), ("schijndel", 0)):
        shown = run(*PERIOD, "--json", "--team", team, user="cor").json
        found = {one["indicator"]: one["waarde"] for one in shown["indicatoren"]}
        assert found[asked_often] == reached
        total = [
            cell["waarde"]
            for cell in shown["tellingen"]
            if cell["tabel"] == "deelopdracht-kern"
            and (cell["deelopdracht"], cell["kern"], cell["maat"]) == ("1b", "totaal", "contacten")
        ]
        assert total == [reached]
    assert run(*PERIOD, "--team", "utopia", user="cor").code == 1


def test_a_worker_sees_only_what_own_work_counted_for(run: Run, asked_often: str) -> None:
    refused = run(*PERIOD, user="wim")
    assert refused.code == 1
    assert "--mijn" in refused.err
    outcome = run(*PERIOD, "--mijn", user="wim", COLUMNS="200")
    assert asked_often in outcome.out
    assert "3-meldingen" not in outcome.out
    shown = run(*PERIOD, "--mijn", "--json", user="wim").json
    assert {one["indicator"]: one["waarde"] for one in shown["indicatoren"]}[asked_often] == 7
    assert shown["tellingen"] == []
    assert run(*PERIOD, "--mijn", user="cor").code == 1


def test_the_contacts_behind_a_number_are_for_who_may_see_them(
    run: Run, asked_often: str, made: Made
) -> None:
    behind = ("--indicator", asked_often, "--contacten")
    lead = run(*PERIOD, *behind, "--json", user="lea").json["contacten"]
    own = run(*PERIOD, *behind, "--mijn", "--json", user="wim").json["contacten"]
    assert lead == own
    assert [card["datum"] for card in lead] == [f"2023-03-0{day}" for day in range(7, 0, -1)]
    assert lead[-1]["clienten"] == [made.client]
    text = run(*PERIOD, *behind, user="lea")
    assert "Contacten achter dit getal: 7" in text.out
    assert PLANTED not in text.out
    refused = run(*PERIOD, *behind, user="cor")
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert "de contacten achter een getal" in refused.err


def test_a_breakdown(run: Run, asked_often: str) -> None:
    shown = run(*PERIOD, "--per", "kern", "--indicator", asked_often, "--json", user="cor").json
    split = shown["indicatoren"][0]["uitsplitsing"]
    assert split["per"] == "kern"
    assert {part["code"]: part["waarde"] for part in split["delen"]}["veghel"] == 7
    assert "Veghel" in run(*PERIOD, "--per", "kern", user="cor", COLUMNS="200").out
    for asked in (("--per", "maan"), ("--per", "score", "--indicator", asked_often)):
        assert run(*PERIOD, *asked, user="cor").code == 1


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--indicator", "bestaat-niet"), 1),
        (("--opdracht", "utopia"), 1),
        (("--contacten",), 2),
        (("--mijn", "--team", "veghel"), 2),
        (("--mijn", "--per", "kern"), 2),
    ],
)
def test_refused(run: Run, home: Path, options: tuple[str, ...], code: int) -> None:
    outcome = run(*PERIOD, *options, user="cor")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (code, "", 1)
