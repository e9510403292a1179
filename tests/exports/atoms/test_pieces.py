"""Time cut into pieces by the periods that count."""

from datetime import date

from exports.atoms.pieces import Late, Part, Span, coarse, connected, pieces


def span(start: int, end: int) -> Span:
    """Days of January 2023."""
    return date(2023, 1, start), date(2023, 1, end)


MONTH, WEEK, LATER = span(1, 31), span(9, 15), span(13, 20)


def test_one_period_is_one_piece() -> None:
    (piece,) = pieces([MONTH, MONTH], {})
    assert piece.periods == {MONTH}
    assert piece.parts == (Part("", MONTH),)


def test_days_that_the_same_periods_count_are_one_piece() -> None:
    found = {one.periods: one.parts for one in pieces([MONTH, WEEK], {})}
    assert found == {
        frozenset({MONTH}): (Part("", span(1, 8)), Part("", span(16, 31))),
        frozenset({MONTH, WEEK}): (Part("", WEEK),),
    }


def test_overlapping_periods_split_the_days_they_share() -> None:
    found = {one.periods: one.parts for one in pieces([WEEK, LATER], {})}
    assert found[frozenset({WEEK, LATER})] == (Part("", span(13, 15)),)
    assert len(found) == 3


def test_days_between_periods_are_no_piece() -> None:
    assert len(pieces([span(1, 2), span(5, 6)], {})) == 2


def test_a_late_contact_is_counted_where_its_label_says() -> None:
    labels = {"5": Late(taken=frozenset({MONTH})), "0,-5": Late(dropped=frozenset({MONTH}))}
    found = {one.periods: one.parts for one in pieces([MONTH, WEEK], labels)}
    assert Part("5") in found[frozenset({MONTH})], "nobody can tell it from others in the month"
    assert found[frozenset({WEEK})] == (Part("0,-5", WEEK),)
    assert Part("0,-5", WEEK) not in found[frozenset({MONTH, WEEK})]


def test_what_no_period_counts_is_no_piece() -> None:
    labels = {"5": Late(taken=frozenset({span(1, 2)})), "0,-5": Late(dropped=frozenset({WEEK}))}
    assert {one.periods for one in pieces([WEEK], labels)} == {frozenset({WEEK})}


def test_groups_are_cut_by_some_periods_only() -> None:
    fine = pieces([MONTH, WEEK, LATER], {})
    assert len(fine) == 4
    (whole,) = coarse(fine, frozenset({MONTH}))
    assert whole.parts == (Part("", MONTH),)


def test_days_of_other_contacts_are_other_parts() -> None:
    fine = pieces([MONTH, WEEK], {"0,-5": Late(), "0,-7": Late(dropped=frozenset({MONTH}))})
    assert {one.periods: one.parts for one in fine} == {
        frozenset({MONTH}): tuple(
            Part(label, days) for label in ("", "0,-5") for days in (span(1, 8), span(16, 31))
        ),
        frozenset({MONTH, WEEK}): (Part("", WEEK), Part("0,-5", WEEK)),
        frozenset({WEEK}): (Part("0,-7", WEEK),),
    }


def test_connected_are_the_periods_that_overlap_step_by_step() -> None:
    first, bridge, last, alone = span(1, 5), span(5, 10), span(10, 12), span(14, 20)
    assert connected([first, bridge, alone], [last]) == {first, bridge, last}
    assert connected([first, bridge], [alone]) == {alone}
