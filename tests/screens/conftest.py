"""Keys and answers are waited for as long as they take, and not for fixed times.

What Textual does for every app and every key, and no test is about, is done less often.
"""

from collections.abc import Iterator

import pytest

from tests.screens.quiet import LONGEST, loop_is_empty, messages_handled
from tests.screens.styles import parsed_once

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
        patch.setattr("textual.pilot.Pilot._wait_for_screen", messages_handled)
        # Drawn when all is done, see quiet.py, and not sixty times a second on the way there.
        patch.setattr("textual.screen.UPDATE_PERIOD", LONGEST)
        patch.setattr("textual.css.stylesheet.Stylesheet._parse_rules", parsed_once())
        # The same answer as its own, without a call of Python for each rule and each widget.
        patch.setattr("textual.css.model.RuleSet.__hash__", object.__hash__)
        for pause in PAUSES:
            patch.setattr(f"screens.{pause}", 0.01)
        yield
