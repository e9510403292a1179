"""Inzage: everything that is held about a client, to read together with that client."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from screens import commands
from screens.base import CaseregScreen

if TYPE_CHECKING:
    from models.inspection_text import Section

Found = tuple[str, "tuple[Section, ...]"]


class InzageScreen(CaseregScreen):
    """The text as ``casereg inzage`` gives it."""

    PLACE = "inzage"
    BINDINGS = commands.bindings(PLACE)
    CSS_PATH: ClassVar[str] = "inzage.tcss"
    AUTO_FOCUS: ClassVar[str] = "#text"

    def __init__(self, number: int) -> None:
        """Show what is held about the client this number leads to."""
        super().__init__()
        self.number = number

    def body(self) -> Iterable[Widget]:
        """One long text."""
        yield VerticalScroll(id="text")

    def on_mount(self) -> None:
        """Ask for it once: each time is written down."""
        self.read(self._ask, self._show)

    def _ask(self) -> Found:
        from models.inspection_text import heading, sections

        register = self.register
        card = register.client_rights.inspect(self.number)
        return heading(card), sections(card, register.catalogue_named, register.catalogue)

    def _show(self, found: Found) -> None:
        title, sections = found
        who, _, about = title.partition("\n")
        widgets = [
            Static(who, classes="title", markup=False),
            Static(about, classes="quiet", markup=False),
        ]
        for section in sections:
            widgets.append(Static(section.title, classes="heading", markup=False))
            widgets += [
                Static(_written(entry), classes="entry", markup=False) for entry in section.entries
            ]
        self.query_one("#text").mount_all(widgets)


def _written(entry: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{label}: {text}" if label else text for label, text in entry)
