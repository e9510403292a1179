"""The form without its widgets: choosing, proposing, reading and checking."""

from datetime import date
from uuid import UUID

import pytest

from casereg.errors import InvalidInput
from casereg.register import Register
from models.cards import ClientCard
from models.catalogue import Catalogue
from models.catalogue_file import read_catalogue
from models.catalogue_shelf import built_in
from models.forms import ClientForm, ContactForm
from screens import client_text, entry_fields, entry_offers
from screens.choices import Choice, matching
from screens.entry_case import KnownCases
from screens.entry_check import contact_form, faults, reading
from screens.entry_days import read_day
from screens.entry_proposals import usual
from screens.entry_state import EntryState

TODAY = date(2023, 3, 15)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue(built_in("meierijstad-2023"), "meierijstad-2023")


@pytest.fixture
def state(catalogue: Catalogue) -> EntryState:
    state = EntryState(TODAY)
    state.put({"happened_on": "15-3-2023"}, catalogue)
    return state


def fill(state: EntryState, **texts: str) -> None:
    """Type a text in fields and leave them, taking what is offered first."""
    for name, text in texts.items():
        state.typed(name, text)
        offered, best = state.offered(name)
        state.accept(name, None if best is None else offered[best])


def test_a_letter_goes_before_a_word_and_a_word_before_its_middle() -> None:
    some = (Choice("x", "Cursus"), Choice("y", "Mijn coach"), Choice("z", "Zorg", "c"))
    assert [one.code for one in matching(some, "c")] == ["z", "x", "y"]
    assert matching(some, "q") == ()


def test_accents_do_not_matter() -> None:
    assert matching((Choice("a", "Financiële hulp"),), "finănciele h")


def test_a_soort_with_one_deelopdracht_fills_it_in(state: EntryState) -> None:
    fill(state, contactsoort="b")
    assert state.texts["deelopdracht"].startswith("10 ")
    assert state.texts["minutes"] == "60"


def test_another_soort_empties_what_no_longer_fits(state: EntryState) -> None:
    fill(state, contactsoort="b")
    fill(state, contactsoort="h")
    assert state.texts["deelopdracht"].startswith("14 ")


def test_what_was_typed_is_not_replaced_by_a_proposal(state: EntryState) -> None:
    fill(state, contactsoort="c", minutes="20")
    fill(state, contactsoort="i")
    assert state.texts["minutes"] == "20"


def test_the_uitkomst_decides_what_is_asked(state: EntryState) -> None:
    fill(state, contactsoort="h")
    assert "follow_up_on" not in state.visible
    fill(state, uitkomst="3")
    assert {"follow_up_on", "reden"} <= set(state.visible)


def test_kern_and_age_are_asked_only_when_anonymous(state: EntryState) -> None:
    assert {"kern", "leeftijdsgroep"} <= set(state.visible)
    card = ClientCard(7, "Jan Jansen", 1950, "veghel", "veghel", False)
    state.typed("clients", "ja")
    assert state.waiting and not state.clients_found("j", [card])
    assert state.clients_found("ja", [card])
    fill(state, clients="ja")
    assert state.texts["clients"] == "Jan Jansen #7"
    assert not {"kern", "leeftijdsgroep"} & set(state.visible)


def test_every_field_can_stand_on_a_screen_of_24_lines() -> None:
    assert len(entry_fields.ORDER) <= 20


def test_several_clients_in_one_field() -> None:
    text = "Jan #7; Zoë-Ann #12; pie"
    assert client_text.numbers(text) == (7, 12)
    assert client_text.searched(text) == "pie" and client_text.unknown(text)
    chosen = client_text.with_choice(text, Choice("9", "Piet #9"))
    assert client_text.numbers(chosen) == (7, 12, 9) and not client_text.unknown(chosen)


def test_a_complete_form_becomes_a_contact(state: EntryState, catalogue: Catalogue) -> None:
    from uuid import uuid4

    fill(state, contactsoort="c", deelopdracht="1a", taak="2", kanaal="1", uitkomst="1", kern="erp")
    fill(state, minutes="1u15", happened_on="g", note=" kort ")
    form = contact_form(state.texts, catalogue, TODAY, uuid4())
    assert (form.happened_on, form.minutes, form.kern) == (date(2023, 3, 14), 75, "erp")
    assert (form.deelopdracht, form.taak, form.kanaal) == ("1a", "2", "telefoon")
    assert form.uitkomst == "gesproken"


def test_an_empty_form_says_what_is_needed(state: EntryState, catalogue: Catalogue) -> None:
    found = faults({"minutes": "veel"}, catalogue, TODAY)
    assert list(found) == ["contactsoort", "deelopdracht", "minutes", "happened_on"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("morgen", date(2023, 3, 16)),
        ("+7", date(2023, 3, 22)),
        ("vr", date(2023, 3, 17)),
        ("ma", date(2023, 3, 20)),
        ("10", date(2023, 4, 10)),
        ("31", date(2023, 3, 31)),
        ("14-2", date(2024, 2, 14)),
        ("1-5-2023", date(2023, 5, 1)),
    ],
)
def test_a_follow_up_lies_ahead(text: str, day: date) -> None:
    assert read_day("follow_up_on", text, TODAY) == day


