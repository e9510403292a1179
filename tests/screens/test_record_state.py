"""A form for a record without its widgets: proposing, choosing, reading what was typed."""

from dataclasses import dataclass
from datetime import date

import pytest

from casereg.errors import InvalidInput
from casereg.register import Register
from screens.choices import Choice
from screens.record_fields import Field, Texts, Values, picked
from screens.record_reading import read, reading
from screens.record_state import NOT_LISTED, RecordState

TODAY = date(2023, 3, 15)
FRUIT = (Choice("appel", "Appel", "a"), Choice("peer", "Peer", "p"))
SIZES = {"appel": ("Klein", "Groot"), "peer": ("Groot",)}


@dataclass(frozen=True)
class Basket:
    """A record whose second question follows from its first."""

    title: str = "Mand"

    def fields(self, texts: Texts) -> tuple[Field, ...]:
        fruit = Field("fruit", "Fruit", "choice", FRUIT, True)
        sizes = tuple(Choice(one.lower(), one) for one in SIZES.get(picked(fruit, texts), ()))
        only = sizes[0].text if len(sizes) == 1 else ""
        day = Field("day", "Dag", "day", required=True, text="15-3-2023")
        size = (Field("size", "Maat", "choice", sizes, True, only),) if sizes else ()
        return (fruit, *size, day)

    def store(self, register: Register, values: Values) -> str:
        raise AssertionError("nothing is stored here")


@pytest.fixture
def state() -> RecordState:
    return RecordState(Basket(), TODAY)


def fill(state: RecordState, name: str, text: str) -> None:
    """Type a text and leave the field, taking what is offered first."""
    state.typed(name, text)
    offered, best = state.offered(name)
    state.accept(name, None if best is None else offered[best])


def test_what_is_asked_next_follows_and_the_only_choice_is_filled_in(state: RecordState) -> None:
    assert [one.name for one in state.fields] == ["fruit", "day"]
    fill(state, "fruit", "p")
    assert [one.name for one in state.fields] == ["fruit", "size", "day"]
    assert state.texts["size"] == "Groot"


def test_another_choice_empties_what_no_longer_fits(state: RecordState) -> None:
    fill(state, "fruit", "a")
    fill(state, "size", "k")
    fill(state, "fruit", "p")
    assert state.texts["size"] == "Groot"  # Klein does not fit; the only one that does is proposed


def test_a_proposal_that_was_cleared_stays_empty(state: RecordState) -> None:
    fill(state, "day", "")
    fill(state, "fruit", "p")
    assert state.texts["day"] == ""
    assert state.checked()[1] == {"day": "Vul dag in."}


def test_only_what_somebody_typed_counts_as_touched(state: RecordState) -> None:
    assert not state.touched
    fill(state, "fruit", "a")
    assert state.touched


def test_what_is_not_listed_is_a_fault_until_it_is_mended(state: RecordState) -> None:
    fill(state, "fruit", "kers")
    assert state.checked()[1]["fruit"] == NOT_LISTED
    fill(state, "fruit", "a")
    assert "fruit" not in state.checked()[1]


def test_a_day_is_written_out_when_its_field_is_left(state: RecordState) -> None:
    fill(state, "day", "g")
    assert state.texts["day"] == "14-3-2023"
    assert state.checked()[0]["day"] == date(2023, 3, 14)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1250", 1250), ("1.250", 1250), ("87,5", 87.5), ("1.250.000,25", 1250000.25), ("-3", -3)],
)
def test_an_amount_is_read_as_it_is_written_in_dutch(text: str, value: float) -> None:
    assert read(Field("value", "Waarde", "amount"), text, TODAY) == value


@pytest.mark.parametrize("text", ["19.5", "1,250,000", "1.25.000", "veel", "1e5", "--2"])
def test_an_amount_that_could_mean_something_else_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as fault:
        read(Field("value", "Waarde", "amount"), text, TODAY)
    assert fault.value.field == "value"


def test_a_day_is_echoed_as_it_is_understood() -> None:
    day = Field("day", "Dag", "day")
    assert reading(day, "g", TODAY) == "di 14 mrt 2023"
    assert reading(day, "31-2", TODAY) == "?"
    assert reading(Field("x", "X", "text"), "g", TODAY) == ""
