"""Keeping cases: open, close, refer, answer, undo."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import col, delete, func, select, update

from casereg.errors import InvalidInput, Refused
from casereg.security.rights import USE_CASES
from models.case import Case, CaseParty, CaseResult
from models.case_cards import case_cards
from models.case_rules import (
    check_case,
    check_close,
    check_referral,
    check_reopen,
    check_result,
)
from models.catalogue import Catalogue
from models.code_rules import check_day
from models.contact import UNDONE, Contact
from models.measurement import Meting
from models.meting_filling import Subject, only, store_score
from models.record_cards import CaseCard
from models.record_forms import CaseForm, CloseForm, ReferralForm, ScoreForm
from models.retries import stored_before
from models.team_rows import clients_of_case, lowest, team_case, team_client
from models.undoing import require_undo
from models.work import Work, own_team

AT_START, AT_END = "start", "einde"


def begin(work: Work, form: CaseForm) -> CaseCard:
    """Open a case; kern and age group are those of its client with the lowest number."""
    work.require(USE_CASES)
    team = own_team(work)
    known = stored_before(work, Case, form, lambda case: _parties(work, case) == _named(form))
    if known is not None:
        return case_cards(work.session, [known])[0]
    catalogue = work.catalogues.on(form.opened_on)
    check_case(form, catalogue, work.clock.today())
    clients = [team_client(work, p.client, team, form.opened_on, "parties") for p in form.parties]
    first = lowest(clients)
    case = Case(
        **form.model_dump(exclude={"id", "parties", "scores"}),
        uid=form.id,
        opdracht=catalogue.code,
        team=team,
        worker_id=work.actor.account_id,
        kern=first.kern,
        leeftijdsgroep=catalogue.age_group(first.birth_year, form.opened_on.year),
    )
    work.session.add(case)
    work.session.flush()
    assert case.id is not None  # noqa: S101 - flushed before
    for one in form.parties:
        work.session.add(CaseParty(case_id=case.id, client_id=one.client, party=one.party))
    work.session.flush()
    _score(work, case, form.scores, AT_START, form.opened_on)
    return _done(work, "case.open", case)


def close(work: Work, number: int, form: CloseForm) -> CaseCard:
    """Close an open case, with its answers and last scores."""
    case, catalogue = _changeable(work, number)
    if case.closed_on is not None:
        raise Refused(f"Traject {number} is al gesloten.")
    check_close(form, case, catalogue, work.clock.today())
    later = _contacts_of(work, number, after=form.closed_on)
    if later:
        raise InvalidInput(
            "Er is nog een contact van daarna. Sluit het traject op een latere dag.", "closed_on"
        )
    case.closed_on, case.ended_as = form.closed_on, form.ended_as
    for code, reached in form.results.items():
        _answer(work, number, code, reached, form.closed_on, at_closing=True)
    _score(work, case, form.scores, AT_END, form.closed_on, at_closing=True)
    return _done(work, "case.close", case)


def reopen(work: Work, number: int) -> CaseCard:
    """Take back that a case was closed, with the answers and scores stored at its closing.

    What was stored apart from it stays, also of the same day. What ended in an earlier
    year stays closed: that year was reported with it.
    """
    case, _ = _changeable(work, number)
    check_reopen(case, work.clock.today())
    work.session.exec(
        delete(CaseResult).where(col(CaseResult.case_id) == number, col(CaseResult.at_closing))
    )
    work.session.exec(
        update(Meting)
        .where(col(Meting.case_id) == number, col(Meting.at_closing))
        .values(undone=True)
    )
    case.closed_on = case.ended_as = None
    return _done(work, "case.reopen", case)


def refer(work: Work, number: int, form: ReferralForm) -> CaseCard:
    """Add steps to the referral of a case; what was known before stays.

    A mistake is mended by giving the step again, but the day of a step of an earlier
    year stays as it is: the figures of that year were reported with it. A case has one
    referral; a second one is refused, so that it does not erase the first.
    """
    case, catalogue = _changeable(work, number)
    check_referral(form, case, catalogue, work.clock.today())
    case.referred_to = form.referred_to or case.referred_to
    case.referral_sent_on = form.sent_on or case.referral_sent_on
    case.referral_accepted_on = form.accepted_on or case.referral_accepted_on
    case.referral_result = form.result or case.referral_result
    case.referral_result_on = form.result_on or case.referral_result_on
    return _done(work, "case.refer", case)


def answer(work: Work, number: int, code: str, reached: bool, day: date) -> CaseCard:
    """Answer whether the case reached a resultaat.

    A new answer replaces that of the same day; one of another day stays beside it.
    """
    case, catalogue = _changeable(work, number)
    check_result(code, case, catalogue)
    check_day(day, work.clock.today(), "Het antwoord", "day", after=case.opened_on)
    _answer(work, number, code, reached, day)
    return _done(work, "case.answer", case)


def undo(work: Work, number: int) -> CaseCard:
    """Let a case without contacts count nowhere, with its metingen; it is kept."""
    case, _ = _changeable(work, number)
    require_undo(work, case.worker_id, case.team)
    if _contacts_of(work, number):
        raise Refused(
            f"Traject {number} heeft contacten. Haal het traject eerst bij die contacten weg."
        )
    case.undone = True
    work.session.exec(update(Meting).where(col(Meting.case_id) == number).values(undone=True))
    return _done(work, "case.undo", case)


def _changeable(work: Work, number: int) -> tuple[Case, Catalogue]:
    """The case, kept from others until this is done, and the opdracht it was opened under."""
    work.require(USE_CASES)
    case = team_case(work, number, work.actor.team)
    return case, work.catalogues.named(case.opdracht)


def _score(
    work: Work,
    case: Case,
    scores: Iterable[ScoreForm],
    moment: str,
    day: date,
    at_closing: bool = False,
) -> None:
    about = Subject(case.deelopdracht, only(clients_of_case(work, case.id)), case.id)
    for one in scores:
        stored = store_score(work, one, about, case.team, moment, day, "scores")
        stored.at_closing = at_closing


def _answer(
    work: Work, number: int, code: str, reached: bool, day: date, at_closing: bool = False
) -> None:
    """Store an answer; one that stood there before the closing is not taken back with it."""
    before = work.session.get(CaseResult, (number, code, day))
    answer = CaseResult(case_id=number, code=code, answered_on=day, reached=reached)
    answer.at_closing = at_closing and before is None
    work.session.merge(answer)


def _parties(work: Work, case: Case) -> set[tuple[int, str]]:
    found = select(CaseParty.client_id, CaseParty.party).where(CaseParty.case_id == case.id)
    return set(work.session.exec(found))


def _named(form: CaseForm) -> set[tuple[int, str]]:
    return {(one.client, one.party) for one in form.parties}


def _contacts_of(work: Work, number: int, after: date = date.min) -> int:
    """How many contacts of the case happened after a day."""
    query = select(func.count()).where(
        Contact.case_id == number, Contact.status != UNDONE, col(Contact.happened_on) > after
    )
    return work.session.exec(query).one()


def _done(work: Work, deed: str, case: Case) -> CaseCard:
    """The card, after one audit row for each client in the case."""
    work.session.flush()
    for number in clients_of_case(work, case.id):
        work.record(deed, f"traject {case.id}", number)
    return case_cards(work.session, [case])[0]
