"""What an opdracht lets people record beside contacts: trajecten, metingen, kengetallen and more.

Indicators (:mod:`models.catalogue_indicators`) are counted from it.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from models.catalogue_base import Code, Frozen, Item, Title

MeasureMoment = Literal["start", "tussentijds", "einde"]
Number = Annotated[float, Field(allow_inf_nan=False, strict=True)]


class Instrument(Item):
    """Something scored between ``laagste`` and ``hoogste``.

    ``deelopdrachten`` limits where it is used (empty: anywhere); ``momenten`` when.
    ``anoniem`` says that it can be entered as counts per score. ``stap`` is the smallest
    difference between two scores. ``namen`` puts words to scores, lowest first.
    """

    laagste: Number
    hoogste: Number
    stap: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 1
    deelopdrachten: tuple[Code, ...] = ()
    momenten: tuple[MeasureMoment, ...] = ("einde",)
    anoniem: Annotated[bool, Field(strict=True)] = True
    namen: tuple[Title, ...] = ()


class Regel(Item):
    """When somebody demonstrably benefits (or improved): a rule over metingen.

    The last score on ``instrument`` at ``moment`` lies within ``vanaf`` and ``tot``,
    and, with ``vergelijk``, differs at least ``verschil`` from the last one at that
    other moment: upwards when ``verschil`` is positive, downwards when negative.
    """

    instrument: Code
    moment: MeasureMoment = "einde"
    vanaf: Number | None = None
    tot: Number | None = None
    vergelijk: MeasureMoment | None = None
    verschil: Number | None = None


class KengetalSoort(Item):
    """A figure from outside that somebody enters with its source.

    ``periode`` is what it is about: a kind of period, or one fixed period such as
    ``2019`` for a nulmeting. ``per`` splits it: one figure for each value.
    """

    eenheid: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    periode: Annotated[str, StringConstraints(pattern=r"^(kwartaal|halfjaar|jaar|\d{4})$")] = "jaar"
    per: Literal["aandachtsgroep", "kern"] | None = None
    bron: str = ""


class Trajectsoort(Item):
    """A kind of case, and what its form asks.

    ``partijen`` are the sides it has, each with at least one client (empty: clients
    without sides). ``instrumenten`` are asked at the moments of the instrument, at
    opening and closing. ``resultaten`` are the yes-or-no questions at closing.
    ``verwijzing`` says whether a referral belongs to it.
    """

    toets: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]?$")] = ""
    deelopdrachten: Annotated[tuple[Code, ...], Field(min_length=1)]
    partijen: tuple[Item, ...] = ()
    instrumenten: tuple[Code, ...] = ()
    resultaten: tuple[Code, ...] = ()
    verwijzing: Annotated[bool, Field(strict=True)] = False


class Afloop(Item):
    """How a case can end."""

    toets: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]?$")] = ""


class Resultaat(Item):
    """Something a case can reach, answered yes or no with a date."""


class Vrijwilligerswerk(Frozen):
    """That vacancies, matches and klussen are recorded: for which deelopdracht, by which routes."""

    deelopdracht: Code
    routes: Annotated[tuple[Item, ...], Field(min_length=1)]
