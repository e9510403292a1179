"""Whether a line of an older system may be stored, by the rules of logging a contact.

What is looked up again and again is asked of the register once.
"""

from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlmodel import select

from casereg.errors import InvalidInput
from casereg.security.rights import USE_CLIENTS, Reach
from models.account import Account
from models.catalogue import Catalogue
from models.client import Client
from models.client_adding import add_client, check_client
from models.client_doubles import same_name_and_year
from models.contact import LATE, VALID
from models.contact_filling import columns_of, refuse_unsaid
from models.contact_rules import CODED, check_codes, check_days
from models.forms import ClientForm, ContactForm
from models.import_rows import ImportRow
from models.merged_clients import standing
from models.periods import Week
from models.team_rows import refuse_discharged, team_client
from models.week_lock import WeekLock
from models.week_locks import settled_week
from models.work import Work

CLIENTS, WEEKS, DAYS, CODES = 10_000, 1_000, 5_000, 50_000
_codes_of = itemgetter(*CODED)


@dataclass(frozen=True, slots=True)
class Checked:
    """A contact that keeps to the rules: its columns, who took part, and whether it is late."""

    line: int
    content: dict[str, Any]
    clients: tuple[Client, ...]
    lock: WeekLock | None


class ImportDesk:
    """Clients, colleagues and weeks of one gebiedsteam, during one import."""

    def __init__(self, work: Work, team: str, reach: Reach) -> None:
        """``reach`` says whose contacts may be taken over: own ones, or those of the team.

        ``new_clients`` counts who was added.
        """
        self._work, self._team, self._reach = work, team, reach
        self._today, self._sound = work.clock.today(), set[tuple[object, ...]]()
        self._catalogue = lru_cache(DAYS)(work.catalogues.on)
        self._clients = lru_cache(CLIENTS)(self._client)
        self._locks = lru_cache(WEEKS)(self._lock)
        self._colleagues = lru_cache(WEEKS)(self._colleague)
        self._people = lru_cache(CLIENTS)(self._person)
        self.new_clients = 0

    def checked(self, row: ImportRow) -> Checked:
        """The contact as it may be stored; raises :class:`Refused` for what cannot be."""
        form = row.form
        catalogue = self._catalogue(form.happened_on)
        check_days(form, self._today)
        self._check_codes(row, catalogue)
        worker, lock = self._worker(row.worker), self._locks(Week.of(form.happened_on))
        if lock is not None:
            refuse_unsaid(form.late)
        people = (self._people(row.client),) if row.client else map(self._clients, form.clients)
        clients = tuple({client.id: client for client in people}.values())
        for client in clients:
            refuse_discharged(client, form.happened_on, "clients")
        content = columns_of(form, catalogue, clients)
        content |= {
            "uid": form.id,
            "worker_id": worker,
            "team": self._team,
            "status": LATE if lock else VALID,
        }
        return Checked(row.line, content, clients, lock)

    def _check_codes(self, row: ImportRow, catalogue: Catalogue) -> None:
        """Most lines have the codes of a line before: those are not tried again."""
        somebody = bool(row.client or row.form.clients)
        codes = (catalogue.code, somebody, *_codes_of(vars(row.form)))
        if codes not in self._sound:
            check_codes(_with_somebody(row), catalogue)
            if len(self._sound) < CODES:
                self._sound.add(codes)

    def _worker(self, name: str | None) -> int:
        """The account a contact is of; without a name the actor."""
        actor = self._work.actor
        if name is None or name.strip().lower() == actor.name:
            return actor.account_id
        if self._reach is Reach.OWN:
            raise InvalidInput(
                "Dit contact is van een ander. Je neemt alleen je eigen contacten over; die van "
                "het team neemt je teamleider over.",
                "medewerker",
            )
        return self._colleagues(name.strip().lower())

    def _colleague(self, name: str) -> int:
        found = select(Account.id).where(Account.name == name, Account.team == self._team)
        account = self._work.session.exec(found).one_or_none()
        if account is None:
            raise InvalidInput(
                "Er is in je gebiedsteam geen account met deze naam. Noem bij waarden welk "
                "account het is, of laat de beheerder er een maken.",
                "medewerker",
            )
        return account

    def _person(self, form: ClientForm) -> Client:
        """The client with this name and year of birth, added when there is none."""
        self._work.require(USE_CLIENTS)
        numbers = same_name_and_year(self._work, form, self._team)
        if len(numbers) > 1:
            raise InvalidInput(
                "Er is meer dan één cliënt met deze naam en dit geboortejaar. Geef het nummer, in "
                "een kolom voor client.",
                "name",
            )
        if numbers:
            return self._client(numbers.pop())
        check_client(form, self._catalogue(self._today), self._today.year)
        self.new_clients += 1
        return add_client(self._work, form, self._team)

    def _client(self, number: int) -> Client:
        (kept,) = standing(self._work, (number,))
        return team_client(self._work, kept, self._team)

    def _lock(self, week: Week) -> WeekLock | None:
        return settled_week(self._work.session, self._team, week.monday)


def _with_somebody(row: ImportRow) -> ContactForm:
    """The form as it will be: with a client, also when it is not known yet who that is."""
    return row.form.model_copy(update={"clients": (1,)}) if row.client else row.form
