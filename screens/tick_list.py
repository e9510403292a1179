"""A list in which each line can be ticked; the tick is a sign, not a colour."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from screens.choices import Choice


class TickList(OptionList):
    """Space or Enter ticks a line, and once more takes the tick away."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", show=False)]

    def __init__(self, id: str) -> None:
        """An empty list; :meth:`offer` fills it."""
        super().__init__(id=id, markup=False)
        self.offered: tuple[Choice, ...] = ()
        self.ticked: list[str] = []

    def offer(self, choices: Sequence[Choice]) -> None:
        """Show what can be ticked; what was ticked stays so."""
        self.offered = tuple(choices)
        self.set_options(Option(self._line(one)) for one in self.offered)

    def on_focus(self) -> None:
        """Stand on a line, so that it shows what would be ticked."""
        if self.highlighted is None:
            self.action_first()

    @on(OptionList.OptionSelected)
    def _tick(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        choice = self.offered[event.option_index]
        if choice.code in self.ticked:
            self.ticked.remove(choice.code)
        else:
            self.ticked.append(choice.code)
        self.replace_option_prompt_at_index(event.option_index, self._line(choice))

    def _line(self, choice: Choice) -> str:
        return f"[{'x' if choice.code in self.ticked else ' '}] {choice.text}"
