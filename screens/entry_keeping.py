"""Keeping what stands in the entry form as a template of one's own, under a digit."""

from functools import partial
from typing import TYPE_CHECKING

from models.template_cards import TemplateForm
from screens.ask import DigitQuestion
from screens.entry_split import SplittingScreen
from screens.entry_template import template_of
from screens.template_words import template_text, template_texts

if TYPE_CHECKING:
    from models.template_cards import TemplateCard

WHICH = "Onder welk cijfer bewaren? Cliënt, datum en notitie gaan niet mee."
FREE = "vrij"
ROOM = 50  # cells of a line in the question
KEPT = tuple(TemplateForm.model_fields)


class TemplatingScreen(SplittingScreen):
    """A screen with an entry form that templates can be made of."""

    def action_put_template(self) -> None:
        """Ask for a digit, and keep soort, length and what goes with them under it."""
        form, state = self.form, self.form.state
        form.accept(form.current)
        faults = {name: text for name, text in state.all_faults().items() if name in KEPT}
        if faults or state.catalogue is None:
            self.show_faults(faults)
            return
        template = template_of(state.texts, state.catalogue, state.today)
        self.read(self.register.templates, partial(self._ask_digit, template), "templates")

    def _ask_digit(self, template: TemplateForm, standing: "tuple[TemplateCard, ...]") -> None:
        catalogue = self.form.state.catalogue
        texts = template_texts([one.form for one in standing], catalogue, ROOM)
        lines = {one.digit: text for one, text in zip(standing, texts, strict=True)}
        question = DigitQuestion(WHICH, lines, FREE)
        self.desk.push_screen(question, partial(self._put_template, template))

    def _put_template(self, template: TemplateForm, digit: int | None) -> None:
        if digit is not None:
            self.save(partial(self.register.put_template, digit, template), self._template_put)

    def _template_put(self, card: "TemplateCard") -> None:
        text = template_text(card.form, self.form.state.catalogue)
        self.say(f"Sjabloon {card.digit}: {text}. Op Vandaag begin je ermee met {card.digit}.")
