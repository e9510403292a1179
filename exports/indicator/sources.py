"""What indicators are counted from in one window; each table is made once."""

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import FromClause

from casereg.errors import Refused
from exports.indicator.cases import case_rows, clients_in, counted_cases
from exports.indicator.contacts import contact_rows, counted_contacts, counted_people, people_rows
from exports.indicator.figures import Scope
from exports.indicator.homes import at_home
from exports.indicator.resultaten import counted_results, result_rows
from exports.indicator.rows import Rows
from exports.indicator.scores import asked_in_contacts, score_rows, silent_rows
from exports.indicator.volunteers import volunteer_rows
from exports.indicator.windows import Window
from models.catalogue import Indicator
from models.catalogue_indicator_keys import source_of
from models.catalogue_indicators import CaseDate


class Sources:
    """The rows of every source. What is made twice is one table, so it is read once."""

    def __init__(self, window: Window, scope: Scope) -> None:
        self.window = window
        self.scope = scope
        self._often = False
        self._tables: dict[object, FromClause] = {}
        self._rows: dict[object, Rows] = {}

    def read_often(self) -> None:
        """Get ready for everything that an opdracht asks; to be called before anything is."""
        self._often = True

    def counted(self, one: Indicator) -> Rows:
        """What an indicator counts: each row for what it counts for.

        Raises :class:`Refused` when it does not say what that is.
        """
        match source_of(one):
            case "contacten":
                return self.contacts()
            case "deelnemers":
                return self.contacts("participants")
            case "trajecten":
                return self.cases(one.op or "gesloten")
            case "resultaten":
                return self._kept("resultaten", lambda: result_rows(self.window, self._results()))
            case "metingen":
                return self.scores()
            case "vrijwilligers":
                return self._kept("werk", lambda: volunteer_rows(self.window, self.scope))
        raise Refused(f"Indicator {one.code} zegt niet waaruit hij telt. Vul 'uit' in.")

    def people(self, one: Indicator, own: bool = False, home: bool = False) -> Rows | None:
        """The same, once for each person; None where nobody knows who they are.

        ``own``: a kenmerk is that of the person; ``home``: so are kern and leeftijdsgroep.
        """
        source, op = source_of(one), one.op or "gesloten"
        if source in ("contacten", "deelnemers"):
            made = self._table("mensen", lambda: counted_people(self._contacts()))
            table = self._placed(made, home)
            return self._kept((table, own), lambda: people_rows(self.window, table, own))
        if source == "trajecten":
            made = self._table(("partijen", op), lambda: clients_in(self._cases(op)))
            table = self._placed(made, home)
            return self._kept((table, own), lambda: case_rows(self.window, table, own))
        if source == "resultaten":
            table = self._table("ieder", lambda: clients_in(self._results()))
            return self._kept(table, lambda: result_rows(self.window, table))
        return None

    def contacts(self, number: str | None = None) -> Rows:
        """Contacts, counting for one or for this column."""
        rows = self._kept("contacten", lambda: contact_rows(self.window, self._contacts()))
        return replace(rows, number=rows.table.c[number]) if number else rows

    def cases(self, op: CaseDate) -> Rows:
        """Cases by one of their dates."""
        return self._kept(("trajecten", op), lambda: case_rows(self.window, self._cases(op)))

    def scores(self) -> Rows:
        """Metingen."""
        return self._kept("metingen", lambda: score_rows(self.window, self.scope))

    def silent(self) -> Rows:
        """Peilingen, counting for who did not answer."""
        return self._kept("peilingen", lambda: silent_rows(self.window, self.scope))

    def asked_in_contacts(self) -> FromClause:
        """The metingen asked in a contact."""
        return self._table("gevraagd", lambda: asked_in_contacts(self.window))

    def _placed(self, people: FromClause, home: bool) -> FromClause:
        return self._table(people, lambda: at_home(self.window, people)) if home else people

    def _contacts(self) -> FromClause:
        return self._table(
            "contacten", lambda: counted_contacts(self.window, self.scope, self._often)
        )

    def _cases(self, op: CaseDate) -> FromClause:
        return self._table(op, lambda: counted_cases(self.window, self.scope, op))

    def _results(self) -> FromClause:
        return self._table("resultaten", lambda: counted_results(self.window, self.scope))

    def _table(self, key: object, make: Callable[[], FromClause]) -> FromClause:
        if key not in self._tables:
            self._tables[key] = make()
        return self._tables[key]

    def _kept(self, key: object, make: Callable[[], Rows]) -> Rows:
        if key not in self._rows:
            self._rows[key] = make()
        return self._rows[key]
