"""A question with yes or no, said before something that cannot simply be taken back."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static


class Question(ModalScreen[bool]):
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
