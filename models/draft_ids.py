"""Drafts by their id: those of contacts, and those of other forms that were left half filled in.

Only drafts of contacts are shown on Vandaag and counted as open in a week. The id tells them
apart, also for who may count drafts and not see what is in them.
"""

from uuid import UUID, uuid3

FORMS = UUID("3f0e9c52-8a0b-4d53-9f0e-6f1d9a0c7c11")
BY_NAME = 3  # the version of an id that is made of a name; contacts get random ones


def form_draft_id(worker: int, form: str) -> UUID:
    """The id of what a worker typed in a form; the same form gives the same one."""
    return uuid3(FORMS, f"{worker} {form}")


def of_form(draft_id: UUID) -> bool:
    """Whether a draft is of a form, and not of a contact."""
    return draft_id.version == BY_NAME
