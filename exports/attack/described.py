"""What ``datapackage.json`` says of the package."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from exports.attack.package_folder import DESCRIPTION, PackageFolder, Read, Unreadable, parsed
from exports.attack.published import AXES, Classification, Thresholds

K = Annotated[int, Field(ge=2, le=1000)]
Names = tuple[str, ...]
_DIMENSIONS = (*AXES, "gebiedsteam")


class Table(Read):
    """A table of ``tellingen.csv``."""

    code: str
    dimensies: tuple[
        Literal["deelopdracht", "contactsoort", "kern", "gebiedsteam", "leeftijdsgroep"], ...
    ]
    maten: tuple[Literal["contacten", "uren", "clienten"], ...]


class Protection(Read):
    """How figures were protected."""

    methode: Literal["onderdrukken", "afronden"] = "onderdrukken"
    k: K
    k_per_deelopdracht: dict[str, K] = Field(default_factory=dict)
    zeros: Literal["hide", "publish"] = "hide"


class Code(Read):
    """The opdracht."""

    code: str


class Days(Read):
    """The period."""

    code: str
    van: date
    tot: date


class Number(Read):
    """The release."""

    nummer: int


class Counts(Read):
    """What a figure of an indicator counts, in the words of the tables."""

    indicator: str
    veld: Literal["waarde", "teller", "noemer", "rest"]
    telt: Literal["contacten", "uren", "clienten"]
    relatie: Literal["is", "within", "apart"]
    deelopdracht: Names = ()
    contactsoort: Names = ()
    kern: Names = ()
    leeftijdsgroep: Names = ()
    som_van: Names = ()


class Late(Read):
    """Whether late contacts are in it."""

    meegenomen: bool = False


class Own(Read):
    """The part of the description that is casereg's own."""

    soort: str = ""
    opdracht: Code
    periode: Days
    release: Number
    bescherming: Protection
    tabellen: tuple[Table, ...] = ()
    waarden: dict[str, Names] = Field(default_factory=dict)
    gebiedsteam_van: dict[str, str] = Field(default_factory=dict)
    telt: tuple[Counts, ...] = ()
    nagekomen: bool | Late = False

    @property
    def late(self) -> bool:
        """Whether late contacts are in it."""
        return self.nagekomen if isinstance(self.nagekomen, bool) else self.nagekomen.meegenomen

    @property
    def thresholds(self) -> Thresholds:
        """The thresholds as the attack needs them."""
        one = self.bescherming
        return Thresholds(one.k, one.k_per_deelopdracht, one.zeros == "publish")

    @property
    def classification(self) -> Classification:
        """The values as the attack needs them."""
        values = {axis: self.waarden.get(axis, ()) for axis in AXES}
        return Classification(values, self.gebiedsteam_van)


class Constraints(Read):
    """What may stand in a column."""

    required: bool = False
    enum: Names = ()
    minimum: int | None = None


class Column(Read):
    """A column of a CSV file."""

    name: str
    type: Literal["string", "integer", "number", "boolean"]
    trueValues: Names = ()  # noqa: N815 - as Frictionless calls it
    falseValues: Names = ()  # noqa: N815
    constraints: Constraints = Constraints()


class Columns(Read):
    """The columns of a CSV file."""

    fields: tuple[Column, ...]


class Resource(Read):
    """A file of the package, with ``columns`` when it is a table."""

    path: str
    columns: Columns | None = Field(default=None, alias="schema")


class Description(Read):
    """The whole file."""

    casereg: Own
    resources: tuple[Resource, ...]


def description_of(folder: PackageFolder) -> Description:
    """Read it; raises :class:`Unreadable` with what is wrong."""
    found = parsed(Description, folder.json(DESCRIPTION), DESCRIPTION)
    own = found.casereg
    if own.periode.tot < own.periode.van:
        raise Unreadable(f"{DESCRIPTION}: de periode eindigt voor die begint.")
    if own.tabellen:
        _check_values(own)
    return found


def _check_values(own: Own) -> None:
    missing = [name for name in _DIMENSIONS if not own.waarden.get(name)]
    if missing:
        raise Unreadable(f"{DESCRIPTION}: de waarden van {', '.join(missing)} ontbreken.")
    if set(own.gebiedsteam_van) != set(own.waarden["kern"]):
        raise Unreadable(f"{DESCRIPTION}: niet elke kern heeft een gebiedsteam.")
    if not set(own.gebiedsteam_van.values()) <= set(own.waarden["gebiedsteam"]):
        raise Unreadable(f"{DESCRIPTION}: een kern hoort bij een onbekend gebiedsteam.")