def test_a_bad_follow_up_names_its_own_field() -> None:
    with pytest.raises(InvalidInput) as fault:
        read_day("follow_up_on", "31-2", TODAY)
    assert fault.value.field == "follow_up_on"


def test_a_day_is_read_back() -> None:
    assert reading("happened_on", "g", TODAY) == "di 14 mrt 2023"
    assert reading("happened_on", "31-2", TODAY) == "?"
    assert reading("minutes", "1:15", TODAY) == "1u15"


@pytest.mark.parametrize(
    ("field", "method"),
    [
        ("deelopdracht", "contactsoorten_for"),
        ("uitkomst", "uitkomsten_for"),
        ("reden", "redenen_for"),
    ],
)
def test_what_fits_is_for_the_catalogue_to_say(
    field: str, method: str, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {"contactsoort": "Coaching"}
    assert entry_offers.choices(field, texts, catalogue)
    monkeypatch.setattr(Catalogue, method, lambda self, code: ())
    assert entry_offers.choices(field, texts, catalogue) == ()


def test_not_applicable_is_offered_wherever_something_is_asked(
    state: EntryState, catalogue: Catalogue
) -> None:
    fill(state, contactsoort="h", uitkomst="3")
    fill(state, kanaal="-", taak="-", reden="-", follow_up_on="-", minutes="-", helped="-")
    asked = ("kanaal", "taak", "reden", "follow_up_on", "minutes")
    assert {state.texts[name] for name in asked} == {"Niet van toepassing"}
    assert not state.all_faults()
    form = contact_form(state.texts, catalogue, TODAY, UUID(int=1))
    assert (form.kanaal, form.taak, form.reden) == (None, None, "nvt")
    assert (form.follow_up_on, form.minutes) == (None, None)


def test_a_question_mark_is_unknown(state: EntryState) -> None:
    fill(state, kern="?")
    assert state.texts["kern"] == "Onbekend"


def test_tab_passes_what_can_hold_one_thing_only(state: EntryState) -> None:
    fill(state, contactsoort="h")
    assert "deelopdracht" not in state.stops("contactsoort")
    fill(state, contactsoort="c", deelopdracht="3")
    assert "deelopdracht" in state.stops("contactsoort")


def test_the_last_contact_with_a_client_is_proposed_and_gives_way(
    state: EntryState, register: Register
) -> None:
    client = register.add_client(ClientForm(name="Jan Jansen"))
    form = ContactForm(
        happened_on=TODAY,
        contactsoort="coaching",
        deelopdracht="2",
        minutes=35,
        clients=(client.number,),
    )
    last = register.log_contact(form).contact
    state.texts["clients"] = f"Jan Jansen #{client.number}"
    state.client_known(KnownCases((client.number,), (), last))
    assert state.texts["contactsoort"] == "Coaching"
    assert state.texts["deelopdracht"].startswith("2 ") and state.texts["minutes"] == "35"
    state.texts["clients"] = "Piet #99"
    state.client_known(KnownCases((99,)))
    assert state.texts["contactsoort"] == ""
    fill(state, contactsoort="i")
    state.client_known(KnownCases((client.number,), (), last))
    assert state.texts["contactsoort"] == "Informatie en advies"


def test_nothing_stays_chosen_when_nothing_fits_any_more(state: EntryState) -> None:
    card = ClientCard(7, "Jan Jansen", 1950, "veghel", "veghel", False)
    state.typed("clients", "jan")
    state.clients_found("jan", [card])
    fill(state, clients="jan")
    assert state.clients == (7,)
    state.typed("clients", "janzz")
    assert state.clients_found("janzz", []) and state.offered("clients") == ((), None)
    state.accept("clients", None)
    assert state.clients == () and "clients" in state.all_faults()
    fill(state, contactsoort="coax")
    assert "contactsoort" in state.all_faults()


def test_a_client_is_taken_when_the_next_one_is_begun(state: EntryState) -> None:
    card = ClientCard(7, "Jan Jansen", 1950, "veghel", "veghel", False)
    state.typed("clients", "ja;pi")
    assert state.searched == "ja" and not state.take_client()
    state.clients_found("ja", [card])
    assert state.take_client()
    assert state.texts["clients"] == "Jan Jansen #7; pi" and state.searched == "pi"


def test_the_usual_is_half_of_it_at_least() -> None:
    assert usual(["erp", "erp", "veghel"]) == "erp"
    assert usual(["erp", "veghel", "eerde"]) is None and usual([]) is None
