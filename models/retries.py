"""The same form sent again is stored once: after a lost answer nobody knows whether it was."""

from collections.abc import Callable
from typing import TypeVar

from sqlmodel import select

from casereg.errors import InvalidInput, Refused
from models.case import Case
from models.measurement import Meting, Peiling
from models.outside import Kengetal, Mijlpaal, VolunteerWork
from models.record_forms import StoredOnce
from models.work import Work

Row = TypeVar("Row", Case, Meting, Peiling, VolunteerWork, Kengetal, Mijlpaal)


def stored_before(
    work: Work,
    table: type[Row],
    form: StoredOnce,
    same: Callable[[Row], bool] = lambda _: True,
) -> Row | None:
    """The row that was stored with the id of ``form``, or None when there is none yet.

    Raises :class:`InvalidInput` when somebody else used the id, and :class:`Refused` when
    it was stored with other content or undone since. ``same`` compares what stands in
    other tables.
    """
    row = work.session.exec(select(table).where(table.uid == form.id)).one_or_none()
    if row is None:
        return None
    maker = row.worker_id if isinstance(row, Case) else row.entered_by
    if maker != work.actor.account_id:
        raise InvalidInput("Dit id is al gebruikt. Laat --id weg of neem een nieuw.", "id")
    if row.undone:
        raise Refused(f"Dit is nummer {row.id}, en het is ongedaan gemaakt.")
    if not _holds(row, form) or not same(row):
        raise Refused(f"Dit is al opgeslagen als nummer {row.id}. Kijk het daar na.")
    return row


def _holds(row: Row, form: StoredOnce) -> bool:
    """Whether the row has all that was filled in and has a column of its own."""
    given = form.model_dump(exclude={"id"}, exclude_none=True)
    own = type(row).model_fields
    columns = {name: name if name in own else f"{name}_id" for name in given}
    return all(
        getattr(row, column) == given[name] for name, column in columns.items() if column in own
    )
