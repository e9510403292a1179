"""What must hold where an indicator leans on another, or on a kengetal; one rule a function."""

from collections.abc import Callable, Iterator

from models.catalogue import Catalogue, Indicator, KengetalSoort
from models.catalogue_codes import unknown
from models.catalogue_indicator_keys import (
    BREAKDOWNS,
    HOURS_BY,
    PERCENT,
    Placed,
    indicators,
    source_of,
)
from models.catalogue_indicators import YEAR_EARLIER
from models.catalogue_places import Fault

_CANNOT_GROW = ("groei", "verdeling", "mijlpaal")


def growth_has_a_base(catalogue: Catalogue) -> Iterator[Fault]:
    """Growth is of an indicator with one value, since a year or since a fixed kengetal."""
    for at in indicators(catalogue):
        if at.one.soort == "groei":
            yield from _grows(catalogue, at)
            yield from _since(catalogue, at)


def _grows(catalogue: Catalogue, at: Placed) -> Iterator[Fault]:
    if at.one.van is None:
        return
    found = catalogue.indicator(at.one.van)
    if found is None:
        reason = f"er is geen indicator '{at.one.van}'. Verbeter de code of voeg hem toe."
        yield Fault((*at.path, "van"), reason)
    elif found[1].soort in _CANNOT_GROW:
        reason = f"'{at.one.van}' is een {found[1].soort} en kan niet groeien. Kies een andere."
        yield Fault((*at.path, "van"), reason)
    elif at.one.verandering_in == "procentpunt" and found[1].eenheid != PERCENT:
        reason = f"procentpunt kan alleen als '{at.one.van}' in % is. Kies \"procent\"."
        yield Fault((*at.path, "verandering_in"), reason)


def _since(catalogue: Catalogue, at: Placed) -> Iterator[Fault]:
    if at.one.basis in (None, YEAR_EARLIER):
        return
    kengetal = kengetal_of(catalogue, at.one.basis)
    if kengetal is None:
        reason = f"'{at.one.basis}' staat niet in kengetallen. Kies er een, of \"{YEAR_EARLIER}\"."
        yield Fault((*at.path, "basis"), reason)
    elif not kengetal.periode.isdigit() or kengetal.per:
        reason = f"kengetal '{at.one.basis}' is geen nulmeting. Geef het een jaar als periode,"
        yield Fault((*at.path, "basis"), f'{reason} zoals "2019", en geen per.')


def kengetal_of(catalogue: Catalogue, code: str | None) -> KengetalSoort | None:
    """The kengetal with this code, or None."""
    return next((item for item in catalogue.kengetallen if item.code == code), None)


def kengetallen_exist(catalogue: Catalogue) -> Iterator[Fault]:
    """The kengetal of an indicator exists, and is shown as finely as it is entered."""
    for path, _, one in indicators(catalogue):
        if one.kengetal is None:
            continue
        kengetal = kengetal_of(catalogue, one.kengetal)
        if kengetal is None:
            yield unknown((*path, "kengetal"), one.kengetal, "kengetallen")
        elif kengetal.per and kengetal.per not in one.uitsplitsing:
            reason = (
                f"'{kengetal.per}' ontbreekt; kengetal '{kengetal.code}' is daarnaar gesplitst."
            )
            yield Fault((*path, "uitsplitsing"), f"{reason} Voeg dit toe.")


def breakdowns_fit(catalogue: Catalogue) -> Iterator[Fault]:
    """What an indicator is split by belongs to what it is counted from."""
    for path, _, one in indicators(catalogue):
        allowed = _breakdowns(catalogue, one)
        split = [("uitsplitsing", value) for value in dict.fromkeys(one.uitsplitsing)]
        for key, value in [*split, *([("per", one.per)] if one.per else [])]:
            if allowed is None:
                break
            fitting = HOURS_BY if (key, one.soort) == ("per", "uren") else allowed
            if value not in fitting:
                choices = f"Kies uit: {', '.join(fitting)}." if fitting else "Haal dit weg."
                yield Fault((*path, key), f"'{value}' past niet bij deze indicator. {choices}")


def _breakdowns(catalogue: Catalogue, one: Indicator) -> tuple[str, ...] | None:
    """What an indicator can be split by; None when another fault hides that."""
    if one.soort == "kengetal":
        kengetal = kengetal_of(catalogue, one.kengetal)
        return None if kengetal is None else (kengetal.per,) if kengetal.per else ()
    if one.soort == "groei":
        grows = catalogue.indicator(one.van or "")
        return _breakdowns(catalogue, grows[1]) if grows and grows[1].soort != "groei" else None
    if one.soort == "mijlpaal":
        return ()
    source = source_of(one)
    return BREAKDOWNS[source] if source else None


LEANING_RULES: tuple[Callable[[Catalogue], Iterator[Fault]], ...] = (
    growth_has_a_base,
    kengetallen_exist,
    breakdowns_fit,
)
