"""Which proofs of earlier releases still hold when a period is released."""

from datetime import date

import pytest

from exports.ledger.settled import Days, Moved, moved, settled

WEEK_12: Days = (date(2023, 3, 20), date(2023, 3, 26))
WEEK_13: Days = (date(2023, 3, 27), date(2023, 4, 2))
MARCH: Days = (date(2023, 3, 27), date(2023, 3, 31))
APRIL: Days = (date(2023, 4, 1), date(2023, 4, 2))
QUARTER: Days = (date(2023, 4, 1), date(2023, 6, 30))
YEAR: Days = (date(2023, 1, 1), date(2023, 12, 31))


def test_a_world_changes_the_days_of_its_atoms() -> None:
    days = ((WEEK_12,), (MARCH, APRIL), (), (WEEK_13,), (None,))
    assert moved({0: 1}, days) == (WEEK_12,)
    assert moved({0: 1, 2: -1}, days) == (WEEK_12,)
    assert moved({1: 1, 3: -1}, days) == (WEEK_13,)
    assert moved({0: 1, 4: -1}, days) == (None,)


@pytest.mark.parametrize(
    ("stretches", "released", "holds"),
    [
        ((MARCH,), (WEEK_13,), True),
        ((), (WEEK_13,), True),
        ((MARCH, APRIL), (WEEK_13,), False),
        ((WEEK_13,), (WEEK_13,), False),
        ((None,), (WEEK_13,), False),
        ((MARCH,), (WEEK_13, YEAR), False),
    ],
)
def test_a_proof_holds_beside_a_quarter(
    stretches: Moved, released: tuple[Days, ...], holds: bool
) -> None:
    assert ("cel" in settled({"cel": stretches}, QUARTER, released)) is holds
