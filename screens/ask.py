"""Questions: yes or no before something that cannot simply be taken back, or which digit."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static


class Question(ModalScreen[bool]):
    """Asks; J or Enter is yes, N or Esc is no."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]  # noqa: RUF012

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
        yield Vertical(
            Static(self.text, markup=False),
            Static(
                "\n[@click=screen.answer(True)][b $accent]J[/] Ja[/]     "
                "[@click=screen.answer(False)][b $accent]N[/] Nee[/]"
            ),
            id="question",
        )

    def action_answer(self, yes: bool) -> None:
        """Give the answer to whoever asked."""
        self.dismiss(yes)


class DigitQuestion(ModalScreen[int | None]):
    """Asks for a digit from 1 to 9; Esc is none of them."""

    VERTICAL_BREAKPOINTS = Question.VERTICAL_BREAKPOINTS

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
        yield Vertical(
            Static(self.text + "\n", markup=False),
            Static(Content("\n").join(lines)),
            Static(Content("\n") + back),
            id="question",
        )

    def action_answer(self, digit: int) -> None:
        """Give the digit to whoever asked; None for 0."""
        self.dismiss(digit or None)
