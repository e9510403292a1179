"""Beheer: what a beheerder does with accounts, and a backup."""

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from casereg.config import Settings
from casereg.errors import NotSignedIn
from casereg.register import Register, sign_in
from screens.line_list import LineList
from tests.conftest import PASSWORD, MakeRegister
from tests.screens.driving import place, press, said, screens_of, until


@pytest.fixture
def admin(make_file_register: MakeRegister) -> Register:
    """The beheerder, in a register where others have an account too."""
    return make_file_register("beheerder", None)


def accounts(register: Register) -> dict[str, tuple[str, str | None, bool]]:
    return {one.name: (one.role, one.team, one.active) for one in register.accounts()}


async def choose(pilot: Pilot[None], name: str) -> None:
    shown = pilot.app.screen.query_one(LineList)
    shown.options.highlighted = [row.key for row in shown.shown].index(name)
    await pilot.pause()


async def told_password(pilot: Pilot[None]) -> str:
    await until(pilot, lambda: "alleen nu te zien" in said(pilot))
    return said(pilot).rpartition(" ")[2]


def enters(settings: Settings, name: str, password: str) -> bool:
    try:
        sign_in(settings, name, password).close()
    except NotSignedIn:
        return False
    return True


async def test_a_new_account_gets_a_role_a_team_and_a_password_that_opens(
    admin: Register, file_settings: Settings
) -> None:
    async with screens_of(admin, file_settings) as pilot:
        assert place(pilot) == "admin"
        await press(pilot, "f2", *"piet", "tab", *"teaml", "tab", *"schij", "f2")
        password = await told_password(pilot)
        assert accounts(admin)["piet"] == ("teamleider", "schijndel", True)
        assert "piet" in [row.key for row in pilot.app.screen.query_one(LineList).shown]
        assert enters(file_settings, "piet", password)
        # A name that is taken is told beside its field, and nothing is made.
        await press(pilot, "f2", *"piet", "tab", *"coor", "f2")
        assert place(pilot) == "record"
        assert "Er is al een account piet" in said(pilot)


async def test_another_role_is_proposed_as_it_is_now(
    admin: Register, file_settings: Settings
) -> None:
    async with screens_of(admin, file_settings) as pilot:
        await choose(pilot, "sanne")
        await press(pilot, "f3", "f2")
        assert accounts(admin)["sanne"] == ("sociaal werker", "veghel", True)
        await choose(pilot, "sanne")
        await press(pilot, "enter")
        assert place(pilot) == "record"
        await press(pilot, "home", "shift+end", *"coord", "f2")
        await until(pilot, lambda: "is nu coordinator" in said(pilot))
    assert accounts(admin)["sanne"] == ("coordinator", None, True)


async def test_what_a_beheerder_typed_is_there_again_after_a_crash(
    admin: Register, file_settings: Settings
) -> None:
    async with screens_of(admin, file_settings) as pilot:
        await press(pilot, "f2", *"piet", "tab", *"coor")
        await until(pilot, lambda: "piet" in str(admin.forms_left()))
        await until(pilot, lambda: "coor" in str(admin.forms_left()))
    async with screens_of(admin, file_settings) as pilot:
        assert said(pilot).startswith("Nog niet opgeslagen: Nieuw account.")
        await press(pilot, "f2", "f2")
        await told_password(pilot)
        assert accounts(admin)["piet"][0] == "coordinator"
        await until(pilot, lambda: admin.forms_left() == ())


async def test_an_account_is_closed_and_opened_again_after_a_yes(
    admin: Register, file_settings: Settings
) -> None:
    async with screens_of(admin, file_settings) as pilot:
        await choose(pilot, "joost")
        await press(pilot, "f8", "n")
        assert enters(file_settings, "joost", PASSWORD)
        await press(pilot, "f8", "j")
        await until(pilot, lambda: "kan niet meer aanmelden" in said(pilot))
        assert not enters(file_settings, "joost", PASSWORD)
        await press(pilot, "f8")
        assert "al afgesloten" in said(pilot)
        await press(pilot, "f5", "j")
        password = await told_password(pilot)
        assert enters(file_settings, "joost", password)
        assert not enters(file_settings, "joost", PASSWORD)
        await choose(pilot, "admin")
        await press(pilot, "f8", "j")
        await until(pilot, lambda: "laatste beheerder" in said(pilot))


async def test_a_backup_says_where_it_is(admin: Register, file_settings: Settings) -> None:
    async with screens_of(admin, file_settings) as pilot:
        await press(pilot, "f9")
        await until(pilot, lambda: "De reservekopie staat in" in said(pilot))
        (file,) = [one for one in file_settings.backups.iterdir() if str(one) in said(pilot)]
        assert file.stat().st_size > 0


async def test_who_is_signed_in_shows_and_is_signed_out_everywhere(
    admin: Register, make_file_register: MakeRegister, file_settings: Settings
) -> None:
    worker = make_file_register(name="sanne")
    async with screens_of(admin, file_settings) as pilot:
        shown = pilot.app.screen.query_one(LineList).shown
        assert [row.key for row in shown if "aangemeld" in row.cells] == ["admin", "sanne"]
        await choose(pilot, "sanne")
        await press(pilot, "f7")
        await until(pilot, lambda: "overal afgemeld" in said(pilot))
    with pytest.raises(NotSignedIn, match="afgemeld"):
        worker.day()


async def test_an_opdracht_is_loaded_by_its_code_and_a_faulty_file_says_why(
    admin: Register, file_settings: Settings, tmp_path: Path
) -> None:
    faulty = tmp_path / "fout.toml"
    faulty.write_text("code = 3", "utf-8")
    async with screens_of(admin, file_settings) as pilot:
        await press(pilot, "f4", *str(faulty), "f2")
        await until(pilot, lambda: "Niet opgeslagen" in said(pilot))
        assert "fout.toml" in said(pilot) and "casereg catalog check" in said(pilot)
        await press(pilot, "f9", "j", *"midden-limburg-west-2020", "f2")
        await until(pilot, lambda: place(pilot) == "admin" and "Ingelezen" in said(pilot))
    assert admin.catalogue(date(2020, 5, 1)).code == "midden-limburg-west-2020"
