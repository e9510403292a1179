"""The one door to a register: a method a deed, one transaction each.

Screens and commands use nothing below it. Every method checks rights in its service,
writes what was done, or refused for want of a right, in the audit, and raises a
:class:`~casereg.errors.CaseregError` when something is not done.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

from sqlmodel import Session

from casereg.anchoring import Anchoring
from casereg.auditing import Auditing
from casereg.backups import says_damaged, write_backup, write_damaged
from casereg.client_rights import ClientRights
from casereg.clock import Clock, SystemClock
from casereg.config import Settings
from casereg.damage import BROKEN, PART, mark_damage, note_what_was_read, only_reading
from casereg.erasures import Erasures
from casereg.errors import (
    CaseregError,
    Conflict,
    NotAllowed,
    NotSignedIn,
    RegisterDamaged,
    RegisterUnavailable,
)
from casereg.figures import Figures
from casereg.following import Following
from casereg.importing import Importing
from casereg.opening import Opened, open_for
from casereg.own_second_factor import OwnSecondFactor
from casereg.records import Records
from casereg.rekeying import finished
from casereg.releases import Releases
from casereg.releases_made import MadeReleases
from casereg.security.passwords import check_strength, hash_password, password_matches
from casereg.security.place import this_machine
from casereg.security.rights import BACK_UP
from casereg.security.vault import Vault
from casereg.server_backups import backup_code, write_server_backup
from casereg.services import (
    accounts,
    catalogues,
    client_changes,
    clients,
    contact_list,
    contacts,
    drafts,
    notes,
    sign_ins,
    templates,
    weeks,
)
from casereg.sign_ins import SignIns
from exports.indicator_days import days_of
from exports.report import Exported
from models.account import Account
from models.audit_anchor import register_id
from models.audit_chain import reached
from models.cards import (
    AccountCard,
    Actor,
    CatalogueCard,
    ClientCard,
    ContactCard,
    ContactFilter,
    DayCard,
    DraftCard,
    Logged,
    WeekCard,
)
from models.catalogue import Catalogue
from models.database import Database
from models.embedded import open_embedded
from models.forms import AccountForm, ClientForm, ContactForm
from models.free_text import Finding
from models.journal import empty_journal
from models.loaded import loaded_catalogues, versions_in_force
from models.locks import CATALOGUES, hold, share
from models.periods import Period, Week, parse_period
from models.release import RELEASED
from models.template_cards import TemplateCard, TemplateForm
from models.week_cards import WorkersCard
from models.work import Work

NOT_REKEYED = (
    "Het account is afgesloten, maar de sleutel van het register kon nog niet worden vernieuwd. "
    "Dat gebeurt zodra er weer iemand aanmeldt."
)


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


class Register:
    """An opened register with somebody signed in; may be used from several threads."""

    def __init__(self, opened: Opened, clock: Clock, settings: Settings) -> None:
        """Take over what was opened; :meth:`close` gives it back."""
        self.actor: Actor = opened.actor
        self.clock = clock
        self._opened: Opened | None = opened
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
        self._settings, self._anchoring = settings, Anchoring(settings.audit_anchor, clock, "")
        self._place = this_machine()
        with self._reading() as session:
            self._catalogues = loaded_catalogues(session)
            self._anchoring = Anchoring(settings.audit_anchor, clock, register_id(session))

    def close(self) -> None:
        """Sign out: close the connections and drop the key; any deed after it is refused."""
        opened, self._opened = self._opened, None
        if opened:
            if not opened.database.only_read:
                with suppress(CaseregError), opened.database.writing() as session:
                    sign_ins.end(session, opened.seat)
                self._anchoring.write(opened.database)
            opened.database.close()

    def resume(self, fresh: "Register") -> None:
        """Go on with what the same actor opened anew; ``fresh`` is used up by it."""
        self.close()
        self._opened, fresh._opened = fresh._opened, None
        self._catalogues = fresh._catalogues

    def note_sign_in(self) -> None:
        """Write down that the actor signed in, and after how many wrong tries."""
        failures = self._opened.failures if self._opened else 0
        if not self.only_read:
            note_what_was_read(self._settings, self._database)
        with self._work() as work:
            if self._opened and not self.only_read:
                sign_ins.begin(work, self._opened.seat)
            work.record("account.sign_in", f"na {failures} keer mis" if failures else "")

    @property
    def only_read(self) -> str:
        """Why nothing can be written (Dutch); empty when all is well."""
        return self._opened.database.only_read if self._opened else ""

    def catalogue(self, day: date) -> Catalogue:
        """The opdracht a contact on ``day`` belongs to."""
        return self._catalogues.on(day)

    def catalogue_named(self, code: str) -> Catalogue:
        """The loaded catalogue with this code."""
        return self._catalogues.named(code)

    def catalogues(self) -> tuple[CatalogueCard, ...]:
        """What is loaded, oldest period first."""
        return self._catalogues.cards

    def load_catalogue(self, text: str, source: str = "opdracht") -> CatalogueCard:
        """Load a catalogue from its TOML text; ``source`` names it in errors."""
        with self._work(alone=True) as work:
            return catalogues.load(work, text, source)

    def log_contact(self, form: ContactForm) -> Logged:
        """Store a contact; the same id twice stores once."""
        try:
            with self._work() as work:
                return contacts.log(work, form)
        except Conflict:
            # The same id was stored by a retry at this very moment: now it is found.
            with self._work() as work:
                return contacts.log(work, form)

    def log_contacts(self, forms: Sequence[ContactForm]) -> tuple[Logged, ...]:
        """Store several contacts, all or none; each id stores once."""
        with self._work() as work:
            return tuple(contacts.log(work, form) for form in forms)

    def doubts_about_note(self, note: str, clients: tuple[int, ...]) -> tuple[Finding, ...]:
        """What in a note looks like a number, an address or a name of somebody."""
        with self._work() as work:
            return notes.doubts(work, note, clients)

    def repeat_contact(self, late: bool = False, uid: UUID | None = None) -> Logged:
        """Store the own last contact once more, today; the same ``uid`` twice stores once."""
        with self._work() as work:
            return contacts.repeat(work, uid or uuid4(), late)

    def correct_contact(self, number: int, form: ContactForm) -> ContactCard:
        """Give a contact other content."""
        with self._work() as work:
            return contacts.correct(work, number, form)

    def undo_contact(self, number: int | None = None, late: bool = False) -> ContactCard:
        """Let a contact (the own last one) count nowhere."""
        with self._work() as work:
            return contacts.undo(work, number, late)

    def contact(self, number: int) -> ContactCard:
        """One contact."""
        with self._work() as work:
            return contact_list.one(work, number)

    def contacts(self, wanted: ContactFilter) -> tuple[ContactCard, ...]:
        """Contacts, newest first."""
        with self._work() as work:
            return contact_list.listed(work, wanted)

    def day(self) -> DayCard:
        """Own contacts of today and yesterday, drafts, own count this week."""
        today = self.clock.today()
        week = Week.of(today)
        with self._work() as work:
            wanted = ContactFilter(start=today.fromordinal(today.toordinal() - 1), mine=True)
            shown = contact_list.listed(work, wanted)
            count = contact_list.count_in_week(work, week)
            own = templates.mine(work)
            return DayCard(today, shown, drafts.mine(work), week, count, own)

    def templates(self) -> tuple[TemplateCard, ...]:
        """The own templates, by digit."""
        with self._work() as work:
            return templates.mine(work)

    def put_template(self, digit: int, form: TemplateForm) -> TemplateCard:
        """Set the own template of a digit from 1 to 9."""
        with self._work() as work:
            return templates.put(work, digit, form)

    def keep_draft(self, draft_id: UUID, content: dict[str, str]) -> None:
        """Keep what was typed so far."""
        with self._work() as work:
            drafts.keep(work, draft_id, content)

    def forms_left(self) -> tuple[DraftCard, ...]:
        """What was typed in other forms than that of a contact, and not stored."""
        with self._work() as work:
            return drafts.forms(work)

    def drop_draft(self, draft_id: UUID) -> None:
        """Throw an own draft away."""
        with self._work() as work:
            drafts.drop(work, draft_id)

    def find_clients(self, text: str, limit: int = 8) -> tuple[ClientCard, ...]:
        """Clients by prefixes of their name, or the recent ones."""
        with self._work() as work:
            return clients.find(work, text, limit)

    def likely_duplicates(self, form: ClientForm, typing: bool = False) -> tuple[ClientCard, ...]:
        """Clients who are probably the same person; ``typing``: the name is not finished."""
        with self._work() as work:
            return clients.likely_duplicates(work, form, typing)

    def add_client(self, form: ClientForm, despite_duplicate: bool = False) -> ClientCard:
        """Add a client to the own team."""
        with self._work() as work:
            return clients.add(work, form, despite_duplicate)

    def change_kenmerken(
        self, number: int, since: date, add: tuple[str, ...] = (), drop: tuple[str, ...] = ()
    ) -> ClientCard:
        """Let a client have kenmerken from ``since`` on, and others no longer."""
        with self._work() as work:
            return client_changes.change_kenmerken(work, number, since, add, drop)

    def discharge_client(self, number: int, day: date | None) -> ClientCard:
        """Say that a client left after ``day``, or with None that the client is back."""
        with self._work() as work:
            return client_changes.discharge(work, number, day)

    def week(self, week: Week, team: str | None = None) -> WeekCard:
        """The tally of a team; without team the own one, or all for the coordinator."""
        with self._work() as work:
            return weeks.tally(work, week, team)

    def week_workers(self, week: Week, team: str | None = None) -> WorkersCard:
        """Who did what in the week; a sociaal werker sees only the own part."""
        workdays = days_of("werkdag", parse_period(str(week)))
        with self._work() as work:
            return weeks.workers(work, week, team, workdays)

    def settle_week(self, week: Week, team: str | None = None) -> WeekCard:
        """Vaststellen: approve and lock a week of the own team."""
        with self._work() as work:
            return weeks.settle(work, week, team)

    def export_resultaatmeting(self, period: Period, opdracht: str | None, out: Path) -> Exported:
        """Write a resultaatmeting into the folder ``out``, as a new release."""
        return self.releases.write("resultaatmeting", period, opdracht, out)

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
        with self._work() as work:
            work.require(BACK_UP)
        return None if self._vault else backup_code(self._database, self._settings.key_file)

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

    @property
    def _database(self) -> Database:
        if self._opened is None:
            raise NotSignedIn("Het register is gesloten. Meld je opnieuw aan.")
        return self._opened.database

    def _empty_journal(self) -> None:
        empty_journal(self._database)

    @property
    def _vault(self) -> Vault | None:
        return self._opened.vault if self._opened else None

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with self._watched(), self._database.reading() as session:
            yield session

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """A register that turns out to be damaged is only read from then on."""
        try:
            yield
        except RegisterDamaged:
            self._found(PART)
            raise

    def _found(self, damage: str) -> None:
        opened = self._opened
        if opened and not self.only_read:
            # A key that does not fit any more looks like damage; then this refuses.
            with suppress(CaseregError):
                fresh = only_reading(self._settings, opened.database, opened.vault, damage)
                self._opened = replace(opened, database=fresh, seat=uuid4())
                now = self.clock.now()
                mark_damage(self._settings, self._anchoring.register, damage, now)

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

    @contextmanager
    def _work(self, alone: bool = False) -> Iterator[Work]:
        """One transaction for the actor, who must still be allowed in.

        ``alone`` keeps all others out meanwhile, for what changes the catalogues under
        them. A refusal for want of a right is written down in a transaction of its own.
        """
        database = self._database
        try:
            with self._watched(), database.writing() as session:
                (hold if alone else share)(session, CATALOGUES)
                yield self._begun(session)
        except NotAllowed as refusal:
            with database.writing() as session:
                work = self._begun(session)
                work.record(refusal.deed, refusal.subject, refusal.client, "geweigerd")
            raise
        if now := reached(session):
            self._anchoring.reached(*now, session.info.get(RELEASED, 0))

    def _begun(self, session: Session) -> Work:
        """The work of the actor, with the catalogues as they stand now."""
        account = session.get(Account, self.actor.account_id)
        standing = account and (account.role, account.team)
        if account is None or not account.active or standing != (self.actor.role, self.actor.team):
            raise NotSignedIn("Je account is veranderd of uitgeschakeld. Meld je opnieuw aan.")
        if self._opened and not sign_ins.still_in(session, self._opened.seat, self.clock.now()):
            raise NotSignedIn("Je bent afgemeld. Meld je opnieuw aan.")
        if versions_in_force(session) != self._catalogues.versions:
            self._catalogues = loaded_catalogues(session)
        return Work(session, self.actor, self.clock, self._catalogues, self._place)
