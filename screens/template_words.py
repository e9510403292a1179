"""Templates in a few words, so that no two of them read alike; no widgets."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.counted_words import many
from models.template_cards import TemplateForm
from screens.columns import fitted
from screens.contact_line import hours, title_of
from screens.entry_fields import LABELS
from screens.entry_template import with_template

if TYPE_CHECKING:
    from models.catalogue import Catalogue

APART = ("kanaal", "uitkomst", "taak", "project", "reden", "kern", "leeftijdsgroep", "participants")
ROOM, WORDS = 200, 15  # cells for a template, and for what sets it apart from another


def template_texts(
    forms: Sequence[TemplateForm], catalogue: "Catalogue | None", room: int = ROOM
) -> list[str]:
    """A text for each; those that would read alike say in what they differ."""
    short = [_in_words(one, catalogue, room) for one in forms]
    texts = []
    for form, text in zip(forms, short, strict=True):
        alike = [one for one, other in zip(forms, short, strict=True) if other == text]
        apart = _apart(form, alike, catalogue)
        texts.append(_in_words(form, catalogue, room, apart) if apart else text)
    return texts


def template_text(form: TemplateForm, catalogue: "Catalogue | None") -> str:
    """One template."""
    return _in_words(form, catalogue, ROOM)


def _in_words(form: TemplateForm, catalogue: "Catalogue | None", room: int, apart: str = "") -> str:
    """What sets it apart first: soort, for what, how long, how.

    When it is wider than ``room`` how goes first, and then the end of the soort; ``apart``
    stays, in place of how long where that must be.
    """
    soorten, kanalen = (catalogue.contactsoorten, catalogue.kanalen) if catalogue else ((), ())
    soort, how = title_of(soorten, form.contactsoort), title_of(kanalen, form.kanaal).lower()
    part, minutes = form.deelopdracht, hours(form.minutes)
    tail = _joined(part, minutes, apart or how)
    if len(soort) + len(tail) > room:
        tail = _joined(part, apart or minutes)
    return fitted(soort, min(len(soort), room - len(tail))) + tail


def _joined(*parts: str) -> str:
    return "".join(f" · {part}" for part in parts if part)


def _apart(form: TemplateForm, alike: Sequence[TemplateForm], catalogue: "Catalogue | None") -> str:
    """What this one holds where they differ most; empty when they do not."""
    values = {name: {getattr(one, name) for one in alike} for name in APART}
    field = max(APART, key=lambda name: len(values[name]))
    if len(values[field]) == 1:
        return ""
    value = getattr(form, field)
    if value is None:
        return f"zonder {LABELS[field].lower()}"
    if field == "participants":
        return many(value, "deelnemer", "deelnemers")
    text = with_template({}, form, catalogue)[field] if catalogue else str(value)
    return fitted(text, min(len(text), WORDS)).lower()
