"""What ``casereg inzage`` prints: a text for the client, with nothing that needs explaining."""

from collections.abc import Iterator
from textwrap import fill

from models.inspection_cards import InspectionCard
from models.inspection_parts import Entry
from models.inspection_text import Named, On, heading, sections

WIDTH = 78


def document(card: InspectionCard, named: Named, on: On) -> str:
    """The whole text; ``named`` gives the opdracht with a code, ``on`` the one of a day."""
    return "\n".join(_lines(card, named, on))


def _lines(card: InspectionCard, named: Named, on: On) -> Iterator[str]:
    for line in heading(card).splitlines():
        yield fill(line, WIDTH)
    for section in sections(card, named, on):
        yield from ("", section.title, "-" * len(section.title))
        for place, entry in enumerate(section.entries):
            if place:
                yield ""
            yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    for label, text in entry:
        start, below = (f"{label}: ", "  ") if label else ("", "")
        for paragraph in text.splitlines():
            yield fill(paragraph, WIDTH, initial_indent=start, subsequent_indent=below)
            start = below
