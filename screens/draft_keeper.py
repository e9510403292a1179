"""Keeps what is being typed: called from threads, in any order, and still right.

A draft written after its contact was stored would come back from the dead, and an
older text written after a newer one would lose words. One lock and one latest text
rule out both.
"""

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID, uuid4

if TYPE_CHECKING:
    from casereg.register import Register

Given = TypeVar("Given")


NOT_YET = "Wat je typt is nog niet bewaard."


class DraftKeeper:
    """The draft of one form. Of a contact ``ident`` is the id of the contact it will become.

    A correction gets an id of its own, so that its draft is not taken for the contact.
    """

    def __init__(
        self, register: "Register", ident: UUID | None = None, stored: dict[str, str] | None = None
    ) -> None:
        """Keep under ``ident`` when the draft exists already, else under a new id.

        ``stored`` is what it holds, where that may be all there is to keep.
        """
        self.ident = ident or uuid4()
        self._door = register
        self._lock = Lock()
        self._latest = self._stored = stored
        self._finished = False

    def note(self, content: dict[str, str] | None) -> None:
        """Remember the newest text; :meth:`write` puts it in the register.

        None when nothing is left of what was typed: then the draft goes.
        """
        if content != self._latest:
            self._latest = None if content is None else dict(content)

    def write(self) -> None:
        """Store the newest text, unless that is done or no longer wanted.

        What could not be stored is raised, and stays for the next time.
        """
        with self._lock:
            content = self._latest
            if self.behind:
                if content is None:
                    self._door.drop_draft(self.ident)
                else:
                    self._door.keep_draft(self.ident, content)
                self._stored = content

    @property
    def behind(self) -> bool:
        """Whether there is text that is not in the register yet and should be."""
        return self._latest is not self._stored and not self._finished

    def finish(self, deed: Callable[[], Given]) -> Given:
        """Do the deed that makes the draft superfluous; after it nothing is written any more."""
        with self._lock:
            given = deed()
            self._finished = True
            return given
