"""Trajecten as rows of a list, and one traject as lines; no widgets."""

from datetime import date
from typing import TYPE_CHECKING

from models.code_rules import with_code
from models.counted_words import many, number_text
from screens.columns import Column, Row
from screens.contact_line import title_of
from screens.contact_rows import list_day
from screens.frame import day_text
from screens.record_choices import MOMENTS

if TYPE_CHECKING:
    from models.catalogue import Catalogue, Trajectsoort
    from models.record_cards import CaseCard, CaseFilter, MetingCard

Catalogues = dict[str, "Catalogue"]
Fact = tuple[str, str]
NONE_OPEN = "Geen open trajecten. Druk op F2 om er een te openen, of op F5 voor alle trajecten."
NONE_YET = "Nog geen trajecten. Druk op F2 om er een te openen."
NOTHING_FITS = "Geen traject gevonden. Zoek anders, of toon met F5 en F6 meer trajecten."

COLUMNS = (
    Column("Nr", 5, right=True),
    Column("Geopend", 8),
    Column("Cliënten", 14, share=3),
    Column("Deel", 4),
    Column("Soort", 12, share=2),
    Column("Keer", 4, right=True),
    Column("Laatste", 8, from_width=100),
    Column("Door", 10, from_width=100),
    Column("Gesloten", 12, optional=True),
)


def soort_of(case: "CaseCard", catalogue: "Catalogue") -> "Trajectsoort | None":
    """The trajectsoort of a case."""
    return with_code(catalogue.trajectsoorten, case.trajectsoort)


def people(case: "CaseCard") -> str:
    """The clients in a case."""
    return ", ".join(one.client.shown for one in case.parties)


def case_row(case: "CaseCard", catalogues: Catalogues, today: date) -> Row:
    """A case as a row."""
    catalogue = catalogues.get(case.opdracht)
    ended = title_of(catalogue.aflopen if catalogue else (), case.ended_as)
    cells = (
        str(case.number),
        list_day(case.opened_on, today),
        people(case),
        case.deelopdracht,
        title_of(catalogue.trajectsoorten if catalogue else (), case.trajectsoort),
        number_text(case.contacts),
        list_day(case.last_contact, today) if case.last_contact else "",
        case.worker,
        ended if case.closed_on else "",
    )
    return Row(str(case.number), cells)


def told(wanted: "CaseFilter", shown: int) -> str:
    """Which cases are shown, or what to do when there are none."""
    if not shown and (wanted.text or wanted.mine):
        return NOTHING_FITS
    if not shown:
        return NONE_OPEN if wanted.open_only else NONE_YET
    some = many(shown, "traject", "trajecten")
    which = some.replace(" ", " open ") if wanted.open_only else f"{some}, open en gesloten"
    first = "Eerste " if shown >= wanted.limit else ""
    return f"{first}{which}, {'van jou' if wanted.mine else 'van je team'}"


def facts(case: "CaseCard", catalogue: "Catalogue") -> list[Fact]:
    """Everything that is known of a case, with a label; what is not known is left out."""
    part = catalogue.deelopdracht(case.deelopdracht)
    told = [
        ("Soort", title_of(catalogue.trajectsoorten, case.trajectsoort)),
        *_parties(case, catalogue),
        ("Deelopdracht", f"{case.deelopdracht} {part.titel if part else ''}".strip()),
        ("Taak", case.taak or ""),
        ("Project", title_of(catalogue.projecten, case.project)),
        ("Geopend", f"{day_text(case.opened_on)} door {case.worker}"),
        ("Contacten", _contacts(case)),
        ("Gesloten", _closed(case, catalogue)),
        ("Verwijzing", _referral(case)),
        *_results(case, catalogue),
        *_labelled("Metingen", [meting_told(one, case, catalogue) for one in case.metingen]),
    ]
    return [(label, text) for label, text in told if text]


def _parties(case: "CaseCard", catalogue: "Catalogue") -> list[Fact]:
    soort = soort_of(case, catalogue)
    sides = soort.partijen if soort else ()
    named = [
        (
            title_of(sides, one.party) if sides else "Cliënt",
            f"{one.client.shown} #{one.client.number}",
        )
        for one in case.parties
    ]
    return [
        ("en" if place and named[place - 1][0] == label else label, who)
        for place, (label, who) in enumerate(named)
    ]


def _contacts(case: "CaseCard") -> str:
    last = f", laatste op {day_text(case.last_contact)}" if case.last_contact else ""
    return f"{case.contacts or 'nog geen'}{last}"


def _closed(case: "CaseCard", catalogue: "Catalogue") -> str:
    if case.closed_on is None:
        return "nog niet"
    return f"{day_text(case.closed_on)}: {title_of(catalogue.aflopen, case.ended_as)}"


def _referral(case: "CaseCard") -> str:
    steps = (
        ("verstuurd", case.referral_sent_on),
        ("aangenomen", case.referral_accepted_on),
        (f"resultaat: {case.referral_result or ''}", case.referral_result_on),
    )
    taken = [f"{what} {day_text(day)}" for what, day in steps if day]
    return ", ".join([f"naar {case.referred_to}", *taken]) if case.referred_to else ""


def _results(case: "CaseCard", catalogue: "Catalogue") -> list[Fact]:
    """Every question of its soort; one without an answer says so."""
    soort = soort_of(case, catalogue)
    asked = dict.fromkeys((*(soort.resultaten if soort else ()), *case.results))
    lines = []
    for code in asked:
        answer = case.results.get(code)
        given = f"{'ja' if answer[0] else 'nee'} ({day_text(answer[1])})" if answer else "nog niet"
        lines.append(f"{title_of(catalogue.resultaten, code)}: {given}")
    return _labelled("Resultaat", lines)


def meting_told(one: "MetingCard", case: "CaseCard", catalogue: "Catalogue") -> str:
    """A score in words, with about whom when there are more."""
    score = f"{one.score:g}".replace(".", ",")
    name = next((p.client.name for p in case.parties if p.client.number == one.client), "")
    who = f", {name}" if name and len(case.parties) > 1 else ""
    moment = MOMENTS.get(one.moment, one.moment).lower()
    instrument = title_of(catalogue.instrumenten, one.instrument)
    return f"{instrument}: {score} {moment} ({day_text(one.measured_on)}{who})"


def _labelled(label: str, lines: list[str]) -> list[Fact]:
    return [(label if place == 0 else "", line) for place, line in enumerate(lines)]
