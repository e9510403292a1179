"""The one door to a register: a method a deed, one transaction each.

Screens and commands use nothing below it. Every method checks rights in its service,
writes what was done, or refused for want of a right, in the audit, and raises a
:class:`~casereg.errors.CaseregError` when something is not done.
"""

from pathlib import Path

from casereg.account_deeds import AccountDeeds
from casereg.auditing import Auditing
from casereg.backup_deeds import BackupDeeds
from casereg.catalogue_deeds import CatalogueDeeds
from casereg.client_deeds import ClientDeeds
from casereg.client_rights import ClientRights
from casereg.clock import Clock, SystemClock
from casereg.config import Settings
from casereg.contact_deeds import ContactDeeds
from casereg.entry_deeds import EntryDeeds
from casereg.erasures import Erasures
from casereg.figures import Figures
from casereg.following import Following
from casereg.importing import Importing
from casereg.opening import Opened, open_for
from casereg.own_second_factor import OwnSecondFactor
from casereg.records import Records
from casereg.releases import Releases
from casereg.releases_made import MadeReleases
from casereg.sign_ins import SignIns
from casereg.week_deeds import WeekDeeds
from exports.report import Exported
from models.journal import empty_journal
from models.periods import Period


def sign_in(settings: Settings, name: str, password: str, clock: Clock | None = None) -> "Register":
    """Open the register for an account.

    Raises :class:`NotSignedIn` or :class:`RegisterUnavailable`.
    """
    told = clock or SystemClock()
    opened = open_for(settings, name, password, told)
    try:
        register = Register(opened, told, settings)
        register.note_sign_in()
    except BaseException:
        opened.database.close()
        raise
    return register


class Register(
    ContactDeeds, EntryDeeds, ClientDeeds, WeekDeeds, CatalogueDeeds, BackupDeeds, AccountDeeds
):
    """An opened register with somebody signed in; may be used from several threads."""

    def __init__(self, opened: Opened, clock: Clock, settings: Settings) -> None:
        """Take over what was opened; :meth:`close` gives it back."""
        super().__init__(opened, clock, settings)
        self.sign_ins = SignIns(self._work)
        self.second_factor = OwnSecondFactor(self._work, opened.set_up_before)
        self.records = Records(self._work)
        self.following = Following(self._work)
        self.client_rights = ClientRights(self._work)
        self.erasures = Erasures(
            self._work, self._reading, self._empty_journal, settings.erased_list
        )
        self.imports = Importing(self._work)
        self.figures = Figures(self._work, self._reading)
        self.releases = Releases(self._work, self._reading)
        self.made_releases = MadeReleases(self._work, self._reading)
        self.audit = Auditing(self._work, self._reading, settings.audit_anchor, self._found)

    def export_resultaatmeting(self, period: Period, opdracht: str | None, out: Path) -> Exported:
        """Write a resultaatmeting into the folder ``out``, as a new release."""
        return self.releases.write("resultaatmeting", period, opdracht, out)

    def _empty_journal(self) -> None:
        empty_journal(self._database)
