"""A catalogue as one JSON document, for ``casereg catalog show --json``."""

from typing import Any

from models.catalogue import Catalogue

_FILTERS = ("filter", "noemer", "teller", "verwacht")


def as_json(catalogue: Catalogue) -> dict[str, Any]:
    """The catalogue in plain values: dates as ISO 8601, lists in the order of the file.

    The shape is the contract in the design ("JSON shapes"): fields may be added to it.
    A filter has only the keys that limit; null is no filter at all.
    """
    document = catalogue.model_dump(mode="json")
    rows = [row for part in document["deelopdrachten"] for row in part["indicatoren"]]
    for (_, one), row in zip(catalogue.indicatoren(), rows, strict=True):
        for name in _FILTERS:
            asked = getattr(one, name)
            row[name] = asked and asked.model_dump(mode="json", exclude_defaults=True)
    return document
