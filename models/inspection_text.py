"""What is held about a client in plain words, for the client to read; no widgets, no SQL."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from models.audit_cards import AuditCard
from models.audit_words import in_words
from models.catalogue import MANTELZORGER, Catalogue, Item
from models.client_note_words import note_entries
from models.inspection_cards import HeldKenmerk, InspectionCard
from models.inspection_parts import (
    Entry,
    case_entries,
    contact_entries,
    day_written,
    filled_in,
    meting_entries,
    moment_written,
    plan_entries,
    title_of,
)
from models.inspection_terms import term_entries

NOTHING: Entry = (("", "Niets."),)
ABOUT = (
    "Hier staat alles wat over u is vastgelegd, en wie het zag of veranderde. Van andere "
    "cliënten staat hier geen naam; waar [naam] staat, is die weggehaald. Klopt er iets niet? "
    "U kunt vragen het te verbeteren, er uw eigen verklaring bij te zetten, of het voorlopig "
    "niet te laten gebruiken."
)
NO_NAMES = (
    "De gemeente krijgt alleen aantallen, nooit een naam of nummer. Peilingen hebben geen "
    "namen: wat u daar antwoordde, is niet terug te vinden."
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with entries below it; an entry is lines of a label and a text."""

    title: str
    entries: tuple[Entry, ...]


Named = Callable[[str], Catalogue]
On = Callable[[date], Catalogue]


def heading(card: InspectionCard) -> str:
    """Whose it is, when it was made and by whom."""
    client = card.client
    made = f"Gemaakt op {moment_written(card.made_at)} door {card.made_by}."
    return f"Inzage voor {client.name} (cliënt {client.number})\n{made}\n{ABOUT}"


def sections(card: InspectionCard, named: Named, on: On) -> tuple[Section, ...]:
    """All of it; ``named`` gives the opdracht with a code, ``on`` the one of a day."""
    catalogue = on(card.made_at.astimezone().date())
    listed: tuple[tuple[str, Sequence[Entry]], ...] = (
        ("Uw gegevens", _personal(card, catalogue)),
        ("Correcties, verklaringen en beperkingen", note_entries(card.notes, catalogue)),
        (f"Contacten ({len(card.contacts)})", contact_entries(card.contacts, named)),
        (f"Trajecten ({len(card.cases)})", case_entries(card.cases, named)),
        (f"Metingen ({len(card.metingen)})", meting_entries(card.metingen, on)),
        (f"Afspraken ({len(card.plans)})", plan_entries(card.plans)),
        ("Nog niet opgeslagen invoer", _drafts(card)),
        ("Aan wie dit is gegeven", [_given(card)]),
        ("Hoe lang dit blijft staan", term_entries(card.terms)),
        ("Wie iets over u zag of veranderde", [_logged(card.audit)] if card.audit else []),
    )
    return tuple(Section(title, tuple(entries) or (NOTHING,)) for title, entries in listed)


def _personal(card: InspectionCard, catalogue: Catalogue) -> list[Entry]:
    client = card.client
    left, limited = client.discharged_on, client.restricted_on
    known = (
        ("Naam", client.name),
        ("Geboortejaar", str(client.birth_year or "onbekend")),
        ("Kern", title_of(catalogue.kernen, client.kern)),
        ("Gebiedsteam", title_of(catalogue.gebiedsteams, client.team)),
        *(("Hoort bij", _kenmerk(one, catalogue.aandachtsgroepen)) for one in card.kenmerken),
        ("Vastgelegd", f"{moment_written(card.added_at)} door {card.added_by}"),
        ("Uitgeschreven", day_written(left) if left else ""),
        ("Beperkt sinds", day_written(limited) if limited else ""),
        *(("Ook bekend als", f"{one.name} (cliënt {one.number})") for one in card.known_as),
        *(
            ("Samengevoegd", f"{moment_written(one.made_at)} door {one.made_by}")
            for one in card.merges
        ),
        *(
            (
                f"Telt in {one.year}",
                f"{title_of(catalogue.kernen, one.kern)}, "
                f"{title_of(catalogue.leeftijdsgroepen, one.leeftijdsgroep)}",
            )
            for one in card.years
        ),
    )
    return [filled_in(*known)]


def _kenmerk(one: HeldKenmerk, groups: Sequence[Item]) -> str:
    what = "mantelzorgers" if one.code == MANTELZORGER else title_of(groups, one.code)
    since = f" vanaf {day_written(one.since)}" if one.since else ""
    until = f" tot en met {day_written(one.until)}" if one.until else ""
    return f"{what}{since}{until}"


def _drafts(card: InspectionCard) -> list[Entry]:
    return [
        filled_in((moment_written(one.changed_at), f"door {one.worker}"), ("Notitie", one.note))
        for one in card.drafts
    ]


def _given(card: InspectionCard) -> Entry:
    counted = ", ".join(map(str, card.releases))
    return filled_in(("", NO_NAMES), ("Meegeteld in", f"pakket {counted}" if counted else ""))


def _logged(rows: Sequence[AuditCard]) -> Entry:
    """A line for what somebody did on a day, however often one after the other."""
    told = []
    for (day, who, what), same in groupby(rows, _deed):
        often = len(list(same))
        told.append((day_written(day), f"{who}: {what}{f' ({often} keer)' if often > 1 else ''}"))
    return tuple(told)


def _deed(row: AuditCard) -> tuple[date, str, str]:
    who = f"{row.account} ({row.role})" if row.account else row.role
    refused = "" if row.outcome == "gedaan" else f" ({row.outcome})"
    about = f", {row.subject}" if row.subject else ""
    return row.at.astimezone().date(), who, f"{in_words(row.deed)}{about}{refused}"
