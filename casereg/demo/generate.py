"""The whole content of a demo register as rows, without a database."""

from dataclasses import dataclass
from datetime import UTC, datetime, time

from casereg.demo.diary import Writer
from casereg.demo.entries import Entry
from casereg.demo.filing import file_cases, file_clients, file_contacts, number
from casereg.demo.locked import mark_late
from casereg.demo.measures import Measurer, kengetallen, mijlpalen
from casereg.demo.recipe import Recipe
from casereg.demo.rows import Progress, Row, Rows, quiet
from casereg.demo.seasons import DEMO_DAY
from casereg.demo.seeds import made_id, seeded
from casereg.demo.stories import Traject
from models.catalogue import Catalogue
from models.contact import LATE

DRAFTS = 5


@dataclass(frozen=True, slots=True)
class Content:
    """Rows: ``first`` go in before the first weeks are vastgesteld, ``late`` ones after."""

    first: Rows
    late: Rows


def content(recipe: Recipe, progress: Progress = quiet) -> Content:
    """The rows of a register with exactly so many contacts as the recipe says."""
    diary = Writer(recipe).write(progress)
    mark_late(diary.entries, seeded(recipe.seed, "late"))
    people = number(diary.entries, diary.trajecten)
    in_time = [entry for entry in diary.entries if entry.row["status"] != LATE]
    late = [entry for entry in diary.entries if entry.row["status"] == LATE]
    first = file_clients(people, diary.entries, {c.code: c for c in recipe.catalogues})
    first |= file_cases(diary.trajecten) | file_contacts(in_time)
    first |= _measured(recipe, diary.trajecten, in_time)
    first["draft"] = _drafts(recipe, diary.entries)
    return Content(first, file_contacts(late))


def _measured(recipe: Recipe, trajecten: list[Traject], entries: list[Entry]) -> Rows:
    measurer = Measurer(seeded(recipe.seed, "metingen"), recipe.flavour)
    metingen = [row for traject in trajecten for row in measurer.of_traject(traject)]
    metingen += [row for entry in entries for row in measurer.of_group(entry)]
    clerk = recipe.members[0].account_id
    return {
        "meting": metingen,
        "kengetal": kengetallen(recipe.flavour, clerk),
        "mijlpaal": mijlpalen(recipe.flavour, recipe.newest, clerk),
    }


def _drafts(recipe: Recipe, entries: list[Entry]) -> list[Row]:
    """A few contacts somebody began to type on the demo day: none in a tiny register."""
    rng = seeded(recipe.seed, "drafts")
    recent = [entry.row for entry in entries[-40:]]
    return [
        {
            "uid": made_id(rng),
            "worker_id": row["worker_id"],
            "content": _half_typed(row, recipe.newest),
            "changed_at": datetime.combine(DEMO_DAY, time(16, place), UTC),
        }
        for place, row in enumerate(rng.sample(recent, min(DRAFTS, len(recent) // 8)))
    ]


def _half_typed(row: Row, catalogue: Catalogue) -> dict[str, str]:
    """What stood in the fields of the form when somebody walked away."""
    part = catalogue.deelopdracht(row["deelopdracht"])
    soort = catalogue.contactsoort(row["contactsoort"])
    return {
        "happened_on": f"{DEMO_DAY:%d-%m-%Y}",
        "deelopdracht": f"{part.code} {part.titel}" if part else "",
        "contactsoort": soort.titel if soort else "",
        "minutes": "",
        "note": "nog aanvullen",
    }
