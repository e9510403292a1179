"""The rows of a trendrapportage: an indicator of one onderdeel, now and in the report before."""

from dataclasses import dataclass

from exports.figure.indicators_csv import DEELOPDRACHT, STATUS, STATUSES, number, text
from exports.figure.rows import FigureRow
from exports.indicator.figures import Amount
from exports.report import Column, Value
from models.catalogue import Indicator
from models.periods import Period

COLUMNS = (
    DEELOPDRACHT,
    Column("onderdeel", "Code van het onderdeel, zoals een aandachtsgroep"),
    Column("onderdeel_titel", "Hoe dat onderdeel heet"),
    Column("indicator", "Code van de indicator"),
    Column("omschrijving", "Wat de indicator zegt"),
    Column("soort", "Soort indicator"),
    number("waarde", "Het getal; leeg als het verborgen is of er niets te berekenen is"),
    text("eenheid", "Eenheid van de waarde"),
    number("teller", "Teller van een aandeel of bereik, som van de cijfers bij een gemiddelde"),
    number("noemer", "Noemer van een aandeel of bereik, aantal cijfers bij een gemiddelde"),
    number("ontbrekend", "Hoeveel niet kon worden meegeteld"),
    Column("vorige_periode", "De periode van de vorige trendrapportage"),
    number("vorige_waarde", "De waarde in die periode"),
    number("verandering", "De waarde min de vorige waarde"),
    text("verandering_eenheid", "Eenheid van de verandering"),
    Column("vorige_status", "De status van de vorige waarde", values=STATUSES),
    STATUS,
)


@dataclass(frozen=True, slots=True)
class TrendRow:
    """Both figures as they may be shown; ``before`` None: it was not asked for then."""

    onderdeel: str
    titel: str
    indicator: Indicator
    now: FigureRow
    before: FigureRow | None

    @property
    def change(self) -> Amount | None:
        """What was gained since; None when either is hidden or not there."""
        earlier = self.before.waarde if self.before else None
        if self.now.waarde is None or earlier is None:
            return None
        return self.now.waarde - earlier

    @property
    def change_unit(self) -> str:
        """The unit of the change: between percentages it is percentage points."""
        percentages = self.indicator.soort in ("aandeel", "bereik")
        return "procentpunt" if percentages else self.indicator.eenheid

    def values(self, before: Period) -> tuple[Value, ...]:
        """The row of the CSV file; ``before`` is the period of the report before."""
        now, old = self.now, self.before
        return (
            now.deelopdracht,
            self.onderdeel,
            self.titel,
            self.indicator.code,
            self.indicator.titel,
            now.soort,
            now.waarde,
            now.eenheid,
            now.teller,
            now.noemer,
            now.ontbrekend,
            before.text,
            old.waarde if old else None,
            self.change,
            self.change_unit,
            old.status if old else "geen_gegevens",
            now.status,
        )
