"""What is past its bewaartermijn, from the command line: shown, proposed, done by another."""

from pathlib import Path

import pytest

from tests.cli.conftest import PLANTED, Made, Run


@pytest.fixture
def past(run: Run, home: Path, made: Made) -> int:
    """A client whose only contact was in 2023, with a note, and a contact of nobody."""
    told = ("--deelopdracht", "7", "--soort", "informatie-en-advies", "--datum", "2023-03-01")
    for more in (("--client", made.client), ()):
        assert run("log", *told, *more, "--notitie", "belt", user="wim").code == 0
    return made.client


def test_it_is_shown_then_proposed_and_only_another_does_it(
    run: Run, home: Path, past: int
) -> None:
    plan = run("retention", "--json", user="wim").json
    (one,) = plan["clienten"]
    assert (one["nummer"], one["sinds"]) == (past, "2025-03-02")
    assert (plan["notities"], plan["aanvraag"]) == ([2], None)
    shown = run("retention", user="wim")
    assert f"cliënt {past}: sinds 02-03-2025" in shown.out and PLANTED not in shown.out
    asked = run("retention", "--apply", "--json", user="lea").json
    assert (asked["soort"], asked["status"]) == ("bewaartermijn", "open")
    own = run("retention", "--apply", user="lea")
    assert own.code == 1 and "zelf gevraagd" in own.err
    assert run("retention", "--apply", user="wim").code == 1
    listed = run("erase", "--json", user="lea").json["wissingen"]
    assert [one["clienten"] for one in listed] == [[past]]


def test_another_lead_does_it_and_then_nothing_is_left(run: Run, home: Path, past: int) -> None:
    assert run("retention", "--apply", user="wim").code == 0
    done = run("retention", "--apply", "--json", user="lea").json
    assert (done["gevraagd_door"], done["beslist_door"]) == ("wim", "lea")
    assert (done["clienten"], done["weg"]["notitie"]) == ([past], 2)
    assert run("client", "find", PLANTED.split()[0], "--json", user="wim").json["clienten"] == []
    none = run("retention", "--apply", user="wim")
    assert none.code == 1 and "niets waarvan de bewaartermijn voorbij is" in none.err
    assert run("retention", user="cor").code == 1
