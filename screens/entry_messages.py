"""What the entry form tells the screen it stands on."""

from textual.message import Message


class Edited(Message):
    """Something was typed or chosen; a draft is due."""


class Searched(Message):
    """Clients are wanted for what stands in the client field."""


class ClientTaken(Message):
    """The client that was waited for has been taken, or was not found."""


class CasesWanted(Message):
    """The open trajecten are wanted of the clients that stand in the form now."""


class Doubted(Message):
    """A field was left with something wrong in it; an empty text when that is mended."""

    def __init__(self, text: str) -> None:
        """Keep what is wrong."""
        super().__init__()
        self.text = text


class DayChosen(Message):
    """Another day was given; its catalogue must come."""
