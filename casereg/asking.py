"""Whose figures somebody may ask for: all, those of the own gebiedsteam, or the own work."""

from casereg.errors import InvalidInput, NotAllowed, Refused
from casereg.security.rights import OWN_FIGURES, SEE_CONTACTS, SEE_FIGURES, Deed, Reach
from exports.indicator.figures import Scope
from exports.indicator.question import EVERYBODY, Question
from models.catalogue import Catalogue
from models.periods import Period
from models.place import Gebiedsteam
from models.work import Work, own_team


def of_team(work: Work, period: Period, opdracht: str | None, team: str | None) -> Question:
    """About a gebiedsteam, or all: any for who sees all, else only the own one."""
    return asked(work, period, opdracht, SEE_FIGURES, Scope(team=_visible(work, team)))


def of_own_work(work: Work, period: Period, opdracht: str | None) -> Question:
    """About what the actor did."""
    scope = Scope(worker=work.actor.account_id)
    return asked(work, period, opdracht, OWN_FIGURES, scope)


def of_contacts(work: Work, period: Period, opdracht: str | None) -> Question:
    """About whose contacts the actor may see: own ones, or those of the own gebiedsteam."""
    try:
        reach = work.require(SEE_CONTACTS)
    except NotAllowed as refusal:
        raise NotAllowed(
            f"Als {work.actor.role} mag je niet de contacten achter een getal inzien. "
            "Het getal zelf mag je wel zien. Vraag het een teamleider.",
            refusal.deed,
        ) from None
    if reach is Reach.OWN:
        return of_own_work(work, period, opdracht)
    return of_team(work, period, opdracht, own_team(work))


def asked(
    work: Work, period: Period, opdracht: str | None, deed: Deed, scope: Scope = EVERYBODY
) -> Question:
    """The question of somebody with the right to ``deed``; asking is written down.

    Counted is with the opdracht asked for, or the one that holds in the period. Raises
    :class:`NotAllowed`, or :class:`Refused` when the period has not begun, has two
    opdrachten, or has not the one asked for.
    """
    work.require(deed)
    if period.start > work.clock.today():
        raise Refused(f"{period.text} moet nog komen. Kies een periode die begonnen is.")
    catalogue = _catalogue(work, period, opdracht)
    work.record("figures.count", f"{catalogue.code} {period.text}")
    return Question(work.catalogues, catalogue, period, work.clock.today(), scope)


def _catalogue(work: Work, period: Period, opdracht: str | None) -> Catalogue:
    codes = [one.code for one in work.catalogues.within(period.start, period.end)]
    if opdracht is None and len(codes) > 1:
        raise Refused(
            f"In {period.text} gelden {' en '.join(codes)}. "
            "Kies er een met --opdracht, of kies een kortere periode."
        )
    catalogue = work.catalogues.named(opdracht or codes[0])
    if opdracht is not None and opdracht not in codes:
        raise Refused(
            f"De opdracht {catalogue.code} geldt van {catalogue.geldig_van:%d-%m-%Y} tot en met "
            f"{catalogue.geldig_tot:%d-%m-%Y}. Kies een andere periode of opdracht."
        )
    return catalogue


def _visible(work: Work, team: str | None) -> str | None:
    reach = work.require(SEE_FIGURES)
    if team is not None and work.session.get(Gebiedsteam, team) is None:
        raise InvalidInput(f"Gebiedsteam {team!r} bestaat niet.", "team")
    if reach is Reach.ALL:
        return team
    if team not in (None, work.actor.team):
        message = "Je ziet alleen de resultaten van je eigen gebiedsteam."
        raise NotAllowed(message, SEE_FIGURES.code, subject=f"gebiedsteam {team}")
    return own_team(work)
