"""The rows of the keystroke benchmark: what is pressed for each, and what must be stored."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from benchmarks.keystroke_scene import COACHING_MINUTES, Scene, letters
from casereg.register import Register

Units = tuple[tuple[str, ...], ...]
KERN_TYPED, KERN = "er", "erp"


@dataclass(frozen=True)
class Row:
    """A contact to log. ``units`` are the keys, in groups that take one thought each.

    ``stored`` gives what the row in the register must hold, by field of its card.
    """

    title: str
    budget: int
    units: Callable[[Scene], Units]
    stored: Callable[[Scene], Mapping[str, Any]]
    changes_last: bool = False

    def faults(self, register: Register, scene: Scene, number: int) -> list[str]:
        """The fields of the stored contact that are not what was meant."""
        contact = register.contact(number)
        wanted = self.stored(scene)
        held = {name: getattr(contact, name, None) for name in wanted}
        if "client" in wanted:
            held["client"] = contact.clients[0].number if contact.clients else None
        return [f"{name}={held[name]}" for name in wanted if held[name] != wanted[name]]


ROWS = (
    Row(
        "anonymous telephone advice, own template",
        3,
        lambda scene: ((scene.digit,), ("f2",)),
        lambda scene: {
            "client": None,
            "contactsoort": "informatie-en-advies",
            "kanaal": "telefoon",
            "happened_on": scene.today,
        },
    ),
    Row(
        "coaching of a known client, same kind and length as last time",
        8,
        lambda scene: (("f2",), letters(scene.coached), ("tab",), ("f2",)),
        lambda scene: {
            "client": scene.coached.number,
            "contactsoort": "coaching",
            "minutes": COACHING_MINUTES,
            "deelopdracht": "3",
            "happened_on": scene.today,
        },
    ),
    Row(
        "next conversation in a running buurtbemiddeling case",
        8,
        lambda scene: (("f2",), letters(scene.neighbours.parties[0].client), ("tab",), ("f2",)),
        lambda scene: {
            "client": scene.neighbours.parties[0].client.number,
            "case": scene.neighbours.number,
            "contactsoort": "buurtbemiddeling",
            "deelopdracht": "10",
        },
    ),
    Row(
        "mantelzorgondersteuning, known client, yesterday, 45 minutes",
        12,
        lambda scene: (
            *(("f2",), letters(scene.carer), ("tab", "m"), ("f7", "4", "5"), ("f5",), ("f2",)),
        ),
        lambda scene: {
            "client": scene.carer.number,
            "contactsoort": "mantelzorgondersteuning",
            "deelopdracht": "8",
            "minutes": 45,
            "happened_on": scene.today - timedelta(days=1),
        },
    ),
    Row(
        "preventief huisbezoek: call made, visit agreed, reason chosen",
        14,
        lambda scene: (
            *(("f2",), letters(scene.visited), ("tab", "h"), ("tab", "1"), ("tab", "3")),
            *(("tab", "t"), ("f2",)),
        ),
        lambda scene: {
            "client": scene.visited.number,
            "contactsoort": "preventief-huisbezoek",
            "deelopdracht": "14",
            "kanaal": "telefoon",
            "uitkomst": "afspraak-gemaakt",
            "reden": "eenzaamheid",
        },
    ),
    Row(
        "group activity on a past Saturday, 12 participants, one kern",
        16,
        lambda scene: (
            *(("f2",), ("tab", "g"), ("tab", "tab", "1", "2"), ("f7", "f7", "z", "a")),
            *(("tab", *KERN_TYPED), ("f2",)),
        ),
        lambda scene: {
            "client": None,
            "contactsoort": "groepsactiviteit",
            "participants": 12,
            "kern": KERN,
            "happened_on": scene.today - timedelta(days=(scene.today.weekday() - 5) % 7),
        },
    ),
    Row(
        "undo the contact just saved",
        1,
        lambda scene: (("f8",),),
        lambda scene: {"status": "vervallen"},
        changes_last=True,
    ),
)
