"""An app in the colours of whoever works with it, or in none."""

from abc import abstractmethod
from collections.abc import Sequence
from operator import attrgetter

from textual.filter import LineFilter
from textual.reactive import Initialize, Reactive
from textual.theme import Theme

from casereg.config import Settings
from screens.colour_choice import ColourChoice
from screens.colourless import colourless
from screens.locking import LockingApp
from screens.theme import THEMES, TITLES


class ColouredApp(LockingApp):
    """Each account keeps its choice; NO_COLOR goes before it."""

    # Textual makes its styles with the theme it starts with: another would make them twice.
    theme: Reactive[str] = Reactive(Initialize(attrgetter("first_theme")))

    def __init__(self, settings: Settings, name: str) -> None:
        """Start in the colours of whoever has this name."""
        self.colours = ColourChoice(settings.colours_file)
        self.first_theme = self.colours.of(name)
        super().__init__(settings)

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Ours alone, from before the first styles are made."""
        return {theme.name: theme for theme in THEMES}

    @property
    @abstractmethod
    def who(self) -> tuple[str, ...]:
        """Whoever is signed in, the name first; empty for nobody."""

    @abstractmethod
    def say(self, text: str, fault: bool = False) -> None:
        """Show a text on the screen that is in front."""

    def use_colours_of(self, name: str) -> None:
        """Show what this person chose last."""
        self.theme = self.colours.of(name)

    def change_theme(self) -> None:
        """The next set of colours, kept for next time."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self.colours.keep(self.who[0] if self.who else "", self.theme)
        self.say(f"Kleuren: {TITLES[self.theme]}.")

    def get_line_filters(self) -> Sequence[LineFilter]:
        """No colour at all when NO_COLOR asks for it."""
        if self.no_color:
            return (colourless(self.current_theme.background or ""),)
        return super().get_line_filters()
