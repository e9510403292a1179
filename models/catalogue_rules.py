"""What must hold between the parts of a catalogue; one rule a function.

:func:`faults` gives every rule that is broken, in Dutch, with its place. Each value
by itself was checked before, by the models in :mod:`models.catalogue`.
"""

from collections.abc import Callable, Iterator

from models.catalogue import NOT_APPLICABLE, OLDEST, Catalogue
from models.catalogue_codes import (
    codes_not_reserved,
    codes_once,
    keys_once,
    named_twice,
    numbers_once,
    project_taken_exist,
    references_exist,
)
from models.catalogue_filter_rules import FILTER_RULES
from models.catalogue_fitting_rules import FITTING_RULES
from models.catalogue_indicator_rules import INDICATOR_RULES
from models.catalogue_leaning_rules import LEANING_RULES
from models.catalogue_places import Fault
from models.catalogue_record_rules import RECORD_RULES
from models.catalogue_regel_rules import REGEL_RULES
from models.catalogue_retention_rules import RETENTION_RULES
from models.catalogue_score_rules import SCORE_RULES

# A client has one of these in a calendar year, so distinct clients add up over them.
FIXED_PER_CLIENT = {"kern", "gebiedsteam", "leeftijdsgroep"}


def faults(catalogue: Catalogue) -> list[str]:
    """Every broken rule with its place and reason; empty when the catalogue is sound."""
    return [fault.text(catalogue) for fault in broken(catalogue)]


def broken(catalogue: Catalogue) -> list[Fault]:
    """The same with the place as a path, for who looks up the line."""
    return [fault for rule in RULES for fault in rule(catalogue)]


def period_in_order(catalogue: Catalogue) -> Iterator[Fault]:
    """An opdracht does not end before it starts."""
    if catalogue.geldig_tot < catalogue.geldig_van:
        reason = f"ligt vóór geldig_van ({catalogue.geldig_van}). Kies een latere datum."
        yield Fault(("geldig_tot",), reason)


def ages_join(catalogue: Catalogue) -> Iterator[Fault]:
    """The age groups cover every age from 0 once."""
    groups = sorted(enumerate(catalogue.leeftijdsgroepen), key=lambda pair: pair[1].van)
    expected = 0
    for index, group in groups:
        if group.tot < group.van:
            reason = f"{group.tot} is lager dan van ({group.van}). Draai ze om."
            yield Fault(("leeftijdsgroepen", index, "tot"), reason)
        elif group.van < expected:
            reason = f"{group.van} zit ook in een andere groep. Begin bij {expected}."
            yield Fault(("leeftijdsgroepen", index, "van"), reason)
        elif group.van > expected:
            reason = f"van {expected} tot {group.van} jaar is er geen groep. Sluit het gat."
            yield Fault(("leeftijdsgroepen", index, "van"), reason)
        expected = max(expected, group.tot + 1)
    if expected <= OLDEST:
        reason = f"loopt tot en met {expected - 1}. Laat de oudste groep lopen tot {OLDEST}."
        yield Fault(("leeftijdsgroepen", groups[-1][0], "tot"), reason)


def reasons_fit(catalogue: Catalogue) -> Iterator[Fault]:
    """Who asks a reden offers redenen, among them one for "does not apply"."""
    for index, kind in enumerate(catalogue.contactsoorten):
        if "reden" in kind.vraagt:
            yield from _reasons_of(catalogue, ("contactsoorten", index), (kind.code,))
    for index, outcome in enumerate(catalogue.uitkomsten):
        if "reden" in outcome.vraagt:
            kinds = outcome.contactsoorten or tuple(k.code for k in catalogue.contactsoorten)
            yield from _reasons_of(catalogue, ("uitkomsten", index), kinds)


def _reasons_of(
    catalogue: Catalogue, at: tuple[str, int], kinds: tuple[str, ...]
) -> Iterator[Fault]:
    offered = {kind: {reden.code for reden in catalogue.redenen_for(kind)} for kind in kinds}
    asked = {kind: codes for kind, codes in offered.items() if codes - {NOT_APPLICABLE}}
    if not asked:
        reason = "vraagt een reden, maar er past geen reden bij. Voeg redenen toe of haal dit weg."
        yield Fault((*at, "vraagt"), reason)
    for kind, codes in asked.items():
        if NOT_APPLICABLE not in codes:
            reason = (
                f"vraagt een reden, maar bij '{kind}' ontbreekt reden '{NOT_APPLICABLE}' "
                "(niet van toepassing). Voeg die toe."
            )
            yield Fault((*at, "vraagt"), reason)


def proposals_fit(catalogue: Catalogue) -> Iterator[Fault]:
    """The uitkomst that a contactsoort proposes is one it can have."""
    for index, kind in enumerate(catalogue.contactsoorten):
        fitting = [item.code for item in catalogue.uitkomsten_for(kind.code)]
        if kind.uitkomst and catalogue.uitkomst(kind.uitkomst) and kind.uitkomst not in fitting:
            reason = f"'{kind.uitkomst}' hoort niet bij deze contactsoort. Kies er een die past."
            yield Fault(("contactsoorten", index, "uitkomst"), reason)


def table_parts_once(catalogue: Catalogue) -> Iterator[Fault]:
    """A table names a dimension and a measure once."""
    for index, table in enumerate(catalogue.tabellen):
        for key, values in (("dimensies", table.dimensies), ("maten", table.maten)):
            yield from named_twice(("tabellen", index, key), values)


def clients_add_up(catalogue: Catalogue) -> Iterator[Fault]:
    """Distinct clients are only counted in tables where they add up for a reader."""
    for index, table in enumerate(catalogue.tabellen):
        if "clienten" not in table.maten:
            continue
        others = set(table.dimensies) - {"deelopdracht"}
        if not others or others - FIXED_PER_CLIENT:
            reason = (
                "'clienten' kan alleen bij kern, gebiedsteam of leeftijdsgroep (eventueel per "
                "deelopdracht), anders telt het niet op. Haal 'clienten' weg."
            )
            yield Fault(("tabellen", index, "maten"), reason)


RULES: tuple[Callable[[Catalogue], Iterator[Fault]], ...] = (
    period_in_order,
    codes_once,
    numbers_once,
    keys_once,
    codes_not_reserved,
    references_exist,
    project_taken_exist,
    ages_join,
    reasons_fit,
    proposals_fit,
    table_parts_once,
    clients_add_up,
    *INDICATOR_RULES,
    *LEANING_RULES,
    *FILTER_RULES,
    *FITTING_RULES,
    *SCORE_RULES,
    *REGEL_RULES,
    *RECORD_RULES,
    *RETENTION_RULES,
)
