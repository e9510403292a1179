"""The second factor of one's own account, and proving it at sign-in."""

from datetime import datetime

from sqlmodel import Session

from casereg.errors import InvalidInput, NotSignedIn, Refused, SecondFactorNeeded
from casereg.security.one_time_codes import (
    address_of,
    fingerprint,
    new_recovery_codes,
    new_secret,
    step_of,
)
from models.second_factor import RecoveryCode, SecondFactor, forget_second_factor
from models.second_factor_cards import SecondFactorCard
from models.work import Work

NEEDED = (
    "Dit account vraagt ook een code. Geef de code uit je app met --totp of in CASEREG_TOTP, "
    "of een van je reservecodes."
)
WRONG_CODE = "Deze code klopt niet of is al gebruikt. Wacht op de volgende code in je app."
NOT_THERE_YET = "Deze code klopt niet. Kijk of de sleutel goed in je app staat en de klok gelijk."


def has(session: Session, account_id: int) -> bool:
    """Whether a code is asked of this account."""
    found = session.get(SecondFactor, account_id)
    return found is not None and found.confirmed_at is not None


def prove(session: Session, account_id: int, code: str, now: datetime) -> None:
    """Use up a code of the app or of the paper, when this account has a second factor.

    Raises :class:`SecondFactorNeeded` without a code and :class:`NotSignedIn` for a wrong one,
    or one that was used before.
    """
    found = session.get(SecondFactor, account_id, with_for_update=True)
    if found is None or found.confirmed_at is None:
        return
    if not code.strip():
        raise SecondFactorNeeded(NEEDED)
    step = step_of(found.secret, code, now)
    if step is not None and step > found.last_step:
        found.last_step = step
        return
    on_paper = session.get(RecoveryCode, (account_id, fingerprint(code)), with_for_update=True)
    if on_paper is None:
        raise NotSignedIn(WRONG_CODE)
    session.delete(on_paper)


def begin(work: Work) -> SecondFactorCard:
    """A new secret for the own account; it counts once it is confirmed with a code."""
    account_id = work.actor.account_id
    if has(work.session, account_id):
        raise Refused(
            "Je tweede stap staat al aan. Nieuwe telefoon? Zet hem eerst uit: "
            "casereg user totp --off"
        )
    forget_second_factor(work.session, account_id)
    secret = new_secret()
    work.session.add(SecondFactor(account_id=account_id, secret=secret))
    work.record("account.second_factor_begin", f"account {account_id}")
    return SecondFactorCard(secret, address_of(secret, work.actor.name))


def confirm(work: Work, code: str) -> tuple[str, ...]:
    """From now on a code is asked; gives the recovery codes, this once."""
    account_id = work.actor.account_id
    found = work.session.get(SecondFactor, account_id)
    if found is None or found.confirmed_at is not None:
        raise Refused("Er is geen tweede stap om te bevestigen. Begin met: casereg user totp")
    step = step_of(found.secret, code, work.clock.elsewhere())
    if step is None:
        raise InvalidInput(NOT_THERE_YET, "code")
    found.confirmed_at, found.last_step = work.clock.now(), step
    codes = new_recovery_codes()
    for one in codes:
        work.session.add(RecoveryCode(account_id=account_id, sha256=fingerprint(one)))
    work.record("account.second_factor_on", f"account {account_id}")
    return codes


def drop(work: Work) -> None:
    """No code is asked of the own account any more; it was asked to get this far."""
    forget_second_factor(work.session, work.actor.account_id)
    work.record("account.second_factor_off", f"account {work.actor.account_id}")
