"""What is typed wrongly is told in one Dutch line, with exit code 2."""

import pytest

from tests.cli.conftest import Run

SECRET = "Zebedeus"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("frob", "Kies na 'casereg' een opdracht"),
        ("wek", "Bedoel je week?"),
        ("user", "Kies na 'casereg user' een opdracht"),
        (f"client {SECRET}", "Kies na 'casereg client' een opdracht"),
        ("log --deelopdrach 1a", "Bedoel je --deelopdracht?"),
        ("log", "Geef ook --deelopdracht."),
        ("log --soort", "Achter --soort hoort een waarde."),
        ("log --json=3", "Achter --json hoort geen waarde."),
        (f"log --deelopdracht 1a --soort x --client {SECRET}", "--client: geef een heel getal"),
        ("log --deelopdracht 1a --soort x --id 12", "--id: geef een UUID"),
        (f"contacts {SECRET}", "Er staat te veel"),
        ("user add x --role baas", "--role: kies uit sociaal werker, teamleider"),
        ("demo --contacts 0", "--contacts: geef een heel getal vanaf 1"),
        ("export resultaatmeting --period 2023 --format pdf", "--format: kies uit csv"),
        ("catalog show", "Geef ook CODE."),
        ("init --admin anna", "meierijstad-2023"),
        ("week 2023-W14 2023-W15", "Geef één week"),
        ("week vorige", "geen week"),
        ("export resultaatmeting --period 2023-Q5", "geen periode"),
    ],
)
def test_is_told_in_dutch(run: Run, typed: str, told: str) -> None:
    outcome = run(*typed.split(" "), user="wim")
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err
    assert outcome.err.count("\n") == 1
    assert SECRET not in outcome.err


def test_text_in_another_encoding(run_python: Run) -> None:
    outcome = run_python(
        "import sys\nfrom casereg.cli import main\nsys.argv = ['x', 'log', '\\udcff']\nmain()"
    )
    assert outcome.code == 2
    assert "UTF-8" in outcome.err
