"""The demo knows no code: it works with a catalogue it never saw."""

from casereg.demo.generate import content
from casereg.demo.seasons import DEMO_DAY
from models.contact_rules import check_contact
from models.forms import ContactForm
from tests.demo.catalogue import elsewhere
from tests.demo.conftest import recipe, together
from tests.demo.test_content import FORM_FIELDS


def test_another_catalogue_is_filled_too() -> None:
    catalogue = elsewhere()
    rows = together(content(recipe([catalogue], 300, 5)))
    assert len(rows["contact"]) == 300
    for row in rows["contact"]:
        form = ContactForm(**{field: row[field] for field in FORM_FIELDS})
        check_contact(form, catalogue, DEMO_DAY)
    used = {row["contactsoort"] for row in rows["contact"]}
    assert used == {soort.code for soort in catalogue.contactsoorten}
    assert {row["team"] for row in rows["contact"]} == {"noord", "leeg"}


def test_visits_come_after_calls_that_nobody_answered() -> None:
    rows = together(content(recipe([elsewhere()], 600, 5)))
    visits = [row for row in rows["contact"] if row["contactsoort"] == "bezoek"]
    assert {"mis", "later", "raak"} == {row["uitkomst"] for row in visits} - {None}
    agreed = [row["follow_up_on"] for row in visits if row["uitkomst"] == "later"]
    assert sum(day is not None for day in agreed) > 0.85 * len(agreed) > 0
