"""``trendrapportage.md``: what the trendrapportage says, to read."""

from collections.abc import Iterator, Sequence

from exports.reports.trend_rows import TrendRow
from exports.text.figure_caveats import explained
from exports.text.markdown import in_cell, table_of
from exports.text.shown import NOTHING, shown, shown_base, shown_change
from models.catalogue import Catalogue, Trendrapportage
from models.periods import Period

_HEADS = ("Wat", "Nu", "Teller en noemer", "Ontbreekt", "Vorige keer", "Verandering")


def trend_lines(
    catalogue: Catalogue, report: Trendrapportage, rows: Sequence[TrendRow], before: Period
) -> Iterator[str]:
    """A table for each onderdeel, and what the indicators mean."""
    yield (
        f"Per {report.per}: wat er nu is en hoe dat was in {before.text}, de vorige "
        "trendrapportage. Een verborgen getal gaat over weinig personen of over niemand, of het "
        "beschermt een ander getal; wat het is, is niet te zien."
    )
    for onderdeel in dict.fromkeys((row.onderdeel, row.titel) for row in rows):
        yield ""
        yield f"## {in_cell(onderdeel[1])} (`{onderdeel[0]}`)"
        yield ""
        yield from table_of(_HEADS, [_cells(row) for row in rows if row.onderdeel == onderdeel[0]])
    yield ""
    yield "## Wat de indicatoren betekenen"
    yield ""
    for one in dict.fromkeys(row.indicator.code for row in rows):
        found = catalogue.indicator(one)
        if found:
            yield from explained(catalogue, found[1])


def _cells(row: TrendRow) -> tuple[str, ...]:
    missing = row.now.ontbrekend
    return (
        row.indicator.titel,
        shown(row.now),
        shown_base(row.now),
        "" if missing is None else str(missing),
        shown(row.before) if row.before else NOTHING,
        shown_change(row.change, row.change_unit),
    )
