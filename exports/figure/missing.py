"""Where the rows lie that are missing from a figure."""

from exports.figure.boxes import Placed, limited
from exports.figure.subject import Subject
from models.catalogue import UNKNOWN, Filter
from models.catalogue_indicator_keys import given

_PLACES = ("kern", "leeftijdsgroep")
_SPLIT_PLACES = (*_PLACES, "gebiedsteam")


def where_missing(subject: Subject, wanted: Filter, base: Placed, undecided: bool) -> Placed:
    """The box of what is missing from the rows that match ``wanted`` and lie in ``base``.

    With ``undecided`` only rows that may belong are missing. Contacts of an unknown kern
    or leeftijdsgroep are then a cell of the tables, when nothing else decides. For any
    other only the deelopdracht and contactsoort of the figure are sure.
    """
    if base.relation == "apart":
        return base
    keys = unknown_keys(subject, wanted)
    if undecided and base.relation == "is" and len(keys) == 1:
        return Placed("contacten", limited(base.box, {keys[0]: (UNKNOWN,)}), "is")
    own = () if wanted.overal else (subject.part.code,)
    sure = {
        "deelopdracht": wanted.deelopdracht or own,
        "contactsoort": wanted.contactsoort,
        "kern": (),
        "leeftijdsgroep": (),
    }
    return Placed("contacten", limited(base.box, sure), "within")


def unknown_keys(subject: Subject, wanted: Filter) -> list[str]:
    """Which places a filter asks for that a contact may lack; a piece has only those that do."""
    if subject.piece and subject.piece.per in _SPLIT_PLACES:
        return []
    return [key for key in given(wanted) if key in _PLACES]
