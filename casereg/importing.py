"""Taking over the contacts of an older system: everything, or nothing.

A part of the one door (:mod:`casereg.register`).
"""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

from casereg.services import imports
from casereg.services.imports import Line
from models.import_cards import ImportChoice, Imported
from models.import_rows import RowReader
from models.work import Work


class _NothingStored(Exception):
    """Ends the transaction of an import of which nothing may stay."""


class Importing:
    """Contacts of an older system, for whoever may log them."""

    def __init__(self, work: Callable[[], AbstractContextManager[Work]]) -> None:
        """``work`` opens a transaction for the actor."""
        self._work = work

    def contacts(self, lines: Iterable[Line], reader: RowReader, choice: ImportChoice) -> Imported:
        """Store the contacts on these lines, in one transaction.

        Those that were stored before stay as they are. When a line is refused nothing is
        stored, unless the ``choice`` is to leave it out. A trial stores nothing, and says what
        would have been.
        """
        found = Imported()
        try:
            with self._work() as work:
                found = imports.take_over(work, lines, reader, choice.late)
                if choice.trial or (len(found.refused) and not choice.skip_refused):
                    raise _NothingStored
        except _NothingStored:
            found.nothing_stored = True
            with self._work() as work:
                imports.note_unstored(work, found, choice.trial)
        if found.denied:
            with self._work() as work:
                imports.note_denied(work, found)
        return found
