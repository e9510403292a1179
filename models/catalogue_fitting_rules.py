"""What a filter lets through at all; one rule a function.

A filter whose parts exclude each other gives a quiet nought, quarter after quarter. That
is found here, before anything is counted.
"""

from collections.abc import Callable, Iterator

from models.catalogue import Catalogue, Trajectsoort
from models.catalogue_filter_rules import known_values
from models.catalogue_indicator_keys import (
    PlacedFilter,
    bases,
    filters,
    given,
)
from models.catalogue_places import Fault


def parts_fit_the_deelopdracht(catalogue: Catalogue) -> Iterator[Fault]:
    """What is limited to other deelopdrachten never comes through the filter."""
    limited: dict[str, dict[str, tuple[str, ...]]] = {
        "project": {item.code: (item.deelopdracht,) for item in catalogue.projecten},
        "contactsoort": {item.code: item.deelopdrachten for item in catalogue.contactsoorten},
        "trajectsoort": {item.code: item.deelopdrachten for item in catalogue.trajectsoorten},
        "instrument": {item.code: item.deelopdrachten for item in catalogue.instrumenten},
    }
    for at in filters(catalogue):
        limits = at.deelopdrachten(catalogue)
        for key, serves in limited.items():
            for code in dict.fromkeys(getattr(at.own, key)):
                only = serves.get(code, ())
                if only and limits and limits.isdisjoint(only):
                    reason = f"'{code}' komt alleen voor bij deelopdracht {', '.join(only)}."
                    yield Fault((*at.path, key), f"{reason} Voeg die toe of haal dit weg.")


def contacts_can_end_so(catalogue: Catalogue) -> Iterator[Fault]:
    """An uitkomst or reden belongs to one of the contactsoorten that come through."""
    limited = {
        "uitkomst": {item.code: item.contactsoorten for item in catalogue.uitkomsten},
        "reden": {item.code: item.contactsoorten for item in catalogue.redenen},
    }
    for at in filters(catalogue):
        kinds = _kinds(catalogue, at)
        for key, belongs in limited.items():
            for code in dict.fromkeys(getattr(at.own, key)):
                only = belongs.get(code, ())
                if only and kinds and kinds.isdisjoint(only):
                    reason = f"'{code}' komt alleen voor bij contactsoort {', '.join(only)}."
                    yield Fault((*at.path, key), f"{reason} Voeg die toe of haal dit weg.")


def _kinds(catalogue: Catalogue, at: PlacedFilter) -> set[str]:
    """The contactsoorten that come through a filter; those that do not exist left out."""
    if at.whole.contactsoort:
        return known_values(catalogue, "contactsoort").intersection(at.whole.contactsoort)
    parts = at.deelopdrachten(catalogue)
    return {kind.code for part in parts for kind in catalogue.contactsoorten_for(part)}


def reached_fits_the_uitkomst(catalogue: Catalogue) -> Iterator[Fault]:
    """Whether somebody was reached follows from the uitkomst, so the two agree."""
    for at in filters(catalogue):
        found = [catalogue.uitkomst(code) for code in at.whole.uitkomst]
        reached = {outcome.bereikt for outcome in found if outcome}
        if "bereikt" in given(at.own) and reached and at.own.bereikt not in reached:
            reason = "klopt bij geen van deze uitkomsten. Haal dit weg of kies een andere uitkomst."
            yield Fault((*at.path, "bereikt"), reason)


def helped_is_asked(catalogue: Catalogue) -> Iterator[Fault]:
    """Whether a contact helped is asked somewhere, or nobody would ever answer it."""
    for at in filters(catalogue):
        if at.own.geholpen is None:
            continue
        asked = [
            "geholpen" in catalogue.asked(kind, outcome.code)
            for kind in _kinds(catalogue, at)
            for outcome in catalogue.uitkomsten_for(kind)
            if not at.whole.uitkomst or outcome.code in at.whole.uitkomst
        ]
        if asked and not any(asked):
            reason = 'wordt bij geen van deze contactsoorten gevraagd. Zet "geholpen" in vraagt.'
            yield Fault((*at.path, "geholpen"), reason)


def results_are_asked(catalogue: Catalogue) -> Iterator[Fault]:
    """A resultaat is a question of one of the trajectsoorten that come through."""
    known = known_values(catalogue, "resultaat")
    for at in filters(catalogue):
        kinds = _case_kinds(catalogue, at)
        asked = {code for kind in kinds for code in kind.resultaten}
        for code in dict.fromkeys(at.own.resultaat):
            if kinds and code in known and code not in asked:
                reason = f"'{code}' wordt bij geen van deze trajectsoorten gevraagd."
                yield Fault((*at.path, "resultaat"), f"{reason} Zet het daar in resultaten.")


def cases_are_recorded(catalogue: Catalogue) -> Iterator[Fault]:
    """What is counted from trajecten has a trajectsoort, with verwijzing where that counts."""
    for one, at in bases(catalogue):
        kinds = _case_kinds(catalogue, at)
        nothing = not kinds and not at.whole.trajectsoort
        if at.source in ("trajecten", "resultaten") and nothing:
            reason = "bij deze deelopdracht hoort geen trajectsoort. Voeg er een toe."
            yield Fault((*at.path, "uit"), reason)
        referred = not kinds or any(kind.verwijzing for kind in kinds)
        if one.op in ("verwezen", "aangenomen") and not referred:
            reason = "geen van deze trajectsoorten heeft een verwijzing."
            yield Fault((*at.path, "op"), f"{reason} Zet daar verwijzing = true.")


def _case_kinds(catalogue: Catalogue, at: PlacedFilter) -> list[Trajectsoort]:
    """The trajectsoorten that come through a filter; those that do not exist left out."""
    limits, named = at.deelopdrachten(catalogue), at.whole.trajectsoort
    return [
        kind
        for kind in catalogue.trajectsoorten
        if (kind.code in named if named else limits.intersection(kind.deelopdrachten))
    ]


def volunteers_are_recorded(catalogue: Catalogue) -> Iterator[Fault]:
    """What is counted from vrijwilligers is recorded in this opdracht, for that deelopdracht."""
    work = catalogue.vrijwilligerswerk
    for _, at in bases(catalogue):
        if at.source != "vrijwilligers":
            continue
        if work is None:
            reason = "deze opdracht heeft geen vrijwilligerswerk. Voeg [vrijwilligerswerk] toe."
            yield Fault((*at.path, "uit"), reason)
        elif work.deelopdracht not in at.deelopdrachten(catalogue):
            reason = f"vrijwilligerswerk hoort bij deelopdracht '{work.deelopdracht}'."
            yield Fault((*at.path, "uit"), f"{reason} Kies die in het filter.")


FITTING_RULES: tuple[Callable[[Catalogue], Iterator[Fault]], ...] = (
    parts_fit_the_deelopdracht,
    contacts_can_end_so,
    reached_fits_the_uitkomst,
    helped_is_asked,
    results_are_asked,
    cases_are_recorded,
    volunteers_are_recorded,
)
