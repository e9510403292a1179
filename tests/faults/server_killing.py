"""Some who log until PostgreSQL is killed under a commit; says as JSON what came of it.

python -m tests.faults.server_killing HOME ADDRESS PID
"""

import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from psycopg import Connection

from casereg.config import Settings
from casereg.register import sign_in
from tests.faults.disk_work import CLOCK, PASSWORDS
from tests.faults.test_server_killed import BEFORE, WORKERS, Logger, wait_for
from tests.quick import quickly

Commit = Callable[[Connection], None]


def killing(commit: Commit, server: int) -> Commit:
    """Once all has been written but the commit: first kill the server, and who works for us."""
    first = threading.Lock()

    def killed(driver: Connection) -> None:
        if driver.info.pipeline_status and first.acquire(blocking=False):
            os.kill(server, signal.SIGKILL)
            os.kill(driver.info.backend_pid, signal.SIGKILL)
        commit(driver)

    return killed


def worked(settings: Settings, server: int) -> list[Logger]:
    """Work until everybody was told that it does not go."""
    loggers = [Logger(sign_in(settings, "sanne", PASSWORDS[0], CLOCK)) for _ in range(WORKERS)]
    threads = [threading.Thread(target=one.work, daemon=True) for one in loggers]
    for thread in threads:
        thread.start()
    wait_for(loggers, lambda one: len(one.stored) >= BEFORE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Connection, "commit", killing(Connection.commit, server))
        wait_for(loggers, lambda one: bool(one.told))
        for one in loggers:
            one.stop = True
        for thread in threads:
            thread.join()
    return loggers


def outcome(loggers: list[Logger]) -> dict[str, list[str]]:
    """What was tried, what of it was acknowledged, and what was said of the rest."""
    return {
        "tried": [str(uid) for one in loggers for uid in one.tried],
        "stored": [str(uid) for one in loggers for uid in one.stored],
        "told": sorted({said for one in loggers for said in one.told}),
        "wrong": [said for one in loggers for said in one.wrong],
    }


if __name__ == "__main__":
    with quickly():
        home, address, pid = sys.argv[1:]
        came = outcome(worked(Settings(home=Path(home), database_url=address), int(pid)))
    sys.stdout.write(json.dumps(came))
