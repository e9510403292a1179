"""A catalogue as one JSON document, for ``casereg catalog show --json``."""

from typing import Any

from models.catalogue import Catalogue


def as_json(catalogue: Catalogue) -> dict[str, Any]:
    """The catalogue in plain values: dates as ISO 8601, lists in the order of the file.

    The shape is the contract in the design ("JSON shapes"): fields may be added to it.
    """
    document = catalogue.model_dump(mode="json")
    for part in document["deelopdrachten"]:
        # Catalogues carry no indicators yet; the contract has the field.
        part["indicatoren"] = []
    return document
