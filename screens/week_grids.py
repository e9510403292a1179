"""The grids of a week: a matrix with its totals, and the days of each medewerker; no widgets."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from models.counted_words import many, number_text
from screens.frame import DAYS, day_text
from screens.week_cells import Grid, GridLine
from screens.week_matrix import ALL, Cell, Matrix, contacts_told

if TYPE_CHECKING:
    from models.week_cards import WorkersCard, WorkerWeek

NOTHING, NONE_ENTERED = "·", "geen"
WEEK, BEFORE = "Week", "Vorige"
TOTAL, LAST_WEEK = "Totaal", "vorige week"


def matrix_grid(matrix: Matrix, what: str) -> Grid:
    """Two rows of totals, this week and last week; the same as two columns; then the cells."""
    codes = (ALL, *(code for code, _ in matrix.columns))
    totals = [matrix.cell(ALL, code) for code in codes]
    both = [_both(one) for one in totals[1:]]
    lines = [
        GridLine(ALL, (TOTAL, *_both(totals[0]), *(now for now, _ in both)), True),
        GridLine(ALL, (LAST_WEEK, "", "", *(before for _, before in both))),
    ]
    for row, title in matrix.rows:
        cells = [matrix.cell(row, code) for code in codes]
        lines.append(GridLine(row, (title, *_both(cells[0]), *map(_shown, cells[1:]))))
    return Grid(
        heads=(what, WEEK, BEFORE, *codes[1:]),
        keys=(ALL, ALL, *codes),
        lines=tuple(lines),
        fixed=(2, 3),
        told=matrix.told,
    )


def _both(cell: "Cell | WorkerWeek") -> tuple[str, str]:
    return number_text(cell.contacten), number_text(cell.before)


def _shown(cell: Cell) -> str:
    """A point where nothing happened in both weeks: what is nought stands out."""
    return number_text(cell.contacten) if cell.contacten or cell.before else NOTHING


def days_grid(card: "WorkersCard") -> Grid:
    """A row for each medewerker: contacts by day, working days without any, open drafts."""
    people = {one.worker: one for one in card.workers}
    monday = card.week.monday
    teams = card.team is None
    dates = [monday + timedelta(days=number) for number in range(len(DAYS))]
    heads = ("Medewerker", WEEK, BEFORE, *DAYS, "Concepten")
    return Grid(
        heads=heads,
        keys=("", "", "", *map(str, dates), "drafts"),
        lines=tuple(_day_line(one, dates, teams) for one in card.workers),
        fixed=(0, 1),
        told=lambda worker, column: _told(people[worker], column),
    )


def _day_line(one: "WorkerWeek", dates: list[date], teams: bool) -> GridLine:
    days = [
        number_text(number) if number else NONE_ENTERED if day in one.without else NOTHING
        for number, day in zip(one.days, dates, strict=True)
    ]
    name = f"{one.worker} ({one.team.title()})" if teams and one.team else one.worker
    drafts = number_text(one.drafts) if one.drafts else NOTHING
    return GridLine(one.worker, (name, *_both(one), *days, drafts))


def _told(one: "WorkerWeek", column: str) -> str:
    """A medewerker in words; of a day when the column is one."""
    told = [contacts_told(one.contacten), f"vorige week {number_text(one.before)}"]
    if one.draft_since:
        since = one.draft_since.astimezone()
        drafts = many(one.drafts, "concept", "concepten, het oudste")
        told.append(f"{drafts} van {day_text(since.date())}")
    if one.without:
        told.append("geen invoer op " + ", ".join(DAYS[day.weekday()] for day in one.without))
    where = day_text(date.fromisoformat(column)) if column[:1].isdigit() else ""
    title = " · ".join(filter(None, (one.worker, where)))
    return f"{title}\n{' · '.join(told)}"
