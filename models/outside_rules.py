"""Whether kengetallen and volunteer work fit the catalogue; pure, so screens may ask too."""

import re

from casereg.errors import InvalidInput, Refused, WrongUsage
from models.catalogue import UNKNOWN, Catalogue, KengetalSoort, Vrijwilligerswerk
from models.code_rules import check_code, enumerated, with_code
from models.loaded import Catalogues
from models.periods import Period, parse_period
from models.record_forms import KengetalForm, VolunteerForm

HIGHEST_VALUE = 1_000_000_000
"""More than a gemeente has of anything it counts in whole numbers, or spends in euros."""
_KINDS = {"kwartaal": r"\d{4}-Q[1-4]", "halfjaar": r"\d{4}-H[12]", "jaar": r"\d{4}"}
_EXAMPLES = {"kwartaal": "2023-Q1", "halfjaar": "2023-H1", "jaar": "2023"}


def check_kengetal(form: KengetalForm, catalogues: Catalogues) -> Period:
    """The period of a kengetal; raises :class:`InvalidInput` when it is not asked so.

    It must stand in the catalogue of that period. A nulmeting, about one fixed period,
    may stand in any.
    """
    try:
        period = parse_period(form.period)
    except WrongUsage as wrong:
        raise InvalidInput(str(wrong), "period") from None
    catalogue, kind = _kind(form.code, period, catalogues)
    if not re.fullmatch(_KINDS.get(kind.periode, kind.periode), period.text):
        example = _EXAMPLES.get(kind.periode, kind.periode)
        raise InvalidInput(f"Dit kengetal gaat over een periode zoals {example}.", "period")
    _check_part(form.part, kind, catalogue)
    _check_value(form.value, kind)
    return period


def _kind(code: str, period: Period, catalogues: Catalogues) -> tuple[Catalogue, KengetalSoort]:
    try:
        holding = [catalogues.on(period.start)]
    except Refused:  # before the first opdracht: then it can only be a nulmeting
        holding = []
    found = [(one, with_code(one.kengetallen, code)) for one in holding]
    for card in reversed(catalogues.cards):
        one = catalogues.named(card.code)
        kind = with_code(one.kengetallen, code)
        found.append((one, kind if kind and kind.periode not in _KINDS else None))
    for one, kind in found:
        if kind is not None:
            return one, kind
    known = enumerated(kind.code for one in holding for kind in one.kengetallen)
    raise InvalidInput(
        f"Dit kengetal staat niet in de opdracht van {period.text}. Kies uit: {known}.", "code"
    )


def _check_value(value: float, kind: KengetalSoort) -> None:
    """A count of people or things is not below zero, and a share not above a hundred."""
    highest = 100 if kind.eenheid == "%" else HIGHEST_VALUE
    if not 0 <= value <= highest:
        raise InvalidInput(f"Geef een getal van 0 tot en met {highest}.", "value")


def _check_part(part: str, kind: KengetalSoort, catalogue: Catalogue) -> None:
    if kind.per is None:
        if part:
            raise InvalidInput("Dit kengetal is niet verdeeld. Laat het deel weg.", "part")
        return
    items = catalogue.kernen if kind.per == "kern" else catalogue.aandachtsgroepen
    if not part:
        raise InvalidInput(f"Dit kengetal is per {kind.per}. Zeg voor welke.", "part")
    check_code(part, items, "part", word=kind.per)


def check_volunteer_work(form: VolunteerForm, catalogue: Catalogue) -> Vrijwilligerswerk:
    """What the opdracht asks of volunteer work; raises :class:`InvalidInput` for a misfit."""
    asked = catalogue.vrijwilligerswerk
    if asked is None:
        raise InvalidInput("De opdracht van die dag vraagt niets over vrijwilligerswerk.", "soort")
    check_code(form.kern, catalogue.kernen, "kern", (UNKNOWN,))
    check_code(form.route, asked.routes, "route")
    is_match = form.soort == "match"
    if is_match and form.route is None:
        routes = enumerated(route.code for route in asked.routes)
        raise InvalidInput(f"Zeg langs welke route de match kwam: {routes}.", "route")
    if not is_match and form.route is not None:
        raise InvalidInput("Een route hoort alleen bij een match.", "route")
    if not is_match and form.vacancy is not None:
        raise InvalidInput("Een vacature noem je alleen bij een match.", "vacancy")
    return asked
