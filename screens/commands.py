"""Every command, once: the footer, help (F1), the palette and the key bindings derive from this.

A command belongs to places (screens, by their ``PLACE``). Who is offered it follows
from the rights table, so a screen never decides that itself. The lists stand beside this
file, one for each room of the work (``contact_commands``, ``keeping_commands``, ...).
"""

from textual.binding import Binding, BindingType

from casereg.security import rights
from casereg.security.rights import Reach
from screens.client_commands import CLIENTS
from screens.command import EVERYWHERE, INSIDE, OUTSIDE, Command
from screens.contact_commands import CONTACTS
from screens.erasing_commands import ERASING
from screens.figure_commands import FIGURES
from screens.keeping_commands import KEEPING
from screens.record_commands import RECORDS
from screens.way_commands import WAYS

COMMANDS = (*CONTACTS, *CLIENTS, *ERASING, *RECORDS, *FIGURES, *KEEPING, *WAYS)


def at(place: str, role: str | None = None) -> tuple[Command, ...]:
    """The commands of a place, for a role when it is given (empty: nobody is signed in)."""
    here = (one for one in COMMANDS if stands(one, place))
    chosen = (one for one in here if role is None or offered(one, role))
    return tuple(sorted(chosen, key=_key_order))


def stands(command: Command, place: str) -> bool:
    """Whether a command works on a place."""
    if command.places in (EVERYWHERE, INSIDE):
        return command.places == EVERYWHERE or place not in OUTSIDE
    return place in command.places.split()


def _key_order(command: Command) -> tuple[bool, int]:
    """Function keys by number, then the others as they are listed."""
    number = command.key[1:] if command.key.startswith("f") else ""
    return (not number.isdigit(), int(number) if number.isdigit() else 0)


def offered(command: Command, role: str) -> bool:
    """Whether somebody with this role is offered the command."""
    if command.deed is None:
        return True
    return bool(role) and rights.reach(role, command.deed) is not Reach.NONE


def bindings(place: str) -> list[BindingType]:
    """The key bindings of a place; the role decides which of them work."""
    return [
        Binding(
            one.key,
            one.action,
            one.label,
            show=one.footer,
            tooltip=one.tooltip,
            priority=one.first,
        )
        for one in at(place)
    ]


KEY_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "space": "Spatie",
    "delete": "Del",
    "pagedown": "PgDn",
}


def key_words(key: str) -> str:
    """A key in full, where there is room: ``ctrl+q`` gives Ctrl+Q."""
    return f"Ctrl+{key[-1].upper()}" if key.startswith("ctrl+") else key_name(key)


def key_name(key: str) -> str:
    """A key as it is printed on a keyboard: ``f2`` gives F2, ``ctrl+q`` gives ^q."""
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+")
    return KEY_NAMES.get(key, key.upper())
