"""When casereg falls over, nothing of a client is shown or written."""

import pytest

from casereg.config import Settings
from casereg.register import Register
from screens.app import CaseregApp
from screens.crash import record
from screens.today import TodayScreen

PLANTED = "Geheim van der Plant 990011"


class Planted(Exception):
    """A fault that carries the name of a client."""


class FallingApp(CaseregApp):
    """Falls over in a handler, with a client in its local variables and its message."""

    CSS_PATH = None

    def on_ready(self) -> None:
        client = PLANTED
        self._fall(client)

    def _fall(self, client: str) -> None:
        raise Planted(f"kan {client} niet vinden")


class FallingInThread(CaseregApp):
    """Falls over in a call to the register."""

    CSS_PATH = None

    def on_ready(self) -> None:
        def deed() -> None:
            client = PLANTED
            raise Planted(client)

        screen = self.screen
        assert isinstance(screen, TodayScreen)
        screen.save(deed, lambda _: None)


@pytest.mark.parametrize("kind", [FallingApp, FallingInThread])
async def test_a_planted_client_is_nowhere(
    kind: type[CaseregApp],
    register: Register,
    file_settings: Settings,
    capsys: pytest.CaptureFixture[str],
) -> None:
    app = kind(file_settings, signed_in=register)
    await app.run_async(headless=True, size=(80, 24))
    shown = "".join(capsys.readouterr())
    written = file_settings.log_file.read_text("utf-8")
    assert app.return_code == 1
    assert "Er ging iets mis" in shown and "Traceback" not in shown
    assert "kan ontbreken" in shown  # no more is promised than is so
    assert "Planted" in written and "test_crash.py" in written
    assert PLANTED not in shown + written and "990011" not in shown + written


def test_a_log_that_cannot_be_written_is_no_new_fault(file_settings: Settings) -> None:
    from datetime import UTC, datetime

    file_settings.log_file.mkdir(parents=True)
    record(Planted(PLANTED), file_settings.log_file, datetime.now(UTC))
