"""What the opdracht asks to be told: indicators as data, and the report made of some.

No indicator is code. The ten kinds and the sources below are all the engine knows
(:mod:`exports.indicator.engine`); which deelopdracht asks what stands in the TOML files. What
must hold between these parts stands in :mod:`models.catalogue_indicator_rules`.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from models.catalogue_base import Code, Frozen, Item
from models.catalogue_recorded import MeasureMoment, Number

Kind = Literal[
    "aantal",
    "personen",
    "aandeel",
    "gemiddelde",
    "bereik",
    "groei",
    "uren",
    "verdeling",
    "mijlpaal",
    "kengetal",
]
Source = Literal["contacten", "deelnemers", "trajecten", "resultaten", "metingen", "vrijwilligers"]
CaseDate = Literal["geopend", "gesloten", "lopend", "verwezen", "aangenomen"]
DayKind = Literal["werkdag", "weekend", "feestdag"]
VolunteerKind = Literal["vacature", "match", "klus"]
Direction = Literal["minstens", "hoogstens", "meer-dan", "minder-dan"]
Reporting = Literal[
    "maand", "kwartaal", "halfjaar", "jaar", "vier-jaar", "per-onderzoek", "doorlopend", "onbepaald"
]
Breakdown = Literal[
    "kern",
    "gebiedsteam",
    "leeftijdsgroep",
    "aandachtsgroep",
    "taak",
    "project",
    "contactsoort",
    "kanaal",
    "uitkomst",
    "reden",
    "dag",
    "trajectsoort",
    "afloop",
    "resultaat",
    "soort",
    "route",
    "score",
]
TaakNumber = Annotated[str, StringConstraints(min_length=1, max_length=8)]
DueIn = Annotated[str, StringConstraints(pattern=r"^(Q[1-4]|H[12]|0[1-9]|1[0-2])$")]

MANTELZORGER = "mantelzorger"
"""A kenmerk that a client can have beside the aandachtsgroepen of the catalogue."""
YEAR_EARLIER = "jaar-eerder"
"""The base of growth that is the same period one year before; any other base is a kengetal."""


class Filter(Frozen):
    """Which rows of a source count. Keys that are left out do not limit; lists mean "one of".

    ``deelopdracht`` left out is the deelopdracht the indicator belongs to; ``overal``
    lifts that. ``bereikt`` follows from the uitkomst. ``geholpen`` is whether a contact
    helped. ``client`` is whether a client is known. ``dag`` is the kind of day it
    happened on. ``aandachtsgroep`` is what the client belonged to on that day, also
    ``mantelzorger``. ``vanaf`` and ``tot`` limit the score, both ends included.
    """

    overal: Annotated[bool, Field(strict=True)] = False
    deelopdracht: tuple[Code, ...] = ()
    taak: tuple[TaakNumber, ...] = ()
    project: tuple[Code, ...] = ()
    kern: tuple[Code, ...] = ()
    leeftijdsgroep: tuple[Code, ...] = ()
    aandachtsgroep: tuple[Code, ...] = ()
    # contacten, deelnemers
    contactsoort: tuple[Code, ...] = ()
    kanaal: tuple[Code, ...] = ()
    uitkomst: tuple[Code, ...] = ()
    reden: tuple[Code, ...] = ()
    dag: tuple[DayKind, ...] = ()
    bereikt: Annotated[bool, Field(strict=True)] | None = None
    geholpen: Annotated[bool, Field(strict=True)] | None = None
    client: Annotated[bool, Field(strict=True)] | None = None
    # trajecten, resultaten
    trajectsoort: tuple[Code, ...] = ()
    afloop: tuple[Code, ...] = ()
    resultaat: tuple[Code, ...] = ()
    # metingen
    instrument: tuple[Code, ...] = ()
    moment: tuple[MeasureMoment, ...] = ()
    vanaf: Number | None = None
    tot: Number | None = None
    # vrijwilligers
    soort: tuple[VolunteerKind, ...] = ()
    route: tuple[Code, ...] = ()


class Indicator(Item):
    """One question of the opdracht, as a definition the engine can count.

    ========== ==================================================================
    soort      what it is, and which keys it takes
    ========== ==================================================================
    aantal     rows of ``uit`` that match ``filter`` (deelnemers: their number)
    personen   distinct clients in ``uit`` (contacten, trajecten) that match ``filter``
    aandeel    of the rows of ``uit`` in ``noemer``, those that also match ``teller`` or
               meet ``regel``
    gemiddelde mean score of the metingen that match ``filter``; with ``verwacht`` the
               closed trajecten that should have one, for what is missing
    bereik     distinct clients as in ``personen``, over ``kengetal``
    groei      of the indicator ``van``, since ``basis``, in ``verandering_in``
    uren       hours of the contacten that match ``filter``, split by ``per``
    verdeling  as ``aantal``, for each value of ``per``
    mijlpaal   how often it was delivered; ``verwacht_in`` names the parts of the year
               in which one is due, else one in each ``periode``
    kengetal   the figure ``kengetal`` as it was entered
    ========== ==================================================================

    ``op`` is the date by which trajecten belong to a period. ``norm`` has the unit
    ``eenheid`` and is meant for one ``periode``. ``uitsplitsing`` are the breakdowns
    that may be asked for. ``doelen`` left out are those of the deelopdracht. ``hoe`` is
    how it is measured, ``bron`` the line of the source that asks for it.
    """

    soort: Kind
    uit: Source | None = None
    op: CaseDate | None = None
    filter: Filter | None = None
    noemer: Filter | None = None
    teller: Filter | None = None
    verwacht: Filter | None = None
    regel: Code | None = None
    kengetal: Code | None = None
    van: Code | None = None
    basis: Code | None = None
    verandering_in: Literal["procent", "procentpunt"] | None = None
    per: Breakdown | None = None
    verwacht_in: tuple[DueIn, ...] = ()
    eenheid: Annotated[str, StringConstraints(max_length=40, strip_whitespace=True)] = ""
    norm: Number | None = None
    richting: Direction | None = None
    periode: Reporting = "jaar"
    uitsplitsing: tuple[Breakdown, ...] = ()
    doelen: tuple[Code, ...] = ()
    hoe: str = ""
    bron: Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Trendrapportage(Frozen):
    """A report of some indicators for each value of ``per``, due in parts of the year."""

    deelopdracht: Code
    per: Breakdown = "aandachtsgroep"
    onderdelen: Annotated[tuple[Code, ...], Field(min_length=1)]
    indicatoren: Annotated[tuple[Code, ...], Field(min_length=1)]
    verwacht_in: Annotated[tuple[DueIn, ...], Field(min_length=1)]
