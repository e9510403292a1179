"""The register of processing (AVG art. 30) of an opdracht, made from its catalogue."""

from dataclasses import dataclass

from models.catalogue import Catalogue, Deelopdracht
from models.catalogue_retention import Bewaartermijn
from models.processing_facts import MEASURES, NOT_ASKED, RECIPIENTS, SPECIAL, STAFF


@dataclass(frozen=True, slots=True)
class Purpose:
    """A deelopdracht: what it is for, and on what ground people are recorded for it.

    ``terms`` are the bewaartermijnen that hold for it or for a traject in it.
    """

    code: str
    title: str
    goals: tuple[str, ...]
    terms: tuple[Bewaartermijn, ...]


@dataclass(frozen=True, slots=True)
class Processing:
    """All that article 30 asks, in Dutch sentences; what is empty is still to be filled in."""

    opdracht: str
    title: str
    responsible: tuple[str, ...]
    purposes: tuple[Purpose, ...]
    people: tuple[str, ...]
    data: tuple[str, ...]
    recipients: tuple[str, ...]
    terms: tuple[Bewaartermijn, ...]
    measures: tuple[str, ...]
    not_asked: tuple[str, ...]


def processing_of(catalogue: Catalogue) -> Processing:
    """What is recorded of people for this opdracht, and why."""
    return Processing(
        opdracht=catalogue.code,
        title=catalogue.titel,
        responsible=tuple(one.titel for one in catalogue.organisaties),
        purposes=tuple(_purpose(catalogue, part) for part in catalogue.deelopdrachten),
        people=_people(catalogue),
        data=_data(catalogue),
        recipients=RECIPIENTS,
        terms=catalogue.bewaartermijnen,
        measures=MEASURES,
        not_asked=NOT_ASKED,
    )


def _purpose(catalogue: Catalogue, part: Deelopdracht) -> Purpose:
    goals = {one.code: one.titel for one in catalogue.doelen}
    soorten = [one.code for one in catalogue.trajectsoorten if part.code in one.deelopdrachten]
    terms = (catalogue.bewaartermijn(part.code, soort) for soort in (None, *soorten))
    return Purpose(
        code=part.code,
        title=part.titel,
        goals=tuple(goals[code] for code in part.doelen),
        terms=tuple(dict.fromkeys(one for one in terms if one)),
    )


def _people(catalogue: Catalogue) -> tuple[str, ...]:
    """Whose data are recorded: clients, by group where the opdracht names one, and staff."""
    parties = dict.fromkeys(
        side.titel for soort in catalogue.trajectsoorten for side in soort.partijen
    )
    sides = (f"In een traject met partijen: {', '.join(parties)}",) if parties else ()
    groups = (f"Cliënten uit de groep: {one.titel}" for one in catalogue.aandachtsgroepen)
    return ("Cliënten, met naam", "Mantelzorgers, als zij cliënt zijn", *groups, *sides, *STAFF)


def _data(catalogue: Catalogue) -> tuple[str, ...]:
    """What is recorded, as far as the opdracht asks for it."""
    kept = [
        "Naam, geboortejaar, kern en gebiedsteam",
        "Contacten: soort, dag, duur, kanaal, uitkomst, en een korte notitie",
        "Afspraken: terugbellen en bezoeken",
        "Wie een gegeven zag of veranderde, en wanneer",
        "Correcties, verklaringen en beperkingen, met de reden",
    ]
    if catalogue.aandachtsgroepen:
        kept.insert(1, f"Of iemand mantelzorger is en bij welke groep iemand hoort. {SPECIAL}")
    if soorten := ", ".join(one.titel.lower() for one in catalogue.trajectsoorten):
        kept.append(f"Trajecten: {soorten}")
    if named := ", ".join(one.titel for one in catalogue.instrumenten if not one.anoniem):
        kept.append(f"Metingen op naam: {named}")
    if loose := ", ".join(one.titel for one in catalogue.instrumenten if one.anoniem):
        kept.append(f"Metingen op naam of in een peiling zonder namen: {loose}")
    return tuple(kept)
