"""The tour that runs where there is no terminal."""

from pathlib import Path

import pytest

from casereg.config import Settings
from casereg.demo.build import DEMO_CLOCK, build_demo
from casereg.demo.tour import tour
from casereg.register import sign_in
from casereg.security.rights import Role


@pytest.mark.usefixtures("hasty")
def test_the_tour_tells_what_it_does(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    built = build_demo(settings, 120, 4)
    said: list[str] = []
    folder = tour(settings, built.accounts, said.append)
    text = "\n".join(said)
    assert folder.parent == settings.exports
    assert str(folder) in text
    assert (folder / "tellingen.csv").is_file()
    assert "contact 121" in text
    assert " -> " in text
    worker = built.first(Role.WORKER)
    register = sign_in(settings, worker.name, worker.password, DEMO_CLOCK)
    assert register.contact(121).worker == worker.name
    register.close()


def test_numbers_go_on_where_the_demo_stops(server_settings: Settings) -> None:
    built = build_demo(server_settings, 60, 4)
    worker = built.first(Role.WORKER)
    register = sign_in(server_settings, worker.name, worker.password, DEMO_CLOCK)
    assert register.repeat_contact().contact.number == 61
    register.close()
