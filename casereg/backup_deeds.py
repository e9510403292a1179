"""Deeds to keep a copy of the register, a damaged one too.

A part of the one door (:mod:`casereg.register`).
"""

from pathlib import Path

from casereg.backups import says_damaged, write_backup, write_damaged
from casereg.damage import BROKEN
from casereg.errors import RegisterDamaged
from casereg.security.rights import BACK_UP
from casereg.server_backups import backup_code, write_server_backup
from casereg.signed_in import SignedIn


class BackupDeeds(SignedIn):
    """Backups, for whoever may make them."""

    def backup(self, folder: Path) -> Path:
        """Write a backup into ``folder``; gives the file.

        Of a damaged register it is a copy of its files as they are, and says so by its name.
        """
        with self._work() as work:
            work.require(BACK_UP)
            work.record("register.backup")
        vault, now = self._vault, self.clock.now()
        if vault is None:
            made = write_server_backup(self._database, self._settings.key_file, folder, now)
        else:
            try:
                with self._watched():
                    made = write_backup(self._database, vault, folder, now)
            except RegisterDamaged:
                return write_damaged(vault, folder, now)
        if says_damaged(made):
            self._found(BROKEN)
        return made

    def backup_code(self) -> str | None:
        """The code that opens backups of a team server, this once; None when it is known."""
        shown = self._vault is None and not self._settings.key_file.exists()
        with self._work() as work:
            work.require(BACK_UP)
            if shown:
                work.record("backup_code.show")
        return backup_code(self._database, self._settings.key_file) if shown else None
