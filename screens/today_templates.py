"""The own templates on Vandaag: a digit and what it fills in, so that they can be seen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from screens.template_words import template_texts

if TYPE_CHECKING:
    from models.catalogue import Catalogue
    from models.template_cards import TemplateCard

LOWEST = 20  # lines of the screen
NARROWEST = 36  # cells for one template
HEADING = "Een cijfer begint een contact met je sjabloon:"
AROUND_ONE = 4  # cells of the digit, and between it and the next
AROUND = 2  # cells of padding beside the lines


class TemplateBar(Static):
    """Templates in as many columns as fit; a click starts a contact with one."""

    DEFAULT_CSS = """
    TemplateBar {
        height: auto;
        padding: 0 1;
        margin: 0 0 1 0;
        link-color: $foreground;
        link-style: none;
        link-background-hover: $panel;
        link-color-hover: $foreground;
    }
    """

    def __init__(self) -> None:
        """Start without any."""
        super().__init__(id="templates")
        self.templates: Sequence[TemplateCard] = ()
        self.catalogue: Catalogue | None = None
        self.display = False

    def tell(self, templates: "Sequence[TemplateCard]", catalogue: "Catalogue | None") -> None:
        """Show these."""
        self.templates, self.catalogue = templates, catalogue
        self.fit()

    def fit(self) -> None:
        """Stand there when the screen is high enough for the list as well."""
        self.display = bool(self.templates) and self.app.size.height >= LOWEST
        self.refresh(layout=True)

    def render(self) -> Content:
        """By digit, from left to right."""
        room = max(NARROWEST, self.app.size.width - AROUND)
        columns = max(1, room // NARROWEST)
        width = room // columns
        forms = [card.form for card in self.templates]
        texts = template_texts(forms, self.catalogue, width - AROUND_ONE)
        shown = [
            self._one(card, text.ljust(width - len("1 ")))
            for card, text in zip(self.templates, texts, strict=True)
        ]
        rows = [shown[at : at + columns] for at in range(0, len(shown), columns)]
        lines = [Content("").join(row) for row in rows]
        return Content("\n").join([Content(HEADING).stylize("$secondary"), *lines])

    def _one(self, card: "TemplateCard", text: str) -> Content:
        return Content.from_markup(
            f"[@click=screen.use_template({card.digit})][b $accent]{card.digit}[/] $text[/]",
            text=text,
        )
