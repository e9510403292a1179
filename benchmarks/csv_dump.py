"""The rows of a register as CSV files, one for each table that figures are counted from."""

import csv
from pathlib import Path

from benchmarks.big_register import key_of
from casereg.config import Settings
from models.embedded import connect

# Without what no figure looks at: notes, moments of entry, who entered it.
COLUMNS = {
    "contact": "id, happened_on, worker_id, team, opdracht, deelopdracht, taak, contactsoort, "
    "kanaal, project, kern, leeftijdsgroep, uitkomst, reden, minutes, participants, helped, "
    "case_id, status",
    "participation": "contact_id, client_id",
    "client_year": "*",
    "client_kenmerk": "client_id, code, since, until",
    "client_case": "*",
    "case_party": "*",
    "case_result": "*",
    "peiling": "*",
    "meting": "*",
    "volunteer_work": "*",
}


def dump(settings: Settings, folder: Path) -> None:
    """Write every table into ``folder``."""
    connection = connect(settings.database_file, key_of(settings))
    try:
        for table, columns in COLUMNS.items():
            rows = connection.execute(f"SELECT {columns} FROM {table}")
            with (folder / f"{table}.csv").open("w", newline="") as file:
                writer = csv.writer(file)
                writer.writerow([column[0] for column in rows.description])
                writer.writerows(rows)
    finally:
        connection.close()
