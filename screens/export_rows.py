"""An export as rows: its tables with what is hidden in each, and the choices that were tried."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from exports.draft import REASONS
from exports.table.numbers import published_tables
from exports.text.draft import SHORT, Portion, number_hidden, percent, portions
from models.catalogue import Dimension
from models.counted_words import number_text
from screens.columns import Column, Row

if TYPE_CHECKING:
    from exports.draft import Draft
    from models.catalogue import Tabel
    from screens.export_choice import Tried

ON, OFF, ALWAYS = "[x]", "[ ]", ""
INDICATOREN = "indicatoren"
_REASONS = tuple(
    Column(SHORT[reason].capitalize(), len(SHORT[reason]), right=True) for reason in REASONS
)
TABLES = (
    Column("", 3),
    Column("Tabel per", 27, share=1),
    Column("Te zien", 7, right=True),
    *_REASONS,
    Column("Kan niet", 8, right=True, from_width=100),
)
TRIED = (
    Column("", 1),
    Column("Periode", 8),
    Column("Tabellen", 22, share=1),
    Column("Te zien", 7, right=True),
    Column("Verborgen", 9, right=True),
    Column("Deel", 6, right=True),
    Column("Contacten", 9, right=True),
)
AXES: dict[Dimension, str] = {
    "deelopdracht": "deelopdracht",
    "contactsoort": "contactsoort",
    "kern": "kern",
    "gebiedsteam": "gebiedsteam",
    "leeftijdsgroep": "leeftijd",
}


def previous_quarter(today: date) -> str:
    """The quarter before this one, as people write it: ``2022-Q4``."""
    first = date(today.year, today.month - (today.month - 1) % 3, 1)
    day = first - timedelta(days=1)
    return f"{day.year}-Q{(day.month + 2) // 3}"


def tables(
    offered: "Sequence[Tabel]", left_out: Collection[str], draft: "Draft | None"
) -> list[Row]:
    """A row for each table that is offered, ticked or not, and one for every other file."""
    counted = {one.name: one for one in portions(draft)} if draft else {}
    ticked = [
        _table_row(one, OFF if one.code in left_out else ON, counted.pop(one.code, None))
        for one in offered
    ]
    others = [one for one in counted.values() if not one.table]
    return ticked + [
        Row(one.file, (ALWAYS, one.file.capitalize(), *_numbers(one))) for one in others
    ]


def _table_row(table: "Tabel", tick: str, counted: Portion | None) -> Row:
    axes = " × ".join(AXES[one] for one in table.dimensies)
    return Row(table.code, (tick, axes, *_numbers(counted)))


def all_tables(draft: "Draft | None") -> Row | None:
    """The row above them."""
    if draft is None:
        return None
    parts = portions(draft)
    hidden = {reason: sum(one.hidden[reason] for one in parts) for reason in REASONS}
    shown, void = sum(one.shown for one in parts), sum(one.void for one in parts)
    return Row("", ("", "Samen", *_numbers(Portion("", "", shown, hidden, void))), "bold")


def _numbers(counted: Portion | None) -> tuple[str, ...]:
    """How many are shown, hidden for each reason, and impossible."""
    if counted is None:
        return ("",) * (len(REASONS) + 2)
    return tuple(map(number_text, (counted.shown, *counted.hidden.values(), counted.void)))


def tried(trials: "Sequence[Tried]", shown: "Draft | None") -> list[Row]:
    """The choices that were tried, the newest first; a sign at the one that is shown."""
    rows = [_tried_row(str(at), one, one.draft is shown) for at, one in enumerate(trials)]
    return rows[::-1]


def _tried_row(key: str, one: "Tried", shown: bool) -> Row:
    cost = one.draft.cost
    cells = (
        "›" if shown else "",
        one.asked.period.text,
        chosen_tables(one.draft),
        number_text(cost.shown),
        number_text(number_hidden(one.draft)),
        percent(cost.share),
        number_text(cost.contacts),
    )
    return Row(key, cells, "bold" if shown else "")


def chosen_tables(draft: "Draft") -> str:
    """Which tables a draft has, briefly."""
    source = draft.report.source
    every = [one.code for one in published_tables(source.catalogue, source.period)]
    missing = [code for code in every if code not in draft.tables]
    if not missing:
        return f"alle {len(every)}"
    if len(missing) < len(draft.tables):
        return f"{len(draft.tables)}, zonder {' en '.join(missing)}"
    return f"{len(draft.tables)}: {' en '.join(draft.tables)}"
