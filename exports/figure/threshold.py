"""From how many people a figure may be shown."""

from models.catalogue import Catalogue, Deelopdracht, Indicator


def threshold_of(catalogue: Catalogue, own: Deelopdracht, indicator: Indicator) -> int:
    """The highest threshold of the deelopdrachten that the indicator counts."""
    filters = (indicator.filter, indicator.noemer, indicator.teller, indicator.verwacht)
    used = [one for one in filters if one is not None]
    if any(one.overal for one in used):
        counted = {one.code for one in catalogue.deelopdrachten}
    else:
        counted = {own.code, *(code for one in used for code in one.deelopdracht)}
    return max(catalogue.threshold(code) for code in counted)
