"""From how many people a number may be shown."""

from exports.counted.places import Place
from models.catalogue import TOTAL, Catalogue


def threshold_at(catalogue: Catalogue, place: Place) -> int:
    """From how many contributors a cell may be shown.

    A cell of one deelopdracht takes the k of that one, also when it is a total over
    deelopdrachten and its contactsoort serves no other. Any other total takes that of
    the catalogue, or higher when all deelopdrachten in it are higher: its reader cannot
    tell who of the people in it belongs to a sensitive subject.
    """
    if place.deelopdracht != TOTAL:
        return catalogue.threshold(place.deelopdracht)
    kind = catalogue.contactsoort(place.contactsoort)
    served = kind.deelopdrachten if kind else ()
    within = served or tuple(part.code for part in catalogue.deelopdrachten)
    lowest = min(catalogue.threshold(code) for code in within)
    return lowest if len(within) == 1 else max(lowest, catalogue.bescherming.k)
