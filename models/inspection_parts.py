"""What is held of a client as entries of a text: a label and a text on each line."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from models.cards import LATE, UNDONE, ContactCard
from models.catalogue import Catalogue, Item, Taak
from models.code_rules import with_code
from models.inspection_cards import HeldCase, HeldContact, HeldMeting, HeldPlan
from models.record_cards import CaseCard

Line = tuple[str, str]
Entry = tuple[Line, ...]
_GONE = "ongedaan gemaakt, telt niet mee"
_STATUS = {UNDONE: _GONE, LATE: "vastgelegd of veranderd nadat de week was vastgesteld"}


def filled_in(*lines: Line) -> Entry:
    """The lines that say something."""
    return tuple(line for line in lines if line[1])


def day_written(day: date) -> str:
    """A day as people write it."""
    return f"{day.day}-{day.month}-{day.year}"


def moment_written(moment: datetime) -> str:
    """A moment in the time of this machine."""
    here = moment.astimezone()
    return f"{day_written(here.date())} om {here:%H:%M}"


def title_of(items: Iterable[Item], code: str | None) -> str:
    """The title that goes with a code; the code itself when the catalogue has none."""
    found = with_code(items, code or "")
    return found.titel if found else code or ""


def contact_entries(held: Sequence[HeldContact], named: Callable[[str], Catalogue]) -> list[Entry]:
    """A contact each."""
    return [_contact(one.contact, one.others, named(one.contact.opdracht)) for one in held]


def _contact(contact: ContactCard, others: int, catalogue: Catalogue) -> Entry:
    part = catalogue.deelopdracht(contact.deelopdracht)
    taken: tuple[Taak, ...] = part.taken if part else ()
    taak = next((one.titel for one in taken if one.nummer == contact.taak), contact.taak or "")
    return filled_in(
        (day_written(contact.happened_on), f"contact {contact.number} met {contact.worker}"),
        ("Status", _STATUS.get(contact.status, "")),
        ("Soort", title_of(catalogue.contactsoorten, contact.contactsoort)),
        ("Waarvoor", f"{contact.deelopdracht} {part.titel if part else ''}".strip()),
        ("Taak", taak),
        ("Project", title_of(catalogue.projecten, contact.project)),
        ("Kanaal", title_of(catalogue.kanalen, contact.kanaal)),
        ("Uitkomst", title_of(catalogue.uitkomsten, contact.uitkomst)),
        ("Reden", title_of(catalogue.redenen, contact.reden)),
        ("Geholpen", yes_or_no(contact.helped)),
        ("Vervolg op", day_written(contact.follow_up_on) if contact.follow_up_on else ""),
        ("Minuten", "" if contact.minutes is None else str(contact.minutes)),
        ("Deelnemers", str(contact.participants or "")),
        ("Met u", _others(others)),
        ("Kern", title_of(catalogue.kernen, contact.kern)),
        ("Leeftijd", title_of(catalogue.leeftijdsgroepen, contact.leeftijdsgroep)),
        ("Traject", str(contact.case or "")),
        ("Notitie", contact.note),
        ("Ingevoerd", moment_written(contact.entered_at)),
    )


def case_entries(held: Sequence[HeldCase], named: Callable[[str], Catalogue]) -> list[Entry]:
    """A traject each."""
    return [_case(one, one.case, named(one.case.opdracht)) for one in held]


def _case(held: HeldCase, case: CaseCard, catalogue: Catalogue) -> Entry:
    soort = with_code(catalogue.trajectsoorten, case.trajectsoort)
    closed = f"{day_written(case.closed_on)}: " if case.closed_on else ""
    return filled_in(
        (day_written(case.opened_on), f"traject {case.number} geopend door {case.worker}"),
        ("Status", _GONE if case.undone else ""),
        ("Soort", soort.titel if soort else case.trajectsoort),
        ("Waarvoor", f"{case.deelopdracht} {_part(catalogue, case.deelopdracht)}".strip()),
        ("Taak", case.taak or ""),
        ("Project", title_of(catalogue.projecten, case.project)),
        ("Uw kant", title_of(soort.partijen if soort else (), held.party)),
        ("Met u", _others(held.others)),
        ("Gesloten", closed + title_of(catalogue.aflopen, case.ended_as) if closed else "nog niet"),
        ("Verwezen naar", case.referred_to or ""),
        ("Verstuurd", day_written(case.referral_sent_on) if case.referral_sent_on else ""),
        ("Aangenomen", day_written(case.referral_accepted_on) if case.referral_accepted_on else ""),
        ("Wat het werd", _result(case)),
        *(
            (
                "Resultaat",
                f"{title_of(catalogue.resultaten, code)}: {yes_or_no(reached)} "
                f"({day_written(day)})",
            )
            for code, (reached, day) in case.results.items()
        ),
    )


def _part(catalogue: Catalogue, code: str) -> str:
    part = catalogue.deelopdracht(code)
    return part.titel if part else ""


def _result(case: CaseCard) -> str:
    day = f" ({day_written(case.referral_result_on)})" if case.referral_result_on else ""
    return f"{case.referral_result}{day}" if case.referral_result else ""


def meting_entries(held: Sequence[HeldMeting], on: Callable[[date], Catalogue]) -> list[Entry]:
    """A score each."""
    return [_meting(one, on(one.meting.measured_on)) for one in held]


def _meting(held: HeldMeting, catalogue: Catalogue) -> Entry:
    one = held.meting
    instrument = title_of(catalogue.instrumenten, one.instrument)
    return filled_in(
        (day_written(one.measured_on), f"{instrument}: {_number(one.score)} ({one.moment})"),
        ("Status", _GONE if held.undone else ""),
        ("Traject", str(one.case or "")),
        ("Contact", str(one.contact or "")),
    )


def plan_entries(held: Sequence[HeldPlan]) -> list[Entry]:
    """What was planned, each."""
    return [
        filled_in(
            (day_written(one.due_on), f"{one.soort} door {one.worker}"),
            ("Tijd", f"{one.due_at:%H:%M}" if one.due_at else ""),
            ("Waarover", one.about),
            ("Gedaan", day_written(one.done_on) if one.done_on else ""),
            ("Status", "vervallen" if one.undone else ""),
        )
        for one in held
    ]


def _others(others: int) -> str:
    return {0: "", 1: "1 andere cliënt"}.get(others, f"{others} andere cliënten")


def yes_or_no(reached: bool | None) -> str:
    """An answer; empty when there is none."""
    return "" if reached is None else "ja" if reached else "nee"


def _number(score: float) -> str:
    return f"{score:g}".replace(".", ",")
