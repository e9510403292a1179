"""The screens in a browser: who may come in, what a visitor gets, and that nothing is left."""

import os
import re
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from casereg.config import Settings
from casereg.serving.server import PAGE
from casereg.serving.session import environment_of
from tests.cli.conftest import PASSWORD, Made, Run
from tests.conftest import MakeRegister
from tests.serving import F2, TAB, Serving, runs, serving, until, visiting

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
pytestmark = pytest.mark.xdist_group("serve")


@pytest.fixture(scope="module")
def served(made: Made) -> Iterator[Serving]:
    """A server for tests that sign nobody in."""
    with serving(made.home, "--sessions", "2") as server:
        yield server


async def test_the_page_is_whole_and_closed(served: Serving) -> None:
    async with aiohttp.ClientSession() as http:
        async with http.get(served.url) as page:
            text, headers = await page.text(), page.headers
        assert page.status == 200
        assert headers["Content-Type"] == "text/html"
        assert headers["Cache-Control"] == "no-store"
        assert headers["Server"] == "casereg"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        for part in re.findall(r'(?:src|href)="((?:page|static)/[^"]+)"', text):
            async with http.get(served.url + part) as found:
                assert found.status == 200, part
        for absent in ("download/abc", "static/", "static/../server.py", "index.html"):
            async with http.get(served.url + absent) as answer:
                assert answer.status in (403, 404), absent
                assert await answer.text() == "Deze pagina is er niet.\n"


def test_nothing_of_the_page_comes_from_elsewhere() -> None:
    for part in PAGE.iterdir():
        assert "//" not in re.sub(r"^ *// .*$", "", part.read_text("utf-8"), flags=re.M), part


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "casereg.aanvaller.nl"},
        {"Host": "127.0.0.1"},
        {"Origin": "http://aanvaller.nl"},
        {"Origin": "http://127.0.0.1"},
        {"Origin": "null"},
        {"Origin": ""},
    ],
    ids=str,
)
async def test_a_page_of_somebody_else_gets_no_line(
    served: Serving, headers: dict[str, str]
) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        async with visiting(served.url, **headers):
            pass
    assert refused.value.status == 403


async def test_another_name_for_this_machine_gets_no_page(served: Serving) -> None:
    async with aiohttp.ClientSession() as http:
        async with http.get(served.url, headers={"Host": "casereg.aanvaller.nl"}) as answer:
            assert answer.status == 403
            assert "niet het adres van casereg" in await answer.text()
        async with http.get(served.url.replace("127.0.0.1", "localhost")) as answer:
            assert answer.status == 200


@on_linux
async def test_no_more_visitors_than_there_is_room_for(served: Serving) -> None:
    async with (
        visiting(served.url) as first,
        visiting(served.url) as second,
        aiohttp.ClientSession() as http,
    ):
        await first.sees("Aanmelden")
        await second.sees("Aanmelden")
        assert len(served.visitors) == 2
        async with http.get(served.url) as page:
            assert page.status == 503
            assert "te druk: alle plaatsen" in await page.text()
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            async with visiting(served.url):
                pass
        assert refused.value.status == 503
    await until(lambda: not served.visitors)
    async with visiting(served.url) as third:
        await third.sees("Aanmelden")
    await until(lambda: not served.visitors)


@on_linux
@pytest.mark.parametrize("message", ["[", "[]", '["stdin", 5]'])
async def test_a_message_that_is_not_ours_ends_the_line(served: Serving, message: str) -> None:
    async with visiting(served.url) as visitor:
        await visitor.line.send_str(message)
        await visitor.ends()
    await until(lambda: not served.visitors)


@on_linux
async def test_a_visitor_gets_a_clean_process(home: Path) -> None:
    mine = {"CASEREG_USER": "wim", "CASEREG_PASSWORD": PASSWORD, "GEHEIM": "x", "NO_COLOR": "1"}
    (home / "config.toml").write_text('user = "wim"')
    with serving(home, **mine) as server:
        async with visiting(server.url) as visitor:
            await visitor.sees("Enter: aanmelden")
            assert "wim" not in visitor.shown
            (process,) = server.visitors
            entries = Path(f"/proc/{process}/environ").read_text().split("\0")
    names = {entry.partition("=")[0] for entry in entries}
    assert not names & {*mine, "PATH"}
    assert not [entry for entry in entries if PASSWORD in entry]


