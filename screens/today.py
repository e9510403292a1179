"""Vandaag: own contacts of today and yesterday, open drafts, and what can be done next."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from casereg.errors import CaseregError, Refused, WeekSettled
from models.counted_words import number_text
from screens import commands
from screens.contact_line import contact_lines, draft_line, in_short
from screens.today_templates import TemplateBar
from screens.undoing import UndoingScreen

if TYPE_CHECKING:
    from uuid import UUID

    from models.cards import ContactCard, DayCard, Logged
    from models.catalogue import Catalogue

DROP = "Dit concept weggooien? Dat kan niet terug."
LATE_REPEAT = (
    "Deze week is vastgesteld.\nToch herhalen? De teamleider ziet het contact dan als nagekomen."
)
AROUND = 6  # cells beside a line: padding of the list and of the line, scrollbar
NO_TEMPLATE = (
    "Onder {digit} staat nog geen sjabloon. Vul een contact in (F2) en druk F9 om er een te maken."
)
EMPTY = "Nog geen contacten vandaag of gisteren. Druk op F2 voor je eerste contact."


class TodayScreen(UndoingScreen):
    """The screen a worker comes back to between conversations."""

    PLACE = "today"
    BINDINGS = commands.bindings(PLACE)
    AUTO_FOCUS = None

    opened = False  # a digit waits until there are templates
    day: "DayCard | None" = None
    catalogue: "Catalogue | None" = None

    def body(self) -> Iterable[Widget]:
        """A line of figures above a list."""
        yield Static("", id="count", classes="title", markup=False)
        yield TemplateBar()
        yield Static(EMPTY, id="empty", classes="quiet", markup=False)
        yield OptionList(id="today")

    def on_screen_resume(self) -> None:
        """Read again whenever this screen comes in front."""
        self.reload()

    def reload(self) -> None:
        """Ask the register for the day."""
        self.read(self._ask, self._show)

    def _ask(self) -> "tuple[DayCard, Catalogue | None]":
        day = self.register.day()
        try:
            return day, self.register.catalogue(day.today)
        except Refused:  # no opdracht covers today; codes are shown instead of titles
            return day, None

    def _show(self, found: "tuple[DayCard, Catalogue | None]") -> None:
        self.day, self.catalogue = found
        self.opened = True
        week, drafts = map(number_text, (self.day.week_count, len(self.day.drafts)))
        told = f"Contacten deze week: {week} · concepten: {drafts}"
        self.query_one("#count", Static).update(told)
        self.query_one(TemplateBar).tell(self.day.templates, self.catalogue)
        lines = self._draw(self.day)
        self.query_one("#empty").display = not lines.option_count
        lines.display = bool(lines.option_count)
        if lines.option_count:
            lines.focus()

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        if self.day:
            self.query_one(TemplateBar).fit()
            self._draw(self.day)

    def _draw(self, day: "DayCard") -> OptionList:
        """The lines again; the same one stays chosen."""
        lines = self.query_one("#today", OptionList)
        chosen = lines.highlighted or 0
        lines.set_options(self._lines(day, self.size.width - AROUND))
        if lines.option_count:
            lines.highlighted = min(chosen, lines.option_count - 1)
        return lines

    def _lines(self, day: "DayCard", width: int) -> list[Option]:
        drafts = [Option(draft_line(one, width), f"draft {one.id}") for one in day.drafts]
        shown = contact_lines(day.contacts, self.catalogue, day.today, width)
        contacts = [
            Option(line, f"contact {one.number}")
            for one, line in zip(day.contacts, shown, strict=True)
        ]
        return [*drafts, *contacts]

    @on(OptionList.OptionSelected, "#today")
    def _chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Go on with a draft, or correct a contact."""
        kind, which = self._chosen_line()
        if kind == "draft" and self.day:
            draft = next(one for one in self.day.drafts if str(one.id) == which)
            self.desk.open_above("entry", draft=draft)
        elif kind == "contact":
            self.desk.open_above("entry", number=int(which))

    def _chosen_line(self) -> tuple[str, str]:
        lines = self.query_one("#today", OptionList)
        option = lines.highlighted_option
        kind, _, which = ((option.id if option else "") or "").partition(" ")
        return kind, which

    def action_use_template(self, digit: int) -> None:
        """A new contact with what stands under a digit."""
        templates = self.day.templates if self.day else ()
        found = next((one.form for one in templates if one.digit == digit), None)
        if found:
            self.desk.open_above("entry", template=found)
        else:
            self.say(NO_TEMPLATE.format(digit=digit), fault=True)

    def action_drop_draft(self) -> None:
        """Throw a draft away, after a yes: it cannot be taken back."""
        kind, which = self._chosen_line()
        if kind != "draft" or self.day is None:
            self.say("Kies eerst een concept in de lijst.", fault=True)
            return
        draft = next(one.id for one in self.day.drafts if str(one.id) == which)
        self.ask(DROP, lambda: self._drop(draft))

    def _drop(self, draft: "UUID") -> None:
        self.save(lambda: self.register.drop_draft(draft), lambda _: self._done("Concept weg."))

    def action_repeat_last(self) -> None:
        """Store the last contact once more, today; asks once when this week is settled."""
        self._repeat(late=False)

    def _repeat(self, late: bool) -> None:
        self.save(partial(self.register.repeat_contact, late), self._repeated, self._not_repeated)

    def _not_repeated(self, error: CaseregError) -> None:
        if isinstance(error, WeekSettled):
            self.ask(LATE_REPEAT, lambda: self._repeat(late=True))
        else:
            self.refused(error)

    def _repeated(self, logged: "Logged") -> None:
        self._done(f"Opgeslagen zoals je vorige: {in_short(logged.contact, self.catalogue)}")

    def undone(self, contact: "ContactCard") -> None:
        """Show the day without the contact that was undone."""
        super().undone(contact)
        self.reload()

    def _done(self, text: str) -> None:
        self.say(text)
        self.reload()
