"""Who is signed in, and signing out everywhere."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, delete, select, update

from casereg.errors import Refused
from casereg.security.rights import MANAGE_ACCOUNTS
from casereg.security.throttle import Tries, bucket
from models.account import Account
from models.failed_sign_ins import note_failed
from models.sign_in_cards import SignInCard
from models.signed_in import SignedIn
from models.work import Work

SEEN_EVERY = timedelta(minutes=5)
GONE_AFTER = timedelta(days=1)  # of a program that was killed nobody closed the register
REMEMBERED = timedelta(days=90)  # how long a program that was signed out is kept out


def begin(work: Work, seat: UUID) -> None:
    """Write down that the actor is signed in at ``seat``; what is long gone is cleared away."""
    now = work.clock.now()
    for ended, kept in ((False, GONE_AFTER), (True, REMEMBERED)):
        old = delete(SignedIn).where(col(SignedIn.last_seen) < now - kept)
        work.session.exec(old.where(col(SignedIn.ended) == ended))
    row = SignedIn(id=seat, account_id=work.actor.account_id, since=now, last_seen=now)
    work.session.add(row)


def tell_failed(work: Work, untold: Mapping[str, Tries]) -> None:
    """Write down wrong tries that were counted outside, before the register was open."""
    if not untold:
        return
    names = {bucket(one.name): one for one in work.session.exec(select(Account))}
    for tag, tries in untold.items():
        since = f"{tries.since.astimezone():%d-%m-%Y %H:%M}" if tries.since else "onbekend"
        subject = f"{tries.untold} keer sinds {since}"
        note_failed(work.session, names.get(tag), work.clock.now(), work.place, subject)


def seen(session: Session, seat: UUID, last: datetime | None, now: datetime) -> None:
    """Somebody worked at this seat, ``last`` seen then; written down once in a while."""
    if last is not None and now - last > SEEN_EVERY:
        session.exec(update(SignedIn).where(col(SignedIn.id) == seat).values(last_seen=now))


def end(session: Session, seat: UUID) -> None:
    """The register is closed at this seat."""
    session.exec(delete(SignedIn).where(col(SignedIn.id) == seat))


def listed(work: Work) -> tuple[SignInCard, ...]:
    """Who is signed in, by name; a program that was killed still shows for a day."""
    work.require(MANAGE_ACCOUNTS)
    work.record("account.signed_in")
    rows = work.session.exec(
        select(SignedIn, Account)
        .join(Account, col(Account.id) == col(SignedIn.account_id))
        .where(~col(SignedIn.ended), col(SignedIn.last_seen) >= work.clock.now() - GONE_AFTER)
        .order_by(col(Account.name), col(SignedIn.since))
    )
    return tuple(SignInCard(who.name, who.role, one.since, one.last_seen) for one, who in rows)


def sign_out(work: Work, name: str) -> int:
    """Sign an account out everywhere, at its next deed; gives in how many places.

    Everybody may do so for the own account.
    """
    if name != work.actor.name:
        work.require(MANAGE_ACCOUNTS)
    account = work.session.exec(select(Account).where(Account.name == name)).one_or_none()
    if account is None:
        raise Refused(f"Er is geen account {name}.")
    theirs = select(SignedIn).where(SignedIn.account_id == account.id, ~col(SignedIn.ended))
    found = work.session.exec(theirs).all()
    for one in found:
        one.ended = True
    work.record("account.sign_out", f"account {account.id}")
    return len(found)
