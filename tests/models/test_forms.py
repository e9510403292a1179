"""What forms take, and what they say about the rest: in Dutch, without repeating it."""

from datetime import date
from typing import Any

import pytest

import models.forms
import models.record_forms
from casereg.errors import InvalidInput
from models.forms import AccountForm, ClientForm, ContactForm, Form, filled

TITLE_OF_TERMINAL = "Ans\x1b]0;x\x07\nSmit"
STRANGE = [
    TITLE_OF_TERMINAL,
    "Ans\x00Smit",
    "Ans\x7fSmit",
    "Ans\x9bSmit",
    "Ans\u2028Smit",
    "Ans\u202eSmit",
    "Ans\ud800Smit",
]
CONTACT = {"happened_on": date(2023, 3, 14), "deelopdracht": "1a", "contactsoort": "coaching"}


def _told(form: Any, values: dict[str, Any]) -> str:
    with pytest.raises(InvalidInput) as refused:
        filled(form, values)
    return str(refused.value)


@pytest.mark.parametrize("text", STRANGE)
def test_steering_characters_are_nowhere_taken(text: str) -> None:
    told = [
        _told(ClientForm, {"name": text}),
        _told(ContactForm, {**CONTACT, "note": text}),
        _told(ContactForm, {**CONTACT, "kern": text}),
    ]
    for line in told:
        assert "onzichtbaar of half teken" in line
        assert "Ans" not in line


@pytest.mark.parametrize("text", [*STRANGE, "an smit", "a", "a" * 61, "ans\u200d"])
def test_an_account_name_is_letters_and_figures(text: str) -> None:
    assert _told(AccountForm, {"name": text, "role": "beheerder"}).startswith("Naam: ")


def test_ordinary_text_is_taken_as_it_is() -> None:
    note = "Belde terug.\n\tWil graag één afspraak — vrijdag 😀"
    assert filled(ContactForm, {**CONTACT, "note": f" {note}\n"}).note == note
    assert filled(ClientForm, {"name": " Zoë d'Arc-Łuk "}).name == "Zoë d'Arc-Łuk"
    assert filled(AccountForm, {"name": "Zoë.2@x_-", "role": "r"}).name == "zoë.2@x_-"


@pytest.mark.parametrize("name", ["An\tSmit", "An\nSmit"])
def test_a_name_stands_on_one_line(name: str) -> None:
    assert "op één regel" in _told(ClientForm, {"name": name})


@pytest.mark.parametrize("number", [-1, 0, 2**31, 99999999999999999999])
def test_client_numbers_fit_in_the_register(number: int) -> None:
    assert "Cliënt: geef een cliëntnummer" in _told(ContactForm, {**CONTACT, "clients": [number]})
    assert filled(ContactForm, {**CONTACT, "clients": [2**31 - 1]}).clients == (2**31 - 1,)


# Names of fields that are Dutch already.
DUTCH = {
    *("aandachtsgroep", "aandachtsgroepen", "code", "contact", "contactsoort", "deelopdracht"),
    *("id", "instrument", "kanaal", "kern", "leeftijdsgroep", "mantelzorger", "moment"),
    *("project", "reden", "route", "score", "scores", "soort", "taak", "team", "trajectsoort"),
    "uitkomst",
}


def test_every_field_has_a_dutch_name() -> None:
    forms = [
        form
        for module in (models.forms, models.record_forms)
        for form in vars(module).values()
        if isinstance(form, type) and issubclass(form, Form)
    ]
    fields = {field for form in forms for field in form.model_fields}
    assert len(fields) > 40
    assert fields - DUTCH - set(models.forms._FIELD_NAMES) == set()
