"""Filters of the catalogue in plain words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from exports.indicator.norms import amount
from exports.tables_csv import decimal_comma
from models.catalogue import MANTELZORGER, Catalogue, Filter, Item

_ANSWERS = {"bereikt": "iemand bereikt", "geholpen": "het hielp", "client": "cliënt bekend"}


def conditions(catalogue: Catalogue, wanted: Filter | None) -> str:
    """The filter in words; only what limits."""
    return "; ".join(_limits(catalogue, wanted)) if wanted else ""


def _limits(catalogue: Catalogue, wanted: Filter) -> Iterator[str]:
    titles = _titles(catalogue)
    if wanted.overal:
        yield "alle deelopdrachten"
    for key, value in wanted:
        if isinstance(value, tuple) and value:
            yield f"{key}: {_one_of(titles.get(key, ()), value)}"
        elif key in _ANSWERS and value is not None:
            yield f"{_ANSWERS[key]}: {'ja' if value else 'nee'}"
    if wanted.vanaf is not None:
        yield f"score vanaf {decimal_comma(amount(wanted.vanaf))}"
    if wanted.tot is not None:
        yield f"score tot en met {decimal_comma(amount(wanted.tot))}"


def _titles(catalogue: Catalogue) -> Mapping[str, Sequence[Item]]:
    volunteers = catalogue.vrijwilligerswerk
    return {
        "deelopdracht": catalogue.deelopdrachten,
        "project": catalogue.projecten,
        "kern": catalogue.kernen,
        "leeftijdsgroep": catalogue.leeftijdsgroepen,
        "aandachtsgroep": (
            *catalogue.aandachtsgroepen,
            Item(code=MANTELZORGER, titel="mantelzorger"),
        ),
        "contactsoort": catalogue.contactsoorten,
        "kanaal": catalogue.kanalen,
        "uitkomst": catalogue.uitkomsten,
        "reden": catalogue.redenen,
        "trajectsoort": catalogue.trajectsoorten,
        "afloop": catalogue.aflopen,
        "resultaat": catalogue.resultaten,
        "instrument": catalogue.instrumenten,
        "route": volunteers.routes if volunteers else (),
    }


def _one_of(items: Sequence[Item], codes: Iterable[str]) -> str:
    return " of ".join(titled(items, code) for code in codes)


def titled(items: Sequence[Item], code: str) -> str:
    """The title of the item with this code, or the code when there is none."""
    return next((item.titel for item in items if item.code == code), code)
