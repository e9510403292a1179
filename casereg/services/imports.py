"""Contacts of an older system: the rules of logging, many at a time, all in one transaction."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from uuid import UUID

from sqlmodel import col, select

from casereg.errors import InvalidInput, NotAllowed, Refused
from casereg.security.rights import IMPORT_CONTACTS
from models.audit_chain import write_noted
from models.bulk import insert_many, next_numbers
from models.client import ClientYear
from models.contact import Contact, Participation
from models.contact_filling import year_of
from models.counted_words import many
from models.free_text import findings
from models.import_cards import Imported
from models.import_desk import Checked, ImportDesk
from models.import_rows import ImportRow, RowReader
from models.week_lock import WeekLock
from models.week_locks import note_late
from models.work import Work, own_team

AT_ONCE = 5_000
AUDITED_AT_ONCE = 1_000
MOST_DENIED = 1_000
TWICE = "Deze sleutel staat ook op een eerdere regel. Haal een van de twee weg."
Line = tuple[int, Sequence[str]]


def take_over(work: Work, lines: Iterable[Line], reader: RowReader, late: bool) -> Imported:
    """Store the contacts on these lines; what an earlier import stored is left as it is.

    A line that breaks a rule is noted as refused and not stored: whether the others may stay
    is for the caller, who ends the transaction. ``late`` says that it is known that weeks are
    vastgesteld. A sociaal werker takes over own contacts, a teamleider those of the team.
    """
    reach = work.require(IMPORT_CONTACTS)
    taking = _Taking(work, reader, ImportDesk(work, own_team(work), reach), late)
    remaining = iter(lines)
    while some := list(islice(remaining, AT_ONCE)):
        taking.store(some)
    taking.finish()
    return taking.found


def note_unstored(work: Work, found: Imported, trial: bool) -> None:
    """Write down that somebody tried, and nothing of it was stored."""
    work.require(IMPORT_CONTACTS)
    told = f"{many(found.lines, 'regel', 'regels')}, {len(found.refused)} geweigerd"
    if trial:
        work.record("contact.import", f"proef: {told}")
    else:
        work.record("contact.import", told, outcome="geweigerd")


def note_denied(work: Work, found: Imported) -> None:
    """Write down which clients were asked for without a right to them."""
    for refusal in found.denied.values():
        work.record(refusal.deed, refusal.subject, refusal.client, "geweigerd")


@dataclass(slots=True)
class _Taking:
    """One import on its way."""

    work: Work
    reader: RowReader
    desk: ImportDesk
    late: bool
    found: Imported = field(default_factory=Imported)
    first: int | None = None
    clients: Counter[int] = field(default_factory=Counter)
    locks: dict[int, tuple[WeekLock, int]] = field(default_factory=dict)

    def store(self, lines: Sequence[Line]) -> None:
        """Store what may be stored of these lines."""
        self.found.lines += len(lines)
        rows = list(self._read(lines))
        before = self._stored_before([row.form.id for row in rows])
        taken: dict[UUID, Checked] = {}
        for row in rows:
            uid = row.form.id
            if uid in taken or self._is_own(before.get(uid)):
                self.found.refused.add(row.line, self.reader.column("id"), TWICE)
            elif uid in before:
                self.found.known += 1
            elif checked := self._checked(row):
                taken[uid] = checked
        self._insert(list(taken.values()))

    def finish(self) -> None:
        """Count what came after vaststellen, and write down which clients it was about."""
        self.found.new_clients = self.desk.new_clients
        for lock, times in self.locks.values():
            note_late(self.work.session, lock, times)
        for number, (client, count) in enumerate(sorted(self.clients.items()), start=1):
            self.work.record("contact.import", many(count, "contact", "contacten"), client)
            if number % AUDITED_AT_ONCE == 0:
                write_noted(self.work.session)
        stored, known = self.found.stored, self.found.known
        self.work.record(
            "contact.import", f"{many(stored, 'contact', 'contacten')}, {known} bestonden al"
        )

    def _read(self, lines: Sequence[Line]) -> Iterator[ImportRow]:
        for line, cells in lines:
            try:
                yield self.reader.read(line, cells, self.late)
            except InvalidInput as fault:
                self._refuse(line, fault)

    def _stored_before(self, uids: Sequence[UUID]) -> dict[UUID, int]:
        found = select(Contact.uid, Contact.id).where(col(Contact.uid).in_(uids))
        return {uid: number or 0 for uid, number in self.work.session.exec(found)}

    def _is_own(self, number: int | None) -> bool:
        """Whether a contact was stored by this very import."""
        return self.first is not None and number is not None and number >= self.first

    def _checked(self, row: ImportRow) -> Checked | None:
        try:
            return self.desk.checked(row)
        except Refused as fault:
            self._refuse(row.line, fault)
            return None

    def _refuse(self, line: int, fault: Refused) -> None:
        column = self.reader.column(fault.field) if isinstance(fault, InvalidInput) else ""
        self.found.refused.add(line, column, str(fault))
        if isinstance(fault, NotAllowed) and len(self.found.denied) < MOST_DENIED:
            self.found.denied.setdefault(fault.client, fault)

    def _insert(self, taken: Sequence[Checked]) -> None:
        session, now = self.work.session, self.work.clock.now()
        numbers = next_numbers(session, Contact, len(taken))
        self.first = self.first or next(iter(numbers), None)
        moments = {"entered_at": now, "changed_at": now}
        pairs = list(zip(numbers, taken, strict=True))
        rows = [{"id": number, **moments, **one.content} for number, one in pairs]
        insert_many(session, Contact, rows)
        together = [
            {"contact_id": number, "client_id": client.id}
            for number, one in pairs
            for client in one.clients
        ]
        insert_many(session, Participation, together)
        self._fix_years(taken)
        for one in taken:
            self._count(one)

    def _fix_years(self, taken: Sequence[Checked]) -> None:
        """Kern and age group of each client, for each year that has none yet."""
        needed = {
            (client.id, one.content["happened_on"].year): (client, one.content["opdracht"])
            for one in reversed(taken)
            for client in one.clients
        }
        numbers = {number for number, _ in needed}
        found = select(ClientYear.client_id, ClientYear.year)
        known = set(self.work.session.exec(found.where(col(ClientYear.client_id).in_(numbers))))
        fresh = [
            year_of(client, year, self.work.catalogues.named(opdracht))
            for (number, year), (client, opdracht) in needed.items()
            if (number, year) not in known
        ]
        insert_many(self.work.session, ClientYear, fresh)

    def _count(self, one: Checked) -> None:
        self.found.stored += 1
        self.clients.update(client.id or 0 for client in one.clients)
        for doubt in findings(one.content["note"]) if one.content["note"] else ():
            told = f"misschien een {doubt.kind}"
            self.found.doubted.add(one.line, self.reader.column("note"), told)
        if one.lock and one.lock.id:
            self.found.late += 1
            _, before = self.locks.get(one.lock.id, (one.lock, 0))
            self.locks[one.lock.id] = (one.lock, before + 1)
