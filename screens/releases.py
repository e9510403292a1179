"""Eerdere pakketten: what was released, what is in it, where it is, and the same bytes again."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget
from textual.widgets import Static

from screens import commands, release_rows
from screens.base import CaseregScreen
from screens.line_list import LineList

if TYPE_CHECKING:
    from models.release_cards import ReleaseShown, ReleasesMade


class ReleasesScreen(CaseregScreen):
    """The packages that were made for the gemeente, the newest first."""

    PLACE = "releases"
    BINDINGS = commands.bindings(PLACE)
    CSS_PATH: ClassVar[str] = "releases.tcss"
    AUTO_FOCUS: ClassVar[str] = "OptionList"

    def body(self) -> Iterable[Widget]:
        """What is wrong if anything is, the list, and the chosen release in full."""
        yield Static("Eerdere pakketten", classes="title")
        yield Static("", id="fault", markup=False)
        yield Static(release_rows.EMPTY, id="empty", classes="quiet", markup=False)
        yield LineList(release_rows.COLUMNS, id="releases")
        yield Static("", id="about", markup=False)

    def on_mount(self) -> None:
        """Ask for the list."""
        self.query_one("#empty").display = False
        self.watch(self.rows.options, "highlighted", self._look, init=False)
        self.read(self.register.made_releases.listed, self._show)

    @property
    def rows(self) -> LineList:
        """The list."""
        return self.query_one(LineList)

    def _show(self, made: "ReleasesMade") -> None:
        self.query_one("#empty").display = not made.cards
        self.rows.display = bool(made.cards)
        self.rows.show([release_rows.row(card) for card in reversed(made.cards)])
        fault = self.query_one("#fault", Static)
        fault.update(f"! {made.fault} {release_rows.TAMPERED}")
        fault.display = bool(made.fault)

    def _look(self) -> None:
        """What is in the chosen release."""
        if self.rows.chosen:
            shown = partial(self.register.made_releases.shown, int(self.rows.chosen))
            self.read(shown, self._tell, "about")

    def _tell(self, found: "ReleaseShown") -> None:
        told = release_rows.told(found, self.desk.settings.exports)
        self.query_one("#about", Static).update(told)

    def action_again(self) -> None:
        """Write the files of the chosen release once more, where they belong."""
        if self.rows.chosen:
            self.save(partial(self._write, int(self.rows.chosen)), self._written)

    def _write(self, number: int) -> Path:
        """In a thread: what stands there already is the same and stays."""
        made, out = self.register.made_releases, self.desk.settings.exports
        content = made.shown(number).content
        if content is not None and (out / content.folder).exists():
            return out / content.folder
        return made.again(number, out)

    def _written(self, folder: Path) -> None:
        self.query_one("#about", Static).update(release_rows.where(folder))
        self.say("De bestanden zijn dezelfde als toen.")
