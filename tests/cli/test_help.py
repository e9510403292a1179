"""Help is Dutch, complete and at hand at once."""

import click
import pytest

from casereg.commands.command_line import casereg
from tests.cli.conftest import Run

HEAVY = ("textual", "rich", "sqlalchemy", "sqlmodel", "pydantic", "cryptography")
ENGLISH = ("Usage", "Options:", "Commands:", "Show ", "default", "required", "TEXT", "INTEGER")


def _all_commands() -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [()]
    context = click.Context(casereg)
    for name in casereg.list_commands(context):
        command = casereg.get_command(context, name)
        found.append((name,))
        if isinstance(command, click.Group):
            found += [(name, part) for part in command.commands]
    return found


@pytest.mark.parametrize("words", _all_commands(), ids=" ".join)
def test_help_is_dutch(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    casereg.main([*words, "--help"], prog_name="casereg", standalone_mode=False)
    shown = capsys.readouterr().out
    assert shown.startswith("Gebruik: casereg")
    assert "Toon deze hulp." in shown
    assert not [word for word in ENGLISH if word in shown]
    assert max(len(line) for line in shown.splitlines()) <= 80


def test_help_loads_nothing_heavy(run_python: Run) -> None:
    code = (
        "import sys\nfrom casereg.commands.command_line import casereg\n"
        "casereg.main(['--help'], prog_name='casereg', standalone_mode=False)\n"
        f"print('LOADED', [name for name in {HEAVY} if name in sys.modules])"
    )
    outcome = run_python(code)
    assert outcome.code == 0
    assert "LOADED []" in outcome.out


def test_the_screens_start_without_the_command_line(run_python: Run) -> None:
    code = "import sys\nimport casereg.cli, screens.signin\nprint('click' in sys.modules)"
    assert run_python(code).out == "False\n"


def test_without_terminal_the_screens_say_so(run: Run) -> None:
    outcome = run()
    assert outcome.code == 2
    assert outcome.err.count("\n") == 1
    assert "terminal" in outcome.err


def test_started_as_users_do(run_fresh: Run) -> None:
    shown = run_fresh("results", "--help")
    assert (shown.code, shown.err) == (0, "")
    assert "2023-W05" in shown.out
    assert run_fresh("results").code == 2
