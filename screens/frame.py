"""What stands around every screen: the line above, the line for messages, the keys below."""

from datetime import date
from functools import cache
from time import monotonic

from textual.content import Content
from textual.widgets import Static

from screens.command import Command
from screens.commands import key_name

A_MOMENT = 0.1  # seconds between telling what is done and doing it
DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def day_text(day: date) -> str:
    """A day as people read it: ``di 14 mrt 2023``."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


class Masthead(Static):
    """The line above: casereg, who is signed in, and the day."""

    def __init__(self, parts: tuple[str, ...], day: date, notice: str = "") -> None:
        """Show these parts, and the notice beside the day."""
        super().__init__(markup=False)
        self.parts, self.day, self.notice = parts, day, notice

    def render(self) -> Content:
        """Who at the left, the day at the right."""
        left = Content(" casereg").stylize("bold") + Content(
            "".join(f" · {part}" for part in self.parts)
        )
        right = Content(f"{day_text(self.day)} ")
        room = self.size.width - left.cell_length - right.cell_length - 5
        if self.notice and room > 0:
            notice = self.notice if len(self.notice) <= room else self.notice[: room - 1] + "…"
            right = Content(notice).stylize("italic") + Content(" · ") + right
        gap = max(1, self.size.width - left.cell_length - right.cell_length)
        return left + Content(" " * gap) + right


class StandingLine(Static):
    """A line that stays as long as something is wrong with the register."""

    def __init__(self, text: str) -> None:
        """Show this text; empty shows no line."""
        super().__init__(markup=False, id="standing")
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another text; the same one arranges nothing anew."""
        self.display = bool(text)
        line = f"! {text}" if text else ""
        if line != self.content:
            self.update(line)


class StatusLine(Static):
    """One line for what was done or what is wrong; it covers no field."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__(markup=False, id="status")
        self.told_at = 0.0

    def tell(self, text: str, fault: bool = False) -> None:
        """Show a text; a fault is marked with a sign as well as a colour."""
        self.told_at = monotonic()
        self.set_class(fault, "-fault")
        self.update(f"! {text}" if fault else text)

    def wait(self, text: str, since: float) -> None:
        """Ask for patience, unless something was told since the waiting began."""
        if self.told_at < since - A_MOMENT:
            self.tell(text)

    def no_longer(self, text: str) -> None:
        """The waiting is over: take back this text, if it is what is shown."""
        if self.content == text:
            self.tell("")


class KeyBar(Static):
    """The footer: the keys of this screen in one line, also for the mouse.

    Lighter than Textual's own footer, which builds a widget per key at every change
    of focus.
    """

    def __init__(self, commands: tuple[Command, ...]) -> None:
        """Show the commands that belong in a footer."""
        super().__init__()
        self.commands = self.offered = tuple(one for one in commands if one.footer)

    def leave_out(self, *actions: str) -> None:
        """Show all but these: what cannot be done now."""
        left = tuple(one for one in self.offered if one.action not in actions)
        if left != self.commands:
            self.commands = left
            self.refresh()

    def render(self) -> Content:
        """The keys with two spaces between them, or one where room is short.

        What still does not fit is left to help and the palette: first what is there only
        where it is wide, then from the end. The way out stays.
        """
        line, shown = key_line(self.commands, "  "), self.commands
        while line.cell_length > self.size.width and shown:
            line, shown = key_line(shown, " "), _without_least(shown)
        return line


def _without_least(shown: tuple[Command, ...]) -> tuple[Command, ...]:
    """All but the one that can best be missed."""
    places = range(len(shown))
    least = max(places, key=lambda at: (shown[at].wide, shown[at].action != "leave", at))
    return shown[:least] + shown[least + 1 :]


def key_line(commands: tuple[Command, ...], gap: str) -> Content:
    """Commands as clickable keys with their labels."""
    return Content(gap).join(map(_key, commands))


@cache
def _key(command: Command) -> Content:
    """One key; kept, since reading markup takes more time than all else in a footer."""
    return Content.from_markup(
        f"[@click=screen.{command.action}][b $accent]$key[/] $label[/]",
        key=key_name(command.key),
        label=command.label,
    )
