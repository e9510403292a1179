"""Type-ahead: a few letters are enough, and own clients come first."""

from datetime import date

from models.forms import ClientForm, ContactForm
from tests.conftest import MakeRegister


def test_two_letters_of_two_names_in_any_way_of_typing(make_register: MakeRegister) -> None:
    register = make_register()
    for name in ("Jan de Vries", "Zoë-Ann Çelik", "Javier Post"):
        register.add_client(ClientForm(name=name))

    def found(text: str) -> list[str]:
        return [one.name for one in register.find_clients(text)]

    for text in ("javr", "ja vr", "vr ja", "ja de vr", "vrja"):
        assert found(text) == ["Jan de Vries"], text
    assert found("zoce") == ["Zoë-Ann Çelik"]
    assert found("java") == [] and found("javi") == ["Javier Post"]


def test_own_clients_come_before_those_of_colleagues(make_register: MakeRegister) -> None:
    register, colleague = make_register(), make_register()
    numbers = [
        register.add_client(ClientForm(name=name, birth_year=year)).number
        for name, year in (("Anna Bos", 1950), ("Anton Bos", 1960), ("Anouk Bos", 1970))
    ]
    for who, number in ((register, numbers[1]), (colleague, numbers[2])):
        who.log_contact(
            ContactForm(
                happened_on=date(2023, 3, 14),
                contactsoort="coaching",
                deelopdracht="3",
                clients=(number,),
            )
        )
    assert register.find_clients("anbo")[0].name == "Anton Bos"
    assert colleague.find_clients("an bo")[0].name == "Anouk Bos"
