"""Finding and adding clients, on both databases."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import select

from casereg.errors import InvalidInput, Refused
from casereg.register import Register
from models.client import ClientKenmerk
from models.forms import ClientForm, ContactForm


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
        ("Soë v.d. Bergh", 1990, True),
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


def test_while_typing_a_beginning_is_enough_and_the_kern_may_fit_instead(
    register: Register,
) -> None:
    known = register.add_client(ClientForm(name="Fatma Yılmaz", birth_year=1950, kern="erp"))

    def alike(name: str, typing: bool = True, **fields: object) -> bool:
        form = ClientForm.model_validate({"name": name, **fields})
        return register.likely_duplicates(form, typing) == (known,)

    assert alike("yil fat") and not alike("yil fat", typing=False)
    assert not alike("fat") and not alike("yil fat", birth_year=1960)
    assert alike("Fatma Yilmas", kern="erp", birth_year=1960)
    assert not alike("Fatma Yilmas", kern="veghel", birth_year=1960)


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


def codes(register: Register) -> tuple[str, ...]:
    card = register.find_clients("ans")[0]
    return (*card.aandachtsgroepen, *(["mantelzorger"] if card.mantelzorger else []))


def spells(register: Register) -> list[tuple[str, date | None, date | None]]:
    with register._database.reading() as session:
        rows = session.exec(select(ClientKenmerk).order_by(ClientKenmerk.code, ClientKenmerk.id))
        return [(row.code, row.since, row.until) for row in rows]


def test_kenmerken_have_dates(register: Register) -> None:
    form = ClientForm(name="Ans Smits", aandachtsgroepen=("geldzorgen",))
    number = register.add_client(form).number
    march, first = date(2023, 3, 1), date(2023, 1, 1)
    register.change_kenmerken(number, march, add=("dementie", "mantelzorger"))
    assert codes(register) == ("dementie", "geldzorgen", "mantelzorger")
    register.change_kenmerken(number, date(2023, 3, 10), drop=("geldzorgen", "mantelzorger"))
    assert codes(register) == ("dementie",)
    assert spells(register) == [
        ("dementie", march, None),
        ("geldzorgen", None, date(2023, 3, 9)),
        ("mantelzorger", march, date(2023, 3, 9)),
    ]
    # So from earlier on, on again the day after, and never at all.
    register.change_kenmerken(number, first, add=("dementie",))
    register.change_kenmerken(number, date(2023, 3, 10), add=("geldzorgen",))
    register.change_kenmerken(number, march, drop=("mantelzorger",))
    assert spells(register) == [("dementie", first, None), ("geldzorgen", None, None)]


def test_kenmerken_that_cannot_be(register: Register) -> None:
    number = register.add_client(ClientForm(name="Ans Smits")).number
    day = date(2023, 3, 1)
    for add, drop in ((("vips",), ()), ((), ("vips",)), (("dementie",), ("dementie",))):
        with pytest.raises(InvalidInput):
            register.change_kenmerken(number, day, add, drop)
    with pytest.raises(InvalidInput, match="toekomst"):
        register.change_kenmerken(number, date(2023, 3, 16), ("dementie",))
    assert codes(register) == ()


def test_another_team_changes_no_client(make_register: Callable[..., Register]) -> None:
    number = make_register().add_client(ClientForm(name="Ans Smits")).number
    elsewhere = make_register("sociaal werker", "schijndel")
    for deed in (
        lambda: elsewhere.change_kenmerken(number, date(2023, 3, 1), ("dementie",)),
        lambda: elsewhere.discharge_client(number, date(2023, 3, 1)),
    ):
        with pytest.raises(Refused, match="niet van je gebiedsteam"):
            deed()


def test_who_left_takes_no_contacts_and_is_shown_last(register: Register) -> None:
    number = register.add_client(ClientForm(name="Ans Smits")).number
    other = register.add_client(ClientForm(name="Anton Zwart")).number

    def contact(day: int) -> ContactForm:
        return ContactForm(
            happened_on=date(2023, 3, day),
            deelopdracht="1a",
            contactsoort="coaching",
            clients=(number,),
        )

    register.log_contact(contact(8))
    with pytest.raises(Refused, match="niet uitgeschreven"):
        register.discharge_client(number, None)
    with pytest.raises(InvalidInput, match="contact van daarna"):
        register.discharge_client(number, date(2023, 3, 7))
    with pytest.raises(InvalidInput, match="toekomst"):
        register.discharge_client(number, date(2023, 3, 16))
    left = register.discharge_client(number, date(2023, 3, 10))
    assert left.discharged_on == date(2023, 3, 10)
    register.log_contact(contact(10))
    with pytest.raises(InvalidInput, match="uitgeschreven"):
        register.log_contact(contact(11))
    assert register.find_clients("") == ()
    assert [card.number for card in register.find_clients("an")] == [other, number]
    assert register.discharge_client(number, None).discharged_on is None
    register.log_contact(contact(11))
    assert [card.number for card in register.find_clients("an")] == [number, other]
