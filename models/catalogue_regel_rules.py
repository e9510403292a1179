"""What must hold for the regels that say when somebody benefits; one rule a function."""

from collections.abc import Callable, Iterator

from models.catalogue import Catalogue, Indicator, Instrument, Regel
from models.catalogue_codes import unknown
from models.catalogue_indicator_keys import bases
from models.catalogue_places import Fault, Path
from models.catalogue_score_rules import off_scale, out_of_order


def regels_decide(catalogue: Catalogue) -> Iterator[Fault]:
    """A regel has something to decide by."""
    for index, regel in enumerate(catalogue.regels):
        path: Path = ("regels", index)
        if regel.vergelijk is None and regel.verschil is not None:
            yield Fault((*path, "verschil"), "staat er zonder vergelijk. Vul vergelijk in.")
        if regel.vergelijk is not None and regel.verschil is None:
            yield Fault((*path, "vergelijk"), "staat er zonder verschil. Vul verschil in.")
        if (regel.vanaf, regel.tot, regel.vergelijk, regel.verschil) == (None,) * 4:
            reason = "beslist niets. Vul vanaf of tot in, of vergelijk met verschil."
            yield Fault(path, reason)
        if regel.verschil == 0:
            yield Fault((*path, "verschil"), "0 is geen verschil. Kies een ander getal.")
        if regel.vergelijk == regel.moment:
            reason = f"'{regel.moment}' is ook het moment zelf. Kies een ander moment."
            yield Fault((*path, "vergelijk"), reason)


def regels_fit_their_instrument(catalogue: Catalogue) -> Iterator[Fault]:
    """The limits of a regel lie on the scale, its moments are those of the instrument."""
    sound = (item for item in catalogue.instrumenten if item.laagste < item.hoogste)
    scales = {item.code: item for item in sound}
    for index, regel in enumerate(catalogue.regels):
        path: Path = ("regels", index)
        if regel.instrument in scales:
            yield from _on_scale(path, regel, scales[regel.instrument])
        yield from out_of_order((*path, "tot"), regel.vanaf, regel.tot)


def _on_scale(path: Path, regel: Regel, scale: Instrument) -> Iterator[Fault]:
    for key, limit in (("vanaf", regel.vanaf), ("tot", regel.tot)):
        if limit is not None:
            yield from off_scale((*path, key), limit, scale)
    if regel.verschil is not None and abs(regel.verschil) > scale.hoogste - scale.laagste:
        reason = f"{regel.verschil:g} is meer dan '{scale.code}' kan verschillen. Kies minder."
        yield Fault((*path, "verschil"), reason)
    for key, moment in (("moment", regel.moment), ("vergelijk", regel.vergelijk)):
        if moment is not None and moment not in scale.momenten:
            reason = f"'{moment}' staat niet bij de momenten van '{scale.code}'. Voeg het daar toe"
            yield Fault((*path, key), f"{reason} of kies een ander.")


def regels_are_used_well(catalogue: Catalogue) -> Iterator[Fault]:
    """A share by a regel exists, and asks what the rows it counts can answer."""
    known = {regel.code: regel for regel in catalogue.regels}
    scales = {item.code: set(item.deelopdrachten) for item in catalogue.instrumenten}
    for one, at in bases(catalogue):
        if one.regel is None:
            continue
        path = (*at.path, "regel")
        if one.regel not in known:
            yield unknown(path, one.regel, "regels")
            continue
        regel = known[one.regel]
        only = scales.get(regel.instrument, set())
        if reason := _misused(one, regel):
            yield Fault(path, reason)
        elif only and only.isdisjoint(at.deelopdrachten(catalogue)):
            parts = ", ".join(sorted(only))
            reason = f"'{regel.instrument}' hoort alleen bij deelopdracht {parts}."
            yield Fault(path, f"{reason} Voeg die toe of kies een andere regel.")


def _misused(one: Indicator, regel: Regel) -> str:
    """Why this indicator cannot go by this regel; empty when it can."""
    if one.uit not in ("trajecten", "metingen"):
        return f'een regel gaat niet over {one.uit}. Kies uit = "trajecten" of "metingen".'
    if one.uit == "trajecten" or one.noemer is None:
        return ""
    if regel.vergelijk is not None:
        return 'deze vergelijkt twee momenten, en dat kan alleen met uit = "trajecten".'
    named, moments = one.noemer.instrument, one.noemer.moment
    if named and regel.instrument not in named:
        return f"deze gaat over '{regel.instrument}', en dat staat niet in de noemer. Voeg het toe."
    if moments and regel.moment not in moments:
        return f"deze gaat over '{regel.moment}', en dat staat niet in de noemer. Voeg het toe."
    return ""


REGEL_RULES: tuple[Callable[[Catalogue], Iterator[Fault]], ...] = (
    regels_decide,
    regels_fit_their_instrument,
    regels_are_used_well,
)
