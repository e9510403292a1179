"""Finding and adding clients, on both databases."""

from collections.abc import Callable

import pytest

from casereg.errors import InvalidInput, Refused
from casereg.register import Register
from models.forms import ClientForm


def test_prefixes_find_in_any_order_without_accents(
    make_register: Callable[..., Register],
) -> None:
    register = make_register()
    for name in ("Zoë van den Bérg", "Zohra Bergmans", "Jan Berg", "Łukasz Wójcik", "Bert Zoons"):
        register.add_client(ClientForm(name=name), despite_duplicate=True)

    def found(text: str) -> list[str]:
        return [card.name for card in register.find_clients(text)]

    assert found("be zo") == ["Bert Zoons", "Zohra Bergmans", "Zoë van den Bérg"]
    assert found("ZOË b") == ["Zoë van den Bérg"]
    assert found("luk") == ["Łukasz Wójcik"]
    assert found("erg") == []
    assert found("3") == ["Jan Berg"]
    assert len(register.find_clients("b", limit=2)) == 2


def test_a_client_of_another_team_is_not_found_nor_used(
    make_register: Callable[..., Register],
) -> None:
    make_register().add_client(ClientForm(name="Ans Smits"))
    elsewhere = make_register("sociaal werker", "schijndel")
    assert elsewhere.find_clients("ans") == ()
    assert elsewhere.find_clients("1") == ()


@pytest.mark.parametrize(
    ("name", "year", "same"),
    [
        ("Zoe vd Berg", 1990, True),
        ("Berg, Zoë van den", 1991, True),
        ("Zoë Berg", None, True),
        ("Zoé van de Bergh", 1990, True),
        ("Zoë van den Berg", 1960, False),
        ("Zoltan Bergsma", 1990, False),
        ("Ans Smits", 1990, False),
    ],
)
def test_a_likely_duplicate_is_shown_first(
    register: Register, name: str, year: int | None, same: bool
) -> None:
    known = register.add_client(ClientForm(name="Zoë van den Bérg", birth_year=1990))
    form = ClientForm(name=name, birth_year=year)
    assert register.likely_duplicates(form) == ((known,) if same else ())
    if same:
        with pytest.raises(Refused, match="nummer 1"):
            register.add_client(form)
    assert register.add_client(form, despite_duplicate=same).number == 2


def test_what_cannot_be_is_refused(register: Register) -> None:
    for fields, field in (
        ({"name": "Ans Smits", "kern": "parijs"}, "kern"),
        ({"name": "Ans Smits", "birth_year": 2024}, "birth_year"),
        ({"name": "Ans Smits", "aandachtsgroepen": ("vips",)}, "aandachtsgroepen"),
        ({"name": "--"}, "name"),
    ):
        with pytest.raises(InvalidInput) as fault:
            register.add_client(ClientForm.model_validate(fields))
        assert fault.value.field == field
    assert register.find_clients("ans") == ()
