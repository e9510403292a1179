"""Signing in, and the first run."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyotp
import pytest
from textual.widgets import Input, Static

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.errors import SecondFactorNeeded
from casereg.register import Register, sign_in
from casereg.setup import initialise
from screens.app import CaseregApp
from tests.conftest import PASSWORD, MakeRegister
from tests.screens.driving import place, press, said, screens_of, settled, until

HYGIENE = """
import asyncio, sys
from pathlib import Path
from casereg.config import Settings
from screens.app import CaseregApp
import screens.signin
screens.signin.PAINTED = 3600  # what follows the first frame is not measured here

async def main() -> None:
    home = Path(sys.argv[1])
    (home / "casereg.db").write_bytes(b"x")
    app = CaseregApp(Settings(home))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.screen.PLACE == "signin", app.screen

asyncio.run(main())
heavy = ("sqlalchemy", "sqlmodel", "alembic", "pydantic", "cryptography", "dateutil")
print(sorted(name for name in sys.modules if name in heavy))
"""


def test_the_first_frame_needs_no_database_code(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", HYGIENE, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "[]", done.stderr


async def test_signing_in_opens_the_screen_of_the_role(
    make_file_register: MakeRegister, file_settings: Settings, clock: FixedClock
) -> None:
    make_file_register("sociaal werker", name="sanne")
    app = CaseregApp(file_settings, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f1", "escape")  # help, and back again
        await pilot.press(*"sanne", "enter", *PASSWORD, "enter")
        await until(pilot, lambda: place(pilot) == "today")
        await settled(pilot)
        assert app.register.actor.name == "sanne"
        assert not any(one.value for one in app.screen_stack[0].query(Input))
        app.register.close()


async def test_a_wrong_password_is_one_clear_line(
    make_file_register: MakeRegister, file_settings: Settings, clock: FixedClock
) -> None:
    make_file_register("sociaal werker", name="sanne")
    app = CaseregApp(file_settings, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"sanne", "enter", *"verkeerd", "enter")
        await until(pilot, lambda: said(pilot).startswith("!"))
        assert "horen niet bij elkaar" in said(pilot)
        assert app.screen.query_one("#password", Input).value == ""
        assert app.focused is app.screen.query_one("#password")


async def test_a_damaged_register_says_so(
    make_file_register: MakeRegister, file_settings: Settings, clock: FixedClock
) -> None:
    make_file_register("sociaal werker", name="sanne").close()
    file_settings.key_file.write_text("{")
    app = CaseregApp(file_settings, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"sanne", "enter", *PASSWORD, "enter")
        await until(pilot, lambda: said(pilot).startswith("!"))
        assert place(pilot) == "signin"


async def test_the_first_run_makes_a_register(file_settings: Settings, clock: FixedClock) -> None:
    app = CaseregApp(file_settings, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert place(pilot) == "setup"
        await pilot.press(*"baas", "enter", *PASSWORD, "enter", *PASSWORD, "enter", "enter")
        await until(pilot, lambda: place(pilot) == "made")
        await settled(pilot)
        assert len(str(app.screen.query_one("#code").render())) > 10
        await pilot.press("f2")
        await until(pilot, lambda: place(pilot) == "signin")
    register = sign_in(file_settings, "baas", PASSWORD, clock)
    assert [card.code for card in register.catalogues()] == ["meierijstad-2022", "meierijstad-2023"]
    register.close()


async def test_two_unequal_passwords_make_nothing(file_settings: Settings) -> None:
    app = CaseregApp(file_settings)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"baas", "enter", *PASSWORD, "enter", *"iets anders", "enter", "enter")
        await until(pilot, lambda: "niet gelijk" in said(pilot))
    assert not file_settings.register_exists


async def test_a_second_factor_that_must_be_there_comes_before_anything_else(
    file_settings: Settings, clock: FixedClock
) -> None:
    initialise(file_settings, "baas", PASSWORD, ["meierijstad-2023"], clock, second_factor=True)
    app = CaseregApp(replace(file_settings, user="baas"), clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*PASSWORD, "enter")
        await until(pilot, lambda: place(pilot) == "second_factor")
        await settled(pilot)
        await pilot.press("f2")
        assert place(pilot) == "second_factor"
        key = str(app.screen.query_one("#key", Static).content).replace(" ", "").strip()
        await pilot.press(*"abc", "enter")
        await until(pilot, lambda: "klopt niet" in said(pilot))
        await pilot.press(*pyotp.TOTP(key).at(clock.moment), "enter")
        await settled(pilot)
        papers = str(app.screen.query_one("#key", Static).content).split()
        assert len(papers) == 8
        await pilot.press("f2")
        await until(pilot, lambda: place(pilot) == "admin")
        await settled(pilot)
        app.register.close()
    with pytest.raises(SecondFactorNeeded):
        sign_in(file_settings, "baas", PASSWORD, clock)
    app = CaseregApp(replace(file_settings, user="baas"), clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*PASSWORD, "enter")
        await until(pilot, lambda: "code uit je app" in said(pilot))
        await pilot.press(*papers[0], "enter")
        await until(pilot, lambda: place(pilot) == "admin")
        await settled(pilot)
        app.register.close()


async def test_a_second_factor_of_ones_own_is_set_up_and_stopped(
    register: Register, file_settings: Settings, clock: FixedClock
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "ctrl+o", "f8")
        assert place(pilot) == "own_factor" and not register.second_factor.is_on()
        key = str(pilot.app.screen.query_one("#key", Static).content).replace(" ", "").strip()
        await press(pilot, *pyotp.TOTP(key).at(clock.moment), "enter")
        assert len(str(pilot.app.screen.query_one("#key", Static).content).split()) == 8
        assert register.second_factor.is_on()
        await press(pilot, "f2", "ctrl+o", "f8", "n")
        assert register.second_factor.is_on()
        await press(pilot, "f8", "j")
        await until(pilot, lambda: place(pilot) == "today")
    assert not register.second_factor.is_on()
