"""What must hold for instruments and the scores on them; one rule a function."""

from collections.abc import Callable, Iterator

from models.catalogue import Catalogue, Instrument
from models.catalogue_codes import named_twice
from models.catalogue_indicator_keys import filters, indicators
from models.catalogue_places import Fault, Path

# Scores are decimals in a binary number; steps that differ less than this are one.
_NEARLY = 1e-9


def scales_are_sound(catalogue: Catalogue) -> Iterator[Fault]:
    """An instrument rises in whole steps, each with a word when it has words."""
    for index, scale in enumerate(catalogue.instrumenten):
        path: Path = ("instrumenten", index)
        if scale.hoogste <= scale.laagste:
            reason = f"{scale.hoogste:g} is niet hoger dan laagste ({scale.laagste:g}). Kies hoger."
            yield Fault((*path, "hoogste"), reason)
            continue
        steps = (scale.hoogste - scale.laagste) / scale.stap
        if abs(steps - round(steps)) > _NEARLY:
            reason = f"{scale.stap:g} past niet van {scale.laagste:g} tot {scale.hoogste:g}."
            yield Fault((*path, "stap"), f"{reason} Kies een stap die precies uitkomt.")
        elif scale.namen and len(scale.namen) != round(steps) + 1:
            reason = f"er zijn {round(steps) + 1} scores en {len(scale.namen)} namen."
            yield Fault((*path, "namen"), f"{reason} Geef elke score een naam.")
        yield from named_twice((*path, "momenten"), scale.momenten)


def scores_fit_the_instrument(catalogue: Catalogue) -> Iterator[Fault]:
    """A limit on a score lies on the scale of the instruments, at a moment they have."""
    for at in filters(catalogue):
        if at.source != "metingen":
            continue
        scales = [item for item in catalogue.instrumenten if item.code in at.whole.instrument]
        limits = [key for key in ("vanaf", "tot") if getattr(at.own, key) is not None]
        if limits and not at.whole.instrument:
            reason = "geldt voor een instrument. Vul instrument in."
            yield Fault((*at.path, limits[0]), reason)
        for key in limits:
            for scale in scales:
                yield from off_scale((*at.path, key), getattr(at.own, key), scale)
        if limits:
            yield from out_of_order((*at.path, limits[-1]), at.whole.vanaf, at.whole.tot)
        for moment in dict.fromkeys(at.own.moment):
            if scales and all(moment not in scale.momenten for scale in scales):
                reason = f"'{moment}' heeft geen van deze instrumenten. Voeg het daar bij momenten"
                yield Fault((*at.path, "moment"), f"{reason} toe of kies een ander.")


def off_scale(path: Path, limit: float, scale: Instrument) -> Iterator[Fault]:
    """A fault when nobody can have this score on the instrument."""
    if not scale.laagste <= limit <= scale.hoogste:
        bounds = f"{scale.laagste:g} tot en met {scale.hoogste:g}"
        yield Fault(path, f"{limit:g} valt buiten '{scale.code}'. Kies {bounds}.")


def out_of_order(path: Path, low: float | None, high: float | None) -> Iterator[Fault]:
    """A fault when no score lies from ``low`` up to ``high``."""
    if low is not None and high is not None and high < low:
        yield Fault(path, f"tot ({high:g}) is lager dan vanaf ({low:g}). Draai ze om.")


def means_have_one_scale(catalogue: Catalogue) -> Iterator[Fault]:
    """A mean is of scores on one scale: it names instruments, with the same ends."""
    for path, _, one in indicators(catalogue):
        if one.soort != "gemiddelde" or one.filter is None:
            continue
        named = one.filter.instrument
        if not named:
            reason = "ontbreekt; scores van elk instrument door elkaar zeggen niets. Vul dit in."
            yield Fault((*path, "filter", "instrument"), reason)
        scales = {
            (item.laagste, item.hoogste) for item in catalogue.instrumenten if item.code in named
        }
        if len(scales) > 1:
            reason = "deze instrumenten hebben niet dezelfde laagste en hoogste. Kies er een."
            yield Fault((*path, "filter", "instrument"), reason)


SCORE_RULES: tuple[Callable[[Catalogue], Iterator[Fault]], ...] = (
    scales_are_sound,
    scores_fit_the_instrument,
    means_have_one_scale,
)
