"""Who did not answer: counted beside every mean and share, and never left out."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import FromClause, not_, or_, select

from exports.indicator.counted import Wanted
from exports.indicator.counter import Asked, Counter
from exports.indicator.filters import base
from exports.indicator.rows import Condition, Rows, both
from exports.indicator.scores import standing_by
from exports.indicator.sources import Sources
from exports.indicator.tables import METING
from models.catalogue import Catalogue, Filter
from models.catalogue_indicator_keys import source_of

_SCORE = "score"
# The other answers are asked of some contacts only: none there is no answer that is missing.
_ALWAYS_ASKED = ("taak", "kanaal", "uitkomst", "kern", "leeftijdsgroep", "aandachtsgroep")


@dataclass(frozen=True, slots=True)
class Silence:
    """Asks how many did not answer."""

    counter: Counter
    sources: Sources
    catalogue: Catalogue

    def about(self, wanted: Wanted, asked: Filter) -> list[Asked]:
        """Who is not counted only because of an answer that was never given."""
        rows = self.sources.counted(wanted.one)
        match source_of(wanted.one):
            case "metingen":
                return self.to_peilingen(wanted, asked)
            case "resultaten":
                return self.to_questions(wanted, asked)
            case "trajecten" if asked.resultaat:
                return self.about_noemer(wanted, asked, rows)
            case "contacten" | "deelnemers":
                return [self._undecided(wanted, asked)]
        return []

    def of_people(self, wanted: Wanted) -> list[Asked]:
        """The same about contacts with a client, and about those without.

        Of the last ones those that surely match are counted as nobody known; which
        kenmerken that client has is not known for any, so they are not asked.
        """
        if source_of(wanted.one) != "contacten":
            return []
        asked = wanted.one.filter or Filter()
        unknown = {"client": False, "aandachtsgroep": ()}
        return [
            self._undecided(wanted, asked.model_copy(update={"client": True})),
            self._undecided(wanted, asked.model_copy(update=unknown)),
        ]

    def _undecided(self, wanted: Wanted, asked: Filter) -> Asked:
        """Contacts that may belong: what decides it was asked of everybody and not answered."""
        rows = self.sources.contacts()
        sometimes = asked.model_copy(update=dict.fromkeys(_ALWAYS_ASKED, ()) | {"bereikt": None})
        if asked == sometimes:
            return self.counter.nothing()
        certain = base(rows, sometimes, wanted.part.code, wanted.slices)
        whole = base(rows, asked, wanted.part.code, wanted.slices)
        return self.counter.total(rows, both(certain, whole.is_(None)))

    def to_peilingen(self, wanted: Wanted, asked: Filter) -> list[Asked]:
        """Who was invited to these peilingen and is not in their answers.

        No peiling is about one kind of traject, and silence has no score.
        """
        if asked.trajectsoort or any(piece.per == _SCORE for piece in wanted.slices):
            return []
        rows = self.sources.silent()
        shown = asked.model_copy(update={"vanaf": None, "tot": None})
        matching = base(rows, shown, wanted.part.code, wanted.slices)
        return [self.counter.total(rows, matching)]

    def at_closing(self, wanted: Wanted, expected: Filter) -> list[Asked]:
        """Closed cases that should have such a meting and have none by the end."""
        if any(piece.per == _SCORE for piece in wanted.slices):
            return []
        rows = self.sources.cases("gesloten")
        matching = base(rows, expected, wanted.part.code, wanted.slices)
        unscored = not_(self._scored(rows, wanted.one.filter or Filter()))
        return [self.counter.total(rows, both(matching, unscored))]

    def to_questions(self, wanted: Wanted, asked: Filter) -> list[Asked]:
        """Questions about a resultaat that nobody answered of a closed case."""
        rows = self.sources.cases("gesloten")
        others = asked.model_copy(update={"resultaat": ()})
        matching = base(rows, others, wanted.part.code, wanted.slices)
        open_still = []
        for code in asked.resultaat or tuple(item.code for item in self.catalogue.resultaten):
            silent = rows.test("resultaat", (code,)).is_(None)
            asking = self._asking(rows, (code,))
            open_still.append(self.counter.total(rows, both(matching, asking, silent)))
        return open_still

    def about_noemer(self, wanted: Wanted, asked: Filter, rows: Rows) -> list[Asked]:
        """Those of whom nobody answered the question that would put them in the noemer."""
        others = asked.model_copy(update={"resultaat": ()})
        matching = base(rows, others, wanted.part.code, wanted.slices)
        unknown = rows.test("resultaat", asked.resultaat).is_(None)
        asking = self._asking(rows, asked.resultaat)
        return [self.counter.total(rows, both(matching, asking, unknown))]

    def _asking(self, rows: Rows, codes: Collection[str]) -> Condition:
        """Cases of a kind that is asked one of these questions."""
        kinds = (
            kind for kind in self.catalogue.trajectsoorten if set(codes) & set(kind.resultaten)
        )
        return rows.test("trajectsoort", [kind.code for kind in kinds])

    def _scored(self, cases: Rows, about: Filter) -> Condition:
        """Whether the case, or a contact in it, has a meting of this instrument at this moment."""
        case_id, standing = cases.table.c.case_id, standing_by(self.sources.window.period.end)
        of_case = (
            select(METING.c.id)
            .where(METING.c.case_id == case_id, *_of(METING, about), *standing)
            .correlate_except(METING)
            .exists()
        )
        asked = self.sources.asked_in_contacts()
        return or_(of_case, case_id.in_(select(asked.c.case_id).where(*_of(asked, about))))


def _of(metingen: FromClause, about: Filter) -> list[Condition]:
    """Metingen of this instrument at this moment, as far as that is asked."""
    c = metingen.c
    wanted = ((c.instrument, about.instrument), (c.moment, about.moment))
    return [column.in_(values) for column, values in wanted if values]
