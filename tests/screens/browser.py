"""A headless Chromium, driven over its own protocol: tabs that type, and what came to each."""

import asyncio
import base64
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp

from tests.serving import PATIENCE, until

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
# Key -> code of the key as Windows numbers them, which is what pages are told.
KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, "F2": 113, "F5": 116}
SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-3d-apis",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
    "--remote-debugging-port=0",
    "--window-size=1100,720",
)


class Tab:
    """A tab: what it sends, what it was sent, and what it complains of."""

    def __init__(self, browser: "Browser", session: str) -> None:
        self._browser, self._session = browser, session
        self.target = ""
        self.shown = self.everything = ""
        self.asked: list[str] = []
        self.complaints: list[str] = []

    async def ask(self, method: str, **given: Any) -> Any:
        """One command of the protocol."""
        return await self._browser.ask(method, self._session, **given)

    async def type(self, text: str) -> None:
        """Type a text as a keyboard does."""
        for letter in text:
            await self.ask("Input.dispatchKeyEvent", type="char", text=letter)

    async def press(self, *keys: str) -> None:
        """Press keys by their name; a single letter is typed."""
        for key in keys:
            if key not in KEYS:
                await self.type(key)
                continue
            named = {"key": key, "code": key, "windowsVirtualKeyCode": KEYS[key]}
            await self.ask("Input.dispatchKeyEvent", type="rawKeyDown", **named)
            await self.ask("Input.dispatchKeyEvent", type="keyUp", **named)

    async def paste(self, text: str) -> None:
        """Paste a text where the cursor is."""
        await self._value(f"""(() => {{
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", {json.dumps(text)});
            const given = {{ clipboardData, bubbles: true, cancelable: true }};
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", given));
        }})()""")

    async def has_the_keyboard(self) -> None:
        """Wait until what is typed goes to the terminal, without a click."""
        await self.until_true("document.activeElement.className == 'xterm-helper-textarea'")

    async def until_true(self, expression: str) -> None:
        """Wait until a piece of JavaScript gives true; fail when it never does."""
        async with asyncio.timeout(PATIENCE):
            while not (await self._value(expression)):
                await asyncio.sleep(0.02)

    async def _value(self, expression: str) -> Any:
        answer = await self.ask("Runtime.evaluate", expression=expression)
        return answer["result"].get("value")

    async def sees(self, text: str) -> None:
        """Wait until a text has come to the screen since the last time; fail when it never does."""
        await until(lambda: text in self.shown)
        self.shown = self.shown.partition(text)[2]

    async def picture(self, path: Path) -> None:
        """Keep a picture of the page."""
        path.write_bytes(base64.b64decode((await self.ask("Page.captureScreenshot"))["data"]))

    async def close(self) -> None:
        """Close the tab as a user does."""
        await self._browser.ask("Target.closeTarget", targetId=self.target)

    def take(self, method: str, given: dict[str, Any]) -> None:
        """Keep what the browser tells of this tab."""
        if method == "Network.webSocketFrameReceived":
            frame = given["response"]
            sent = base64.b64decode(frame["payloadData"]) if frame["opcode"] == 2 else b""
            self.everything += (text := sent.decode("utf-8", "replace"))
            self.shown += text
        elif method in ("Network.requestWillBeSent", "Network.webSocketCreated"):
            self.asked.append(given.get("url") or given["request"]["url"])
        elif method in ("Runtime.exceptionThrown", "Log.entryAdded"):
            self.complaints.append(json.dumps(given))


class Browser:
    """The line to a running Chromium."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket, self._numbers = socket, count(1)
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._tabs: dict[str, Tab] = {}

    async def ask(self, method: str, session: str = "", **given: Any) -> Any:
        """One command of the protocol, and its answer."""
        number = next(self._numbers)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        told = {"id": number, "method": method, "params": given}
        await self._socket.send_json({**told, "sessionId": session} if session else told)
        async with asyncio.timeout(PATIENCE):
            return await answer

    async def listen(self) -> None:
        """Take what the browser tells, until it stops."""
        async for message in self._socket:
            told = message.json()
            if "id" in told:
                self._answers.pop(told["id"]).set_result(told.get("result") or told)
            elif told.get("sessionId") in self._tabs:
                self._tabs[told["sessionId"]].take(told["method"], told["params"])

    async def open(self, url: str) -> Tab:
        """A tab of its own, as another visitor has it."""
        context = (await self.ask("Target.createBrowserContext"))["browserContextId"]
        made = await self.ask("Target.createTarget", url="about:blank", browserContextId=context)
        given = {"targetId": made["targetId"], "flatten": True}
        session = (await self.ask("Target.attachToTarget", **given))["sessionId"]
        tab = self._tabs[session] = Tab(self, session)
        tab.target = made["targetId"]
        for part in ("Network", "Runtime", "Log", "Page"):
            await tab.ask(f"{part}.enable")
        await tab.ask("Emulation.setFocusEmulationEnabled", enabled=True)
        await tab.ask("Page.navigate", url=url)
        return tab


@asynccontextmanager
async def chromium(folder: Path) -> AsyncIterator[Browser]:
    """A Chromium with nothing in it, stopped afterwards."""
    process = await asyncio.create_subprocess_exec(
        *(CHROMIUM, *SWITCHES, f"--user-data-dir={folder}"),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        place = folder / "DevToolsActivePort"
        await until(lambda: place.exists() and "\n" in place.read_text())
        port, path = place.read_text().split("\n")[:2]
        async with (
            aiohttp.ClientSession() as http,
            http.ws_connect(f"ws://127.0.0.1:{port}{path}", max_msg_size=0) as socket,
        ):
            browser = Browser(socket)
            listening = asyncio.create_task(browser.listen())
            yield browser
            listening.cancel()
    finally:
        process.kill()
        await process.wait()
