"""Corrections keep what stood there, who, when and why; a statement changes nothing."""

from datetime import date
from typing import Any

import pytest

from casereg.errors import InvalidInput, NotAllowed, Refused
from casereg.register import Register
from models.client_note_forms import CorrectionForm, ExplainedForm
from models.following_cards import NoteCard
from models.forms import ClientForm, ContactForm, filled
from tests.conftest import MakeRegister
from tests.services.recording import client, recording

DAY = date(2023, 3, 15)
WHY = "Mevrouw wees ons erop."


def contact(*numbers: int, **fields: object) -> ContactForm:
    values = {"happened_on": DAY, "deelopdracht": "a", "contactsoort": "coaching"}
    return ContactForm.model_validate(values | {"clients": numbers} | fields)


def correction(**fields: object) -> CorrectionForm:
    return CorrectionForm.model_validate({"explanation": WHY} | fields)


def notes(register: Register, number: int) -> list[NoteCard]:
    events = register.following.timeline(number).events
    return [one.note for one in events if one.note]


def test_a_client_gets_other_data_and_what_stood_there_is_kept(make_register: MakeRegister) -> None:
    worker = recording(make_register)
    number = worker.add_client(
        ClientForm(
            name="Ans Smits",
            birth_year=1948,
            kern="erp",
            mantelzorger=True,
            aandachtsgroepen=("eenzaam", "geldzorgen"),
        )
    ).number
    card = worker.client_rights.correct(
        number,
        correction(name="Anna de Groot", birth_year=1949, kern="erp", drop=("eenzaam",)),
    )
    assert (card.name, card.birth_year, card.kern) == ("Anna de Groot", 1949, "erp")
    assert (card.mantelzorger, card.aandachtsgroepen) == (True, ("geldzorgen",))
    (note,) = notes(worker, number)
    assert (note.soort, note.made_on, note.worker) == ("correctie", DAY, worker.actor.name)
    assert note.explanation == WHY
    never = [{"code": "eenzaam", "since": None, "until": None}]
    assert note.before == {"name": "Ans Smits", "birth_year": 1948, "kenmerken": never}
    # Found by the new name and no longer by the old one.
    assert worker.find_clients("smits") == ()
    assert [one.number for one in worker.find_clients("groot")] == [number]
    # A field that is emptied is unknown; a field that is left out stays.
    assert worker.client_rights.correct(number, correction(birth_year=None)).birth_year is None
    assert notes(worker, number)[0].before == {"birth_year": 1949}


def test_what_was_counted_stays(make_register: MakeRegister) -> None:
    worker = recording(make_register)
    number = client(worker, birth_year=1948)
    first = worker.log_contact(contact(number)).contact
    worker.client_rights.correct(number, correction(birth_year=2005, kern="veghel"))
    assert worker.contact(first.number) == first.__class__(
        **{name: getattr(first, name) for name in first.__slots__ if name != "clients"},
        clients=worker.find_clients("ans"),
    )
    later = worker.log_contact(contact(number)).contact
    assert (first.leeftijdsgroep, first.kern) == ("oud", "erp")
    assert (later.leeftijdsgroep, later.kern) == ("jong", "veghel")


def test_what_cannot_be_is_refused_and_changes_nothing(make_register: MakeRegister) -> None:
    worker = recording(make_register)
    number = client(worker)
    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({"name": "--"}, "name"),
        ({"name": None}, "name"),
        ({"birth_year": 2024}, "birth_year"),
        ({"kern": "parijs"}, "kern"),
        ({"drop": ("eenzaam",)}, "drop"),
        ({"name": "Anna Smits", "explanation": " "}, "explanation"),
    )
    for fields, field in wrong:
        with pytest.raises(InvalidInput) as fault:
            worker.client_rights.correct(
                number, filled(CorrectionForm, {"explanation": WHY} | fields)
            )
        assert fault.value.field == field
    with pytest.raises(Refused, match="verandert zo niets"):
        worker.client_rights.correct(number, correction(kern="erp"))
    elsewhere = make_register("sociaal werker", "schijndel")
    for deed in (
        lambda: elsewhere.client_rights.correct(number, correction(kern="veghel")),
        lambda: elsewhere.client_rights.state(number, ExplainedForm(explanation="x")),
    ):
        with pytest.raises(NotAllowed, match="niet van je gebiedsteam"):
            deed()
    assert worker.find_clients("ans")[0].birth_year == 1948
    assert notes(worker, number) == []


def test_a_statement_stands_beside_the_data(make_register: MakeRegister) -> None:
    worker = recording(make_register)
    number = client(worker)
    before = worker.find_clients("ans")
    worker.client_rights.state(number, ExplainedForm(explanation="Ik ben niet eenzaam."))
    assert worker.find_clients("ans") == before
    (note,) = notes(worker, number)
    assert (note.soort, note.explanation, note.before) == ("verklaring", "Ik ben niet eenzaam.", {})


def test_a_contact_keeps_what_stood_there_when_it_is_explained(make_register: MakeRegister) -> None:
    worker, lead = recording(make_register), make_register("teamleider")
    ans, bea = client(worker), client(worker, "Bea Jansen")
    number = worker.log_contact(contact(ans, bea, note="belde boos", minutes=30)).contact.number
    worker.correct_contact(number, contact(ans, bea, note="belde boos", minutes=20))
    assert notes(worker, ans) == []  # a mistake of one's own, mended as before
    changed = contact(ans, note="belde", minutes=20, explanation=WHY)
    assert lead.correct_contact(number, changed).note == "belde"
    (note,) = notes(worker, ans)
    assert (note.soort, note.contact, note.worker) == ("correctie", number, lead.actor.name)
    assert note.before == {"note": "belde boos", "clients": [ans, bea]}
    # Who is out of the contact has no more to do with it.
    assert notes(worker, bea) == []
