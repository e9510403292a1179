"""Keys and answers are waited for as long as they take, and not for fixed times."""

from collections.abc import Iterator

import pytest

from tests.screens.quiet import loop_is_empty

# What waits for the next key, and would be waited for after every key here.
PAUSES = (
    "cases.TYPING_PAUSE",
    "client_alike.TYPING_PAUSE",
    "contacts.TYPING_PAUSE",
    "entry_drafting.DRAFT_PAUSE",
    "find.FindScreen.PAUSE",
    "searching.SearchingScreen.PAUSE",
)


@pytest.fixture(scope="package", autouse=True)
def without_sleeping() -> Iterator[None]:
    """Textual sleeps after each key until the processor seems idle; a busy one never does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("textual.app.wait_for_idle", loop_is_empty)
        patch.setattr("textual.pilot.wait_for_idle", loop_is_empty)
        for pause in PAUSES:
            patch.setattr(f"screens.{pause}", 0.01)
        yield
