"""The primary rule: a cell with too few people behind it is hidden.

It does not protect against recalculation from totals and other tables.
"""

from exports.counts import Cell, Status
from exports.places import Place
from exports.tally import Figure
from models.catalogue import TOTAL, Catalogue


def protect(catalogue: Catalogue, figure: Figure) -> Cell:
    """The figure as it may be shown: its value, the mask, or a zero that cannot be otherwise.

    With ``zeros = "hide"`` an empty cell wears the same mask as a small one, so that the
    mask tells nothing of the size.
    """
    status: Status = "gepubliceerd"
    if not figure.possible:
        status = "nvt"
    elif figure.empty:
        status = "onderdrukt" if catalogue.bescherming.zeros == "hide" else "gepubliceerd"
    elif figure.contributors < threshold_at(catalogue, figure.place):
        status = "onderdrukt"
    shown = None if status == "onderdrukt" else figure.waarde
    return Cell(figure.place, figure.maat, shown, status)


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
