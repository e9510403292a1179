"""The values of each dimension, for who reads the tables without the catalogue."""

from typing import Any

from exports.counted.places import dimension_values, team_value
from models.catalogue import UNKNOWN, Catalogue


def classification(catalogue: Catalogue) -> dict[str, Any]:
    """Which values there are, and to which gebiedsteam each kern belongs."""
    values = dimension_values(catalogue)
    teams = {kern.code: team_value(kern.gebiedsteam) for kern in catalogue.kernen}
    return {
        "waarden": {dimension: list(found) for dimension, found in values.items()},
        "gebiedsteam_van": teams | {UNKNOWN: team_value(UNKNOWN)},
    }
