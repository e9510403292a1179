"""A question about figures: which opdracht and period, whose rows, seen from which day."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from casereg.errors import Refused
from exports.indicator.figures import IndicatorFigure, Results, Scope
from exports.report import Source
from models.catalogue import Catalogue, Indicator
from models.loaded import Catalogues
from models.opdracht import Opdracht
from models.periods import Period

if TYPE_CHECKING:
    from exports.indicator.engine import Indicators


EVERYBODY = Scope()


@dataclass(frozen=True, slots=True)
class Question:
    """Counted when it is given a session, which must see one moment throughout."""

    catalogues: Catalogues
    catalogue: Catalogue
    period: Period
    today: date
    scope: Scope = EVERYBODY

    def count(self, session: Session) -> "Indicators":
        """The engine for this question."""
        from exports.indicator.engine import Indicators

        return Indicators(
            session, self.catalogues, self.catalogue, self.period, self.today, self.scope
        )

    def results(self, session: Session) -> Results:
        """Every indicator."""
        return Results(self.catalogue, self.period, self.count(session).figures())

    def at(self, period: Period) -> "Question | None":
        """The same about another period, with the opdracht of then; None where none held."""
        if period == self.period:
            return self
        try:
            return replace(self, period=period, catalogue=self.catalogues.on(period.end))
        except Refused:
            return None

    def figure_at(self, session: Session, period: Period, code: str) -> IndicatorFigure | None:
        """One indicator in another period; None where no opdracht held or asked for it."""
        then = self.at(period)
        if then is None or then.catalogue.indicator(code) is None:
            return None
        return then.count(session).figure(code)

    def indicator(self, code: str) -> Indicator:
        """The indicator that was asked for; raises :class:`Refused` when there is none."""
        return indicator_of(self.catalogue, code)

    def source(self, session: Session) -> Source:
        """What was counted, and which loading of the catalogue it was."""
        code = self.catalogue.code
        sha = next(card.sha256 for card in self.catalogues.cards if card.code == code)
        version = loaded_version(session, code, sha)
        return Source(self.catalogue, version, sha, self.period)


def loaded_version(session: Session, code: str, sha256: str) -> int | None:
    """Which loading of the catalogue has this text."""
    query = select(Opdracht.version).where(Opdracht.code == code, Opdracht.sha256 == sha256)
    return session.exec(query.order_by(col(Opdracht.version).desc())).first()


def indicator_of(catalogue: Catalogue, code: str) -> Indicator:
    """The indicator with this code; raises :class:`Refused` when there is none."""
    found = catalogue.indicator(code)
    if found is None:
        raise Refused(
            f"De opdracht {catalogue.code} heeft geen indicator {code!r}. "
            f"Kijk met: casereg catalog show {catalogue.code}"
        )
    return found[1]
