"""A register that is damaged: the screens say so all the time, and go on showing what there is."""

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.damage import PART, mark_damage
from casereg.register import Register, sign_in
from models.audit_anchor import register_id
from models.cards import ContactFilter
from screens.frame import StandingLine
from tests.conftest import PASSWORD, MakeRegister
from tests.screens.driving import press, said, screens_of


def standing(register: Register, settings: Settings, clock: FixedClock) -> None:
    """Mark the register as damaged."""
    with register._reading() as session:
        mark_damage(settings, register_id(session), PART, clock.now())


async def test_a_damaged_register_is_read_and_stores_nothing(
    make_file_register: MakeRegister, file_settings: Settings, clock: FixedClock
) -> None:
    register = make_file_register()
    before = register.contacts(ContactFilter())
    standing(register, file_settings, clock)
    damaged = sign_in(file_settings, "joost", PASSWORD, clock)
    async with screens_of(damaged, file_settings) as pilot:
        line = pilot.app.screen.query_one(StandingLine)
        assert line.display
        assert "Alleen lezen" in str(line.content)
        await press(pilot, "f2", "tab", "i", "tab", "1", "a", "f2")
        assert pilot.app.screen.query_one(StandingLine).display
        assert "alleen te lezen" in said(pilot)
    damaged.close()
    assert register.contacts(ContactFilter()) == before


async def test_damage_that_is_found_at_work_is_said_from_then_on(
    make_file_register: MakeRegister, file_settings: Settings, clock: FixedClock
) -> None:
    register = make_file_register()
    async with screens_of(register, file_settings) as pilot:
        assert not pilot.app.screen.query_one(StandingLine).display
        register._found(PART)
        await press(pilot, "f3")
        assert pilot.app.screen.query_one(StandingLine).display
    assert sign_in(file_settings, "joost", PASSWORD, clock).only_read
