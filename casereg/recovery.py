"""Getting in again with the printed recovery code, when every password is lost."""

from sqlmodel import select

from casereg.clock import Clock
from casereg.config import Settings
from casereg.damage import ONLY_READ, damage_of
from casereg.errors import NotSignedIn, OnlyRead, Refused
from casereg.opening import open_vault
from casereg.security.keyslots import RECOVERY
from casereg.security.passwords import check_strength
from models.account import Account
from models.audit import Audit
from models.audit_chain import note
from models.embedded import open_embedded
from models.second_factor import forget_second_factor


def reset_with_recovery(
    settings: Settings, name: str, code: str, password: str, clock: Clock
) -> None:
    """Give an account a new password with the printed recovery code instead of a sign-in."""
    if not settings.embedded:
        raise Refused("Een teamserver heeft geen herstelcode. Vraag een andere beheerder.")
    check_strength(password, name)
    try:
        vault = open_vault(settings, RECOVERY, code.strip().upper())
    except NotSignedIn:
        raise NotSignedIn("Deze herstelcode klopt niet. Kijk hem na.") from None
    database = open_embedded(settings.database_file, vault.key)
    try:
        if damage := damage_of(settings, database):
            raise OnlyRead(ONLY_READ.format(damage))
        with vault.kept_on_failure(name), database.writing() as session:
            account = session.exec(select(Account).where(Account.name == name)).one_or_none()
            if account is None:
                raise Refused(f"Er is geen account {name}.")
            account.active = True
            forget_second_factor(session, account.id or 0)
            subject = f"account {account.id}"
            deed = Audit(at=clock.now(), role=RECOVERY, deed="account.recover", subject=subject)
            note(session, deed)
            vault.let_in(name, password)
            if vault.outdated(RECOVERY):
                vault.let_in(RECOVERY, code.strip().upper())
    finally:
        database.close()
