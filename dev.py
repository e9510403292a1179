"""Sets up the virtual environment from the lock and runs the two commands of the README.

Needs nothing but Python >= 3.11, also where Debian leaves out ``ensurepip``:

    python3 dev.py demo     a register full of invented contacts, and the screens
    python3 dev.py test     the tests
"""

import os
import subprocess
import sys
import venv
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE / ".venv"
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCK = HERE / "requirements-dev.txt"
STAMP = ENVIRONMENT / "casereg-lock"
# Debian's Python comes without pip; this one wheel stands in for it.
PIP = next((HERE / "tools").glob("pip-*.whl"))


def main(arguments: list[str]) -> int:
    """Run ``demo`` or ``test`` with what follows it; gives the exit code."""
    commands = {
        "demo": [str(PYTHON), "-m", "casereg.cli", "demo"],
        "test": [str(PYTHON), "-m", "pytest", "-n", "2"],
    }
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 2
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs this may have an older one
        print("casereg needs Python 3.11 or newer.")
        return 2
    set_up()
    command = [*commands[arguments[0]], *arguments[1:]]
    # Without it every Python that a test starts would compile all of casereg again.
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    return subprocess.run(command, cwd=HERE, env=environment, check=False).returncode


def set_up() -> None:
    """Make the environment when it is missing, or the lock or Python has changed."""
    version = ".".join(map(str, sys.version_info[:2]))
    wanted = sha256(LOCK.read_bytes() + version.encode()).hexdigest()
    if STAMP.exists() and STAMP.read_text() == wanted:
        return
    print("Setting up the virtual environment (once) ...", flush=True)
    venv.EnvBuilder(with_pip=False, clear=True, symlinks=os.name != "nt").create(ENVIRONMENT)
    pip("install", "--require-hashes", "--requirement", str(LOCK))
    pip("install", "--no-deps", "--no-build-isolation", "--editable", str(HERE))
    STAMP.write_text(wanted)


def pip(*arguments: str) -> None:
    """Run the pip that lies in ``tools`` for the environment."""
    options = ["--quiet", "--disable-pip-version-check"]
    environment = {**os.environ, "PYTHONPATH": str(PIP)}
    command = [str(PYTHON), "-m", "pip", *arguments, *options]
    done = subprocess.run(command, env=environment, check=False)
    if done.returncode:
        raise SystemExit("Setting up failed; see above. Is the package index reachable?")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
