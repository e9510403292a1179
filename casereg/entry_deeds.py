"""Deeds beside logging: the own day, templates, and what was typed and not stored.

A part of the one door (:mod:`casereg.register`): one method a deed, one transaction each.
"""

from uuid import UUID

from casereg.services import contact_list, drafts, templates
from casereg.signed_in import SignedIn
from models.cards import ContactFilter, DayCard, DraftCard
from models.periods import Week
from models.template_cards import TemplateCard, TemplateForm


class EntryDeeds(SignedIn):
    """What helps whoever is signed in to log what was done."""

    def day(self) -> DayCard:
        """Own contacts of today and yesterday, drafts, own count this week."""
        today = self.clock.today()
        week = Week.of(today)
        with self._work() as work:
            wanted = ContactFilter(start=today.fromordinal(today.toordinal() - 1), mine=True)
            shown = contact_list.listed(work, wanted)
            count = contact_list.count_in_week(work, week)
            own = templates.mine(work)
            return DayCard(today, shown, drafts.mine(work), week, count, own)

    def templates(self) -> tuple[TemplateCard, ...]:
        """The own templates, by digit."""
        with self._work() as work:
            return templates.mine(work)

    def put_template(self, digit: int, form: TemplateForm) -> TemplateCard:
        """Set the own template of a digit from 1 to 9."""
        with self._work() as work:
            return templates.put(work, digit, form)

    def keep_draft(self, draft_id: UUID, content: dict[str, str]) -> None:
        """Keep what was typed so far."""
        with self._work() as work:
            drafts.keep(work, draft_id, content)

    def forms_left(self) -> tuple[DraftCard, ...]:
        """What was typed in other forms than that of a contact, and not stored."""
        with self._work() as work:
            return drafts.forms(work)

    def drop_draft(self, draft_id: UUID) -> None:
        """Throw an own draft away."""
        with self._work() as work:
            drafts.drop(work, draft_id)
