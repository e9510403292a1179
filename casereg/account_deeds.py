"""Deeds with accounts: who may sign in, as what, and with which password.

A part of the one door (:mod:`casereg.register`). An embedded register gives every account
a key slot, which changes together with its row.
"""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

from casereg.errors import NotSignedIn, RegisterUnavailable
from casereg.rekeying import finished
from casereg.security.passwords import check_strength, hash_password, password_matches
from casereg.services import accounts
from casereg.signed_in import SignedIn
from models.account import Account
from models.cards import AccountCard
from models.embedded import open_embedded
from models.forms import AccountForm

NOT_REKEYED = (
    "Het account is afgesloten, maar de sleutel van het register kon nog niet worden vernieuwd. "
    "Dat gebeurt zodra er weer iemand aanmeldt."
)


class AccountDeeds(SignedIn):
    """Accounts, for a beheerder, and the own password."""

    def accounts(self) -> tuple[AccountCard, ...]:
        """All accounts."""
        with self._work() as work:
            return accounts.listed(work)

    def add_account(self, form: AccountForm, password: str) -> AccountCard:
        """Add an account that may sign in with ``password``."""
        check_strength(password, form.name)
        with self._slot(form.name), self._work() as work:
            return self._let_in(accounts.add(work, form), password)

    def change_role(self, name: str, role: str, team: str | None) -> AccountCard:
        """Give an account another role and gebiedsteam."""
        with self._work() as work:
            return accounts.change_role(work, name, role, team)

    def disable_account(self, name: str) -> AccountCard:
        """Keep an account from signing in; the embedded register gets another key."""
        fresh = None
        with self._slot(name), self._work() as work:
            card = accounts.disable(work, name)
            if self._vault:
                fresh = self._vault.shut_out(card.name)
        if fresh:
            self._go_on_with(fresh)
        return card

    def reset_password(self, name: str, password: str) -> AccountCard:
        """Give an account of another a new password, and open it again."""
        check_strength(password, name)
        with self._slot(name), self._work() as work:
            return self._let_in(accounts.reset(work, name), password)

    def change_password(self, old: str, new: str) -> None:
        """Change the own password; raises :class:`NotSignedIn` when ``old`` is wrong."""
        check_strength(new, self.actor.name)
        with self._slot(self.actor.name), self._work() as work:
            account = accounts.own(work)
            self._prove(account, old)
            self._let_in(account, new)

    def _go_on_with(self, fresh: bytes) -> None:
        """Give the embedded register its new key; others who have it open sign in again."""
        opened = self._opened
        if opened is None or opened.vault is None:
            return
        try:
            vault = finished(opened.vault, fresh)
        except RegisterUnavailable as fault:
            raise RegisterUnavailable(f"{NOT_REKEYED} {fault}") from None
        database = open_embedded(vault.database_file, vault.key)
        self._opened = replace(opened, database=database, vault=vault)
        opened.database.close()

    def _prove(self, account: Account, password: str) -> None:
        if self._vault:
            right = self._vault.opened_by(account.name, password)
        else:
            right = password_matches(account.password_hash, password)
        if not right:
            raise NotSignedIn("Je oude wachtwoord klopt niet. Er is niets veranderd.")

    def _let_in(self, account: Account, password: str) -> AccountCard:
        """Make ``password`` the one that opens this account, and no earlier one."""
        if self._vault:
            self._vault.let_in(account.name, password)
        else:
            account.password_hash = hash_password(password)
        return AccountCard(account.name, account.role, account.team, account.active)

    def _slot(self, name: str) -> AbstractContextManager[None]:
        """The key slot of an account changes with its row, or not at all."""
        return self._vault.kept_on_failure(name.strip().lower()) if self._vault else nullcontext()
