"""An import from CSV with validation, beside storing the same rows as they are."""

import csv
import random
import resource
import secrets
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.big_register import key_of
from benchmarks.big_rows import WHEN
from benchmarks.lines import Line, within
from benchmarks.load_people import LEAD, PASSWORD, made
from benchmarks.load_programs import FORK
from casereg.commands.source_file import opened_source
from casereg.config import Settings
from casereg.register import Register, sign_in
from models.embedded import connect
from models.forms import ClientForm
from models.import_cards import ImportChoice
from models.import_map import read_map
from models.import_rows import RowReader

CLIENTS, FEW = 300, 20_000
PER_THOUSAND, USUAL = 0.100, 0.012  # seconds: ten thousand rows a second
MEMORY = 40.0  # MB that many rows may take more than few
KNOWN = 0.65
MAP = """
bron = "oud"
sleutel = "id"
[kolommen]
datum = "Datum"
soort = "Soort"
deelopdracht = "Opdracht"
kanaal = "Hoe"
kern = "Plaats"
leeftijd = "Leeftijd"
client = "Nr"
minuten = "Duur"
notitie = "Tekst"
[waarden.soort]
Gesprek = "coaching"
Advies = "informatie-en-advies"
"""
HEAD = ("id", "Datum", "Soort", "Opdracht", "Hoe", "Plaats", "Leeftijd", "Nr", "Duur", "Tekst")


def measure(folder: Path, rows: int) -> list[Line]:
    """Rows a second, and whether memory stays flat."""
    bare = _apart(lambda: _stored_bare(folder, rows))[0] / rows * 1000
    seconds, much = _apart(lambda: _imported(folder / "much", rows))
    _, little = _apart(lambda: _imported(folder / "little", FEW))
    per_thousand = seconds / rows * 1000
    name = f"import of {rows} rows, {rows / seconds:.0f} a second; 1000 rows"
    grown = Line(
        f"memory of {rows} rows, and of {FEW}",
        f"{much:.0f} MB",
        f"{little:.0f} MB",
        much / little,
        f"<= {MEMORY:.0f} MB more",
        much - little <= MEMORY,
    )
    return [within(name, per_thousand, PER_THOUSAND, bare, USUAL), grown]


def _apart(work: Callable[[], float]) -> tuple[float, float]:
    """Do it in a process of its own: the seconds it gives, and its peak memory in MB."""
    ours, theirs = FORK.Pipe(duplex=False)

    def child() -> None:
        taken = work()
        theirs.send((taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))

    process = FORK.Process(target=child)
    process.start()
    theirs.close()
    found: tuple[float, float] = ours.recv()
    process.join()
    return found


def _imported(folder: Path, rows: int) -> float:
    folder.mkdir()
    settings = made(Settings(home=folder / "register"))
    register = sign_in(settings, LEAD, PASSWORD)
    file = folder / "oud.csv"
    with file.open("w", newline="") as opened:
        writer = csv.writer(opened, delimiter=";")
        writer.writerow(HEAD)
        writer.writerows(_rows(register, rows))
    begun = time.perf_counter()
    plan = read_map(MAP, "kaart.toml")
    with opened_source(file, plan.bestand) as source:
        reader = RowReader(plan, source.headings)
        found = register.imports.contacts(source.filled(), reader, ImportChoice())
    taken = time.perf_counter() - begun
    register.close()
    if found.stored != rows:
        sys.exit(f"{rows - found.stored} rows were not stored")
    return taken


def _rows(register: Register, count: int) -> Iterator[tuple[object, ...]]:
    chance = random.Random(3)
    people = [
        ClientForm(name=f"Naam{n} Zoals{n}", birth_year=1940 + n % 70) for n in range(CLIENTS)
    ]
    numbers = [register.add_client(one, despite_duplicate=True).number for one in people]
    for number in range(count):
        who = chance.choice(numbers) if chance.random() < KNOWN else ""
        day = f"{1 + number * 28 // count}-{chance.randrange(1, 13)}-2023"
        yield (
            *(number, day, chance.choice(("Gesprek", "Advies")), chance.choice(("1a", "1b", "8"))),
            *(chance.choice(("telefoon", "")), chance.choice(("veghel", "erp", ""))),
            *(chance.choice(("27-64", "")), who, chance.randrange(5, 90)),
            "belt volgende week terug" if number % 4 == 0 else "",
        )


def _stored_bare(folder: Path, rows: int) -> float:
    """The seconds to store so many rows, encrypted and with the same indexes, without a rule."""
    settings = made(Settings(home=folder / "bare"))
    connection = connect(settings.database_file, key_of(settings))
    codes = ("2023-03-14", WHEN, WHEN, 1, "veghel", "meierijstad-2023", "1a", "coaching")
    row = (*codes, "veghel", "onbekend", 20, "", "geldig")
    columns = (
        "uid, happened_on, entered_at, changed_at, worker_id, team, opdracht, deelopdracht, "
        "contactsoort, kern, leeftijdsgroep, minutes, note, status"
    )
    places = ", ".join("?" * (len(row) + 1))
    begun = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(
        f"INSERT INTO contact ({columns}) VALUES ({places})",
        ((secrets.token_hex(16), *row) for _ in range(rows)),
    )
    connection.execute("COMMIT")
    taken = time.perf_counter() - begun
    connection.close()
    return taken
