"""The same form sent again is stored once, on both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest

from casereg.errors import InvalidInput, Refused
from casereg.records import Records
from casereg.register import Register
from models.record_cards import CaseFilter
from models.record_forms import (
    CaseForm,
    KengetalForm,
    MetingForm,
    MijlpaalForm,
    PeilingForm,
    StoredOnce,
    VolunteerForm,
)
from tests.conftest import MakeRegister
from tests.services.recording import TEXT, case, client

TODAY = "2023-03-15"
BAAT = {"instrument": "baat", "score": 4}
COACHING = {"trajectsoort": "coaching", "deelopdracht": "a", "opened_on": "2023-02-01"}
# A form of each kind, other content for it, and how it is stored, listed and undone. Client
# and case 1, with the meting of its start, are there already, and so is client 2.
Deed = Callable[[Records, Any], Any]
SENT: dict[str, tuple[type[StoredOnce], dict[str, Any], dict[str, Any], Deed, Deed, Deed]] = {
    "traject": (
        CaseForm,
        {**COACHING, "parties": [{"client": 1}], "scores": [BAAT]},
        {"parties": [{"client": 2}]},
        Records.open_case,
        lambda records, _: [
            one.number for one in records.cases(CaseFilter()) for _ in (one, *one.metingen)
        ],
        Records.undo_case,
    ),
    "meting": (
        MetingForm,
        {**BAAT, "moment": "einde", "measured_on": TODAY, "case": 1, "client": 1},
        {"score": 5},
        Records.add_meting,
        lambda records, _: records.case(1).metingen,
        Records.undo_meting,
    ),
    "peiling": (
        PeilingForm,
        {
            **{"instrument": "tevreden", "deelopdracht": "a", "held_on": TODAY},
            **{"counts": {4: 3, 5: 0}, "source": "Lijst"},
        },
        {"counts": {4: 2}},
        Records.add_peiling,
        lambda records, _: records.peilingen(),
        Records.undo_peiling,
    ),
    "kengetal": (
        KengetalForm,
        {
            **{"code": "leerlingen", "period": "2023-q1", "value": 40},
            **{"source": "School", "noted_on": TODAY},
        },
        {"value": 41},
        Records.note_kengetal,
        lambda records, _: records.kengetallen(),
        Records.undo_kengetal,
    ),
    "mijlpaal": (
        MijlpaalForm,
        {"code": "overzicht", "delivered_on": TODAY, "evidence": "Map"},
        {"evidence": "Kast"},
        Records.note_mijlpaal,
        lambda records, _: records.mijlpalen(),
        Records.undo_mijlpaal,
    ),
    "match": (
        VolunteerForm,
        {
            **{"soort": "match", "happened_on": TODAY, "route": "site"},
            **{"vacancy": 1, "title": "Chauffeur"},
        },
        {"title": "Tuinman"},
        Records.note_volunteer_work,
        lambda records, _: records.volunteer_work(),
        Records.undo_volunteer_work,
    ),
}


@pytest.fixture
def opdracht() -> str:
    return TEXT


@pytest.fixture
def register(make_register: MakeRegister) -> Register:
    """A teamleider, who may store all of them, beside what they are about."""
    lead = make_register("teamleider")
    case(lead, client(lead), scores=[BAAT])
    client(lead, "Mo Haddou")
    vacancy = {"soort": "vacature", "happened_on": "2023-03-01", "title": "Chauffeur"}
    lead.records.note_volunteer_work(VolunteerForm.model_validate(vacancy))
    return lead


@pytest.mark.parametrize("kind", SENT)
def test_a_retry_finds_what_was_stored(
    register: Register, make_register: MakeRegister, kind: str
) -> None:
    form, values, other, store, listed, undo = SENT[kind]
    records, sent = register.records, form.model_validate(values)
    before = len(listed(records, None))
    card = store(records, sent)
    stored = len(listed(records, None))
    assert stored == before + (2 if kind == "traject" else 1)
    assert store(records, sent) == card
    with pytest.raises(Refused, match=f"al opgeslagen als nummer {card.number}"):
        store(records, form.model_validate(values | other | {"id": sent.id}))
    with pytest.raises(InvalidInput, match="al gebruikt"):
        store(make_register("teamleider", name="tweede").records, sent)
    assert len(listed(records, None)) == stored
    undo(records, card.number)
    with pytest.raises(Refused, match="ongedaan gemaakt"):
        store(records, sent)


@pytest.mark.parametrize("kind", SENT)
def test_sent_twice_at_the_same_moment_it_is_stored_once(register: Register, kind: str) -> None:
    form, values, _, store, listed, _ = SENT[kind]
    records, sent = register.records, form.model_validate(values | {"id": uuid4()})
    before = len(listed(records, None))
    with ThreadPoolExecutor(4) as pool:
        cards = list(pool.map(lambda _: store(records, sent), range(4)))
    assert {card.number for card in cards} == {cards[0].number}
    assert len(listed(records, None)) == before + (2 if kind == "traject" else 1)
