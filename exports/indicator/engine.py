"""The questions of an opdracht, answered for a period: contacts to figures, in SQL.

The ten kinds of indicator are all that is known here; what is asked stands in the
catalogue. A figure depends only on what happened up to the end of the period, never on
how things stand today. The figures are true: inside the house they are provisional, and
they do not leave it like this.
"""

from datetime import date

from sqlmodel import Session

from casereg.errors import Refused
from exports.indicator.answers import Pieces, figure_of, parts_of
from exports.indicator.behind import contacts_behind
from exports.indicator.counted import Later, Wanted
from exports.indicator.counter import Counter
from exports.indicator.figures import IndicatorFigure, Part, Scope
from exports.indicator.growth import Growth, grown
from exports.indicator.hours import PER_PROJECT, Hours, HoursPer, count_hours
from exports.indicator.kengetallen import Kengetallen
from exports.indicator.mijlpalen import Mijlpalen
from exports.indicator.parts import values_of
from exports.indicator.questions import Questions
from exports.indicator.sources import Sources
from exports.indicator.windows import whole_window, window
from models.catalogue import Catalogue
from models.catalogue_indicators import YEAR_EARLIER, Breakdown
from models.loaded import Catalogues
from models.periods import Period


class Indicators:
    """Counts the indicators of one opdracht in one period."""

    def __init__(
        self,
        session: Session,
        catalogues: Catalogues,
        catalogue: Catalogue,
        period: Period,
        today: date,
        scope: Scope = Scope(),  # noqa: B008 - frozen, so it can be shared
    ) -> None:
        """``session`` must see one moment throughout. ``catalogues`` are all that are loaded.

        ``today`` tells whether the period is over.
        """
        self._session, self._known, self._catalogue = session, catalogues, catalogue
        self._period, self._today, self._scope = period, today, scope
        self._counter = Counter(session)
        self._kengetallen = Kengetallen(session, catalogue)
        self._mijlpalen = Mijlpalen(session, scope)
        self._sources = Sources(window(catalogues, catalogue, period), scope)
        self._now = self._questions(self._sources)
        self._earlier: dict[Period, Questions | None] = {}
        self._growth = Growth(self._now, self._before, catalogue, self._kengetallen, today)

    def figures(self) -> tuple[IndicatorFigure, ...]:
        """All indicators, in the order of the catalogue."""
        self._sources.read_often()
        pairs = [Wanted(part, one) for part, one in self._catalogue.indicatoren()]
        asked = [(wanted, self._ask(wanted), self._split(wanted)) for wanted in pairs]
        return tuple(self._figure(*one) for one in asked)

    def figure(self, code: str) -> IndicatorFigure:
        """One indicator; raises :class:`Refused` when the opdracht does not have it."""
        wanted = self._wanted(code)
        return self._figure(wanted, self._ask(wanted), self._split(wanted))

    def parts(self, code: str, per: Breakdown) -> tuple[Part, ...]:
        """An indicator for each value of ``per``; raises :class:`Refused` when it has none."""
        wanted = self._wanted(code)
        if per not in (*wanted.one.uitsplitsing, wanted.one.per):
            raise Refused(f"Indicator {code} is niet uit te splitsen per {per}.")
        return parts_of(self._pieces(wanted, per))

    def contacts_behind(self, code: str, limit: int = 200) -> tuple[int, ...]:
        """Numbers of the contacts behind an indicator, newest first, at most ``limit``."""
        wanted = self._wanted(code)
        if wanted.one.soort == "groei":
            wanted = Wanted(*grown(self._catalogue, wanted.one))
        return contacts_behind(self._session, self._sources, self._catalogue, wanted, limit)

    def base(self, code: str) -> IndicatorFigure | None:
        """What grows, as it was a year earlier; None when it does not grow from that."""
        one = self._wanted(code).one
        by_year = one.soort == "groei" and one.basis == YEAR_EARLIER
        questions = self._before(self._period.year_earlier()) if by_year else None
        if questions is None:
            return None
        grows = Wanted(*grown(self._catalogue, one))
        return self._figure(grows, questions.ask(grows), ())

    def hours(self, per: HoursPer = PER_PROJECT) -> tuple[Hours, ...]:
        """The hours per deelopdracht, taak and project, or summed over what is left out."""
        return count_hours(self._session, self._sources, per)

    def _wanted(self, code: str) -> Wanted:
        found = self._catalogue.indicator(code)
        if found is None:
            raise Refused(f"De opdracht {self._catalogue.code} heeft geen indicator '{code}'.")
        return Wanted(*found)

    def _ask(self, wanted: Wanted) -> Later:
        asks = self._growth.ask if wanted.one.soort == "groei" else self._now.ask
        return asks(wanted)

    def _split(self, wanted: Wanted) -> Pieces:
        """The split that belongs to the figure itself."""
        return self._pieces(wanted, wanted.one.per) if wanted.one.per else ()

    def _pieces(self, wanted: Wanted, per: Breakdown) -> Pieces:
        part, one = wanted.part, wanted.one
        counted = grown(self._catalogue, one) if one.soort == "groei" else (part, one)
        values = values_of(self._catalogue, *counted, per)
        return tuple(
            (code, title, self._ask(Wanted(part, one, (piece,)))) for code, title, piece in values
        )

    def _figure(self, wanted: Wanted, later: Later, pieces: Pieces) -> IndicatorFigure:
        days = self._sources.window
        return figure_of(wanted, later(), parts_of(pieces), days, self._today, self._scope)

    def _questions(self, sources: Sources) -> Questions:
        return Questions(
            self._counter,
            sources,
            self._catalogue,
            self._kengetallen,
            self._mijlpalen,
            self._today,
        )

    def _before(self, period: Period) -> Questions | None:
        """Asks of an earlier period, over the rows of whatever held then."""
        if period not in self._earlier:
            earlier = whole_window(self._known, period)
            sources = Sources(earlier, self._scope) if earlier else None
            self._earlier[period] = self._questions(sources) if sources else None
        return self._earlier[period]
