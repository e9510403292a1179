"""What makes the demo believable but stands in no catalogue: weights, seasons, populations.

Read from ``flavour.toml``, by code. A code it does not know gets a default, so the
demo works with any catalogue. Every figure here is made up for the demo.
"""

import tomllib
from datetime import date
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

Verhaal = Literal["los", "groep", "traject", "pogingen", "bemiddeling"]
Chances = dict[str, float]


class Part(BaseModel):
    """Base of every part: cannot be changed, refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Season(Part):
    """How busy a day is: factors by month (12) and weekday (7, Monday first)."""

    maanden: tuple[float, ...] = (1.0,) * 12
    weekdagen: tuple[float, ...] = (1.3, 1.1, 1.0, 1.05, 0.8, 0.0, 0.0)
    vakantie: float = 0.8
    feestdag: float = 0.0


class Stretch(Part):
    """A school holiday, both days included."""

    van: date
    tot: date


class SoortFlavour(Part):
    """A contactsoort: its share of all contacts and the story it is told in.

    ``verhaal``, ``anoniem`` (share without a client) and ``seizoen`` left out follow
    from the catalogue. ``lengte`` is the mean number of contacts in a story and
    ``om_de`` the days between two of them.
    """

    gewicht: float = 1.0
    verhaal: Verhaal | None = None
    anoniem: float | None = None
    seizoen: str | None = None
    lengte: float = 6.0
    om_de: int = 7
    deelnemers: int = 12
    kanaal_poging: str | None = None
    uitkomsten: Chances = {}


class DeelopdrachtFlavour(Part):
    """A deelopdracht: its share, whom it is for, and the soorten it uses more than others do."""

    gewicht: float = 1.0
    van: int = 4
    tot: int = 95
    mantelzorger: float = 0.06
    soorten: Chances = {}


class GroepFlavour(Part):
    """How many clients of which age belong to an aandachtsgroep."""

    kans: float = 0.03
    van: int = 0
    tot: int = 130

    def fits(self, age: int) -> bool:
        """Whether somebody of this age can belong to it."""
        return self.van <= age <= self.tot


class ScoreFlavour(Part):
    """How people score on an instrument, as shares of its range, and the share that answers."""

    start: float = 0.4
    tussentijds: float = 0.55
    einde: float = 0.76
    spreiding: float = 0.12
    respons: float = 0.8


class Flavour(Part):
    """The whole of ``flavour.toml``."""

    opdrachten: tuple[str, ...]
    inwoners: dict[str, int] = {}
    seizoenen: dict[str, Season] = {}
    vakanties: tuple[Stretch, ...] = ()
    feestdagen: tuple[date, ...] = ()
    contactsoorten: dict[str, SoortFlavour] = {}
    deelopdrachten: dict[str, DeelopdrachtFlavour] = {}
    uitkomsten: Chances = {}
    redenen: Chances = {}
    kanalen: Chances = {}
    aandachtsgroepen: dict[str, GroepFlavour] = {}
    afloop: Chances
    verwijzing: tuple[str, ...]
    notities: tuple[str, ...]
    instrumenten: dict[str, ScoreFlavour] = {}
    resultaten: Chances = {}
    kengetallen: dict[str, float] = {}
    vrijwilligers: tuple[str, ...]
    klussen: tuple[str, ...]

    def people_in(self, kern: str) -> int:
        """How many people live there; a small village when nobody knows."""
        return self.inwoners.get(kern, 1500)

    def soort(self, code: str) -> SoortFlavour:
        """Flavour of a contactsoort."""
        return self.contactsoorten.get(code, SoortFlavour())

    def deelopdracht(self, code: str) -> DeelopdrachtFlavour:
        """Flavour of a deelopdracht."""
        return self.deelopdrachten.get(code, DeelopdrachtFlavour())

    def groep(self, code: str) -> GroepFlavour:
        """Flavour of an aandachtsgroep."""
        return self.aandachtsgroepen.get(code, GroepFlavour())

    def instrument(self, code: str) -> ScoreFlavour:
        """Flavour of an instrument."""
        return self.instrumenten.get(code, ScoreFlavour())

    def season(self, name: str) -> Season:
        """The season by name, or an even one."""
        return self.seizoenen.get(name, Season())


def read_flavour() -> Flavour:
    """The flavour that comes with the program."""
    return Flavour.model_validate(shipped("flavour.toml"))


def shipped(name: str) -> dict[str, object]:
    """What stands in a TOML file beside this module."""
    return tomllib.loads(files("casereg.demo").joinpath(name).read_text("utf-8"))
