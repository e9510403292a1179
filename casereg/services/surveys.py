"""Peilingen: surveys without names, entered as counts per score."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import ColumnElement
from sqlmodel import col, select, update

from casereg.errors import NotAllowed, Refused
from casereg.security.rights import SURVEY, Reach
from models.catalogue import MANTELZORGER
from models.code_rules import check_code, check_day
from models.counted_words import many
from models.measurement import Meting, Peiling
from models.record_cards import PeilingCard
from models.record_forms import PeilingForm
from models.retries import stored_before
from models.score_rules import check_counts, check_instrument
from models.undoing import require_undo
from models.work import Work


def listed(work: Work) -> tuple[PeilingCard, ...]:
    """The surveys of the own team, or all for who sees all; last held first."""
    query = (
        select(Peiling)
        .where(*_visible(work), col(Peiling.undone).is_(False))
        .order_by(col(Peiling.held_on).desc(), col(Peiling.id).desc())
    )
    found = work.session.exec(query).all()
    work.record("peiling.see", many(len(found), "peiling", "peilingen"))
    return _cards(work, found)


def add(work: Work, form: PeilingForm) -> PeilingCard:
    """Store a survey, with one meting for each score that was given."""
    work.require(SURVEY)
    known = stored_before(work, Peiling, form, lambda one: _counts(work, one) == _given(form))
    if known is not None:
        return _cards(work, [known])[0]
    catalogue = work.catalogues.on(form.held_on)
    check_day(form.held_on, work.clock.today(), "Een peiling", "held_on")
    check_code(form.deelopdracht, catalogue.deelopdrachten, "deelopdracht")
    check_code(form.aandachtsgroep, catalogue.aandachtsgroepen, "aandachtsgroep", (MANTELZORGER,))
    check_counts(form, check_instrument(form.instrument, form.moment, form.deelopdracht, catalogue))
    peiling = Peiling(
        **form.model_dump(exclude={"id", "counts"}),
        uid=form.id,
        opdracht=catalogue.code,
        team=work.actor.team,
        entered_by=work.actor.account_id,
    )
    work.session.add(peiling)
    work.session.flush()
    work.session.add_all(_answers(peiling, form))
    work.session.flush()
    work.record("peiling.add", f"peiling {peiling.id}")
    return _cards(work, [peiling])[0]


def undo(work: Work, number: int) -> PeilingCard:
    """Let a survey and its answers count nowhere; they are kept."""
    found = select(Peiling).where(Peiling.id == number, *_visible(work))
    peiling = work.session.exec(found.with_for_update()).one_or_none()
    if peiling is None:
        message = f"Peiling {number} bestaat niet of is niet van je gebiedsteam."
        raise NotAllowed(message, SURVEY.code, subject=f"peiling {number}")
    if peiling.undone:
        raise Refused(f"Peiling {number} is al ongedaan gemaakt.")
    require_undo(work, peiling.entered_by, peiling.team)
    peiling.undone = True
    work.session.exec(update(Meting).where(col(Meting.peiling_id) == number).values(undone=True))
    work.record("peiling.undo", f"peiling {number}")
    return _cards(work, [peiling])[0]


def _visible(work: Work) -> list[ColumnElement[bool]]:
    reach = work.require(SURVEY)
    return [] if reach is Reach.ALL else [col(Peiling.team) == work.actor.team]


def _counts(work: Work, peiling: Peiling) -> dict[float, int]:
    return _cards(work, [peiling])[0].counts


def _given(form: PeilingForm) -> dict[float, int]:
    return {score: answers for score, answers in form.counts.items() if answers}


def _answers(peiling: Peiling, form: PeilingForm) -> list[Meting]:
    return [
        Meting(
            instrument=peiling.instrument,
            moment=peiling.moment,
            score=score,
            measured_on=peiling.held_on,
            opdracht=peiling.opdracht,
            deelopdracht=peiling.deelopdracht,
            team=peiling.team,
            answers=answers,
            peiling_id=peiling.id,
            entered_by=peiling.entered_by,
        )
        for score, answers in sorted(form.counts.items())
        if answers
    ]


def _cards(work: Work, peilingen: Sequence[Peiling]) -> tuple[PeilingCard, ...]:
    numbers = [peiling.id for peiling in peilingen]
    rows = work.session.exec(
        select(Meting.peiling_id, Meting.score, Meting.answers)
        .where(col(Meting.peiling_id).in_(numbers))
        .order_by(col(Meting.score))
    )
    counts: dict[int | None, dict[float, int]] = defaultdict(dict)
    for number, score, answers in rows:
        counts[number][score] = answers
    return tuple(
        PeilingCard(
            number=peiling.id or 0,
            instrument=peiling.instrument,
            moment=peiling.moment,
            held_on=peiling.held_on,
            deelopdracht=peiling.deelopdracht,
            aandachtsgroep=peiling.aandachtsgroep,
            invited=peiling.invited,
            source=peiling.source,
            counts=counts[peiling.id],
        )
        for peiling in peilingen
    )
