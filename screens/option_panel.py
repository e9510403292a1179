"""Beside the form: what the field in focus asks, what is wrong, and what fits what was typed."""

from collections.abc import Sequence
from textwrap import wrap

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from screens.choices import Choice
from screens.columns import fitted

NARROWEST = 8  # cells for what an option is called


class OptionPanel(Static):
    """The options of one field; arrows move through them, a click takes one."""

    class Picked(Message):
        """An option was clicked."""

        def __init__(self, choice: Choice) -> None:
            """Keep what was clicked."""
            super().__init__()
            self.choice = choice

    heading: reactive[str] = reactive("")
    hint: reactive[str] = reactive("")
    fault: reactive[str] = reactive("")
    choices: reactive[tuple[Choice, ...]] = reactive(())
    # Which option Tab takes; None while nothing was typed and no arrow was pressed.
    marked: reactive[int | None] = reactive(None)

    def offer(self, choices: Sequence[Choice], marked: int | None) -> None:
        """Show other options."""
        self.choices, self.marked = tuple(choices), marked if choices else None

    def move(self, steps: int) -> None:
        """Mark the next option, or an earlier one."""
        if self.choices:
            start = -1 if self.marked is None and steps > 0 else self.marked or 0
            self.marked = (start + steps) % len(self.choices)

    @property
    def best(self) -> Choice | None:
        """The option Tab takes."""
        return None if self.marked is None else self.choices[self.marked]

    def action_pick(self, index: int) -> None:
        """Take the option that was clicked."""
        if index < len(self.choices):
            self.post_message(self.Picked(self.choices[index]))

    def render(self) -> Content:
        """Heading, fault or hint, and as many options as fit around the marked one."""
        width = max(12, self.size.width)
        head = [Content(line).stylize("bold $accent") for line in wrap(self.heading, width)]
        for text, style, sign in ((self.fault, "b $error", "! "), (self.hint, "$secondary", "")):
            head += [Content(line).stylize(style) for line in wrap(sign + text, width) if text]
        if 0 <= self.size.height - len(self.choices) < len(head):
            head = head[:1] if not self.fault else head  # every option is worth more than a hint
        room = max(3, self.size.height - len(head))
        whole = [index == self.marked or not one.hint for index, one in enumerate(self.choices)]
        shown = [self._option(index, width, all_of_it) for index, all_of_it in enumerate(whole)]
        if sum(map(len, shown)) > room:
            first = max(0, min((self.marked or 0) - room // 2, len(shown) - room + 1))
            few = range(first, min(len(shown), first + room))
            shown = [self._option(index, width, index == self.marked) for index in few]
        return Content("\n").join([*head, *(line for lines in shown for line in lines)])

    def _option(self, index: int, width: int, whole: bool) -> list[Content]:
        """One option on as many lines as it needs, or cut to one."""
        choice = self.choices[index]
        keyed = any(one.key for one in self.choices)
        sign = "›" if index == self.marked else " "
        start = f"{sign}{choice.key:>2} " if keyed else f"{sign} "
        called = choice.label or choice.text
        hint = _hint(choice.hint, width - len(start), len(called))
        room = max(NARROWEST, width - len(start) - len(hint))
        texts = wrap(called, room) or [""]
        if not whole and len(texts) > 1:
            texts = [fitted(called, room)]
        lines = [f"{start}{texts[0]:<{room}}{hint}".rstrip()]
        lines += [" " * len(start) + text for text in texts[1:]]
        style = "reverse" if index == self.marked else ""
        return [
            Content.from_markup(f"[@click=pick({index})]$line[/]", line=line.ljust(width)).stylize(
                style
            )
            for line in lines
        ]


def _hint(hint: str, room: int, called: int) -> str:
    """What stands behind an option: only its first word where the name needs the room."""
    if not hint.strip():
        return ""
    if room < called + 1 + len(hint):
        hint = hint.split(maxsplit=1)[0]
    return f" {hint}" if room - 1 - len(hint) >= NARROWEST else ""
