"""The clients in the entry form: who is looked for, who was found, who was chosen; no widgets."""

from collections.abc import Iterable, Sequence

from models.cards import ClientCard
from models.catalogue import Catalogue
from models.restriction_words import told
from screens import client_text
from screens.choices import Choice


def restricted_among(clients: Iterable[ClientCard]) -> str:
    """Why no contact with them can be stored, when one is restricted; else empty."""
    return next((told(one.number) for one in clients if one.restricted_on), "")


class ClientSearch:
    """What the state of the form knows of its client field.

    ``found`` is the last search with its answer.
    """

    texts: dict[str, str]
    catalogue: Catalogue | None
    found: tuple[str, tuple[Choice, ...]] | None

    def clients_found(self, text: str, clients: Sequence[ClientCard]) -> bool:
        """Take the answer to a search; False when something else was typed since."""
        if text != self.searched:
            return False
        kernen = {one.code: one.titel for one in self.catalogue.kernen} if self.catalogue else {}
        self.found = (
            text,
            tuple(client_text.choice_of(one, kernen.get(one.kern, one.kern)) for one in clients),
        )
        return True

    @property
    def searched(self) -> str:
        """The client that is being looked for; empty for the recent ones."""
        return client_text.searched(self.texts.get("clients", ""))

    @property
    def waiting(self) -> bool:
        """Whether the answer to what was typed in the client field has still to come."""
        return bool(self.searched) and (self.found is None or self.found[0] != self.searched)

    def take_client(self) -> bool:
        """Choose the first one found when the next was begun; False when there is no need."""
        text = self.texts.get("clients", "")
        if not client_text.goes_on(text) or self.waiting or not (self.found and self.found[1]):
            return False
        self.texts["clients"] = client_text.with_choice(text, self.found[1][0])
        return True

    @property
    def clients(self) -> tuple[int, ...]:
        """The numbers of the clients that were chosen."""
        return client_text.numbers(self.texts.get("clients", ""))
