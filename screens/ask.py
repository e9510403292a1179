"""Questions: yes or no before something that cannot simply be taken back, or which digit."""

from collections.abc import Iterable, Mapping
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

Answer = TypeVar("Answer")


class Asking(ModalScreen[Answer]):
    """A text that scrolls where it is longer than the screen, above answers that stay in sight."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]  # noqa: RUF012

    def framed(self, text: Iterable[Widget], answers: Content) -> Vertical:
        """The text above its answers."""
        return Vertical(VerticalScroll(*text), Static(Content("\n") + answers), id="question")

    def on_resize(self) -> None:
        """Leave room for the answers."""
        frame, answers = self.query_one("#question"), self.query_one("#question > Static")
        room = self.size.height - frame.gutter.height - answers.content_size.height
        self.query_one(VerticalScroll).styles.max_height = max(1, room)


class Question(Asking[bool]):
    """Asks; J or Enter is yes, N or Esc is no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,enter", "answer(True)", "Ja"),
        Binding("n,escape", "answer(False)", "Nee"),
    ]

    def __init__(self, text: str) -> None:
        """Ask this."""
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        """The question and its two answers, also for the mouse."""
        answers = (
            "[@click=screen.answer(True)][b $accent]J[/] Ja[/]     "
            "[@click=screen.answer(False)][b $accent]N[/] Nee[/]"
        )
        yield self.framed([Static(self.text, markup=False)], Content.from_markup(answers))

    def action_answer(self, yes: bool) -> None:
        """Give the answer to whoever asked."""
        self.dismiss(yes)


class DigitQuestion(Asking[int | None]):
    """Asks for a digit from 1 to 9; Esc is none of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"answer({digit})", show=False) for digit in range(1, 10)),
        Binding("escape", "answer(0)", "Terug"),
    ]

    def __init__(self, text: str, standing: Mapping[int, str], free: str) -> None:
        """Ask this, with what stands under each digit now, or the word ``free``."""
        super().__init__()
        self.text, self.standing, self.free = text, standing, free

    def compose(self) -> ComposeResult:
        """The question and a line for each digit, also for the mouse."""
        lines = (
            Content.from_markup(
                f"[@click=screen.answer({digit})][b $accent]{digit}[/] $line[/]",
                line=self.standing.get(digit, self.free),
            )
            for digit in range(1, 10)
        )
        back = Content.from_markup("[@click=screen.answer(0)][b $accent]Esc[/] Terug[/]")
        asked = Static(self.text + "\n", markup=False)
        yield self.framed([asked, Static(Content("\n").join(lines))], back)

    def action_answer(self, digit: int) -> None:
        """Give the digit to whoever asked; None for 0."""
        self.dismiss(digit or None)
