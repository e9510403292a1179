"""Starts commands each in a process of its own, out of one that has imported casereg already.

Run as a script it reads one command a line from its input: the arguments, the environment and
the three files to use as input, output and errors. It answers with the exit code.
"""

import gc
import importlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

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
        self, arguments: list[str], environment: dict[str, str], stdin: str, hasty: bool = False
    ) -> tuple[int, str, str]:
        """The exit code, the output and the errors of one command; see the fixture ``hasty``."""
        assert self._process.stdin
        assert self._process.stdout
        given, said, told = self._files
        given.write_text(stdin, "utf-8")
        asked = json.dumps([hasty, arguments, environment, [str(path) for path in self._files]])
        self._process.stdin.write(asked + "\n")
        self._process.stdin.flush()
        code = int(self._process.stdout.readline())
        return code, said.read_text("utf-8"), told.read_text("utf-8")

    def close(self) -> None:
        """Stop the process; nothing of it is left."""
        self._process.communicate()


def _serve() -> None:
    """Fork for every line; each child runs one command and ends as any process does."""
    from casereg.cli import COMMANDS, main
    from exports import release

    for module in ("casereg.register", *(place.partition(":")[0] for place in COMMANDS.values())):
        importlib.import_module(module)
    gc.freeze()  # what stands now is not looked through again in every child
    while line := sys.stdin.readline():
        child = os.fork()
        if not child:
            hasty, *command = json.loads(line)
            _become(*command)
            if hasty:
                release.SECONDS = 0.0
            main()
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 - the answer


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
