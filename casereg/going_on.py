"""Going on with a register from which the last work is gone, when no backup has more."""

from casereg.anchoring import Anchoring, lost_since
from casereg.clock import Clock
from casereg.config import Settings
from casereg.damage import forget_damage, note_what_was_read
from casereg.errors import Refused
from casereg.opening import Opened, open_for
from casereg.security.anchor import read_anchor
from casereg.security.rights import ACCEPT_DAMAGE, require
from models.audit import Audit
from models.audit_anchor import register_id
from models.audit_chain import note
from models.audit_faults import verdict
from models.context import CHECKING, context_of
from models.embedded import check_whole

RESTORE = "Zet een reservekopie terug met: casereg restore BESTAND."


def go_on(settings: Settings, name: str, password: str, clock: Clock) -> int:
    """Let everybody write again, as a beheerder who knows what is lost; it is in the audit.

    Gives the row to which the audit went. Raises :class:`Refused` when nothing is lost, or
    when what is left is not whole.
    """
    opened = open_for(settings, name, password, clock, despite_damage=True)
    try:
        require(opened.actor.role, ACCEPT_DAMAGE)
        return _accepted(settings, opened, clock)
    finally:
        opened.database.close()


def _accepted(settings: Settings, opened: Opened, clock: Clock) -> int:
    checking = opened.database.seen_by(CHECKING)
    lost = lost_since(checking, read_anchor(settings.audit_anchor))
    if not lost:
        raise Refused("Er is geen werk uit het register verdwenen. Kijk met: casereg doctor")
    with checking.reading() as session:
        broken, register = verdict(session).fault, register_id(session)
    if broken or (opened.vault and not check_whole(opened.database)):
        raise Refused(f"Wat er nog is, is niet heel. {broken or RESTORE}")
    note_what_was_read(settings, opened.database)
    with opened.database.seen_by(context_of(opened.actor)).writing() as session:
        deed = Audit(
            at=clock.now(),
            account_id=opened.actor.account_id,
            role=opened.actor.role,
            deed=ACCEPT_DAMAGE.code,
            subject=f"logboek tot regel {lost}",
        )
        note(session, deed)
    forget_damage(settings)
    settings.audit_anchor.unlink(missing_ok=True)
    Anchoring(settings.audit_anchor, clock, register).write(opened.database)
    return lost
