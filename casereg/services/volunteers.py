"""Volunteer work: vacancies, matches and klussen."""

from datetime import date

from sqlmodel import col, select

from casereg.errors import InvalidInput, NotAllowed, Refused
from casereg.security.rights import VOLUNTEER_WORK
from models.catalogue import UNKNOWN
from models.code_rules import check_day
from models.outside import VolunteerWork
from models.outside_rules import check_volunteer_work
from models.record_cards import VolunteerCard
from models.record_forms import VolunteerForm
from models.retries import stored_before
from models.undoing import require_undo
from models.work import Work, own_team

VACANCY = "vacature"


def listed(work: Work, open_vacancies: bool) -> tuple[VolunteerCard, ...]:
    """The rows of the own team, last first; or only the vacancies that are open."""
    work.require(VOLUNTEER_WORK)
    query = (
        select(VolunteerWork)
        .where(VolunteerWork.team == work.actor.team, col(VolunteerWork.undone).is_(False))
        .order_by(col(VolunteerWork.happened_on).desc(), col(VolunteerWork.id).desc())
    )
    if open_vacancies:
        query = query.where(VolunteerWork.soort == VACANCY, col(VolunteerWork.closed_on).is_(None))
    work.record("volunteers.see", "open vacatures" if open_vacancies else "")
    return tuple(map(_card, work.session.exec(query)))


def note(work: Work, form: VolunteerForm) -> VolunteerCard:
    """Store a vacancy, a match or klussen; the last match it needs closes a vacancy.

    A match is in the kern of its vacancy, unless it says another.
    """
    work.require(VOLUNTEER_WORK)
    team = own_team(work)
    if form.vacancy is not None:
        _own(work, form.vacancy)  # waits for the same match sent at this very moment
    known = stored_before(work, VolunteerWork, form)
    if known is not None:
        return _card(known)
    check_day(form.happened_on, work.clock.today(), "Dit", "happened_on")
    catalogue = work.catalogues.on(form.happened_on)
    asked = check_volunteer_work(form, catalogue)
    vacancy = _open_vacancy(work, form.vacancy, form.happened_on) if form.vacancy else None
    row = VolunteerWork(
        **form.model_dump(exclude={"id", "vacancy", "kern"}),
        uid=form.id,
        kern=form.kern or (vacancy.kern if vacancy else UNKNOWN),
        vacancy_id=form.vacancy,
        opdracht=catalogue.code,
        deelopdracht=asked.deelopdracht,
        team=team,
        entered_by=work.actor.account_id,
    )
    work.session.add(row)
    work.session.flush()
    if vacancy:
        vacancy.closed_on = _filled_on(work, vacancy)
    return _done(work, "volunteers.note", row)


def close(work: Work, number: int, day: date) -> VolunteerCard:
    """Close a vacancy that was not filled."""
    work.require(VOLUNTEER_WORK)
    check_day(day, work.clock.today(), "Het sluiten", "day")
    row = _open_vacancy(work, number, day)
    row.closed_on = day
    return _done(work, "volunteers.close", row)


def undo(work: Work, number: int) -> VolunteerCard:
    """Let a row count nowhere; the vacancy that a match had filled is open again."""
    work.require(VOLUNTEER_WORK)
    row = _own(work, number)
    if row is None:
        message = f"Vrijwilligerswerk {number} bestaat niet of is niet van je gebiedsteam."
        raise NotAllowed(message, VOLUNTEER_WORK.code, subject=f"vrijwilligerswerk {number}")
    if row.undone:
        raise Refused(f"Vrijwilligerswerk {number} is al ongedaan gemaakt.")
    require_undo(work, row.entered_by, row.team)
    if _matches(work, number):
        raise Refused("Bij deze vacature hoort een match. Maak die eerst ongedaan.")
    vacancy = _own(work, row.vacancy_id) if row.vacancy_id else None
    filled = vacancy is not None and _filled_on(work, vacancy) is not None
    row.undone = True
    if vacancy is not None and filled:
        vacancy.closed_on = _filled_on(work, vacancy)
    return _done(work, "volunteers.undo", row)


def _own(work: Work, number: int) -> VolunteerWork | None:
    """The row of the own team, kept from others until this is done."""
    found = select(VolunteerWork).where(
        VolunteerWork.id == number, VolunteerWork.team == work.actor.team
    )
    return work.session.exec(found.with_for_update()).one_or_none()


def _open_vacancy(work: Work, number: int, day: date) -> VolunteerWork:
    row = _own(work, number)
    if row is None or row.undone or row.soort != VACANCY:
        raise InvalidInput(
            f"Vacature {number} bestaat niet of is niet van je gebiedsteam.", "vacancy"
        )
    if row.closed_on is not None:
        raise InvalidInput(f"Vacature {number} is al gesloten.", "vacancy")
    if day < row.happened_on:
        raise InvalidInput("Dit kan niet voor de dag van de vacature liggen.", "happened_on")
    return row


def _matches(work: Work, vacancy: int | None) -> list[tuple[date, int]]:
    """The day of each match of a vacancy and how many it brought, in order of day."""
    query = (
        select(col(VolunteerWork.happened_on), col(VolunteerWork.number))
        .where(VolunteerWork.vacancy_id == vacancy, col(VolunteerWork.undone).is_(False))
        .order_by(col(VolunteerWork.happened_on))
    )
    return list(work.session.exec(query))


def _filled_on(work: Work, vacancy: VolunteerWork) -> date | None:
    """The day of the match that brought as many as were asked for; None as long as it is open."""
    found = 0
    for day, number in _matches(work, vacancy.id):
        found += number
        if found >= vacancy.number:
            return day
    return None


def _done(work: Work, deed: str, row: VolunteerWork) -> VolunteerCard:
    work.record(deed, f"vrijwilligerswerk {row.id}")
    return _card(row)


def _card(row: VolunteerWork) -> VolunteerCard:
    return VolunteerCard(
        number=row.id or 0,
        soort=row.soort,
        happened_on=row.happened_on,
        closed_on=row.closed_on,
        amount=row.number,
        route=row.route,
        kern=row.kern,
        vacancy=row.vacancy_id,
        title=row.title,
    )
