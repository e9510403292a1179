"""A template in the entry form: filling it in, and making one of what stands in the form."""

from typing import TYPE_CHECKING

from models.forms import filled
from models.template_cards import TemplateForm
from screens.entry_check import value_of
from screens.entry_fields import kind_of, visible
from screens.entry_offers import Texts
from screens.entry_proposals import text_of

if TYPE_CHECKING:
    from datetime import date

    from models.catalogue import Catalogue


def with_template(texts: Texts, form: TemplateForm, catalogue: "Catalogue") -> dict[str, str]:
    """These texts, with what the template fills in over them."""
    filled = dict(texts)
    for name, value in form.model_dump(exclude_none=True).items():
        known = kind_of(name) == "choice"
        filled[name] = text_of(name, value, filled, catalogue) if known else str(value)
    return filled


def template_of(texts: Texts, catalogue: "Catalogue", today: "date") -> TemplateForm:
    """What stands in the form, which must be right, without client, day and note."""
    names = [name for name in visible(texts, catalogue) if name in TemplateForm.model_fields]
    values = {name: value_of(name, texts, catalogue, today) for name in names}
    return filled(TemplateForm, {name: one for name, one in values.items() if one is not None})
