"""The whole content of a demo register as rows, without a database."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from casereg.demo.diary import Writer
from casereg.demo.entries import Entry
from casereg.demo.filing import file_cases, file_clients, file_contacts, number
from casereg.demo.locked import mark_late
from casereg.demo.measures import Measurer
from casereg.demo.outside import Steunpunt, kengetallen, mijlpalen
from casereg.demo.recipe import Recipe
from casereg.demo.rows import Progress, Row, Rows, quiet
from casereg.demo.seasons import DEMO_DAY, FIRST_DAY
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
    first |= _measured(recipe, diary.trajecten) | _from_outside(recipe) | _volunteers(recipe)
    first["draft"] = _drafts(recipe, diary.entries)
    return Content(first, file_contacts(late))


def _measured(recipe: Recipe, trajecten: list[Traject]) -> Rows:
    measurer = Measurer(seeded(recipe.seed, "metingen"), recipe.flavour, recipe.members)
    for traject in trajecten:
        measurer.of_traject(traject)
    for catalogue, year in _years(recipe):
        measurer.of_year(catalogue, year)
    return {"peiling": measurer.peilingen, "meting": measurer.metingen}


def _from_outside(recipe: Recipe) -> Rows:
    clerk, rng = recipe.members[0].account_id, seeded(recipe.seed, "mijlpalen")
    figures = {
        (row["code"], row["part"], row["period"]): row
        for catalogue, year in _years(recipe)
        for row in kengetallen(catalogue, year, recipe.flavour, clerk)
    }
    delivered = [
        row
        for catalogue, year in _years(recipe)
        for row in mijlpalen(catalogue, year, rng, recipe.members)
    ]
    return {"kengetal": list(figures.values()), "mijlpaal": delivered}


def _volunteers(recipe: Recipe) -> Rows:
    """Somebody of each team keeps the steunpunt."""
    rng = seeded(recipe.seed, "volunteers")
    rows: list[Row] = []
    for member in {member.team: member for member in recipe.members}.values():
        kernen = tuple(k.code for k in recipe.newest.kernen if k.gebiedsteam == member.team)
        steunpunt = Steunpunt(rng, recipe.flavour, member, kernen)
        for catalogue, year in _years(recipe) if kernen else ():
            for month in range(1, 13):
                steunpunt.month(catalogue, date(year, month, 1), len(rows))
        rows += steunpunt.rows
    return {"volunteer_work": rows}


def _years(recipe: Recipe) -> list[tuple[Catalogue, int]]:
    """The years of the demo, each with the opdracht that covers its last day."""
    years = range(FIRST_DAY.year, DEMO_DAY.year + 1)
    return [(c, year) for year in years for c in recipe.catalogues if c.covers(date(year, 12, 29))]


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
