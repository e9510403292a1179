"""Logging in line mode: once, counted, and refused in one clear line."""

from pathlib import Path
from uuid import uuid4

import pytest

from casereg.commands import contacts
from casereg.commands.caller import Caller
from casereg.commands.command_line import casereg
from casereg.config import Settings
from casereg.register import sign_in
from models.forms import ContactForm
from tests.cli.conftest import CLOCK, PASSWORD, PLANTED, Made, Outcome, Run

LOG = ("log", "--deelopdracht", "1a", "--soort", "coaching", "--datum", "14-3-2023")


def _week(run: Run, *more: str) -> Outcome:
    return run("week", "2023-W11", "--json", *more, user="wim")


def test_same_id_twice_stores_once(run: Run, home: Path, made: Made) -> None:
    before = _week(run).json["totaal"]
    options = (*LOG, "--id", uuid4(), "--client", made.client, "--minuten", "1u15", "--json")
    first, second = run(*options, user="wim"), run(*options, user="wim")
    assert first.json == {
        "id": str(options[8]),
        "nummer": first.json["nummer"],
        "status": "opgeslagen",
    }
    assert second.json == {**first.json, "status": "bestond al"}
    after = _week(run).json
    assert after["totaal"] == {"contacten": 1, "clienten": 1, "minuten": 75}
    assert before["contacten"] == 0
    assert {"week", "team", "status", "rows", "totaal", "concepten", "nagekomen"} <= set(after)
    assert after["rows"] == [{"deelopdracht": "1a", "contactsoort": "coaching", **after["totaal"]}]
    listed = run("contacts", "--week", "2023-W11", "--json", user="wim").json["contacts"]
    assert [one["nummer"] for one in listed] == [first.json["nummer"]]
    assert (listed[0]["client"], listed[0]["datum"]) == (made.client, "2023-03-14")


def test_list_names_nobody(run: Run, home: Path, made: Made) -> None:
    run(*LOG, "--client", made.client, user="wim")
    shown = run("contacts", user="wim")
    assert f"{made.client}" in shown.out
    assert PLANTED not in shown.out
    assert max(len(line) for line in shown.out.splitlines()) <= 80


def test_a_note_with_a_number_of_somebody_is_stored_with_a_warning(run: Run, home: Path) -> None:
    told = run(*LOG, "--notitie", "belt op 06 12345678", "--json", user="wim")
    assert told.code == 0 and told.json["status"] == "opgeslagen"
    assert "telefoonnummer" in told.err and "12345678" not in told.err
    assert run(*LOG, "--notitie", "belt volgende week terug", user="wim").err == ""


def test_undo(run: Run, home: Path) -> None:
    number = run(*LOG, "--json", user="wim").json["nummer"]
    assert run("undo", number, user="wim").code == 0
    assert run("undo", number, user="wim").code == 1
    assert run("contacts", "--json", user="wim").json == {"contacts": []}
    kept = run("contacts", "--vervallen", "--json", user="wim").json["contacts"]
    assert [one["status"] for one in kept] == ["vervallen"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--deelopdracht", "99", "--soort", "coaching"), "deelopdracht"),
        (("--deelopdracht", "1a", "--soort", "kletsen"), "contactsoort"),
        (("--deelopdracht", "1a", "--soort", "coaching", "--kern", "atlantis"), "kern"),
        (("--deelopdracht", "1a", "--soort", "coaching", "--datum", "31-2"), "datum"),
        (("--deelopdracht", "1a", "--soort", "coaching", "--minuten", "25u"), "24 uur"),
        (("--deelopdracht", "1a", "--soort", "coaching", "--client", "4711"), "cliëntnummer"),
    ],
)
def test_refused(run: Run, home: Path, options: tuple[str, ...], told: str) -> None:
    day = () if "--datum" in options else ("--datum", "14-3-2023")
    outcome = run("log", *options, *day, "--notitie", PLANTED, user="wim")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (1, "", 1)
    assert told in outcome.err
    assert PLANTED not in outcome.err
    assert _week(run).json["totaal"]["contacten"] == 0


@pytest.mark.parametrize("number", ["0", "2147483648", "99999999999999999999"])
def test_numbers_no_register_holds(run: Run, home: Path, number: str) -> None:
    for words in ((*LOG, "--client", number), ("undo", number)):
        outcome = run(*words, user="wim")
        assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
        assert "geef een heel getal vanaf 1 tot en met 2147483647" in outcome.err


def test_name_that_steers_the_terminal(run: Run, home: Path) -> None:
    outcome = run("client", "add", "--naam", "Ans\x1b]0;x\x07\nSmit", user="wim")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (1, "", 1)
    assert "Ans" not in outcome.err


@pytest.mark.parametrize("week", ["9999-W52", "0000-W01"])
def test_week_outside_the_calendar(run: Run, home: Path, week: str) -> None:
    outcome = run("week", week, user="wim")
    assert (outcome.code, outcome.err.count("\n")) == (2, 1)
    assert "geen week" in outcome.err


def test_settled_week(run: Run, home: Path) -> None:
    settled = run("week", "vaststellen", "2023-W11", "--team", "veghel", "--json", user="lea")
    assert settled.json["status"] == "vastgesteld"
    refused = run(*LOG, user="wim")
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert "--nagekomen" in refused.err
    late = run(*LOG, "--nagekomen", user="wim")
    assert (late.code, "nagekomen" in late.out) == (0, True)
    assert _week(run).json["nagekomen"] == 1
    assert run("week", "vaststellen", "2023-W10", user="wim").code == 1


def test_clients(run: Run, home: Path, made: Made) -> None:
    assert run("client", "find", "kwakk", "--json", user="wim").json["clienten"] == [
        {
            "nummer": made.client,
            "naam": PLANTED,
            "geboortejaar": 1950,
            "kern": "veghel",
            "team": "veghel",
            "mantelzorger": False,
            "aandachtsgroepen": [],
            "uitgeschreven": None,
            "beperkt": None,
        }
    ]
    assert run("client", "find", "kwakk", user="cor").code == 1


def test_program_that_falls_over_keeps_its_mouth_shut(run_python: Run, home: Path) -> None:
    code = (
        "import sys\nimport casereg.register as door\n"
        "def fall(self, form):\n    raise RuntimeError(f'kapot bij {form.note}')\n"
        "door.Register.log_contact = fall\n"
        f"sys.argv = ['casereg', *{LOG!r}, '--notitie', {PLANTED!r}]\n"
        "from casereg.cli import main\nmain()"
    )
    outcome = run_python(code, user="wim")
    log = home / "logs" / "casereg.log"
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (1, "", 1)
    assert str(log) in outcome.err
    kept = log.read_text("utf-8")
    assert "builtins.RuntimeError" in kept
    assert "log.py:" in kept
    assert PLANTED not in kept + outcome.err


def test_all_pages_are_listed(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    worker = sign_in(Settings(home=home), "wim", PASSWORD, CLOCK)
    for _ in range(5):
        worker.log_contact(
            ContactForm(happened_on=CLOCK.today(), deelopdracht="1a", contactsoort="coaching")
        )
    worker.close()
    monkeypatch.setattr(contacts, "PAGE", 2)
    monkeypatch.setenv("CASEREG_PASSWORD", PASSWORD)
    caller = Caller(home=home, user="wim")
    casereg.main(["contacts", "--json"], standalone_mode=False, obj=caller)
    assert capsys.readouterr().out.count('"nummer"') == 5
