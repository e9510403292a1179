"""The words of an opdracht: places, parts and projects are no people."""

from collections.abc import Iterator

from models.catalogue import Catalogue
from models.names import search_terms


def words_of(catalogue: Catalogue) -> frozenset[str]:
    """All of them, as they are searched."""
    return frozenset(term for title in _titles(catalogue) for term in search_terms(title))


def _titles(catalogue: Catalogue) -> Iterator[str]:
    for items in (
        catalogue.kernen,
        catalogue.gebiedsteams,
        catalogue.organisaties,
        catalogue.projecten,
        catalogue.kanalen,
        catalogue.deelopdrachten,
    ):
        yield from (one.titel for one in items)
    yield from (taak.titel for part in catalogue.deelopdrachten for taak in part.taken)
