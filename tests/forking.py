"""Starts commands each in a process of its own, out of one that has imported casereg already.

Run as a script it reads one command a line from its input: the arguments, the environment and
the three files to use as input, output and errors. It answers with the exit code.
"""

import atexit
import gc
import importlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
LONGEST = 120  # seconds
STREAMS = ("in", "out", "err")


class Forking:
    """The side of the tests: asks for one command at a time."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is for what goes in and comes out."""
        self._files = [folder / stream for stream in STREAMS]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", __name__],
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(
        self,
        arguments: list[str],
        environment: dict[str, str],
        stdin: str,
        hasty: bool = False,
        killed_after: float | None = None,
    ) -> tuple[int, str, str]:
        """The exit code, the output and the errors of one command; see the fixture ``hasty``.

        It is killed when it still runs after this many seconds.
        """
        assert self._process.stdin
        assert self._process.stdout
        given, said, told = self._files
        for file, content in ((given, stdin), (said, ""), (told, "")):
            file.write_text(content, "utf-8")
        command = (arguments, environment, [str(path) for path in self._files])
        asked = json.dumps([hasty, killed_after, *command])
        self._process.stdin.write(asked + "\n")
        self._process.stdin.flush()
        code = int(self._process.stdout.readline())
        return code, said.read_text("utf-8"), told.read_text("utf-8")

    def close(self) -> None:
        """Stop the process; nothing of it is left."""
        self._process.communicate()


def _serve() -> None:
    """Fork for every line; each child runs one command and ends as any process does."""
    from casereg.cli import main
    from casereg.commands.command_line import COMMANDS
    from exports import release
    from tests.quick import quickly

    commands = (place.partition(":")[0] for place in COMMANDS.values())
    for module in ("casereg.register", "casereg.keeping", "exports.attack.verify", *commands):
        importlib.import_module(module)
    with quickly():
        _warm()
        gc.freeze()  # what stands now is not looked through again in every child
        while line := sys.stdin.readline():
            hasty, killed_after, *command = json.loads(line)
            child = os.fork()
            if not child:
                _become(*command)
                if hasty:
                    release.SECONDS = 0.0
                _end_after(main)
            if killed_after is not None:
                time.sleep(killed_after)
                os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 - the answer


def _warm() -> None:
    """Compile what commands ask of a register, most of all the figures, once for all children."""
    from casereg.config import Settings
    from casereg.register import sign_in
    from casereg.setup import initialise
    from models.forms import AccountForm
    from models.periods import parse_period

    who = ("willem", "paard-batterij-nietje-kaas")
    with TemporaryDirectory() as place:
        settings = Settings(home=Path(place) / "casereg")
        initialise(settings, "admin", who[1], ["meierijstad-2023"])
        admin = sign_in(settings, "admin", who[1])
        admin.add_account(AccountForm(name=who[0], role="coordinator"), who[1])
        admin.close()
        register = sign_in(settings, *who)
        register.figures.in_house(parse_period("2023-Q1"))
        register.close()


def _end_after(main: Callable[[], None]) -> None:
    """End as Python does, but leave to the system what was never of this child: the memory."""
    code: Any = 1
    try:
        main()
    except SystemExit as end:
        code = end.code
    except BaseException:
        sys.excepthook(*sys.exc_info())
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code or 0)


def _become(arguments: list[str], environment: dict[str, str], files: list[str]) -> None:
    """Look like a process that was started with these arguments."""
    signal.alarm(LONGEST)
    for number, (path, mode) in enumerate(zip(files, ("r", "w", "w"), strict=True)):
        with Path(path).open(mode) as stream:
            os.dup2(stream.fileno(), number)
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - open for good
        for number, mode in enumerate(("r", "w", "w"))
    )
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["casereg", *arguments]


if __name__ == "__main__":
    _serve()
