"""Who benefits demonstrably: rules of the catalogue over the last scores in a traject."""

from typing import Any

from sqlalchemy import ScalarSelect, not_, or_, select

from exports.indicator.rows import Condition, Rows, between, both
from exports.indicator.scores import THOUSAND, thousandths
from exports.indicator.tables import METING
from exports.indicator.windows import Window
from models.catalogue import Filter, Regel
from models.catalogue_recorded import MeasureMoment


def meets(rule: Regel, people: Rows, window: Window) -> Condition:
    """Whether a client in a case meets the rule; NULL where a score it needs is missing.

    Of two scores on one day the less favourable one holds, so that it does not matter
    which was entered first.
    """
    upwards = rule.verschil > 0 if rule.verschil is not None else rule.vanaf is not None
    last = _last(rule.instrument, rule.moment, people, window, lowest=upwards)
    found = [between(last, _scaled(rule.vanaf), _scaled(rule.tot))]
    if rule.vergelijk is not None and rule.verschil is not None:
        before = _last(rule.instrument, rule.vergelijk, people, window, lowest=not upwards)
        least = _scaled(rule.verschil)
        change = last - before
        found.append(change >= least if rule.verschil > 0 else change <= least)
    return both(*found)


def scored(rule: Regel, noemer: Filter | None) -> Filter:
    """The metingen a rule is about, within the noemer."""
    about = {"instrument": (rule.instrument,), "moment": (rule.moment,)}
    return (noemer or Filter()).model_copy(update=about)


def _last(
    instrument: str, moment: MeasureMoment, people: Rows, window: Window, lowest: bool
) -> ScalarSelect[Any]:
    """The last score of a client in a case, or of the case as a whole, in thousandths."""
    score = METING.c.score
    table = people.table.c
    return (
        select(thousandths(score))
        .where(
            METING.c.case_id == table.case_id,
            or_(METING.c.client_id.is_(None), METING.c.client_id == table.client),
            METING.c.instrument == instrument,
            METING.c.moment == moment,
            METING.c.measured_on <= window.period.end,
            not_(METING.c.undone),
        )
        .order_by(METING.c.measured_on.desc(), score.asc() if lowest else score.desc())
        .limit(1)
        .correlate_except(METING)
        .scalar_subquery()
    )


def _scaled(score: float | None) -> int | None:
    return None if score is None else round(score * THOUSAND)
