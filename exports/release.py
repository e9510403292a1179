"""A release from count to ledger: counted at one moment, and proven against all released before.

Nothing here writes: :mod:`casereg.releases` gives it a number and writes it down.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from casereg.errors import Refused
from exports.disclosure.proof import faults
from exports.disclosure.protect import protect
from exports.disclosure.system import Progress, Protection, State, System, Unprovable
from exports.draft import Draft, cost_of
from exports.indicator.question import Question
from exports.late.effective_rows import fresh_rows
from exports.ledger.history import Ledger, NewEntry
from exports.ledger.settled import Moved, moved
from exports.numbers import Number
from exports.package.files import package_name
from exports.protection.rounded_cells import ROUNDING, rounded_values
from exports.protection.system import release_system
from exports.report import Report
from exports.reports.hidden_numbers import reasons_of
from exports.reports.kinds import KINDS, Counting
from exports.reports.moment import Moment, moment_of
from exports.reports.resultaatmeting import Resultaatmeting
from exports.safety import Safety
from models.released_contact import Booking

SECONDS = 20.0
"""How long may be looked for the least to hide; what is safe by then is what is released."""
_MOST = 20


@dataclass(frozen=True, slots=True)
class Ready:
    """A draft, and all the ledger will hold of it: private, for it is near the truth."""

    draft: Draft
    ledger: Ledger
    numbers: tuple[Number, ...]
    protection: Protection
    moved: tuple[Moved, ...]
    client_atoms: Mapping[str, int]
    booked: tuple[Booking, ...]

    def entry(
        self, made_at: datetime, made_by: int, sha256: str, files: Mapping[str, bytes]
    ) -> NewEntry:
        """What to write down; ``sha256`` is that of the description of the package."""
        report, number = self.draft.report, self.ledger.head + 1
        return NewEntry(
            number=number,
            previous=self.ledger.head_sha256,
            kind=report.kind,
            source=report.source,
            made_at=made_at,
            made_by=made_by,
            sha256=sha256,
            folder=package_name(report, number),
            files=files,
            numbers=self.numbers,
            worlds=self.protection.worlds,
            proof=self.protection.proof,
            moved=self.moved,
            client_atoms=self.client_atoms,
            booked=self.booked,
            structural=report.number("nvt"),
            late_included=self.draft.late_taken,
            late_carried=self.draft.late_carried,
        )


def made_ready(
    session: Session,
    asked: Question,
    kind: str,
    tables: tuple[str, ...] | None,
    progress: Progress,
) -> Ready:
    """Count, protect and lay out a package of this ``kind``.

    ``session`` must see one moment throughout. Raises :class:`Refused`, with the names of
    the cells, when it cannot be proven safe.
    """
    progress("Tellen", 0.0)
    moment = moment_of(session, _so_far(asked), tables)
    asked = moment.asked
    counting = KINDS[kind](moment)
    if asked.catalogue.bescherming.methode == ROUNDING:
        return _rounded(moment, counting)
    system = release_system(
        session, asked.catalogue, asked.period, moment.ledger, moment.late, counting.numbers
    )
    protection = _protected(system.built.system, progress)
    progress("Opschrijven", 1.0)
    new = _settled(counting, moment.ledger, protection)
    return Ready(
        _draft(moment, counting, protection),
        moment.ledger,
        new,
        protection,
        tuple(moved(world, system.built.days) for world in protection.worlds),
        system.client_atoms,
        fresh_rows(session, asked.catalogue, asked.period, moment.ledger, moment.late),
    )


def _rounded(moment: Moment, counting: Counting) -> Ready:
    """The second method: nothing to prove, since all that is shown is added up from it."""
    if not isinstance(counting, Resultaatmeting):
        raise Refused("Met afronden kan alleen de resultaatmeting. Kies die.")
    true = counting.numbers
    told = counting.rounding(rounded_values(moment, true))
    exact = {one.name for one in true if one.relation == "is"}
    few = frozenset(one.unit for one in true if one.state == "hidden" and one.name not in exact)
    protection = Protection(few, (), {})
    asked = moment.asked
    return Ready(
        _draft(moment, told, protection),
        moment.ledger,
        _settled(told, moment.ledger, protection),
        protection,
        (),
        {},
        fresh_rows(moment.session, asked.catalogue, asked.period, moment.ledger, moment.late),
    )


def _so_far(asked: Question) -> Question:
    """A period that still runs ends today for the ledger: the rest of it comes with the whole."""
    end = min(asked.period.end, asked.today)
    return replace(asked, period=replace(asked.period, end=end))


def _protected(system: System, progress: Progress) -> Protection:
    def further(what: str, done: float) -> None:
        progress(what, 0.1 + 0.9 * done)

    try:
        protection = protect(system, progress=further, seconds=SECONDS)
    except Unprovable as fault:
        raise _unsafe(fault.names) from None
    if wrong := faults(system, protection):
        raise _unsafe(wrong)
    return protection


def _unsafe(names: tuple[str, ...]) -> Refused:
    listed = "\n".join(f"  {_readable(name)}" for name in names[:_MOST])
    more = f"\n  en nog {len(names) - _MOST}" if len(names) > _MOST else ""
    return Refused(
        "Dit pakket is niet veilig te maken: deze getallen zijn uit te rekenen, ook als er meer "
        f"verborgen wordt. Er is niets gemaakt. Laat een tabel weg.\n{listed}{more}"
    )


def _readable(name: str) -> str:
    """The name of a number without what it is in the ledger."""
    return " / ".join(part for part in name.split("|")[1:] if part)


def _settled(counting: Counting, ledger: Ledger, protection: Protection) -> tuple[Number, ...]:
    """The new numbers as they come out, and old ones that are the sum of something now."""
    known = {name for name, one in ledger.numbers.items() if one.sum_of}
    return tuple(
        replace(one, state=_state(one, protection.hidden))
        for one in counting.numbers
        if one.name not in ledger.numbers or (one.sum_of and one.name not in known)
    )


def _state(number: Number, hidden: frozenset[str]) -> State:
    """As it comes out; what nobody publishes has no unit and stays unknown."""
    return "hidden" if number.state == "hidden" or number.unit in hidden else "shown"


def _draft(moment: Moment, counting: Counting, protection: Protection) -> Draft:
    late, ledger = moment.late, moment.ledger
    taken = len({row.contact for row in (*late.added, *late.removed)})
    safety = Safety(protection.hurried, taken > 0, late.carried > 0, len(ledger.spans))
    report = counting.report(protection.hidden, safety)
    reasons = reasons_of(counting.numbers, protection.hidden, ledger.numbers)
    hidden = tuple(counting.hidden(reasons))
    return Draft(
        report=report,
        tables=tuple(one.code for one in moment.tables),
        hidden=hidden,
        cost=cost_of(hidden, _shown(report)),
        earlier=len(ledger.spans),
        late_taken=taken,
        late_carried=late.carried,
        hurried=protection.hurried,
    )


def _shown(report: Report) -> int:
    return report.number("gepubliceerd") + report.number("voorlopig")
