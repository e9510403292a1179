"""Every contact that any of the related releases counts, labelled by which of them do.

A contact is counted by the periods that hold its day, unless it came late, or was found
wrong after it was released. The label tells which events of the ledger decide.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import CTE, Select, Text, case, cast, func, literal, select, union_all
from sqlmodel import Session, col

from exports.atoms.pieces import Late, Span
from exports.counted.rows import kept, standing
from exports.late.contacts import Late as TakenIn
from exports.late.effective_rows import fresh
from exports.late.released_rows import among
from exports.ledger.history import Ledger
from models.catalogue import Catalogue
from models.contact import Contact
from models.periods import Period
from models.released_contact import CountedContact, ReleasedContact

_AT_ONCE = "0"
"""The event of a contact that was counted when its day was released first."""


def atom_rows(
    catalogue: Catalogue, period: Period, ledger: Ledger, late: TakenIn, days: Span
) -> CTE:
    """The contacts of a new release of ``period``, and those released before on ``days``.

    The columns are those of ``CountedContact`` and ``late``: empty for a contact that
    counts in every period that holds its day.
    """
    parts = [_labelled(rows, "") for rows in fresh(catalogue, period, ledger, late)]
    if ledger.spans:
        parts.append(_released(catalogue, ledger, late, days))
    if late.added:
        added = standing(catalogue, period)
        added = added.where(col(Contact.id).in_(among(row.contact for row in late.added)))
        parts.append(_labelled(added, str(ledger.head + 1)))
    return kept("atomen", union_all(*parts))


def late_labels(session: Session, rows: CTE, ledger: Ledger, period: Period) -> Mapping[str, Late]:
    """Which periods count the contacts of each label in ``rows``."""
    new = (period.start, period.end)
    counting: dict[int, set[Span]] = {ledger.head + 1: {new}}
    for start, end in {new, *((one.start, one.end) for one in ledger.spans)}:
        for release in ledger.within(Period("", start, end)):
            counting.setdefault(release, set()).add((start, end))
    labels = session.execute(select(rows.c.late).where(rows.c.late != "").distinct()).scalars()
    return {label: _late(label, counting) for label in labels}


def _late(label: str, counting: Mapping[int, set[Span]]) -> Late:
    """What the events of a label come to in each period: counted when more came than went."""
    events = [int(one) for one in label.split(",")]
    at_once = events.count(int(_AT_ONCE))
    came: dict[Span, int] = dict.fromkeys((one for those in counting.values() for one in those), 0)
    for event in filter(None, events):
        for span in counting.get(abs(event), ()):
            came[span] += 1 if event > 0 else -1
    left_out = frozenset(span for span, number in came.items() if at_once + number <= 0)
    return Late(None if at_once else frozenset(came) - left_out, left_out)


def _labelled(rows: Select[Any], label: str) -> Select[Any]:
    return rows.add_columns(literal(label).label("late"))


def _released(catalogue: Catalogue, ledger: Ledger, late: TakenIn, days: Span) -> Select[Any]:
    """Each contact as it was released, once for every way it ever counted."""
    row = ReleasedContact
    state = [
        getattr(row, "contact_id" if one == "contact" else one) for one in CountedContact._fields
    ]
    event = cast(col(row.sign) * col(row.release), Text)
    events = func.aggregate_strings(case((col(row.late), event), else_=_AT_ONCE), ",")
    gone = among(one.contact for one in late.removed)
    dropped = events + f",{-ledger.head - 1}"
    label = case((col(row.contact_id).in_(gone), dropped), (events == _AT_ONCE, ""), else_=events)
    return (
        select(state[0].label("contact"), *state[1:], label.label("late"))
        .where(col(row.opdracht) == catalogue.code, col(row.happened_on).between(*days))
        .group_by(*state)
    )
