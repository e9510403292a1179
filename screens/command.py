"""What a command is, and the places that stand for more than one screen."""

from dataclasses import dataclass

from casereg.security.rights import Deed

EVERYWHERE = ""
INSIDE = "*"  # every screen of somebody who is signed in
OUTSIDE = ("signin", "second_factor", "setup", "made", "lock")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of help for several keys that do the same with something else."""

    keys: str
    label: str
    tooltip: str


@dataclass(frozen=True, slots=True)
class Command:
    """Something a user can ask for with a key.

    ``places`` are the screens it works on, separated by spaces. ``deed`` is what
    somebody must be allowed to do to be offered it. ``action`` is the Textual action
    on the screen; ``label`` is short, for the footer; ``tooltip`` is the sentence in
    help and palette. ``footer`` False keeps it out of the footer, where room is short.
    ``wide`` puts it there only when all of them fit. ``first`` takes the key before the field
    in focus does. Commands with the same ``row`` are one line in help.
    """

    places: str
    deed: Deed | None
    key: str
    action: str
    label: str
    tooltip: str
    footer: bool = True
    wide: bool = False
    first: bool = False
    row: Row | None = None
