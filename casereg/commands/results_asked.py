"""What ``casereg results`` was asked, and what the register answered."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casereg.errors import NotAllowed, Refused, WrongUsage
from casereg.security.rights import OWN_FIGURES, Reach, reach

if TYPE_CHECKING:
    from casereg.figures import Figures, InHouse
    from casereg.register import Register
    from exports.indicator.figures import IndicatorFigure, Part
    from exports.indicator.trend import TrendPoint
    from models.cards import ContactCard
    from models.periods import Period


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of the command."""

    period: "Period"
    opdracht: str | None
    team: str | None
    mijn: bool
    indicator: str | None
    per: str | None
    contacten: bool

    def check(self) -> None:
        """Raise :class:`WrongUsage` for options that do not go together."""
        if self.contacten and not self.indicator:
            raise WrongUsage("Zeg bij --contacten van welk getal, met --indicator CODE.")
        if self.mijn and (self.team or self.per):
            raise WrongUsage("Bij --mijn passen --team en --per niet: het gaat over je eigen werk.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What to show. ``splits`` are breakdowns by indicator; ``contacts`` None: not asked for."""

    asked: Asked
    house: "InHouse"
    ended: bool
    whose: str
    figures: "tuple[IndicatorFigure, ...]"
    splits: "dict[str, tuple[Part, ...]]"
    trend: "tuple[TrendPoint, ...]"
    contacts: "tuple[ContactCard, ...] | None"


def answered(register: "Register", asked: Asked) -> Answer:
    """Ask the register; raises what it raises."""
    from exports.indicator.question import indicator_of

    house, code = _house(register, asked), asked.indicator
    if code:
        indicator_of(house.results.catalogue, code)
    shown = tuple(one for one in house.results.figures if code in (None, one.indicator.code))
    figures, period, opdracht = register.figures, asked.period, asked.opdracht
    trend = () if asked.mijn or not code else figures.trend(code, period, 8, opdracht, asked.team)
    return Answer(
        asked,
        house,
        period.end < register.clock.today(),
        "eigen werk" if asked.mijn else asked.team or register.actor.team or "alle teams",
        shown,
        _splits(figures, asked, shown),
        trend,
        figures.behind(code, period, opdracht, own=asked.mijn)
        if code and asked.contacten
        else None,
    )


def _house(register: "Register", asked: Asked) -> "InHouse":
    from casereg.figures import InHouse

    figures = register.figures
    if asked.mijn:
        return InHouse(figures.own(asked.period, asked.opdracht), ())
    try:
        return figures.in_house(asked.period, asked.opdracht, asked.team)
    except NotAllowed as refusal:
        if reach(register.actor.role, OWN_FIGURES) is Reach.NONE:
            raise
        raise Refused(f"{refusal} Je eigen cijfers zie je met --mijn.") from None


def _splits(
    figures: "Figures", asked: Asked, shown: "tuple[IndicatorFigure, ...]"
) -> "dict[str, tuple[Part, ...]]":
    """The breakdown of each indicator that allows it; of a single one it must."""
    per = asked.per
    if per is None:
        return {}
    able = [
        one.indicator.code
        for one in shown
        if asked.indicator or per in (*one.indicator.uitsplitsing, one.indicator.per)
    ]
    if not able:
        raise Refused(f"Geen indicator van deze opdracht kan per {per!r}.")
    return {
        code: figures.breakdown(code, asked.period, per, asked.opdracht, asked.team)
        for code in able
    }
