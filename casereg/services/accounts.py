"""Accounts: who may sign in, in which role, for which gebiedsteam."""

from sqlmodel import col, func, select

from casereg.errors import InvalidInput, Refused
from casereg.security.rights import MANAGE_ACCOUNTS, Role
from models.account import Account
from models.cards import AccountCard
from models.forms import AccountForm
from models.locks import ACCOUNTS, hold
from models.opdracht import RegisterInfo
from models.place import Gebiedsteam
from models.second_factor import forget_second_factor
from models.work import Work

IN_A_TEAM = (Role.WORKER, Role.LEAD)
# Who sees all figures or lets others in.
GUARDED = (Role.COORDINATOR, Role.ADMIN)


def listed(work: Work) -> tuple[AccountCard, ...]:
    """All accounts, by name."""
    work.require(MANAGE_ACCOUNTS)
    work.record("account.list")
    rows = work.session.exec(select(Account).order_by(col(Account.name)))
    return tuple(_card(account) for account in rows)


def add(work: Work, form: AccountForm) -> Account:
    """Add an account without a password yet."""
    work.require(MANAGE_ACCOUNTS)
    if by_name(work, form.name) is not None:
        raise InvalidInput(f"Er is al een account {form.name}.", "name")
    role, team = _role_and_team(work, form.role, form.team)
    account = Account(name=form.name, role=role, team=team, added_at=work.clock.now())
    account.second_factor = _must_prove_more(work, role)
    work.session.add(account)
    work.session.flush()
    work.record("account.add", f"account {account.id}")
    return account


def change_role(work: Work, name: str, role: str, team: str | None) -> AccountCard:
    """Give an account another role and gebiedsteam."""
    work.require(MANAGE_ACCOUNTS)
    hold(work.session, ACCOUNTS)
    account = existing(work, name)
    account.role, account.team = _role_and_team(work, role, team)
    account.second_factor = account.second_factor or _must_prove_more(work, role)
    _keep_an_admin(work)
    work.record("account.role", f"account {account.id}")
    return _card(account)


def disable(work: Work, name: str) -> AccountCard:
    """Keep an account from signing in; what it stored stays."""
    work.require(MANAGE_ACCOUNTS)
    hold(work.session, ACCOUNTS)
    account = existing(work, name)
    account.active, account.password_hash = False, None
    _keep_an_admin(work)
    work.record("account.disable", f"account {account.id}")
    return _card(account)


def reset(work: Work, name: str) -> Account:
    """Open an account again; its new password is set by whoever calls.

    Its second factor is forgotten too: the phone may be what was lost.
    """
    work.require(MANAGE_ACCOUNTS)
    account = existing(work, name)
    account.active = True
    forget_second_factor(work.session, account.id or 0)
    work.record("account.reset", f"account {account.id}")
    return account


def own(work: Work) -> Account:
    """The account that is signed in, to change its password."""
    work.record("account.password", f"account {work.actor.account_id}")
    return existing(work, work.actor.name)


def existing(work: Work, name: str) -> Account:
    """The account with this name; raises :class:`Refused` when there is none."""
    found = by_name(work, name.strip().lower())
    if found is None:
        raise Refused(f"Er is geen account {name}.")
    return found


def by_name(work: Work, name: str) -> Account | None:
    """The account with exactly this name."""
    return work.session.exec(select(Account).where(Account.name == name)).one_or_none()


def _must_prove_more(work: Work, role: str) -> bool:
    """Whether a new account in this role must have a second factor; the register says so."""
    asked = work.session.exec(select(RegisterInfo.second_factor)).one_or_none()
    return bool(asked) and role in GUARDED


def _role_and_team(work: Work, role: str, team: str | None) -> tuple[str, str | None]:
    if role not in list(Role):
        raise InvalidInput(f"Deze rol bestaat niet. Kies uit: {', '.join(Role)}.", "role")
    if role not in IN_A_TEAM:
        return role, None
    teams = work.session.exec(select(Gebiedsteam.code).order_by(Gebiedsteam.code)).all()
    if team not in teams:
        raise InvalidInput(f"Een {role} hoort bij een gebiedsteam: {', '.join(teams)}.", "team")
    return role, team


def _keep_an_admin(work: Work) -> None:
    work.session.flush()
    left = select(func.count()).where(Account.role == Role.ADMIN, col(Account.active))
    if not work.session.exec(left).one():
        raise Refused("Dit is de laatste beheerder. Maak eerst een ander beheerder.")


def _card(account: Account) -> AccountCard:
    return AccountCard(account.name, account.role, account.team, account.active)
