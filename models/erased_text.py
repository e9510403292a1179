"""Free text in which the name of a client stands, in rows that are about others."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from models.case import Case
from models.client_note import ClientNote
from models.contact import Contact, Draft
from models.follow_up import FollowUp
from models.measurement import Peiling
from models.names import search_terms
from models.outside import Kengetal, Mijlpaal, VolunteerWork

GONE = "[gewist]"
_WRITTEN: tuple[tuple[Any, Any], ...] = (
    (Contact, col(Contact.note)),
    (FollowUp, col(FollowUp.about)),
    (Case, col(Case.referred_to)),
    (Case, col(Case.referral_result)),
    (ClientNote, col(ClientNote.explanation)),
    (VolunteerWork, col(VolunteerWork.title)),
    (Mijlpaal, col(Mijlpaal.evidence)),
    (Kengetal, col(Kengetal.source)),
    (Peiling, col(Peiling.source)),
)
Mention = tuple[Any, Any, int, str]
"""A table, its column, the number of a row, and the text without the name."""


def name_in_text(names: Iterable[str]) -> re.Pattern[str] | None:
    """What finds these names in a text; None when each is a single word.

    A single word is the name of many: to take it out everywhere would spoil what others wrote.
    """
    found = {words for name in names if len(words := tuple(name.split())) > 1}
    forms = (r"[\s-]+".join(map(re.escape, words)) for words in sorted(found))
    whole = "|".join(forms)
    return re.compile(rf"\b(?:{whole})\b", re.IGNORECASE) if whole else None


def mentions(session: Session, pattern: re.Pattern[str] | None) -> Iterator[Mention]:
    """Every text in which the name stands."""
    if pattern is None:
        return
    for table, column in _WRITTEN:
        rows = select(col(table.id), column).where(column.is_not(None), column != "")
        for number, text in session.exec(rows):
            if pattern.search(text or ""):
                yield table, column, number or 0, pattern.sub(GONE, text or "")
    for row in session.exec(select(ClientNote)):
        before = json.dumps(row.before, ensure_ascii=False)
        if pattern.search(before):
            yield ClientNote, col(ClientNote.before), row.id or 0, pattern.sub(GONE, before)


def take_out(session: Session, found: Iterable[Mention]) -> None:
    """Write the texts without the name."""
    for table, column, number, text in found:
        value = json.loads(text) if column.key == "before" else text
        session.execute(update(table).where(table.id == number).values({column.key: value}))


def drafts_about(session: Session, numbers: Iterable[int], names: Iterable[str]) -> list[Draft]:
    """Contacts being typed with one of these clients, or with the name in any field."""
    chosen = re.compile("|".join(rf"#{number}\b" for number in sorted(numbers)))
    terms = [set(search_terms(name)) for name in names if search_terms(name)]
    found = []
    for draft in session.exec(select(Draft)):
        text = " ".join(str(value) for value in draft.content.values())
        said = set(search_terms(text))
        if chosen.search(text) or any(words <= said for words in terms):
            found.append(draft)
    return found
