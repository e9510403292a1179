"""Which counts a table is made of: of contacts, of people, and by what."""

from collections.abc import Iterable
from typing import Literal

from exports.counted.places import places
from models.catalogue import Catalogue, Tabel

Grouping = tuple[str, ...]
Kind = Literal["contacten", "mensen", "thuis"]
Wanted = tuple[Kind, Grouping]
OF_THE_CLIENT = {"kern", "gebiedsteam", "leeftijdsgroep"}
"""Columns in which a client stands where it lives, not where the contact was."""
WHAT: Grouping = ("deelopdracht", "contactsoort")


def wanted_for(catalogue: Catalogue, table: Tabel) -> set[Wanted]:
    """What a table is made of."""
    groupings = {place.grouping for place in places(catalogue, table)}
    wanted: set[Wanted] = set()
    if "clienten" in table.maten:
        wanted |= {(clients_among(grouping), grouping) for grouping in groupings}
    if {"contacten", "uren"} & set(table.maten):
        wanted |= {("contacten", grouping) for grouping in groupings}
        wanted |= {("mensen", grouping) for grouping in groupings}
    return wanted


def widest(wanted: Iterable[Wanted]) -> list[Grouping]:
    """The groupings of contacts that no other one of them contains; a kern tells its team."""
    groupings = [
        grouping
        for kind, grouping in wanted
        if kind == "contacten" and "gebiedsteam" not in grouping
    ]
    return [one for one in groupings if not any(set(one) < set(other) for other in groupings)]


def clients_among(grouping: Grouping) -> Kind:
    """Where clients are counted: those at home only where that makes a difference."""
    return "thuis" if OF_THE_CLIENT & set(grouping) else "mensen"