def test_what_the_process_of_a_visitor_knows() -> None:
    mine = {"CASEREG_USER": "wim", "CASEREG_PASSWORD": "x", "PGPASSFILE": "f", "HOME": "h"}
    environment = environment_of(Settings(Path("thuis")), {**mine, "TZ": "UTC", "LS_COLORS": "x"})
    assert environment["CASEREG_HOME"] == "thuis"
    assert environment["TZ"] == "UTC"
    assert not set(environment) & {*mine, "LS_COLORS"}
    on_server = environment_of(Settings(Path("thuis"), "postgresql+psycopg://x"), mine)
    assert on_server["CASEREG_DATABASE_URL"] == "postgresql+psycopg://x"
    assert set(on_server) & set(mine) == {"PGPASSFILE", "HOME"}


@on_linux
async def test_a_tab_that_closes_keeps_what_was_typed_and_leaves_no_process(
    make_register: MakeRegister,
) -> None:
    register, settings = make_register("sociaal werker", name="sanne"), make_register.settings
    with serving(settings.home, CASEREG_DATABASE_URL=settings.database_url) as server:
        async with visiting(server.url) as visitor:
            await visitor.sign_in("sanne", PASSWORD)
            await visitor.type(F2)
            await visitor.sees("Letters van de naam")
            await visitor.type("zebe", TAB)
        await until(lambda: not server.visitors)
    (draft,) = register.day().drafts
    assert "zebe" in draft.content.values()


@on_linux
@pytest.mark.parametrize(("sign", "code"), [("SIGINT", 0), ("SIGKILL", -9)])
async def test_a_server_that_stops_leaves_no_process(made: Made, sign: str, code: int) -> None:
    with serving(made.home) as server:
        async with visiting(server.url) as visitor:
            await visitor.sees("Aanmelden")
            visitors = server.visitors
            # As a terminal sends Ctrl+C: to everything it started.
            os.killpg(server.process.pid, getattr(signal, sign))
            assert server.process.wait(20) == code
            await until(lambda: not any(map(runs, visitors)))
    assert visitors


@on_linux
async def test_screens_that_fall_over_end_the_line_and_free_the_place(served: Serving) -> None:
    async with visiting(served.url) as visitor:
        await visitor.sees("Aanmelden")
        (process,) = served.visitors
        os.kill(process, signal.SIGKILL)
        await visitor.ends()
    async with visiting(served.url) as first, visiting(served.url) as second:
        await first.sees("Aanmelden")
        await second.sees("Aanmelden")


async def test_behind_a_proxy_only_its_address_counts(made: Made) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    public, own = "https://casereg.voorbeeld.nl", f"http://127.0.0.1:{port}/"
    with serving(made.home, "--url", f"{public}/", "--port", str(port)) as server:
        assert server.url == f"{public}/"
        async with visiting(own, Host="casereg.voorbeeld.nl", Origin=public) as visitor:
            await visitor.sees("Aanmelden")
        with pytest.raises(aiohttp.WSServerHandshakeError):
            async with visiting(own):
                pass


def test_what_is_refused(run: Run, home: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        busy = run("serve", "--port", port)
    assert (busy.code, busy.err) == (
        1,
        f"Poort {port} is al in gebruik. Kies een andere met --port.\n",
    )
    elsewhere = run("serve", "--host", "192.0.2.1")
    assert (elsewhere.code, elsewhere.err.count("\n")) == (1, 1)
    exposed = run("serve", "--host", "0.0.0.0", "--port", 0)
    assert exposed.code == 2
    assert "TLS" in exposed.err
    for url in (
        "http://casereg.voorbeeld.nl",
        "casereg.voorbeeld.nl",
        "https://u:p@x",
        "https://x:y",
    ):
        assert run("serve", "--url", url).code == 2
    absent = run("serve", home=tmp_path / "leeg")
    assert absent.code == 4
    assert "casereg init" in absent.err
