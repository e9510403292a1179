"""Templates: learned from what is logged most, kept in their place, or set by hand."""

from datetime import date

import pytest

from casereg.errors import InvalidInput
from casereg.register import Register
from models.forms import ContactForm
from models.template_cards import TemplateForm
from tests.conftest import MakeRegister

DAY = date(2023, 3, 14)


def log(register: Register, times: int, soort: str, part: str, **more: object) -> None:
    for _ in range(times):
        form = {"happened_on": DAY, "contactsoort": soort, "deelopdracht": part, **more}
        register.log_contact(ContactForm.model_validate(form))


def shown(register: Register) -> dict[int, tuple[str, int | None, bool]]:
    return {
        one.digit: (one.form.contactsoort, one.form.minutes, one.by_hand)
        for one in register.templates()
    }


def test_what_is_logged_most_gets_the_first_digit(make_register: MakeRegister) -> None:
    register = make_register()
    log(register, 3, "coaching", "3", minutes=60)
    log(register, 4, "informatie-en-advies", "1a", kanaal="telefoon", minutes=15)
    log(register, 1, "informatie-en-advies", "1a", kanaal="telefoon", minutes=20)
    log(register, 2, "overleg", "13")
    wanted = {1: ("informatie-en-advies", 15, False), 2: ("coaching", 60, False)}
    assert shown(register) == wanted
    assert register.day().templates[0].form.kanaal == "telefoon"
    assert shown(make_register()) == {}  # a colleague has none of it


def test_a_learned_template_keeps_its_digit_and_follows_the_length(register: Register) -> None:
    log(register, 3, "coaching", "3", minutes=60)
    assert shown(register) == {1: ("coaching", 60, False)}
    log(register, 9, "overleg", "13", minutes=45)
    log(register, 4, "coaching", "3", minutes=30)
    assert shown(register) == {1: ("coaching", 30, False), 2: ("overleg", 45, False)}


def test_one_set_by_hand_stays_whatever_is_logged(make_register: MakeRegister) -> None:
    register = make_register()
    form = TemplateForm(contactsoort="overleg", deelopdracht="13", minutes=90)
    assert register.put_template(1, form).by_hand
    log(register, 5, "overleg", "13", minutes=30)
    log(register, 3, "coaching", "3", minutes=60)
    assert (
        shown(register)
        == {1: ("overleg", 90, True), 2: ("coaching", 60, False)}
        | {
            # Without a kanaal and uitkomst it is the same thing, so it is not learned again.
        }
    )
    register.put_template(1, TemplateForm(contactsoort="training", deelopdracht="3"))
    assert shown(register)[1] == ("training", None, True)


def test_a_template_must_be_of_the_opdracht_and_under_a_digit(register: Register) -> None:
    with pytest.raises(InvalidInput):
        register.put_template(1, TemplateForm(contactsoort="bestaat-niet", deelopdracht="3"))
    with pytest.raises(InvalidInput):
        register.put_template(10, TemplateForm(contactsoort="coaching", deelopdracht="3"))
    assert register.templates() == ()
