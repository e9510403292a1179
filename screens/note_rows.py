"""What a client asked for in the words of a list; no widgets."""

from typing import TYPE_CHECKING

from models.client_note_words import before_told

if TYPE_CHECKING:
    from models.catalogue import Catalogue
    from models.following_cards import NoteCard

NOTED = {
    "correctie": "Correctie",
    "verklaring": "Verklaring",
    "beperking": "Beperkt",
    "opheffing": "Opgeheven",
}


def note_told(note: "NoteCard", catalogue: "Catalogue | None") -> tuple[str, str]:
    """What it is called; and about what, what stood there, and why."""
    stood = before_told(note, catalogue) if catalogue else []
    where = [f"contact {note.contact}"] if note.contact else []
    before = [f"was {', '.join(stood)}"] if stood else []
    return NOTED[note.soort], " · ".join([*where, *before, note.explanation])
