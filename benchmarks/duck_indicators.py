"""The same indicators counted by DuckDB from CSV files, all of one source in one statement.

Left out is what is no counting of rows (kengetal, mijlpaal), growth, and shares by a
rule over several metingen: casereg does that work besides.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.duck_tables import listed
from exports.indicator.days import days_of
from models.catalogue import Catalogue, Deelopdracht, Filter, Indicator
from models.periods import Period

COLUMNS = {
    "contacten": "deelopdracht taak project contactsoort kanaal uitkomst reden kern leeftijdsgroep",
    "trajecten": "deelopdracht taak project trajectsoort kern leeftijdsgroep",
    "metingen": "deelopdracht instrument moment trajectsoort",
    "vrijwilligers": "deelopdracht soort route kern",
}
DATES = {"geopend": "opened_on", "gesloten": "closed_on", "verwezen": "referral_sent_on"}
NAMED = "(id IN (SELECT id FROM mensen WHERE client_id IS NOT NULL))"
DATES |= {"aangenomen": "referral_accepted_on"}


@dataclass
class Counting:
    """What is asked of each source, in order."""

    catalogue: Catalogue
    period: Period
    asked: dict[str, list[tuple[tuple[str, str], str]]] = field(default_factory=dict)

    def ask(self, source: str, code: str, what: str, value: str) -> None:
        """Ask for one number of a source: an aggregate with its filter."""
        self.asked.setdefault(source, []).append(((code, what), value))

    def indicator(self, part: Deelopdracht, one: Indicator) -> None:
        """Ask what this indicator needs."""
        contacts = one.uit in ("contacten", "deelnemers")
        source = "geteld" if contacts else self._source(one)
        if source is None or one.regel:
            return
        where = self._base(part, one, one.filter)
        match one.soort:
            case "aantal" | "verdeling":
                number = {"deelnemers": "participants", "vrijwilligers": "number"}.get(
                    one.uit or ""
                )
                total = f"coalesce(sum({number})" if number else "(count(*)"
                self.ask(
                    source, one.code, "waarde", f"{total} FILTER (WHERE {where}){_end(number)}"
                )
                if one.uit == "contacten":
                    self._people(one, "contributors", "person", where)
            case "personen" | "bereik" if contacts:
                self._people(
                    one, "teller", "client_id", self._base(part, one, one.filter, own=True)
                )
            case "uren":
                self.ask(source, one.code, "minuten", f"sum(minutes) FILTER (WHERE {where})")
                self._people(one, "contributors", "person", f"{where} AND minutes > 0")
            case "aandeel" if contacts:
                whole = self._base(part, one, one.noemer)
                yes = " AND ".join(self._within(one, one.teller or Filter())) or "true"
                for what, more in (("teller", f"({yes})"), ("noemer", f"({yes}) IS NOT NULL")):
                    self.ask(source, one.code, what, f"count(*) FILTER (WHERE {whole} AND {more})")
            case "gemiddelde":
                for what, of in (("teller", "score * answers"), ("noemer", "answers")):
                    total = f"coalesce(sum({of}) FILTER (WHERE {where}), 0)"
                    self.ask(source, one.code, what, total)

    def answers(self, duck: Any) -> dict[tuple[str, str], float]:
        """Every number, by code of the indicator and name in its figure."""
        found: dict[tuple[str, str], float] = {}
        for source, asked in self.asked.items():
            values = ", ".join(value for _, value in asked)
            row = duck.execute(f"SELECT {values} FROM {source}").fetchone()
            found |= dict(zip((name for name, _ in asked), row, strict=True))
        return found

    def _people(self, one: Indicator, what: str, whom: str, where: str) -> None:
        self.ask("mensen", one.code, what, f"count(DISTINCT {whom}) FILTER (WHERE {where})")

    def _source(self, one: Indicator) -> str | None:
        if one.uit == "trajecten" and one.soort == "aantal":
            return f"traject_{one.op or 'gesloten'}" if one.op in (None, *DATES) else None
        return one.uit if one.uit in ("metingen", "vrijwilligers") else None

    def _base(
        self, part: Deelopdracht, one: Indicator, asked: Filter | None, own: bool = False
    ) -> str:
        wanted = asked or Filter()
        if not wanted.overal and not wanted.deelopdracht:
            wanted = wanted.model_copy(update={"deelopdracht": (part.code,)})
        return " AND ".join(self._within(one, wanted, own)) or "true"

    def _within(self, one: Indicator, wanted: Filter, own: bool = False) -> Iterator[str]:
        source = "contacten" if one.uit == "deelnemers" else one.uit or "contacten"
        for key in COLUMNS[source].split():
            if values := getattr(wanted, key):
                yield f"{key} IN {listed(values)}"
        if wanted.afloop:
            yield f"(closed_on <= '{self.period.end}' AND ended_as IN {listed(wanted.afloop)})"
        if wanted.resultaat:
            yield f"list_has_any(reached, {list(wanted.resultaat)})"
        if wanted.dag:
            days = {day for kind in wanted.dag for day in days_of(kind, self.period)}
            yield f"happened_on IN {listed(sorted(days))}"
        if wanted.aandachtsgroep:
            who = "(id, client_id)" if own else "id"
            codes = listed(wanted.aandachtsgroep)
            yield f"{who} IN (SELECT {who} FROM had WHERE code IN {codes})"
        reached = listed(one.code for one in self.catalogue.uitkomsten if one.bereikt)
        yes_or_no = {"bereikt": f"uitkomst IN {reached}", "geholpen": "helped", "client": NAMED}
        for key, expression in yes_or_no.items():
            if (answer := getattr(wanted, key)) is not None:
                yield expression if answer else f"NOT {expression}"


def count_indicators(
    duck: Any, dump: Path, catalogue: Catalogue, period: Period
) -> dict[tuple[str, str], float]:
    """The numbers of the indicators, from ``geteld`` and ``mensen`` and what is read here."""
    _read(duck, dump, catalogue, period)
    counting = Counting(catalogue, period)
    for part, one in catalogue.indicatoren():
        counting.indicator(part, one)
    return counting.answers(duck)


def _read(duck: Any, dump: Path, catalogue: Catalogue, period: Period) -> None:
    """Kenmerken on the day of the contact, and the rows of the other sources."""
    days = f"BETWEEN '{period.start}' AND '{period.end}'"
    mine = f"opdracht = '{catalogue.code}' AND undone = 0"
    held = (
        "(since IS NULL OR since::DATE <= happened_on) "
        "AND (until IS NULL OR until::DATE >= happened_on)"
    )
    duck.execute(
        "CREATE TEMP TABLE had AS SELECT id, client_id, code FROM mensen "
        f"JOIN read_csv('{dump}/client_kenmerk.csv') USING (client_id) WHERE {held}"
    )
    duck.execute(
        "CREATE TEMP TABLE trajecten AS SELECT c.*, reached "
        f"FROM read_csv('{dump}/client_case.csv') c LEFT JOIN (SELECT case_id, "
        f"list(code) AS reached FROM read_csv('{dump}/case_result.csv') WHERE reached = 1 "
        f"AND answered_on <= '{period.end}' GROUP BY 1) ON case_id = c.id WHERE undone = 0"
    )
    for name, on in DATES.items():
        duck.execute(f"CREATE TEMP VIEW traject_{name} AS FROM trajecten WHERE {on} {days}")
    duck.execute(
        "CREATE TEMP TABLE metingen AS SELECT m.*, c.trajectsoort "
        f"FROM read_csv('{dump}/meting.csv') m "
        f"LEFT JOIN read_csv('{dump}/client_case.csv') c ON c.id = m.case_id "
        f"WHERE m.measured_on {days} AND m.opdracht = '{catalogue.code}' AND m.undone = 0 "
        "AND coalesce(c.undone, 0) = 0"
    )
    duck.execute(
        f"CREATE TEMP TABLE vrijwilligers AS SELECT * FROM read_csv('{dump}/volunteer_work.csv') "
        f"WHERE happened_on {days} AND {mine}"
    )


def _end(number: str | None) -> str:
    return ", 0)" if number else ")"
